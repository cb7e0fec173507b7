/** What staff are told in their channel, and what an asker is told by staff. Pure. */

import { isoDayOf } from '../../src/core/model/dates.js';
import type { Language } from '../../src/core/model/knowledge-base.js';
import type { Digest, Inquiry, StaffWord, Waiting } from '../../src/staff/index.js';
import { asAsked } from '../left-out.js';
import type { Known } from '../links.js';
import { cut } from '../plain-text.js';
import { standing, wordOfStaff } from '../words.js';
import {
  card,
  columns,
  container,
  type Element,
  execute,
  lines,
  message,
  openDialog,
  plainLine,
  refreshed,
  run,
} from './card.js';
import type { Outgoing } from './protocol.js';
import { word } from './words.js';

/** As many as a card has buttons for, but one. */
const SHOWN = 5;
const SUBTLE = { isSubtle: true, size: 'Small' } as const;
const HEAD = { weight: 'Bolder', size: 'Medium' } as const;

/** A question that was not answered, as it stands; the same post is brought up to date. */
export function renderInquiry(inquiry: Inquiry, language: Language): Outgoing {
  return message(
    inquiryCard(inquiry, language),
    `${word('newsTitle', language)}: ${cut(plainLine(asAsked(inquiry)), 300)}`,
  );
}

/** The card of it: whoever presses first has it, and everyone sees how it stands when they look at it. */
export function inquiryCard(inquiry: Inquiry, language: Language): object {
  const data = { inquiry: inquiry.id, language };
  const claim = inquiry.status === 'open' ? [execute(word('claim', language), 'claim', data)] : [];
  const content = card(
    [run(word('newsTitle', language), HEAD), ...inquiryWords(inquiry, language)],
    [...claim, ...inquiryButtons([inquiry], language)],
  );
  return refreshed(content, data);
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
  const { asked, answered, unanswered, helpful, notHelpful, waiting, subjects, groups } = digest;
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
  const alike = groups.map(({ label, count }) => `${cut(plainLine(label), 120)}: ${count}`);
  const list = (heading: 'digestSubjects' | 'digestGroups', words: readonly string[]): Element[] =>
    words.length === 0
      ? []
      : [
          run(word(heading, language), { weight: 'Bolder' }),
          ...words.flatMap((line) => lines(line, {}, { spacing: 'None' })),
        ];
  return message(
    card(
      [
        run(title, HEAD),
        run(`${isoDayOf(digest.from)} – ${isoDayOf(digest.to)}`, SUBTLE),
        ...pairs.map(([label, value]) =>
          columns([
            { width: 2, items: [run(label, { isSubtle: true })] },
            { width: 1, items: [run(String(value), { weight: 'Bolder' })] },
          ]),
        ),
        ...list('digestSubjects', counted),
        ...list('digestGroups', alike),
        ...inquiryLines(inquiries, language, inquiries.length),
      ],
      inquiryButtons(inquiries, language),
    ),
    `${title}. ${pairs.map(([label, value]) => `${label} ${value}`).join(', ')}`,
  );
}

/** What staff say to whoever asked, marked as theirs. */
export function renderStaffWord(told: StaffWord, known?: Known): Outgoing {
  const { title, paragraphs, close } = wordOfStaff(told);
  const said = paragraphs.join('\n');
  return message(
    card([
      run(title, HEAD),
      run(
        `${word('youAsked', told.language)}: ${cut(plainLine(asAsked({ ...told, text: told.question })), 300)}`,
        SUBTLE,
      ),
      ...lines(cut(said, 3_000), {}, {}, known).slice(0, 60),
      run(close, SUBTLE),
    ]),
    `${title}: ${cut(said, 800)}`,
  );
}

/** An inquiry in a line of words, and how it stands below. */
export function inquiryWords(inquiry: Inquiry, language: Language, most = 400): Element[] {
  const [marks = '', ...more] = standing(inquiry, language);
  return [
    run(cut(plainLine(asAsked(inquiry)), most)),
    run(marks, SUBTLE, { spacing: 'None' }),
    ...more.flatMap((words) => lines(cut(words, 600), { size: 'Small' })),
  ];
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
