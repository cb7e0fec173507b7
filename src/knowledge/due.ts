/** Which records are to be reviewed, those first that are asked for most. */

import { isOver } from '../core/model/dates.js';
import type { KnowledgeBase, PartialDate, PolicyRecord } from '../core/model/knowledge-base.js';
import { isDue, reviewBy } from '../core/skills/answer/freshness.js';

export interface DueRecord {
  readonly record: PolicyRecord;
  /**
   * `review`: past its review-by date; `ended`: its stated period is over; `closed`: one can no longer apply; `undated`: it
   * has no such date, and neither has its source.
   */
  readonly why: 'review' | 'ended' | 'closed' | 'undated';
  readonly since?: PartialDate;
  /** Answers about it that were given. */
  readonly asked: number;
}

/** @param asked answers given, by entry */
export function dueRecords(
  kb: KnowledgeBase,
  today: PartialDate,
  asked: readonly { readonly entry: string; readonly turns: number }[] = [],
): DueRecord[] {
  const counts = new Map<string, number>();
  for (const { entry, turns } of asked) {
    const record = entry.split('/')[0] ?? '';
    counts.set(record, (counts.get(record) ?? 0) + turns);
  }
  const due = [...kb.records.values()].flatMap((record): DueRecord[] => {
    const times = counts.get(record.id) ?? 0;
    if (record.validTo !== undefined && isOver(record.validTo, today))
      return [{ record, why: 'ended', since: record.validTo, asked: times }];
    const { closes } = record.applications ?? {};
    if (closes !== undefined && isOver(closes, today))
      return [{ record, why: 'closed', since: closes, asked: times }];
    const by = reviewBy(kb, record);
    if (by === undefined)
      return kb.bot.reviewAfterMonths === undefined ? [] : [{ record, why: 'undated', asked: times }];
    return isDue(kb, record, today) ? [{ record, why: 'review', since: by, asked: times }] : [];
  });
  return due.sort((a, b) => b.asked - a.asked || (a.record.id < b.record.id ? -1 : 1));
}

/** A day on which a record will be due, and why. */
export interface ComingReview extends Pick<DueRecord, 'record' | 'asked'> {
  readonly why: Exclude<DueRecord['why'], 'undated'>;
  readonly day: PartialDate;
}

/** The days to come of records that are not due yet; a record may have several. */
export function comingReviews(
  kb: KnowledgeBase,
  today: PartialDate,
  asked: Parameters<typeof dueRecords>[2] = [],
): ComingReview[] {
  const due = new Set(dueRecords(kb, today).map(({ record }) => record.id));
  return [...kb.records.values()]
    .filter(({ id }) => !due.has(id))
    .flatMap((record) => {
      const days = [
        ['ended', record.validTo],
        ['closed', record.applications?.closes],
        ['review', reviewBy(kb, record)],
      ] as const;
      const times = asked
        .filter(({ entry }) => entry.startsWith(`${record.id}/`))
        .reduce((sum, { turns }) => sum + turns, 0);
      return days.flatMap(([why, day]) => (day === undefined ? [] : [{ record, why, day, asked: times }]));
    });
}
