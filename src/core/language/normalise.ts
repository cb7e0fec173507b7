const INVISIBLE = /[\p{Cf}\p{Co}\p{Cs}\p{Cn}\u115f\u1160\u3164\uffa0]|[\ufe00-\ufe0f]/gu;
/** More marks on one letter than any writing has; composing them takes quadratic time (UAX #15, stream-safe text). */
const PILED_MARKS = /(\p{M}{30})\p{M}+/gu;
const CONTROL = /\p{Cc}+/gu;
const QUOTES = /[\u2018\u2019\u201b\u2032\u02bc\uff07`\u00b4]/gu;
const LOOSE_JAMO = /[\u1100-\u1112\u1161-\u1175\u11a8-\u11c2]/gu;

const LEADS = 'ㄱㄲㄴㄷㄸㄹㅁㅂㅃㅅㅆㅇㅈㅉㅊㅋㅌㅍㅎ';
const VOWELS = 'ㅏㅐㅑㅒㅓㅔㅕㅖㅗㅘㅙㅚㅛㅜㅝㅞㅟㅠㅡㅢㅣ';
const TAILS = 'ㄱㄲㄳㄴㄵㄶㄷㄹㄺㄻㄼㄽㄾㄿㅀㅁㅂㅄㅅㅆㅇㅈㅊㅋㅌㅍㅎ';

/** Unicode composes jamo into syllables; what could not be composed goes back to the letters that people type. */
function asTyped(jamo: string): string {
  const code = jamo.charCodeAt(0);
  if (code < 0x1161) return LEADS[code - 0x1100]!;
  if (code < 0x11a8) return VOWELS[code - 0x1161]!;
  return TAILS[code - 0x11a8]!;
}

/** Text that composes nothing and hides nothing. */
const PLAIN = /^[\x20-\x7e\uac00-\ud7a3]*$/u;

const calm = (text: string): string => text.toLowerCase().replace(QUOTES, "'").replace(/\s+/gu, ' ').trim();

function pass(text: string): string {
  const composed = text
    .replace(CONTROL, ' ')
    .replace(INVISIBLE, '')
    .replace(PILED_MARKS, '$1')
    .normalize('NFKC')
    .replace(LOOSE_JAMO, asTyped);
  return calm(composed);
}

/** The lines of a text that are not empty, each in that form. */
export const linesOf = (text: string): string =>
  text.includes('\n') ? text.split('\n').map(normalise).filter(Boolean).join('\n') : normalise(text);

/**
 * Text in the one form that the rest of the engine reads: compatibility characters and jamo composed (NFKC),
 * lower case, straight apostrophes, single spaces, no control, direction or zero-width marks. Idempotent.
 */
export function normalise(text: string): string {
  if (PLAIN.test(text)) return calm(text);
  let before = text;
  for (let round = 0; round < 4; round++) {
    const after = pass(before);
    if (after === before) return after;
    before = after;
  }
  return before;
}
