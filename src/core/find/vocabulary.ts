/** The words of the entries and records, and the names of the records: what a question may name. */

import { dotAt, type Encoder, toUnit } from '../language/encoder.js';
import type { Rarity } from '../language/rarity.js';
import type { Token } from '../language/tokenise.js';
import type { Language } from '../model/knowledge-base.js';
import type { FindIndexData } from './find-index.js';
import type { Named, Word } from './read.js';
import { Spelling } from './spelling.js';

/** A word that stands in fewer general sentences than about one in 250 is telling. */
const TELLING = 5.5;
const MOST_RARITY_COUNTED = 8;
const LEAST_WEIGHT = 0.05;
const LEAST_NAME_WEIGHT = 0.2;
/** How a word is written. */
const OTHER = 1;
const HANGUL = 2;
/** A share of a name below this is a coincidence. */
const LEAST_SHARE = 0.3;

/** The words of an entry or a record: their stems, and the terms that stand among them. */
interface Held {
  readonly stems: Set<string>;
  readonly terms: Set<number>;
}

const nothing = (): Held => ({ stems: new Set(), terms: new Set() });

function add(held: Held, stems: Iterable<string>, terms: Iterable<number>): void {
  for (const stem of stems) held.stems.add(stem);
  for (const term of terms) held.terms.add(term);
}

/** Whether a word is held, or another that means the same. */
function isIn({ stem, terms }: Word, held: Held): boolean {
  return held.stems.has(stem) || terms.some((term) => held.terms.has(term));
}

export class Vocabulary {
  /** Stems of the words of all names. */
  readonly nameStems: ReadonlySet<string>;
  readonly #data: FindIndexData;
  readonly #encoder: Encoder;
  readonly #rarity: Rarity;
  /** Rarity of a word that stands in no general sentence. */
  readonly #unheard: number;
  /** Words of each entry and of each record, names included. */
  readonly #entryWords: readonly Held[];
  readonly #recordWords: readonly Held[];
  /** Words of the entries of no record. */
  readonly #elsewhere = nothing();
  readonly #terms = new Set<number>();
  readonly #frequency = new Map<string, number>();
  /** Names by the stems in them, with the weight of each whole name. */
  readonly #namesByStem = new Map<string, number[]>();
  readonly #nameWeights: Float32Array;
  /** Of each word here how it is written, 0 before it is read, and its direction. */
  readonly #scripts: Uint8Array;
  readonly #vectors: Float32Array;
  readonly #texts: ReadonlySet<string>;
  readonly #spelling: Spelling;

