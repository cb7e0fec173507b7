/** What a text tells a check that asks something else, or nothing. Pure. */

import type { Scene } from '../../skill.js';
import type { CheckState } from '../../state.js';
import type { Facts, Known } from '../index.js';
import { withoutCorrection } from './commands.js';

/** Words up to which a text may answer another question than the one that was asked. */
const SHORT_ANSWER = 4;

/** "Sorry, I meant seventeen": a number for the only one that was told, though no noun stands beside it. */
export function correctedNumber(
  { voice, setting }: Scene,
  { answered }: CheckState,
  question: string,
): Facts {
  const bare = withoutCorrection(question);
  const numbers = answered.filter((id) => voice.kb.profile.attributes.get(id)?.kind === 'number');
  const [only] = numbers;
  if (bare === undefined || only === undefined || numbers.length > 1) return {};
  const known = setting.library.checks.readAnswer(bare, only);
  return known === undefined ? {} : { [only]: known };
}

/**
 * What a few words that answer another question of the check than the one that is asked tell: "중소기업", "small business".
 * Yes and no belong to the question at hand, and so does a number where another number may be meant.
 */
export function answerToAnother(scene: Scene, check: CheckState, asking: string, question: string): Facts {
  const { library } = scene.setting;
  if (question.split(/\s+/u).length > SHORT_ANSWER) return {};
  const checks = library.checks.on(scene.voice.today);
  const one = check.record === undefined ? undefined : checks.get(check.record);
  const diagrams = (one === undefined ? [...checks.values()] : [one]).map(({ diagram }) => diagram);
  const others = new Set(diagrams.flatMap(({ axes }) => axes.map(({ attribute }) => attribute)));
  others.delete(asking);
  const kindOf = (id: string) => scene.voice.kb.profile.attributes.get(id)?.kind;
  const lone = [...others, asking].filter((id) => kindOf(id) === 'number').length === 1;
  const told = [...others].flatMap((id): [string, Known][] => {
    if (kindOf(id) === 'yes-no' || (kindOf(id) === 'number' && !lone)) return [];
    const known = library.checks.readAnswer(question, id);
    return known === undefined ? [] : [[id, known]];
  });
  return told.length === 1 ? Object.fromEntries(told) : {};
}
