/** Runs the built program as a child process, in a place of its own. */
import { type ChildProcessWithoutNullStreams, execFileSync, spawn } from 'node:child_process';
import { cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { expect } from 'vitest';
import { PACKAGE_ROOT, PREPARED } from '../../src/package-root.js';

const FIXTURE = join(PACKAGE_ROOT, 'test/fixtures/knowledge/minimal');

export interface Finished {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
  readonly out: string;
  readonly err: string;
}

/** Holds what a program ended with, and shows everything that it printed where that is something else. */
export function expectEnd({ code, signal, out, err }: Finished, expected = 0): void {
  expect({ code, signal }, `out:\n${out}\nerr:\n${err}`).toEqual({ code: expected, signal: null });
}

/** A program that is running. */
export interface Running {
  readonly child: ChildProcessWithoutNullStreams;
  /** What it has printed to standard output so far. */
  out(): string;
  /** What it has printed to standard error so far. */
  err(): string;
  say(line: string): void;
  /** Resolves once standard output holds `text`; rejects with everything printed when it ends or takes too long. */
  shows(text: string): Promise<void>;
  readonly finished: Promise<Finished>;
}

/** How long what a program does is waited for, in milliseconds: seconds on an idle machine, and much longer beside others. */
export const PATIENCE = 60_000;

/** A folder with a small knowledge base and no database yet, and the environment that points to it. */
export interface Place {
  readonly folder: string;
  readonly content: string;
  readonly database: string;
  readonly env: Record<string, string>;
}

/** Makes a place. */
export function makePlace(): Place {
  const folder = mkdtempSync(join(tmpdir(), 'policy-bot-'));
  const content = join(folder, 'content');
  const database = join(folder, 'data', 'inquiries.db');
  cpSync(FIXTURE, content, { recursive: true });
  for (const file of readdirSync(content, { recursive: true, encoding: 'utf8' })) {
    if (file.endsWith('.yaml')) pointToSchema(join(content, file), file.split('/').length);
  }
  const env = { POLICY_BOT_CONTENT: content, POLICY_BOT_DATABASE: database, WEB_PORT: 'off' };
  prepare(content);
  return { folder, content, database, env };
}

/** Indexes the small knowledge base beside the shipped one, once a run: each start of the built program finds it there. */
function prepare(content: string): void {
  const program = join(PACKAGE_ROOT, 'dist/src/cli/main.js');
  // The temporary folder is the run's own, and goes with it.
  const done = join(tmpdir(), 'indexed');
  if (existsSync(done) || !existsSync(program)) return;
  const env = { POLICY_BOT_CONTENT: content, POLICY_BOT_DATABASE: join(dirname(PREPARED), 'none.db') };
  execFileSync(process.execPath, [program, 'index'], { env: { ...process.env, ...env }, stdio: 'ignore' });
  writeFileSync(done, '');
}

/** The fixture lies deeper than a content folder does; its first lines say the way to the schemas from there. */
function pointToSchema(file: string, depth: number): void {
  const text = readFileSync(file, 'utf8');
  writeFileSync(file, text.replace(/\$schema=(\.\.\/)+/, `$schema=${'../'.repeat(depth)}`));
}

/** Starts `node dist/<file> …words` in the folder of a place. */
export function run(
  place: Place,
  file: string,
  words: readonly string[],
  env: Record<string, string> = {},
): Running {
  const built = join(PACKAGE_ROOT, 'dist', file);
  if (!existsSync(built)) throw new Error(`${built} is missing: run "npm run build" before these tests.`);
  const child = spawn(process.execPath, [built, ...words], {
    cwd: place.folder,
    env: { PATH: process.env['PATH'] ?? '', HOME: place.folder, ...place.env, ...env },
  });
  let out = '';
  let err = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    out += text;
  });
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    err += text;
  });
  // A program that has ended takes no more input; what it said is what the test looks at.
  child.stdin.on('error', () => undefined);
  const finished = new Promise<Finished>((resolve) => {
    child.on('close', (code, signal) => resolve({ code, signal, out, err }));
  });
  const shows = async (text: string): Promise<void> => {
    const end = Date.now() + PATIENCE;
    let over = false;
    void finished.then(() => {
      over = true;
    });
    while (!out.includes(text)) {
      if (over || Date.now() > end) throw new Error(`"${text}" was not shown.\nout:\n${out}\nerr:\n${err}`);
      await new Promise((resolve) => setTimeout(resolve, 10));
    }
  };
  return {
    child,
    out: () => out,
    err: () => err,
    say: (line) => void child.stdin.write(`${line}\n`),
    shows,
    finished,
  };
}

/** Runs `policy-bot …words` to its end, with this standard input. */
export function policyBot(
  place: Place,
  words: readonly string[],
  { input = '', env = {} }: { input?: string; env?: Record<string, string> } = {},
): Promise<Finished> {
  const running = run(place, 'src/cli/main.js', words, env);
  running.child.stdin.end(input);
  return running.finished;
}

/** Where its pages are; it logs from `info` on. */
export async function addressOf(desk: Running): Promise<string> {
  for (const end = Date.now() + PATIENCE; Date.now() < end; ) {
    const address = /"address":"([^"]+)"/.exec(desk.err())?.[1];
    if (address !== undefined) return address;
    await delay(10);
  }
  throw new Error(`No address was printed.\n${desk.err()}`);
}

export function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address() as { port: number };
      server.close(() => resolve(port));
    });
  });
}

/** Of many questions, those that begin with `zebra`, which no document answers, are so many, and each is in the log. */
export async function expectLogged(
  place: Place,
  asked: readonly { readonly text: string }[],
  count: number,
): Promise<void> {
  const { out } = await policyBot(place, ['inquiries', 'list', '--limit', '5000', '--json']);
  const logged = new Set((JSON.parse(out) as { text: string }[]).map(({ text }) => text));
  const unanswered = asked.map(({ text }) => text).filter((text) => text.startsWith('zebra'));
  expect(unanswered).toHaveLength(count);
  expect(unanswered.filter((text) => !logged.has(text))).toEqual([]);
}
