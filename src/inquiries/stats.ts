import { isoDayOf } from '../core/model/dates.js';
import type { Feedback, TurnRecord } from '../core/ports.js';
import { type Activity, type Inquiry, type InquiryStats, type Timing, WAITING } from './types.js';

/** Most rows in each list of the statistics. */
export const LIST_LENGTH = 10;

export const NO_OUTCOMES: InquiryStats['outcomes'] = { answered: 0, clarify: 0, unanswered: 0, social: 0 };
export const NO_LANGUAGES: InquiryStats['languages'] = { ko: 0, en: 0 };
export const NO_INQUIRIES: InquiryStats['inquiries'] = { open: 0, claimed: 0, answered: 0, dismissed: 0 };
export const NO_REASONS: InquiryStats['reasons'] = {
  'no-match': 0,
  'not-stated': 0,
  'none-of-these': 0,
  'not-helpful': 0,
  person: 0,
  failure: 0,
  'by-staff': 0,
};

/** The statistics of what an in-memory log holds, computed as the queries of the SQLite log compute them. */
export function computeStats(
  turns: readonly TurnRecord[],
  feedback: readonly Feedback[],
  inquiries: readonly Inquiry[],
): InquiryStats {
  const answered = turns.filter(({ outcome }) => outcome === 'answered');
  const entries = answered.flatMap(({ entry }) => (entry === undefined ? [] : [entry]));
  const unhelpful = feedback.filter(({ helpful }) => !helpful);
  const helpful = tally(feedback.filter((each) => each.helpful).map(({ entry }) => entry));
  return {
    turns: turns.length,
    outcomes: { ...NO_OUTCOMES, ...tally(turns.map(({ outcome }) => outcome)) },
    languages: { ...NO_LANGUAGES, ...tally(turns.map(({ language }) => language)) },
    meanConfidence:
      answered.length === 0
        ? undefined
        : answered.reduce((sum, { confidence }) => sum + confidence, 0) / answered.length,
    topEntries: mostOf(tally(entries)).map(([entry, count]) => ({ entry, turns: count })),
    feedback: { helpful: feedback.length - unhelpful.length, notHelpful: unhelpful.length },
    leastHelpful: mostOf(tally(unhelpful.map(({ entry }) => entry))).map(([entry, notHelpful]) => ({
      entry,
      helpful: helpful[entry] ?? 0,
      notHelpful,
    })),
    inquiries: { ...NO_INQUIRIES, ...tally(inquiries.map(({ status }) => status)) },
    reasons: { ...NO_REASONS, ...tally(inquiries.map(({ reason }) => reason)) },
    mostAsked: inquiries
      .filter(({ status }) => WAITING.includes(status))
      .sort((a, b) => b.count - a.count || Number(a.id) - Number(b.id))
      .slice(0, LIST_LENGTH)
      .map(({ id, text, count }) => ({ id, text, count })),
  };
}

/** Turns by day in Korea and milliseconds, in this order. */
export function countTimes(turns: readonly TurnRecord[]): Timing[] {
  return timesOf(turns.flatMap(({ at, ms }) => (ms === undefined ? [] : [{ at, ms, turns: 1 }])));
}

/** The same of turns that are counted already, by parts of a day. */
export function timesOf(counted: readonly (Omit<Timing, 'day'> & { readonly at: Date })[]): Timing[] {
  const counts = new Map<string, Timing>();
  for (const { at, ms, turns } of counted) {
    const day = isoDayOf(at);
    const key = `${day} ${ms}`;
    counts.set(key, { day, ms, turns: (counts.get(key)?.turns ?? 0) + turns });
  }
  return [...counts.values()].sort((a, b) => (a.day === b.day ? a.ms - b.ms : a.day < b.day ? -1 : 1));
}

/** Turns by day in Korea, channel, language, outcome and record, in this order. */
export function countActivity(turns: readonly TurnRecord[]): Activity[] {
  return activityOf(
    turns.map(({ channel = '', entry = '', ...turn }) => ({ ...turn, channel, entry, turns: 1 })),
  );
}

/** The same of turns that are counted already, by parts of a day and by entry. */
export function activityOf(
  counted: readonly (Omit<Activity, 'day' | 'record'> & { readonly at: Date; readonly entry: string })[],
): Activity[] {
  const counts = new Map<string, Activity>();
  for (const { at, channel, language, outcome, entry, turns } of counted) {
    const day = isoDayOf(at);
    const record = entry.includes('/') ? entry.slice(0, entry.indexOf('/')) : '';
    const key = [day, channel, language, outcome, record].join('\n');
    const before = counts.get(key)?.turns ?? 0;
    counts.set(key, { day, channel, language, outcome, record, turns: before + turns });
  }
  return [...counts].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, activity]) => activity);
}

/** How often each entry was said as an answer, most often first. */
export function countEntries(turns: readonly TurnRecord[]): { entry: string; turns: number }[] {
  const said = turns.flatMap(({ outcome, entry }) =>
    outcome === 'answered' && entry !== undefined ? [entry] : [],
  );
  return Object.entries(tally(said))
    .sort(([a, more], [b, less]) => less - more || (a < b ? -1 : 1))
    .map(([entry, count]) => ({ entry, turns: count }));
}

function tally(values: readonly string[]): Record<string, number> {
  const counts = new Map<string, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return Object.fromEntries(counts);
}

function mostOf(counts: Record<string, number>): [string, number][] {
  return Object.entries(counts)
    .sort(([a, more], [b, less]) => less - more || (a < b ? -1 : 1))
    .slice(0, LIST_LENGTH);
}
