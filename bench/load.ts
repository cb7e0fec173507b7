/** How the pages bear questions that arrive at a rate, whoever is still waiting: open-loop arrivals over real HTTP. */
import { spawn } from 'node:child_process';
import { mkdtempSync } from 'node:fs';
import { Agent } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { freePort, percentile, send, serves } from './http.js';
import { BenchError } from './options.js';

/** Goals: questions a second on two cores, and the wait that one in a hundred may pass. */
export const LOAD_GOAL = { perSecond: 300, p99: 100 } as const;

export interface LoadReport {
  readonly asked: number;
  readonly seconds: number;
  /** Answers in each second that questions arrived in. */
  readonly perSecond: number;
  /** Milliseconds from when a question was due to the end of its answer. */
  readonly p50: number;
  readonly p99: number;
  /** Answers without an answer: another status than 200, or none. */
  readonly failed: number;
}

export interface LoadOptions {
  /** Arrivals a second. */
  readonly rate: number;
  readonly seconds: number;
  readonly questions: readonly string[];
}

const PEOPLE = 200;
const PROGRAM = join(import.meta.dirname, '..', 'src', 'cli', 'main.js');
const FORM = 'application/x-www-form-urlencoded';

interface Visitor {
  readonly cookie: string;
  readonly proof: string;
  /** Each comes from an address of its own, as the proxy in front sees it. */
  readonly address: string;
}

/** Starts the built program with pages alone, asks, and ends it. */
export async function runLoad({ rate, seconds, questions }: LoadOptions): Promise<LoadReport> {
  const port = await freePort();
  const folder = mkdtempSync(join(tmpdir(), 'policy-bot-load-'));
  const child = spawn(process.execPath, [PROGRAM, 'start'], {
    stdio: ['ignore', 'ignore', 'inherit'],
    env: {
      ...process.env,
      WEB_PORT: String(port),
      WEB_PROXIES: '1',
      POLICY_BOT_DATABASE: join(folder, 'inquiries.db'),
      POLICY_BOT_LOG_LEVEL: 'error',
    },
  });
  try {
    if (!(await serves(port, '/healthz')))
      throw new BenchError('The program does not serve: run "npm run build" and "npm run index" first.');
    const people = await Promise.all(Array.from({ length: PEOPLE }, (_, i) => visit(port, i)));
    return await ask(port, people, { rate, seconds, questions });
  } finally {
    child.kill('SIGTERM');
  }
}

async function ask(port: number, people: readonly Visitor[], options: LoadOptions): Promise<LoadReport> {
  const { rate, seconds, questions } = options;
  const total = Math.round(rate * seconds);
  const waits: number[] = [];
  let failed = 0;
  const agent = new Agent({ keepAlive: true, maxSockets: 512 });
  const begun = performance.now();
  const one = async (n: number): Promise<void> => {
    const due = begun + (n * 1_000) / rate;
    await delay(Math.max(0, due - performance.now()));
    const { cookie, proof, address } = people[n % people.length]!;
    const text = questions[(n * 7) % questions.length]!;
    const body = new URLSearchParams({ proof, once: String(n), lang: 'ko', text }).toString();
    const headers = { cookie, 'content-type': FORM, 'x-fragment': '1', 'x-forwarded-for': address };
    const status = await send(port, '/ask', agent, headers, body).then(
      (answer) => answer.status,
      () => 0,
    );
    if (status !== 200) failed += 1;
    waits.push(performance.now() - due);
  };
  await Promise.all(Array.from({ length: total }, (_, n) => one(n)));
  const took = (performance.now() - begun) / 1_000;
  agent.destroy();
  return {
    asked: total,
    seconds: took,
    perSecond: (total - failed) / took,
    p50: percentile(waits, 0.5),
    p99: percentile(waits, 0.99),
    failed,
  };
}

async function visit(port: number, n: number): Promise<Visitor> {
  const address = `10.1.${n >> 8}.${n & 255}`;
  const { headers, text } = await send(port, '/', undefined, { 'x-forwarded-for': address });
  return {
    address,
    cookie: headers['set-cookie']?.[0]?.split(';')[0] ?? '',
    proof: /name="proof" value="([^"]*)"/.exec(text)?.[1] ?? '',
  };
}
