import { findEmails } from './email.js';
import { type Folded, fold, replaceSpans, type Span } from './fold.js';
import { LETTER_RULES } from './letter-rules.js';
import { type Chain, readChains } from './number-chain.js';
import { NUMBER_RULES, type NumberRule } from './number-rules.js';
import { inAny } from './number-words.js';
import { Place } from './place.js';
import { readSpoken } from './spoken.js';

/** Everything that can stand in the place of what was taken out. */
export const REDACTION_TOKENS = [
  '[e-mail]',
  '[phone]',
  '[resident-number]',
  '[business-number]',
  '[corporate-number]',
  '[card]',
  '[account]',
  '[passport]',
  '[driver-licence]',
] as const;

const BEFORE = 48;
/** Of a phone, after it. */
const EXTENSION = new RegExp(`^ ?,? ?(?:${inAny('extension')})(?:${inAny('number')})? ?:? ?\\d{2,5}`, 'i');
/** Of any number that is taken out. */
const FEWEST_DIGITS = 6;
const START = /\d|[A-Za-z]|\*{4}/g;
const WORD = /\d+|[A-Za-z]+|[\s\S]/y;
const MOST_PASSES = 6;
const LONE_SURROGATE = /\p{Cs}/gu;

/**
 * Takes out what tells who someone is: resident, business and corporate registration numbers, phones, cards, bank
 * accounts, e-mail addresses, passports and driving licences, in Korean and international forms, also with
 * full-width digits, invisible characters between them, or in words. Dates, amounts, percentages, ranges of years and
 * numbers of laws stay. Never throws; doing it twice changes nothing more; time is linear in the length.
 */
export function redact(text: string): string {
  let redacted = text.replace(LONE_SURROGATE, '\ufffd');
  // What is left of a number beside one that went may read as another one.
  for (let pass = 0; pass < MOST_PASSES; pass += 1) {
    const before = redacted;
    redacted = replaceSpans(replaceSpans(before, fold, findEmails), readNumbers, findNumbers);
    if (redacted === before) break;
  }
  return redacted;
}

const readNumbers = (text: string): Folded => readSpoken(fold(text));

/**
 * Goes from left to right. What is left of a number is read as it will stand after redaction, so a second pass
 * sees the same.
 */
function findNumbers(text: string): Span[] {
  const found: Span[] = [];
  let before = '';
  let at = 0;
  for (START.lastIndex = 0; ; START.lastIndex = at) {
    const start = START.exec(text)?.index;
    if (start === undefined) return found;
    before = (before + text.slice(Math.max(at, start - BEFORE), start)).slice(-BEFORE);
    const span = findAt(text, start, before);
    at = span?.to ?? endOfWord(text, start);
    if (span === undefined) {
      before += text.slice(Math.max(start, at - BEFORE), at);
    } else {
      before = before.slice(0, before.length - (start - span.from)) + span.token;
      found.push(span);
    }
  }
}

function findAt(text: string, start: number, before: string): Span | undefined {
  const place = new Place(text, before);
  const first = text.charAt(start);
  for (const rule of LETTER_RULES) {
    const to = rule.begins.test(first) ? rule.read(text, start, place) : undefined;
    if (to !== undefined) return { from: start, to, token: rule.token };
  }
  const chains = readChains(text, start, FEWEST_DIGITS);
  if (chains.length === 0) return undefined;
  for (const rule of NUMBER_RULES) {
    const [fewest, most] = rule.digits;
    for (const chain of chains) {
      if (chain.digits.length < fewest || chain.digits.length > most) continue;
      if (rule.fits(chain, place)) return spanOf(rule, chain, place, text.slice(start, chain.end), start);
    }
  }
  return undefined;
}

/** Takes in the `+` or the bracket that the number began with, and what is masked at its end. */
function spanOf(rule: NumberRule, { end }: Chain, place: Place, number: string, start: number): Span {
  const closes = /^[^(]*\)/.test(number) && place.before.endsWith('(');
  const opening = /\+ ?\(?$/.exec(place.before)?.[0] ?? (closes ? '(' : '');
  const after = place.after(end);
  const tail =
    (rule.tail?.exec(after) ?? (rule.token === '[phone]' ? EXTENSION.exec(after) : null))?.[0] ?? '';
  return { from: start - opening.length, to: end + tail.length, token: rule.token };
}

function endOfWord(text: string, at: number): number {
  WORD.lastIndex = at;
  WORD.test(text);
  return WORD.lastIndex;
}
