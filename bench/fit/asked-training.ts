/** Trains the model of what is asked for (`src/core/find/asked.ts`). */
import { ASKED_BUCKETS, ASKED_SIZE, type Masked, MEANING_SIZE } from '../../src/core/find/asked.js';
import { type Random, randomStream, shuffle } from '../random.js';
import { type AskedSide, packAsked } from './pack-asked.js';

/** An entry as training sees it, in one language: what it holds, and each of its phrasings, masked. */
export interface AskedEntry {
  readonly record: string;
  /** Whether it says something; a gap is only told from those that do. */
  readonly says: boolean;
  readonly held: Masked;
  readonly phrasings: readonly Masked[];
}

/** A question in the language of its group. `answers` are numbers of entries; none when the record does not say. */
export interface AskedQuestion {
  readonly text: Masked;
  readonly answers: readonly number[];
  /** Numbers of entries that it is not shown, as if the record did not have them. */
  readonly without?: readonly number[];
  readonly weight: number;
}

/** Questions that are contrasted within one record of one knowledge base. */
export interface AskedGroup {
  readonly entries: readonly AskedEntry[];
  /** Numbers of the entries of the record; the rest are drawn from for contrast. */
  readonly own: readonly number[];
  /** Whether nothing answers these questions: then no gap is a candidate either. */
  readonly unstated: boolean;
  readonly questions: readonly AskedQuestion[];
}

export interface AskedOptions {
  /** Passes over all questions; 5 when left out. */
  readonly passes?: number;
}

const PASSES = 5;
const BATCH = 16;
const RATE = 0.05;
const LAST_RATE = 0.3;
/** The meaning is in every text: its rows learn more slowly. */
const MEANING_RATE = 0.5;
const UNSTATED_RATE = 0.01;
const UNSTATED_AT_FIRST = 2;
const OTHERS = 6;
/** Shares of a question's buckets left out, and of entries shown with phrasings, so that neither is leant on alone. */
const LEFT_OUT = 0.15;
const SHOWN_WITH_PHRASINGS = 0.7;
const NEGLIGIBLE = 1e-4;
const SEED = 3;

/** A side with the running sums of squared gradients (AdaGrad: Duchi, Hazan and Singer, 2011), one a bucket and one a number of the meaning. */
class Training {
  readonly #rows: Float32Array;
  readonly #projection = new Float32Array(MEANING_SIZE * ASKED_SIZE);
  readonly #squares = new Float32Array(ASKED_BUCKETS).fill(1e-3);
  readonly #meaningSquares = new Float32Array(MEANING_SIZE).fill(1e-3);
  readonly #touched = new Uint8Array(ASKED_BUCKETS);

