/** One of each kind of reply, as Slack and Teams show it: to be drawn, and to be measured. */

import { type Known, knownIn } from '../../adapters/links.js';
import type { Block } from '../../adapters/slack/blocks.js';
import { renderReply } from '../../adapters/slack/render.js';
import { renderInquiry, renderStaffWord } from '../../adapters/slack/staff-posts.js';
import type { Element } from '../../adapters/teams/card.js';
import { renderCard } from '../../adapters/teams/render.js';
import * as cards from '../../adapters/teams/staff-cards.js';
import { createBot } from '../../src/core/bot.js';
import type { Library } from '../../src/core/library/library.js';
import type { Reply } from '../../src/core/reply.js';
import { memoryInquiryLog } from '../../src/inquiries/index.js';
import { memoryConversations } from '../../src/memory-conversations.js';
import type { Inquiry, StaffWord } from '../../src/staff/index.js';
import { recordingLogger } from '../helpers/logger.js';

/** Highest that an answer, and any other reply, may stand on a phone, in pixels. */
export const MOST = { answer: 560, other: 900 } as const;

export interface Kind {
  readonly name: string;
  readonly most: number;
  readonly slack: readonly Block[];
  readonly teams: object;
}

/** What is asked, by the name of the kind. */
const ASKED: Readonly<Record<string, string>> = {
  answer: '스마트공장 지원비율이 얼마예요?',
  english: 'what is the small manufacturer plan?',
  two: 'who can get the smart factory support and how much is it?',
  clarify: '협약',
  unanswered: '화성 여행 보조금은 얼마예요?',
  nearby: 'what is the application deadline for the smart factory program?',
  record: 'show smart factory',
  list: 'list programs',
  agreements: 'list agreements signed in 2024',
  timeline: 'timeline',
  compare: 'compare smart factory and small manufacturer plan',
  check: '저희 회사가 상생형 스마트공장 지원 대상인가요?',
  help: 'help',
};
const ANSWERS = new Set(['answer', 'english', 'two']);

/** Kinds whose second page is drawn too. */
const LONG = new Set(['record', 'timeline']);

/** The pages of a reply, as each platform shows them; one where there is nothing to turn. */
function pagesOf(reply: Reply, known: Known): { slack: (readonly Block[])[]; teams: object[] } {
  const { blocks, more } = renderReply(reply, { known })[0]!;
  const card = renderCard(reply, { known }) as { readonly body: readonly Element[] };
  const isPage = ({ id }: Element): boolean => /^page\d+$/.test(String(id));
  const shownAt = (at: number): object => ({
    ...card,
    body: card.body.map((each) => (isPage(each) ? { ...each, isVisible: each['id'] === `page${at}` } : each)),
  });
  const pages = card.body.filter(isPage);
  return {
    slack: more === undefined ? [blocks] : [...more.pages],
    teams: pages.length === 0 ? [card] : pages.map((_page, at) => shownAt(at)),
  };
}

/** Each kind, from the shipped content on a day that stands still; with `every`, each page of it. */
export async function kindsOf(library: Library, { every = false } = {}): Promise<Kind[]> {
  const clock = { now: () => new Date('2026-11-20T03:00:00Z') };
  const bot = createBot({
    library: () => library,
    conversations: memoryConversations({ clock, minutes: 30 }),
    clock,
    logger: recordingLogger(),
    inquiries: memoryInquiryLog({ clock }),
  });
  const known = knownIn(library.kb);
  const shown = (name: string, reply: Reply): Kind[] => {
    const { slack, teams } = pagesOf(reply, known);
    const drawn = every ? Math.max(slack.length, teams.length) : LONG.has(name) ? 2 : 1;
    return Array.from({ length: drawn }, (_page, at) => ({
      name: at === 0 ? name : `${name}-page-${at + 1}`,
      most: ANSWERS.has(name) ? MOST.answer : MOST.other,
      slack: slack[at] ?? slack.at(-1)!,
      teams: teams[at] ?? teams.at(-1)!,
    }));
  };
  const kinds: Kind[] = shown('greeting', bot.words.greeting('ko'));
  for (const [name, text] of Object.entries(ASKED)) {
    kinds.push(
      ...shown(name, await bot.handle({ channel: 'pictures', conversation: name, user: 'u', text })),
    );
  }
  const passed = await bot.handle({
    channel: 'pictures',
    conversation: 'nearby',
    user: 'u',
    action: 'person',
  });
  kinds.push(...shown('person', passed));
  const inquiry = {
    id: '12',
    text: '대출 금리가 얼마예요?',
    count: 3,
    status: 'open',
    notes: [],
    askings: [],
  } as unknown as Inquiry;
  kinds.push({
    name: 'inquiry',
    most: MOST.other,
    slack: renderInquiry(inquiry, 'ko').blocks,
    teams: cards.renderInquiry(inquiry, 'ko').attachments![0]!.content,
  });
  const word = {
    inquiry: '12',
    question: inquiry.text,
    language: 'ko',
    said: { dismissed: 'personal' },
    contact: library.kb.bot.handOver.ko,
  } as unknown as StaffWord;
  kinds.push({
    name: 'dismissed',
    most: MOST.other,
    slack: renderStaffWord(word, known).blocks,
    teams: cards.renderStaffWord(word, known).attachments![0]!.content,
  });
  return kinds;
}
