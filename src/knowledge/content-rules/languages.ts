import type { Language, Text } from '../../core/model/knowledge-base.js';
import type { Draft } from '../draft.js';
import { figuresIn } from '../figures.js';
import { bracesIn } from '../placeholders.js';
import { seenTexts } from './texts.js';

/** Smaller numbers are as often written in words, which each language has of its own. */
const SMALLEST_FIGURE = 13;

/** Each text is in its own language, and both say the same facts and figures. */
export function checkLanguages(draft: Draft): void {
  for (const { file, path, text, allowed } of seenTexts(draft)) {
    for (const language of ['ko', 'en'] as const) {
      if (isInOther(text[language], language)) {
        file.report('text-in-other-language', [...path, language], { text: text[language], language });
      }
    }
    if (allowed !== 'facts') continue;
    const facts = { ko: factsIn(text.ko), en: factsIn(text.en) };
    const [korean, english] = [without(facts.ko, facts.en), without(facts.en, facts.ko)];
    if (korean.length + english.length > 0) {
      file.report('languages-fill-in-other-facts', path, { korean, english }, 'key');
      continue;
    }
    for (const language of ['ko', 'en'] as const) {
      const [figure] = figuresMissing(text, language);
      if (figure !== undefined) file.report('languages-differ', [...path, language], { figure, language });
    }
  }
}

/** Whether a text is in the other language. A name may be in Latin letters in Korean, too. */
function isInOther(text: string, language: Language): boolean {
  const words = text.replaceAll(/\{[^{}]*\}/g, ' ');
  const hangul = words.match(/\p{Script=Hangul}/gu)?.length ?? 0;
  if (language === 'en') return hangul > (words.match(/\p{Script=Latin}/gu)?.length ?? 0);
  const lower = words.match(/(?<![\p{L}\p{N}.@/-])\p{Ll}{3,}(?![\p{L}\p{N}@/-]|\.\p{L})/gu)?.length ?? 0;
  return hangul === 0 && lower > 0 && words.trim().includes(' ');
}

function factsIn(text: string): string[] {
  return [...new Set(bracesIn(text).map(({ name }) => name))];
}

function without(all: readonly string[], others: readonly string[]): string[] {
  return all.filter((each) => !others.includes(each));
}

/** Figures of one language that the other has in no reading. */
function figuresMissing(text: Text, language: Language): string[] {
  const plain = (words: string): string => words.replaceAll(/\{[^{}]*\}/g, ' ');
  const others = figuresIn(plain(text[language === 'ko' ? 'en' : 'ko'])).map(({ value }) => value);
  return figuresIn(plain(text[language]))
    .filter(
      ({ firm, value }) =>
        firm && (value >= SMALLEST_FIGURE || !Number.isInteger(value)) && !others.includes(value),
    )
    .map(({ written }) => written);
}
