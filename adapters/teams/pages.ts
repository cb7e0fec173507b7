/**
 * What is too long for one screen of a phone, in pages that the reader turns: all of it is in the card, and one page is shown.
 * Pure.
 */
import type { Language } from '../../src/core/model/knowledge-base.js';
import { container, type Element, run } from './card.js';
import { list, part } from './protocol.js';
import { word } from './words.js';

/** Letters of Latin script in a line of a card on a phone; one of Hangul counts as two. */
const LINE = 44;
const LINE_PX = 20;
const GAP_PX = 9;

/** How high an element stands on a phone, in pixels, about. */
export function heightOf(element: Element, width = LINE): number {
  if (element.isVisible === false) return 0;
  switch (element.type) {
    case 'RichTextBlock':
      return linesOf(element, width) * LINE_PX + (element['spacing'] === 'None' ? 0 : GAP_PX);
    case 'Container':
      return sum(list(element['items']).map((item) => heightOf(item as Element, width))) + GAP_PX;
    case 'ColumnSet': {
      const cells = list(element['columns']).map(part);
      const shares = cells.map(({ width: share }) => (typeof share === 'number' ? share : 1));
      return most(
        cells.map((cell, at) => {
          const own = (width * shares[at]!) / sum(shares);
          return sum(list(cell['items']).map((item) => heightOf(item as Element, own)));
        }),
      );
    }
    case 'Table':
      return sum(
        list(element['rows']).map((row) => {
          const cells = list(part(row)['cells']).map(part);
          const own = width / Math.max(1, cells.length) - 3;
          return most(cells.map((cell) => heightOf(list(cell['items'])[0] as Element, own))) + GAP_PX;
        }),
      );
    default:
      return 40;
  }
}

function linesOf(element: Element, width: number): number {
  const text = list(element['inlines'])
    .map((inline) => String(part(inline)['text'] ?? ''))
    .join('');
  const units = sum([...text].map((letter) => (letter > '\u1100' ? 2 : 1)));
  return Math.max(1, Math.ceil(units / Math.max(4, width)));
}

const sum = (numbers: readonly number[]): number => numbers.reduce((all, each) => all + each, 0);
const most = (numbers: readonly number[]): number => Math.max(0, ...numbers);

/** Elements as they are when they fit into `room` pixels; else in pages, each with a line that turns to the next. */
export function inPages(elements: readonly Element[], room: number, language: Language): readonly Element[] {
  const pages: Element[][] = [[]];
  let left = room;
  for (const element of elements) {
    const height = heightOf(element);
    if (height > left && pages.at(-1)!.length > 0) {
      pages.push([]);
      left = room;
    }
    pages.at(-1)!.push(element);
    left -= height;
  }
  if (pages.length === 1) return elements;
  return pages.map((page, at) =>
    container([...page, turner(at, pages.length, language)], {
      id: `page${at}`,
      ...(at === 0 ? {} : { isVisible: false }),
    }),
  );
}

function turner(at: number, pages: number, language: Language): Element {
  const next = (at + 1) % pages;
  const words = word(next === 0 ? 'firstPage' : 'nextPage', language, { n: at + 1, all: pages });
  return toggle(words, [
    { elementId: `page${at}`, isVisible: false },
    { elementId: `page${next}`, isVisible: true },
  ]);
}

/** A line that shows and hides other elements when it is pressed; nothing is sent. */
export function toggle(words: string, targetElements: readonly object[]): Element {
  return container([run(words, { weight: 'Bolder', size: 'Small' })], {
    spacing: 'Small',
    selectAction: { type: 'Action.ToggleVisibility', title: words, targetElements },
  });
}
