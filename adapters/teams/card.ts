/**
 * The few elements of Adaptive Cards 1.5 that are used. All words stand in text runs, which Teams reads as they are: what
 * people or YAML files say cannot link, style or mention, as it could in a `TextBlock`.
 */
import { unbrokenPieces } from '../amounts.js';
import { type Known, linked, mayLead, NOTHING_KNOWN, type Piece } from '../links.js';
import { cut, safeLine, safeText } from '../plain-text.js';
import { type Attachment, CARD, type Outgoing } from './protocol.js';

/** An element or an action of a card. */
export interface Element {
  readonly type: string;
  readonly [name: string]: unknown;
}

export interface RunStyle {
  readonly weight?: 'Bolder';
  readonly size?: 'Small' | 'Medium' | 'Large';
  readonly isSubtle?: true;
  readonly fontType?: 'Monospace';
}

/** What cannot be empty shows this. */
const NOTHING = '–';

/** Text for a run: `{{DATE(…)}}`, which clients act on even there, is taken apart. */
export function plain(words: string): string {
  return safeText(words).replaceAll('{{', '{\u200b{').trim();
}

export function plainLine(words: string): string {
  return plain(safeLine(words));
}

/**
 * Words on lines of their own, with the known addresses in them as links; a line break in them begins another, and where
 * `whole` none is broken within an amount.
 */
export function lines(
  words: string,
  style: RunStyle = {},
  more: object = {},
  known: Known = NOTHING_KNOWN,
  whole = false,
): Element[] {
  return plain(words)
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .map((line, index) => {
      const pieces = linked(plainLine(line), known);
      return runs(whole ? unbrokenPieces(pieces) : pieces, style, index === 0 ? more : { spacing: 'None' });
    });
}

/** One line of words. */
export function run(words: string, style: RunStyle = {}, more: object = {}): Element {
  return runs([{ text: plainLine(words) }], style, more);
}

/** One line of words of which some lead somewhere. */
export function runs(pieces: readonly Piece[], style: RunStyle = {}, more: object = {}): Element {
  const inlines = pieces
    .filter(({ text }) => text !== '')
    .map(({ text, url }) => ({
      type: 'TextRun',
      text,
      ...style,
      ...(url === undefined || !mayLead(url) ? {} : { selectAction: { type: 'Action.OpenUrl', url } }),
    }));
  const none = { type: 'TextRun', text: NOTHING, ...style };
  return { type: 'RichTextBlock', ...more, inlines: inlines.length === 0 ? [none] : inlines };
}

export function container(items: readonly Element[], more: object = {}): Element {
  return { type: 'Container', items, ...more };
}

export function columns(cells: readonly { items: readonly Element[]; width: string | number }[]): Element {
  return {
    type: 'ColumnSet',
    spacing: 'Small',
    columns: cells.map(({ items, width }) => ({ type: 'Column', width, items })),
  };
}

/** A button that sends `data`. With `withInputs` it also sends what the card's inputs hold. */
export function submit(label: string, data: object, { withInputs = false, style = '' } = {}): Element {
  return {
    type: 'Action.Submit',
    title: cut(plainLine(label), 80) || NOTHING,
    data,
    ...(withInputs ? {} : { associatedInputs: 'none' }),
    ...(style === '' ? {} : { style }),
  };
}

/** A button whose answer takes the place of the card, for whoever pressed it. */
export function execute(label: string, verb: string, data: object): Element {
  return {
    type: 'Action.Execute',
    title: cut(plainLine(label), 80) || NOTHING,
    verb,
    data,
    associatedInputs: 'none',
  };
}

/** A card that Teams asks for anew for each person who looks at it. */
export function refreshed(content: object, data: object): object {
  return { ...content, refresh: { action: { type: 'Action.Execute', verb: 'refresh', data } } };
}

/** A button that opens a dialog; what the dialog holds is asked for when it is pressed. */
export function openDialog(label: string, data: object): Element {
  return submit(label, { ...data, msteams: { type: 'task/fetch' } });
}

export function card(body: readonly Element[], actions: readonly Element[] = []): object {
  return {
    type: 'AdaptiveCard',
    $schema: 'http://adaptivecards.io/schemas/adaptive-card.json',
    version: '1.5',
    body: body.length === 0 ? [run('')] : body,
    ...(actions.length === 0 ? {} : { actions }),
    msteams: { width: 'Full' },
  };
}

export function attach(content: object): Attachment {
  return { contentType: CARD, content };
}

/** A message that is one card; `summary` is what its notification says. There is no text beside it: Teams would split the two. */
export function message(content: object, summary: string): Outgoing {
  return {
    type: 'message',
    summary: cut(safeLine(summary), 1_000) || NOTHING,
    attachments: [attach(content)],
  };
}

/** A message of one sentence. */
export function note(words: string): Outgoing {
  return message(card(lines(words)), words);
}

/** Bytes that something takes on the wire. */
export function bytes(value: object): number {
  return Buffer.byteLength(JSON.stringify(value));
}
