import { stemmer } from 'stemmer';
import FORMS from './en/forms.json' with { type: 'json' };
import { remembering } from './remembering.js';

/** Forms that no rule derives, with the word that each is a form of. */
const BASE: ReadonlyMap<string, string> = new Map(
  Object.entries(FORMS.irregular).flatMap(([base, forms]) =>
    forms.split(',').map((form) => [form, base] as const),
  ),
);

/** Whether a word is another form of a word that no rule derives it from, as `bought` is. */
export function isIrregular(word: string): boolean {
  return BASE.has(word);
}

/** British spelling of the suffix in `organisation`, `subsidise`. */
const BRITISH = /(?<=[a-z]{4})is(?=(e|es|ed|ing|ation|ations)$)/u;

/**
 * The stem of an English word in lower case: irregular and British forms by table, the rest by Porter's algorithm
 * (Program 14(3), 1980).
 */
export const stemEnglish = remembering((word) => {
  const base = BASE.get(word) ?? word;
  return base.length < 3 ? base : stemmer(base.replace(BRITISH, 'iz'));
});
