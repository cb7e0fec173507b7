/**
 * How the built program bears messages that arrive at a rate from Slack or Teams, whoever is still waiting: open-loop arrivals
 * over real HTTP at one or several processes, with a platform that takes its time; beside a bare Bolt app in the same run.
 */
import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { Agent } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { PACKAGE_ROOT } from '../src/package-root.js';
import { cpuOf } from './cpu.js';
import { freePort, percentile, send } from './http.js';
import { type ChatPlatform, slackMessage, startPlatform, teamsMessage } from './load-platform.js';
import { BenchError } from './options.js';

export const CHAT_CHANNELS = ['slack', 'teams'] as const;
export type ChatChannel = (typeof CHAT_CHANNELS)[number];

/** Goals in Slack on two cores: events a second and the acknowledgement that one in a hundred may pass, in milliseconds. */
export const CHAT_GOAL = { perSecond: 500, acknowledged99: 50 } as const;

export interface ChatLoadOptions {
  readonly channel: ChatChannel;
  readonly program: 'policy-bot' | 'bolt';
  /** Arrivals a second. */
  readonly rate: number;
  readonly seconds: number;
  /** How long each call of the platform's API takes, in milliseconds. */
  readonly latency: number;
  readonly processes: number;
  /** A PostgreSQL database that several processes share. */
  readonly url?: string | undefined;
  readonly content: string;
  readonly questions: readonly string[];
}

export interface ChatLoadReport {
  readonly program: string;
  readonly latency: number;
  readonly processes: number;
  readonly events: number;
  /** Another status than 200, or none. */
  readonly refused: number;
  readonly unanswered: number;
  /** Events that were answered in each second, from the first arrival to the last answer. */
  readonly perSecond: number;
  /** Milliseconds from when an event was due to its acknowledgement. */
  readonly acknowledged50: number;
  readonly acknowledged99: number;
  /** Milliseconds from when an event was due to its answer. */
  readonly answered50: number;
  readonly answered99: number;
  /** Milliseconds of processor for each answer, of the programs; null where the system does not say. */
  readonly cpu: number | null;
  /** The same of whoever sends the messages and takes the answers, who shares the processor. */
  readonly ownCpu: number;
}

/** What messages to a desk in Slack are signed with. */
export const SECRET = 'signing-secret-of-the-measurement';
const TOKEN = 'xoxb-measurement';
/** More people than events a few seconds long: a platform takes a post a second in each conversation. */
const PEOPLE = 2_000;
const START_MS = 60_000;
/** Nothing more is waited for after so long without an answer, in milliseconds. */
const PATIENCE_MS = 15_000;
const MOST_SOCKETS = 256;

