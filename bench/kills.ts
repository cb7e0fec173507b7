/**
 * What becomes of events when the processes that take them are killed: a platform of our own delivers each until it is
 * acknowledged, one in ten twice, to any of several processes, which are killed with SIGKILL meanwhile, and counts what is
 * posted for each.
 */
import { type ChildProcess, fork } from 'node:child_process';
import { EventEmitter, once } from 'node:events';
import { existsSync } from 'node:fs';
import { Agent, createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { setTimeout as delay } from 'node:timers/promises';
import { PACKAGE_ROOT } from '../src/package-root.js';
import { send } from './http.js';
import type { BenchPost, ReplicaSettings } from './kills-replica.js';
import { BenchError } from './options.js';
import { type Random, randomStream } from './random.js';

export interface KillOptions {
  readonly events: number;
  /** Spread evenly over the events. */
  readonly kills: number;
  readonly replicas: number;
  /** Where they keep what they take: a SQLite file, which one alone can have, or a PostgreSQL database. */
  readonly store: { readonly path: string } | { readonly url: string };
  /** Nothing more is sent or killed after so many seconds. */
  readonly seconds?: number | undefined;
  /** Whether another process is started in the place of each that was killed. Default: true. */
  readonly restart?: boolean;
  readonly seed: number;
  /** Hears how far it is. */
  readonly onProgress?: (answered: number, kills: number) => void;
}

export interface KillReport {
  readonly events: number;
  readonly kills: number;
  readonly seconds: number;
  /** Acknowledged, and never answered. */
  readonly lost: number;
  /** Answers to what was answered already. */
  readonly doubled: number;
  /** Answers that came before one to an earlier event of the conversation. */
  readonly disordered: number;
  /** Answered as what no process survives, because three were killed while they answered it. */
  readonly aside: number;
  /** Milliseconds from the acknowledgement to the answer. */
  readonly median: number;
  readonly p99: number;
  readonly slowest: number;
}

const REPLICA = join(PACKAGE_ROOT, 'dist/bench/kills-replica.js');
const CONVERSATIONS = 100;
/** Events of a conversation that may wait for their answers. */
const AHEAD = 4;
const TWICE = 0.1;
const AGAIN_MS = 20;
/** How long a post takes at most, and when one arrives within it, in milliseconds. */
const POST_MS = 15;
/** Nothing more is waited for after so long without an answer, in milliseconds. */
const PATIENCE_MS = 60_000;

/** A process that takes events; killed and started again under the same number. */
interface Replica {
  readonly child: ChildProcess;
  readonly port: number;
}

/** Takes posts and remembers them; says `post` for each. */
class Platform extends EventEmitter {
  readonly posts = new Set<string>();
  /** Events in the order of their answers, by conversation. */
  readonly answers = new Map<string, number[]>();
  readonly at = new Map<number, number>();
  doubled = 0;
  aside = 0;
  readonly #server: Server;

  constructor(random: Random) {
    super();
    this.setMaxListeners(0);
    this.#server = createServer(async (incoming, response) => {
      const id = incoming.url?.slice('/posts/'.length) ?? '';
      if (incoming.method === 'GET') {
        response.writeHead(this.posts.has(id) ? 200 : 404).end();
        return;
      }
      // Of a process that is killed on the way nothing arrives.
      const body = await text(incoming).catch(() => undefined);
      if (body === undefined) return;
      const took = random() * POST_MS;
      const arrives = random() * took;
      await delay(arrives);
      this.#note(id, JSON.parse(body) as BenchPost);
      await delay(took - arrives);
      response.writeHead(200).end();
    });
  }

  async start(): Promise<string> {
    this.#server.listen(0, '127.0.0.1');
    await once(this.#server, 'listening');
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  stop(): void {
    this.#server.close();
    this.#server.closeAllConnections();
  }

  #note(id: string, { conversation, event, aside }: BenchPost): void {
    this.posts.add(id);
    if (this.at.has(event)) this.doubled += 1;
    else this.at.set(event, performance.now());
    if (aside) this.aside += 1;
    const answers = this.answers.get(conversation) ?? [];
    this.answers.set(conversation, answers);
    answers.push(event);
    this.emit('post');
  }
}

