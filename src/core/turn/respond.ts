/** What a turn comes to: its reply, what the conversation is about after it, and what has to be logged. Pure. */

import { ASKED } from '../find/index.js';
import { detectLanguage, type Ends, endsOf, fromKeyboard, linesOf, normalise } from '../language/index.js';
import type { Language } from '../model/knowledge-base.js';
import type { Turn } from '../reply.js';
import { type Decision, decide } from '../skills/answer/decide.js';
import { say, type Voice, wordsOnly } from '../skills/answer/say.js';
import { answer } from '../skills/answer/skill.js';
import { eligibility } from '../skills/eligibility/skill.js';
import { records } from '../skills/records/take.js';
import type { Bid, Heard, Press, Response, Scene, Setting, Skill } from '../skills/skill.js';
import type { ConversationState } from '../skills/state.js';
import { readChoice } from './choice.js';
import { leadOn, person } from './lead-on.js';
import { speaking } from './speaking.js';

/** In the order in which they are asked: the three skills, and what a turn itself is for. What takes least to hear comes first. */
const SKILLS: readonly Skill[] = [records, speaking, person, eligibility, answer];

/** Longest utterance that is read, in UTF-16 units. */
export const MAX_UTTERANCE = 40_000;

/** Of a longer utterance only its beginning and its end are read, which bounds the time of any reply. */
const READ: Ends = { beginning: 3_000, end: 1_000 };

/** The reply to a turn. The same setting, turn and state give the same response. */
export function respond(setting: Setting, turn: Turn, state: ConversationState): Response {
  const response = taken(setting, turn, state);
  const voice = voiceOf(setting, response.reply.language);
  return leadOn({ setting, voice, state }, turn, response);
}

function taken(setting: Setting, { answers, action, text }: Turn, state: ConversationState): Response {
  if (answers === undefined && action === undefined) return read(setting, state, text ?? '');
  const scene = { setting, voice: voiceOf(setting, lastLanguage(setting, state)), state };
  const form = answers && surest(scene, { kind: 'form', answers, action });
  return form?.act() ?? press(scene, { kind: 'press', id: action ?? '', remark: text });
}

/** The bid of the skill that is surest; of two as sure, of the one that is asked first. */
function surest(scene: Scene, heard: Heard): Bid | undefined {
  let best: Bid | undefined;
  for (const skill of SKILLS) {
    const bid = skill.hear(scene, heard, readOn);
    if (bid !== undefined && bid.strength > (best?.strength ?? -1)) best = bid;
    if (best?.strength === 1) break;
  }
  return best;
}

/** The language of an utterance: the one asked for by name, else its own, else the conversation's. */
export function languageOf(utterance: string, state: ConversationState, fallback: Language): Language {
  if (state.fixedLanguage !== undefined) return state.fixedLanguage;
  if (fromKeyboard(utterance) !== undefined) return 'ko';
  const detected = detectLanguage(normalise(utterance));
  return detected === 'ko' || detected === 'en' ? detected : (state.lastLanguage ?? fallback);
}

function lastLanguage(setting: Setting, state: ConversationState): Language {
  return state.fixedLanguage ?? state.lastLanguage ?? setting.language;
}

function voiceOf({ library, today }: Setting, language: Language): Voice {
  return { kb: library.kb, language, today };
}

function read(setting: Setting, state: ConversationState, typed: string): Response {
  const before = { setting, voice: voiceOf(setting, lastLanguage(setting, state)), state };
  if (typed.length > MAX_UTTERANCE) {
    const limit = MAX_UTTERANCE.toLocaleString('en');
    return { reply: wordsOnly(before.voice, 'social', [say(before.voice, 'too-long', { limit })]), state };
  }
  const question = setting.library.asMeant(endsOf(typed, READ));
  const text = normalise(question);
  if (text === '') return { reply: wordsOnly(before.voice, 'social', [say(before.voice, 'empty')]), state };
  const awaited = SKILLS.some((skill) => skill.awaits?.(before, text));
  const choice = awaited ? undefined : readChoice(text, state.actions);
  if (choice !== undefined) return press(before, { kind: 'press', id: choice.id });
  const scene = { setting, voice: voiceOf(setting, languageOf(question, state, setting.language)), state };
  let decision: Decision | undefined;
  const found = (): Decision => {
    decision ??= decide(setting.library, question, state, setting.thresholds);
    return decision;
  };
  return readInPart(
    scene,
    typed,
    surest(scene, { kind: 'words', typed, text, lines: linesOf(question), found })!.act(),
  );
}

/** Says so where only the ends of what was typed were read: of a question, fewer letters than of what someone tells of her business. */
function readInPart({ voice }: Scene, typed: string, response: Response): Response {
  const { reply } = response;
  const { beginning, end } = reply.check === undefined ? ASKED : READ;
  if (typed.trim().length <= beginning + end) return response;
  const [first, last] = [beginning, end].map((letters) => letters.toLocaleString('en')) as [string, string];
  const told = say({ ...voice, language: reply.language }, 'read-in-part', { beginning: first, end: last });
  const notice = reply.notice === undefined ? told : `${told} ${reply.notice}`;
  return { ...response, reply: { ...reply, notice } };
}

function readOn({ setting, state, voice }: Scene, rest: string): Response {
  return read(setting, { ...state, lastLanguage: voice.language }, rest);
}

function press(scene: Scene, heard: Press): Response {
  const { voice, state } = scene;
  const expired = (): Response => ({
    reply: wordsOnly(voice, 'social', [say(voice, 'choice-expired')]),
    state: { ...state, lastLanguage: voice.language },
  });
  return surest(scene, heard)?.act() ?? expired();
}
