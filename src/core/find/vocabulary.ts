/** The words of the entries and records, and the names of the records: what a question may name. */

import { dotAt, type EncodedWord, type Encoder, toUnit } from '../language/encoder.js';
import { isSyllable } from '../language/hangul.js';
import type { Rarity } from '../language/rarity.js';
import { soundAlikes } from '../language/sound-alikes.js';
import { partedWords } from '../language/spacing.js';
import type { Token } from '../language/tokenise.js';
import { LANGUAGES, type Language } from '../model/knowledge-base.js';
import { type FindIndexData, isUnstated } from './find-index.js';
import type { Glossary } from './glossary.js';
import { idsOf, type Lists, listsOf, markIn } from './lists.js';
import type { Holders, Named, Word } from './question.js';
import { Spelling } from './spelling.js';

/** A word that stands in fewer general sentences than about one in 250 is telling. */
const TELLING = 5.5;
const MOST_RARITY_COUNTED = 8;
/** A word of greater rarity, that stands in fewer than nine general sentences, may itself be a slip. */
const HEARD = 10;
const LEAST_WEIGHT = 0.05;
const LEAST_NAME_WEIGHT = 0.2;
/** How a word is written. */
const OTHER = 1;
const HANGUL = 2;
/** A share of a name below this is a coincidence. */
const LEAST_SHARE = 0.3;
/** Weight of the words found of a name from which its share counts in full. */
const WHOLE = 3;
/** Words of questions that are kept with their likenesses: a turn looks for the same ones a few times, and most questions share some. */
const MOST_COMPARED = 2_000;

/** Which entries have something, a stem or a term, and which records: in their names, or in an entry that says something. */
interface Having {
  readonly entries: Lists;
  readonly records: Lists;
}

export class Vocabulary {
  /** Stems of the words of all names. */
  readonly nameStems: ReadonlySet<string>;
  readonly #data: FindIndexData;
  readonly #encoder: Encoder;
  readonly #rarity: Rarity;
  /** Rarity of a word that stands in no general sentence. */
  readonly #unheard: number;
  /** Numbers of the stems here, those of names included. */
  readonly #stems = new Map<string, number>();
  readonly #byStem: Having;
  readonly #byTerm: Having;
  /** Names by the stems in them, with the weight of each whole name. */
  readonly #namesByStem = new Map<string, number[]>();
  readonly #nameWeights: Float32Array;
  /** How many different stems are in each. */
  readonly #nameSizes: Uint8Array;
  /** Of each word here how it is written, 0 before it is read, and its direction. */
  readonly #scripts: Uint8Array;
  readonly #vectors: Float32Array;
  readonly #texts: ReadonlySet<string>;
  readonly #spelling: Spelling;
  /** The product of each word here with the one that is compared, where it is of this turn of comparing. */
  readonly #products: Float64Array;
  readonly #turns: Int32Array;
  #turn = 0;
  /** Words of questions with their likenesses to entries, by twice the entry and the language. */
  readonly #likenesses = new Map<string, Map<number, number>>();

