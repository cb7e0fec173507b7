import EN_TURNS from '../language/en/turns.json' with { type: 'json' };
import KO_TURNS from '../language/ko/turns.json' with { type: 'json' };
import { phrasesIn } from '../language/phrases.js';
import type { Language } from '../model/knowledge-base.js';

export interface LanguageCommand {
  readonly language: Language;
  /** What else was asked; empty for nothing. */
  readonly rest: string;
}

const COMMANDS = phrasesIn<Language>(
  [EN_TURNS, KO_TURNS].map(({ inLanguage, languages: { ko, en } }) => {
    const named = (name: string) => inLanguage.map((phrase) => phrase.replace('{language}', `(${name})`));
    return { en: named(en), ko: named(ko) };
  }),
  { end: '(?=[\\s.!?]*$)', letters: '\\p{L}*', more: '\\p{L}*' },
);

/** Finds a request for a language ("in English") and gives the question without it. */
export function readLanguageCommand(text: string): LanguageCommand | undefined {
  const said = COMMANDS.find(text);
  if (said === undefined) return undefined;
  const rest = said.left.replace(/^[\s,.!?~]+|[\s,~]+$/gu, '');
  return { language: said.key, rest: /[\p{L}\p{N}]/u.test(rest) ? rest : '' };
}