/** @throws BenchError when the program is not built, or a process does not start */
export async function runKills(options: KillOptions): Promise<KillReport> {
  if (!existsSync(REPLICA)) throw new BenchError(`${REPLICA} is missing: run "npm run build" first.`);
  const { events, kills, replicas, store, seconds, restart = true, seed, onProgress } = options;
  const random = randomStream(seed);
  const platform = new Platform(random);
  const settings: ReplicaSettings = { ...store, platform: await platform.start() };
  const agent = new Agent({ keepAlive: true });
  const slots: (Replica | undefined)[] = [];
  const acknowledged = new Map<number, number>();
  const changed = new EventEmitter().setMaxListeners(0);
  platform.on('post', () => changed.emit('change'));
  let killed = 0;
  let next = 0;
  let last = performance.now();
  let stuck = false;
  let over = false;
  /** Events in all, as far as is known. */
  const total = (): number => (over ? next : events);
  /** Events that may be sent before the next kill, so that the kills are spread over all of them. */
  const allowed = (): number => (killed >= kills ? events : Math.ceil(((killed + 1) * events) / (kills + 1)));
  const until = async (holds: () => boolean): Promise<void> => {
    while (!holds() && !stuck) await once(changed, 'change');
  };

  const converse = async (name: string): Promise<void> => {
    const sent: number[] = [];
    const waiting = (): number => sent.filter((event) => !platform.at.has(event)).length;
    while (next < total() && !stuck) {
      await until(() => next >= total() || (next < allowed() && waiting() < AHEAD));
      if (next >= total() || next >= allowed() || stuck) continue;
      const event = next++;
      const again = random() < TWICE ? deliver(name, event) : undefined;
      await deliver(name, event);
      await again;
      acknowledged.set(event, performance.now());
      changed.emit('change');
      sent.splice(0, sent.length - AHEAD);
      sent.push(event);
    }
  };
  /** To any that lives, until one has acknowledged it. */
  const deliver = async (conversation: string, event: number): Promise<void> => {
    while (!stuck) {
      const living = slots.filter((slot) => slot !== undefined);
      const slot = living[Math.floor(random() * living.length)];
      if (slot !== undefined && (await post(agent, slot.port, { conversation, event }))) return;
      await delay(AGAIN_MS);
    }
  };
  const kill = async (): Promise<void> => {
    for (; killed < kills && !stuck && !over; killed += 1, changed.emit('change')) {
      const when = Math.ceil(((killed + random()) * events) / (kills + 1));
      await until(() => acknowledged.size >= when || over);
      if (over) return;
      const living = slots.flatMap((slot, n) => (slot === undefined ? [] : [n]));
      const n = living[Math.floor(random() * living.length)]!;
      const { child } = slots[n]!;
      slots[n] = undefined;
      child.kill('SIGKILL');
      await once(child, 'exit');
      if (restart) slots[n] = await start(settings);
      onProgress?.(platform.at.size, killed + 1);
    }
  };
  const watch = setInterval(() => {
    stuck ||= performance.now() - last > PATIENCE_MS;
    changed.emit('change');
  }, 1_000);
  changed.on('change', () => {
    if (platform.at.size !== seen) last = performance.now();
    seen = platform.at.size;
  });
  let seen = 0;
  let deadline: NodeJS.Timeout | undefined;
  try {
    slots.push(...(await Promise.all(Array.from({ length: replicas }, () => start(settings)))));
    const begun = performance.now();
    last = begun;
    if (seconds !== undefined)
      deadline = setTimeout(() => {
        over = true;
        changed.emit('change');
      }, seconds * 1_000);
    const people = Array.from({ length: CONVERSATIONS }, (_, n) => converse(`c${n}`));
    await Promise.all([...people, kill()]);
    await until(() => platform.at.size >= total());
    const took = (performance.now() - begun) / 1_000;
    const waits = [...acknowledged]
      .flatMap(([event, at]) => {
        const answered = platform.at.get(event);
        return answered === undefined ? [] : [Math.max(0, answered - at)];
      })
      .sort((a, b) => a - b);
    const share = (part: number): number => waits[Math.floor((waits.length - 1) * part)] ?? 0;
    return {
      events: acknowledged.size,
      kills: killed,
      seconds: took,
      lost: acknowledged.size - waits.length,
      doubled: platform.doubled,
      disordered: [...platform.answers.values()].reduce((sum, answers) => sum + countDisorder(answers), 0),
      aside: platform.aside,
      median: share(0.5),
      p99: share(0.99),
      slowest: share(1),
    };
  } finally {
    clearInterval(watch);
    clearTimeout(deadline);
    for (const slot of slots) slot?.child.kill('SIGKILL');
    platform.stop();
    agent.destroy();
  }
}

function countDisorder(events: readonly number[]): number {
  let most = -1;
  let count = 0;
  for (const event of events) {
    if (event < most) count += 1;
    most = Math.max(most, event);
  }
  return count;
}

async function start(settings: ReplicaSettings): Promise<Replica> {
  const child = fork(REPLICA, [JSON.stringify(settings)], { execArgv: [] });
  const ended = once(child, 'exit').then(() => {
    throw new BenchError('A process of the measurement ended before it took anything.');
  });
  const [address] = (await Promise.race([once(child, 'message'), ended])) as [AddressInfo];
  ended.catch(() => undefined);
  return { child, port: address.port };
}

/** Whether it was acknowledged. */
const post = (agent: Agent, port: number, body: object): Promise<boolean> =>
  send(port, '/', agent, {}, JSON.stringify(body)).then(
    ({ status }) => status === 200,
    () => false,
  );
