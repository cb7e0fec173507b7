/** From a `Reply` to messages of Slack. Pure: the same reply gives the same messages. */
import type { Language } from '../../src/core/model/knowledge-base.js';
import type { Action, Reply, ReplyFact, ReplySource, ReplyTable } from '../../src/core/reply.js';
import { type Known, linked, NOTHING_KNOWN, type Piece } from '../links.js';
import {
  actions,
  type Block,
  button,
  context,
  fields,
  header,
  linkedText,
  MAX_CELL,
  type Message,
  menu,
  paragraph,
  section,
  splitText,
  table,
} from './blocks.js';
import { formButton } from './check-form.js';
import { MAX_BLOCK_TEXT, textLength } from './limits.js';
import { cut, mrkdwn, plain, plainLine, webAddress } from './safe.js';
import { word } from './words.js';

export interface RenderOptions {
  /** Shown with the answer, where it stands apart from its question. */
  readonly question?: string;
  /** Only one person sees it: says so, and offers to share it. */
  readonly sharable?: boolean;
  /** What a shared answer says above itself. */
  readonly lead?: string;
  /** Addresses that are made links. */
  readonly known?: Known;
}

const SOURCE_LABEL = { ko: '출처', en: 'Source' } as const;
/** Text of one message; buttons and labels come on top of it. */
const TEXT_ROOM = 7_000;
/** Messages that one reply may take. */
const MAX_MESSAGES = 3;
/** Of a question that stands apart; what is longer is no question. */
const MAX_QUESTION = 500;
/** Buttons of one row, and longest label of one: Slack shows no more of it on a phone. What is beyond is in a menu. */
const MAX_ROW = 5;
const MAX_LABEL = 30;
/** Longer labels of one message that stand beside a button of their own, and options of its menus. */
const MAX_LONG = 6;
const MAX_OPTIONS = 40;
/** Longest value of an option of a menu. */
const MAX_OPTION = 150;
const MAX_PRIMARY = 2;
const MAX_FACTS = 30;
const MAX_SOURCES = 8;
const MAX_NOTIFICATION = 1_500;
/** What facts, sources and buttons may take beside a table, and words up to which a table stands in their message. */
const TAIL_ROOM = 5_500;
const BESIDE_TABLE = 1_500;

/** The messages of a reply: one, or up to three when it is very long; the last has the sources and the buttons. */
export function renderReply(reply: Reply, options: RenderOptions = {}): Message[] {
  const { language } = reply;
  const { known = NOTHING_KNOWN } = options;
  const lead = [
    ...(options.lead === undefined ? [] : [context([options.lead])]),
    ...(options.question === undefined
      ? []
      : [context([`${word('asked', language)}: ${cut(plainLine(options.question), 300)}`])]),
    ...(reply.title === undefined || plainLine(reply.title) === '' ? [] : [header(reply.title)]),
    ...(reply.notice === undefined ? [] : [context([reply.notice])]),
  ];
  // A question stands over its answers, below what it is about.
  const asks = reply.check?.asking !== undefined && reply.paragraphs.length > 1;
  const said = asks ? reply.paragraphs.slice(0, -1) : reply.paragraphs;
  const question = asks ? splitText(cut(reply.paragraphs.at(-1) ?? '', MAX_QUESTION), 2_900) : [];
  const { pages, whole } = paginate(said.flatMap((paragraph) => splitText(paragraph, 2_900)));
  const tail = [
    ...renderFacts(reply.facts, known),
    ...(whole ? [] : [context([word('cutShort', language)])]),
    ...renderSources(reply),
    ...question.map((paragraph) => section(paragraph)),
    ...renderActions(reply, options),
  ];
  const text = notification(reply);
  const messages: Message[] = pages.map((page, index) => ({
    text: index === 0 ? text : mrkdwn(cut(page[0] ?? '', MAX_NOTIFICATION)) || text,
    blocks: [...(index === 0 ? lead : []), ...page.map((words) => paragraph(words, known))],
  }));
  const tables = (reply.tables ?? []).slice(0, MAX_MESSAGES);
  const spoken = pages.at(-1)!.reduce((sum, paragraph) => sum + paragraph.length, 0);
  tables.forEach((each, index) => {
    const beside = index === 0 && spoken <= BESIDE_TABLE;
    const blocks = renderTable(each, MAX_BLOCK_TEXT - TAIL_ROOM - (beside ? spoken : 0), language);
    if (beside)
      messages.push({ text: messages.at(-1)!.text, blocks: [...messages.pop()!.blocks, ...blocks] });
    else
      messages.push({
        text: mrkdwn(cut(plainLine(each.title ?? reply.title ?? ''), MAX_NOTIFICATION)) || text,
        blocks,
      });
  });
  const last = messages.pop()!;
  // Written safely, a text may be several times as long as it was: what no longer fits beside it goes below.
  const fits = textLength([...last.blocks, ...tail]) <= MAX_BLOCK_TEXT;
  return fits
    ? [...messages, { ...last, blocks: [...last.blocks, ...tail] }]
    : [...messages, last, { text: last.text, blocks: tail }];
}

