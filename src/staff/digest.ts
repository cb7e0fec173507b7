import { inKorea } from '../core/model/dates.js';
import { type Inquiry, type StaffInquiryLog, WAITING } from '../inquiries/index.js';

/** A week of the desk, for staff. */
export interface Digest {
  readonly from: Date;
  readonly to: Date;
  /** Questions asked: turns but for greetings and the like. */
  readonly asked: number;
  readonly answered: number;
  readonly unanswered: number;
  /** Inquiries of these days that still wait, by the subject they came nearest to, most first; the rest has none. */
  readonly subjects: readonly { readonly subject: string | undefined; readonly count: number }[];
  /** The same inquiries by what they mean, most first; empty where nothing groups them. */
  readonly groups: readonly MissedGroup[];
  readonly notHelpful: number;
  readonly helpful: number;
  /** All inquiries that wait, whenever they were asked. */
  readonly waiting: number;
}

/** Questions of one meaning that got no answer: one of them, in short, and how often all were asked. */
export interface MissedGroup {
  readonly label: string;
  readonly count: number;
}

const WEEK_MS = 7 * 86_400_000;
const MOST_SUBJECTS = 10;
const MOST_GROUPS = 5;

/**
 * Adds up the week before `to`.
 * @param subjectOf name of the record that an entry belongs to
 * @param groupsOf puts questions of one meaning together
 */
export async function composeDigest(
  inquiries: Pick<StaffInquiryLog, 'list' | 'stats'>,
  to: Date,
  subjectOf: (entry: string) => string | undefined,
  groupsOf: (inquiries: readonly Inquiry[]) => readonly MissedGroup[] = () => [],
): Promise<Digest> {
  const from = new Date(to.getTime() - WEEK_MS);
  const [stats, waiting] = await Promise.all([
    inquiries.stats({ since: from }),
    inquiries.list({ status: WAITING }),
  ]);
  const { answered, clarify, unanswered } = stats.outcomes;
  const ofWeek = waiting.filter(({ lastAsked }) => lastAsked >= from);
  return {
    from,
    to,
    asked: answered + clarify + unanswered,
    answered,
    unanswered,
    subjects: countSubjects(ofWeek, subjectOf),
    groups: groupsOf(ofWeek).slice(0, MOST_GROUPS),
    notHelpful: stats.feedback.notHelpful,
    helpful: stats.feedback.helpful,
    waiting: waiting.length,
  };
}

function countSubjects(
  inquiries: readonly Inquiry[],
  subjectOf: (entry: string) => string | undefined,
): Digest['subjects'] {
  const counts = new Map<string | undefined, number>();
  for (const { offered, count } of inquiries) {
    const nearest = offered[0]?.entry;
    const subject = nearest === undefined ? undefined : subjectOf(nearest);
    counts.set(subject, (counts.get(subject) ?? 0) + count);
  }
  return [...counts]
    .map(([subject, count]) => ({ subject, count }))
    .sort((a, b) => b.count - a.count || Number(a.subject === undefined) - Number(b.subject === undefined))
    .slice(0, MOST_SUBJECTS);
}

/** When the digest is due: a day of the week, 0 for Sunday, and a time, both in Korea. */
export interface DigestTime {
  readonly day: number;
  readonly hour: number;
  readonly minute: number;
}

/** The last time that the digest was due, at or before `now`. */
export function lastDue({ day, hour, minute }: DigestTime, now: Date): Date {
  const there = inKorea(now);
  const back = (there.getUTCDay() - day + 7) % 7;
  const dueThere = Date.UTC(
    there.getUTCFullYear(),
    there.getUTCMonth(),
    there.getUTCDate() - back,
    hour,
    minute,
  );
  const due = now.getTime() + dueThere - there.getTime();
  return new Date(due > now.getTime() ? due - WEEK_MS : due);
}