  constructor(random: Random) {
    this.#rows = Float32Array.from({ length: ASKED_BUCKETS * ASKED_SIZE }, () => (random() - 0.5) * 0.2);
    this.#projection.forEach((_, i) => {
      this.#projection[i] = (random() - 0.5) * 0.2;
    });
  }

  add({ buckets, meaning }: Masked, out: Float32Array, at: number, share = 1): void {
    const scale = share / Math.sqrt(buckets.length + 1);
    for (const bucket of buckets) {
      const from = bucket * ASKED_SIZE;
      for (let i = 0; i < ASKED_SIZE; i++) out[at + i]! += scale * this.#rows[from + i]!;
    }
    for (let k = 0; k < MEANING_SIZE; k++) {
      const part = share * meaning[k]!;
      const from = k * ASKED_SIZE;
      for (let i = 0; i < ASKED_SIZE; i++) out[at + i]! += part * this.#projection[from + i]!;
    }
  }

  step({ buckets, meaning }: Masked, gradient: Float32Array, at: number, rate: number, share = 1): void {
    const scale = share / Math.sqrt(buckets.length + 1);
    let square = 0;
    for (let i = 0; i < ASKED_SIZE; i++) square += gradient[at + i]! ** 2;
    square /= ASKED_SIZE;
    if (square < 1e-12) return;
    for (const bucket of buckets) {
      this.#touched[bucket] = 1;
      this.#squares[bucket]! += square * scale * scale;
      const size = (rate * scale) / Math.sqrt(this.#squares[bucket]!);
      const from = bucket * ASKED_SIZE;
      for (let i = 0; i < ASKED_SIZE; i++) this.#rows[from + i]! -= size * gradient[at + i]!;
    }
    for (let k = 0; k < MEANING_SIZE; k++) {
      const part = share * meaning[k]!;
      this.#meaningSquares[k]! += square * part * part;
      const size = (MEANING_RATE * rate * part) / Math.sqrt(this.#meaningSquares[k]!);
      const from = k * ASKED_SIZE;
      for (let i = 0; i < ASKED_SIZE; i++) this.#projection[from + i]! -= size * gradient[at + i]!;
    }
  }

  /** The side, with the rows that nothing was learnt of as 0. */
  learnt(): AskedSide {
    const rows = this.#rows.map((value, i) => (this.#touched[Math.floor(i / ASKED_SIZE)] === 1 ? value : 0));
    return { rows, projection: this.#projection };
  }
}

/** Trains on groups, in seconds; returns the content of `models/asked.bin`. The same groups give the same file. */
export function trainAsked(
  groups: readonly AskedGroup[],
  { passes = PASSES }: AskedOptions = {},
): Uint8Array {
  const random = randomStream(SEED);
  const questions = new Training(random);
  const entries = new Training(random);
  let unstated = UNSTATED_AT_FIRST;

  function learn(group: AskedGroup, batch: readonly AskedQuestion[], rate: number): void {
    const candidates = [...group.own];
    for (let i = 0; i < OTHERS; i++) {
      const other = Math.floor(random() * group.entries.length);
      if (!candidates.includes(other) && (!group.unstated || group.entries[other]!.says))
        candidates.push(other);
    }
    const vectors = new Float32Array(candidates.length * ASKED_SIZE);
    const gradients = new Float32Array(vectors.length);
    const shown = new Set<Masked>();
    const phrasings = candidates.map((candidate, c) => {
      const { held, phrasings: all } = group.entries[candidate]!;
      entries.add(held, vectors, c * ASKED_SIZE);
      if (all.length === 0 || random() >= SHOWN_WITH_PHRASINGS) return [];
      const chosen = new Set<Masked>();
      const count = 1 + Math.floor(random() * 2);
      for (let i = 0; i < count; i++) chosen.add(all[Math.floor(random() * all.length)]!);
      for (const phrasing of chosen) {
        shown.add(phrasing);
        questions.add(phrasing, vectors, c * ASKED_SIZE, 1 / chosen.size);
      }
      return [...chosen];
    });
    const asks = new Float32Array(ASKED_SIZE);
    const steps: { text: Masked; gradient: Float32Array }[] = [];
    const scores = new Float64Array(candidates.length);
    for (const { text, answers, without = [], weight } of batch) {
      if (shown.has(text)) continue;
      const kept = { ...text, buckets: text.buckets.filter(() => random() >= LEFT_OUT) };
      asks.fill(0);
      questions.add(kept, asks, 0);
      let most = unstated;
      for (let c = 0; c < candidates.length; c++) {
        let score = without.includes(candidates[c]!) ? Number.NEGATIVE_INFINITY : 0;
        for (let i = 0; i < ASKED_SIZE; i++) score += vectors[c * ASKED_SIZE + i]! * asks[i]!;
        scores[c] = score;
        most = Math.max(most, score);
      }
      const none = Math.exp(unstated - most);
      let whole = none;
      let right = group.unstated ? none : 0;
      for (let c = 0; c < candidates.length; c++) {
        scores[c] = Math.exp(scores[c]! - most);
        whole += scores[c]!;
        if (answers.includes(candidates[c]!)) right += scores[c]!;
      }
      unstated -= UNSTATED_RATE * (none / whole - (group.unstated ? 1 : 0));
      const gradient = new Float32Array(ASKED_SIZE);
      for (let c = 0; c < candidates.length; c++) {
        const wanted = answers.includes(candidates[c]!) ? scores[c]! / right : 0;
        const error = weight * (scores[c]! / whole - wanted);
        if (Math.abs(error) < NEGLIGIBLE) continue;
        for (let i = 0; i < ASKED_SIZE; i++) {
          gradient[i]! += error * vectors[c * ASKED_SIZE + i]!;
          gradients[c * ASKED_SIZE + i]! += error * asks[i]!;
        }
      }
      steps.push({ text: kept, gradient });
    }
    candidates.forEach((candidate, c) => {
      entries.step(group.entries[candidate]!.held, gradients, c * ASKED_SIZE, rate);
      for (const phrasing of phrasings[c]!)
        questions.step(phrasing, gradients, c * ASKED_SIZE, rate, 1 / phrasings[c]!.length);
    });
    for (const { text, gradient } of steps) questions.step(text, gradient, 0, rate);
  }

  for (let pass = 0; pass < passes; pass++) {
    const batches = groups.flatMap((group) => {
      const order = [...group.questions];
      shuffle(order, random);
      return Array.from({ length: Math.ceil(order.length / BATCH) }, (_, i) => ({
        group,
        batch: order.slice(i * BATCH, (i + 1) * BATCH),
      }));
    });
    shuffle(batches, random);
    const rate = RATE * (1 - ((1 - LAST_RATE) * pass) / passes);
    for (const { group, batch } of batches) learn(group, batch, rate);
  }
  return packAsked(questions.learnt(), entries.learnt(), unstated);
}
