const WIDE =
  /[\u1100-\u115f\u2e80-\u303e\u3041-\ua4cf\ua960-\ua97f\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6\u{1f300}-\u{1f64f}\u{1f680}-\u{1f6ff}\u{1f900}-\u{1f9ff}\u{20000}-\u{3fffd}]/u;
const NARROWLESS = /[\p{Mn}\p{Me}\p{Cf}\u1160-\u11ff]/u;

/** Columns that a line takes in a terminal: Hangul and its neighbours take two, combining marks none. */
export function displayWidth(line: string): number {
  let width = 0;
  for (const character of line) {
    if (NARROWLESS.test(character)) continue;
    width += WIDE.test(character) ? 2 : 1;
  }
  return width;
}

/** The line with spaces behind it, up to a number of columns. */
export function padToWidth(line: string, columns: number): string {
  return line + ' '.repeat(Math.max(0, columns - displayWidth(line)));
}

/**
 * Breaks text at spaces into lines of at most `columns`; a word that is longer than a line is broken within.
 * Line breaks in the text stay. Infinity breaks nothing.
 */
export function wrap(text: string, columns: number): string[] {
  return text.split('\n').flatMap((line) => wrapLine(line, columns));
}

function wrapLine(line: string, columns: number): string[] {
  if (columns === Number.POSITIVE_INFINITY) return [line];
  const lines: string[] = [];
  let words: string[] = [];
  let taken = 0;
  for (const word of line.split(' ').flatMap((part) => breakWord(part, columns))) {
    const width = displayWidth(word);
    if (words.length > 0 && taken + 1 + width > columns) {
      lines.push(words.join(' '));
      words = [];
      taken = 0;
    }
    taken += width + (words.length > 0 ? 1 : 0);
    words.push(word);
  }
  return [...lines, words.join(' ')];
}

function breakWord(word: string, columns: number): string[] {
  if (displayWidth(word) <= columns) return [word];
  const parts: string[] = [];
  let part = '';
  let width = 0;
  for (const character of word) {
    const wide = displayWidth(character);
    if (part && width + wide > columns) {
      parts.push(part);
      part = '';
      width = 0;
    }
    part += character;
    width += wide;
  }
  return part ? [...parts, part] : parts;
}
