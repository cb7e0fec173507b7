import { sentencesOf } from '../../core/library/find-entries.js';
import {
  type Fact,
  type KnowledgeBase,
  LANGUAGES,
  type Source,
  type Text,
} from '../../core/model/knowledge-base.js';
import {
  overlaps,
  ownDateOf,
  type ReadParagraph,
  readDocument,
  type Span,
  type ValueRead,
} from '../reading/index.js';
import { foldPlain, foldPrint, paragraphsOf } from '../source-text.js';
import { agree, factHolds, numberHolds, thresholdsOf } from './holds.js';

/** A figure or a name in a paragraph, and whether the knowledge base holds it. */
export interface Mark extends Span {
  readonly what: 'figure' | 'name';
  readonly held: boolean;
}

export interface CoveredParagraph {
  /** From 1. */
  readonly number: number;
  readonly text: string;
  /** Entries that cite it, by id. */
  readonly entries: readonly string[];
  readonly marks: readonly Mark[];
  /** Each sentence, and whether it holds something that a fact holds. */
  readonly sentences: readonly (Span & { readonly held: boolean })[];
}

export interface CoveredSource {
  readonly source: string;
  readonly paragraphs: readonly CoveredParagraph[];
}

/** So many of so many. */
export interface Tally {
  readonly figures: readonly [held: number, of: number];
  readonly names: readonly [held: number, of: number];
  readonly sentences: readonly [held: number, of: number];
  /** Paragraphs that some entry cites. */
  readonly cited: readonly [cited: number, of: number];
}

/** Every source whose text is there, in the order of the sources. */
export function coverageOf(kb: KnowledgeBase, texts: ReadonlyMap<string, string>): CoveredSource[] {
  return [...kb.sources.values()].flatMap((source): CoveredSource[] => {
    const text = texts.get(source.id);
    if (text === undefined) return [];
    const printed = paragraphsOf(text);
    const held = new Held(kb, source);
    const read = readDocument(printed, source.date ?? ownDateOf(printed)?.date);
    return [{ source: source.id, paragraphs: read.map((paragraph) => held.paragraph(paragraph)) }];
  });
}

/** Sums over paragraphs. */
export function tallyOf(paragraphs: readonly CoveredParagraph[]): Tally {
  const count = (all: readonly { readonly held: boolean }[]): readonly [number, number] => [
    all.filter(({ held }) => held).length,
    all.length,
  ];
  const marks = paragraphs.flatMap((paragraph) => paragraph.marks);
  return {
    figures: count(marks.filter(({ what }) => what === 'figure')),
    names: count(marks.filter(({ what }) => what === 'name')),
    sentences: count(paragraphs.flatMap(({ sentences }) => sentences)),
    cited: [paragraphs.filter(({ entries }) => entries.length > 0).length, paragraphs.length],
  };
}

/** What the knowledge base holds of one source. */
class Held {
  readonly #source: Source;
  readonly #facts: readonly Fact[];
  readonly #printed: readonly string[];
  readonly #thresholds: readonly number[];
  /** All words in which a name could be told, folded. */
  readonly #words: string;
  readonly #names: readonly string[];
  readonly #entries: readonly { readonly id: string; readonly paragraphs: readonly number[] }[];

  constructor(kb: KnowledgeBase, source: Source) {
    const records = [...kb.records.values()];
    const entries = [...records.flatMap(({ statements }) => statements), ...kb.questions];
    this.#source = source;
    this.#facts = records
      .flatMap(({ facts }) => [...facts.values()])
      .filter(({ citation }) => citation.source === source.id);
    this.#printed = this.#facts.flatMap(({ printed }) => (printed === undefined ? [] : [foldPrint(printed)]));
    this.#thresholds = records.flatMap((record) => thresholdsOf(record, source.id));
    this.#entries = entries.flatMap(({ id, citations }) =>
      citations
        .filter((citation) => citation.source === source.id)
        .map(({ paragraphs }) => ({ id, paragraphs })),
    );
    const about = new Set(this.#entries.map(({ id }) => id.split('/')[0] ?? ''));
    const named = records.filter(({ id, source: own }) => about.has(id) || own === source.id);
    this.#names = named
      .flatMap(({ name, aliases }) => [name.ko, name.en, ...aliases.ko, ...aliases.en])
      .map(foldPrint)
      .filter((name) => name.length > 1);
    this.#words = foldPrint(
      [
        ...this.#names,
        ...this.#printed,
        ...[source.title, source.publisher, ...this.#facts.flatMap(wordsOf)].flatMap((text) =>
          text === undefined ? [] : both(text),
        ),
        ...entries
          .filter(({ id }) => this.#entries.some((entry) => entry.id === id))
          .flatMap(({ text }) => (text === undefined ? [] : both(text))),
        ...kb.glossary.flatMap(({ ko, en }) => [...ko, ...en]),
      ].join('\n'),
    );
  }

  paragraph(read: ReadParagraph): CoveredParagraph {
    const { number, text, values, reaches, names } = read;
    const folded = foldPlain(text);
    const told = this.#toldIn(folded);
    const marks: Mark[] = [
      ...values.map(
        (value): Mark => ({
          what: 'figure',
          held: this.#holds(value, told),
          start: value.start,
          end: value.end,
        }),
      ),
      ...reaches.map(
        ({ start, end }): Mark => ({ what: 'name', held: this.#says(folded.slice(start, end)), start, end }),
      ),
      ...names.map(
        ({ name, start, end }): Mark => ({ what: 'name', held: this.#says(foldPrint(name)), start, end }),
      ),
    ];
    const held = [...marks.filter((mark) => mark.held), ...told];
    return {
      number,
      text,
      entries: this.#entries.filter(({ paragraphs }) => paragraphs.includes(number)).map(({ id }) => id),
      marks: marks.sort((a, b) => a.start - b.start),
      sentences: spansOf(text).map((span) => ({ ...span, held: held.some((mark) => overlaps(mark, span)) })),
    };
  }

  /** Where names of records and printed forms of facts stand: a figure in them is no figure of its own. */
  #toldIn(folded: string): Span[] {
    return [...this.#names, ...this.#printed].flatMap((words) => {
      const start = words === '' ? -1 : folded.indexOf(words);
      return start === -1 ? [] : [{ start, end: start + words.length }];
    });
  }

  #holds(value: ValueRead, told: readonly Span[]): boolean {
    if (told.some(({ start, end }) => start <= value.start && value.end <= end)) return true;
    if (value.kind === 'date' && this.#source.date !== undefined && agree(value.date, this.#source.date))
      return true;
    if (value.kind === 'number' && this.#thresholds.some((number) => numberHolds(number, '', value)))
      return true;
    if (this.#facts.some((fact) => factHolds(fact, value))) return true;
    // Its ends may be two facts, or limits of a condition.
    return value.kind === 'range' && value.ends.every((end) => this.#holds(end, told));
  }

  #says(words: string): boolean {
    return this.#words.includes(words);
  }
}

const both = (text: Text): string[] => LANGUAGES.map((language) => text[language]);

function wordsOf({ label, value }: Fact): Text[] {
  if (value.kind === 'text') return [label, value.text, ...(value.title === undefined ? [] : [value.title])];
  return value.kind === 'list' ? [label, ...value.items] : [label];
}

function spansOf(text: string): Span[] {
  let at = 0;
  return sentencesOf(text).map((sentence) => {
    const start = text.indexOf(sentence, at);
    at = start + sentence.length;
    return { start, end: at };
  });
}
