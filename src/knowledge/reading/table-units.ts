/**
 * Units that stand outside of the numbers that they measure: above a table, in the head of a column or in the label of a
 * row. Each such number is read as if its unit stood beside it. Where more than one could be meant, none is taken.
 */
import { amountsIn, type NumberRead } from './amounts-in.js';
import type { Span } from './span.js';
import { HEADS, QUALIFIERS_AFTER, QUALIFIERS_BEFORE, UNIT_FILLERS, UNIT_NOTES } from './words.js';

/** Words to read at a place of a paragraph as if they were printed there. */
export interface Insertion {
  readonly at: number;
  readonly words: string;
}

/** A unit as it is put behind a number, and what it makes of one. */
interface OutsideUnit {
  readonly words: string;
  readonly sort: NumberRead['sort'];
  readonly scale: number;
}

/** Letters of a line above a table that may hold its unit, at most. */
const CAPTION = 100;
/** Lines above a table that are looked at. */
const ABOVE = 2;
/** Letters of a line that is a unit alone, at most. */
const UNIT_LINE = 40;

const NOTES = UNIT_NOTES.join('|');
const NOTE = new RegExp(
  `(?:(?:^|[(\\[<※])\\s*(?:${NOTES})\\s*:?|(?<![\\p{L}])(?:${NOTES})\\s*:)\\s*([^()\\[\\]<>|]+)`,
  'u',
);
const BRACKET = /[([]([^()[\]\d]{1,24})[)\]]\s*$/;
const EXACTNESS = new RegExp(
  [...QUALIFIERS_BEFORE, ...QUALIFIERS_AFTER].map(([word]) => `(?<![a-z])${word}(?![a-z])`).join('|'),
  'g',
);
/** A number alone, or two with a mark of a range between them. */
const BARE = /^[-△▲(\s]*(\d[\d,]*(?:\.\d+)?(?:\s?[~∼〜-]\s?\d[\d,]*(?:\.\d+)?)?)[)\s]*$/;
const YEAR = /^(?:19|20|21)\d\d$/;

/** What is to be read beside the numbers of each folded paragraph, by its place in the list. */
export function unitsBeside(paragraphs: readonly string[]): ReadonlyMap<number, readonly Insertion[]> {
  const found = new Map<number, readonly Insertion[]>();
  for (let at = 0; at < paragraphs.length; at += 1) {
    const rows: Span[][] = [];
    for (let n = at; n < paragraphs.length; n += 1) {
      const cells = cellsOf(paragraphs[n]!);
      if (cells === undefined) break;
      rows.push(cells);
    }
    if (rows.length === 0) continue;
    const lines = paragraphs.slice(at, at + rows.length);
    const above = paragraphs.slice(Math.max(0, at - ABOVE), at).reverse();
    for (const [n, insertions] of ofTable(lines, rows, above)) found.set(at + n, insertions);
    at += rows.length;
  }
  return found;
}

/** Where the cells of a row stand that is printed as a line with bars between them; undefined for a line that is none. */
export function cellsOf(line: string): Span[] | undefined {
  const bars = [...line.matchAll(/\|/g)].map(({ index }) => index);
  if (bars.length < 2) return undefined;
  const edges = [
    ...(line.slice(0, bars[0]).trim() === '' ? [] : [-1]),
    ...bars,
    ...(line.slice(bars.at(-1)! + 1).trim() === '' ? [] : [line.length]),
  ];
  return edges.slice(1).map((end, n) => ({ start: edges[n]! + 1, end }));
}

/** The units that a line says to hold for what stands below it. */
export function unitsNotedIn(line: string): OutsideUnit[] {
  const noted = NOTE.exec(line)?.[1] ?? BRACKET.exec(line)?.[1] ?? '';
  return noted.split(/[,/·;]/).flatMap((words) => unitOf(words) ?? []);
}

