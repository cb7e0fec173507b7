/** From a `Reply` to a card. Pure: the same reply gives the same card. */
import type { Action, Reply, ReplyFact, ReplyFile, ReplySource, ReplyTable } from '../../src/core/reply.js';
import { isLookedUp } from '../amounts.js';
import type { Known } from '../links.js';
import { inParts, isAnswer, linesOf } from '../phone.js';
import { cut, webAddress } from '../plain-text.js';
import {
  bytes,
  card,
  columns,
  container,
  type Element,
  lines,
  message,
  plainLine,
  run,
  runs,
  submit,
} from './card.js';
import { formAction } from './form.js';
import { MAX_ACTION_ID, MENU } from './inbound.js';
import { heightOf, inPages, toggle } from './pages.js';
import type { Outgoing } from './protocol.js';
import { word } from './words.js';

export interface RenderOptions {
  /** What was asked, where the answer stands apart from it. */
  readonly question?: string | undefined;
  /** Said above the answer, such as who added the bot. */
  readonly lead?: string | undefined;
  /** Said below it. */
  readonly close?: string | undefined;
  /** The reply's file follows the card, so that the card need not say where to have it. */
  readonly fileFollows?: boolean;
  /** A card that is read and not used: in a dialog, or inserted by somebody into a message. */
  readonly still?: boolean;
  /** Who is alone with the desk, as Teams calls them: first questions are offered where they write. */
  readonly suggestTo?: string | undefined;
  /** Addresses that are made links. */
  readonly known?: Known | undefined;
}

/** Teams takes 28 KB; the address of a message and its envelope need some of it. */
export const MAX_BYTES = 26_000;
/** Buttons of a card; more are not shown on a phone. */
export const MAX_ACTIONS = 6;
/** Longest label of a button; a longer one stands in the menu, where it is read whole. */
const MAX_LABEL = 60;
const MAX_MENU = 15;
const MAX_PRIMARY = 2;
/** Teams shows no more. */
const MAX_SUGGESTED = 3;
const MAX_SOURCES = 8;
/** Facts that are not folded. */
const FIRST_FACTS = 4;
/** Rows of a table that stay together when it goes over pages: fewer where there are many lines in a row. */
const PART_ROWS = 5;
const PART_PX = 480;
/** Height on a phone of an answer and of any other card, and what a button takes of it. */
const SCREEN_PX = { answer: 560, other: 820 } as const;
const BUTTON_PX = 44;
const LEAST_PAGE_PX = 180;
const SOURCE_LABEL = { ko: '출처', en: 'Source' } as const;

/** How much of each part fits, from all to little. Text in bytes, the rest in pieces. */
const ROOMS = [
  { text: 12_000, facts: 30, rows: 60, sources: MAX_SOURCES, file: 3_000 },
  { text: 9_000, facts: 20, rows: 30, sources: MAX_SOURCES, file: 2_000 },
  { text: 6_000, facts: 12, rows: 15, sources: 6, file: 1_000 },
  { text: 4_000, facts: 6, rows: 6, sources: 4, file: 500 },
  { text: 1_500, facts: 2, rows: 0, sources: 2, file: 0 },
] as const;
type Room = (typeof ROOMS)[number];

/** The message of a reply: one card, within the limits of Teams however much the reply holds. */
export function renderReply(reply: Reply, options: RenderOptions = {}): Outgoing {
  const summary = notification(reply);
  const drawn = (room: Room): Outgoing => ({ ...message(draw(reply, options, room), summary), ...more });
  const more = options.still === true ? {} : around(reply, options);
  let activity = drawn(ROOMS[0]);
  for (const room of ROOMS.slice(1)) {
    if (bytes(activity) <= MAX_BYTES) break;
    activity = drawn(room);
  }
  return activity;
}

