import type { SearchEntry } from '../../src/core/search/index.js';
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

/** A phrasing as a document of its own, which is how engines for documents do best on short questions. */
export interface PhrasingDocument {
  /** Its place in the list. */
  readonly id: number;
  readonly entry: string;
  readonly text: string;
}

/** Entries that an engine is asked for; measures look at the first five. */
const WANTED = 5;

export function toDocuments(entries: readonly SearchEntry[]): PhrasingDocument[] {
  return entries
    .flatMap(({ id, phrasings }) => phrasings.map((text) => ({ entry: id, text })))
    .map((document, id) => ({ id, ...document }));
}

/** The first five different entries of ranked phrasings, each with the score of its best phrasing. */
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
