/** What a turn comes to: its reply, what the conversation is about after it, and what has to be logged. Pure. */

import { detectLanguage, type Ends, endsOf, fromKeyboard, normalise } from '../language/index.js';
import type { Entry } from '../library/entries.js';
import type { Language } from '../model/knowledge-base.js';
import { placesIn } from '../model/template.js';
import type { Reply, Turn } from '../reply.js';
import {
  offerChoices,
  sayEntry,
  sayPair,
  sayUnknown,
  withUnanswered,
  wordsOnly,
} from '../skills/answer/build-reply.js';
import { type Decision, decide } from '../skills/answer/decide.js';
import { say, type Voice } from '../skills/answer/say.js';
import { checkButton } from '../skills/eligibility/chat/say.js';
import { pressCheck, submitAnswers, takeCheck } from '../skills/eligibility/chat/take.js';
import { pressCommand, takeCommand } from '../skills/records/index.js';
import { readChoice } from './choice.js';
import { readLanguageCommand } from './language-command.js';
import { leadOn, pressPerson } from './lead-on.js';
import { forget, type Offered, type Response, type Scene, type Setting } from './response.js';
import type { ConversationState } from './state.js';

export type { Response, Setting } from './response.js';

/** Longest utterance that is read, in UTF-16 units. */
export const MAX_UTTERANCE = 40_000;

/** Of a longer utterance only its beginning and its end are read, which bounds the time of any reply. */
const READ: Ends = { beginning: 3_000, end: 1_000 };

/** Longest utterances in which a command, and a request for a language, are looked for: in a story those words mean something else. */
const MAX_COMMAND = 600;
const MAX_LANGUAGE_COMMAND = 200;

/** The reply to a turn. The same setting, turn and state give the same response. */
export function respond(setting: Setting, turn: Turn, state: ConversationState): Response {
  const response = taken(setting, turn, state);
  const voice = voiceOf(setting, response.reply.language);
  return leadOn({ setting, voice, state }, turn, response);
}

