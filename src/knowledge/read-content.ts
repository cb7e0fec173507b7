/** The only file that reads the content folder. Nothing here throws: what cannot be read is a finding. */
import { isUtf8 } from 'node:buffer';
import { closeSync, constants, type Dirent, fstatSync, openSync, readSync } from 'node:fs';
import { access, readdir, realpath } from 'node:fs/promises';
import { dirname, join, relative, resolve, sep } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { type ContentFiles, shownPath } from './content-files.js';
import { type Diagnostic, diagnose } from './diagnostics.js';
import { isIgnored } from './layout.js';
import { MAX_FILE_BYTES, MAX_FILES } from './limits.js';
import type { RuleData, RuleId } from './rules/index.js';
import { UndecodedTexts } from './undecoded.js';

const MAX_DEPTH = 4;
/** Files read before others get their turn. */
const READ_AT_ONCE = 16;

/** Reads every file of the content folder that the bot could use. Resolves even if the folder does not exist. */
export async function readContent(dir: string): Promise<ContentFiles> {
  const reading = new Reading(dir);
  await reading.run();
  return {
    dir,
    files: reading.files,
    diagnostics: reading.diagnostics,
    unread: reading.unread,
    schemaDir: await findSchemaDir(dir),
  };
}

class Reading {
  readonly files = new UndecodedTexts();
  readonly unread = new Set<string>();
  readonly diagnostics: Diagnostic[] = [];
  readonly #dir: string;
  readonly #paths: string[] = [];
  #root = '';
  #tooMany = false;

  constructor(dir: string) {
    this.#dir = dir;
  }

  async run(): Promise<void> {
    try {
      this.#root = await realpath(this.#dir);
      await this.#list('', 0);
    } catch (error) {
      this.#report('folder-unreadable', '', { folder: this.#dir, reason: reasonOf(error) });
      return;
    }
    for (const [n, path] of this.#paths.sort().entries()) {
      if (n % READ_AT_ONCE === 0) await setImmediate();
      this.#read(path);
    }
  }

  async #list(folder: string, depth: number): Promise<void> {
    const entries = await readdir(join(this.#root, folder), { withFileTypes: true });
    for (const entry of entries.sort((a, b) => (a.name < b.name ? -1 : 1))) {
      const path = folder === '' ? entry.name : `${folder}/${entry.name}`;
      if (isIgnored(path) || this.#tooMany) continue;
      if (entry.isDirectory()) await this.#listInside(path, depth);
      else await this.#note(path, entry);
    }
  }

  async #listInside(path: string, depth: number): Promise<void> {
    if (depth + 1 >= MAX_DEPTH) return;
    try {
      await this.#list(path, depth + 1);
    } catch (error) {
      this.#report('file-unreadable', path, { reason: reasonOf(error) });
    }
  }

  async #note(path: string, entry: Dirent): Promise<void> {
    if (this.#paths.length >= MAX_FILES) {
      this.#tooMany = true;
      this.#report('too-many-files', '', { limit: MAX_FILES });
    } else if (!entry.isSymbolicLink() || (await this.#staysInside(path))) {
      this.#paths.push(path);
    }
  }

  /** Whether a link leads to a file in the content folder. A link to a folder is refused, as it could lead in circles. */
  async #staysInside(path: string): Promise<boolean> {
    try {
      const target = await realpath(join(this.#root, path));
      if (target.startsWith(this.#root + sep)) return true;
      this.#report('link-outside', path, { target });
    } catch (error) {
      this.#report('file-unreadable', path, { reason: reasonOf(error) });
    }
    this.unread.add(path);
    return false;
  }

  #read(path: string): void {
    try {
      const bytes = readBounded(join(this.#root, path));
      if (typeof bytes === 'number') {
        this.#reject('file-too-large', path, { bytes, limit: MAX_FILE_BYTES });
      } else {
        this.#decode(path, bytes);
      }
    } catch (error) {
      this.#reject('file-unreadable', path, { reason: reasonOf(error) });
    }
  }

  #decode(path: string, bytes: Uint8Array): void {
    // A third of the time that a decoder takes, which a folder of many files feels.
    if (!isUtf8(bytes)) {
      this.#reject('not-utf-8', path, { guess: guessEncoding(bytes) });
      return;
    }
    const marked = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf;
    this.files.add(path, marked ? bytes.subarray(3) : bytes);
  }

  #reject<R extends RuleId>(rule: R, path: string, data: RuleData<R>): void {
    this.unread.add(path);
    this.#report(rule, path, data);
  }

  #report<R extends RuleId>(rule: R, path: string, data: RuleData<R>): void {
    const place = { file: shownPath(this.#dir, path), line: 1, column: 1 };
    this.diagnostics.push(diagnose(rule, place, data));
  }
}

/**
 * The bytes of a file, or its size when that is over the limit. Opened without waiting, so that a named pipe
 * cannot hold up the check, and read to at most the limit, so that a file that grows meanwhile cannot either. Small files
 * are read eight times as fast without promises.
 */
export function readBounded(path: string, limit = MAX_FILE_BYTES): Uint8Array | number {
  const file = openSync(path, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0));
  try {
    const stats = fstatSync(file);
    if (!stats.isFile()) throw new Error('it is not a file');
    if (stats.size > limit) return stats.size;
    // One more than it has: a file that grows meanwhile is read on.
    let buffer = new Uint8Array(stats.size + 1);
    let length = 0;
    while (length <= limit) {
      if (length === buffer.length) {
        const longer = new Uint8Array(Math.min(limit + 1, 2 * length));
        longer.set(buffer);
        buffer = longer;
      }
      const read = readSync(file, buffer, length, buffer.length - length, length);
      if (read === 0) break;
      length += read;
    }
    return length > limit ? length : buffer.subarray(0, length);
  } finally {
    closeSync(file);
  }
}

/** Why the file system refused, in plain words. */
export function reasonOf(error: unknown): string {
  const { code, message } = error as NodeJS.ErrnoException;
  const words: Record<string, string> = {
    ENOENT: 'it does not exist',
    EACCES: 'your account may not open it',
    EPERM: 'your account may not open it',
    EISDIR: 'it is a folder',
    ENOTDIR: 'it is not a folder',
    ELOOP: 'it is a link that leads in a circle',
    EMFILE: 'too many files are open on this machine',
    EIO: 'the disk reported an error',
  };
  return (code !== undefined && words[code]) || message || 'the reason is not known';
}

function guessEncoding(bytes: Uint8Array): string {
  const [first, second] = bytes;
  if ((first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff))
    return ' (it looks like UTF-16)';
  try {
    new TextDecoder('euc-kr', { fatal: true }).decode(bytes);
    return ' (it looks like EUC-KR or Windows-949)';
  } catch {
    return '';
  }
}

/** The nearest `schema` folder in or above the content folder's parent; `../schema` when there is none. */
async function findSchemaDir(dir: string): Promise<string> {
  const start = resolve(dir);
  for (let folder = dirname(start), depth = 0; depth < 8; folder = dirname(folder), depth += 1) {
    try {
      await access(join(folder, 'schema', 'record.schema.json'));
      return relative(start, join(folder, 'schema')).split(sep).join('/');
    } catch {
      if (folder === dirname(folder)) break;
    }
  }
  return '../schema';
}
