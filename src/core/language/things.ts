/**
 * Words for things that can be asked for, told from words that say what is done, or how. There is no dictionary: a word is known by how it
 * ends, by the words beside it, and by its other forms in general sentences. When in doubt it is none.
 */
import type { Language } from '../model/knowledge-base.js';
import { fillTemplate } from '../model/template.js';
import { isInterrogative, namesNothing } from './connectors.js';
import { YEAR } from './editions.js';
import EN from './en/things.json' with { type: 'json' };
import { isIrregular } from './english-stem.js';
import KO_EDITIONS from './ko/editions.json' with { type: 'json' };
import KO from './ko/things.json' with { type: 'json' };
import { hasEnding, isParticle } from './korean-stem.js';
import { type Rarity, UNKNOWN_RARITY } from './rarity.js';
import type { Token } from './tokenise.js';

const setOf = (words: string): ReadonlySet<string> => new Set(words.split(' '));
const longestFirst = (words: string): string[] => words.split(' ').sort((a, b) => b.length - a.length);

const PARTICLES = longestFirst(KO.particles);
/** What stands behind nouns alone, and behind verbs alone: most others look like both. */
const OF_NOUNS = KO.ofNouns.split(' ');
const OF_VERBS = KO.ofVerbs.split(' ');
const VERBAL = KO.verbal.split(' ');
const BEFORE_VERBS = setOf(EN.beforeVerbs);
const BEFORE_NOUNS = setOf(EN.beforeNouns);
const AFTER_VERBS = setOf(EN.afterVerbs);
const SHORTEST = { hangul: 2, latin: 3 } as const;
/** Rarity from which a word is about one thing and not about most; a term that is known need not be as rare, and a name not at all. */
const RARE = { term: 7, other: 8.5 } as const;

/** Something as far as a record goes: what its documents do not state, those of another may. */
export const ofRecord = (what: string, name: string, language: Language): string =>
  fillTemplate({ ko: KO, en: EN }[language].of, (place) => ({ what, name })[place]);

/** Where a word stands. */
export interface Place {
  readonly tokens: readonly Token[];
  readonly at: number;
  /** The text as it was typed. */
  readonly typed: string;
  /** What the word belongs to, where that is known. */
  readonly of?: 'term' | 'name' | undefined;
}

/** A word of a question as a thing that it asks for, without what is glued to it, as it was typed; undefined when it is no such thing. */
export function thingAt({ tokens, at, typed, of }: Place, rarity: Rarity): string | undefined {
  const token = tokens[at]!;
  const isKnown = (form: string): boolean => rarity(form) < UNKNOWN_RARITY;
  const isRare = (form: string): boolean => of === 'name' || rarity(form) >= RARE[of ?? 'other'];
  switch (token.script) {
    case 'hangul': {
      if (token.glued) return undefined;
      const noun = koreanNoun(token.text, isKnown);
      return noun !== undefined && isRare(noun) && !namesNothing(noun) ? noun : undefined;
    }
    case 'latin': {
      const word = asTyped(typed, token.text);
      if (word === undefined || namesNothing(word)) return undefined;
      if (/\p{Ll}/u.test(typed) && isWrittenAsName(word, at)) return word;
      return isEnglishNoun(tokens, at, of !== undefined, isKnown) && isRare(token.text) ? word : undefined;
    }
    case 'number': {
      // Of other figures nobody can tell whether they are asked for, or told: 400 million, 직원 15명.
      if (!YEAR.test(token.text)) return undefined;
      const next = tokens[at + 1];
      return next?.glued === true && next.text.startsWith(KO_EDITIONS.year[0]!)
        ? token.text + next.text[0]
        : token.text;
    }
    default:
      return undefined;
  }
}

function asTyped(typed: string, word: string): string | undefined {
  return typed.match(/\p{Script=Latin}+/gu)?.find((each) => each.toLowerCase() === word);
}

/** Words in a row as they were typed, without what is glued to the last one. */
export function wordsAsTyped(tokens: readonly Token[], typed: string): string {
  const words = tokens.map(({ text, glued }, i) => (i > 0 && !glued ? ` ${text}` : text)).join('');
  const at = typed.toLowerCase().indexOf(words);
  return withoutParticle(at < 0 ? words : typed.slice(at, at + words.length), SHORTEST.hangul);
}

/** Large letters say so, where not all are large, but for the one that a sentence begins with. */
function isWrittenAsName(word: string, at: number): boolean {
  return word.length >= 2 && /\p{Lu}/u.test(at === 0 ? word.slice(1) : word);
}

function withoutParticle(word: string, shortest: number): string {
  const particle = PARTICLES.find((end) => word.length - end.length >= shortest && word.endsWith(end));
  return particle === undefined ? word : word.slice(0, -particle.length);
}

function koreanNoun(word: string, isKnown: (form: string) => boolean): string | undefined {
  if (isParticle(word) || isInterrogative(word)) return undefined;
  const noun = withoutParticle(word, SHORTEST.hangul);
  if (noun.length < SHORTEST.hangul) return undefined;
  if (OF_NOUNS.some((particle) => isKnown(noun + particle))) return noun;
  const isVerb =
    hasEnding(noun) ||
    VERBAL.some((end) => noun.endsWith(end)) ||
    OF_VERBS.some((ending) => isKnown(noun + ending));
  return isVerb ? undefined : noun;
}

/** A noun stands alone behind an article or the like, or has another number and no forms of a verb; and does not stand as a verb does. */
function isEnglishNoun(
  tokens: readonly Token[],
  at: number,
  isTerm: boolean,
  isKnown: (form: string) => boolean,
): boolean {
  const { text } = tokens[at]!;
  if (text.length < SHORTEST.latin) return false;
  const before = tokens[at - 1]?.text ?? '';
  const after = tokens[at + 1]?.text;
  if (BEFORE_VERBS.has(before) || (after !== undefined && AFTER_VERBS.has(after))) return false;
  if (isIrregular(text) || text.endsWith('ed')) return false;
  if (isTerm || (BEFORE_NOUNS.has(before) && (after === undefined || namesNothing(after)))) return true;
  const one = text.replace(/(?<=[^s])s$/u, '');
  const base = one.replace(/e$/u, '');
  const isVerb = ['ing', 'ed'].some((end) => isKnown(base + end) || isKnown(base + base.slice(-1) + end));
  return (
    !isVerb &&
    one.length >= SHORTEST.latin &&
    (one === text ? isKnown(`${text}s`) : one.length > SHORTEST.latin)
  );
}
