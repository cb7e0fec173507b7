/**
 * Hangul syllables taken apart into the letters of a Korean keyboard, by the arithmetic of the Unicode standard
 * (chapter 3.12). Compound vowels and final clusters are two letters, so that a slip of one key is one letter.
 */

export const FIRST = 0xac00;
const LAST = 0xd7a3;

export const LEADS = [...'ㄱㄲㄴㄷㄸㄹㅁㅂㅃㅅㅆㅇㅈㅉㅊㅋㅌㅍㅎ'];
export const VOWELS = 'ㅏ ㅐ ㅑ ㅒ ㅓ ㅔ ㅕ ㅖ ㅗ ㅗㅏ ㅗㅐ ㅗㅣ ㅛ ㅜ ㅜㅓ ㅜㅔ ㅜㅣ ㅠ ㅡ ㅡㅣ ㅣ'.split(
  ' ',
);
export const TAILS =
  ' ㄱ ㄲ ㄱㅅ ㄴ ㄴㅈ ㄴㅎ ㄷ ㄹ ㄹㄱ ㄹㅁ ㄹㅂ ㄹㅅ ㄹㅌ ㄹㅍ ㄹㅎ ㅁ ㅂ ㅂㅅ ㅅ ㅆ ㅇ ㅈ ㅊ ㅋ ㅌ ㅍ ㅎ'.split(
    ' ',
  );
const LOOSE: Readonly<Record<string, string>> = {
  ㅘ: 'ㅗㅏ',
  ㅙ: 'ㅗㅐ',
  ㅚ: 'ㅗㅣ',
  ㅝ: 'ㅜㅓ',
  ㅞ: 'ㅜㅔ',
  ㅟ: 'ㅜㅣ',
  ㅢ: 'ㅡㅣ',
  ㄳ: 'ㄱㅅ',
  ㄵ: 'ㄴㅈ',
  ㄶ: 'ㄴㅎ',
  ㄺ: 'ㄹㄱ',
  ㄻ: 'ㄹㅁ',
  ㄼ: 'ㄹㅂ',
  ㄽ: 'ㄹㅅ',
  ㄾ: 'ㄹㅌ',
  ㄿ: 'ㄹㅍ',
  ㅀ: 'ㄹㅎ',
  ㅄ: 'ㅂㅅ',
};

/** Whether a UTF-16 code is a whole Hangul syllable. */
export function isSyllable(code: number): boolean {
  return code >= FIRST && code <= LAST;
}

/** Whether a UTF-16 code is a Hangul syllable or a single letter as typed. */
export function isHangul(code: number): boolean {
  return isSyllable(code) || (code >= 0x3131 && code <= 0x3163);
}

/** Hangul as keyboard letters, `정의` as `ㅈㅓㅇㅇㅡㅣ`; other characters stay. */
export function toJamo(text: string): string {
  let out = '';
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (!isSyllable(code)) {
      out += LOOSE[text[i]!] ?? text[i];
      continue;
    }
    const offset = code - FIRST;
    out += LEADS[Math.floor(offset / 588)]! + VOWELS[Math.floor(offset / 28) % 21]! + TAILS[offset % 28]!;
  }
  return out;
}