function taken(setting: Setting, turn: Turn, state: ConversationState): Response {
  if (turn.answers !== undefined) {
    const scene = { setting, voice: voiceOf(setting, lastLanguage(setting, state)), state };
    return submitAnswers(scene, turn.answers, turn.action) ?? press(scene, turn.action ?? '');
  }
  if (turn.action !== undefined) {
    return press(
      { setting, voice: voiceOf(setting, lastLanguage(setting, state)), state },
      turn.action,
      turn.text,
    );
  }
  return read(setting, state, turn.text ?? '');
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

/** Entries that came nearest; first what says that it is not stated, if that was said. */
function offeredOf(decision: Decision): Offered {
  const { candidates } = decision;
  const said =
    decision.kind === 'say' ? [decision, ...candidates.filter(isOther(decision.entry))] : candidates;
  return said.slice(0, 5).map(({ entry, confidence }) => ({ entry: entry.id, confidence }));
}

const isOther =
  (said: Entry) =>
  ({ entry }: { readonly entry: Entry }): boolean =>
    entry.id !== said.id;

function read(setting: Setting, state: ConversationState, utterance: string): Response {
  const before = voiceOf(setting, lastLanguage(setting, state));
  if (utterance.length > MAX_UTTERANCE) {
    const limit = MAX_UTTERANCE.toLocaleString('en');
    return { reply: wordsOnly(before, 'social', [say(before, 'too-long', { limit })]), state };
  }
  const question = setting.library.asMeant(endsOf(utterance, READ));
  const text = normalise(question);
  if (text === '') return { reply: wordsOnly(before, 'social', [say(before, 'empty')]), state };
  // To "how many?", a number is the answer and not the place of a button.
  const number = setting.library.kb.profile.attributes.get(state.check?.asking ?? '')?.kind === 'number';
  // In a check, a bare number may be the answer to its next question; a channel that numbers its buttons reads them itself.
  const bare = state.check?.asking !== undefined && /^\s*\d+\s*$/u.test(text);
  const choice = bare || (number && /\d/u.test(text)) ? undefined : readChoice(text, state.actions);
  if (choice !== undefined) return press({ setting, voice: before, state }, choice.id);
  const voice = voiceOf(setting, languageOf(question, state, setting.language));
  const taken =
    text.length > MAX_COMMAND ? undefined : takeCommand({ setting, voice, state }, text, answerOn);
  if (taken !== undefined) return taken;
  const command = text.length > MAX_LANGUAGE_COMMAND ? undefined : readLanguageCommand(text);
  if (command !== undefined) return switchLanguage(setting, state, command);
  if (detectLanguage(text) === 'other') {
    return {
      reply: wordsOnly(voice, 'unanswered', [say(voice, 'other-script')]),
      state,
      inquiry: { reason: 'no-match', text: utterance, offered: [] },
    };
  }
  const scene = { setting, voice, state };
  const decision = decide(setting.library, question, state, setting.bands);
  const ordinary = (): Response => answer(scene, utterance, decision);
  // What has taken too long to be found is said as it stands.
  if (setting.spent?.() === true) return ordinary();
  return takeCheck(scene, text, decision, ordinary) ?? withOffer(scene, ordinary());
}

/** What the conversation is about after an entry: its record, else the one whose facts a curated question shows. */
function recordLeft(reply: Reply, entry: Entry): { readonly record?: string } {
  if (reply.record !== undefined) return { record: reply.record };
  if (entry.kind !== 'statement') return {};
  const shown = new Set(placesIn(entry.statement.text.en).map((place) => place.split('/')[0] ?? ''));
  const [record] = shown;
  return shown.size === 1 && record !== undefined ? { record } : {};
}

/** Reads what is left of a command that only says how to answer. */
function answerOn({ setting, state, voice }: Scene, rest: string): Response {
  return read(setting, { ...state, lastLanguage: voice.language }, rest);
}

function answer({ setting, voice, state }: Scene, utterance: string, decision: Decision): Response {
  const { library } = setting;
  setting.onDecision?.(decision, library);
  const spoken = { ...state, lastLanguage: voice.language };
  if (decision.kind === 'clarify') {
    const reply = offerChoices(voice, library, decision.choices);
    const pending = { question: utterance, offered: offeredOf(decision) };
    return { reply, state: { ...spoken, question: decision.question, actions: reply.actions, pending } };
  }
  if (decision.kind === 'unknown') {
    const reply = sayUnknown(
      voice,
      library,
      decision.about,
      decision.candidates[0]?.confidence ?? 0,
      decision,
    );
    return {
      reply,
      state: {
        ...forget(spoken),
        actions: reply.actions,
        ...(reply.record === undefined ? {} : { record: reply.record }),
      },
      inquiry: { reason: 'no-match', text: utterance, offered: offeredOf(decision) },
    };
  }
  const { entry, also, confidence, unanswered } = decision;
  const said =
    also === undefined
      ? sayEntry(voice, library, entry, confidence)
      : sayPair(voice, library, [entry, also], confidence);
  const reply = withUnanswered(voice, said, unanswered);
  if (entry.kind === 'social') return { reply, state: { ...spoken, actions: reply.actions } };
  return {
    reply,
    state: {
      ...forget(spoken),
      actions: reply.actions,
      asked: utterance,
      question: decision.question,
      entry: entry.id,
      ...recordLeft(reply, entry),
    },
    ...(reply.outcome === 'unanswered'
      ? { inquiry: { reason: 'not-stated' as const, text: utterance, offered: offeredOf(decision) } }
      : {}),
  };
}

/** Offers the check under what a record says of who is eligible. */
function withOffer({ setting, voice }: Scene, response: Response): Response {
  const { entry, record } = response.reply;
  const about = setting.library.entries.get(entry ?? '');
  if (about?.kind !== 'statement' || about.statement.aspect !== 'eligibility') return response;
  const target = setting.library.checks.recordFor(record ?? '');
  if (target?.eligibility?.kind !== 'conditions') return response;
  const actions = [checkButton(voice, target.id), ...response.reply.actions];
  return { ...response, reply: { ...response.reply, actions }, state: { ...response.state, actions } };
}

/** @param remark what was typed with the press, such as why an answer did not help */
function press(scene: Scene, id: string, remark?: string): Response {
  const checked = pressCheck(scene, id) ?? pressCommand(scene, id, answerOn) ?? pressPerson(scene, id);
  if (checked !== undefined) return checked;
  const { setting, voice, state } = scene;
  const { library } = setting;
  const spoken = { ...state, lastLanguage: voice.language };
  const [verb = '', ...rest] = id.split(':');
  const entry = library.entries.get(rest.join(':'));
  if (verb === 'none') {
    const reply = wordsOnly(voice, 'unanswered', [say(voice, 'none-of-these-reply')]);
    const { pending } = state;
    return {
      reply,
      state: forget(spoken),
      ...(pending === undefined
        ? {}
        : { inquiry: { reason: 'none-of-these', text: pending.question, offered: pending.offered } }),
    };
  }
  if ((verb === 'helpful' || verb === 'not-helpful') && entry !== undefined) {
    const reply = wordsOnly(voice, 'social', [say(voice, 'feedback-thanks')]);
    const text = [state.asked, remark].filter((part) => part !== undefined && part !== '').join('\n');
    if (verb === 'helpful' || text === '') return { reply, state: spoken };
    const offered = [{ entry: entry.id, confidence: 1 }];
    return { reply, state: spoken, inquiry: { reason: 'not-helpful', text, offered } };
  }
  if ((verb === 'choose' || verb === 'ask') && entry !== undefined) {
    const reply = sayEntry(voice, library, entry, 1);
    const label = state.actions.find((action) => action.id === id)?.label;
    const question = verb === 'choose' ? (state.pending?.question ?? label) : label;
    return {
      reply,
      state: {
        ...forget(spoken),
        actions: reply.actions,
        entry: entry.id,
        ...(question === undefined ? {} : { question, asked: question }),
        ...recordLeft(reply, entry),
      },
      ...(reply.outcome === 'unanswered' && question !== undefined
        ? { inquiry: { reason: 'not-stated', text: question, offered: [{ entry: entry.id, confidence: 1 }] } }
        : {}),
    };
  }
  return { reply: wordsOnly(voice, 'social', [say(voice, 'choice-expired')]), state: spoken };
}

/** Answers in the language asked for, from now on: what else was asked, or the last answer once more. */
function switchLanguage(
  setting: Setting,
  state: ConversationState,
  { language, rest }: { language: Language; rest: string },
): Response {
  const voice = voiceOf(setting, language);
  const fixed: ConversationState = { ...state, fixedLanguage: language, lastLanguage: language };
  if (rest !== '') {
    const taken = takeCommand({ setting, voice, state: fixed }, rest, answerOn);
    if (taken !== undefined) return taken;
    const decision = decide(setting.library, rest, fixed, setting.bands);
    if (decision.kind !== 'unknown' || state.entry === undefined) {
      return answer({ setting, voice, state: fixed }, rest, decision);
    }
  }
  const last = setting.library.entries.get(state.entry ?? '');
  if (last === undefined) {
    return { reply: wordsOnly(voice, 'social', [say(voice, 'language-switched')]), state: fixed };
  }
  const reply = sayEntry(voice, setting.library, last, 1);
  return { reply, state: { ...fixed, actions: reply.actions } };
}
