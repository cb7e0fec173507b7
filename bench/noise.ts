/** Typing slips for copies of clean questions: seeded, so that every run has the same ones. */

import { toJamo } from '../src/core/language/hangul.js';
import { fromJamo } from './from-jamo.js';
import type { Random } from './random.js';

const ROWS = [
  'qwertyuiop',
  'asdfghjkl',
  'zxcvbnm',
  'ㅂㅈㄷㄱㅅㅛㅕㅑㅐㅔ',
  'ㅁㄴㅇㄹㅎㅗㅓㅏㅣ',
  'ㅋㅌㅊㅍㅠㅜㅡ',
];

function neighbour(letter: string, random: Random): string {
  const row = ROWS.find((keys) => keys.includes(letter));
  if (row === undefined) return letter;
  const at = row.indexOf(letter);
  return row[random() < 0.5 ? at - 1 : at + 1] ?? row[at === 0 ? 1 : at - 1]!;
}

/** One slip in a word of letters: swap, neighbouring key, missing, extra or doubled letter. */
function slip(letters: string, random: Random): string {
  const at = Math.floor(random() * letters.length);
  const letter = letters[at]!;
  const kind = random();
  const next = letters[at + 1];
  if (kind < 0.25 && next !== undefined) return letters.slice(0, at) + next + letter + letters.slice(at + 2);
  if (kind < 0.5) return letters.slice(0, at) + neighbour(letter, random) + letters.slice(at + 1);
  if (kind < 0.75) return letters.slice(0, at) + letters.slice(at + 1);
  if (kind < 0.9) return letters.slice(0, at) + letter + letters.slice(at);
  return letters.slice(0, at) + neighbour(letter, random) + letters.slice(at);
}

function slipInSyllable(word: string, random: Random): string {
  const at = Math.floor(random() * word.length);
  const letters = toJamo(word[at]!);
  const kind = random();
  const place = Math.floor(random() * letters.length);
  if (kind < 0.15) return word.slice(0, at) + [...letters].join('') + word.slice(at + 1);
  const changed =
    kind < 0.75
      ? letters.slice(0, place) + neighbour(letters[place]!, random) + letters.slice(place + 1)
      : letters.slice(0, place) + letters.slice(place + 1);
  return word.slice(0, at) + fromJamo(changed) + word.slice(at + 1);
}

/** A question with one or two slips; in Korean also missing spaces. */
export function misspell(question: string, random: Random): string {
  const words = question.split(' ');
  const slips = random() < 0.6 ? 1 : 2;
  for (let i = 0; i < slips; i++) {
    const places = words.flatMap((word, at) => (/[a-z]{4}|[가-힣]{2}/iu.test(word) ? [at] : []));
    const place = places[Math.floor(random() * places.length)];
    if (place === undefined) continue;
    const word = words[place]!;
    words[place] = /[가-힣]/u.test(word) ? slipInSyllable(word, random) : slip(word, random);
  }
  if (!/[가-힣]/u.test(question)) return words.join(' ');
  if (random() < 0.1) return words.join('');
  if (random() < 0.5 && words.length > 1) {
    const at = 1 + Math.floor(random() * (words.length - 1));
    return `${words.slice(0, at).join(' ')}${words.slice(at).join(' ')}`;
  }
  return words.join(' ');
}
