/** What staff are told in their channel, and what an asker is told by staff. Pure. */
import type { Language } from '../../src/core/model/knowledge-base.js';
import type { Digest, Inquiry, StaffAnswer, Waiting } from '../../src/staff/index.js';
import { cut } from '../plain-text.js';
import {
  card,
  columns,
  container,
  type Element,
  lines,
  message,
  openDialog,
  plainLine,
  run,
} from './card.js';
import type { Outgoing } from './protocol.js';
import { word } from './words.js';

/** As many as a card has buttons for, but one. */
const SHOWN = 5;
const SUBTLE = { isSubtle: true, size: 'Small' } as const;
const HEAD = { weight: 'Bolder', size: 'Medium' } as const;

/** New questions, grouped, each with a button that opens it. */
export function renderNews(inquiries: readonly Inquiry[], language: Language): Outgoing {
  const title = word('newsTitle', language);
  return message(
    card(
      [run(`${title} (${inquiries.length})`, HEAD), ...inquiryLines(inquiries, language, inquiries.length)],
      inquiryButtons(inquiries, language),
    ),
    [title, ...inquiries.slice(0, SHOWN).map(({ text }) => cut(plainLine(text), 150))].join(' – '),
  );
}

/** The questions that wait, for whoever of staff asks for them. */
export function renderWaiting({ inquiries, open, claimed }: Waiting, language: Language): Outgoing {
  const title = word('homeQuestions', language);
  const counts = word('homeCounts', language, { open, claimed });
  const body =
    inquiries.length === 0
      ? [run(word('homeNoQuestions', language))]
      : inquiryLines(inquiries, language, open + claimed);
  return message(
    card([run(title, HEAD), run(counts, SUBTLE), ...body], inquiryButtons(inquiries, language)),
    `${title}: ${counts}`,
  );
}

/** A week, with the inquiries that wait and were asked most. */
export function renderDigest(digest: Digest, inquiries: readonly Inquiry[], language: Language): Outgoing {
  const { asked, answered, unanswered, helpful, notHelpful, waiting, subjects } = digest;
  const pairs: [string, string | number][] = [
    [word('digestAsked', language), asked],
    [word('digestAnswered', language), answered],
    [word('digestUnanswered', language), unanswered],
    [word('digestHelpful', language), `${helpful} / ${notHelpful}`],
    [word('digestWaiting', language), waiting],
  ];
  const title = word('digestTitle', language);
  const counted = subjects.map(
    ({ subject, count }) => `${cut(plainLine(subject ?? word('noSubject', language)), 100)}: ${count}`,
  );
  return message(
    card(
      [
        run(title, HEAD),
        run(`${day(digest.from)} – ${day(digest.to)}`, SUBTLE),
        ...pairs.map(([label, value]) =>
          columns([
            { width: 2, items: [run(label, { isSubtle: true })] },
            { width: 1, items: [run(String(value), { weight: 'Bolder' })] },
          ]),
        ),
        ...(counted.length === 0
          ? []
          : [
              run(word('digestSubjects', language), { weight: 'Bolder' }),
              ...counted.flatMap((line) => lines(line, {}, { spacing: 'None' })),
            ]),
        ...inquiryLines(inquiries, language, inquiries.length),
      ],
      inquiryButtons(inquiries, language),
    ),
    `${title}. ${pairs.map(([label, value]) => `${label} ${value}`).join(', ')}`,
  );
}

/** What staff have answered, marked as theirs. */
export function renderStaffAnswer({ question, answer, language }: StaffAnswer): Outgoing {
  const title = word('fromStaff', language);
  return message(
    card([
      run(title, HEAD),
      run(`${word('youAsked', language)}: ${cut(plainLine(question), 300)}`, SUBTLE),
      ...lines(cut(answer, 3_000)).slice(0, 60),
      run(word('byAPerson', language), SUBTLE),
    ]),
    `${title}: ${cut(answer, 800)}`,
  );
}

/** An inquiry in a line of words and a line of marks. */
export function inquiryWords(inquiry: Inquiry, language: Language, most = 400): Element[] {
  const { id, status, count, text } = inquiry;
  const marks = [
    `#${id}`,
    word('askedTimes', language, { n: count }),
    ...(status === 'claimed' ? [word('claimed', language)] : []),
  ];
  return [run(cut(plainLine(text), most)), run(marks.join(' · '), SUBTLE, { spacing: 'None' })];
}

function inquiryLines(inquiries: readonly Inquiry[], language: Language, all: number): Element[] {
  const shown = inquiries.slice(0, SHOWN);
  const more = all - shown.length;
  return [
    ...shown.map((inquiry) => container(inquiryWords(inquiry, language), { separator: true })),
    ...(more > 0 ? [run(word('newsMore', language, { n: more }), SUBTLE)] : []),
  ];
}

function inquiryButtons(inquiries: readonly Inquiry[], language: Language): Element[] {
  return inquiries
    .slice(0, SHOWN)
    .map(({ id }) =>
      openDialog(word('openInquiry', language, { id }), { kind: 'inquiry', inquiry: id, language }),
    );
}

const dayFormat = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Seoul', dateStyle: 'short' });

function day(date: Date): string {
  return dayFormat.format(date);
}
