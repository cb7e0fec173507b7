import type { Qualifier } from '../../core/model/knowledge-base.js';

/** The words of a language by which a content check compares what two texts, or a text and a document, say. */
export interface EditorialWords {
  /**
   * The two sides of each pair of opposites, `beginning/end`. `#` stands for a figure or a filled-in fact, `^` for the start
   * of the text; the longest phrase at a place counts.
   */
  readonly opposites: Readonly<Record<string, readonly [readonly string[], readonly string[]]>>;
  /**
   * Words that deny: `sure` of a whole statement, `maybe` of some part or in other words; `*` stands for any ending. In an
   * `idiom` such a word denies nothing.
   */
  readonly negations: Readonly<Record<'sure' | 'maybe' | 'idioms', readonly string[]>>;
  /** Names of places that are everyday words as well: where one stands, no place need be meant. */
  readonly homonyms: readonly string[];
  /** Names of places, by an id that is the same in all languages. */
  readonly places: Readonly<Record<string, readonly string[]>>;
  /** Numbers as words. */
  readonly numbers: Readonly<Record<string, number>>;
  /** Those of them that say that a limit is to be exceeded, and not that an amount is a little more. */
  readonly beyond: readonly string[];
  /**
   * Verbs with which a sentence compares with an amount, by how they limit it: behind it, where a language has them there (`을 넘는`),
   * else before it.
   */
  readonly compares: Readonly<Partial<Record<Qualifier, readonly string[]>>>;
  /** What may stand between an amount and such a verb behind it. */
  readonly particles: readonly string[];
  /** Words that begin an exception, before a comma. */
  readonly exceptions: readonly string[];
  /** Words with which a sentence keeps businesses out that it describes. */
  readonly excludes: readonly string[];
  /** Words with which somebody says yes or no to what was asked. */
  readonly replies: readonly string[];
  /** Words beside an amount that limit it. */
  readonly limits: Readonly<Record<'least' | 'most' | 'about', readonly string[]>>;
  /** Endings of names of organisations and laws, where a language has them. */
  readonly organisations: readonly string[];
  /** Titles behind or before a person's name. */
  readonly titles: readonly string[];
  /** Family names of one syllable before a given name, where a language writes them so. */
  readonly familyNames: string;
  /** Words with a capital letter, and such as end like a name, that name nothing in particular. */
  readonly general: readonly string[];
}

/** Each phrase with what it stands for, longest first, so that the longest at a place is taken. */
export function byLength<T>(
  phrases: Readonly<Record<string, readonly string[]>>,
  meaning: (id: string) => T,
): readonly (readonly [phrase: string, meaning: T])[] {
  return Object.entries(phrases)
    .flatMap(([id, list]) => list.map((phrase) => [phrase, meaning(id)] as const))
    .sort(([a], [b]) => b.length - a.length);
}