/** What Teams shows around a card: its own thumbs in place of buttons, and first questions to who is alone with the desk. */
function around({ actions }: Reply, { suggestTo }: RenderOptions): Partial<Outgoing> {
  const asks = actions.filter(({ kind }) => kind === 'ask').slice(0, MAX_SUGGESTED);
  return {
    ...(actions.some(isThumb) ? { channelData: { feedbackLoop: { type: 'default' } } } : {}),
    ...(suggestTo === undefined || asks.length === 0
      ? {}
      : {
          suggestedActions: {
            to: [suggestTo],
            actions: asks.map(({ label }) => {
              const said = cut(plainLine(label), 200);
              return { type: 'imBack', title: said, value: said };
            }),
          },
        }),
  };
}

/** Whether an action is one of Teams' thumbs. */
export function isThumb({ kind }: Action): boolean {
  return kind === 'helpful' || kind === 'not-helpful';
}

/** The card alone. */
export function renderCard(reply: Reply, options: RenderOptions = {}): object {
  return renderReply(reply, options).attachments![0]!.content;
}

/** What a notification and a screen reader say: the answer with its sources, in one line. */
export function notification(reply: Reply): string {
  return [
    reply.title ?? '',
    ...reply.paragraphs,
    ...reply.facts.map(({ label, value }) => `${label}: ${value}`),
    ...reply.sources.slice(0, 2).map((source) => `(${describeSource(source)})`),
  ]
    .map(plainLine)
    .filter((said) => said !== '')
    .join(' ');
}

/** A source as one line: title, publisher, date and paragraph. */
export function describeSource(source: ReplySource): string {
  return [source.title, source.publisher, source.date, source.locator]
    .map(plainLine)
    .filter((said) => said !== '')
    .join(', ');
}

function draw(reply: Reply, options: RenderOptions, room: Room): object {
  const { question, lead, close, fileFollows = false, still = false, known } = options;
  const { language } = reply;
  const subtle = { isSubtle: true, size: 'Small' } as const;
  const { words, whole: fits } = fitWords(reply.paragraphs, room.text);
  const { body: choices, actions } = still ? { body: [], actions: [] } : renderActions(reply);
  const top = [
    ...(lead === undefined ? [] : [run(lead, subtle)]),
    ...(question === undefined
      ? []
      : [run(`${word('asked', language)}: ${cut(plainLine(question), 300)}`, subtle)]),
    ...(reply.title === undefined || plainLine(reply.title) === ''
      ? []
      : [run(cut(plainLine(reply.title), 200), { weight: 'Bolder', size: 'Medium' })]),
    ...(reply.notice === undefined ? [] : [run(cut(plainLine(reply.notice), 300), subtle)]),
  ];
  const whole = !isLookedUp(reply);
  const facts = renderFacts(reply.facts.slice(0, room.facts), known, whole);
  const pieces = [
    ...words.flatMap((paragraph) => lines(paragraph, {}, {}, known, whole)),
    ...facts.slice(0, FIRST_FACTS),
    ...(facts.length > FIRST_FACTS ? foldedFacts(facts.slice(FIRST_FACTS), language) : []),
    ...(reply.tables ?? []).flatMap((table) => renderTable(table, language, room.rows)),
    ...(reply.file === undefined ? [] : renderFile(reply.file, language, room.file)),
    ...(reply.file === undefined || fileFollows ? [] : [run(word('fileInPersonal', language), subtle)]),
  ];
  const bottom = [
    ...(fits && reply.facts.length <= room.facts ? [] : [run(word('cutShort', language), subtle)]),
    ...(close === undefined ? [] : [run(close, subtle)]),
    ...renderSources(reply, room.sources),
    ...choices,
  ];
  const is = isAnswer(reply) ? 'answer' : 'other';
  const fixed = [...top, ...bottom].reduce((all, each) => all + heightOf(each), 0);
  const left = Math.max(LEAST_PAGE_PX, SCREEN_PX[is] - fixed - BUTTON_PX * actions.length);
  return card([...top, ...inPages(pieces, left, language), ...bottom], actions);
}

/** Facts beyond the first, folded out by a line that says how many there are. */
function foldedFacts(facts: readonly Element[], language: Reply['language']): Element[] {
  return [
    toggle(word('moreFacts', language, { n: facts.length }), [{ elementId: 'facts' }]),
    container(facts, { id: 'facts', isVisible: false }),
  ];
}

