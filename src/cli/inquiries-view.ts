import type { Inquiry, InquiryStats } from '../inquiries/index.js';
import { layOut, padTo, toLine } from './columns.js';

const TIME_ZONE = 'Asia/Seoul';
/** A time as the screen shows it: in Korea, to the minute. */
export const time = new Intl.DateTimeFormat('sv-SE', {
  timeZone: TIME_ZONE,
  dateStyle: 'short',
  timeStyle: 'short',
});

const REASONS: Readonly<Record<Inquiry['reason'], string>> = {
  'no-match': 'nothing in the knowledge base matched',
  'not-stated': 'the subject is known, but no document states this',
  'none-of-these': 'the user chose none of what was offered',
  'not-helpful': 'the user found the answer not helpful',
  person: 'the user asked for a person',
  failure: 'the bot broke on the question',
  'by-staff': 'staff put it here',
};

/** A table of inquiries, `width` terminal columns wide; times are Korean. */
export function renderList(inquiries: readonly Inquiry[], width: number): string {
  const rows = inquiries.map((inquiry) => [
    inquiry.id,
    inquiry.status,
    `${inquiry.count}×`,
    time.format(inquiry.lastAsked),
    inquiry.language,
    toLine(inquiry.text),
  ]);
  return layOut(['ID', 'STATUS', 'ASKED', 'LAST ASKED', 'LANG', 'QUESTION'], rows, width);
}

/** Everything about one inquiry but the hashes. */
export function renderInquiry(inquiry: Inquiry): string {
  const { askings, notes, offered } = inquiry;
  const people = new Set(askings.map(({ user }) => user)).size;
  const channels = [...new Set(askings.map(({ channel }) => channel))].join(', ');
  const lines = [
    ['Question', toLine(inquiry.text)],
    ['Status', inquiry.status],
    [
      'Asked',
      `${count(inquiry.count, 'time')} by ${count(people, 'person', 'people')}${channels && ` on ${toLine(channels)}`}`,
    ],
    ['First asked', time.format(inquiry.firstAsked)],
    ['Last asked', time.format(inquiry.lastAsked)],
    ['Language', inquiry.language],
    ['Reason', `${inquiry.reason}: ${REASONS[inquiry.reason] ?? ''}`],
    [
      'Offered',
      offered.map(({ entry, confidence }) => `${entry} (${confidence.toFixed(2)})`).join(', ') || 'nothing',
    ],
    ['Knowledge', inquiry.knowledgeVersion],
    ...notes.map(({ at, kind, text }) => [capital(kind), `${time.format(at)}  ${toLine(text)}`]),
  ];
  return `Inquiry ${inquiry.id}\n${labelled(lines)}`;
}

/** The statistics, `width` terminal columns wide. */
export function renderStats(stats: InquiryStats, width: number): string {
  const { turns, outcomes, feedback, inquiries, reasons } = stats;
  const share = (part: number) => (turns === 0 ? '' : ` (${Math.round((100 * part) / turns)}%)`);
  const summary = labelled([
    ['Turns', String(turns)],
    ...Object.entries(outcomes).map(([outcome, number]) => [`  ${outcome}`, `${number}${share(number)}`]),
    [
      'Languages',
      Object.entries(stats.languages)
        .map(([language, number]) => `${language} ${number}`)
        .join(', '),
    ],
    [
      'Confidence',
      stats.meanConfidence === undefined
        ? '-'
        : `${stats.meanConfidence.toFixed(2)} on average, answered turns`,
    ],
    ['Feedback', `${feedback.helpful} helpful, ${feedback.notHelpful} not helpful`],
    [
      'Inquiries',
      Object.entries(inquiries)
        .map(([status, number]) => `${number} ${status}`)
        .join(', '),
    ],
    [
      'Reasons',
      Object.entries(reasons)
        .map(([reason, number]) => `${reason} ${number}`)
        .join(', '),
    ],
  ]);
  const lists = [
    section(
      'Answered most',
      ['TURNS', 'ENTRY'],
      stats.topEntries.map((row) => [String(row.turns), row.entry]),
      width,
    ),
    section(
      'Found not helpful',
      ['NOT HELPFUL', 'HELPFUL', 'ENTRY'],
      stats.leastHelpful.map((row) => [String(row.notHelpful), String(row.helpful), row.entry]),
      width,
    ),
    section(
      'Waiting, asked most',
      ['ID', 'ASKED', 'QUESTION'],
      stats.mostAsked.map((row) => [row.id, `${row.count}×`, toLine(row.text)]),
      width,
    ),
  ];
  return summary + lists.join('');
}

/** The moment a day begins in Korea. */
export function startOfDay(day: string): Date {
  return new Date(`${day}T00:00:00+09:00`);
}

export function count(number: number, one: string, many = `${one}s`): string {
  return `${number} ${number === 1 ? one : many}`;
}

function section(title: string, heading: string[], rows: string[][], width: number): string {
  return rows.length === 0 ? '' : `\n${title}\n${layOut(heading, rows, width)}`;
}

function labelled(lines: readonly (readonly string[])[]): string {
  const width = Math.max(...lines.map(([label = '']) => label.length)) + 2;
  return lines.map(([label = '', value = '']) => `${padTo(label, width)}${value}\n`).join('');
}

function capital(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1);
}
