import { LANGUAGES, type Language, type Text } from '../../core/model/knowledge-base.js';
import type { Draft } from '../draft.js';
import { contradictions, deniedAlone, denyAlike, placesIn } from '../editorial/editorial.js';
import { type Figure, figuresIn, numberOfWord } from '../figures.js';
import { bracesIn } from '../placeholders.js';
import type { Path, YamlFile } from '../yaml-file.js';
import { type Seen, seenTexts } from './texts.js';

/** Smaller numbers are as often left out, or are part of a name. */
const LEAST_TELLING = 13;
/** What names something, and need not say all of it in both languages. */
const SHORT: ReadonlySet<string> = new Set([
  'name',
  'label',
  'title',
  'publisher',
  'office',
  'hand_over',
  'reply',
]);

/** Each text is in its own language, and both say the same facts, figures and places, and nothing opposite. */
export function checkLanguages(draft: Draft): void {
  for (const { file, texts } of seenTexts(draft))
    file.once('languages', () => texts().forEach(compareLanguages));
}

function compareLanguages({ file, path, text, allowed }: Seen): void {
  for (const language of LANGUAGES) {
    if (isInOther(text[language], language)) {
      file.report('text-in-other-language', [...path, language], { text: text[language], language });
    }
  }
  if (allowed === 'facts' && differInFacts(file, path, text)) return;
  for (const language of LANGUAGES) {
    const figure = figureAlone(text, language, SHORT.has(String(path.at(-1))));
    if (figure !== undefined) file.report('languages-differ', [...path, language], { figure, language });
  }
  // What the bot itself says is put freely in each language.
  if (file.path !== 'bot.yaml') compareMeaning(file, path, text);
}

/** Whether a text is in the other language. A name may be in Latin letters in Korean, too. */
function isInOther(text: string, language: Language): boolean {
  const words = text.replaceAll(/\{[^{}]*\}/g, ' ');
  const hangul = words.match(/\p{Script=Hangul}/gu)?.length ?? 0;
  if (language === 'en') return hangul > (words.match(/\p{Script=Latin}/gu)?.length ?? 0);
  const lower = words.match(/(?<![\p{L}\p{N}.@/-])\p{Ll}{3,}(?![\p{L}\p{N}@/-]|\.\p{L})/gu)?.length ?? 0;
  return hangul === 0 && lower > 0 && words.trim().includes(' ');
}

function differInFacts(file: YamlFile, path: Path, text: Text): boolean {
  const [korean, english] = [factsIn(text.ko), factsIn(text.en)];
  const only = { korean: without(korean, english), english: without(english, korean) };
  if (only.korean.length + only.english.length === 0) return false;
  file.report('languages-fill-in-other-facts', path, only, 'key');
  return true;
}

function factsIn(text: string): string[] {
  return [...new Set(bracesIn(text).map(({ name }) => name))];
}

function without<T>(all: readonly T[], others: readonly T[]): T[] {
  return all.filter((each) => !others.includes(each));
}

/**
 * The figure of one language that the other does not have; it may leave one out in a title, or a small one anywhere, but not
 * name another in its place.
 */
function figureAlone(text: Text, language: Language, title: boolean): string | undefined {
  const [figures, others] = [figuresOf(text[language]), figuresOf(text[language === 'ko' ? 'en' : 'ko'])];
  const alone = (these: readonly Figure[], those: readonly Figure[]): Figure[] =>
    these.filter(({ firm, value }) => firm && value !== 1 && !those.some((other) => other.value === value));
  const [mine, theirs] = [alone(figures, others), alone(others, figures)];
  const wrong = mine.find(({ value }) => (!title && value >= LEAST_TELLING) || theirs.length > 0);
  return wrong?.written ?? wordAlone(figures, others);
}

/** A small number in words that the other language does not have, where that has another one in words. */
function wordAlone(figures: readonly Figure[], others: readonly Figure[]): string | undefined {
  const alone = (these: readonly Figure[], those: readonly Figure[]): Figure | undefined =>
    these.find(
      ({ firm, value, written }) =>
        !firm && value > 1 && isCount(written) && !those.some((other) => other.value === value),
    );
  return alone(others, figures) && alone(figures, others)?.written;
}

const isCount = (word: string): boolean =>
  numberOfWord(word) !== undefined || /\p{Script=Hangul}/u.test(word);

function figuresOf(text: string): Figure[] {
  return figuresIn(text.replaceAll(/\{[^{}]*\}/g, ' '));
}

function compareMeaning(file: YamlFile, path: Path, text: Text): void {
  const short = SHORT.has(String(path.at(-1)));
  // What is short may say the same by denying the opposite: "alone", "without a partner".
  const opposites = short && !denyAlike(text) ? [] : contradictions(text);
  for (const { ko, en } of opposites) file.report('languages-contradict', path, { ko, en }, 'key');
  // What is short denies without a verb, if at all.
  const denied = short ? undefined : deniedAlone(text);
  if (denied !== undefined && opposites.length === 0)
    file.report('denied-in-one-language', path, denied, 'key');
  const [korean, english] = LANGUAGES.map((language) => [...placesIn(text[language], language).keys()]) as [
    string[],
    string[],
  ];
  // One may leave out a place that goes without saying; two that name different ones do not say the same.
  const [ko, en] = [without(korean, english), without(english, korean)];
  if (ko[0] !== undefined && en[0] !== undefined) {
    file.report('languages-name-other-places', path, { ko: ko[0], en: en[0] }, 'key');
  }
}
