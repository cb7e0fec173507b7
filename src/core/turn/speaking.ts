/** In which language a turn is answered, where its words ask for one, or are in a script that nobody here reads. Pure. */
import EN_TURNS from '../language/en/turns.json' with { type: 'json' };
import { detectLanguage } from '../language/index.js';
import KO_TURNS from '../language/ko/turns.json' with { type: 'json' };
import { phrasesIn } from '../language/phrases.js';
import type { Language } from '../model/knowledge-base.js';
import { sayEntry } from '../skills/answer/build-reply.js';
import { say, wordsOnly } from '../skills/answer/say.js';
import { certain, type ReadOn, type Response, type Scene, type Skill } from '../skills/skill.js';

const COMMANDS = phrasesIn<Language>(
  [EN_TURNS, KO_TURNS].map(({ inLanguage, languages: { ko, en } }) => {
    const named = (name: string) => inLanguage.map((phrase) => phrase.replace('{language}', `(${name})`));
    return { en: named(en), ko: named(ko) };
  }),
  { end: '(?=[\\s.!?]*$)', letters: '\\p{L}*', more: '\\p{L}*' },
);

interface LanguageCommand {
  readonly language: Language;
  /** What else was asked; empty for nothing. */
  readonly rest: string;
}

/** Finds a request for a language ("in English") and gives the question without it. */
function readLanguageCommand(text: string): LanguageCommand | undefined {
  const said = COMMANDS.find(text);
  if (said === undefined) return undefined;
  const rest = said.left.replace(/^[\s,.!?~]+|[\s,~]+$/gu, '');
  return { language: said.key, rest: /[\p{L}\p{N}]/u.test(rest) ? rest : '' };
}

/** Longest utterance in which a request for a language is looked for: in a story those words mean something else. */
const LONGEST = 200;

export const speaking: Skill = {
  hear(scene, heard, readOn) {
    if (heard.kind !== 'words') return undefined;
    const { text, typed } = heard;
    const command = text.length > LONGEST ? undefined : readLanguageCommand(text);
    if (command !== undefined) return certain(switchLanguage(scene, command, readOn));
    if (detectLanguage(text) !== 'other') return undefined;
    const { voice, state } = scene;
    const reply = wordsOnly(voice, 'unanswered', [say(voice, 'other-script')]);
    return certain({ reply, state, inquiry: { reason: 'no-match', text: typed, offered: [] } });
  },
};

/** Answers in the language asked for, from now on: what else was asked, or the last answer once more. */
function switchLanguage(scene: Scene, { language, rest }: LanguageCommand, readOn: ReadOn): Response {
  const { setting, state } = scene;
  const voice = { ...scene.voice, language };
  const fixed = { ...state, fixedLanguage: language, lastLanguage: language };
  const last = setting.library.entries.get(state.entry ?? '');
  const asked = rest === '' ? undefined : readOn({ setting, voice, state: fixed }, rest);
  if (asked !== undefined && (last === undefined || asked.inquiry?.reason !== 'no-match')) return asked;
  if (last === undefined)
    return { reply: wordsOnly(voice, 'social', [say(voice, 'language-switched')]), state: fixed };
  const reply = sayEntry(voice, last, 1);
  return { reply, state: { ...fixed, actions: reply.actions } };
}
