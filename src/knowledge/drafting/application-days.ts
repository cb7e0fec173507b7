/** The days between which one can apply, where a paragraph says that it tells them. */
import type { PartialDate } from '../../core/model/knowledge-base.js';
import type { DateRead, PeriodRead, ReadParagraph } from '../reading/index.js';
import { foldPlain } from '../source-text.js';
import { APPLYING } from './words.js';

/** What is said of when one can apply, as it was read, with its paragraph. */
export interface ApplicationDays {
  readonly paragraph: number;
  readonly read: DateRead | PeriodRead;
}

/** Letters around a date in which words must stand that tell what it is. */
const BEFORE = 60;
const AFTER = 16;

/** The first period in which, or else the first day until which, a document says that one can apply. */
export function applicationDays(paragraphs: readonly ReadParagraph[]): ApplicationDays | undefined {
  const told = paragraphs.flatMap(({ number: paragraph, text, values }) =>
    values.flatMap((read): ApplicationDays[] =>
      (read.kind === 'date' || read.kind === 'period') && tells(foldPlain(text), read)
        ? [{ paragraph, read }]
        : [],
    ),
  );
  const isWhole = (date: PartialDate): boolean => date.month !== undefined && date.day !== undefined;
  return (
    told.find(({ read }) => read.kind === 'period' && isWhole(read.from) && isWhole(read.to)) ??
    told.find(({ read }) => read.kind === 'date' && isWhole(read.date))
  );
}

function tells(text: string, read: DateRead | PeriodRead): boolean {
  const after = text.slice(read.end, read.end + AFTER);
  // Nothing that ends a sentence, and no other figure, stands between a label and its day.
  const before = text.slice(Math.max(0, read.start - BEFORE), read.start);
  const near = before.split(/[.!?]\s|\d/).at(-1) ?? '';
  const labels = read.kind === 'period' ? [...APPLYING.periods, ...APPLYING.ends] : APPLYING.ends;
  if (labels.some((label) => near.includes(label))) return true;
  const isUntil = APPLYING.until.some(
    (word) => after.startsWith(word) || near.trimEnd().endsWith(` ${word}`),
  );
  return (
    isUntil &&
    APPLYING.verbs.some((verb) => after.includes(verb) || (/[a-z]$/.test(verb) && near.includes(verb)))
  );
}
