import type { SearchEntry } from '../data.js';
import type { Found } from '../quality.js';

/** Answers a question with entries, best first; the higher the score the better. */
export type Ask = (question: string) => readonly Found[] | Promise<readonly Found[]>;

/** An engine to measure, set up as its own documentation advises for free text. */
export interface Peer {
  readonly name: string;
  /** Rough time of a question over phrasings, in microseconds a phrasing: how large a sample a minute allows. */
  readonly cost: number;
  build(entries: readonly SearchEntry[]): Ask | Promise<Ask>;
}

/** Entries that an engine is asked for; measures look at the first five. */
const WANTED = 5;

/** An entry as one text of all its phrasings: engines for documents find more by it than by single phrasings. */
export function toDocuments(entries: readonly SearchEntry[]): { id: string; text: string }[] {
  return entries.map(({ id, phrasings }) => ({ id, text: phrasings.join('\n') }));
}

/** The first five different entries of a ranking, each with its best score. */
export function bestEntries(ranked: Iterable<Found>): Found[] {
  const found = new Map<string, Found>();
  for (const each of ranked) {
    if (!found.has(each.id)) found.set(each.id, each);
    if (found.size === WANTED) break;
  }
  return [...found.values()];
}

/** Whether most phrasings are in Korean, for engines that have to be told the language. */
export function isKorean(entries: readonly SearchEntry[]): boolean {
  const texts = entries.flatMap(({ phrasings }) => phrasings);
  return texts.filter((text) => /\p{Script=Hangul}/u.test(text)).length * 2 > texts.length;
}
