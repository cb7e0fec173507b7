/** What kind of record a document makes, and which side of it each paragraph tells: a guess by words, for an editor to mend. */
import type { Aspect, RecordKind } from '../../core/model/knowledge-base.js';
import { ITEM_LETTERS } from '../reading/date-words.js';
import { cellsOf, isUnitAlone, ordinalsIn } from '../reading/index.js';
import { foldPrint } from '../source-text.js';
import { ASPECT_WORDS, KEEPS_OUT, KIND_WORDS, SAID } from './words.js';

/** An entry to fill in: an aspect, or a detail where the paragraph tells no side that is free. */
export interface Part {
  readonly aspect?: Aspect;
  readonly key: string;
  readonly paragraphs: readonly number[];
}

/** What stands at the beginning counts for so much more. */
const BEGINNING = 3;
/** Longest first line that is taken for a heading. */
const HEADING = 120;

const countOf = (text: string, words: readonly string[]): number =>
  words.reduce((sum, word) => sum + text.split(word).length - 1, 0);

/** The kind whose words are most frequent, the beginning counting more. */
export function kindOf(paragraphs: readonly string[]): RecordKind {
  const folded = paragraphs.map(foldPrint);
  const scores = KIND_WORDS.map(([kind, words]) => ({
    kind,
    score: folded.reduce((sum, text, n) => sum + (n < 2 ? BEGINNING : 1) * countOf(text, words), 0),
  }));
  return scores.reduce((best, next) => (next.score > best.score ? next : best)).kind;
}

/** Whether a first line is a heading: short, and no sentence. */
export function isHeading(paragraph: string): boolean {
  return (
    paragraph.length <= HEADING && !/[.!?](?:\s|$)/.test(paragraph.replace(/\s*[([][^()[\]]*[)\]]\s*$/, ''))
  );
}

/** The mark of an item at a beginning: `3.`, `나.`, `①`, `(4)`. */
const ITEM = `(?:\\d{1,2}[.)]|[${ITEM_LETTERS}][.)]|[\\u2460-\\u24ff]|\\(\\d{1,2}\\)|[ivx]{1,4}[.)])`;
/** Letters of the heading of a section, at most. */
const SECTION = 40;

/** Whether a sentence is nothing but the mark of an item. */
export const isItem = (sentence: string): boolean => new RegExp(`^${ITEM}$`, 'iu').test(sentence.trim());

/** Whether a paragraph is the heading of a section: `2. 신청자격`, `제7조(효력)`, `3. How to apply`. */
function isSection(paragraph: string): boolean {
  const folded = foldPrint(paragraph);
  const [number] = ordinalsIn(folded);
  if (paragraph.length > SECTION || number?.start !== 0 || cellsOf(paragraph) !== undefined) return false;
  const rest = folded.slice(number.end).trim();
  return /\p{L}/u.test(rest) && !/[\d.:!?]/.test(rest.replace(/[([][^()[\]]*[)\]]/g, ''));
}

/** Paragraphs (from 1) that say nothing by themselves: headings of sections, and the unit and the head of a table. */
export function frameOf(paragraphs: readonly string[]): ReadonlySet<number> {
  const isRow = paragraphs.map((paragraph) => cellsOf(paragraph) !== undefined);
  const frame = paragraphs.flatMap((paragraph, n) => {
    const isHead = isRow[n] === true && isRow[n - 1] !== true && isRow[n + 1] === true;
    const isUnit = isRow[n + 1] === true && isRow[n] !== true && isUnitAlone(foldPrint(paragraph));
    return isHead || isUnit || isSection(paragraph) ? [n + 1] : [];
  });
  return new Set(frame);
}

/** One entry for each paragraph that is not of the frame; the first is the overview. A heading tells what follows it. */
export function partsOf(paragraphs: readonly string[], frame: ReadonlySet<number> = new Set()): Part[] {
  const first = paragraphs.length > 1 && isHeading(paragraphs[0] ?? '') ? [1, 2] : [1];
  const parts: Part[] = [{ aspect: 'overview', key: 'overview', paragraphs: first }];
  const free = new Map(ASPECT_WORDS);
  paragraphs.slice(first.length).forEach((paragraph, n) => {
    const number = n + first.length + 1;
    if (frame.has(number)) return;
    const heading = frame.has(number - 1) && cellsOf(paragraph) === undefined ? paragraphs[number - 2] : '';
    const aspect = aspectOf(foldPrint(`${heading} ${paragraph}`), free);
    if (aspect === undefined) parts.push({ key: `paragraph-${number}`, paragraphs: [number] });
    else parts.push({ aspect, key: aspect, paragraphs: [number] });
    if (aspect !== undefined) free.delete(aspect);
  });
  return parts;
}

function aspectOf(text: string, free: ReadonlyMap<Aspect, readonly string[]>): Aspect | undefined {
  // What somebody said of it is no side of the matter.
  if (SAID.some((word) => text.includes(word))) return undefined;
  if (KEEPS_OUT.some((words) => text.includes(words)))
    return free.has('eligibility') ? 'eligibility' : undefined;
  let best: { aspect: Aspect; score: number } | undefined;
  for (const [aspect, words] of free) {
    const score = countOf(text, words);
    if (score > (best?.score ?? 0)) best = { aspect, score };
  }
  return best?.aspect;
}
