/** Thousands of hostile inputs through the whole bot: each must get an orderly reply in bounded time. */
import { performance } from 'node:perf_hooks';
import fc from 'fast-check';
import { openContent } from '../src/cli/open.js';
import type { Bot } from '../src/core/bot.js';
import type { Reply } from '../src/core/reply.js';
import { memoryInquiryLog } from '../src/inquiries/index.js';
import { type Hearing, hearingOf } from './hearing.js';
import { hostileKinds } from './hostile-inputs.js';
import { botOver, faultLogger, phrasingsOf } from './library-bot.js';
import { pumpedTexts } from './pumped.js';
import { summarise, type Times } from './sample.js';

export interface KindRow extends Times {
  readonly kind: string;
  readonly inputs: number;
  /** UTF-16 units of the longest input. */
  readonly longest: number;
  /** Time of the processor for the turn that took most of it; of one over the goal the least of three, as memory that is collected meanwhile is not of the turn. */
  readonly slowestCpuMs: number;
}

/** An input that did not get an orderly reply. */
export interface Disorder {
  readonly kind: string;
  readonly length: number;
  /** The first 60 units, as a JSON string. */
  readonly start: string;
  readonly problem: string;
}

export interface HostileReport extends Times {
  readonly inputs: number;
  readonly seed: number;
  readonly kinds: readonly KindRow[];
  /** By time of the processor. */
  readonly slowest: {
    readonly kind: string;
    readonly length: number;
    readonly ms: number;
    readonly cpuMs: number;
  };
  /** Turns that took longer than the goal by the time of the processor. */
  readonly overGoal: number;
  /** What hearing costs of a message that tells of no business, and of one that does. */
  readonly hearing: Hearing;
  readonly disorders: readonly Disorder[];
}

/** Milliseconds of the processor that no turn should exceed. */
export const GOAL_MS = 100;

const OUTCOMES = new Set<string>(['answered', 'clarify', 'unanswered', 'social']);
/** Characters that could steer a terminal or turn text round. */
const STEERING = /[\p{Cc}\u202a-\u202e\u2066-\u2069]/u;
/** No reply to a phone is longer, whatever was asked. */
const LONGEST_REPLY = 5_000;

/** What is wrong with a reply, or undefined. */
export function findDisorder(reply: Reply): string | undefined {
  const said = [...reply.paragraphs, ...(reply.notice === undefined ? [] : [reply.notice])];
  if (!OUTCOMES.has(reply.outcome)) return `its outcome is "${reply.outcome}"`;
  if (reply.paragraphs.length === 0) return 'it has no paragraph';
  if (said.some((paragraph) => paragraph.trim() === '')) return 'a paragraph is empty';
  if (!(reply.confidence >= 0 && reply.confidence <= 1)) return `its confidence is ${reply.confidence}`;
  if (said.join('').length > LONGEST_REPLY) return `it has ${said.join('').length} characters`;
  if (said.some((paragraph) => STEERING.test(paragraph.replaceAll('\n', ' '))))
    return 'it has steering characters';
  return undefined;
}

interface Input {
  readonly kind: string;
  readonly text: string;
  readonly conversation: string;
}

/** Turns of a chat: every chat begins with a phrasing, so that what follows leans on a record. */
const CHAT = 5;
const BATCH = 20;

/** Inputs in batches, the kinds in turn; the same seed gives the same inputs. */
function* inputsOf(phrasings: readonly string[], total: number, seed: number): Generator<Input> {
  const kinds = [...hostileKinds(phrasings)];
  let made = 0;
  for (let round = 0; made < total; round++) {
    for (const [place, [kind, texts]] of kinds.entries()) {
      const numRuns = Math.min(BATCH, total - made, Math.ceil(total / kinds.length));
      if (numRuns <= 0) return;
      const batch = fc.sample(texts, { numRuns, seed: seed + round * kinds.length + place });
      for (const [i, text] of batch.entries()) {
        yield { kind, text, conversation: `${kind} ${round} ${Math.floor(i / CHAT)}` };
      }
      made += numRuns;
    }
  }
}

/** The kind of the pumped texts. */
export const PUMPED = 'patterns pumped';

function* both<T>(one: Iterable<T>, other: Iterable<T>): Generator<T> {
  yield* one;
  yield* other;
}

interface Turned {
  readonly ms: number;
  readonly cpuMs: number;
  readonly problem: string | undefined;
}

