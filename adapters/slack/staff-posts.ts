/** What staff are told in their channel, and what an asker is told by staff. */
import type { Language } from '../../src/core/model/knowledge-base.js';
import type { Digest, Inquiry, StaffAnswer } from '../../src/staff/index.js';
import { type Block, context, divider, fields, header, type Message, section, splitText } from './blocks.js';
import { inquiryBlocks } from './home.js';
import { cut, mrkdwn, plainLine } from './safe.js';
import { word } from './words.js';

const SHOWN = 8;

/** New questions, grouped, each with its buttons. */
export function renderNews(inquiries: readonly Inquiry[], language: Language): Message {
  const title = word('newsTitle', language);
  const more = inquiries.length - SHOWN;
  return {
    text: mrkdwn(
      [title, ...inquiries.slice(0, SHOWN).map(({ text }) => `– ${cut(plainLine(text), 150)}`)].join('\n'),
    ),
    blocks: [
      header(`${title} (${inquiries.length})`),
      ...inquiries.slice(0, SHOWN).flatMap((inquiry) => inquiryBlocks(inquiry, language)),
      ...(more > 0 ? [context([word('newsMore', language, { n: more })])] : []),
    ],
  };
}

/** A week, with the inquiries that wait and were asked most. */
export function renderDigest(digest: Digest, inquiries: readonly Inquiry[], language: Language): Message {
  const { asked, answered, unanswered, helpful, notHelpful, waiting, subjects } = digest;
  const pairs: [string, string | number][] = [
    [word('digestAsked', language), asked],
    [word('digestAnswered', language), answered],
    [word('digestUnanswered', language), unanswered],
    [word('digestHelpful', language), `${helpful} / ${notHelpful}`],
    [word('digestWaiting', language), waiting],
  ];
  const lines = subjects.map(
    ({ subject, count }) => `${cut(plainLine(subject ?? word('noSubject', language)), 100)}: ${count}`,
  );
  const title = word('digestTitle', language);
  const subjectsTitle = word('digestSubjects', language);
  return {
    text: mrkdwn(
      [`${title}. ${pairs.map(([label, value]) => `${label} ${value}`).join(', ')}`, ...lines].join('\n'),
    ),
    blocks: [
      header(title),
      context([`${day(digest.from)} – ${day(digest.to)}`]),
      fields(pairs.map(([label, value]) => `${label}\n${value}`)),
      ...(lines.length === 0 ? [] : [section(`${subjectsTitle}\n${lines.join('\n')}`)]),
      ...(inquiries.length === 0 ? [] : [divider()]),
      ...inquiries.slice(0, SHOWN).flatMap((inquiry): Block[] => inquiryBlocks(inquiry, language)),
    ],
  };
}

/** What staff have answered, marked as theirs. */
export function renderStaffAnswer({ question, answer, language }: StaffAnswer): Message {
  const title = word('fromStaff', language);
  return {
    text: mrkdwn(`${title}: ${cut(answer, 1_000)}`),
    blocks: [
      header(title),
      context([`${word('youAsked', language)}: ${cut(plainLine(question), 300)}`]),
      ...splitText(answer, 2_900)
        .slice(0, 3)
        .map((piece) => section(piece)),
      context([word('byAPerson', language)]),
    ],
  };
}

const dayFormat = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Seoul', dateStyle: 'short' });

function day(date: Date): string {
  return dayFormat.format(date);
}
