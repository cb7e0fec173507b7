import { inAny, introducing, NUMBER_KINDS, type NumberKind } from './number-words.js';

/** What the words before a number say that it is. */
export interface Introduction {
  readonly kind: NumberKind;
  /** Characters between the word and the number. */
  readonly gap: number;
}

const REACH = 20;

const INTRODUCTION = new RegExp(NUMBER_KINDS.map((kind) => `(${introducing(kind)})`).join('|'), 'giu');

/** How many places of a number are given: 앞 6자리. */
const PLACES = new RegExp(`\\d{1,2} ?(?=${inAny('places')})`, 'g');

/** A number right after a phone is another phone. */
const ANOTHER_PHONE = new RegExp(`\\[phone\\] ?(?:,|/|${inAny('another')})? ?$`);

/**
 * The last word before a number that says what the number is, at most 20 characters back and with no other number,
 * bracketed mark or line between.
 */
export function readIntroduction(before: string): Introduction | undefined {
  if (ANOTHER_PHONE.test(before)) return { kind: 'phone', gap: 0 };
  const near = before
    .slice(-REACH - 12)
    .normalize('NFC')
    .replace(PLACES, '');
  const window = /[^\d[\]\n\r]*$/.exec(near)?.[0] ?? '';
  if (!/\p{L}/u.test(window)) return undefined;
  let found: Introduction | undefined;
  for (const match of window.matchAll(INTRODUCTION)) {
    const group = match.slice(1).findIndex((part) => part !== undefined);
    const kind = NUMBER_KINDS[group];
    const gap = window.length - match.index - match[0].length;
    if (kind === undefined || gap > REACH) continue;
    // After "account", the name of a bank says which, not that it may be none.
    found = { kind: kind === 'bank' && found?.kind === 'account' ? 'account' : kind, gap };
  }
  return found;
}
