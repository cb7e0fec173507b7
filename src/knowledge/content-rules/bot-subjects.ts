import { normalise } from '../../core/language/normalise.js';
import { tokenise } from '../../core/language/tokenise.js';
import { LANGUAGES, type Language, type Text } from '../../core/model/knowledge-base.js';
import type { Draft } from '../draft.js';
import type { Path } from '../yaml-file.js';
import { seenTexts } from './texts.js';

/** Commas that make a sentence a list of what can be asked about. */
const LEAST_COMMAS = 3;
/** Phrases of the bot that may say what can be asked about. */
const INVITING: ReadonlySet<string> = new Set(['greeting', 'help', 'empty']);

/** What the bot invites people to ask about is what some record is about. */
export function checkBotSubjects(draft: Draft): void {
  const { bot } = draft;
  // The words of a file that could not be read are not known.
  if (bot === undefined || draft.all.some(({ passed }) => !passed)) return;
  const known = knownWords(draft);
  for (const { path, text } of invitations(bot.data.phrases, bot.data.social)) {
    for (const language of LANGUAGES) {
      const strange = listedIn(text[language]).filter((item) => {
        const words = wordsOf(item, language);
        return words.length > 0 && !words.some((word) => known.has(word));
      });
      for (const subject of strange)
        bot.file.report('subject-of-no-record', [...path, language], { subject });
    }
  }
}

function* invitations(
  phrases: Readonly<Partial<Record<string, Text>>>,
  social: Readonly<Record<string, { readonly reply: Text }>>,
): Generator<{ path: Path; text: Text }> {
  for (const [phrase, text] of Object.entries(phrases)) {
    if (text !== undefined && INVITING.has(phrase)) yield { path: ['phrases', phrase], text };
  }
  for (const [id, { reply }] of Object.entries(social)) yield { path: ['social', id, 'reply'], text: reply };
}

/** The items of each list in a text. */
function listedIn(text: string): string[] {
  return text
    .split(/[.!?:\n]/)
    .map((sentence) => sentence.split(','))
    .filter((items) => items.length > LEAST_COMMAS)
    .flatMap((items) => items.map((item) => item.trim()));
}

function wordsOf(text: string, language: Language): string[] {
  return tokenise(normalise(text))
    .filter(({ script }) => script === (language === 'ko' ? 'hangul' : 'latin'))
    .filter(({ text: word }) => word.length > (language === 'ko' ? 1 : 3))
    .map(({ stem }) => stem);
}

/** Words of all names, titles and texts of records. */
function knownWords(draft: Draft): ReadonlySet<string> {
  const texts = draft.records.flatMap(({ data }) => [
    data.name,
    ...[data.aliases, data.subjects].flatMap((names) =>
      names === undefined ? [] : [{ ko: names.ko.join(' '), en: names.en.join(' ') }],
    ),
  ]);
  const said = [...seenTexts(draft)].flatMap(({ file, text }) => (file.path === 'bot.yaml' ? [] : [text]));
  return new Set(
    [...texts, ...said].flatMap((text) => LANGUAGES.flatMap((language) => wordsOf(text[language], language))),
  );
}
