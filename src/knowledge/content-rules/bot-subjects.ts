import { normalise } from '../../core/language/normalise.js';
import { type Token, tokenise } from '../../core/language/tokenise.js';
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
  const listed = [...invitations(bot.data.phrases, bot.data.social)].flatMap(({ path, text }) =>
    LANGUAGES.flatMap((language) =>
      listedIn(text[language]).map((subject): Listed => {
        const words = wordsOf(subject, language);
        return {
          path: [...path, language],
          subject,
          language,
          words: words.map(({ stem }) => stem),
          beginnings: words.map(({ text: word }) => word.slice(0, language === 'ko' ? 1 : 3)),
        };
      }),
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
  /** Forms of one word begin alike. */
  readonly beginnings: readonly string[];
}

/** Those of which no word stands in a name, title or text of a record. Reads no further than to the last of them. */
function strangeOf(listed: readonly Listed[], draft: Draft): Listed[] {
  let strange = listed.filter(({ words }) => words.length > 0);
  for (const text of saidIn(draft)) {
    if (strange.length === 0) break;
    for (const language of LANGUAGES) {
      if (!mayHold(text[language], strange, language)) continue;
      const known = new Set(wordsOf(text[language], language).map(({ stem }) => stem));
      strange = strange.filter((each) => each.language !== language || !each.words.some((w) => known.has(w)));
    }
  }
  return strange;
}

/** Whether a word of some subject may stand in a text: most texts need not be taken apart. */
function mayHold(text: string, listed: readonly Listed[], language: Language): boolean {
  const plain = text.normalize('NFKC').toLowerCase();
  return listed.some(
    (each) => each.language === language && each.beginnings.some((beginning) => plain.includes(beginning)),
  );
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

/** All names, titles and texts of records, and how people ask for any of them. */
function* saidIn(draft: Draft): Generator<Text> {
  for (const { data } of draft.records) {
    yield data.name;
    for (const names of [data.aliases, data.subjects])
      if (names !== undefined) yield { ko: names.ko.join(' '), en: names.en.join(' ') };
  }
  for (const { phrasings } of Object.values(draft.aspects?.data.aspects ?? {}))
    yield { ko: phrasings.ko.join(' '), en: phrasings.en.join(' ') };
  for (const { file, text } of seenTexts(draft)) if (file.path !== 'bot.yaml') yield text;
}
