/** The questions of an eligibility check at once, for a channel that shows them as a form. Pure. */

import { given } from '../../../model/given.js';
import type { CheckForm } from '../../../reply.js';
import type { Voice } from '../../answer/say.js';
import type { Setting } from '../../skill.js';
import type { ConversationState } from '../../state.js';
import { askedBy } from '../checks.js';
import { questionsOf } from './asking.js';

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
  const { checks } = library;
  const isAll = target === '*';
  if (verb !== 'check' || !(isAll || checks.on(voice.today).has(target))) return undefined;
  const chosen = checks.chosen(voice.today, isAll ? undefined : target);
  const open = new Set(chosen.flatMap((check) => checks.evaluate(check, said).open));
  return {
    action,
    ...given({ title: isAll ? undefined : chosen[0]?.record.name[voice.language] }),
    open: questionsOf(voice, open),
    all: questionsOf(voice, askedBy(chosen)),
  };
}
