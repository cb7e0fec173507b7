/** Questions that people got no answer to, grouped by what they are about and mean. */
import { toUnit } from '../core/language/encoder.js';
import { type Entry, homeOf, recordOf } from '../core/library/entries.js';
import type { Library } from '../core/library/library.js';
import type { InquiryReason } from '../core/ports.js';
import { type PairWeights, shippedPairs } from '../indexing/index.js';
import type { Inquiry } from '../inquiries/index.js';
import { type Asked, groupByMeaning } from './group-by-meaning.js';
import { labelOf } from './label.js';
import { groupNear, type Near } from './pairs.js';
import { koreanWeek } from './week.js';

/** Questions of one meaning. */
export interface Cluster {
  /** `q` and the id of the oldest of them; stays what it is as questions come in. */
  readonly id: string;
  /** The oldest question, or the sentence of it that tells most. */
  readonly label: string;
  /** What the oldest came nearest to. */
  readonly entry?: string;
  readonly record?: string;
  /** Oldest first; at least one. */
  readonly questions: readonly Inquiry[];
  /** How often they were asked, by anyone. */
  readonly count: number;
  /** The same by channel, most first; askings past their retention are in no channel. */
  readonly channels: readonly { readonly channel: string; readonly count: number }[];
  /** The same by week, oldest first, each by its Monday in Korea; a repeat counts in the week of the last time. */
  readonly weeks: readonly { readonly monday: string; readonly count: number }[];
}

/** What a user has seen and not been helped by is not what she asked for. */
export const REJECTED: ReadonlySet<InquiryReason> = new Set(['not-helpful', 'none-of-these']);
/** An asking counts half as much after so long, in milliseconds: what is asked now comes before what was asked much. */
const HALF_MS = 28 * 86_400_000;

/** An entry less likely than this is near by chance. */
const LEAST_NEAR = 0.08;

/**
 * The questions in clusters, newest and largest first. Those that came near to entries are together as far as they came near to the
 * same and mean the like; others when they are of like meaning and about the same. Each question goes where it goes because of
 * itself and of older ones: neither the order of the list nor a new question changes a cluster that is there.
 */
export function clusterMisses(
  inquiries: readonly Inquiry[],
  library: Library,
  learnt: PairWeights = shippedPairs(),
): Cluster[] {
  const oldestFirst = [...inquiries].sort(
    (a, b) => a.firstAsked.getTime() - b.firstAsked.getTime() || Number(a.id) - Number(b.id),
  );
  const near: { readonly item: Inquiry; readonly near: Near }[] = [];
  const far: Asked<Inquiry>[] = [];
  for (const inquiry of oldestFirst) {
    const seen = nearOf(inquiry, library);
    const { meaning } = seen;
    if (seen.shares.size > 0) near.push({ item: inquiry, near: seen });
    else far.push({ item: inquiry, meaning, about: library.recordsMeant(inquiry.text)[0] ?? '' });
  }
  const clusters = [...groupNear(near, learnt), ...groupByMeaning(far)].map((questions) =>
    clusterOf(questions, library),
  );
  const weights = new Map(clusters.map((cluster) => [cluster, weightOf(cluster)]));
  return clusters.sort((a, b) => weights.get(b)! - weights.get(a)! || (a.id < b.id ? -1 : 1));
}

/** What is known of a question when it was asked: the entries it came near to, none where all are near by chance, and what it means. */
export function nearOf(inquiry: Inquiry, library: Library): Near {
  const offered = offeredOf(inquiry, library);
  const sum = offered.reduce((all, { confidence }) => all + confidence, 0);
  const shares = new Map<string, number>();
  for (const { entry, confidence } of offered)
    shares.set(entry.id, (shares.get(entry.id) ?? 0) + confidence / sum);
  return { shares, meaning: meaningOf(inquiry, library), language: inquiry.language };
}

/** The entries that are still there of those a question came near to, as they are counted; none that a user has refused. */
function offeredOf(
  { offered, reason }: Inquiry,
  library: Library,
): readonly { readonly entry: Entry; readonly confidence: number }[] {
  if (REJECTED.has(reason) || (offered[0]?.confidence ?? 0) < LEAST_NEAR) return [];
  return offered.flatMap(({ entry, confidence }) => {
    const known = library.entries.get(entry);
    return known === undefined || confidence <= 0 ? [] : [{ entry: countedAs(known, library), confidence }];
  });
}

/** Who asks for a fact asks for the statement that says it: an entry as its questions are counted. */
export function countedAs(entry: Entry, library: Library): Entry {
  if (entry.kind !== 'fact') return entry;
  const record = library.kb.records.get(entry.record);
  const home = record === undefined ? undefined : homeOf(library.kb, record, entry.fact);
  return library.entries.get(home?.id ?? '') ?? entry;
}

function meaningOf({ text, language }: Inquiry, library: Library): Float32Array {
  const mean = library.index.entries.means[language];
  return toUnit(library.models.encoder.encode(text).map((value, i) => value - mean[i]!));
}

function clusterOf(questions: readonly Inquiry[], library: Library): Cluster {
  const first = questions[0]!;
  const entry = offeredOf(first, library)[0]?.entry;
  const record = entry === undefined ? library.recordsMeant(first.text)[0] : recordOf(entry);
  const channels = new Map<string, number>();
  const weeks = new Map<string, number>();
  const add = (counts: Map<string, number>, key: string, count: number): void => {
    if (count > 0) counts.set(key, (counts.get(key) ?? 0) + count);
  };
  for (const { askings } of questions) {
    for (const { channel, times, firstAsked, lastAsked } of askings) {
      add(channels, channel, times);
      add(weeks, koreanWeek(firstAsked), 1);
      add(weeks, koreanWeek(lastAsked), times - 1);
    }
  }
  return {
    id: `q${first.id}`,
    label: labelOf(first.text, library.models.rarity),
    ...(entry === undefined ? {} : { entry: entry.id }),
    ...(record === undefined ? {} : { record }),
    questions,
    count: questions.reduce((sum, { count }) => sum + count, 0),
    channels: [...channels]
      .map(([channel, count]) => ({ channel, count }))
      .sort((a, b) => b.count - a.count || (a.channel < b.channel ? -1 : 1)),
    weeks: [...weeks]
      .map(([monday, count]) => ({ monday, count }))
      .sort((a, b) => (a.monday < b.monday ? -1 : 1)),
  };
}

/** Logarithm of the askings, each halved for its age; the same order whenever it is looked at. */
function weightOf({ questions }: Cluster): number {
  const ages = questions.map(({ lastAsked, count }) => Math.log2(count) + lastAsked.getTime() / HALF_MS);
  const most = Math.max(...ages);
  return most + Math.log2(ages.reduce((sum, age) => sum + 2 ** (age - most), 0));
}