/** As many words as fit into so many bytes, cut at the end of a word. */
function fitWords(paragraphs: readonly string[], room: number): { words: string[]; whole: boolean } {
  const words: string[] = [];
  let left = room;
  for (const paragraph of paragraphs) {
    const size = bytes([paragraph]) + 90 * paragraph.split('\n').length;
    if (size <= left) {
      words.push(paragraph);
      left -= size;
      continue;
    }
    const share = Math.floor((paragraph.length * left) / size);
    const some = cut(paragraph, Math.max(0, share)).replace(/\n+/g, ' ');
    if (share > 20) words.push(some);
    return { words, whole: false };
  }
  return { words, whole: true };
}

function renderFacts(facts: readonly ReplyFact[], known: Known | undefined, whole: boolean): Element[] {
  return facts.map(({ label, value, note }) =>
    columns([
      { width: 2, items: [run(cut(plainLine(label), 200), { isSubtle: true })] },
      {
        width: 3,
        items: [
          ...lines(cut(plainLine(value), 300) || '–', { weight: 'Bolder' }, {}, known, whole),
          ...(note === undefined
            ? []
            : [run(cut(plainLine(note), 300), { isSubtle: true, size: 'Small' }, { spacing: 'None' })]),
        ],
      },
    ]),
  );
}

function renderTable(
  { title, columns: heads, rows, note }: ReplyTable,
  language: Reply['language'],
  most: number,
): Element[] {
  // A row of many columns weighs more.
  const shown = rows.slice(0, Math.floor((most * 3) / Math.max(3, heads.length)));
  const cell = (words: string, head: boolean): Element => ({
    type: 'TableCell',
    items: [run(cut(plainLine(words), 120), head ? { weight: 'Bolder', size: 'Small' } : { size: 'Small' })],
  });
  const row = (cells: readonly string[], head = false): Element => ({
    type: 'TableRow',
    cells: cells.slice(0, 8).map((each) => cell(each, head)),
  });
  const after = [
    ...(shown.length < rows.length
      ? [word('rowsShown', language, { n: shown.length, total: rows.length })]
      : []),
    ...(note === undefined ? [] : [cut(plainLine(note), 300)]),
  ];
  const head = row(
    heads.map(({ label }) => label),
    true,
  );
  const part = (some: readonly (readonly string[])[]): Element => ({
    type: 'Table',
    firstRowAsHeader: true,
    columns: heads.slice(0, 8).map(({ align }) => ({
      width: 1,
      ...(align === 'right' ? { horizontalCellContentAlignment: 'Right' } : {}),
    })),
    rows: [head, ...some.map((cells) => row(cells))],
  });
  const asLines = linesOf({ columns: heads, rows: shown });
  if (asLines !== undefined) {
    return [
      ...(title === undefined ? [] : [run(cut(plainLine(title), 200), { weight: 'Bolder' })]),
      ...asLines.map(({ head, rest: words }) =>
        container(
          [
            run(cut(plainLine(head), 200) || '–', { weight: 'Bolder' }),
            ...(words === ''
              ? []
              : [run(cut(plainLine(words), 400), { isSubtle: true, size: 'Small' }, { spacing: 'None' })]),
          ],
          { spacing: 'Small' },
        ),
      ),
      ...after.map((words) => run(words, { isSubtle: true, size: 'Small' })),
    ];
  }
  // In parts, so that a page can end within a table.
  const parts = inParts(shown, PART_ROWS, (some) => heightOf(part(some)) <= PART_PX).map(part);
  return [
    ...(title === undefined ? [] : [run(cut(plainLine(title), 200), { weight: 'Bolder' })]),
    ...parts,
    ...after.map((words) => run(words, { isSubtle: true, size: 'Small' })),
  ];
}

