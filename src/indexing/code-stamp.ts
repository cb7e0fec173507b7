/** What tells the code and the models that made something kept on disk from any others. */
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { MODELS } from '../package-root.js';

const sha256 = (data: string | Uint8Array): string => createHash('sha256').update(data).digest('hex');

/**
 * A hash of the code, its words and the models that read and index content: others never takes up what this one left.
 *
 * @param models those that have their say
 */
export async function codeStamp(models: readonly string[]): Promise<string> {
  code ??= stampOfCode();
  const seen = [code, ...(await Promise.all(models.map(stampOfModel)))];
  return sha256(seen.join('\n')).slice(0, 12);
}

/** Both as they were when this process first asked: it runs what it has loaded. */
let code: string | undefined;
const modelStamps = new Map<string, Promise<string>>();

function stampOfCode(): string {
  const root = dirname(dirname(fileURLToPath(import.meta.url)));
  const seen: string[] = [process.versions.v8];
  for (const folder of ['core', 'knowledge']) {
    const names = readdirSync(join(root, folder), { recursive: true }).map(String);
    const files = names.filter((each) => /\.(?:[jt]s|json)$/u.test(each)).sort();
    seen.push(...files.map((name) => `${folder}/${name} ${sha256(readFileSync(join(root, folder, name)))}`));
  }
  return sha256(seen.join('\n'));
}

function stampOfModel(name: string): Promise<string> {
  const stamp =
    modelStamps.get(name) ?? readFile(join(MODELS, name)).then((bytes) => `models/${name} ${sha256(bytes)}`);
  modelStamps.set(name, stamp);
  return stamp;
}
