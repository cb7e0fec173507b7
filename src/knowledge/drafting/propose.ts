/** What a document prints, as proposed facts: each with its value, its paragraphs and its printed form, and nothing else. */
import type { FactValue, Language, PartialDate, Text } from '../../core/model/knowledge-base.js';
import type { NameRead, ReachRead, ReadParagraph, ValueRead } from '../reading/index.js';
import { type ApplicationDays, applicationDays } from './application-days.js';

/** A fact as it can be proposed. Words of the other language are empty where the document does not print them. */
export interface Proposal {
  readonly key: string;
  readonly value: FactValue;
  /** Paragraphs that print it, from 1. */
  readonly paragraphs: readonly number[];
  readonly printed: string;
  /** What it counts, as printed, for a unit that is not known yet. */
  readonly counted: string;
  /** The words around it, for whoever names it. */
  readonly context: string;
  /** Whether a part of the date is that of the document. */
  readonly fromDocument: boolean;
}

interface Found {
  readonly sort: string;
  readonly value: FactValue;
  readonly counted: string;
  readonly fromDocument: boolean;
  readonly start: number;
  readonly end: number;
}

/** Letters of the paragraph shown on either side of a value. */
const CONTEXT = 36;

/** Known words for the same thing in the other language; undefined where there are none. */
export type Translate = (name: string) => Text | undefined;

/**
 * Proposes a fact for each value, way to reach somebody, and name. The same value in two paragraphs is one fact where
 * nothing tells the two apart: a date, a name, or a number of the same unit.
 */
export function proposeFacts(
  paragraphs: readonly ReadParagraph[],
  language: Language,
  own: { readonly date: PartialDate; readonly paragraph: number } | undefined,
  translate: Translate = () => undefined,
): Proposal[] {
  const proposals: Proposal[] = [];
  const keys = new Set<string>();
  /** Places of the proposals by what they say. */
  const byValue = new Map<string, number[]>();
  const days = applicationDays(paragraphs);
  for (const paragraph of paragraphs) {
    const all = foundIn(paragraph, language, translate);
    for (const found of all.flatMap((each) => asApplicationDays(each, paragraph.number, days))) {
      const printed = paragraph.text.slice(found.start, found.end);
      const cited =
        found.fromDocument && own !== undefined ? [own.paragraph, paragraph.number] : [paragraph.number];
      const said = `${found.counted} ${JSON.stringify(found.value)}`;
      // What a number without a unit measures nobody knows, nor whether two of them measure the same.
      const isBare = found.value.kind === 'number' && found.value.unit === '';
      const alike = isBare ? [] : (byValue.get(said) ?? []);
      const same = alike.find((n) => isSame(proposals[n]!, paragraph.number));
      if (same !== undefined) {
        const known = proposals[same]!;
        // The form that prints the whole date is the one to keep.
        const whole = known.fromDocument && !found.fromDocument;
        const all = whole
          ? [paragraph.number]
          : [...new Set([...known.paragraphs, paragraph.number])].sort((a, b) => a - b);
        proposals[same] = { ...known, ...(whole && { printed, fromDocument: false }), paragraphs: all };
        continue;
      }
      byValue.set(said, [...alike, proposals.length]);
      proposals.push({
        key: keyFor(found.sort, paragraph.number, keys),
        value: found.value,
        paragraphs: [...new Set(cited)].sort((a, b) => a - b),
        printed,
        counted: found.counted,
        context: contextOf(paragraph.text, found),
        fromDocument: found.fromDocument,
      });
    }
  }
  return proposals;
}

function foundIn(paragraph: ReadParagraph, language: Language, translate: Translate): Found[] {
  const { values, reaches, names, text } = paragraph;
  const inOne = (words: string): Text =>
    translate(words) ?? (language === 'ko' ? { ko: words, en: '' } : { ko: '', en: words });
  const all = [
    ...values.map((value) => ofValue(value)),
    ...reaches.map((reach) => ofReach(reach, text, inOne)),
    ...names.map((name) => ofName(name, inOne)),
  ];
  return all.sort((a, b) => a.start - b.start);
}

/** The days between which one can apply are facts of their own: the record names them. */
function asApplicationDays(found: Found, paragraph: number, days: ApplicationDays | undefined): Found[] {
  if (days?.paragraph !== paragraph || days.read.start !== found.start) return [found];
  const { value } = found;
  const day = (sort: 'opens' | 'closes', date: PartialDate): Found => ({
    ...found,
    sort,
    value: { kind: 'date', date, weekday: false },
  });
  if (value.kind === 'period') return [day('opens', value.from), day('closes', value.to)];
  return value.kind === 'date' ? [day('closes', value.date)] : [found];
}

function ofValue(read: ValueRead): Found {
  const { start, end } = read;
  const plain = { counted: '', fromDocument: false, start, end };
  switch (read.kind) {
    case 'number': {
      const { number, unit, qualifier, sort, counted } = read;
      return { ...plain, sort, counted, value: { kind: 'number', number, unit, qualifier } };
    }
    case 'range': {
      const [{ number: from }, { number: to, unit, sort, counted }] = read.ends;
      return { ...plain, sort, counted, value: { kind: 'range', from, to, unit } };
    }
    case 'ratio':
      return { ...plain, sort: 'ratio', value: { kind: 'ratio', parts: read.parts } };
    case 'date':
      return {
        ...plain,
        sort: 'date',
        fromDocument: read.fromDocument,
        value: { kind: 'date', date: read.date, weekday: false },
      };
    case 'period': {
      const { from, to, fromDocument } = read;
      return { ...plain, sort: 'period', fromDocument, value: { kind: 'period', from, to } };
    }
  }
}

function ofReach({ kind, start, end }: ReachRead, text: string, inOne: (words: string) => Text): Found {
  const words = text.slice(start, end);
  return {
    sort: kind,
    value: { kind: 'text', text: kind === 'notice' ? inOne(words) : { ko: words, en: words } },
    counted: '',
    fromDocument: false,
    start,
    end,
  };
}

function ofName({ kind, name, title, start, end }: NameRead, inOne: (words: string) => Text): Found {
  return {
    sort: kind,
    value: { kind: 'text', text: inOne(name), ...(title !== undefined && { title: inOne(title) }) },
    counted: '',
    fromDocument: false,
    start,
    end,
  };
}

/** Whether what says the same is the same thing: a number twice in one paragraph is likely to be said of two. */
function isSame({ value, paragraphs }: Proposal, paragraph: number): boolean {
  return (value.kind !== 'number' && value.kind !== 'range') || !paragraphs.includes(paragraph);
}

function keyFor(sort: string, paragraph: number, keys: Set<string>): string {
  for (let n = 1; ; n += 1) {
    const key = n === 1 ? `${sort}-${paragraph}` : `${sort}-${paragraph}-${n}`;
    if (keys.has(key)) continue;
    keys.add(key);
    return key;
  }
}

function contextOf(text: string, { start, end }: Found): string {
  const from = Math.max(0, start - CONTEXT);
  const to = Math.min(text.length, end + CONTEXT);
  return `${from === 0 ? '' : '…'}${text.slice(from, to)}${to === text.length ? '' : '…'}`;
}
