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
  const questions = check === undefined ? [] : answerable(check.form);
  const [only] = questions;
  if (check === undefined || only === undefined) return undefined;
  if (questions.length === 1 && only.kind !== 'number' && only.choices.length <= 3) return undefined;
  const data = { kind: 'form', action: `check:${check.record ?? '*'}`, language };
  return {
    type: 'Action.ShowCard',
    title: word('fillIn', language),
    card: {
      type: 'AdaptiveCard',
      body: [
        run(word('formLead', language), { isSubtle: true, size: 'Small' }),
        ...questions.slice(0, MAX_QUESTIONS).map((question) => input(question)),
      ],
      actions: [submit(word('formSend', language), data, { withInputs: true, style: 'positive' })],
    },
  };
}

/** Questions that an input can stand for: each attribute once, and none without an answer to choose. */
function answerable(form: readonly ReplyQuestion[]): ReplyQuestion[] {
  const byAttribute = new Map<string, ReplyQuestion>();
  for (const question of form) {
    const choices = [
      ...new Map(question.choices.filter(({ id }) => id !== '').map((one) => [one.id, one])).values(),
    ];
    if (question.attribute === '' || (question.kind !== 'number' && choices.length === 0)) continue;
    byAttribute.set(question.attribute, { ...question, choices });
  }
  return [...byAttribute.values()];
}

function input(asked: ReplyQuestion): Element {
  const { attribute, question, note, kind, unit, choices, min, max } = asked;
  const label = plainLine([question, note ?? ''].join(' '));
  const shared = { id: `${ANSWER_PREFIX}${attribute}`, label: cut(label, 300) || '–', isRequired: false };
  if (kind === 'number') {
    const hint = unit === undefined ? {} : { placeholder: cut(plainLine(unit.replace('{n}', '0')), 60) };
    const bounds = { ...(min === undefined ? {} : { min }), ...(max === undefined ? {} : { max }) };
    return { type: 'Input.Number', ...shared, ...hint, ...bounds };
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