  constructor(
    data: FindIndexData,
    { encoder, rarity }: { readonly encoder: Encoder; readonly rarity: Rarity },
  ) {
    this.#data = data;
    this.#encoder = encoder;
    this.#rarity = rarity;
    this.#unheard = rarity('');
    this.#scripts = new Uint8Array(data.words.length);
    this.#vectors = new Float32Array(data.words.length * encoder.size);
    this.#texts = new Set(data.words);
    this.#spelling = new Spelling(new Map(data.words.map((word, id) => [data.stems[id]!, word])));
    this.nameStems = new Set(data.names.flatMap(({ stems }) => stems));
    this.#recordWords = data.records.map(nothing);
    this.#entryWords = data.entries.map((_, entry) => {
      const { stems, terms } = nothing();
      for (const language of ['ko', 'en'] as const)
        for (const word of this.#wordsOf(entry, language)) stems.add(data.stems[word]!);
      for (const term of data.termIds.subarray(data.termStarts[entry]!, data.termStarts[entry + 1]!))
        terms.add(term);
      for (const stem of stems) this.#frequency.set(stem, (this.#frequency.get(stem) ?? 0) + 1);
      add(this.#recordWords[data.recordOf[entry]!] ?? this.#elsewhere, stems, terms);
      for (const term of terms) this.#terms.add(term);
      return { stems, terms };
    });
    data.names.forEach(({ record, stems, terms }, name) => {
      add(this.#recordWords[record]!, stems, terms);
      for (const stem of new Set(stems)) {
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

  /** A text with the words that are written nowhere, here or in general, as the ones here that they are a slip away from. */
  spelled(text: string, tokens: readonly Token[]): string {
    let out = text;
    for (const token of tokens) {
      if (this.#frequency.has(token.stem) || this.nameStems.has(token.stem)) continue;
      if (this.#texts.has(token.text) || this.#rarity(token.text) < this.#unheard) continue;
      const meant = this.#spelling.meant(token);
      if (meant !== undefined) out = out.replace(token.text, meant);
    }
    return out;
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
  shareIn(words: readonly Word[], weights: readonly number[], entry: number): number {
    return share(words, weights, this.#entryWords[entry]!);
  }

  /** The same of a record; of an entry without one, 0. */
  shareInRecord(words: readonly Word[], weights: readonly number[], record: number): number {
    return record < 0 ? 0 : share(words, weights, this.#recordWords[record]!);
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
  unfound(words: readonly Word[], record: number): string[] {
    const held = this.#heldBy(record);
    return this.#tellingBut(words, (word) => isIn(word, held));
  }

  /** Telling words of a question that no entry and no name holds, as typed. */
  strange(words: readonly Word[]): string[] {
    return this.#tellingBut(
      words,
      ({ stem, text, terms }) =>
        this.#frequency.has(stem) ||
        this.nameStems.has(stem) ||
        this.#texts.has(text) ||
        terms.some((term) => this.#terms.has(term)),
    );
  }

  hasEntry(entry: number, word: Word): boolean {
    return isIn(word, this.#entryWords[entry]!);
  }

  hasRecord(record: number, word: Word): boolean {
    return isIn(word, this.#heldBy(record));
  }

  hasTermInEntry(entry: number, term: number): boolean {
    return this.#entryWords[entry]!.terms.has(term);
  }

  hasTermInRecord(record: number, term: number): boolean {
    return this.#heldBy(record).terms.has(term);
  }

  rarity(text: string): number {
    return this.#rarity(text);
  }

  /** Likeness of a word to the entry's nearest word of its language and script, 0 to 1. */
  nearest({ text, script }: Token, entry: number, language: Language): number {
    if (script !== 'hangul' && script !== 'latin') return 0;
    const { vector, length } = this.#encoder.word(text);
    const isHangul = script === 'hangul';
    let best = 0;
    for (const id of this.#wordsOf(entry, language)) {
      const read = this.#scripts[id] || this.#read(id);
      if (read !== (isHangul ? HANGUL : OTHER)) continue;
      const product = dotAt(this.#vectors, id * vector.length, vector);
      if (product > best) best = product;
    }
    return length === 0 ? 0 : best / length;
  }

  /** The telling words that are not held, as typed. */
  #tellingBut(words: readonly Word[], isHeld: (word: Word) => boolean): string[] {
    return words.flatMap((word) => (!isHeld(word) && this.#rarity(word.text) >= TELLING ? [word.text] : []));
  }

  /** The words of a record; of -1, those of the entries that have none, taken together. */
  #heldBy(record: number): Held {
    return this.#recordWords[record] ?? this.#elsewhere;
  }

  #nameWeight(stem: string): number {
    return Math.max(LEAST_NAME_WEIGHT, this.inverseFrequency(stem));
  }

  /** Reads a word here when it is first compared with one: most never are. */
  #read(id: number): number {
    const text = this.#data.words[id]!;
    this.#vectors.set(toUnit(this.#encoder.word(text).vector.slice()), id * this.#encoder.size);
    const written = isHangulWord(text) ? HANGUL : OTHER;
    this.#scripts[id] = written;
    return written;
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

function share(words: readonly Word[], weights: readonly number[], held: Held): number {
  let whole = 0;
  let found = 0;
  for (let i = 0; i < words.length; i++) {
    whole += weights[i]!;
    if (isIn(words[i]!, held)) found += weights[i]!;
  }
  return whole === 0 ? 0 : found / whole;
}
