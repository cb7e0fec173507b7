/** How well questions are grouped, against the entries that answer them. */

import type { Models } from '../../src/core/find/index.js';
import { buildLibraryIndex, Library } from '../../src/core/library/library.js';
import type { PairWeights } from '../../src/indexing/index.js';
import type { Inquiry } from '../../src/inquiries/index.js';
import { type Cluster, clusterMisses } from '../../src/loop/index.js';
import type { SetFolder } from '../fit/models.js';
import { randomStream, shuffle } from '../random.js';
import { askedFor } from './gold.js';
import { askedAs, inquiryOf } from './log-of.js';

export interface Pairs {
  readonly precision: number;
  readonly recall: number;
  readonly f1: number;
}

export interface MissesRow {
  readonly set: string;
  readonly questions: number;
  /** Mean over the orders. */
  readonly clusters: number;
  /** Over the pairs of which the set says whether they belong together. */
  readonly sure: Pairs;
  /** Over all pairs, where each question has the one entry that answers fewest others. */
  readonly single: Pairs;
}

/** Entries that answer each question; a pair is together for sure when they are the same, apart when none is shared. */
export type Gold = readonly (readonly string[])[];

export function pairsOf(
  groups: readonly number[],
  together: (a: number, b: number) => boolean | undefined,
): Pairs {
  const counts = { both: 0, grouped: 0, gold: 0 };
  for (let a = 0; a < groups.length; a++) {
    for (let b = 0; b < a; b++) {
      const gold = together(a, b);
      if (gold === undefined) continue;
      const grouped = groups[a] === groups[b];
      counts.both += Number(grouped && gold);
      counts.grouped += Number(grouped);
      counts.gold += Number(gold);
    }
  }
  const share = (part: number, whole: number): number => (whole === 0 ? 0 : part / whole);
  return {
    precision: share(counts.both, counts.grouped),
    recall: share(counts.both, counts.gold),
    f1: share(2 * counts.both, counts.grouped + counts.gold),
  };
}

/** Whether a pair belongs together, as far as the set is sure. */
export function sureTogether(gold: Gold): (a: number, b: number) => boolean | undefined {
  return (a, b) => {
    const [one, other] = [gold[a]!, gold[b]!];
    if (one.length === 0 || other.length === 0) return undefined;
    if (one.length === other.length && one.every((entry) => other.includes(entry))) return true;
    return one.some((entry) => other.includes(entry)) ? undefined : false;
  };
}

function singleTogether(gold: Gold): (a: number, b: number) => boolean | undefined {
  const counts = new Map<string, number>();
  for (const entry of gold.flat()) counts.set(entry, (counts.get(entry) ?? 0) + 1);
  const chosen = gold.map((entries) =>
    [...entries].sort((a, b) => counts.get(a)! - counts.get(b)! || (a < b ? -1 : 1)).at(0),
  );
  return (a, b) => {
    if (chosen[a] === undefined || chosen[b] === undefined) return undefined;
    return chosen[a] === chosen[b];
  };
}

/** The questions of a set as if none had been answered, in the order of the set. */
export interface MissedSet {
  readonly name: string;
  readonly library: Library;
  readonly inquiries: readonly Inquiry[];
  readonly gold: Gold;
}

/** The questions of a set; those that nothing answers are among them, and of their pairs the set does not say where they belong. */
export function missedSet(set: SetFolder, models: Models): MissedSet {
  const { knowledgeBase, material, name } = set;
  const library = new Library(knowledgeBase, buildLibraryIndex(knowledgeBase, models), models);
  const gold = askedFor(set, library);
  const asked = material.questions.flatMap((question, n) =>
    question.kind === 'social' || (question.kind === 'answerable' && gold[n]!.length === 0)
      ? []
      : [{ question, gold: question.answers.length === 0 ? [] : gold[n]! }],
  );
  return {
    name,
    library,
    inquiries: asked.map(({ question }, n) => inquiryOf(library, question.text, n)),
    gold: asked.map((each) => each.gold),
  };
}

/** Seeds of the orders in which the questions of a set arrive. */
const ORDERS = [19, 20, 21, 22];

/** The clusters of a set, its questions asked in an order that the seed gives. */
export function clustersOf({ inquiries, library }: MissedSet, learnt: PairWeights, seed: number): Cluster[] {
  return clusterMisses(shuffled(inquiries, seed).map(askedAs), library, learnt);
}

function shuffled<Item>(items: readonly Item[], seed: number): Item[] {
  const order = [...items];
  shuffle(order, randomStream(seed));
  return order;
}

/** How well the questions of a set are grouped with some weights, as a mean over orders. */
export function missesOfSet(set: MissedSet, learnt: PairWeights): MissesRow {
  const rows = ORDERS.map((seed) => {
    const clusters = clustersOf(set, learnt, seed);
    const groupOf = new Map(
      clusters.flatMap(({ questions }, n) => questions.map(({ id }) => [Number(id) - 1, n] as const)),
    );
    const groups = set.inquiries.map((_, n) => groupOf.get(n)!);
    const gold = shuffled(set.gold, seed);
    const [sure, single] = [pairsOf(groups, sureTogether(gold)), pairsOf(groups, singleTogether(gold))];
    return { clusters: clusters.length, sure, single };
  });
  const mean = (of: (row: (typeof rows)[number]) => number): number =>
    rows.reduce((sum, row) => sum + of(row), 0) / rows.length;
  const pairs = (of: (row: (typeof rows)[number]) => Pairs): Pairs => ({
    precision: mean((row) => of(row).precision),
    recall: mean((row) => of(row).recall),
    f1: mean((row) => of(row).f1),
  });
  return {
    set: set.name,
    questions: set.inquiries.length,
    clusters: Math.round(mean(({ clusters }) => clusters)),
    sure: pairs(({ sure }) => sure),
    single: pairs(({ single }) => single),
  };
}

/** So many distinct questions, made of a set's by numbering them and asking them again later. */
export function manyInquiries(of: readonly Inquiry[], many: number, seed: number): Inquiry[] {
  const random = randomStream(seed);
  return Array.from({ length: many }, (_, n): Inquiry => {
    const base = of[Math.floor(random() * of.length)]!;
    const at = new Date(base.firstAsked.getTime() + n * 60_000);
    return { ...base, id: String(n + 1), text: `${base.text} ${n}`, firstAsked: at, lastAsked: at };
  });
}
