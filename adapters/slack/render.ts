/** From a `Reply` to messages of Slack. Pure: the same reply gives the same messages. */
import type { Language } from '../../src/core/model/knowledge-base.js';
import type { Action, Reply, ReplyFact, ReplySource, ReplyTable } from '../../src/core/reply.js';
import { isLookedUp, unbrokenPieces } from '../amounts.js';
import { type Known, linked, NOTHING_KNOWN, type Piece as Words } from '../links.js';
import { inParts, isAnswer, linesOf, type RowLine } from '../phone.js';
import {
  actions,
  type Block,
  button,
  context,
  feedback,
  header,
  linkedText,
  type Message,
  menu,
  paragraph,
  section,
  splitText,
  table,
} from './blocks.js';
import { formButton } from './check-form.js';
import { MAX_BLOCK_TEXT, textLength } from './limits.js';
import { heightOf, inPages, type Piece } from './pages.js';
import { cut, mrkdwn, plain, plainLine, webAddress } from './safe.js';
import { word } from './words.js';

export interface RenderOptions {
  /** Shown with the answer, where it stands apart from its question. */
  readonly question?: string;
  /** Only one person sees it: says so, and offers to share it. */
  readonly sharable?: boolean;
  /** What a shared answer says above itself. */
  readonly lead?: string;
  /** All at once, in no pages: where it can be scrolled by itself. */
  readonly whole?: boolean;
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
const FACTS_A_PAGE = 4;
const MAX_SOURCES = 8;
const MAX_TABLES = 3;
/** Rows of a table that are shown, and that stay together: fewer where there are many columns, or many lines in a row. */
const MAX_ROWS = 99;
const PART_ROWS = 5;
const PART_CELLS = 18;
const PART_PX = 330;
/** Longest value of a button. */
const MAX_VALUE = 2_000;
const MAX_NOTIFICATION = 1_500;

/**
 * The messages of a reply: one, or up to three when its words are very long; the last has the facts, tables, sources and buttons,
 * in pages where they are more than a phone shows at once.
 */
export function renderReply(reply: Reply, options: RenderOptions = {}): Message[] {
  const { language } = reply;
  const { known = NOTHING_KNOWN } = options;
  const asIs = isLookedUp(reply);
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
    ...(whole ? [] : [context([word('cutShort', language)])]),
    ...renderSources(reply),
    ...question.map((paragraph) => section(paragraph)),
    ...renderActions(reply, options),
  ];
  const text = notification(reply);
  const before = pages.slice(0, -1).map((page, index) => ({
    text: index === 0 ? text : mrkdwn(cut(page[0] ?? '', MAX_NOTIFICATION)) || text,
    blocks: [...(index === 0 ? lead : []), ...page.map((words) => paragraph(words, known, asIs))],
  }));
  const words = pages.at(-1)!;
  const spoken = words.map((each) => paragraph(each, known, asIs));
  const pieces = [
    ...renderFacts(reply, known),
    ...(reply.tables ?? []).slice(0, MAX_TABLES).flatMap((table) => renderTable(table, language)),
  ];
  const is = isAnswer(reply) ? 'answer' : 'other';
  const top = before.length === 0 ? lead : [];
  const told = spoken.map((block): Piece => ({ blocks: [block] }));
  const { blocks, more } =
    options.whole === true
      ? { blocks: [...top, ...spoken, ...pieces.flatMap((piece) => piece.blocks), ...tail], more: undefined }
      : inPages(top, [...told, ...pieces], tail, { language, is });
  const last = { text: before.length === 0 ? text : mrkdwn(cut(words[0] ?? '', MAX_NOTIFICATION)) || text };
  // Written safely, a text may be several times as long as it was: what no longer fits together goes below.
  const fits = [blocks, ...(more?.pages ?? [])].every((page) => textLength(page) <= MAX_BLOCK_TEXT);
  if (fits) return [...before, { ...last, blocks, ...(more === undefined ? {} : { more }) }];
  const below = inPages([], pieces, tail, { language, is });
  return [
    ...before,
    { ...last, blocks: [...top, ...spoken] },
    { ...last, blocks: below.blocks, ...(below.more === undefined ? {} : { more: below.more }) },
  ];
}

