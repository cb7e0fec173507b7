/**
 * No reply is a dead end. One that does not answer, or is not sure what is meant, says what is stated nearby and whom to turn
 * to, offers two things to ask next, and a person. Pure.
 */
import { given } from '../model/given.js';
import type { Action, Reply, Turn } from '../reply.js';
import { greet, withHandOver } from '../skills/answer/build-reply.js';
import { composeEntry, sayKnown } from '../skills/answer/compose.js';
import { say, wordsOnly } from '../skills/answer/say.js';
import { certain, forget, type Response, type Scene, type Skill } from '../skills/skill.js';

/** Things to ask next that a reply offers at least. */
const LEAST_NEXT = 2;
/** The id of the button that passes a question on to a person. */
const PERSON = 'person';

/** A reply that leaves its question open; a check that asks on has its own next step. */
function isOpen({ outcome, actions, check }: Reply): boolean {
  if (check?.asking !== undefined) return false;
  if (outcome === 'unanswered' || check?.verdict === 'not_stated') return true;
  return outcome === 'clarify' && actions.some(({ kind }) => kind === 'choose');
}

/** A response with what leads on from it, where it leaves its question open. */
export function leadOn(scene: Scene, turn: Turn, response: Response): Response {
  const { reply, state, inquiry } = response;
  if (!isOpen(reply)) return response;
  const { voice, setting } = scene;
  const nearby = withNearby(scene, reply);
  const led = inquiry === undefined ? withHandOver(voice, nearby, undefined) : nearby;
  const before = scene.state;
  const question =
    inquiry?.text ??
    turn.text ??
    before.actions.find(({ id }) => id === turn.action)?.label ??
    state.pending?.question;
  const offered = inquiry?.offered ?? state.pending?.offered ?? [];
  const actions = [
    ...withNext(led.actions, greet(voice, setting.library).actions),
    ...(question === undefined
      ? []
      : [{ id: PERSON, kind: 'person', label: say(voice, 'ask-person') } as const]),
  ];
  return {
    ...response,
    reply: { ...led, actions },
    state: {
      ...state,
      actions,
      ...(question !== undefined && { pending: { question, offered, ...(inquiry && { logged: true }) } }),
    },
  };
}

/** What the record that a question is about says of itself, where nothing nearer is known. */
function withNearby({ voice, setting }: Scene, reply: Reply): Reply {
  const { record, paragraphs, facts, outcome } = reply;
  if (outcome !== 'unanswered' || record === undefined || facts.length > 0 || paragraphs.length > 1)
    return reply;
  const overview = setting.library.kb.records
    .get(record)
    ?.statements.find(({ aspect, id }) => aspect === 'overview' && setting.library.entries.has(id));
  const entry = setting.library.entries.get(overview?.id ?? '');
  if (entry === undefined) return reply;
  const near = composeEntry(voice, entry);
  const { sources } = near;
  return {
    ...reply,
    paragraphs: [...paragraphs, ...sayKnown(voice, [near])],
    sources: reply.sources.length > 0 ? reply.sources : sources,
    ...(sources.length === 0 ? {} : { sourceLabel: say(voice, 'source') }),
    actions: reply.actions.filter(({ id }) => id !== `ask:${entry.id}`),
  };
}

function withNext(actions: readonly Action[], starters: readonly Action[]): readonly Action[] {
  const leadsOn = ({ kind }: Action): boolean => kind === 'ask' || kind === 'choose' || kind === 'check';
  const missing = LEAST_NEXT - actions.filter(leadsOn).length;
  if (missing <= 0) return actions;
  const there = new Set(actions.map(({ id }) => id));
  return [...starters.filter(({ id }) => !there.has(id)).slice(0, missing), ...actions];
}

/** Passes the question that was left open on to a person, and says when one answers. */
export const person: Skill = {
  hear({ voice, state }, heard) {
    const { pending } = state;
    if (heard.kind !== 'press' || heard.id !== PERSON || pending === undefined) return undefined;
    const { question: text, offered, logged } = pending;
    return certain({
      reply: wordsOnly(voice, 'social', [say(voice, 'person-asked')]),
      state: { ...forget(state), lastLanguage: voice.language, pending: { ...pending, person: true } },
      ...(pending.person === undefined && {
        inquiry: { reason: 'person', text, offered, ...given({ again: logged }) },
      }),
    });
  },
};
