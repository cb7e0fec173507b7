/** Questions that people got no answer to, grouped by what they are about and mean. */
import { toUnit } from '../core/language/encoder.js';
import { type Entry, homeOf, recordOf } from '../core/library/entries.js';
import type { Library } from '../core/library/library.js';
import type { InquiryReason } from '../core/ports.js';
import type { Inquiry } from '../inquiries/index.js';
import { type Asked, groupByMeaning } from './group-by-meaning.js';
import { labelOf } from './label.js';
import { koreanWeek } from './week.js';

/** Questions of one meaning. */
export interface Cluster {
  /** The entry that they came nearest to, or `q` and the id of the oldest of them; stays what it is as questions come in. */
  readonly id: string;
  /** The oldest question, or the sentence of it that tells most. */
  readonly label: string;
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
 * The questions in clusters, newest and largest first. Those that came near enough to one entry for it to be offered are together;
 * others when they are of like meaning and about the same. Each question goes where it goes because of itself and of older ones:
 * neither the order of the list nor a new question changes a cluster that is there.
 */
export function clusterMisses(inquiries: readonly Inquiry[], library: Library): Cluster[] {
  const oldestFirst = [...inquiries].sort(
    (a, b) => a.firstAsked.getTime() - b.firstAsked.getTime() || Number(a.id) - Number(b.id),
  );
  const { offer } = library.models.judge.thresholds;
  const near = new Map<string, Inquiry[]>();
  const far: Asked<Inquiry>[] = [];
  for (const inquiry of oldestFirst) {
    const { entry, confidence } = nearestOf(inquiry, library);
    if (entry !== undefined && confidence >= offer)
      near.set(entry.id, [...(near.get(entry.id) ?? []), inquiry]);
    else
      far.push({
        item: inquiry,
        meaning: meaningOf(inquiry, library),
        about: aboutOf(inquiry, entry, library),
      });
  }
  const clusters = [
    ...[...near].map(([entry, questions]) =>
      clusterOf(entry, questions, library, library.entries.get(entry)),
    ),
    ...groupByMeaning(far).map((questions) => clusterOf(`q${questions[0]!.id}`, questions, library)),
  ];
  const weights = new Map(clusters.map((cluster) => [cluster, weightOf(cluster)]));
  return clusters.sort((a, b) => weights.get(b)! - weights.get(a)! || (a.id < b.id ? -1 : 1));
}

/** The entry that a question came nearest to when it was asked, if there still is one. */
function nearestOf({ offered, reason }: Inquiry, library: Library): { entry?: Entry; confidence: number } {
  const [best] = offered;
  const entry = best === undefined || REJECTED.has(reason) ? undefined : library.entries.get(best.entry);
  if (best === undefined || entry === undefined || best.confidence < LEAST_NEAR) return { confidence: 0 };
  return { entry: countedAs(entry, library), confidence: best.confidence };
}

/** Who asks for a fact asks for the statement that says it: an entry as its questions are counted. */
export function countedAs(entry: Entry, library: Library): Entry {
  if (entry.kind !== 'fact') return entry;
  const record = library.kb.records.get(entry.record);
  const home = record === undefined ? undefined : homeOf(library.kb, record, entry.fact);
  return library.entries.get(home?.id ?? '') ?? entry;
}

function aboutOf({ text }: Inquiry, entry: Entry | undefined, library: Library): string {
  return entry?.id ?? library.recordsMeant(text)[0] ?? '';
}

function meaningOf({ text, language }: Inquiry, library: Library): Float32Array {
  const mean = library.index.entries.means[language];
  return toUnit(library.models.encoder.encode(text).map((value, i) => value - mean[i]!));
}

function clusterOf(id: string, questions: readonly Inquiry[], library: Library, entry?: Entry): Cluster {
  const [first] = questions;
  const about = entry ?? nearestOf(first!, library).entry;
  const own = recordOf(about);
  const record = own ?? (about === undefined ? library.recordsMeant(first!.text)[0] : undefined);
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
    id,
    label: labelOf(first!.text, library.models.rarity),
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
