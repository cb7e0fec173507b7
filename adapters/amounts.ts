/** Amounts that no line is broken in, on every channel alike. */
import { KO_SCALES } from '../src/core/model/format.js';
import type { Reply } from '../src/core/reply.js';
import type { Piece } from './links.js';

const NUMBER = '\\d(?:[\\d,.]{0,20}\\d)?';
const SCALE = `[${KO_SCALES.map(([, name]) => name).join('')}]`;
const UNIT = [
  // A large number of Korean in its parts, with the beginning of its unit.
  `${SCALE}(?: ${NUMBER}${SCALE}){0,3} \\p{Script=Hangul}{1,2}`,
  // Any other number with a short unit.
  `\\p{L}{0,2} (?:\\p{L}{1,2}|[a-z]{3,9})(?!\\p{L})`,
].join('|');

/** Source of an expression for an amount with a space in it: `KRW 300 billion`, `10 people`. */
export const AMOUNT = `(?<![\\d,.])(?:\\b[A-Z]{3} ${NUMBER}(?:${UNIT})?|${NUMBER}(?:${UNIT}))`;

const AMOUNTS = new RegExp(AMOUNT, 'gu');
/** Between a number and a syllable of Korean, where browsers break a line. */
const JOINT = /(?<=\d)(?=\p{Script=Hangul})/gu;

/** Words in whose amounts no line is broken: with no-break spaces, and with word joiners where there is no space. */
export function unbroken(text: string): string {
  return text.replace(AMOUNTS, (amount) => amount.replaceAll(' ', '\u00a0')).replace(JOINT, '\u2060');
}

/** The same of words of which some lead somewhere: an address stays what it is, to be copied. */
export function unbrokenPieces(pieces: readonly Piece[]): Piece[] {
  return pieces.map((piece) => (piece.url === undefined ? { ...piece, text: unbroken(piece.text) } : piece));
}

/** Whether a reply was looked up by a command: a citation, a list or a record, there to be copied letter for letter. */
export function isLookedUp({ outcome, entry, check }: Reply): boolean {
  return outcome === 'answered' && entry === undefined && check === undefined;
}