  /** @param terms how many there are, of the glossary and the thesaurus */
  constructor(
    data: FindIndexData,
    { encoder, rarity }: { readonly encoder: Encoder; readonly rarity: Rarity },
    terms: number,
  ) {
    this.#data = data;
    this.#encoder = encoder;
    this.#rarity = rarity;
    this.#unheard = rarity('');
    this.#scripts = new Uint8Array(data.words.length);
    this.#vectors = new Float32Array(data.words.length * encoder.size);
    this.#products = new Float64Array(data.words.length);
    this.#turns = new Int32Array(data.words.length);
    this.#texts = new Set(data.words);
    this.#spelling = new Spelling(() => new Map(data.words.map((word, id) => [data.stems[id]!, word])));
    this.nameStems = new Set(data.names.flatMap(({ stems }) => stems));
    for (const stem of [...data.stems, ...this.nameStems])
      if (!this.#stems.has(stem)) this.#stems.set(stem, this.#stems.size);
    const stemOf = Int32Array.from(data.stems, (stem) => this.#stems.get(stem)!);
    this.#byStem = this.#having(
      this.#stems.size,
      (entry, visit) => {
        for (const language of LANGUAGES)
          for (const word of idsOf(data.wordsOf[language], entry)) visit(stemOf[word]!);
      },
      ({ stems }) => stems.map((stem) => this.#stems.get(stem)!),
    );
    this.#byTerm = this.#having(
      terms,
      (entry, visit) => {
        for (const term of idsOf(data.termsOf, entry)) visit(term);
      },
      ({ terms }) => terms,
    );
    const inNames = data.names.map(({ stems }) => new Set(stems));
    this.#nameSizes = Uint8Array.from(inNames, ({ size }) => size);
    inNames.forEach((stems, name) => {
      for (const stem of stems) {
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

  /** A text with spaces within the Korean words that are several written as one. */
  spaced(text: string, tokens: readonly Token[], glossary: Glossary): string {
    let out = text;
    for (const { text: run, script } of tokens) {
      if (script !== 'hangul') continue;
      const words = partedWords(run, this.#rarity, (word) => this.#texts.has(word) || glossary.has(word));
      if (words.length > 1) out = out.replace(run, ` ${words.join(' ')} `);
    }
    return out;
  }

  /** A text with the words that are written nowhere, here or in general, as the ones here that they are a slip away from. */
  spelled(text: string, tokens: readonly Token[]): string {
    let out = text;
    for (const token of tokens) {
      // A figure that stands nowhere is another figure.
      if (token.script === 'number' || this.#stems.has(token.stem) || this.#texts.has(token.text)) continue;
      if (this.#rarity(token.text) < this.#unheard) continue;
      const meant = this.#soundingAs(token) ?? this.#spelling.meant(token);
      if (meant !== undefined) out = out.replace(token.text, meant);
    }
    return out;
  }

  /** The word that sounds like one that is written nowhere: one here, else the commonest. */
  #soundingAs({ text }: Token): string | undefined {
    let best: string | undefined;
    let least = HEARD;
    for (const other of soundAlikes(text)) {
      if (this.#texts.has(other)) return other;
      const rarity = this.#rarity(other);
      if (rarity < least) [best, least] = [other, rarity];
    }
    return best;
  }

  /** Rarity of a stem among the entries: 0 for one that all have. */
  inverseFrequency(stem: string): number {
    const { starts } = this.#byStem.entries;
    const number = this.#stems.get(stem);
    const frequency = number === undefined ? 0 : starts[number + 1]! - starts[number]!;
    return Math.log((1 + this.#data.entries.length) / (1 + frequency));
  }

  /** How much each word of a question counts: rare here, and in general. */
  weights(tokens: readonly Token[]): number[] {
    return tokens.map(
      ({ stem, text }) =>
        Math.max(LEAST_WEIGHT, this.inverseFrequency(stem)) *
        Math.min(1, this.#rarity(text) / MOST_RARITY_COUNTED),
    );
  }

  /** Which entries and records hold a word. */
  holders({ stem, terms }: Word): Holders {
    return this.#holders(this.#stems.get(stem) ?? -1, terms);
  }

  /** Which entries and records hold a term. */
  holdersOfTerm(term: number): Holders {
    return this.#holders(-1, [term]);
  }

  #holders(number: number, terms: readonly number[]): Holders {
    const marked = (size: number, of: keyof Having): Uint8Array => {
      const marks = new Uint8Array(size);
      markIn(marks, this.#byStem[of], number);
      for (const term of terms) markIn(marks, this.#byTerm[of], term);
      return marks;
    };
    return {
      entries: marked(this.#data.entries.length, 'entries'),
      records: marked(this.#data.records.length + 1, 'records'),
    };
  }

  /** Number under which `Holders` have a record; of -1, of the entries that have none. */
  placeOf(record: number): number {
    return record < 0 ? this.#data.records.length : record;
  }

  /**
   * Records whose names stand in the question, best first, with the share of the best name that does, 0 to 1. What stands within a longer name
   * that is there as a whole is no other name: the third comprehensive plan is no "comprehensive plan".
   */
  namesIn(tokens: readonly Token[]): Named[] {
    const found = new Map<number, Set<string>>();
    for (const { stem } of tokens)
      for (const name of this.#namesByStem.get(stem) ?? [])
        found.set(name, (found.get(name) ?? new Set()).add(stem));
    const whole = [...found.keys()].filter((name) => found.get(name)!.size === this.#nameSizes[name]);
    const best = new Map<number, number>();
    for (const [name, stems] of found) {
      const { record } = this.#data.names[name]!;
      const isWithin = whole.some(
        (other) =>
          this.#data.names[other]!.record !== record &&
          found.get(other)!.size > stems.size &&
          [...stems].every((stem) => found.get(other)!.has(stem)),
      );
      if (isWithin) continue;
      const weight = [...stems].reduce((sum, stem) => sum + this.#nameWeight(stem), 0);
      const part = (weight / this.#nameWeights[name]!) * Math.min(1, weight / WHOLE);
      if (part >= LEAST_SHARE && part > (best.get(record) ?? 0)) best.set(record, part);
    }
    return [...best].map(([record, part]) => ({ record, share: part })).sort((a, b) => b.share - a.share);
  }

  /** Whether a word is telling: it stands in few general sentences. */
  isTelling({ text }: Token): boolean {
    return this.#rarity(text) >= TELLING;
  }

  /** Telling words of a question that no entry and no name holds, as typed. */
  strange(words: readonly Word[]): string[] {
    const { starts } = this.#byTerm.entries;
    return words.flatMap((word) => {
      const isHere =
        this.#stems.has(word.stem) ||
        this.#texts.has(word.text) ||
        word.terms.some((term) => starts[term]! < starts[term + 1]!);
      return !isHere && this.isTelling(word) ? [word.text] : [];
    });
  }

  rarity(text: string): number {
    return this.#rarity(text);
  }

  /** Likeness of a word to the nearest word of its language and script in each entry that does not hold it, 0 to 1. */
  nearest(
    { text, script }: Token,
    holders: Holders,
    entries: readonly number[],
    language: Language,
  ): number[] {
    if (script !== 'hangul' && script !== 'latin') return entries.map(() => 0);
    const known = this.#likenessesOf(text);
    const side = language === 'ko' ? 0 : 1;
    let word: EncodedWord | undefined;
    return entries.map((entry) => {
      if (holders.entries[entry] === 1) return 0;
      const key = 2 * entry + side;
      let likeness = known.get(key);
      if (likeness === undefined) {
        if (word === undefined) {
          word = this.#encoder.word(text);
          this.#turn += 1;
        }
        const written = script === 'hangul' ? HANGUL : OTHER;
        likeness = word.length === 0 ? 0 : this.#greatest(word, written, entry, language) / word.length;
        known.set(key, likeness);
      }
      return likeness;
    });
  }

  /** The greatest product of a word with the words of an entry that are written alike. */
  #greatest({ vector }: EncodedWord, written: number, entry: number, language: Language): number {
    const { starts, ids } = this.#data.wordsOf[language];
    const [products, turns, turn] = [this.#products, this.#turns, this.#turn];
    let best = 0;
    for (let i = starts[entry]!; i < starts[entry + 1]!; i++) {
      const id = ids[i]!;
      if (turns[id] !== turn) {
        turns[id] = turn;
        const read = this.#scripts[id] || this.#read(id);
        products[id] = read === written ? dotAt(this.#vectors, id * vector.length, vector) : 0;
      }
      if (products[id]! > best) best = products[id]!;
    }
    return best;
  }

  /** The likenesses of a word that are known; those of all words are forgotten when there are too many. */
  #likenessesOf(text: string): Map<number, number> {
    let known = this.#likenesses.get(text);
    if (known === undefined) {
      known = new Map();
      if (this.#likenesses.size >= MOST_COMPARED) this.#likenesses.clear();
      this.#likenesses.set(text, known);
    }
    return known;
  }

  /** Entries, and records, by something that stands in entries and names. */
  #having(
    count: number,
    inEntry: (entry: number, visit: (id: number) => void) => void,
    inName: (name: FindIndexData['names'][number]) => readonly number[],
  ): Having {
    const { entries, kinds, recordOf, names } = this.#data;
    const eachEntry = (
      pair: (of: number, id: number) => void,
      holder: (entry: number) => number | undefined,
    ): void => {
      for (let entry = 0; entry < entries.length; entry++) {
        const id = holder(entry);
        if (id !== undefined) inEntry(entry, (of) => pair(of, id));
      }
    };
    const recordThatSays = (entry: number): number | undefined =>
      isUnstated(kinds[entry]!) ? undefined : this.placeOf(recordOf[entry]!);
    return {
      entries: listsOf(count, (pair) => eachEntry(pair, (entry) => entry)),
      records: listsOf(count, (pair) => {
        eachEntry(pair, recordThatSays);
        for (const name of names) for (const of of inName(name)) pair(of, name.record);
      }),
    };
  }

  #nameWeight(stem: string): number {
    return Math.max(LEAST_NAME_WEIGHT, this.inverseFrequency(stem));
  }

  /** Reads a word here when it is first compared with one: most never are. */
  #read(id: number): number {
    const text = this.#data.words[id]!;
    this.#vectors.set(toUnit(this.#encoder.word(text).vector.slice()), id * this.#encoder.size);
    const written = isSyllable(text.charCodeAt(0)) ? HANGUL : OTHER;
    this.#scripts[id] = written;
    return written;
  }
}
