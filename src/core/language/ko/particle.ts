/** The particle that follows a word in Korean depends on whether the word, as read aloud, ends in a consonant. */

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
