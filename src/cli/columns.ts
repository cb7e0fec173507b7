/** Text laid out in terminal columns, where Korean takes two. */

const WIDE =
  /^(?:\p{Script=Hangul}|\p{Script=Han}|\p{Script=Hiragana}|\p{Script=Katakana}|[\u3000-\u303f\uff01-\uff60\uffe0-\uffe6]|\p{Emoji_Presentation}|\p{Extended_Pictographic}\ufe0f)/u;
const ZERO = /^[\p{Mn}\p{Me}\p{Cf}\u1160-\u11ff]+$/u;
/** Escape sequences, line breaks and direction marks: a question must not steer the terminal that shows it. */
const STEERING = /[\p{Cc}\u2028\u2029\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]+/gu;

const characters = new Intl.Segmenter('ko', { granularity: 'grapheme' });

/** Columns that a text takes on a terminal. */
export function widthOf(text: string): number {
  let width = 0;
  for (const { segment } of characters.segment(text)) width += characterWidth(segment);
  return width;
}

/** Pads with spaces to a number of columns; a longer text stays as it is. */
export function padTo(text: string, columns: number): string {
  return text + ' '.repeat(Math.max(0, columns - widthOf(text)));
}

/** Cuts to a number of columns, at least 1, with an ellipsis where something is left out. */
export function fitTo(text: string, columns: number): string {
  if (widthOf(text) <= columns) return text;
  let fitted = '';
  let width = 1;
  for (const { segment } of characters.segment(text)) {
    width += characterWidth(segment);
    if (width > columns) break;
    fitted += segment;
  }
  return `${fitted}…`;
}

/** One line of harmless text: control characters and direction marks become a space. */
export function toLine(text: string): string {
  return text.replace(STEERING, ' ').trim();
}

/** Rows under a heading, columns two spaces apart; the last column is cut so that lines stay within `width`. */
export function layOut(
  heading: readonly string[],
  rows: readonly (readonly string[])[],
  width: number,
): string {
  const last = heading.length - 1;
  const widths = heading.map((title, column) =>
    Math.max(widthOf(title), ...rows.map((row) => widthOf(row[column] ?? ''))),
  );
  const taken = widths.slice(0, last).reduce((sum, each) => sum + each + 2, 0);
  const room = Math.max(20, width - taken);
  const line = (row: readonly string[]) =>
    row
      .map((cell, column) => (column === last ? fitTo(cell, room) : padTo(cell, widths[column] ?? 0)))
      .join('  ')
      .trimEnd();
  return [heading, ...rows].map((row) => `${line(row)}\n`).join('');
}

function characterWidth(character: string): number {
  if (ZERO.test(character)) return 0;
  return WIDE.test(character) ? 2 : 1;
}