/** Whether a folded line says a unit and nothing else. */
export const isUnitAlone = (line: string): boolean =>
  line.length <= UNIT_LINE && !/\d/.test(line) && /^[([<※]/.test(line) && unitsNotedIn(line).length > 0;

/** By how much a number is greater that a unit noted anywhere in a document scales: a million under (단위: 백만원). */
export function scalesNotedIn(paragraphs: readonly string[]): ReadonlySet<number> {
  const cells = paragraphs.flatMap((line) => [line, ...line.split('|')]);
  return new Set(cells.flatMap((text) => unitsNotedIn(text.trim()).map(({ scale }) => scale)));
}

/** Whether a folded text is a number and nothing else; then the end of its digits. */
export function endOfBareNumber(text: string): number | undefined {
  const plain = text.replace(EXACTNESS, (word) => ' '.repeat(word.length));
  const digits = BARE.exec(plain)?.[1];
  return digits === undefined ? undefined : plain.indexOf(digits) + digits.length;
}

/** A text with words put into it. */
export const withInsertions = (text: string, insertions: readonly Insertion[] = []): string =>
  insertions.reduceRight((whole, { at, words }) => whole.slice(0, at) + words + whole.slice(at), text);

/** The place in a text of a place in that text with words put into it. */
export function placeWithout(at: number, insertions: readonly Insertion[] = []): number {
  let back = 0;
  for (const { at: place, words } of insertions) {
    if (at - back <= place) break;
    back += Math.min(words.length, at - back - place);
  }
  return at - back;
}

function ofTable(
  lines: readonly string[],
  rows: readonly (readonly Span[])[],
  above: readonly string[],
): Map<number, Insertion[]> {
  const textOf = (row: number, cell: number): string => {
    const span = rows[row]?.[cell];
    return span === undefined ? '' : (lines[row] ?? '').slice(span.start, span.end).trim();
  };
  // A first row of one filled cell is a caption.
  const first = rows[0]!.filter((_, n) => textOf(0, n) !== '').length === 1 && rows.length > 1 ? 1 : 0;
  const captions = [...(first === 1 ? [lines[0]!.replaceAll('|', ' ').trim()] : []), ...above];
  const caption = captions.filter((line) => line.length <= CAPTION).map(unitsNotedIn);
  const corner = unitsNotedIn(textOf(first, 0));
  const whole = [corner, ...caption].find((units) => units.length > 0) ?? [];
  const found = new Map<number, Insertion[]>();
  rows.forEach((cells, row) => {
    if (row <= first) return;
    const label = textOf(row, 0) === '' ? textOf(row, 1) : textOf(row, 0);
    const insertions = cells.flatMap(({ start }, cell): Insertion[] => {
      const text = (lines[row] ?? '').slice(start, cells[cell]!.end);
      const end = endOfBareNumber(text);
      if (cell === 0 || end === undefined) return [];
      const head = textOf(first, cell);
      const own = headUnit(label) ?? headUnit(head);
      const unit = own ?? (YEAR.test(text.trim()) ? undefined : tableUnit(whole, `${head} ${label}`));
      return unit === undefined ? [] : [{ at: start + end, words: unit.words }];
    });
    if (insertions.length > 0) found.set(row, insertions);
  });
  return found;
}

/** The unit that the head of a column or the label of a row holds for its numbers. */
function headUnit(head: string): OutsideUnit | undefined {
  const noted = unitsNotedIn(head);
  if (noted.length > 0) return noted.length === 1 ? noted[0] : undefined;
  const named = HEADS.units.find(([word]) => head.includes(word));
  return named && unitOf(named[1]);
}

/** The unit above a table, where it goes with what a column and a row are called. */
function tableUnit(units: readonly OutsideUnit[], called: string): OutsideUnit | undefined {
  if (isCalled(called, HEADS.neither)) return undefined;
  const [counts, sums] = [isCalled(called, HEADS.counts), isCalled(called, HEADS.sums)];
  const fitting = units.filter(({ sort }) => {
    const [fits, differs] = sort === 'amount' ? [sums, counts] : [counts, sums];
    return units.length === 1 ? fits || !differs : fits && !differs;
  });
  return fitting.length === 1 ? fitting[0] : undefined;
}

/** Whether some word of a head is or ends with one of those. */
function isCalled(called: string, words: readonly string[]): boolean {
  const own = called.replaceAll(/[([][^()[\]]*[)\]]/g, ' ').split(/[^\p{L}.]+/u);
  return own.some((word) =>
    words.some((each) => word === each || (/\p{Script=Hangul}$/u.test(each) && word.endsWith(each))),
  );
}

const known = new Map<string, OutsideUnit | undefined>();

/** Words that make one number of digits before them are a unit, in the order in which they do: `million krw` for KRW million. */
function unitOf(written: string): OutsideUnit | undefined {
  const words = written
    .trim()
    .split(/\s+/)
    .filter((word) => !UNIT_FILLERS.includes(word));
  const key = words.join(' ');
  if (key === '' || /\d/.test(key) || key.length > 24) return undefined;
  if (!known.has(key)) known.set(key, readUnit(words));
  return known.get(key);
}

function readUnit(words: readonly string[]): OutsideUnit | undefined {
  const singular = words.map((word) => word.replace(/(?<=(?:thousand|million|billion|trillion))s$/, ''));
  for (const form of [words.join(' '), ` ${singular.join(' ')}`, ` ${[...singular].reverse().join(' ')}`]) {
    const sample = `10${form}`;
    const [read, ...more] = amountsIn(sample);
    if (read?.kind === 'number' && more.length === 0 && read.unit !== '' && read.end === sample.length)
      return { words: form, sort: read.sort, scale: read.number / 10 };
  }
  return undefined;
}
