import { normalise } from '../../core/language/normalise.js';
import { type Token, tokenise } from '../../core/language/tokenise.js';
import { LANGUAGES, type Language, type Phrasings, type Text } from '../../core/model/knowledge-base.js';
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
  const listed = [...invitations(bot.data.phrases, bot.data.social)].flatMap(({ path, text }) =>
    LANGUAGES.flatMap((language) =>
      listedIn(text[language]).map(
        (subject): Listed => ({
          path: [...path, language],
          subject,
          language,
          words: wordsOf(subject, language).map(({ stem }) => stem),
        }),
      ),
    ),
  );
  for (const { path, subject } of strangeOf(listed, draft))
    bot.file.report('subject-of-no-record', path, { subject });
}

interface Listed {
  readonly path: Path;
  readonly subject: string;
  readonly language: Language;
  readonly words: readonly string[];
}

/** Those of which no word stands in a name, title or text of a record. Reads no further than to the last of them. */
function strangeOf(listed: readonly Listed[], draft: Draft): Listed[] {
  let strange = listed.filter(({ words }) => words.length > 0);
  for (const words of wordsSaidIn(draft)) {
    if (strange.length === 0) break;
    const known = words();
    strange = strange.filter(
      ({ language, words }) => !words.some((word) => known[language].includes(` ${word} `)),
    );
  }
  return strange;
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

function wordsOf(text: string, language: Language): Token[] {
  return tokenise(normalise(text))
    .filter(({ script }) => script === (language === 'ko' ? 'hangul' : 'latin'))
    .filter(({ text: word }) => word.length > (language === 'ko' ? 1 : 3));
}

/** The words of all names, titles and texts of records, and of how people ask for any of them, by file. */
function* wordsSaidIn(draft: Draft): Generator<() => Text> {
  for (const { file, data } of draft.records)
    yield () =>
      file.derived('words of names', () =>
        wordsOfAll([data.name, joined(data.aliases), joined(data.subjects)]),
      );
  const { aspects } = draft;
  if (aspects !== undefined)
    yield () => wordsOfAll(Object.values(aspects.data.aspects).map(({ phrasings }) => joined(phrasings)));
  for (const { file, texts } of seenTexts(draft))
    if (file.path !== 'bot.yaml')
      yield () => file.derived('words of texts', () => wordsOfAll(texts().map(({ text }) => text)));
}

const joined = (names: Phrasings | undefined): Text => ({
  ko: names?.ko.join(' ') ?? '',
  en: names?.en.join(' ') ?? '',
});

/** The stems of all words of texts, each once, with a space on either side. */
function wordsOfAll(texts: readonly Text[]): Text {
  const stems = (language: Language): string => {
    const words = texts.flatMap((text) => wordsOf(text[language], language));
    return ` ${[...new Set(words.map(({ stem }) => stem))].join(' ')} `;
  };
  return { ko: stems('ko'), en: stems('en') };
}
