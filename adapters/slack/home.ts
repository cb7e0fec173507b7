/** The home tab: for everyone what the desk can do, for staff also the questions that wait and the knowledge base. */

import type { KnowledgeState, RecordSummary } from '../../src/browse/index.js';
import { type Language, RECORD_KINDS, type RecordKind } from '../../src/core/model/knowledge-base.js';
import type { Reply } from '../../src/core/reply.js';
import { type Inquiry, readyFrom, type Waiting } from '../../src/staff/index.js';
import { asAsked } from '../left-out.js';
import { aboutOf, standing } from '../words.js';
import {
  actions,
  type Block,
  button,
  context,
  divider,
  header,
  plainText,
  section,
  splitText,
  type View,
} from './blocks.js';
import { MAX_ACTION_ID } from './render.js';
import { cut, plain } from './safe.js';
import { KIND_NAMES, word } from './words.js';

/** What a member of staff is looking at; kept in the buttons, so that nothing is remembered on the server. */
export interface Shelf {
  readonly kind: RecordKind | 'all';
  readonly query: string;
  /** From 0. */
  readonly page: number;
}

export const FIRST_SHELF: Shelf = { kind: 'all', query: '', page: 0 };

export interface StaffHome {
  readonly waiting: Waiting;
  readonly shelf: Shelf;
  readonly records: readonly RecordSummary[];
  readonly state: KnowledgeState;
  /** Replies given up in the last week. */
  readonly undelivered: number;
}

const SHOWN_INQUIRIES = 8;
const PAGE = 8;

/** The home tab; `staff` only for those who are. */
export function renderHome(language: Language, greeting: Reply, staff?: StaffHome): View {
  const blocks = [
    header(greeting.title ?? ''),
    ...greeting.paragraphs
      .flatMap((paragraph) => splitText(paragraph, 2_900))
      .slice(0, 5)
      .map((text) => section(text)),
    ...starters(greeting),
    context([word('automated', language)]),
    ...(staff === undefined ? [] : staffBlocks(language, staff)),
  ];
  return { type: 'home', blocks };
}

function starters({ actions: offered, language }: Reply): Block[] {
  const buttons = offered
    .filter(({ id }) => id.length <= MAX_ACTION_ID)
    .slice(0, 6)
    .map(({ id, label }, index) =>
      button({ id: `turn:home${index}`, label, value: JSON.stringify({ action: id, language }) }),
    );
  return buttons.length === 0 ? [] : [actions(buttons)];
}

function staffBlocks(
  language: Language,
  { waiting, shelf, records, state, undelivered }: StaffHome,
): Block[] {
  const { open, claimed, inquiries } = waiting;
  const more = open + claimed - Math.min(inquiries.length, SHOWN_INQUIRIES);
  return [
    divider(),
    header(word('homeQuestions', language)),
    context([word('homeCounts', language, { open, claimed })]),
    ...(inquiries.length === 0 ? [section(word('homeNoQuestions', language))] : []),
    ...inquiries.slice(0, SHOWN_INQUIRIES).flatMap((inquiry) => inquiryBlocks(inquiry, language)),
    ...(more > 0 ? [context([word('homeMore', language, { n: more })])] : []),
    divider(),
    header(word('homeLibrary', language)),
    ...shelfBlocks(language, shelf, records),
    divider(),
    header(word('homeKnowledge', language)),
    context([describeState(state, language)]),
    ...(undelivered > 0 ? [context([word('homeUndelivered', language, { n: undelivered })])] : []),
  ];
}

/** An inquiry as it stands, with what staff can do to it; also in the staff channel. */
export function inquiryBlocks(inquiry: Inquiry, language: Language): Block[] {
  const { id, status } = inquiry;
  const isReady = readyFrom(inquiry) !== undefined;
  const labelled = (name: 'claim' | 'send' | 'answer' | 'dismiss' | 'reopen', style?: 'primary'): Block => {
    const label = word(
      name === 'send' ? (status === 'answered' ? 'sendCorrection' : 'sendAnswer') : name,
      language,
    );
    return button({
      id: `inquiry_${name}:${id}`,
      label,
      value: JSON.stringify({ action: id, language }),
      says: `${label} #${id}`,
      ...(style === undefined ? {} : { style }),
    });
  };
  const send = (): Block[] => (isReady ? [labelled('send', 'primary')] : []);
  const answer = (): Block[] => [isReady ? labelled('answer') : labelled('answer', 'primary')];
  const buttons = {
    open: () => [...send(), labelled('claim'), ...answer(), labelled('dismiss')],
    claimed: () => [...send(), ...answer(), labelled('dismiss')],
    answered: () => [...send(), labelled('reopen')],
    dismissed: () => [labelled('reopen')],
  };
  return [
    section(splitText(asAsked(inquiry), 600)[0] ?? '–'),
    context(standing(inquiry, language).map((line) => cut(line, 1_000))),
    actions(buttons[status]()),
  ];
}

