/** How well questions are grouped, against the entries that answer them. */

import type { Models } from '../../src/core/find/index.js';
import { buildLibraryIndex, Library } from '../../src/core/library/library.js';
import type { Inquiry } from '../../src/inquiries/index.js';
import { type Cluster, clusterMisses, countedAs } from '../../src/loop/index.js';
import type { KnownQuestion } from '../fit/material.js';
import type { SetFolder } from '../fit/models.js';
import { randomStream, shuffle } from '../random.js';
import { inquiryOf } from './log-of.js';

export interface Pairs {
  readonly precision: number;
  readonly recall: number;
  readonly f1: number;
}

export interface MissesRow {
  readonly set: string;
  readonly questions: number;
  readonly clusters: number;
  /** Over the pairs of which the set says whether they belong together. */
  readonly sure: Pairs;
  /** Over all pairs, where each question has the one entry that answers fewest others. */
  readonly single: Pairs;
}

/** Entries that answer each question; a pair is together for sure when they are the same, apart when none is shared. */
type Gold = readonly (readonly string[])[];

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

function sureTogether(gold: Gold): (a: number, b: number) => boolean | undefined {
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

export interface MissesOfSet {
  readonly row: MissesRow;
  readonly clusters: readonly Cluster[];
  readonly library: Library;
}

/**
 * The questions of a set as if none had been answered, in an order that the seed gives, in clusters. Those that nothing
 * answers are among them, and of their pairs the set does not say where they belong.
 */
export function missesOfSet(set: SetFolder, models: Models, seed: number): MissesOfSet {
  const { knowledgeBase, material, name } = set;
  const library = new Library(knowledgeBase, buildLibraryIndex(knowledgeBase, models), models);
  const asked = material.questions.filter(
    ({ kind, answers }) => kind !== 'social' && (kind !== 'answerable' || answers.length > 0),
  );
  shuffle(asked, randomStream(seed));
  const counted = (number: number): string => {
    const entry = library.entries.get(material.entries[number]!.id);
    return entry === undefined ? '' : countedAs(entry, library).id;
  };
  const gold = asked.map(({ answers }: KnownQuestion) => [...new Set(answers.map(counted))]);
  const inquiries = asked.map(({ text }, n) => inquiryOf(library, text, n));
  const clusters = clusterMisses(inquiries, library);
  const groupOf = new Map(
    clusters.flatMap(({ questions }, n) => questions.map(({ id }) => [id, n] as const)),
  );
  const groups = inquiries.map(({ id }) => groupOf.get(id)!);
  const row = {
    set: name,
    questions: asked.length,
    clusters: clusters.length,
    sure: pairsOf(groups, sureTogether(gold)),
    single: pairsOf(groups, singleTogether(gold)),
  };
  return { row, clusters, library };
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