function renderFile({ name, content }: ReplyFile, language: Reply['language'], room: number): Element[] {
  const head = fitWords(content.split('\n').slice(0, 12), room).words;
  return [
    run(word('fileIs', language, { name: cut(plainLine(name), 100) }), { isSubtle: true, size: 'Small' }),
    ...(head.length === 0
      ? []
      : [
          container(
            head.flatMap((line) =>
              lines(line, { fontType: 'Monospace', size: 'Small' }, { spacing: 'None' }),
            ),
            { style: 'emphasis' },
          ),
        ]),
  ];
}

/** The sources, folded: one line that names the first, and opens them all. */
function renderSources(reply: Reply, most: number): Element[] {
  const { sources, language } = reply;
  const [first] = sources;
  if (first === undefined) return [];
  const small = { isSubtle: true, size: 'Small' } as const;
  const label = cut(plainLine(reply.sourceLabel ?? SOURCE_LABEL[language]), 60);
  const named = [plainLine(first.publisher), plainLine(first.date)].filter((part) => part !== '').join(', ');
  return [
    container([toggle(cut(`${label}: ${named} ▾`, 80), [{ elementId: 'sources' }])], { separator: true }),
    container(
      sources.slice(0, most).map((source) => {
        const url = webAddress(source.url);
        const title = cut(plainLine(source.title), 200);
        const about = cut(describeSource({ ...source, title: '' }), 300);
        return runs(
          [
            { text: title || label, ...(url === undefined || url.length > 500 ? {} : { url }) },
            { text: about === '' ? '' : `, ${about}` },
          ],
          small,
          { spacing: 'None' },
        );
      }),
      { id: 'sources', isVisible: false, spacing: 'None' },
    ),
  ];
}

/** Which buttons go into the menu when there are too many: the last of these first. */
const RANK: readonly Action['kind'][] = ['choose', 'answer', 'none', 'person', 'check', 'ask'];

/** Why a question is asked can wait; that it can be stopped cannot. */
function rankOf({ kind, id }: Action): number {
  return RANK.indexOf(kind) + (id === 'check-why' ? 0.5 : 0);
}

/** The buttons, and for what goes beyond what Teams shows a menu with a button that sends its choice. */
function renderActions(reply: Reply): {
  readonly body: readonly Element[];
  readonly actions: readonly Element[];
} {
  const form = formAction(reply);
  const room = MAX_ACTIONS - (form === undefined ? 0 : 2);
  const usable = reply.actions.filter(
    (action) => !isThumb(action) && action.id !== '' && action.id.length <= MAX_ACTION_ID,
  );
  const ranked = [...usable].sort((a, b) => rankOf(a) - rankOf(b));
  const short = ranked.filter(({ label }) => plainLine(label).length <= MAX_LABEL);
  const fits = short.length === usable.length && usable.length <= room;
  const kept = new Set(short.slice(0, fits ? room : room - 1));
  const rest = usable.filter((action) => !kept.has(action)).slice(0, MAX_MENU);
  let primary = 0;
  const buttons = usable
    .filter((action) => kept.has(action))
    .map((action) => actionButton(action, reply, action.kind === 'choose' && primary++ < MAX_PRIMARY));
  const { language } = reply;
  const menu = rest.length === 0 ? [] : [menuOf(rest, language)];
  const send =
    rest.length === 0
      ? []
      : [submit(word('sendChoice', language), { kind: 'menu', language }, { withInputs: true })];
  return { body: menu, actions: [...buttons, ...send, ...(form === undefined ? [] : [form])] };
}

function menuOf(actions: readonly Action[], language: Reply['language']): Element {
  return {
    type: 'Input.ChoiceSet',
    id: MENU,
    style: 'compact',
    isRequired: false,
    placeholder: word('moreChoices', language),
    choices: actions.map(({ id, label }) => ({
      title: cut(plainLine(label), 120) || '–',
      value: JSON.stringify([id, cut(plainLine(label), 80)]),
    })),
  };
}

function actionButton({ id, label }: Action, { language }: Reply, primary: boolean): Element {
  const data = { kind: 'turn', action: id, language };
  // A press leaves no words in the chat, so they come back with it.
  return submit(label, { ...data, said: cut(plainLine(label), 200) }, primary ? { style: 'positive' } : {});
}
