/** Buttons and forms of a check. Pure. */

import { given } from '../../../model/given.js';
import type { Known } from '../../../model/profile.js';
import type { CheckForm } from '../../../reply.js';
import type { Voice } from '../../answer/say.js';
import type { Response, Scene, Setting } from '../../skill.js';
import type { CheckState, ConversationState } from '../../state.js';
import { askedBy } from '../checks.js';
import { among, exactly } from '../index.js';
import { questionsOf } from './asking.js';
import { isCommand } from './recognise.js';
import { answeredWith, askAgain, begin, goOn, run, saidIn, saidWith, steer } from './run.js';

/** Takes a pressed button of a check; undefined for other buttons. */
export function pressCheck(scene: Scene, id: string): Response | undefined {
  const { library } = scene.setting;
  const { check } = scene.state;
  const [verb = '', rest = ''] = [id.split(':')[0], id.slice(id.indexOf(':') + 1)];
  if (id === 'check:*') return begin(scene, undefined, saidIn(scene));
  if (verb === 'check')
    return library.checks.on(scene.voice.today).has(rest) ? begin(scene, rest, saidIn(scene)) : undefined;
  if (check === undefined) return undefined;
  if (verb === 'answer') {
    const [attribute = '', choice = ''] = rest.split('=');
    const known = knownFrom(scene, attribute, choice);
    return known && goOn(scene, check, { [attribute]: known });
  }
  if (verb === 'check-change') return isAttribute(scene, rest) ? askAgain(scene, check, rest) : undefined;
  const command = verb.startsWith('check-') ? verb.slice('check-'.length) : '';
  return isCommand(command) ? steer(scene, check, command, '') : undefined;
}

const isAttribute = ({ voice }: Scene, id: string): boolean => voice.kb.profile.attributes.has(id);

/** The value that a form or a button gave; undefined when it is none of the attribute's. */
function knownFrom({ voice, setting }: Scene, id: string, value: string | number): Known | undefined {
  const attribute = voice.kb.profile.attributes.get(id);
  if (attribute === undefined) return undefined;
  const inWords = (): Known | undefined => setting.library.checks.readAnswer(String(value), id);
  if (attribute.kind !== 'number')
    return attribute.choices.some((choice) => choice.id === value) ? among(String(value)) : inWords();
  if (typeof value === 'string' && !/^\s*\d[\d,]*(?:\.\d+)?\s*$/u.test(value)) return inWords();
  const number = typeof value === 'number' ? value : Number(value.replaceAll(',', ''));
  const { min = -Infinity, max = Infinity, whole } = attribute;
  const fits = Number.isFinite(number) && number >= min && number <= max;
  return fits && (!whole || Number.isInteger(number)) ? exactly(number) : undefined;
}

/** Takes several answers at once, from a form. What is left empty, or is `unknown`, is not known. */
export function submitAnswers(
  scene: Scene,
  answers: Readonly<Record<string, string | number>>,
  action?: string,
): Response | undefined {
  const begun = action === undefined ? undefined : pressCheck(scene, action);
  const check = begun?.state.check ?? scene.state.check;
  if (check === undefined) return undefined;
  const declined: string[] = [];
  const told: Record<string, Known> = {};
  for (const [id, value] of Object.entries(answers)) {
    if (!isAttribute(scene, id)) continue;
    const known = value === '' || value === 'unknown' ? undefined : knownFrom(scene, id, value);
    if (known === undefined) declined.push(id);
    else told[id] = known;
  }
  const next: CheckState = {
    ...check,
    answered: answeredWith(check.answered, told),
    declined: [...new Set([...check.declined, ...declined])].filter((id) => told[id] === undefined),
  };
  return run(scene, next, saidWith(scene, told), true);
}

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
