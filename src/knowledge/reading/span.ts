/** Stretches of a folded paragraph, and what stands right before and after one. */

export interface Span {
  readonly start: number;
  readonly end: number;
}

export const overlaps = (a: Span, b: Span): boolean => a.start < b.end && b.start < a.end;

/** Whether a stretch is free of all others. */
export const isFree = (span: Span, taken: readonly Span[]): boolean =>
  !taken.some((other) => overlaps(span, other));

/** The first word that stands at a place, after a space at most; with where it ends. */
export function wordAt(
  text: string,
  at: number,
  words: readonly string[],
): { word: string; end: number } | undefined {
  const from = text[at] === ' ' ? at + 1 : at;
  for (const word of words) {
    if (word === '' || !text.startsWith(word, from)) continue;
    const end = from + word.length;
    // "won" in "wonder" is none; a particle may follow a Korean word.
    if (/[a-z]$/.test(word) && /^[a-z]/.test(text.slice(end, end + 1))) continue;
    return { word, end };
  }
  return undefined;
}

/** The first word that ends at a place, before a space at most; with where it begins. */
export function wordBefore(
  text: string,
  at: number,
  words: readonly string[],
): { word: string; start: number } | undefined {
  const to = text[at - 1] === ' ' ? at - 1 : at;
  for (const word of words) {
    const start = to - word.length;
    if (start < 0 || !text.startsWith(word, start)) continue;
    if (/^[a-z]/.test(word) && /[a-z]$/.test(text.slice(Math.max(0, start - 1), start))) continue;
    return { word, start };
  }
  return undefined;
}
