/** The particle that follows a word in Korean depends on whether the word, as read aloud, ends in a consonant. */
import { isParticle } from '../korean-stem.js';

/** Final consonant of each digit as read in Korean (영 일 이 삼 사 오 육 칠 팔 구); `ㄹ` matters for 으로/로. */
const DIGIT_FINALS = ['ㅇ', 'ㄹ', '', 'ㅁ', '', '', 'ㄱ', 'ㄹ', 'ㄹ', ''] as const;

/** Letters whose Korean name ends in a consonant: 엘 엠 엔 알. */
const LETTER_FINALS: Readonly<Record<string, string>> = { l: 'ㄹ', m: 'ㅁ', n: 'ㄴ', r: 'ㄹ' };

const HANGUL_BASE = 0xac00;
const HANGUL_LAST = 0xd7a3;
const RIEUL = 8;

/** Final sound of a word: empty for a vowel, `ㄹ`, or some other consonant. */
function finalSound(word: string): string {
  const bare = word.replace(/\([^()]*\)\s*$/u, '').replace(/[\s"'’”」』》〉)\]]+$/u, '');
  const last = bare.at(-1) ?? '';
  const code = last.codePointAt(0) ?? 0;
  if (code >= HANGUL_BASE && code <= HANGUL_LAST) {
    const final = (code - HANGUL_BASE) % 28;
    return final === 0 ? '' : final === RIEUL ? 'ㄹ' : 'ㄴ';
  }
  if (/[0-9]/u.test(last)) return DIGIT_FINALS[Number(last)] ?? '';
  return LETTER_FINALS[last.toLowerCase()] ?? '';
}

/**
 * Chooses between the two forms of a particle, written consonant form first: `pickParticle('협약', '은/는')` is `은`.
 * `으로/로` takes the second form after ㄹ as well. A closing bracket and what it holds is not read aloud.
 */
export function pickParticle(word: string, pair: string): string {
  const [afterConsonant = '', afterVowel = afterConsonant] = pair.split('/');
  const final = finalSound(word);
  if (final === '') return afterVowel;
  if (final === 'ㄹ' && afterConsonant === '으로') return afterVowel;
  return afterConsonant;
}

/** Particles of which one form follows a consonant and the other a vowel, as they are written in a text. */
const PAIRS = [
  ...['은/는', '이/가', '을/를', '과/와', '이랑/랑', '이라는/라는', '이라고/라고', '이었습니다/였습니다'],
  ...['', '는', '도', '부터', '서', '써', '의'].map((more) => `으로${more}/로${more}`),
];
/** Whether letters behind a word are surely a particle: without 의, with which as many nouns end (회의 is no 회). */
export const isSurelyParticle = (word: string): boolean => isParticle(word) && word !== '의';

/**
 * The pair of a particle whose other form fits the word before it; undefined where the particle fits, where it is none, and
 * behind a foreign word, of which nobody can tell how it is read.
 */
export function misfit(word: string, particle: string): string | undefined {
  const pair = PAIRS.find((each) => each.split('/').includes(particle));
  const read = word.replace(/\([^()]*\)$/u, '');
  if (pair === undefined || !/[\p{Script=Hangul}\d%]$/u.test(read)) return undefined;
  const base = pair.startsWith('으로') ? '으로/로' : pair;
  const fits = base.split('/').indexOf(pickParticle(read, base));
  return pair.split('/')[fits] === particle ? undefined : pair;
}
