/** The skill that answers: says the entry that a question is about, offers some, or says that it does not know. Pure. */
import type { Entry } from '../../library/entries.js';
import type { Candidate } from '../../library/library.js';
import { placesIn } from '../../model/template.js';
import type { Reply } from '../../reply.js';
import {
  certain,
  forget,
  type Offered,
  type Press,
  type Response,
  type Scene,
  type Skill,
  stateAfter,
} from '../skill.js';
import { offerChoices, sayEntry, sayPair, sayUnknown, withUnanswered } from './build-reply.js';
import type { Decision } from './decide.js';
import { say, wordsOnly } from './say.js';

export const answer: Skill = {
  hear(scene, heard) {
    if (heard.kind === 'form') return undefined;
    if (heard.kind === 'press') return certain(pressed(scene, heard));
    const decision = heard.found();
    const strength = decision.kind === 'unknown' ? 0 : (decision.candidates[0]?.confidence ?? 0);
    return { strength, act: () => sayFound(scene, heard.typed, decision) };
  },
};

/** Says what was found for a question, typed so. */
export function sayFound(scene: Scene, typed: string, decision: Decision): Response {
  const { setting, voice, state } = scene;
  const { library } = setting;
  setting.onDecision?.(decision, library);
  const spoken = { ...state, lastLanguage: voice.language };
  const { question, candidates } = decision;
  if (decision.kind === 'clarify') {
    const reply = offerChoices(voice, decision.choices);
    const pending = { question: typed, offered: nearest(candidates) };
    return { reply, state: { ...spoken, question, actions: reply.actions, pending } };
  }
  if (decision.kind === 'unknown') {
    const reply = sayUnknown(voice, decision);
    const inquiry = { reason: 'no-match', text: typed, offered: nearest(candidates) } as const;
    return { reply, state: stateAfter(scene, reply), inquiry };
  }
  const { entry, also, confidence } = decision;
  const said =
    also === undefined ? sayEntry(voice, entry, confidence) : sayPair(voice, [entry, also], confidence);
  const reply = withUnanswered(voice, said, decision);
  if (entry.kind === 'social') return { reply, state: { ...spoken, actions: reply.actions } };
  const others = candidates.filter((other) => other.entry.id !== entry.id);
  const left = leaving(scene, reply, entry, { question, asked: typed }, nearest([decision, ...others]));
  return also === undefined ? left : { ...left, state: { ...left.state, also: also.id } };
}

/** Entries that came nearest. */
const nearest = (candidates: readonly Candidate[]): Offered =>
  candidates.slice(0, 5).map(({ entry, confidence }) => ({ entry: entry.id, confidence }));

/** An entry as the turn's response: what was asked is kept, and logged where no document states it. */
function leaving(
  scene: Scene,
  reply: Reply,
  entry: Entry,
  asked: { readonly question: string; readonly asked: string } | undefined,
  offered: Offered,
): Response {
  return {
    reply,
    state: { ...stateAfter(scene, reply), ...asked, ...recordLeft(reply, entry) },
    ...(reply.outcome === 'unanswered' &&
      asked !== undefined && { inquiry: { reason: 'not-stated', text: asked.asked, offered } }),
  };
}

/** What the conversation is about after an entry: its record, else the one whose facts a curated question shows. */
function recordLeft({ record }: Reply, entry: Entry): { readonly record?: string } {
  if (record !== undefined || entry.kind !== 'statement') return {};
  const [shown, ...more] = new Set(placesIn(entry.statement.text.en).map((place) => place.split('/')[0]!));
  return shown === undefined || more.length > 0 ? {} : { record: shown };
}

/** Does what a button under an answer or among choices says; undefined for other buttons. */
function pressed(scene: Scene, { id, remark }: Press): Response | undefined {
  const { setting, voice, state } = scene;
  const [verb = '', ...rest] = id.split(':');
  const entry = setting.library.entries.get(rest.join(':'));
  const spoken = { ...state, lastLanguage: voice.language };
  if (verb === 'none') {
    const { question: text, offered } = state.pending ?? {};
    return {
      reply: wordsOnly(voice, 'unanswered', [say(voice, 'none-of-these-reply')]),
      state: forget(spoken),
      ...(text !== undefined && offered && { inquiry: { reason: 'none-of-these', text, offered } }),
    };
  }
  if (entry === undefined) return undefined;
  const offered = [{ entry: entry.id, confidence: 1 }];
  if (verb === 'helpful' || verb === 'not-helpful') {
    const text = [state.asked, remark].filter((part) => part !== undefined && part !== '').join('\n');
    return {
      reply: wordsOnly(voice, 'social', [say(voice, 'feedback-thanks')]),
      state: spoken,
      ...(verb === 'not-helpful' && text !== '' && { inquiry: { reason: 'not-helpful', text, offered } }),
    };
  }
  if (verb !== 'choose' && verb !== 'ask') return undefined;
  const label = state.actions.find((action) => action.id === id)?.label;
  const asked = verb === 'choose' ? (state.pending?.question ?? label) : label;
  const told = asked === undefined ? undefined : { question: asked, asked };
  return leaving(scene, sayEntry(voice, entry, 1), entry, told, offered);
}
