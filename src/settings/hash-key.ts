import { randomBytes } from 'node:crypto';
import { existsSync, linkSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Settings } from './table.js';

const FILE_NAME = 'hash-key';

/** There is no key for pseudonyms, and none can be made; the message names the file and the setting. */
export class HashKeyError extends Error {
  override name = 'HashKeyError';
}

/** Where the key is kept when no setting gives one. */
export function hashKeyFile(settings: Pick<Settings, 'database'>): string {
  return join(dirname(settings.database), FILE_NAME);
}

/**
 * The key that makes user ids pseudonymous: the one in the settings, else the one kept beside the database, which
 * is made when it is missing, readable by its owner alone. Two processes that start together get the same key.
 *
 * @throws HashKeyError when the file cannot be read or written, or holds no key
 */
export function loadHashKey(settings: Pick<Settings, 'database' | 'databaseUrl' | 'hashKey'>): string {
  if (settings.hashKey) return settings.hashKey;
  if (settings.databaseUrl !== undefined) {
    throw new HashKeyError(
      'A database that several processes share needs one key that they share too. Set POLICY_BOT_HASH_KEY to the same ' +
        'random text for all of them: what the file hash-key beside the SQLite files holds, or of: openssl rand -hex 32',
    );
  }
  const file = hashKeyFile(settings);
  try {
    return readKey(file) ?? makeKey(file);
  } catch (error) {
    const mend = existsSync(file)
      ? 'Let the user that runs the bot read it, or put it back from a backup. With another key the users of older questions are not found.'
      : 'Make its folder writable, free space where its disk is full, or set POLICY_BOT_HASH_KEY to a random text: openssl rand -hex 32';
    throw new HashKeyError(
      `${file} cannot hold the key for pseudonyms (${(error as Error).message}). ${mend}`,
      {
        cause: error,
      },
    );
  }
}

function readKey(file: string): string | undefined {
  let key: string;
  try {
    key = readFileSync(file, 'utf8').trim();
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
  if (key.length < 32)
    throw new Error(
      'it holds fewer than 32 characters; where there is no backup of it, delete it to have a new one made',
    );
  return key;
}

function makeKey(file: string): string {
  mkdirSync(dirname(file), { recursive: true });
  const draft = `${file}.${process.pid}`;
  try {
    writeFileSync(draft, `${randomBytes(32).toString('hex')}\n`, { mode: 0o600, flag: 'wx' });
    // A link appears whole and never replaces a key that another process has just made.
    linkSync(draft, file);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  } finally {
    // Of one that a full disk has cut short, too.
    rmSync(draft, { force: true });
  }
  return readKey(file)!;
}
