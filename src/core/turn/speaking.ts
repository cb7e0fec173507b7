/** In which language a turn is answered, where its words ask for one, or are in a script that nobody here reads. Pure. */
import { detectLanguage } from '../language/index.js';
import { sayEntry } from '../skills/answer/build-reply.js';
import { say, wordsOnly } from '../skills/answer/say.js';
import { certain, type ReadOn, type Response, type Scene, type Skill } from '../skills/skill.js';
import { type LanguageCommand, readLanguageCommand } from './language-command.js';

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