/** A table in parts, so that a page can end within it; each is whole by itself. */
function renderTable({ title, columns, rows, note }: ReplyTable, language: Language): Piece[] {
  const shown = rows.slice(0, MAX_ROWS);
  const size = Math.max(2, Math.min(PART_ROWS, Math.floor(PART_CELLS / Math.max(1, columns.length))));
  // Of many rows two at least, so that they go over few enough pages.
  const least = shown.length > MAX_ROWS / 2 ? 2 : 1;
  const parts = inParts(
    shown,
    size,
    (some) => some.length <= least || heightOf(table(columns, some)) <= PART_PX,
  );
  const asLines = linesOf({ columns, rows: shown });
  const left = shown.length < rows.length;
  const after = [
    ...(note === undefined ? [] : [note]),
    ...(left ? [word('tableCut', language, { shown: shown.length, all: rows.length })] : []),
  ];
  if (asLines !== undefined) return [...headed(title), ...asLines.map(lineOfRow), ...below(after)];
  return parts.map((some, at) => ({
    blocks: [
      ...(title === undefined ? [] : [section(cut(title, 300))]),
      table(columns, some),
      ...(at === parts.length - 1 && after.length > 0 ? [context(after)] : []),
    ],
  }));
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

const headed = (title: string | undefined): Piece[] =>
  title === undefined ? [] : [{ blocks: [section(cut(title, 300))] }];
const below = (words: readonly string[]): Piece[] =>
  words.length === 0 ? [] : [{ blocks: [context(words)] }];

function lineOfRow({ head, rest }: RowLine): Piece {
  const words = rest === '' ? '' : `  ${cut(plainLine(rest), 300)}`;
  return {
    blocks: [linkedText([{ text: cut(plainLine(head), 300) || '–', strong: true }, { text: words }])],
  };
}

/** Facts, of an answer four to a page: each on a line of its own, its value standing out. */
function renderFacts(reply: Reply, known: Known): Piece[] {
  const shown = reply.facts.slice(0, MAX_FACTS);
  const asIs = isLookedUp(reply);
  return chunk(shown, FACTS_A_PAGE).map((some, at) => {
    const pieces = some.flatMap((fact, index) => factPieces(fact, known, index > 0));
    return {
      blocks: [linkedText(asIs ? pieces : unbrokenPieces(pieces))],
      first: at > 0 && isAnswer(reply),
    };
  });
}

function factPieces({ label, value, note }: ReplyFact, known: Known, below: boolean): Words[] {
  const about = cut(plainLine(note ?? ''), 300);
  return [
    { text: `${below ? '\n' : ''}${cut(plainLine(label), 200)}: ` },
    ...linked(cut(plainLine(value), 300), known).map((piece) => ({ ...piece, strong: true as const })),
    ...(about === '' ? [] : [{ text: ` (${about})` }]),
  ];
}

/** Who says it, and when, on a line, beside a button that opens the sources themselves. */
function renderSources(reply: Reply): Block[] {
  const { sources, sourceLabel, language } = reply;
  const [first] = sources;
  if (first === undefined) return [];
  const label = cut(plainLine(sourceLabel ?? SOURCE_LABEL[language]), 60);
  const brief = [first.publisher, first.date].map(plainLine).filter((part) => part !== '');
  const [accessory] = sourcesButton(reply, sources.length === 1 ? label : undefined);
  const words = cut(brief.join(', ') || plainLine(first.title), 60);
  return accessory === undefined ? [context([`${label}: ${words}`])] : [section(words, { accessory })];
}

/** The words of a source, its title leading to its document. */
export function sourcePieces(source: ReplySource, label: string, url = webAddress(source.url)): Words[] {
  const title = cut(plainLine(source.title) || plainLine(source.publisher) || label, 120);
  const about = cut(describeSource({ ...source, title: '' }), 200);
  return [{ text: title, ...(url === undefined ? {} : { url }) }, { text: about === '' ? '' : `, ${about}` }];
}

/** Opens the sources. They come with the button: what was said stays what was cited. */
function sourcesButton(
  { sources, language }: Reply,
  label = word('allSources', language, { n: sources.length }),
): Block[] {
  const shown = sources.slice(0, MAX_SOURCES).map((source) => {
    const { title, publisher, date, locator, url } = source;
    const words = [title, publisher, date, locator].map((part) => cut(plainLine(part), 120));
    return [...words, webAddress(url) ?? ''];
  });
  const written = (some: readonly string[][]): string => JSON.stringify({ sources: some, language });
  while (written(shown).length > MAX_VALUE) shown.pop();
  if (shown.length === 0) return [];
  return [button({ id: 'sources:0', label, value: written(shown) })];
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
  const thumbs = sharable ? [] : feedbackOf(reply);
  const rows: Action['kind'][][] = [
    ['choose', 'none'],
    ['answer'],
    ['ask', 'person'],
    ['check'],
    ...(thumbs.length > 0 ? [] : [['helpful', 'not-helpful'] satisfies Action['kind'][]]),
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
  return [...blocks, ...thumbs, ...share];
}

/** Slack's own way to ask whether an answer helped. In what one person alone sees, plain buttons do: nothing falls back there. */
function feedbackOf({ actions: offered, language }: Reply): Block[] {
  const [yes, no] = (['helpful', 'not-helpful'] as const).map((kind) =>
    offered.find((action) => action.kind === kind && action.id.length <= MAX_ACTION_ID),
  );
  if (yes === undefined || no === undefined) return [];
  const thumb = ({ id, label }: Action) => ({ label, value: JSON.stringify({ action: id, language }) });
  return [feedback('feedback:0', thumb(yes), thumb(no))];
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

function chunk<Item>(items: readonly Item[], size: number): Item[][] {
  return items.length === 0 ? [] : [items.slice(0, size), ...chunk(items.slice(size), size)];
}
