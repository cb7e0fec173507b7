import type { Token } from './tokenise.js';

/** A text of more words than this may be a story with a question somewhere in it. */
export const LONGEST_QUESTION = 16;
/** A passage has at most so many words; those of a longer sentence overlap by half. */
const WIDEST = 16;
const NARROWEST = 2;
/** What is asked stands at the start or the end of a story. */
const HEAD = 24;
const TAIL = 12;

/** Splits a normalised text at the ends of its sentences. */
export function sentencesOf(text: string): string[] {
  return text.split(/(?<=[.?!…。！？;])\s+|\s+[-–—]\s+/u).filter((sentence) => sentence !== '');
}

function windowsOf(sentence: readonly Token[]): (readonly Token[])[] {
  if (sentence.length <= WIDEST) return [sentence];
  const windows: (readonly Token[])[] = [];
  for (let from = 0; from === 0 || from + WIDEST / 2 < sentence.length; from += WIDEST / 2) {
    windows.push(sentence.slice(from, from + WIDEST));
  }
  return windows;
}

/**
 * The parts of a story in which its question may stand: its sentences, long ones in overlapping windows. At most 36,
 * from the two ends.
 */
export function passagesOf(sentences: readonly (readonly Token[])[]): (readonly Token[])[] {
  const passages = sentences.flatMap(windowsOf).filter((passage) => passage.length >= NARROWEST);
  return passages.length <= HEAD + TAIL ? passages : [...passages.slice(0, HEAD), ...passages.slice(-TAIL)];
}