/** A table, as many of its rows as there is room for, and what is said below it. */
function renderTable({ title, columns, rows, note }: ReplyTable, room: number, language: Language): Block[] {
  const shown: (readonly string[])[] = [];
  let left = room - columns.reduce((sum, { label }) => sum + label.length, 0);
  for (const row of rows.slice(0, 99)) {
    left -= row.reduce((sum, cell) => sum + Math.min(cell.length, MAX_CELL), 0);
    if (left < 0) break;
    shown.push(row);
  }
  const whole = shown.length === rows.length;
  const notes = [
    ...(note === undefined ? [] : [note]),
    ...(whole ? [] : [word('tableCut', language, { shown: shown.length, all: rows.length })]),
  ];
  return [
    ...(title === undefined ? [] : [section(title)]),
    table(columns, shown),
    ...(notes.length === 0 ? [] : [context(notes)]),
  ];
}

/** What a notification and a screen reader say: the whole answer, without buttons. */
export function notification(reply: Reply): string {
  const parts = [
    reply.title ?? '',
    ...reply.paragraphs,
    ...reply.facts.map(({ label, value }) => `${label}: ${value}`),
    ...(reply.tables ?? []).flatMap(({ rows }) => rows.slice(0, 10).map((row) => row.join(' | '))),
    ...reply.sources.map((source) => `(${describeSource(source)})`),
  ];
  const said = parts.map(plain).filter((part) => part !== '');
  return mrkdwn(cut(said.join('\n'), MAX_NOTIFICATION)) || '…';
}

function paginate(paragraphs: readonly string[]): { pages: string[][]; whole: boolean } {
  const pages: string[][] = [[]];
  let room = TEXT_ROOM;
  for (const paragraph of paragraphs) {
    if (paragraph.length > room || pages.at(-1)!.length >= 20) {
      if (pages.length === MAX_MESSAGES) return { pages, whole: false };
      pages.push([]);
      room = TEXT_ROOM;
    }
    pages.at(-1)!.push(paragraph);
    room -= paragraph.length;
  }
  return { pages, whole: true };
}

/** Facts side by side, ten to a block, within what is left of the room for text; one with an address on a line of its own. */
function renderFacts(facts: readonly ReplyFact[], known: Known): Block[] {
  const shown = facts.slice(0, MAX_FACTS).map(({ label, value, note }) =>
    [plainLine(label), cut(plainLine(value), 400), cut(plainLine(note ?? ''), 400)]
      .filter((line) => line !== '')
      .map((line) => cut(line, 400))
      .join('\n'),
  );
  const fitting = takeWithin(shown, MAX_BLOCK_TEXT - TEXT_ROOM - 2_500);
  const leads = (text: string): boolean => linked(text, known).some(({ url }) => url !== undefined);
  return [
    ...chunk(
      fitting.filter((text) => !leads(text)),
      10,
    ).map((some) => fields(some)),
    ...fitting.filter(leads).map((text) => paragraph(text.replace('\n', ': '), known)),
  ];
}

function renderSources(reply: Reply): Block[] {
  const { sources, language } = reply;
  if (sources.length === 0) return [];
  const label = cut(plainLine(reply.sourceLabel ?? SOURCE_LABEL[language]), 60);
  const pieces = sources.slice(0, MAX_SOURCES).flatMap((source, index): Piece[] => {
    const url = webAddress(source.url);
    const title = cut(plainLine(source.title) || plainLine(source.publisher) || label, 120);
    const about = [source.publisher, source.date, source.locator]
      .map(plainLine)
      .filter((part) => part !== '');
    return [
      { text: index === 0 ? `${label}: ` : '\n' },
      { text: title, ...(url === undefined ? {} : { url }) },
      { text: cut(about.map((part) => `, ${part}`).join(''), 200) },
    ];
  });
  return [linkedText(pieces)];
}

