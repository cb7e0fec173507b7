/** Paragraphs of a printed page from where its words stand: a PDF knows lines at most. */

/** A run of letters on a page, as pdf.js tells it: `transform` ends with its place from the left and from below. */
export interface PlacedText {
  readonly str: string;
  readonly transform: readonly number[];
  readonly width: number;
  readonly height: number;
}

interface Line {
  text: string;
  readonly y: number;
  readonly left: number;
  right: number;
  readonly height: number;
}

/** Lines further apart than so many times their height begin a paragraph. */
const WIDE_GAP = 1.9;
/** A line that ends so much of the page's width before its right edge ends a paragraph. */
const SHORT = 0.12;
/** Letters begin a new line when they stand this share of their height lower. */
const LOWER = 0.5;

export function linesOfPage(items: readonly PlacedText[]): string[] {
  const lines = lined(items.filter(({ str }) => str !== ''));
  const left = Math.min(...lines.map((line) => line.left));
  const right = Math.max(...lines.map((line) => line.right));
  const paragraphs: string[] = [];
  lines.forEach((line, n) => {
    const before = lines[n - 1];
    const joins =
      before !== undefined &&
      before.y - line.y < WIDE_GAP * Math.max(before.height, line.height) &&
      before.y > line.y &&
      right - before.right < SHORT * (right - left) &&
      line.left - left < line.height;
    if (joins) paragraphs.push(`${paragraphs.pop()} ${line.text.trim()}`);
    else paragraphs.push(line.text.trim());
  });
  return paragraphs;
}

function lined(items: readonly PlacedText[]): Line[] {
  const lines: Line[] = [];
  for (const { str, transform, width, height } of items) {
    const [left = 0, y = 0] = transform.slice(4);
    const last = lines.at(-1);
    const tall = height || last?.height || 10;
    if (last !== undefined && Math.abs(last.y - y) < LOWER * tall) {
      const apart = left - last.right > 0.2 * tall && !last.text.endsWith(' ') && !str.startsWith(' ');
      last.text += `${apart ? ' ' : ''}${str}`;
      last.right = Math.max(last.right, left + width);
    } else if (str.trim() !== '') {
      lines.push({ text: str, y, left, right: left + width, height: tall });
    }
  }
  return lines;
}
