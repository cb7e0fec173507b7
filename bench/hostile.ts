/** Thousands of hostile inputs through the whole bot: each must get an orderly reply in bounded time. */
import { performance } from 'node:perf_hooks';
import fc from 'fast-check';
import { openContent } from '../src/cli/open.js';
import type { Bot } from '../src/core/bot.js';
import type { Reply } from '../src/core/reply.js';
import { memoryInquiryLog } from '../src/inquiries/index.js';
import { hostileKinds } from './hostile-inputs.js';
import { botOver, faultLogger, phrasingsOf } from './library-bot.js';
import { pumpedTexts } from './pumped.js';
import { summarise, type Times } from './sample.js';

export interface KindRow extends Times {
  readonly kind: string;
  readonly inputs: number;
  /** UTF-16 units of the longest input. */
  readonly longest: number;
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
  /** `againMs` is the same input once more, the best of five: without what else the machine did at that moment. */
  readonly slowest: {
    readonly kind: string;
    readonly length: number;
    readonly ms: number;
    readonly againMs: number;
  };
  readonly overGoal: number;
  readonly disorders: readonly Disorder[];
}

/** Milliseconds that no turn should exceed. */
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

class Trial {
  readonly faults: string[] = [];
  readonly bot: Bot;

  constructor(library: Awaited<ReturnType<typeof openContent>>) {
    const logger = faultLogger((fields, message) => {
      const { err } = fields as { err?: unknown };
      this.faults.push(`${message}: ${String(err)}`);
    });
    this.bot = botOver(library, memoryInquiryLog(), logger);
  }

  /** Time of a turn and what was wrong with its reply. */
  async turn(text: string, conversation: string): Promise<{ ms: number; problem?: string | undefined }> {
    this.faults.length = 0;
    const start = performance.now();
    try {
      const reply = await this.bot.handle({ channel: 'bench', conversation, user: 'stranger', text });
      return { ms: performance.now() - start, problem: this.faults[0] ?? findDisorder(reply) };
    } catch (error) {
      return { ms: performance.now() - start, problem: `it threw ${String(error)}` };
    }
  }
}

/**
 * @param content folder of the knowledge base
 * @param total inputs
 * @param seed the same seed gives the same inputs
 * @param pumped texts besides, in which what repeats in a regular expression of the source repeats up to 40,000 letters
 */
export async function runHostile(
  content: string,
  total: number,
  seed: number,
  pumped: number,
): Promise<HostileReport> {
  const library = await openContent(content);
  const phrasings = phrasingsOf(library);
  const trial = new Trial(library);
  for (const [i, text] of phrasings.slice(0, 100).entries()) await trial.turn(text, `warm-up ${i}`);

  const times: number[] = [];
  const byKind = new Map<string, { times: number[]; longest: number }>();
  const disorders: Disorder[] = [];
  const chats = new Set<string>();
  let slowest = { kind: '', text: '', ms: -1 };
  const inputs = [...pumpedTexts(pumped).entries()].map(([n, text]) => ({
    kind: PUMPED,
    text,
    conversation: `${PUMPED} ${Math.floor(n / CHAT)}`,
  }));
  for (const { kind, text, conversation } of both(inputsOf(phrasings, total, seed), inputs)) {
    if (!chats.has(conversation)) await trial.turn(phrasings[chats.size % phrasings.length]!, conversation);
    chats.add(conversation);
    const { ms, problem } = await trial.turn(text, conversation);
    times.push(ms);
    const own = byKind.get(kind) ?? { times: [], longest: 0 };
    own.times.push(ms);
    own.longest = Math.max(own.longest, text.length);
    byKind.set(kind, own);
    if (ms > slowest.ms) slowest = { kind, text, ms };
    if (problem !== undefined) {
      disorders.push({ kind, length: text.length, start: JSON.stringify(text.slice(0, 60)), problem });
    }
  }
  const again: number[] = [];
  for (let i = 0; i < 5; i++) again.push((await trial.turn(slowest.text, `again ${i}`)).ms);
  return {
    inputs: times.length,
    seed,
    ...summarise(times),
    overGoal: times.filter((ms) => ms > GOAL_MS).length,
    kinds: [...byKind].map(([kind, own]) => ({
      kind,
      inputs: own.times.length,
      longest: own.longest,
      ...summarise(own.times),
    })),
    slowest: { kind: slowest.kind, length: slowest.text.length, ms: slowest.ms, againMs: Math.min(...again) },
    disorders,
  };
}
