/** What kind of record a document makes, and which side of it each paragraph tells: a guess by words, for an editor to mend. */
import type { Aspect, RecordKind } from '../../core/model/knowledge-base.js';
import { foldPrint } from '../source-text.js';
import { ASPECT_WORDS, KIND_WORDS, SAID } from './words.js';

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

/** One entry for each paragraph; the first is the overview. */
export function partsOf(paragraphs: readonly string[]): Part[] {
  const first = paragraphs.length > 1 && isHeading(paragraphs[0] ?? '') ? [1, 2] : [1];
  const parts: Part[] = [{ aspect: 'overview', key: 'overview', paragraphs: first }];
  const free = new Map(ASPECT_WORDS);
  paragraphs.slice(first.length).forEach((paragraph, n) => {
    const number = n + first.length + 1;
    const aspect = aspectOf(foldPrint(paragraph), free);
    if (aspect === undefined) parts.push({ key: `paragraph-${number}`, paragraphs: [number] });
    else parts.push({ aspect, key: aspect, paragraphs: [number] });
    if (aspect !== undefined) free.delete(aspect);
  });
  return parts;
}

function aspectOf(text: string, free: ReadonlyMap<Aspect, readonly string[]>): Aspect | undefined {
  // What somebody said of it is no side of the matter.
  if (SAID.some((word) => text.includes(word))) return undefined;
  let best: { aspect: Aspect; score: number } | undefined;
  for (const [aspect, words] of free) {
    const score = countOf(text, words);
    if (score > (best?.score ?? 0)) best = { aspect, score };
  }
  return best?.aspect;
}
