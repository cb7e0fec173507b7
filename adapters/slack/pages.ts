/**
 * What is too long for one screen of a phone, in pages that the reader turns: one page is shown, and a press puts another in
 * its place. Pure.
 */
import { createHash } from 'node:crypto';
import type { Language } from '../../src/core/model/knowledge-base.js';
import { actions, type Block, button, context } from './blocks.js';
import { word } from './words.js';

/** Pages of a message, under a name that only they have: whoever has a page has the name of all. */
export interface Pages {
  readonly id: string;
  readonly pages: readonly (readonly Block[])[];
}

/** A part of a message that stays together. */
export interface Piece {
  readonly blocks: readonly Block[];
  /** It begins a page. */
  readonly first?: boolean;
}

/** Height on a phone of an answer and of anything else, the least that a page has beside what stands on all of them, and most pages. */
const SCREEN_PX = { answer: 550, other: 820 } as const;
const LEAST_PX = 220;
const MOST_PAGES = 99;
/** Letters of Latin script in a line on a phone; one of Hangul counts as two. */
const LINE = 40;
const LINE_PX = 22;
const GAP_PX = 8;
const ROW_PX = 48;

/** How high a block stands on a phone, in pixels, about. */
export function heightOf(block: Block): number {
  switch (block.type) {
    case 'header':
      return linesOf(block['text'], 34) * 24 + GAP_PX;
    case 'divider':
      return 16;
    case 'context':
      return (block['elements'] as Block[]).reduce((sum, each) => sum + linesOf(each, 46) * 18, GAP_PX);
    case 'actions':
      return rowsOf(block['elements'] as Block[]) * 40 + GAP_PX;
    case 'context_actions':
      return 36;
    case 'table':
      return heightOfTable(block['rows'] as { text: string }[][]);
    case 'section':
      return linesOf(block['text'], block['accessory'] === undefined ? LINE : 26) * LINE_PX + GAP_PX;
    default:
      return linesOf(block, LINE) * LINE_PX + GAP_PX;
  }
}

function heightOfTable(rows: readonly (readonly { text: string }[])[]): number {
  const widest = (column: number): number =>
    Math.max(1, ...rows.map((row) => Math.min(60, unitsOf(row[column]?.text ?? ''))));
  const widths = (rows[0] ?? []).map((_cell, column) => widest(column));
  const all = widths.reduce((sum, each) => sum + each, 0);
  const share = (column: number): number => Math.max(5, Math.floor((36 * widths[column]!) / all));
  const height = (row: readonly { text: string }[]): number =>
    Math.max(...row.map(({ text }, column) => Math.ceil(unitsOf(text) / share(column)))) * 19 + 13;
  return rows.reduce((sum, row) => sum + height(row), GAP_PX);
}

function rowsOf(elements: readonly Block[]): number {
  let rows = 1;
  let left = LINE;
  for (const { text, placeholder } of elements) {
    const width = unitsOf(wordsIn(text ?? placeholder)) + 5;
    if (width > left && left < LINE) {
      rows += 1;
      left = LINE;
    }
    left -= width;
  }
  return rows;
}

function linesOf(value: unknown, width: number): number {
  return wordsIn(value)
    .split('\n')
    .reduce((sum, line) => sum + Math.max(1, Math.ceil(unitsOf(line) / width)), 0);
}

const unitsOf = (text: string): number =>
  [...text].reduce((sum, letter) => sum + (letter > '\u1100' ? 2 : 1), 0);

function wordsIn(value: unknown): string {
  if (typeof value !== 'object' || value === null) return '';
  return Object.entries(value)
    .map(([name, each]) => (name === 'text' && typeof each === 'string' ? each : wordsIn(each)))
    .join('');
}

const heightOfAll = (blocks: readonly Block[]): number =>
  blocks.reduce((sum, block) => sum + heightOf(block), 0);

/** Pieces between what stands on every page, as one page where they fit, else with buttons that turn them. */
export function inPages(
  top: readonly Block[],
  pieces: readonly Piece[],
  bottom: readonly Block[],
  { language, is }: { readonly language: Language; readonly is: keyof typeof SCREEN_PX },
): { readonly blocks: readonly Block[]; readonly more?: Pages } {
  const room = Math.max(LEAST_PX, SCREEN_PX[is] - heightOfAll([...top, ...bottom]));
  const bodies = split(pieces, room, room - ROW_PX, language);
  const whole = (blocks: readonly Block[]): readonly Block[] => [...top, ...blocks, ...bottom];
  if (bodies.length === 1) return { blocks: whole(bodies[0]!) };
  const id = createHash('sha256')
    .update(JSON.stringify([top, pieces, bottom]))
    .digest('base64url')
    .slice(0, 32);
  const pages = bodies.map((blocks, at) => [
    ...top,
    ...blocks,
    turner(id, at, bodies.length, language),
    ...bottom,
  ]);
  return { blocks: pages[0]!, more: { id, pages } };
}

function split(
  pieces: readonly Piece[],
  room: number,
  less: number,
  language: Language,
): (readonly Block[])[] {
  const total = pieces.reduce((sum, { blocks }) => sum + heightOfAll(blocks), 0);
  if (total <= room && !pieces.some(({ first }) => first === true))
    return [pieces.flatMap(({ blocks }) => blocks)];
  const bodies: Block[][] = [[]];
  let left = less;
  let hasTable = false;
  for (const { blocks, first } of pieces) {
    const height = heightOfAll(blocks);
    const table = blocks.some(({ type }) => type === 'table');
    // A message holds one table.
    const apart = first === true || height > left || (table && hasTable);
    if (apart && bodies.at(-1)!.length > 0) {
      if (bodies.length === MOST_PAGES) {
        bodies.at(-1)!.push(context([word('cutShort', language)]));
        break;
      }
      bodies.push([]);
      left = less;
      hasTable = false;
    }
    bodies.at(-1)!.push(...blocks);
    left -= height;
    hasTable ||= table;
  }
  return bodies;
}

function turner(id: string, at: number, all: number, language: Language): Block {
  const to = (page: number, label: string): Block =>
    button({ id: `page:${page}`, label, value: JSON.stringify({ action: `${id}/${page}`, language }) });
  const next = (at + 1) % all;
  return actions([
    ...(at === 0 ? [] : [to(at - 1, word('previous', language))]),
    ...(at === 1 && next === 0
      ? []
      : [to(next, word(next === 0 ? 'firstPage' : 'nextPage', language, { n: at + 1, all }))]),
  ]);
}

/** The page that a press asks for, by the value of its button. */
export function readTurn(action: string): { readonly id: string; readonly page: number } | undefined {
  const [, id, page] = /^([\w-]{32})\/(\d{1,2})$/.exec(action) ?? [];
  return id === undefined ? undefined : { id, page: Number(page) };
}
