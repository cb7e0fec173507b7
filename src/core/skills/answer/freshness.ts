/** When a record is due for review, and what answers say from then on. */

import { daysInMonth, isOver } from '../../model/dates.js';
import type { KnowledgeBase, PartialDate, PolicyRecord } from '../../model/knowledge-base.js';
import { officeFor, say, sourceDate, type Voice } from './say.js';

/** The last day before a record is due for review: its own, else so many months after the date of its source. */
export function reviewBy(kb: KnowledgeBase, record: PolicyRecord): PartialDate | undefined {
  if (record.reviewBy !== undefined) return record.reviewBy;
  const date = kb.sources.get(record.source)?.date;
  if (kb.bot.reviewAfterMonths === undefined || date?.year === undefined) return undefined;
  const months = date.year * 12 + (date.month ?? 12) - 1 + kb.bot.reviewAfterMonths;
  const [year, month] = [Math.floor(months / 12), (months % 12) + 1];
  const last = daysInMonth(month, year);
  return { year, month, day: Math.min(date.day ?? last, last) };
}

/** Whether a record is past its day of review. */
export function isDue(kb: KnowledgeBase, record: PolicyRecord, today: PartialDate): boolean {
  const by = reviewBy(kb, record);
  return by !== undefined && isOver(by, today);
}

/** What answers about a record that is due for review say of their source; undefined before. */
export function reviewNote(voice: Voice, record: PolicyRecord): string | undefined {
  const { kb, today } = voice;
  if (!isDue(kb, record, today)) return undefined;
  const source = kb.sources.get(record.source);
  return say(voice, source?.date === undefined ? 'review-due-undated' : 'review-due', {
    date: sourceDate(voice, source),
    office: officeFor(voice, record),
  });
}