export async function runChatLoad(options: ChatLoadOptions): Promise<ChatLoadReport> {
  const { program, latency, processes } = options;
  const platform = await startPlatform(latency);
  const folder = mkdtempSync(join(tmpdir(), 'policy-bot-load-'));
  const children: ChildProcess[] = [];
  try {
    const ports = await Promise.all(
      Array.from({ length: processes }, async () => {
        const port = await freePort();
        const child =
          program === 'bolt' ? startBolt(platform, port) : startDesk(platform, port, folder, options);
        children.push(child);
        await listens(child, port);
        return port;
      }),
    );
    const pids = children.map(({ pid }) => pid);
    const before = cpuOf(pids);
    const own = process.cpuUsage();
    const arrived = await arrive(platform, ports, options);
    const after = cpuOf(pids);
    const { user, system } = process.cpuUsage(own);
    const answers = Math.max(1, arrived.events - arrived.unanswered);
    const cpu = before === undefined || after === undefined ? null : (after - before) / answers;
    return { program, latency, processes, ...arrived, cpu, ownCpu: (user + system) / 1_000 / answers };
  } finally {
    for (const child of children) child.kill('SIGKILL');
    platform.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

async function arrive(
  platform: ChatPlatform,
  ports: readonly number[],
  { channel, rate, seconds, questions }: ChatLoadOptions,
): Promise<Omit<ChatLoadReport, 'program' | 'latency' | 'processes' | 'cpu' | 'ownCpu'>> {
  const events = Math.round(rate * seconds);
  const due = new Map<string, number[]>();
  const acknowledged: number[] = [];
  let refused = 0;
  const agent = new Agent({ keepAlive: true, maxSockets: MOST_SOCKETS });
  const begun = performance.now();
  const one = async (n: number): Promise<void> => {
    const at = begun + (n * 1_000) / rate;
    await delay(Math.max(0, at - performance.now()));
    const person = `D${n % PEOPLE}`;
    const text = questions[(n * 7) % questions.length]!;
    const { path, headers, body } =
      channel === 'slack'
        ? slackMessage(SECRET, person, `E${n}`, text)
        : teamsMessage(platform.url, person, `E${n}`, text);
    due.set(person, [...(due.get(person) ?? []), at]);
    const status = await send(ports[n % ports.length]!, path, agent, headers, body).then(
      (answer) => answer.status,
      () => 0,
    );
    if (status !== 200 && status !== 202) refused += 1;
    acknowledged.push(performance.now() - at);
  };
  await Promise.all(Array.from({ length: events }, (_, n) => one(n)));
  const count = (): number => [...platform.answers.values()].reduce((sum, { length }) => sum + length, 0);
  let last = performance.now();
  for (let seen = count(); seen < events && performance.now() - last < PATIENCE_MS; ) {
    await platform.answered();
    const now = count();
    if (now > seen) last = performance.now();
    seen = now;
  }
  agent.destroy();
  const answered = [...platform.answers].flatMap(([person, times]) =>
    times.flatMap((time, n) => {
      const at = due.get(person)?.[n];
      return at === undefined ? [] : [time - at];
    }),
  );
  const end = Math.max(begun, ...[...platform.answers.values()].map((times) => times.at(-1)!));
  return {
    events,
    refused,
    unanswered: Math.max(0, events - answered.length),
    perSecond: (answered.length * 1_000) / Math.max(1, end - begun),
    acknowledged50: percentile(acknowledged, 0.5),
    acknowledged99: percentile(acknowledged, 0.99),
    answered50: percentile(answered, 0.5),
    answered99: percentile(answered, 0.99),
  };
}

function startBolt(platform: ChatPlatform, port: number): ChildProcess {
  const settings = {
    token: TOKEN,
    signingSecret: SECRET,
    slackApiUrl: `${platform.url}/api/`,
    port: String(port),
  };
  return run('dist/bench/peers/bolt.js', [JSON.stringify(settings)], {});
}

/** @param more settings beside those of a measurement */
export function startDesk(
  platform: ChatPlatform,
  port: number,
  folder: string,
  { channel, url, content }: Pick<ChatLoadOptions, 'channel' | 'url' | 'content'>,
  more: Readonly<Record<string, string>> = {},
): ChildProcess {
  const chat =
    channel === 'slack'
      ? {
          SLACK_BOT_TOKEN: TOKEN,
          SLACK_SIGNING_SECRET: SECRET,
          SLACK_API_URL: `${platform.url}/api/`,
          PORT: String(port),
        }
      : { TEAMS_ALLOW_UNAUTHENTICATED: 'true', TEAMS_PORT: String(port) };
  return run('dist/src/cli/main.js', ['start'], {
    ...chat,
    WEB_PORT: 'off',
    POLICY_BOT_CONTENT: content,
    POLICY_BOT_DATABASE: join(folder, 'inquiries.db'),
    POLICY_BOT_HASH_KEY: 'a key of the measurement, long enough',
    POLICY_BOT_DIGEST: 'off',
    POLICY_BOT_LOG_LEVEL: 'error',
    ...(url === undefined ? {} : { POLICY_BOT_DATABASE_URL: url }),
    ...more,
  });
}

function run(file: string, words: readonly string[], env: Readonly<Record<string, string>>): ChildProcess {
  const built = join(PACKAGE_ROOT, file);
  if (!existsSync(built)) throw new BenchError(`${built} is missing: run "npm run build" first.`);
  const { PATH = '', HOME = '' } = process.env;
  return spawn(process.execPath, [built, ...words], {
    stdio: ['ignore', 'ignore', 'inherit'],
    env: { PATH, HOME, ...env },
  });
}

/** @throws BenchError when it ends, or takes nothing within a minute */
async function listens(child: ChildProcess, port: number): Promise<void> {
  const end = performance.now() + START_MS;
  while (performance.now() < end && child.exitCode === null) {
    const up = await send(port, '/', undefined, {}).then(
      () => true,
      () => false,
    );
    if (up) return;
    await delay(100);
  }
  throw new BenchError('The program does not take messages: run "npm run build" and "npm run index" first.');
}
