/** The skill that says who is eligible: takes what asks for a check, answers it or steers it, and offers one. Pure. */
import { sayFound } from '../answer/skill.js';
import { certain, type Response, type Scene, type Skill, type Utterance } from '../skill.js';
import { checkButton } from './chat/asking.js';
import { pressCheck, submitAnswers } from './chat/press.js';
import { takeCheck } from './chat/take.js';

export const eligibility: Skill = {
  hear(scene, heard) {
    if (heard.kind === 'press') return certain(pressCheck(scene, heard.id));
    if (heard.kind === 'form') return certain(submitAnswers(scene, heard.answers, heard.action));
    const decision = heard.found();
    // What has taken too long to be found is said as it stands.
    if (scene.setting.spent?.() === true) return undefined;
    const ordinary = (): Response => sayFound(scene, heard.typed, decision);
    return certain(takeCheck(scene, heard.lines, decision, ordinary) ?? withOffer(scene, heard));
  },
  awaits({ setting, state }, text) {
    const asking = state.check?.asking;
    // To "how many?", a number is the answer and not the place of a button.
    const number = setting.library.kb.profile.attributes.get(asking ?? '')?.kind === 'number';
    // A bare number may be the answer to the next question; a channel that numbers its buttons reads them itself.
    return (asking !== undefined && /^\d+$/u.test(text)) || (number && /\d/u.test(text));
  },
};

/** What a record says of who is eligible, with a check under it; undefined for another answer. */
function withOffer(scene: Scene, { typed, found }: Utterance): Response | undefined {
  const { voice, setting } = scene;
  const decision = found();
  if (decision.kind !== 'say' || decision.entry.kind !== 'statement') return undefined;
  const { aspect, record } = decision.entry.statement;
  const target = aspect === 'eligibility' ? setting.library.checks.conditionsOf(record) : undefined;
  if (target === undefined) return undefined;
  const response = sayFound(scene, typed, decision);
  const actions = [checkButton(voice, target.id), ...response.reply.actions];
  return { ...response, reply: { ...response.reply, actions }, state: { ...response.state, actions } };
}
