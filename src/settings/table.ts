/**
 * Every setting there is. Validation, `docs/settings.md`, `.env.example` and `policy-bot doctor` are all made
 * from this table, so a setting is added here and nowhere else.
 */
import { join } from 'node:path';
import { z } from 'zod';
import { PACKAGE_ROOT } from '../package-root.js';

export const LOG_LEVELS = ['debug', 'info', 'warn', 'error', 'silent'] as const;
export type LogLevel = (typeof LOG_LEVELS)[number];

/** What the environment says, read and validated. Paths are absolute. */
export interface Settings {
  /** Content folder. */
  readonly content: string;
  /** SQLite file of the inquiry log. */
  readonly database: string;
  /** Key of the HMAC that makes user ids pseudonymous; undefined: `loadHashKey` keeps one beside the database. */
  readonly hashKey: string | undefined;
  /** Days, 1 to 3,650. */
  readonly retentionDays: number;
  /** Minutes, 1 to 1,440. */
  readonly conversationMinutes: number;
  /** Confidence from which the bot answers, 0 to 1; undefined: the engine's own. */
  readonly threshold: number | undefined;
  /** YYYY-MM-DD; undefined: the real day. */
  readonly today: string | undefined;
  /** undefined: `info`, or `warn` when the chat shares a terminal with the log. */
  readonly logLevel: LogLevel | undefined;
}

/** One row of the table. */
export interface Setting {
  /** The environment variable. */
  readonly name: `POLICY_BOT_${string}`;
  readonly key: keyof Settings;
  /** What the value looks like, as a noun phrase that completes "… is not". */
  readonly shape: string;
  /** What holds when it is not set, as readers see it. */
  readonly fallback: string;
  /** A value that could be pasted. */
  readonly example: string;
  /** Never printed, logged or put into a message. */
  readonly secret: boolean;
  /** What it is for: a sentence or two. */
  readonly help: string;
  /** Where its value is to be found or how it is made; empty when it is simply chosen. */
  readonly where: string;
  /** Turns the variable's text into the value; text that is empty counts as not set. */
  readonly schema: z.ZodType<Settings[keyof Settings], string>;
  /** The value when the variable is not set. */
  readonly initial: Settings[keyof Settings];
}

export const SETTINGS: readonly Setting[] = [
  {
    name: 'POLICY_BOT_CONTENT',
    key: 'content',
    shape: 'the path of a folder',
    fallback: 'content',
    example: 'content',
    secret: false,
    help: 'The knowledge base: the folder with bot.yaml, sources/, programs/ and the rest.',
    where: 'The shipped one is the folder content beside package.json.',
    schema: path(),
    initial: join(PACKAGE_ROOT, 'content'),
  },
  {
    name: 'POLICY_BOT_DATABASE',
    key: 'database',
    shape: 'the path of a file that can be written',
    fallback: 'data/inquiries.db',
    example: 'data/inquiries.db',
    secret: false,
    help: 'The SQLite file that keeps the questions which could not be answered. It is made when it is missing.',
    where: '',
    schema: path(),
    initial: 'data/inquiries.db',
  },
  {
    name: 'POLICY_BOT_HASH_KEY',
    key: 'hashKey',
    shape: 'a random text of at least 32 characters',
    fallback: 'a key made at the first start and kept in the file hash-key beside the database',
    example: '',
    secret: true,
    help:
      'Turns user ids into pseudonyms before they are stored. With another key the same user gets another pseudonym, ' +
      'so set it once, and keep it out of the database’s backups.',
    where: 'Make one with: openssl rand -hex 32',
    schema: z.string().min(32),
    initial: undefined,
  },
  {
    name: 'POLICY_BOT_RETENTION_DAYS',
    key: 'retentionDays',
    shape: 'a whole number of days from 1 to 3650',
    fallback: '365',
    example: '365',
    secret: false,
    help: 'Logged questions and statistics older than this are deleted.',
    where: '',
    schema: wholeNumber(1, 3650),
    initial: 365,
  },
  {
    name: 'POLICY_BOT_CONVERSATION_MINUTES',
    key: 'conversationMinutes',
    shape: 'a whole number of minutes from 1 to 1440',
    fallback: '30',
    example: '30',
    secret: false,
    help: 'How long after the last turn the bot still knows what “it” is.',
    where: '',
    schema: wholeNumber(1, 1440),
    initial: 30,
  },
  {
    name: 'POLICY_BOT_THRESHOLD',
    key: 'threshold',
    shape: 'a number from 0 to 1',
    fallback: 'the engine’s own, which docs/design.md explains',
    example: '0.6',
    secret: false,
    help:
      'The confidence from which the bot answers at once and does not ask back. Higher: fewer wrong answers, more ' +
      'questions back. Leave it alone unless the statistics of the inquiry log give a reason.',
    where: '',
    schema: z
      .string()
      .regex(/^(0(\.\d+)?|1(\.0+)?|\.\d+)$/)
      .transform(Number),
    initial: undefined,
  },
  {
    name: 'POLICY_BOT_TODAY',
    key: 'today',
    shape: 'a day written as YYYY-MM-DD',
    fallback: 'the day on the machine’s clock',
    example: '2026-11-22',
    secret: false,
    help: 'The day that the bot takes for today: shows what it will say once a program has closed. For trying out only.',
    where: '',
    schema: z.iso.date(),
    initial: undefined,
  },
  {
    name: 'POLICY_BOT_LOG_LEVEL',
    key: 'logLevel',
    shape: `one of ${LOG_LEVELS.join(', ')}`,
    fallback: 'info; warn while a chat runs in the terminal',
    example: 'info',
    secret: false,
    help: 'How much is logged to standard error. No level logs what people ask.',
    where: '',
    schema: z.string().toLowerCase().pipe(z.enum(LOG_LEVELS)),
    initial: undefined,
  },
];

function path(): z.ZodType<string, string> {
  return z.string().refine((value) => !value.includes('\0'));
}

function wholeNumber(from: number, to: number): z.ZodType<number, string> {
  return z
    .string()
    .regex(/^\d+$/)
    .transform(Number)
    .refine((value) => value >= from && value <= to);
}
