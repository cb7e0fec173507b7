/** The content of one side of a comparison: a folder, or the content folder as a git revision has it. */
import { execFile } from 'node:child_process';
import { statSync } from 'node:fs';
import { basename, dirname, resolve } from 'node:path';
import { promisify } from 'node:util';
import type { KnowledgeBase } from '../../core/model/knowledge-base.js';
import { keptContent } from '../../indexing/index.js';
import { type ParsedTexts, parseAnyLayout, readContent } from '../../knowledge/index.js';
import { UsageError } from '../errors.js';

export interface Side {
  readonly name: string;
  readonly kb: KnowledgeBase;
}

const run = promisify(execFile);
const MAX_BYTES = 64_000_000;

/**
 * @param name a folder, or anything that git takes for a commit
 * @param content the content folder, for a revision
 * @param cacheDir where content that was indexed before is kept
 * @param parsed texts that were parsed before, of the other side: most of both are the same
 * @throws UsageError when there is neither, or its content cannot be served
 */
export async function readSide(
  name: string,
  content: string,
  cacheDir?: string,
  parsed?: ParsedTexts,
): Promise<Side> {
  const files = isFolder(name) ? (await readContent(name)).files : await filesAt(name, content);
  const kept = cacheDir === undefined ? undefined : await keptContent(files, cacheDir);
  if (kept !== undefined) return { name, kb: kept };
  const { knowledgeBase, diagnostics } = parseAnyLayout(files, parsed);
  if (knowledgeBase !== undefined) return { name, kb: knowledgeBase };
  const [first] = diagnostics;
  throw new UsageError(
    `The content of ${name} cannot be read.${first === undefined ? '' : ` The first finding is ${first.file}:${first.line}: ${first.what}`}\n  fix  Mend it, or name another folder or revision.`,
  );
}

function isFolder(name: string): boolean {
  return statSync(name, { throwIfNoEntry: false })?.isDirectory() === true;
}

/** The files of a folder in a revision, by their path below the folder. */
async function filesAt(revision: string, content: string): Promise<ReadonlyMap<string, string>> {
  const [above, folder] = [dirname(resolve(content)), basename(resolve(content))];
  const git = async (...words: string[]): Promise<string> =>
    (await run('git', words, { cwd: above, maxBuffer: MAX_BYTES, encoding: 'utf8' })).stdout;
  try {
    // A revision that begins with a hyphen would be an option.
    const verify = ['rev-parse', '--verify', '--quiet', '--end-of-options'];
    const commit = (await git(...verify, `${revision}^{commit}`)).trim();
    const listed = await git('ls-tree', '-r', '-z', '--name-only', commit, '--', `${folder}/`);
    const paths = listed.split('\0').filter((path) => path.endsWith('.yaml'));
    const texts = await Promise.all(paths.map((path) => git('show', `${commit}:./${path}`)));
    return new Map(paths.map((path, n) => [path.slice(folder.length + 1), texts[n] ?? '']));
  } catch (error) {
    const said = (error as { readonly stderr?: string }).stderr?.trim() ?? '';
    throw new UsageError(
      `"${revision}" is neither a folder nor a revision that git knows there.${said === '' ? '' : ` ${said}`}\n  fix  Name a folder, or a branch, tag or commit of the repository that holds ${content}.`,
    );
  }
}
