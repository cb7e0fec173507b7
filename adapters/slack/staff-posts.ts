/** What staff are told in their channel, and what an asker is told by staff. */

import { isoDayOf } from '../../src/core/model/dates.js';
import type { Language } from '../../src/core/model/knowledge-base.js';
import type { Digest, Inquiry, StaffWord } from '../../src/staff/index.js';
import { asAsked } from '../left-out.js';
import { type Known, NOTHING_KNOWN } from '../links.js';
import { standing, wordOfStaff } from '../words.js';
import {
  type Block,
  context,
  divider,
  fields,
  header,
  type Message,
  paragraph,
  section,
  splitText,
} from './blocks.js';
import { inquiryBlocks } from './home.js';
import { cut, mrkdwn, plainLine } from './safe.js';
import { word } from './words.js';

const SHOWN = 8;

/** A question that was not answered, as it stands; the same post is brought up to date. */
export function renderInquiry(inquiry: Inquiry, language: Language): Message {
  const title = word('newsTitle', language);
  const [marks = ''] = standing(inquiry, language);
  return {
    text: mrkdwn(`${title} (${marks})\n${cut(plainLine(asAsked(inquiry)), 300)}`),
    blocks: [context([title]), ...inquiryBlocks(inquiry, language)],
  };
}

/** A week, with the inquiries that wait and were asked most. */
export function renderDigest(digest: Digest, inquiries: readonly Inquiry[], language: Language): Message {
  const { asked, answered, unanswered, helpful, notHelpful, waiting, subjects, groups } = digest;
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
  const alike = groups.map(({ label, count }) => `${cut(plainLine(label), 120)}: ${count}`);
  const title = word('digestTitle', language);
  const subjectsTitle = word('digestSubjects', language);
  return {
    text: mrkdwn(
      [`${title}. ${pairs.map(([label, value]) => `${label} ${value}`).join(', ')}`, ...lines, ...alike].join(
        '\n',
      ),
    ),
    blocks: [
      header(title),
      context([`${isoDayOf(digest.from)} – ${isoDayOf(digest.to)}`]),
      fields(pairs.map(([label, value]) => `${label}\n${value}`)),
      ...(lines.length === 0 ? [] : [section(`${subjectsTitle}\n${lines.join('\n')}`)]),
      ...(alike.length === 0 ? [] : [section(`${word('digestGroups', language)}\n${alike.join('\n')}`)]),
      ...(inquiries.length === 0 ? [] : [divider()]),
      ...inquiries.slice(0, SHOWN).flatMap((inquiry): Block[] => inquiryBlocks(inquiry, language)),
    ],
  };
}

/** What staff say to whoever asked, marked as theirs. */
export function renderStaffWord(told: StaffWord, known: Known = NOTHING_KNOWN): Message {
  const { title, paragraphs, close } = wordOfStaff(told);
  return {
    text: mrkdwn(`${title}: ${cut(paragraphs.join(' '), 1_000)}`),
    blocks: [
      header(title),
      context([
        `${word('youAsked', told.language)}: ${cut(plainLine(asAsked({ ...told, text: told.question })), 300)}`,
      ]),
      ...paragraphs
        .flatMap((paragraph) => splitText(paragraph, 2_900))
        .slice(0, 3)
        .map((piece) => paragraph(piece, known)),
      context([close]),
    ],
  };
}