/** A source as one line: title, publisher, date and paragraph. */
export function describeSource(source: ReplySource): string {
  return [source.title, source.publisher, source.date, source.locator]
    .map(plainLine)
    .filter((part) => part !== '')
    .join(', ');
}

/** Choices and answers, then follow-ups, then what steers a check, then whether it helped: a row each. */
function renderActions(reply: Reply, { sharable = false }: RenderOptions): Block[] {
  const rows: Action['kind'][][] = [
    ['choose', 'none'],
    ['answer'],
    ['ask', 'person'],
    ['check'],
    ['helpful', 'not-helpful'],
  ];
  let count = 0;
  let primary = 0;
  let long = MAX_LONG;
  let options = MAX_OPTIONS;
  const buttonOf = (action: Action, label = action.label): Block => {
    const style = action.kind === 'choose' && primary++ < MAX_PRIMARY ? { style: 'primary' as const } : {};
    return actionButton(action, count++, reply.language, label, style);
  };
  const blocks = rows.flatMap((kinds) => {
    const usable = reply.actions.filter(({ kind, id }) => kinds.includes(kind) && id.length <= MAX_ACTION_ID);
    const isLong = ({ label }: Action): boolean => label.length > MAX_LABEL;
    const asText = usable.filter(isLong).slice(0, long);
    const asButtons = usable.filter((action) => !isLong(action)).slice(0, MAX_ROW);
    const rest = usable.filter((action) => !asText.includes(action) && !asButtons.includes(action));
    long -= asText.length;
    // A button would show the beginning of a long label; beside it, the whole of it stands.
    const texts = asText.map((action) =>
      section(cut(action.label, 300), { accessory: buttonOf(action, word('choose', reply.language)) }),
    );
    const buttons = asButtons.map((action) => buttonOf(action));
    if (kinds.includes('check')) buttons.unshift(...formButton(reply));
    const more = menuOf(rest.slice(0, options), count, reply.language);
    options = Math.max(0, options - rest.length);
    count += more.length;
    const row = [...buttons, ...more];
    return [...texts, ...(row.length === 0 ? [] : [actions(row)])];
  });
  const share = sharable && reply.outcome === 'answered' ? shareBlocks(reply) : [];
  return [...blocks, ...share];
}

/** What goes beyond a row of buttons, as a menu. */
function menuOf(rest: readonly Action[], index: number, language: Language): Block[] {
  const options = rest
    .map(({ id, label }) => ({ label, value: JSON.stringify({ action: id, language }) }))
    .filter(({ value }) => value.length <= MAX_OPTION);
  return options.length === 0 ? [] : [menu(`turn:${index}`, word('moreChoices', language), options)];
}

/** Longest id of an action that fits into a button's value with its language and escapes. */
export const MAX_ACTION_ID = 900;

function actionButton(
  { id, kind, label: says }: Action,
  index: number,
  language: Language,
  label: string,
  style: { style?: 'primary' },
): Block {
  const name = kind === 'not-helpful' ? 'not_helpful' : 'turn';
  const value = JSON.stringify({ action: id, language });
  return button({ id: `${name}:${index}`, label, value, ...style, ...(label === says ? {} : { says }) });
}

function shareBlocks({ entry, language }: Reply): Block[] {
  if (entry === undefined || entry.length > MAX_ACTION_ID) return [context([word('onlyYou', language)])];
  const value = JSON.stringify({ action: `ask:${entry}`, language });
  return [
    context([word('onlyYou', language)]),
    actions([button({ id: 'share:0', label: word('share', language), value })]),
  ];
}

function takeWithin(texts: readonly string[], room: number): string[] {
  let left = room;
  return texts.filter((text) => {
    left -= text.length;
    return left >= 0;
  });
}

function chunk<Item>(items: readonly Item[], size: number): Item[][] {
  return items.length === 0 ? [] : [items.slice(0, size), ...chunk(items.slice(size), size)];
}
