/** Words as people type them in a chat, in the spelling that documents and general texts have. */
import EN from './en/chat.json' with { type: 'json' };
import KO from './ko/chat.json' with { type: 'json' };
import { remembering } from './remembering.js';

const longestFirst = (table: Readonly<Record<string, string>>): [string, string][] =>
  Object.entries(table).sort(([one], [other]) => other.length - one.length);

/** Whole words; and how a word begins or ends, whatever else is in it. */
const WORDS: ReadonlyMap<string, string> = new Map(Object.entries({ ...KO.words, ...EN.words }));
const BEGINNINGS = longestFirst(KO.beginnings);
const ENDINGS = longestFirst(KO.endings);

const standard = remembering((word) => {
  const whole = WORDS.get(word);
  if (whole !== undefined) return whole;
  const end = ENDINGS.find(([chat]) => word.endsWith(chat));
  const ended = end === undefined ? word : word.slice(0, -end[0].length) + end[1];
  const beginning = BEGINNINGS.find(([chat]) => ended.startsWith(chat));
  return beginning === undefined ? ended : beginning[1] + ended.slice(beginning[0].length);
});

/** A normalised text with its words in their standard spelling: 머에여 is 뭐예요, `ppl` people. */
export function inStandardSpelling(text: string): string {
  return text.replace(/\p{L}+/gu, standard);
}
