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
    const { number, unit = '', qualifier = 'exactly', basis } = data;
    return { kind: 'number', number, unit, qualifier, ...(basis && { basis }) };
  }
  if (data.range !== undefined) {
    const { range, unit = '', basis } = data;
    return { kind: 'range', ...range, unit, ...(basis && { basis }) };
  }
  if (data.date !== undefined)
    return { kind: 'date', date: parseDate(data.date), weekday: data.weekday ?? false };
  if (data.period !== undefined) {
    return { kind: 'period', from: parseDate(data.period.from), to: parseDate(data.period.to) };
  }
  if (data.ratio !== undefined) return { kind: 'ratio', parts: data.ratio };
  if (data.text !== undefined)
    return { kind: 'text', text: data.text, ...(data.title && { title: data.title }) };
  if (data.list !== undefined) return { kind: 'list', items: data.list };
  return undefined;
}
