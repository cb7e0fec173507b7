import { fitsIban } from './checksum.js';
import { isDay, isYear } from './number-chain.js';
import type { Place } from './place.js';

/** Recognises what is not plain digits; `read` gives the index after the match, or undefined. */
export interface LetterRule {
  readonly token: string;
  /** Characters that it can begin with. */
  readonly begins: RegExp;
  read(text: string, at: number, place: Place): number | undefined;
}

const LETTERED_MOBILE = /[0Oo][1Il][0Oo16789][-. ]?[\dOoIl]{3,4}[-. ]?[\dOoIl]{4}(?![\dA-Za-z])/y;
const MASKED_CARD = /\d{4}[- ]?(?:\d{0,2}[*xX#]{2,4}[- ]?){1,3}\d{3,4}(?!\d)/y;
const HALF_MASKED_CARD = /\d{4}[- ]?\d{4}[- ]?[*xX#]{4}[- ]?[*xX#]{4}/y;
const HIDDEN_CARD = /(?:[*xX#]{4}[- ]?){2,3}\d{4}(?!\d)/y;
const PASSPORT = /[MSROD](\d{8}|\d{3}[A-Z]\d{4})(?![A-Za-z0-9])/iy;
const ANY_PASSPORT = /[A-Z]{1,2} ?\d{6,8}(?![A-Za-z0-9])/iy;
const ALPHANUMERIC = /[A-Za-z0-9]{1,34}/y;

export const LETTER_RULES: readonly LetterRule[] = [
  { token: '[phone]', begins: /[0Oo]/, read: readLetteredMobile },
  { token: '[card]', begins: /\d/, read: (text, at) => endOf(MASKED_CARD, text, at) },
  { token: '[card]', begins: /\d/, read: (text, at) => endOf(HALF_MASKED_CARD, text, at) },
  { token: '[card]', begins: /[*xX]/, read: (text, at) => endOf(HIDDEN_CARD, text, at) },
  { token: '[account]', begins: /[A-Za-z]/, read: readIban },
  { token: '[passport]', begins: /[A-Za-z]/, read: readPassport },
];

/** `O1O-1234-5678`: some letters among digits, where each looks like a digit. */
function readLetteredMobile(text: string, at: number, { before }: Place): number | undefined {
  const end = endOf(LETTERED_MOBILE, text, at);
  if (end === undefined || /[A-Za-z0-9]$/.test(before)) return undefined;
  const letters = text.slice(at, end).replace(/[^A-Za-z]/g, '').length;
  return letters >= 1 && letters <= 5 ? end : undefined;
}

/** The longest row of groups of four, the last of them shorter, or one long group, that is an IBAN. */
function readIban(text: string, at: number, { before }: Place): number | undefined {
  if (/[A-Za-z0-9]$/.test(before) || !/^[A-Za-z]{2}\d{2}/.test(text.slice(at, at + 4))) return undefined;
  let letters = '';
  let next = at;
  let found: number | undefined;
  while (letters.length < 34) {
    const end = endOf(ALPHANUMERIC, text, next);
    if (end === undefined) break;
    letters += text.slice(next, end).toUpperCase();
    if (fitsIban(letters)) found = end;
    if (end - next !== 4 || !/[ -]/.test(text.charAt(end))) break;
    next = end + 1;
  }
  return found;
}

/** A Korean passport number that is not a letter before a date, or any after the word passport. */
function readPassport(text: string, at: number, place: Place): number | undefined {
  if (/[A-Za-z0-9]$/.test(place.before)) return undefined;
  const end = endOf(PASSPORT, text, at);
  const anyEnd = end ?? endOf(ANY_PASSPORT, text, at);
  if (anyEnd === undefined || place.introduction?.kind === 'passport') return anyEnd;
  if (end === undefined) return undefined;
  const digits = text.slice(at + 1, end);
  return isYear(digits.slice(0, 4)) && isDay(digits.slice(4)) ? undefined : end;
}

function endOf(pattern: RegExp, text: string, at: number): number | undefined {
  pattern.lastIndex = at;
  return pattern.test(text) ? pattern.lastIndex : undefined;
}
