/** A draft as files of the content folder: a record, its phrasings and its source, with empty words where an editor is to write. */
import {
  type Aspect,
  type FactValue,
  LANGUAGES,
  type Language,
  type PartialDate,
  type RecordKind,
  type Text,
} from '../../core/model/knowledge-base.js';
import { flowScalar, widthOf } from '../asks-text.js';
import { asksFileOf, FOLDER_OF_KIND } from '../layout.js';
import { schemaLine } from '../schema-line.js';
import type { Proposal } from './propose.js';
import type { Part } from './skeleton.js';
import { MEASURED_BY } from './words.js';

/** What the files of a draft are made from. */
export interface DraftParts {
  readonly id: string;
  readonly kind: RecordKind;
  readonly language: Language;
  /** As printed, from 1. */
  readonly paragraphs: readonly string[];
  /** What the document calls itself; empty where it has no heading. */
  readonly heading: string;
  readonly date?: PartialDate;
  readonly proposals: readonly Proposal[];
  readonly parts: readonly Part[];
  /** From the content folder to the schemas. */
  readonly schemaDir: string;
}

const WIDTH = 110;
const EMPTY: Text = { ko: '', en: '' };
/** Sides that facts tell by themselves, without a text: of facts that are named so, at least so many of one paragraph. */
const TOLD_BY_FACTS: readonly {
  readonly aspect: Aspect;
  readonly named: RegExp;
  readonly least: number;
  readonly kinds?: readonly RecordKind[];
}[] = [
  { aspect: 'parties', named: /^organisation-/, least: 2, kinds: ['agreement'] },
  { aspect: 'place', named: /^place-/, least: 1, kinds: ['agreement', 'event'] },
  { aspect: 'website', named: /^link-/, least: 1 },
];

/** The three files by their path in the content folder. */
export function draftFiles(draft: DraftParts): ReadonlyMap<string, string> {
  const path = `${FOLDER_OF_KIND[draft.kind]}/${draft.id}.yaml`;
  return new Map([
    [path, recordText(path, draft)],
    [asksFileOf(path), asksText(asksFileOf(path), draft)],
    [`sources/${draft.id}.yaml`, sourceText(`sources/${draft.id}.yaml`, draft)],
  ]);
}

function recordText(
  path: string,
  { id, kind, language, heading, proposals, parts, paragraphs, schemaDir }: DraftParts,
): string {
  const lines = [
    schemaLine(path, 'record', schemaDir),
    ...comment(
      '',
      "Proposed from the document. Fill in what is empty (''), delete what is not needed; the check names what is left.",
    ),
    `id: ${id}`,
    `kind: ${kind}`,
    `name: ${inBraces(heading === '' ? EMPTY : { ...EMPTY, [language]: heading })}`,
    'aliases: { ko: [], en: [] } # what people call it',
    `source: ${id}`,
  ];
  if (proposals.length > 0) lines.push('', 'facts:', ...proposals.flatMap(factLines));
  const days = (['opens', 'closes'] as const).flatMap((end) => {
    const day = proposals.find(({ key }) => key.startsWith(`${end}-`));
    return day === undefined ? [] : [`${end}: {${day.key}}`];
  });
  if (days.length > 0)
    lines.splice(lines.indexOf(`source: ${id}`) + 1, 0, `applications: { ${days.join(', ')} }`);
  const alone = toldByFacts(kind, proposals, parts);
  const told = new Set([...alone.values()].flatMap(({ facts }) => facts));
  const shown = shownIn(
    proposals.filter(({ key }) => !told.has(key)),
    parts,
  );
  const part = (each: Part): string[] => [
    ...each.paragraphs.flatMap((number) => comment('  ', `${number}: ${paragraphs[number - 1] ?? ''}`)),
    `  ${each.key}:`,
    ...(each.aspect === undefined ? [`    title: ${inBraces(EMPTY)}`] : []),
    `    text: ${inBraces(EMPTY)}`,
    ...(shown.get(each.key)?.length ? [`    facts: [${shown.get(each.key)?.join(', ')}]`] : []),
    `    paragraphs: ${numbers(each.paragraphs)}`,
  ];
  lines.push('', 'aspects:', ...parts.filter(({ aspect }) => aspect !== undefined).flatMap(part));
  for (const [aspect, { facts, paragraph }] of alone)
    lines.push(`  ${aspect}: { facts: [${facts.join(', ')}], paragraphs: ${paragraph} }`);
  const details = parts.filter(({ aspect }) => aspect === undefined);
  if (details.length > 0) lines.push('', 'details:', ...details.flatMap(part));
  return `${lines.join('\n')}\n`;
}

/** The sides that no paragraph is put under and that facts of one paragraph tell, with these. */
function toldByFacts(
  kind: RecordKind,
  proposals: readonly Proposal[],
  parts: readonly Part[],
): ReadonlyMap<Aspect, { readonly facts: readonly string[]; readonly paragraph: number }> {
  const sides = TOLD_BY_FACTS.flatMap(({ aspect, named, least, kinds }) => {
    if (kinds?.includes(kind) === false || parts.some((part) => part.aspect === aspect)) return [];
    const those = proposals.filter(({ key }) => named.test(key));
    const numbers = those.map(({ paragraphs }) => paragraphs[0] ?? 1);
    const paragraph = numbers.find((each) => numbers.filter((other) => other === each).length >= least);
    if (paragraph === undefined) return [];
    const facts = those.filter((_, n) => numbers[n] === paragraph).map(({ key }) => key);
    return [[aspect, { facts, paragraph }] as const];
  });
  return new Map(sides);
}

