/** The two icons that Teams wants, drawn for this project: a page with three lines in a speech bubble. */
import { encodePng } from './png.js';

type Colour = readonly [red: number, green: number, blue: number, alpha: number];

const BLUE: Colour = [0x1f, 0x5f, 0xa8, 255];
const WHITE: Colour = [255, 255, 255, 255];
const CLEAR: Colour = [255, 255, 255, 0];
/** Points looked at in each direction of a pixel, to smooth edges. */
const FINE = 4;

/** 192 × 192, on a ground that fills it. */
export function colourIcon(): Buffer {
  return draw(192, (x, y) => (inBubble(x, y) && !inLines(x, y) ? WHITE : BLUE));
}

/** 32 × 32, white on a clear ground. */
export function outlineIcon(): Buffer {
  const grown = 1.25;
  const at = (value: number): number => 0.5 + (value - 0.5) / grown;
  return draw(32, (x, y) => (inBubble(at(x), at(y)) && !inLines(at(x), at(y)) ? WHITE : CLEAR));
}

/** Coordinates run from 0 to 1, from the upper left corner. */
function inBubble(x: number, y: number): boolean {
  const [left, top, right, bottom, radius] = [0.16, 0.2, 0.84, 0.68, 0.1];
  const dx = Math.max(left + radius - x, 0, x - (right - radius));
  const dy = Math.max(top + radius - y, 0, y - (bottom - radius));
  const inTail = y >= bottom - 0.01 && y <= 0.84 && x >= 0.28 && x <= 0.28 + (0.84 - y) * 1.1;
  return dx * dx + dy * dy <= radius * radius || inTail;
}

function inLines(x: number, y: number): boolean {
  const rows: readonly [number, number][] = [
    [0.33, 0.72],
    [0.44, 0.72],
    [0.55, 0.54],
  ];
  return rows.some(([middle, right]) => x >= 0.28 && x <= right && Math.abs(y - middle) <= 0.028);
}

function draw(size: number, colourAt: (x: number, y: number) => Colour): Buffer {
  const pixels = Buffer.alloc(size * size * 4);
  for (let index = 0; index < size * size; index += 1) {
    const sum = [0, 0, 0, 0];
    for (let point = 0; point < FINE * FINE; point += 1) {
      const x = ((index % size) + ((point % FINE) + 0.5) / FINE) / size;
      const y = (Math.floor(index / size) + (Math.floor(point / FINE) + 0.5) / FINE) / size;
      const colour = colourAt(x, y);
      for (let part = 0; part < 4; part += 1) sum[part]! += colour[part]!;
    }
    for (let part = 0; part < 4; part += 1) pixels[index * 4 + part] = Math.round(sum[part]! / (FINE * FINE));
  }
  return encodePng(pixels, size, size);
}
