/** Other spellings of a word that sound or look the same: what somebody may have meant who writes as she hears, or in haste. */
import { combineCharacter, disassembleCompleteCharacter } from 'es-hangul';
import { isSyllable } from './hangul.js';
import KO from './ko/sounds.json' with { type: 'json' };

/** More places of a word than this are not doubted at once, which bounds how many spellings there are. */
const MOST_PLACES = 4;
const SHORTEST_LATIN = 3;
const VOWEL = /[aeiou]/u;

/** Letters with those that sound like them; a compound vowel and a final cluster are several, as a keyboard has them. */
function alikeOf(classes: readonly string[]): ReadonlyMap<string, readonly string[]> {
  return new Map(
    classes.flatMap((same) => same.split(' ').map((letter) => [letter, same.split(' ')] as const)),
  );
}

const VOWELS = alikeOf(KO.vowels);
const TAILS = alikeOf(KO.tails);

/** The syllables that sound like one, itself among them. */
function syllablesLike(syllable: string): string[] {
  const letters = disassembleCompleteCharacter(syllable);
  if (letters === undefined) return [syllable];
  const { choseong, jungseong, jongseong } = letters;
  const vowels = VOWELS.get(jungseong) ?? [jungseong];
  const tails = TAILS.get(jongseong) ?? [jongseong];
  return vowels.flatMap((vowel) => tails.map((tail) => combineCharacter(choseong, vowel, tail)));
}

function koreanLike(word: string): string[] {
  const places = [...word].map(syllablesLike);
  if (places.filter(({ length }) => length > 1).length > MOST_PLACES) return [];
  return places.reduce<string[]>(
    (words, same) => words.flatMap((start) => same.map((each) => start + each)),
    [''],
  );
}

/** Two neighbours changed over, a consonant doubled, one of two left out; vowels in a row are how names are written. */
function latinLike(word: string): string[] {
  if (word.length < SHORTEST_LATIN) return [];
  return [...word].flatMap((letter, at) => {
    const [before, after] = [word.slice(0, at), word.slice(at + 1)];
    const next = after[0];
    const doubled = VOWEL.test(letter) ? [] : [before + letter + letter + after];
    if (next === undefined) return doubled;
    if (next === letter) return VOWEL.test(letter) ? [] : [before + after];
    return [...doubled, before + next + letter + after.slice(1)];
  });
}

/** At most 256 spellings of a word of one script; the word itself may be among them. */
export function soundAlikes(word: string): string[] {
  return isSyllable(word.charCodeAt(0)) ? koreanLike(word) : latinLike(word);
}
