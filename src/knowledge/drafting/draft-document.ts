/** A whole draft: what is proposed, how it is written, and what of the document it does not cover. */
import { detectLanguage } from '../../core/language/detect.js';
import { sentencesOf } from '../../core/library/find-entries.js';
import type {
  GlossaryTerm,
  Language,
  PartialDate,
  RecordKind,
  Text,
  Unit,
} from '../../core/model/knowledge-base.js';
import { runsIn } from '../figures.js';
import {
  headsOf,
  isFree,
  ownDateOf,
  type ReadParagraph,
  readDocument,
  yearInHead,
} from '../reading/index.js';
import { DOCUMENT_KINDS } from '../reading/words.js';
import { foldPlain, foldPrint, paragraphsOf } from '../source-text.js';
import { draftFiles } from './draft-text.js';
import { type Proposal, proposeFacts } from './propose.js';
import { frameOf, isHeading, isItem, kindOf, partsOf } from './skeleton.js';

export interface DraftOptions {
  readonly id: string;
  /** The likeliest when left out. */
  readonly kind?: RecordKind;
  /** Units and words that the content has: a unit is taken from them, and a name in the other language. */
  readonly units?: ReadonlyMap<string, Unit>;
  readonly glossary?: readonly GlossaryTerm[];
  /** From the content folder to the schemas; `../schema` when left out. */
  readonly schemaDir?: string;
}

export interface Drafted {
  readonly kind: RecordKind;
  readonly language: Language;
  readonly date?: PartialDate;
  readonly paragraphs: readonly string[];
  readonly proposals: readonly Proposal[];
  /** By path in the content folder. */
  readonly files: ReadonlyMap<string, string>;
  /** Units that `units.yaml` does not have, with what is counted as printed. */
  readonly newUnits: ReadonlyMap<string, string>;
  readonly uncovered: readonly Uncovered[];
}

/** A sentence of which nothing is proposed, or a figure that none of the proposals holds. */
export interface Uncovered {
  readonly paragraph: number;
  readonly what: 'sentence' | 'figure';
  readonly text: string;
}

export function draftDocument(text: string, options: DraftOptions): Drafted {
  const { id, units = new Map<string, Unit>(), glossary = [], schemaDir = '../schema' } = options;
  const printed = paragraphsOf(text);
  const language = detectLanguage(text) === 'ko' ? 'ko' : 'en';
  const own = ownDateOf(printed);
  const told = own ?? yearInHead(printed);
  const read = readDocument(printed, told?.date);
  const paragraphs = read.map((paragraph) => paragraph.text);
  const proposals = proposeFacts(read, language, told, translator(glossary)).map((each) =>
    withUnit(each, units),
  );
  const frame = frameOf(paragraphs);
  const kind = options.kind ?? kindOf(paragraphs);
  const heading = headingOf(paragraphs).replace(/ ?[([][^()[\]]*[)\]]$/, '');
  const date = own === undefined ? {} : { date: own.date };
  const files = draftFiles({
    id,
    kind,
    language,
    paragraphs,
    heading,
    proposals,
    parts: partsOf(paragraphs, frame),
    schemaDir,
    ...date,
  });
  const newUnits = new Map(
    proposals.flatMap(({ value, counted }): [string, string][] =>
      (value.kind === 'number' || value.kind === 'range') && value.unit !== '' && !units.has(value.unit)
        ? [[value.unit, counted]]
        : [],
    ),
  );
  return {
    kind,
    language,
    paragraphs,
    proposals,
    files,
    newUnits,
    uncovered: read.filter(({ number }) => !frame.has(number)).flatMap(uncoveredIn),
    ...date,
  };
}

/** What a document is about, in its own line: of those at its head the last one that is no date and no kind of document. */
function headingOf(paragraphs: readonly string[]): string {
  const heads = paragraphs.slice(0, Math.max(headsOf(paragraphs), Math.min(1, paragraphs.length - 1)));
  const titles = heads.filter(
    (line) =>
      isHeading(line) &&
      !DOCUMENT_KINDS.includes(line.trim().toLowerCase()) &&
      ownDateOf([line]) === undefined,
  );
  return titles.at(-1) ?? '';
}

/** The unit of the content that is written like what the document counts. */
function withUnit(proposal: Proposal, units: ReadonlyMap<string, Unit>): Proposal {
  const { value, counted } = proposal;
  if (value.kind !== 'number' || counted === '' || units.has(value.unit)) return proposal;
  for (const [unit, { ko, en }] of units) {
    if (ko === `{n}${counted}` || en.other.toLowerCase() === `{n} ${counted}`)
      return { ...proposal, value: { ...value, unit } };
  }
  return proposal;
}

/** A name in both languages, as the glossary has it. */
function translator(glossary: readonly GlossaryTerm[]): (name: string) => Text | undefined {
  const known = new Map<string, Text>();
  for (const { ko, en } of glossary) {
    const text = { ko: ko[0] ?? '', en: en[0] ?? '' };
    if (text.ko === '' || text.en === '') continue;
    for (const name of [...ko, ...en]) known.set(foldPrint(name), text);
  }
  return (name) => known.get(foldPrint(name));
}

/** What of a paragraph nothing was read from. */
export function uncoveredIn({ number, text, values, reaches, names, labels }: ReadParagraph): Uncovered[] {
  const read = [...values, ...reaches, ...names];
  const figures = runsIn(foldPlain(text))
    .filter((run) => isFree(run, [...read, ...labels]))
    .map(
      ({ start, end }): Uncovered => ({ paragraph: number, what: 'figure', text: text.slice(start, end) }),
    );
  let at = 0;
  const sentences = sentencesOf(text).flatMap((sentence): Uncovered[] => {
    const start = text.indexOf(sentence, at);
    at = start + sentence.length;
    return !isItem(sentence) && isFree({ start, end: at }, read)
      ? [{ paragraph: number, what: 'sentence', text: sentence }]
      : [];
  });
  return [...sentences, ...figures];
}