function shelfBlocks(language: Language, shelf: Shelf, records: readonly RecordSummary[]): Block[] {
  const page = Math.min(shelf.page, Math.max(0, Math.ceil(records.length / PAGE) - 1));
  const from = page * PAGE;
  const shown = records.slice(from, from + PAGE);
  const option = (kind: RecordKind | 'all'): Block =>
    ({
      text: plainText(kind === 'all' ? word('all', language) : KIND_NAMES[kind][language], 75),
      value: writeShelf({ ...shelf, kind, page: 0 }),
    }) as unknown as Block;
  const turnTo = (name: 'previous' | 'next', to: number): Block =>
    button({
      id: `home_more:${name}`,
      label: word(name, language),
      value: writeShelf({ ...shelf, page: to }),
    });
  const pager = [
    ...(page > 0 ? [turnTo('previous', page - 1)] : []),
    ...(from + PAGE < records.length ? [turnTo('next', page + 1)] : []),
  ];
  return [
    {
      type: 'input',
      // Another id for each search: Slack keeps what was typed in an input whose id stays.
      block_id: `search:${shelf.kind}`,
      dispatch_action: true,
      optional: true,
      label: plainText(word('homeSearch', language), 100),
      element: {
        type: 'plain_text_input',
        action_id: `home_search:${shelf.kind}`,
        max_length: 80,
        dispatch_action_config: { trigger_actions_on: ['on_enter_pressed'] },
        ...(shelf.query === '' ? {} : { initial_value: plain(shelf.query).slice(0, 80) }),
      },
    },
    actions([
      {
        type: 'static_select',
        action_id: 'home_kind:0',
        options: (['all', ...RECORD_KINDS] as const).map(option),
        initial_option: option(shelf.kind),
      },
    ]),
    ...(shown.length === 0 ? [section(word('homeNothingFound', language))] : []),
    ...shown.map((record) => recordBlock(record, language)),
    ...(shown.length === 0
      ? []
      : [
          context([
            word('homeShowing', language, { total: records.length, from: from + 1, to: from + shown.length }),
          ]),
        ]),
    ...(pager.length === 0 ? [] : [actions(pager)]),
  ];
}

function recordBlock(record: RecordSummary, language: Language): Block {
  const { id, name } = record;
  return section(`${name}\n${aboutOf(record, language)}`, {
    accessory: button({
      id: `record_open:${id}`.slice(0, 255),
      label: word('open', language),
      value: JSON.stringify({ action: id, language }),
      says: `${word('open', language)}: ${name}`,
    }),
  });
}

function describeState(
  { version, records, sources, questions, today }: KnowledgeState,
  language: Language,
): string {
  const counts = RECORD_KINDS.flatMap((kind) =>
    records[kind] === undefined ? [] : [`${KIND_NAMES[kind][language]} ${records[kind]}`],
  );
  return [
    ...counts,
    `${word('questions', language)} ${questions}`,
    `${word('sources', language)} ${sources}`,
    today,
    version.slice(0, 12),
  ].join(' · ');
}

const MAX_QUERY = 80;

/** A shelf as the value of a button or option, at most 150 characters. */
export function writeShelf({ kind, query, page }: Shelf): string {
  for (let length = MAX_QUERY; length > 0; length -= 10) {
    const value = JSON.stringify([kind, page, query.slice(0, length)]);
    if (value.length <= 150) return value;
  }
  return JSON.stringify([kind, page, '']);
}

/** What `writeShelf` wrote; the first shelf for anything else. */
export function readShelf(value: string): Shelf {
  try {
    const [kind, page, query] = JSON.parse(value) as unknown[];
    const known = kind === 'all' || RECORD_KINDS.includes(kind as RecordKind);
    if (!known || typeof query !== 'string' || !Number.isInteger(page)) return FIRST_SHELF;
    return { kind: kind as Shelf['kind'], query, page: Math.max(0, page as number) };
  } catch {
    return FIRST_SHELF;
  }
}
