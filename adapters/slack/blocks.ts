/** The few kinds of blocks that are used, each within its own limits whatever it is given. */
import { unbrokenPieces } from '../amounts.js';
import { type Known, linked, mayLead, type Piece } from '../links.js';
import { cut, inert, plain, plainLine } from './safe.js';

/** A block or an element of one, as Slack takes it. */
export interface Block {
  readonly type: string;
  readonly [name: string]: unknown;
}

/** A message: `text` is read out and shown in notifications, the blocks are shown in the chat. */
export interface Message {
  readonly text: string;
  readonly blocks: readonly Block[];
  /** Where it goes over pages: all of them, of which the blocks are the first. Kept with us, not sent. */
  readonly more?: { readonly id: string; readonly pages: readonly (readonly Block[])[] };
}

/** A message as it is sent. */
export function sent({ text, blocks }: Message): Message {
  return { text, blocks };
}

/** A modal or the home tab. */
export interface View {
  readonly type: 'modal' | 'home';
  readonly blocks: readonly Block[];
  readonly [name: string]: unknown;
}

/** What cannot be empty shows this. */
const NOTHING = '–';
const NO_WORDS = { type: 'text', text: NOTHING } as const;
/** Longest text of a cell of a table. */
export const MAX_CELL = 600;

export function plainText(text: string, max: number): Block {
  return { type: 'plain_text', text: cut(plain(text), max) || NOTHING, emoji: false };
}

function plainLineOf(text: string, max: number): Block {
  return { type: 'plain_text', text: cut(plainLine(text), max) || NOTHING, emoji: false };
}

export function header(text: string): Block {
  return { type: 'header', text: plainLineOf(text, 150) };
}

/** A paragraph of at most 3,000 characters; `splitText` makes such of longer ones. */
export function section(
  text: string,
  more: { readonly accessory?: Block; readonly block_id?: string } = {},
): Block {
  return { type: 'section', text: plainText(text, 3_000), ...more };
}

/** Words of which some lead somewhere; nothing else in them acts. At most 3,000 characters. */
export function linkedText(pieces: readonly Piece[]): Block {
  let room = 3_000;
  const elements = pieces.flatMap(({ text, url, strong }) => {
    const words = room > 1 ? cut(inert(text), room) : '';
    room -= words.length;
    if (words === '') return [];
    const style = strong === true ? { style: { bold: true } } : {};
    return [
      url === undefined || !mayLead(url)
        ? { type: 'text', text: words, ...style }
        : { type: 'link', url, text: words, ...style },
    ];
  });
  const section = { type: 'rich_text_section', elements: elements.length === 0 ? [NO_WORDS] : elements };
  return { type: 'rich_text', elements: [section] };
}

/** A paragraph in which addresses that the content names are links, and no line is broken within an amount unless it is `asIs`. */
export function paragraph(text: string, known: Known, asIs = false): Block {
  const given = linked(plain(text), known);
  const pieces = asIs ? given : unbrokenPieces(given);
  if (pieces.some(({ url }) => url !== undefined)) return linkedText(pieces);
  const whole = pieces.map((piece) => piece.text).join('');
  if (whole === '' || whole.length > 3_000) return section(text);
  return { type: 'section', text: { type: 'plain_text', text: whole, emoji: false } };
}

export function context(texts: readonly string[]): Block {
  return { type: 'context', elements: texts.slice(0, 10).map((text) => plainText(text, 2_000)) };
}

export function divider(): Block {
  return { type: 'divider' };
}

/** At most ten pairs, side by side. */
export function fields(texts: readonly string[]): Block {
  return { type: 'section', fields: texts.slice(0, 10).map((text) => plainText(text, 2_000)) };
}

/** A menu for what there is no room for as buttons: at most 100 options, whose values have 150 characters at most. */
export function menu(id: string, hint: string, options: readonly { label: string; value: string }[]): Block {
  return {
    type: 'static_select',
    action_id: id,
    placeholder: plainLineOf(hint, 150),
    options: options.slice(0, 100).map(({ label, value }) => ({ text: plainLineOf(label, 75), value })),
  };
}

/** At most 25 buttons or menus. */
export function actions(elements: readonly Block[], id?: string): Block {
  return { type: 'actions', elements: elements.slice(0, 25), ...(id === undefined ? {} : { block_id: id }) };
}

/** Whether an answer helped, as Slack itself asks it: a thumb up and a thumb down, each read out by its label. */
export function feedback(
  id: string,
  positive: { readonly label: string; readonly value: string },
  negative: { readonly label: string; readonly value: string },
): Block {
  const thumb = ({ label, value }: { label: string; value: string }): object => ({
    text: plainLineOf(label, 75),
    accessibility_label: cut(plainLine(label), 75) || NOTHING,
    value,
  });
  return {
    type: 'context_actions',
    elements: [
      {
        type: 'feedback_buttons',
        action_id: id,
        positive_button: thumb(positive),
        negative_button: thumb(negative),
      },
    ],
  };
}

/** At most 100 rows, the heading among them, of at most 20 columns; a message holds one table. */
export function table(
  columns: readonly { readonly label: string; readonly align?: 'left' | 'right' }[],
  rows: readonly (readonly string[])[],
): Block {
  const cell = (text: string): Block => ({
    type: 'raw_text',
    text: cut(plainLine(text), MAX_CELL) || NOTHING,
  });
  const row = (cells: readonly string[]): Block[] => columns.slice(0, 20).map((_, i) => cell(cells[i] ?? ''));
  return {
    type: 'table',
    column_settings: columns.slice(0, 20).map(({ align = 'left' }) => ({ align, is_wrapped: true })),
    rows: [row(columns.map(({ label }) => label)), ...rows.slice(0, 99).map(row)],
  };
}

export interface ButtonOptions {
  /** At most 255 characters, unlike all others of the message. */
  readonly id: string;
  readonly label: string;
  /** At most 2,000 characters. */
  readonly value?: string;
  readonly url?: string;
  readonly style?: 'primary' | 'danger';
  /** Read out in place of the label where that says too little. */
  readonly says?: string;
}

export function button({ id, label, value, url, style, says }: ButtonOptions): Block {
  return {
    type: 'button',
    action_id: id,
    text: plainLineOf(label, 75),
    ...(value === undefined ? {} : { value }),
    ...(url === undefined ? {} : { url }),
    ...(style === undefined ? {} : { style }),
    ...(says === undefined ? {} : { accessibility_label: cut(plainLine(says), 75) }),
  };
}

/** Pieces of at most `max` characters, cut at a space or line break where there is one. */
export function splitText(text: string, max: number): string[] {
  const pieces: string[] = [];
  let rest = plain(text);
  while (rest.length > max) {
    const at = Math.max(rest.lastIndexOf(' ', max - 1), rest.lastIndexOf('\n', max - 1));
    const end = at > max / 2 ? at : max - (/[\ud800-\udbff]/.test(rest[max - 1]!) ? 1 : 0);
    pieces.push(rest.slice(0, end).trim());
    rest = rest.slice(end).trim();
  }
  return [...pieces, rest].filter((piece) => piece !== '');
}