class Trial {
  readonly faults: string[] = [];
  readonly bot: Bot;
  #repeats = 0;

  constructor(library: Awaited<ReturnType<typeof openContent>>, budgetMs?: number) {
    const logger = faultLogger((fields, message) => {
      const { err } = fields as { err?: unknown };
      this.faults.push(`${message}: ${String(err)}`);
    });
    this.bot = botOver(library, memoryInquiryLog(), logger, budgetMs);
  }

  /** Time of a turn, by the clock and of the processor, and what was wrong with its reply. */
  async turn(text: string, conversation: string): Promise<Turned> {
    this.faults.length = 0;
    const [start, spent] = [performance.now(), process.cpuUsage()];
    const done = (problem: string | undefined): Turned => {
      const { user, system } = process.cpuUsage(spent);
      return { ms: performance.now() - start, cpuMs: (user + system) / 1_000, problem };
    };
    try {
      const reply = await this.bot.handle({ channel: 'bench', conversation, user: 'stranger', text });
      return done(this.faults[0] ?? findDisorder(reply));
    } catch (error) {
      return done(`it threw ${String(error)}`);
    }
  }

  /** Times of the processor for the same text, twice more, each in a new chat that begins with a question. */
  async again(text: string, question: string): Promise<number[]> {
    const times: number[] = [];
    for (let i = 0; i < 2; i++) {
      this.#repeats += 1;
      const conversation = `again ${this.#repeats}`;
      await this.turn(question, conversation);
      times.push((await this.turn(text, conversation)).cpuMs);
    }
    return times;
  }
}

/**
 * @param content folder of the knowledge base
 * @param total inputs
 * @param seed the same seed gives the same inputs
 * @param pumped texts besides, in which what repeats in a regular expression of the source repeats up to 40,000 letters
 * @param budgetMs as in `BotOptions`; `UNHURRIED` where a busy machine is to cut nothing short
 */
export async function runHostile(
  content: string,
  total: number,
  seed: number,
  pumped: number,
  budgetMs?: number,
): Promise<HostileReport> {
  const library = await openContent(content);
  const phrasings = phrasingsOf(library);
  const trial = new Trial(library, budgetMs);
  for (const [i, text] of phrasings.slice(0, 100).entries()) await trial.turn(text, `warm-up ${i}`);

  const hearing = hearingOf(library, phrasings);
  const times: number[] = [];
  let overGoal = 0;
  const byKind = new Map<string, { times: number[]; longest: number; cpuMs: number }>();
  const disorders: Disorder[] = [];
  const chats = new Set<string>();
  let slowest = { kind: '', text: '', ms: -1, cpuMs: -1 };
  const inputs = [...pumpedTexts(pumped).entries()].map(([n, text]) => ({
    kind: PUMPED,
    text,
    conversation: `${PUMPED} ${Math.floor(n / CHAT)}`,
  }));
  for (const { kind, text, conversation } of both(inputsOf(phrasings, total, seed), inputs)) {
    if (!chats.has(conversation)) await trial.turn(phrasings[chats.size % phrasings.length]!, conversation);
    chats.add(conversation);
    const { ms, cpuMs: first, problem } = await trial.turn(text, conversation);
    times.push(ms);
    const repeats = first > GOAL_MS ? await trial.again(text, phrasings[chats.size % phrasings.length]!) : [];
    const cpuMs = Math.min(first, ...repeats);
    if (cpuMs > GOAL_MS) overGoal += 1;
    const own = byKind.get(kind) ?? { times: [], longest: 0, cpuMs: 0 };
    own.times.push(ms);
    own.longest = Math.max(own.longest, text.length);
    own.cpuMs = Math.max(own.cpuMs, cpuMs);
    byKind.set(kind, own);
    if (cpuMs > slowest.cpuMs) slowest = { kind, text, ms, cpuMs };
    if (problem !== undefined) {
      disorders.push({ kind, length: text.length, start: JSON.stringify(text.slice(0, 60)), problem });
    }
  }
  return {
    inputs: times.length,
    seed,
    hearing,
    ...summarise(times),
    overGoal,
    kinds: [...byKind].map(([kind, own]) => ({
      kind,
      inputs: own.times.length,
      longest: own.longest,
      slowestCpuMs: own.cpuMs,
      ...summarise(own.times),
    })),
    slowest: {
      kind: slowest.kind,
      length: slowest.text.length,
      ms: slowest.ms,
      cpuMs: slowest.cpuMs,
    },
    disorders,
  };
}
