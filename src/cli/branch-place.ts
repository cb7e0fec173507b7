/**
 * Edits as commits on a branch of the repository that the content folder is in. Neither the folder, nor what is checked out, nor any
 * other branch is touched, and nothing is pushed; what is said follows when somebody merges the branch.
 */
import { spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { FileChange } from '../../adapters/web/index.js';
import type { ContentFiles } from '../knowledge/index.js';
import { readContent } from '../knowledge/read-content.js';
import { type ContentPlace, mayChange } from './content-place.js';
import { UsageError } from './errors.js';

/** An address that no mail reaches: the desk knows who has signed in, and not where to write to. */
const EMAIL = 'desk@localhost';
const NOTHING = '0'.repeat(40);

interface Asked {
  readonly input?: string;
  readonly env?: Readonly<Record<string, string>>;
}

/**
 * @throws UsageError when the folder is in no repository with a commit, or the branch cannot be written
 */
export async function branchPlace(content: string, branch: string): Promise<ContentPlace> {
  const { GIT_DIR: _dir, GIT_INDEX_FILE: _index, GIT_WORK_TREE: _tree, ...around } = process.env;
  const run = (
    words: readonly string[],
    cwd: string,
    { input = '', env = {} }: Asked = {},
  ): Promise<Buffer> =>
    new Promise((resolve, reject) => {
      const git = spawn('git', words, { cwd, env: { ...around, ...env, LC_ALL: 'C' } });
      const [out, err]: [Buffer[], Buffer[]] = [[], []];
      git.stdout.on('data', (part: Buffer) => out.push(part));
      git.stderr.on('data', (part: Buffer) => err.push(part));
      git.on('error', reject);
      git.on('close', (code) =>
        code === 0
          ? resolve(Buffer.concat(out))
          : reject(
              new Error(`git ${words[0]}: ${Buffer.concat(err).toString().trim() || `ended with ${code}`}`),
            ),
      );
      git.stdin.on('error', () => undefined);
      git.stdin.end(input);
    });
  const wrong = (what: string, fix: string): UsageError =>
    new UsageError(
      `Edits cannot be saved on the branch ${branch} (DESK_EDITS=branch). ${what}\n  fix  ${fix}`,
    );

  const [top = '', inside = ''] = (
    await run(['rev-parse', '--show-toplevel', '--show-prefix'], content).catch((error: Error) => {
      throw wrong(
        `${content} is in no work tree that git can read: ${error.message.split('\n')[0]}`,
        'Keep the content in a git repository that the program may write to, or set DESK_EDITS to files or patch.',
      );
    })
  )
    .toString()
    .split('\n');
  const git = (words: readonly string[], asked?: Asked): Promise<Buffer> => run(words, top, asked);
  const line = async (words: readonly string[], asked?: Asked): Promise<string> =>
    (await git(words, asked)).toString().trim();
  const ref = `refs/heads/${branch}`;
  await git(['check-ref-format', ref]).catch(() => {
    throw wrong('That is no name for a branch.', 'Name another in DESK_BRANCH, such as desk.');
  });
  await git(['rev-parse', '--verify', '--quiet', 'HEAD^{commit}']).catch(() => {
    throw wrong('The repository has no commit yet.', 'Commit the content first.');
  });
  const checkedOut = async (): Promise<boolean> =>
    (await line(['worktree', 'list', '--porcelain'])).split('\n').includes(`branch ${ref}`);
  const isOut = (): UsageError =>
    wrong(
      'It is checked out: its files would not follow.',
      'Check out another branch there, or name another in DESK_BRANCH.',
    );
  if (await checkedOut()) throw isOut();

  let known: { readonly both: string; readonly base: string } | undefined;
  /** The commit that the next one stands on, and where the branch is now: what is merged begins again at what is checked out. */
  const standing = async (): Promise<{ readonly base: string; readonly tip: string }> => {
    const both = await line(['rev-parse', '--revs-only', 'HEAD', ref]);
    const [head = '', tip = ''] = both.split('\n');
    if (tip === '') return { base: head, tip: NOTHING };
    if (known?.both !== both) {
      const merged = await git(['merge-base', '--is-ancestor', tip, head]).then(
        () => true,
        () => false,
      );
      known = { both, base: merged ? head : tip };
    }
    return { base: known.base, tip };
  };
  let kept: { readonly base: string; readonly files: ReadonlyMap<string, string> } | undefined;
  const filesAt = async (base: string): Promise<ReadonlyMap<string, string>> => {
    if (kept?.base === base) return kept.files;
    const listed = (await git(['ls-tree', '-r', '-z', base, '--', inside || '.'])).toString().split('\0');
    const blobs = listed.flatMap((row) => {
      const [what = '', path = ''] = row.split('\t');
      const [mode, , hash = ''] = what.split(' ');
      const own = path.slice(inside.length);
      return own.endsWith('.yaml') && mode !== '120000' ? [{ path: own, hash }] : [];
    });
    const input = blobs.map(({ hash }) => `${hash}\n`).join('');
    const texts = textsIn(await git(['cat-file', '--batch'], { input }));
    kept = { base, files: new Map(blobs.map(({ path }, at) => [path, texts[at] ?? ''])) };
    return kept.files;
  };
  const read = async (): Promise<ContentFiles> => {
    const folder = await readContent(content);
    const files = await filesAt((await standing()).base);
    return { ...folder, files: new Map([...files].sort(([a], [b]) => (a < b ? -1 : 1))) };
  };

  return {
    read,
    async difference() {
      const [there, here] = [(await read()).files, (await readContent(content)).files];
      const paths = new Set([...there.keys(), ...here.keys()]);
      return new Map(
        [...paths].flatMap((path) =>
          there.get(path) === here.get(path) ? [] : [[path, there.get(path)] as const],
        ),
      );
    },
    async write(changes, by) {
      if (await checkedOut()) throw isOut();
      const { base, tip } = await standing();
      if (!mayChange(await filesAt(base), changes)) return false;
      const folder = await mkdtemp(join(tmpdir(), 'policy-bot-branch-'));
      try {
        const env = { GIT_INDEX_FILE: join(folder, 'index') };
        await git(['read-tree', base], { env });
        for (const { path, after } of changes) {
          const at = `${inside}${path}`;
          if (after === undefined) {
            await git(['update-index', '--force-remove', '--', at], { env });
            continue;
          }
          const blob = await line(['hash-object', '-w', '--stdin'], { input: after });
          await git(['update-index', '--add', '--cacheinfo', `100644,${blob},${at}`], { env });
        }
        const tree = await line(['write-tree'], { env });
        const commit = await line(['commit-tree', '--no-gpg-sign', tree, '-p', base, '-F', '-'], {
          input: messageOf(changes),
          env: {
            GIT_AUTHOR_NAME: by || 'desk',
            GIT_AUTHOR_EMAIL: EMAIL,
            GIT_COMMITTER_NAME: 'sme-policy-bot',
            GIT_COMMITTER_EMAIL: EMAIL,
          },
        });
        // Refused when the branch has moved since: somebody was quicker.
        return await git(['update-ref', '-m', 'edited at /desk', ref, commit, tip]).then(
          () => true,
          () => false,
        );
      } finally {
        await rm(folder, { recursive: true, force: true });
      }
    },
  };
}

function messageOf(changes: readonly FileChange[]): string {
  const did = ({ before, after }: FileChange): string =>
    before === undefined ? 'Add' : after === undefined ? 'Remove' : 'Edit';
  const [first] = changes;
  if (first === undefined) return 'Nothing';
  if (changes.length === 1) return `${did(first)} ${first.path}`;
  return `Edit ${changes.length} files\n\n${changes.map((change) => `${did(change)} ${change.path}`).join('\n')}`;
}

/** The texts that `cat-file --batch` prints, each behind a line with its length in bytes. */
function textsIn(printed: Buffer): string[] {
  const texts: string[] = [];
  for (let at = 0; at < printed.length; ) {
    const end = printed.indexOf('\n', at);
    const length = Number(printed.subarray(at, end).toString().split(' ')[2]);
    texts.push(printed.subarray(end + 1, end + 1 + length).toString());
    at = end + 1 + length + 1;
  }
  return texts;
}
