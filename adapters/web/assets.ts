/** Style sheet, script and picture: read once, kept in memory, named by a hash of all of them. */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

const TYPES = {
  'style.css': 'text/css; charset=utf-8',
  'desk.css': 'text/css; charset=utf-8',
  'desk.js': 'text/javascript; charset=utf-8',
  'enhance.js': 'text/javascript; charset=utf-8',
  'embed.js': 'text/javascript; charset=utf-8',
  'icon.svg': 'image/svg+xml',
} as const;

export interface Assets {
  /** Changes with any of them. */
  readonly version: string;
  get(name: string): { readonly text: string; readonly type: string } | undefined;
}

/** @throws Error of `node:fs` when one of them is missing */
export function readAssets(folder: string): Assets {
  const files = new Map(
    Object.entries(TYPES).map(([name, type]) => [
      name,
      { text: readFileSync(join(folder, name), 'utf8'), type },
    ]),
  );
  const hash = createHash('sha256');
  for (const { text } of files.values()) hash.update(text);
  return { version: hash.digest('base64url').slice(0, 10), get: (name) => files.get(name) };
}
