/** The questions of an eligibility check on one card, none of them needed. Pure. */
import type { Reply, ReplyQuestion } from '../../src/core/reply.js';
import { cut } from '../plain-text.js';
import { type Element, plainLine, run, submit } from './card.js';
import { ANSWER_PREFIX } from './inbound.js';
import { word } from './words.js';

const MAX_QUESTIONS = 12;
const MAX_CHOICES = 20;

/** The button that unfolds the form; undefined where a form would ask nothing, or no more than the buttons do. */
export function formAction(reply: Reply): Element | undefined {
  const { check, language } = reply;
  if (check === undefined || check.form.length === 0) return undefined;
  if (check.form.length === 1 && check.form[0]!.kind !== 'number' && check.form[0]!.choices.length <= 3) {
    return undefined;
  }
  const data = { kind: 'form', action: `check:${check.record ?? '*'}`, language };
  return {
    type: 'Action.ShowCard',
    title: word('fillIn', language),
    card: {
      type: 'AdaptiveCard',
      body: [
        run(word('formLead', language), { isSubtle: true, size: 'Small' }),
        ...check.form.slice(0, MAX_QUESTIONS).map((question) => input(question)),
      ],
      actions: [submit(word('formSend', language), data, { withInputs: true, style: 'positive' })],
    },
  };
}

function input({ attribute, question, note, kind, unit, choices }: ReplyQuestion): Element {
  const label = plainLine([question, note ?? ''].join(' '));
  const shared = { id: `${ANSWER_PREFIX}${attribute}`, label: cut(label, 300) || '–', isRequired: false };
  if (kind === 'number') {
    const hint = unit === undefined ? {} : { placeholder: cut(plainLine(unit.replace('{n}', '0')), 60) };
    return { type: 'Input.Number', ...shared, ...hint };
  }
  return {
    type: 'Input.ChoiceSet',
    ...shared,
    style: choices.length <= 4 ? 'expanded' : 'compact',
    choices: choices
      .slice(0, MAX_CHOICES)
      .map(({ id, label: title }) => ({ title: cut(plainLine(title), 100) || '–', value: cut(id, 100) })),
  };
}
