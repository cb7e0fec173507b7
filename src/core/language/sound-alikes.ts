/** Other spellings of a word that sound or look the same: what somebody may have meant who writes as she hears, or in haste. */
import { isSyllable, TAILS, VOWELS } from './hangul.js';
import KO from './ko/sounds.json' with { type: 'json' };

/** More places of a word than this are not doubted at once, which bounds how many spellings there are. */
const MOST_PLACES = 4;
const SHORTEST_LATIN = 3;
const VOWEL = /[aeiou]/u;
const FIRST = 0xac00;
/** Tails of a syllable, with none. */
const TAIL_COUNT = TAILS.length + 1;

/** A letter with those that sound like it, by number. */
function classesOf(letters: string, classes: readonly string[]): ReadonlyMap<number, readonly number[]> {
  return new Map(
    classes.flatMap((same) => {
      const numbers = [...same].map((letter) => letters.indexOf(letter));
      return numbers.map((number) => [number, numbers] as const);
    }),
  );
}

const VOWEL_CLASSES = classesOf(VOWELS, KO.vowels);
/** Tails by their number in a syllable, where 0 is none. */
const TAIL_CLASSES = classesOf(` ${TAILS}`, KO.tails);

/** The syllables that sound like one, itself among them. */
function syllablesLike(syllable: string): string[] {
  const code = syllable.charCodeAt(0);
  if (!isSyllable(code)) return [syllable];
  const place = code - FIRST;
  const tail = place % TAIL_COUNT;
  const vowel = Math.floor(place / TAIL_COUNT) % VOWELS.length;
  const bare = place - tail - vowel * TAIL_COUNT;
  const vowels = VOWEL_CLASSES.get(vowel) ?? [vowel];
  const tails = TAIL_CLASSES.get(tail) ?? [tail];
  return vowels.flatMap((v) => tails.map((t) => String.fromCharCode(FIRST + bare + v * TAIL_COUNT + t)));
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
