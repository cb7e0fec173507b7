/** Knowledge bases of any size, made up from small word lists, the same at every run: for speed, not for quality. */
import type { SearchEntry } from './data.js';
import { type Random, randomStream } from './random.js';
import { ENGLISH, KOREAN, type WordLists } from './words.js';

export type CorpusLanguage = 'en' | 'ko';

export const CORPUS_LANGUAGES: readonly CorpusLanguage[] = ['en', 'ko'];

export interface Corpus {
  readonly entries: readonly SearchEntry[];
  /** Questions as people would put them, each with the entry that it is about. */
  readonly questions: readonly { readonly q: string; readonly id: string }[];
}

const PHRASINGS_PER_ENTRY = 10;
const TOPIC_WORDS = 3;
const SHORTEST = 6;
const LONGEST = 12;

/** How many ranks at the top are almost equally common. */
const FLAT = 3;

/** Rank of a word, with a frequency of 1 / (rank + 3): the law of Zipf and Mandelbrot. */
function commonRank(random: Random, size: number): number {
  return Math.min(size - 1, Math.floor(FLAT * ((size + FLAT) / FLAT) ** random() - FLAT));
}

/** Content words by rank: short common ones first, then compounds of them. */
function contentWord({ heads, before, after }: WordLists, rank: number): string {
  const head = heads[rank % heads.length]!;
  const round = Math.floor(rank / heads.length);
  return before[Math.floor(round / after.length) % before.length]! + head + after[round % after.length]!;
}

const vocabularySize = ({ heads, before, after }: WordLists): number =>
  heads.length * before.length * after.length;

/** A topic is a handful of words that no other entry has together. */
function pickTopic(lists: WordLists, random: Random, taken: Set<string>): string[] {
  for (;;) {
    const words = new Set<string>();
    while (words.size < TOPIC_WORDS) words.add(contentWord(lists, commonRank(random, vocabularySize(lists))));
    const key = [...words].sort().join(' ');
    if (taken.has(key)) continue;
    taken.add(key);
    return [...words];
  }
}

/** Six to twelve words: an opening, most words of the topic, everyday words and a word from anywhere. */
function phrase(lists: WordLists, topic: readonly string[], random: Random): string {
  const length = SHORTEST + Math.floor(random() * (LONGEST - SHORTEST + 1));
  const left = random() < 0.3 ? Math.floor(random() * topic.length) : -1;
  const words = topic.filter((_, i) => i !== left);
  if (random() < 0.3) words.push(contentWord(lists, commonRank(random, vocabularySize(lists))));
  const inflected = words.map((word) => lists.inflect(word, random));
  while (inflected.length < length - 1) {
    const everyday = lists.everyday[commonRank(random, lists.everyday.length)]!;
    inflected.splice(Math.floor(random() * (inflected.length + 1)), 0, everyday);
  }
  return lists.frame(inflected, random);
}

/** A slip of the finger: two neighbouring letters change places, or a letter is missing. */
function misspell(text: string, random: Random): string {
  const at = 1 + Math.floor(random() * Math.max(1, text.length - 3));
  const swapped = text.slice(0, at) + text.charAt(at + 1) + text.charAt(at) + text.slice(at + 2);
  return random() < 0.5 ? swapped : text.slice(0, at) + text.slice(at + 1);
}

/**
 * @param size phrasings, ten an entry
 * @param questions how many questions; half of them have a slip of the finger
 */
export function makeCorpus(language: CorpusLanguage, size: number, questions: number): Corpus {
  const lists = language === 'ko' ? KOREAN : ENGLISH;
  const random = randomStream(size + language.charCodeAt(0));
  const taken = new Set<string>();
  const topics = Array.from({ length: Math.max(1, Math.round(size / PHRASINGS_PER_ENTRY)) }, () =>
    pickTopic(lists, random, taken),
  );
  const entries = topics.map((topic, i) => ({
    id: `entry-${i}`,
    phrasings: Array.from({ length: PHRASINGS_PER_ENTRY }, () => phrase(lists, topic, random)),
  }));
  return {
    entries,
    questions: Array.from({ length: questions }, (_, i) => {
      const entry = Math.floor(random() * topics.length);
      const text = phrase(lists, topics[entry]!, random);
      return { q: i % 2 === 0 ? text : misspell(text, random), id: `entry-${entry}` };
    }),
  };
}
