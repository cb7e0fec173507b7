import { isPassing } from '../database/index.js';

export const INQUIRY_LOG_ERROR_CODES = [
  'locked',
  'full',
  'read-only',
  'newer-version',
  'corrupt',
  'foreign',
  'cannot-open',
  'no-wal',
  'io',
  'unreachable',
  'closed',
  'unknown-id',
  'setting',
  'failed',
] as const;
export type InquiryLogErrorCode = (typeof INQUIRY_LOG_ERROR_CODES)[number];

/** Why the log could not do what was asked. The message names the file, says what to do, and holds no question text. */
export class InquiryLogError extends Error {
  override readonly name = 'InquiryLogError';

  constructor(
    readonly code: InquiryLogErrorCode,
    message: string,
    options?: ErrorOptions,
  ) {
    super(message, options);
  }
}

/** Codes of a database that cannot be read or written, as they begin; the first that fits counts. */
const BY_RESULT: readonly (readonly [prefix: string, InquiryLogErrorCode])[] = [
  ['SQLITE_BUSY', 'locked'],
  ['SQLITE_LOCKED', 'locked'],
  ['SQLITE_FULL', 'full'],
  ['SQLITE_READONLY', 'read-only'],
  ['SQLITE_NOTADB', 'corrupt'],
  ['SQLITE_CORRUPT', 'corrupt'],
  ['SQLITE_CANTOPEN', 'cannot-open'],
  ['SQLITE_IOERR', 'io'],
  // Those of a PostgreSQL server.
  ['53300', 'unreachable'],
  ['53', 'full'],
  ['28', 'unreachable'],
  ['3D', 'unreachable'],
  ['25006', 'read-only'],
  ['42501', 'read-only'],
  ['40', 'locked'],
  ['55P03', 'locked'],
  ['57014', 'locked'],
];

const BY_ERRNO: Readonly<Record<string, InquiryLogErrorCode>> = {
  EACCES: 'read-only',
  EPERM: 'read-only',
  EROFS: 'read-only',
  ENOSPC: 'full',
  EDQUOT: 'full',
};

type DiskCode = Exclude<
  InquiryLogErrorCode,
  'newer-version' | 'foreign' | 'no-wal' | 'closed' | 'unknown-id' | 'setting'
>;

const MESSAGES: Readonly<Record<DiskCode, (path: string) => string>> = {
  locked: (path) =>
    `The inquiry log ${path} is locked: another program kept it busy for too long. Close the program that has it open (a database viewer, a backup), then try again.`,
  full: (path) =>
    `The inquiry log ${path} could not grow: its disk is full. Free space on that disk, or move the log to another one.`,
  'read-only': (path) =>
    `The inquiry log ${path} cannot be written: the file, its folder or the disk is read-only for this user. Give the user that runs the bot the right to write to the file and to its folder.`,
  corrupt: (path) =>
    `The inquiry log ${path} is damaged or is not an SQLite database. Move the file (with its -wal and -shm files) aside, and put a backup in its place or let the bot begin a new one.`,
  'cannot-open': (path) =>
    `The inquiry log ${path} could not be opened as a file. Check that the path names a file, not a folder, and that its folder can be reached.`,
  io: (path) =>
    `The disk reported an error while the inquiry log ${path} was in use. Check the disk and its free space, then start the bot again.`,
  unreachable: (path) =>
    `The database ${path} cannot be reached, or does not let the bot in. Check that the server runs, and the address, user and password in POLICY_BOT_DATABASE_URL.`,
  failed: (path) =>
    `The inquiry log ${path} did not take the change. The cause is in the log of the program; report it with the version of the bot.`,
};

/** Turns whatever SQLite, PostgreSQL or the file system threw into an `InquiryLogError`; one of ours is returned as it is. */
export function explainFailure(error: unknown, path: string): InquiryLogError {
  if (error instanceof InquiryLogError) return error;
  const code = codeOf(error);
  return new InquiryLogError(code, MESSAGES[code](path), { cause: error });
}

function codeOf(error: unknown): DiskCode {
  const result = error instanceof Error && 'code' in error ? String(error.code) : '';
  const known =
    BY_RESULT.find(([prefix]) => result.startsWith(prefix))?.[1] ??
    (isPassing(error) ? 'unreachable' : BY_ERRNO[result]);
  return (known ?? (/^E[A-Z]+$/.test(result) ? 'cannot-open' : 'failed')) as DiskCode;
}

export function unknownId(id: string): InquiryLogError {
  return new InquiryLogError(
    'unknown-id',
    `No inquiry has the id ${shorten(id)}. "policy-bot inquiries list --status all" shows the ids.`,
  );
}

export function closedLog(path: string): InquiryLogError {
  return new InquiryLogError(
    'closed',
    `The inquiry log ${path} is closed: the bot is shutting down. Ask again once it runs.`,
  );
}

function shorten(id: string): string {
  return JSON.stringify(id.length > 40 ? `${id.slice(0, 40)}…` : id);
}
