import { toJamo } from './hangul.js';
import KO from './ko/endings.json' with { type: 'json' };
import { remembering } from './remembering.js';

/**
 * Particles behind a noun, with the copula; endings of verbs and adjectives, where `ㄴ`, `ㄹ`, `ㅁ`, `ㅂ`, `ㅆ` stand at the foot of the
 * syllable before; and what 하다 and 되다 look like behind a noun.
 */
const PARTICLES: ReadonlySet<string> = new Set(KO.particles.split(' '));
const SUFFIXES: ReadonlySet<string> = new Set(
  [...PARTICLES, ...KO.endings.split(' '), ...KO.lightVerbs.split(' ')].map(toJamo),
);
const LONGEST = Math.max(...[...SUFFIXES].map((suffix) => suffix.length));
const SHORTEST_STEM = 2;
const ROUNDS = 4;

/** Whether a word is nothing but a particle, as `이` is in `deadline이`. */
export function isParticle(word: string): boolean {
  return PARTICLES.has(word);
}

/** Whether a word ends as a verb, an adjective or a particle does; a noun may too. */
export function hasEnding(word: string): boolean {
  const jamo = toJamo(word);
  return strip(jamo) !== jamo;
}

function strip(jamo: string): string {
  for (let length = Math.min(LONGEST, jamo.length - SHORTEST_STEM); length > 0; length--) {
    if (SUFFIXES.has(jamo.slice(-length))) return jamo.slice(0, -length);
  }
  return jamo;
}

/** A verb's last vowel when an ending has run into it, and the vowel that it has otherwise: 바꿔, 바꾸. */
const CONTRACTED = Object.entries(KO.contracted);

function expand(jamo: string): string {
  for (const [short, full] of CONTRACTED) {
    if (jamo.length > short.length && jamo.endsWith(short)) return jamo.slice(0, -short.length) + full;
  }
  return jamo;
}

/**
 * A Korean word as keyboard letters without its particles and endings: they come off longest first, in a few rounds,
 * and two letters at least remain. A dictionary would do a little better; see docs/decisions/0002.
 */
const stripEndings = remembering((word) => {
  let jamo = toJamo(word);
  for (let round = 0; round < ROUNDS; round++) {
    const shorter = strip(jamo);
    if (shorter === jamo) break;
    jamo = shorter;
  }
  return jamo;
});

/** The stem of a Korean word as keyboard letters: without endings, its last vowel as in the verb's other forms. */
export function stemKorean(word: string): string {
  return expand(stripEndings(word));
}
