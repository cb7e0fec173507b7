/** The words of the entries and records, and the names of the records: what a question may name. */

import type { EncodedWord, Encoder } from '../language/encoder.js';
import type { Rarity } from '../language/rarity.js';
import type { Token } from '../language/tokenise.js';
import type { Language } from '../model/knowledge-base.js';
import type { FindIndexData } from './find-index.js';
import type { Named } from './read.js';

/** A word that stands in fewer general sentences than about one in 250 is telling. */
const TELLING = 5.5;
const MOST_RARITY_COUNTED = 8;
const LEAST_WEIGHT = 0.05;
const LEAST_NAME_WEIGHT = 0.2;
/** A share of a name below this is a coincidence. */
const LEAST_SHARE = 0.3;

interface Word {
  readonly isHangul: boolean;
  readonly encoded: EncodedWord;
}

export class Vocabulary {
  /** Stems of the words of all names. */
  readonly nameStems: ReadonlySet<string>;
  readonly #data: FindIndexData;
  readonly #encoder: Encoder;
  readonly #rarity: Rarity;
  /** Stems of each entry and of each record, names included. */
  readonly #entryStems: readonly ReadonlySet<string>[];
  readonly #recordStems: readonly Set<string>[];
  readonly #frequency = new Map<string, number>();
  /** Names by the stems in them, with the weight of each whole name. */
  readonly #namesByStem = new Map<string, number[]>();
  readonly #nameWeights: Float32Array;
  readonly #words: (Word | undefined)[];
  readonly #texts: ReadonlySet<string>;

