/** Ways of saying something, as patterns. */
import { LANGUAGES, type Language, type Phrasings } from '../../../basics.js';

/** How much may stand where an editor wrote `…`, in characters, within one sentence. */
const GAP: Readonly<Record<Language, number>> = { ko: 24, en: 60 };

const escaped = (text: string): string => text.replace(/[.*+?^${}()|[\]\\/]/gu, String.raw`\$&`);

/** A word in Korean may have others joined to it; spaces come and go. An English word stands alone, in one or many. */
function literal(text: string, language: Language): string {
  const hangul = /\p{Script=Hangul}/u.test(text);
  if (language === 'ko' && hangul) return text.trim().split(/\s+/u).map(escaped).join(String.raw`\s?`);
  const parts = text
    .trim()
    .split(/[\s-]+/u)
    .map(escaped);
  const plural = /[a-z]$/iu.test(text) ? "(?:e?s|'s)?" : '';
  return String.raw`(?<![\p{Script=Latin}\d])${parts.join(String.raw`[\s-]+`)}${plural}(?![\p{Script=Latin}])`;
}

/** The pattern of one way of saying something. */
export function sayingPattern(
  saying: string,
  language: Language,
  groups: ReadonlyMap<string, Phrasings> = new Map(),
): string {
  return saying
    .split(/(…|\{[a-z0-9-]+\})/u)
    .filter((part) => part.trim() !== '')
    .map((part) => {
      if (part === '…') return `[^.?!\\n]{0,${GAP[language]}}?`;
      const group = /^\{(.+)\}$/u.exec(part)?.[1];
      if (group === undefined) return literal(part, language);
      return `(?:${wordsPattern(groups.get(group)?.[language] ?? [], language) || '(?!)'})`;
    })
    .join(String.raw`[\s,]*`);
}

/** Any of the words, the longer ones first; empty for none. English words share their boundaries: each costs time. */
export function wordsPattern(words: readonly string[], language: Language): string {
  const sorted = [...words].sort((a, b) => b.length - a.length);
  const shared = language === 'en' ? sorted.filter((word) => /[a-z]$/iu.test(word)) : [];
  const alone = sorted.filter((word) => !shared.includes(word)).map((word) => literal(word, language));
  if (shared.length === 0) return alone.join('|');
  const spelt = shared.map((word) =>
    word
      .trim()
      .split(/[\s-]+/u)
      .map(escaped)
      .join(String.raw`[\s-]+`),
  );
  const joint = String.raw`(?<![\p{Script=Latin}\d])(?:${spelt.join('|')})(?:e?s|'s)?(?![\p{Script=Latin}])`;
  return [joint, ...alone].join('|');
}

/** One pattern for all ways of saying something, in either language; undefined for none. */
export function patternOf(phrasings: Phrasings, groups: ReadonlyMap<string, Phrasings>): RegExp | undefined {
  const all = LANGUAGES.flatMap((language) =>
    [...phrasings[language]]
      .sort((a, b) => b.length - a.length)
      .map((saying) => sayingPattern(saying, language, groups)),
  );
  return all.length === 0 ? undefined : new RegExp(all.map((each) => `(?:${each})`).join('|'), 'giu');
}
