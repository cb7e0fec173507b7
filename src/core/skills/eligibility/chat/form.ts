/** The questions of an eligibility check at once, for a channel that shows them as a form. Pure. */

import type { CheckForm } from '../../../reply.js';
import type { Voice } from '../../answer/say.js';
import type { Setting } from '../../skill.js';
import type { ConversationState } from '../../state.js';
import { questionOf } from './words.js';

/**
 * The form of the check that an action begins, for what has been said in a conversation.
 *
 * @param action `check:<record>`, or `check:*` for all programs
 * @returns undefined when there is no such check
 */
export function formOf(
  { library }: Pick<Setting, 'library'>,
  voice: Voice,
  { said = {} }: ConversationState,
  action: string,
): CheckForm | undefined {
  const [verb, target = ''] = [action.slice(0, action.indexOf(':')), action.slice(action.indexOf(':') + 1)];
  if (verb !== 'check') return undefined;
  const checks = library.checks.on(voice.today);
  const one = target === '*' ? undefined : checks.get(target);
  if (target !== '*' && one === undefined) return undefined;
  const chosen = one === undefined ? [...checks.values()] : [one];
  const open = new Set(chosen.flatMap((check) => library.checks.evaluate(check, said).open));
  const asked = new Set(chosen.flatMap(({ diagram }) => diagram.axes.map(({ attribute }) => attribute)));
  const questions = (ids: Iterable<string>) => [...ids].flatMap((id) => questionOf(voice, id) ?? []);
  return {
    action: one === undefined ? 'check:*' : `check:${one.record.id}`,
    ...(one !== undefined && { title: one.record.name[voice.language] }),
    open: questions(open),
    all: questions(asked),
  };
}
