/** Hangul by its letters, as a Korean keyboard has them. */
import { disassemble } from 'es-hangul';
import { remembering } from './remembering.js';

/** Whether a UTF-16 code is a whole Hangul syllable. */
export function isSyllable(code: number): boolean {
  return code >= 0xac00 && code <= 0xd7a3;
}

/** Whether a UTF-16 code is a Hangul syllable or a single letter as typed. */
export function isHangul(code: number): boolean {
  return isSyllable(code) || (code >= 0x3131 && code <= 0x3163);
}

/**
 * Hangul as keyboard letters, `정의` as `ㅈㅓㅇㅇㅡㅣ`; other characters stay. Compound vowels and final clusters are two letters,
 * so that a slip of one key is one letter.
 */
export const toJamo = remembering(disassemble);
