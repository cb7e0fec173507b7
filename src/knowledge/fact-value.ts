/** The value and the citation of a fact, from what an editor wrote. */
import type { Citation, FactValue } from '../core/model/knowledge-base.js';
import { parseDate } from './dates.js';
import type { FactData } from './draft.js';

/** Paragraph numbers as a list. */
export function citationOf(source: string, paragraphs: number | readonly number[]): Citation {
  return { source, paragraphs: typeof paragraphs === 'number' ? [paragraphs] : paragraphs };
}

/** The value of a fact; undefined where it has none. */
export function factValue(data: FactData): FactValue | undefined {
  if (data.number !== undefined) {
    const { number, unit = '', qualifier = 'exactly' } = data;
    return { kind: 'number', number, unit, qualifier };
  }
  if (data.date !== undefined)
    return { kind: 'date', date: parseDate(data.date), weekday: data.weekday ?? false };
  if (data.period !== undefined) {
    return { kind: 'period', from: parseDate(data.period.from), to: parseDate(data.period.to) };
  }
  if (data.text !== undefined) return { kind: 'text', text: data.text };
  if (data.list !== undefined) return { kind: 'list', items: data.list };
  return undefined;
}
