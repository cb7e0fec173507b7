/** Keyboard letters composed into syllables, for slips of a key. */

/** The first syllable, and the letters of all in the order of the Unicode standard (chapter 3.12). */
const FIRST = 0xac00;
const LEADS = [...'ㄱㄲㄴㄷㄸㄹㅁㅂㅃㅅㅆㅇㅈㅉㅊㅋㅌㅍㅎ'];
const VOWELS = 'ㅏ ㅐ ㅑ ㅒ ㅓ ㅔ ㅕ ㅖ ㅗ ㅗㅏ ㅗㅐ ㅗㅣ ㅛ ㅜ ㅜㅓ ㅜㅔ ㅜㅣ ㅠ ㅡ ㅡㅣ ㅣ'.split(' ');
const TAILS =
  ' ㄱ ㄲ ㄱㅅ ㄴ ㄴㅈ ㄴㅎ ㄷ ㄹ ㄹㄱ ㄹㅁ ㄹㅂ ㄹㅅ ㄹㅌ ㄹㅍ ㄹㅎ ㅁ ㅂ ㅂㅅ ㅅ ㅆ ㅇ ㅈ ㅊ ㅋ ㅌ ㅍ ㅎ'.split(
    ' ',
  );

const LEAD_OF = new Map(LEADS.map((letter, i) => [letter, i]));
const VOWEL_OF = new Map(VOWELS.map((letters, i) => [letters, i]));
const TAIL_OF = new Map(TAILS.map((letters, i) => [letters, i]));

/** The longest vowel or tail at a place, of one or two letters; its number and how many letters it takes. */
function longest(
  jamo: string,
  at: number,
  numbers: ReadonlyMap<string, number>,
): { number: number; length: number } | undefined {
  const two = at + 2 <= jamo.length ? numbers.get(jamo.slice(at, at + 2)) : undefined;
  if (two !== undefined) return { number: two, length: 2 };
  const one = at < jamo.length ? numbers.get(jamo[at]!) : undefined;
  return one === undefined ? undefined : { number: one, length: 1 };
}

/** A tail that leaves the next vowel, if there is one, a lead of its own. */
function tailAt(jamo: string, at: number): { number: number; length: number } | undefined {
  const tail = longest(jamo, at, TAIL_OF);
  if (tail === undefined) return undefined;
  const vowelFollows = (length: number): boolean =>
    at + length < jamo.length && VOWEL_OF.has(jamo[at + length]!);
  if (!vowelFollows(tail.length)) return tail;
  if (tail.length === 1) return undefined;
  return vowelFollows(1) ? undefined : { number: TAIL_OF.get(jamo[at]!)!, length: 1 };
}

/** Keyboard letters as Hangul syllables, as a Korean keyboard composes them; what makes no syllable stays. */
export function fromJamo(jamo: string): string {
  let out = '';
  for (let at = 0; at < jamo.length; ) {
    const lead = LEAD_OF.get(jamo[at]!);
    const vowel = lead === undefined ? undefined : longest(jamo, at + 1, VOWEL_OF);
    if (lead === undefined || vowel === undefined) {
      out += jamo[at];
      at += 1;
      continue;
    }
    at += 1 + vowel.length;
    const tail = tailAt(jamo, at);
    out += String.fromCharCode(FIRST + lead * 588 + vowel.number * 28 + (tail?.number ?? 0));
    at += tail?.length ?? 0;
  }
  return out;
}