/** Each fact is shown under the first entry that cites a paragraph of it, so that none is told nowhere. */
function shownIn(proposals: readonly Proposal[], parts: readonly Part[]): ReadonlyMap<string, string[]> {
  const shown = new Map<string, string[]>();
  for (const { key, paragraphs } of proposals) {
    const last = paragraphs.at(-1) ?? 1;
    const home = parts.find((part) => part.paragraphs.includes(last)) ?? parts[0];
    if (home !== undefined) shown.set(home.key, [...(shown.get(home.key) ?? []), key]);
  }
  return shown;
}

/** A fact on one line, under the words around it. */
function factLines({ key, value, paragraphs, printed, context, fromDocument }: Proposal): string[] {
  const pairs = [
    `label: ${inBraces(EMPTY)}`,
    ...valuePairs(value),
    ...basisPairs(value, printed),
    `paragraphs: ${numbers(paragraphs)}`,
    `printed: ${flowScalar(printed)}`,
  ];
  const remark = fromDocument ? " # the rest of the date is the document's own" : '';
  return [...comment('  ', context), `  ${key}: { ${pairs.join(', ')} }${remark}`];
}

/** "On average" is part of what an amount says: readers would take it for what each gets. */
function basisPairs({ kind }: FactValue, printed: string): string[] {
  const words = printed.toLowerCase();
  const basis = MEASURED_BY.find(([beginning]) => kind === 'number' && words.startsWith(beginning))?.[1];
  return basis === undefined ? [] : [`basis: ${inBraces(basis)}`];
}

function valuePairs(value: FactValue): string[] {
  switch (value.kind) {
    case 'number':
      return [
        `number: ${value.number}`,
        `unit: ${value.unit === '' ? "''" : value.unit}`,
        ...(value.qualifier === 'exactly' ? [] : [`qualifier: ${value.qualifier}`]),
      ];
    case 'range':
      return [
        `range: { from: ${value.from}, to: ${value.to} }`,
        `unit: ${value.unit === '' ? "''" : value.unit}`,
      ];
    case 'date':
      return [`date: ${dateText(value.date)}`];
    case 'period':
      return [`period: { from: ${dateText(value.from)}, to: ${dateText(value.to)} }`];
    case 'ratio':
      return [`ratio: [${value.parts.join(', ')}]`];
    case 'text': {
      const empty = LANGUAGES.find((language) => value.text[language] === '');
      const title = value.title === undefined ? [] : [`title: ${inBraces(value.title)}`];
      return [`text: ${inBraces(value.text)}`, ...title, ...(empty === undefined ? [] : [`ours: ${empty}`])];
    }
    case 'list':
      return [];
  }
}

function asksText(path: string, { parts, schemaDir }: DraftParts): string {
  const [first] = parts;
  return [
    schemaLine(path, 'asks', schemaDir),
    'aspects:',
    `  ${first?.key ?? 'overview'}:`,
    '    ko: []',
    '    en: []',
    '',
  ].join('\n');
}

function sourceText(path: string, { id, language, heading, date, schemaDir }: DraftParts): string {
  return `${[
    schemaLine(path, 'source', schemaDir),
    `id: ${id}`,
    `title: ${inBraces(heading === '' ? EMPTY : { ...EMPTY, [language]: heading })}`,
    `publisher: ${inBraces(EMPTY)}`,
    date === undefined
      ? `date_note: ${inBraces(EMPTY)} # the document prints no date of its own`
      : `date: ${dateText(date)}`,
    `text: ${id}.txt`,
  ].join('\n')}\n`;
}

function dateText({ year, month, day }: PartialDate): string {
  const two = (n: number) => String(n).padStart(2, '0');
  if (year !== undefined)
    return [
      String(year),
      ...(month === undefined ? [] : [two(month), ...(day === undefined ? [] : [two(day)])]),
    ].join('-');
  const parts = [month === undefined ? '' : `month: ${month}`, day === undefined ? '' : `day: ${day}`];
  return `{ ${parts.filter((part) => part !== '').join(', ')} }`;
}

const inBraces = (text: Text): string =>
  `{ ${LANGUAGES.map((language) => `${language}: ${flowScalar(text[language])}`).join(', ')} }`;

const numbers = (paragraphs: readonly number[]): string =>
  paragraphs.length === 1 ? String(paragraphs[0]) : `[${paragraphs.join(', ')}]`;

/** A text as a note of several lines. */
function comment(indent: string, text: string): string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(' ')) {
    if (line !== '' && indent.length + widthOf(line) + widthOf(word) + 3 > WIDTH) {
      lines.push(line);
      line = word;
    } else line = line === '' ? word : `${line} ${word}`;
  }
  return [...lines, line].map((each) => `${indent}# ${each}`);
}
