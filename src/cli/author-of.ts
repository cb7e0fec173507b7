/** Who made a change of the content, as far as that is known: at the desk, else in the repository that holds it. */
import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import type { DeliveryStore } from '../delivery/index.js';
import type { ChangedFile } from '../history/index.js';

const run = promisify(execFile);
/** Changes of a file that are looked through, the last ones. */
const LOOKED = 10;
const GIT_MS = 5_000;

export async function authorOf(
  content: string,
  store: Pick<DeliveryStore, 'changes'> | undefined,
  changed: readonly ChangedFile[],
): Promise<string | undefined> {
  const names = new Set<string>();
  for (const { path, after } of changed) {
    const edits = (await store?.changes({ limit: LOOKED, about: path })) ?? [];
    const edit = edits.find((each) => each.after === after);
    if (edit !== undefined) names.add(edit.who);
  }
  return names.size > 0 ? [...names].join(', ') : committer(content);
}

/** Who committed to the folder last, if it is as it was committed. */
async function committer(content: string): Promise<string | undefined> {
  const git = async (...words: string[]): Promise<string> =>
    (await run('git', words, { cwd: content, timeout: GIT_MS, encoding: 'utf8' })).stdout.trim();
  try {
    if ((await git('status', '--porcelain', '--', '.')) !== '') return undefined;
    return (await git('log', '-1', '--format=%an', '--', '.')) || undefined;
  } catch {
    return undefined;
  }
}