  constructor(
    data: FindIndexData,
    { encoder, rarity }: { readonly encoder: Encoder; readonly rarity: Rarity },
  ) {
    this.#data = data;
    this.#encoder = encoder;
    this.#rarity = rarity;
    this.#words = new Array<Word | undefined>(data.words.length);
    this.#texts = new Set(data.words);
    this.nameStems = new Set(data.names.flatMap(({ stems }) => stems));
    this.#recordStems = data.records.map(() => new Set<string>());
    this.#entryStems = data.entries.map((_, entry) => {
      const stems = new Set<string>();
      for (const language of ['ko', 'en'] as const)
        for (const word of this.#wordsOf(entry, language)) stems.add(data.stems[word]!);
      const record = data.recordOf[entry]!;
      for (const stem of stems) {
        this.#frequency.set(stem, (this.#frequency.get(stem) ?? 0) + 1);
        if (record >= 0) this.#recordStems[record]!.add(stem);
      }
      return stems;
    });
    data.names.forEach(({ record, stems }, name) => {
      for (const stem of new Set(stems)) {
        this.#recordStems[record]!.add(stem);
        const known = this.#namesByStem.get(stem);
        if (known === undefined) this.#namesByStem.set(stem, [name]);
        else known.push(name);
      }
    });
    this.#nameWeights = Float32Array.from(data.names, ({ stems }) =>
      stems.reduce((sum, stem) => sum + this.#nameWeight(stem), 0),
    );
  }

  /** Whether a word stands in any entry. */
  has(word: string): boolean {
    return this.#texts.has(word);
  }

  /** Rarity of a stem among the entries: 0 for one that all have. */
  inverseFrequency(stem: string): number {
    return Math.log((1 + this.#data.entries.length) / (1 + (this.#frequency.get(stem) ?? 0)));
  }

  /** How much each word of a question counts: rare here, and in general. */
  weights(tokens: readonly Token[]): number[] {
    return tokens.map(
      ({ stem, text }) =>
        Math.max(LEAST_WEIGHT, this.inverseFrequency(stem)) *
        Math.min(1, this.#rarity(text) / MOST_RARITY_COUNTED),
    );
  }

  /** Share of the weight of a question's words that an entry has, 0 to 1. */
  shareIn(tokens: readonly Token[], weights: readonly number[], entry: number): number {
    return share(tokens, weights, this.#entryStems[entry]!);
  }

  /** The same of a record; of an entry without one, 0. */
  shareInRecord(tokens: readonly Token[], weights: readonly number[], record: number): number {
    return record < 0 ? 0 : share(tokens, weights, this.#recordStems[record]!);
  }

  /**
   * Records whose names stand in the question, best first, with the share of the best name that does, 0 to 1.
   *
   * @param whole weight of found words from which a share counts in full
   */
  namesIn(tokens: readonly Token[], whole: number): Named[] {
    const stems = new Set(tokens.map(({ stem }) => stem));
    const found = new Map<number, number>();
    for (const stem of stems)
      for (const name of this.#namesByStem.get(stem) ?? [])
        found.set(name, (found.get(name) ?? 0) + this.#nameWeight(stem));
    const best = new Map<number, number>();
    for (const [name, weight] of found) {
      const { record } = this.#data.names[name]!;
      const part = (weight / this.#nameWeights[name]!) * Math.min(1, weight / whole);
      if (part >= LEAST_SHARE && part > (best.get(record) ?? 0)) best.set(record, part);
    }
    return [...best].map(([record, part]) => ({ record, share: part })).sort((a, b) => b.share - a.share);
  }

  /** Telling words of a question that a record does not hold, as typed. */
  unfound(tokens: readonly Token[], record: number): string[] {
    const stems = this.#recordStems[record];
    if (stems === undefined) return [];
    return this.#tellingBut(tokens, ({ stem }) => stems.has(stem));
  }

  /** Telling words of a question that no entry and no name holds, as typed. */
  strange(tokens: readonly Token[]): string[] {
    return this.#tellingBut(
      tokens,
      ({ stem, text }) => this.#frequency.has(stem) || this.nameStems.has(stem) || this.#texts.has(text),
    );
  }

  hasEntry(entry: number, stem: string): boolean {
    return this.#entryStems[entry]!.has(stem);
  }

  hasRecord(record: number, stem: string): boolean {
    return record >= 0 && this.#recordStems[record]!.has(stem);
  }

  rarity(text: string): number {
    return this.#rarity(text);
  }

  /** Likeness of a word to the entry's nearest word of its language and script, 0 to 1. */
  nearest({ text, script }: Token, entry: number, language: Language): number {
    if (script !== 'hangul' && script !== 'latin') return 0;
    const own = this.#encoder.word(text);
    const isHangul = script === 'hangul';
    const size = own.vector.length;
    let best = 0;
    for (const id of this.#wordsOf(entry, language)) {
      const word = this.#words[id] ?? this.#read(id);
      if (word.isHangul !== isHangul) continue;
      const { vector, length } = word.encoded;
      let product = 0;
      for (let i = 0; i < size; i++) product += own.vector[i]! * vector[i]!;
      if (product > best * length) best = product / length;
    }
    return own.length === 0 ? 0 : best / own.length;
  }

  /** The telling words that are not held, as typed. */
  #tellingBut(tokens: readonly Token[], isHeld: (token: Token) => boolean): string[] {
    return tokens.flatMap((token) =>
      !isHeld(token) && this.#rarity(token.text) >= TELLING ? [token.text] : [],
    );
  }

  #nameWeight(stem: string): number {
    return Math.max(LEAST_NAME_WEIGHT, this.inverseFrequency(stem));
  }

  #read(id: number): Word {
    const text = this.#data.words[id]!;
    const word = { isHangul: isHangulWord(text), encoded: this.#encoder.word(text) };
    this.#words[id] = word;
    return word;
  }

  #wordsOf(entry: number, language: Language): Int32Array {
    const { wordStarts, wordIds } = this.#data;
    return wordIds[language].subarray(wordStarts[language][entry]!, wordStarts[language][entry + 1]!);
  }
}

function isHangulWord(text: string): boolean {
  const code = text.charCodeAt(0);
  return code >= 0xac00 && code <= 0xd7a3;
}

function share(tokens: readonly Token[], weights: readonly number[], stems: ReadonlySet<string>): number {
  let whole = 0;
  let held = 0;
  tokens.forEach(({ stem }, i) => {
    whole += weights[i]!;
    if (stems.has(stem)) held += weights[i]!;
  });
  return whole === 0 ? 0 : held / whole;
}
