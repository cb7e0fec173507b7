/** How a check asks: which question comes next, its words, and the buttons under it. */

import type { Library } from '../../../library/library.js';
import { given } from '../../../model/given.js';
import type { BotPhrase } from '../../../model/knowledge-base.js';
import type { Facts } from '../../../model/profile.js';
import type { Action, Reply, ReplyQuestion } from '../../../reply.js';
import { say, type Voice } from '../../answer/say.js';
import type { CheckState } from '../../state.js';
import { type Check, isExact, nextQuestion } from '../index.js';
import { knownWords, questionOf } from './wording.js';

/** Everything that a reply of a check depends on. */
export interface CheckScene {
  readonly voice: Voice;
  readonly library: Library;
  readonly state: CheckState;
  /** What the user said, and the same with what follows from it. */
  readonly said: Facts;
  readonly facts: Facts;
}

export function button(
  voice: Voice,
  verb: string,
  phrase: BotPhrase,
  places: Record<string, string> = {},
): Action {
  return { id: verb, kind: 'check', label: say(voice, phrase, places) };
}

/** The button that begins a check. */
export function checkButton(voice: Voice, record: string | undefined): Action {
  const name = record === undefined ? undefined : voice.kb.records.get(record)?.name[voice.language];
  return name === undefined
    ? button(voice, 'check:*', 'check-offer-all')
    : button(voice, `check:${record}`, 'check-offer', { name });
}

/** The button that asks anew for an answer. */
export function changeButton(voice: Voice, id: string): Action {
  const attribute = voice.kb.profile.attributes.get(id)?.name[voice.language] ?? id;
  return button(voice, `check-change:${id}`, 'check-change-answer', { attribute });
}

/** Buttons under a question: its answers, and what else one may say to it. */
export function answerButtons({ voice, state }: CheckScene, asking: string): Action[] {
  const question = questionOf(voice, asking);
  const answers = (question?.choices ?? []).map(
    ({ id, label }): Action => ({ id: `answer:${asking}=${id}`, kind: 'answer', label }),
  );
  return [
    ...answers,
    button(voice, 'check-unknown', 'check-do-not-know'),
    button(voice, 'check-why', 'check-ask-why'),
    ...(state.answered.length === 0 ? [] : [button(voice, 'check-back', 'check-back')]),
    button(voice, 'check-stop', 'check-stop'),
  ];
}

/** The question in words; where something inexact was said, that too. */
export function askWords({ voice, said }: CheckScene, asking: string): string {
  const { question = '', note } = questionOf(voice, asking) ?? {};
  const known = said[asking];
  const unsure =
    known?.kind === 'number' && !isExact(known)
      ? [say(voice, 'check-confirm', { said: knownWords(voice, asking, known) })]
      : [];
  return [...unsure, question, ...(note === undefined ? [] : [note])].join(' ');
}

/** What a reply that asks a question has beside its words: the buttons under it, and the question as a form has it. */
export function asks(scene: CheckScene, asking: string): Pick<Reply, 'actions' | 'check'> {
  const question = questionOf(scene.voice, asking);
  return {
    actions: answerButtons(scene, asking),
    check: {
      ...given({ record: scene.state.record, asking: question }),
      form: question === undefined ? [] : [question],
    },
  };
}

/** Questions about attributes, for a form. */
export const questionsOf = (voice: Voice, ids: Iterable<string>): ReplyQuestion[] =>
  [...ids].flatMap((id) => questionOf(voice, id) ?? []);

/** The attribute to ask next: the one that is wanted, if its answer can still change a verdict, else the one that settles most. */
export function nextOf(
  { facts, state }: CheckScene,
  checks: readonly Check[],
  open: readonly string[],
  wanted: string | undefined,
): string | undefined {
  if (wanted !== undefined && open.includes(wanted)) return wanted;
  const diagrams = checks.map(({ diagram }) => diagram);
  return nextQuestion(diagrams, facts, new Set(state.declined));
}
