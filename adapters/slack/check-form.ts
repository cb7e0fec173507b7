/** An eligibility check as a modal: its button, its questions, and what was handed in. Pure. */
import type { Language } from '../../src/core/model/knowledge-base.js';
import type { CheckForm, Reply, ReplyQuestion } from '../../src/core/reply.js';
import { type Block, button, context, header, plainText, type View } from './blocks.js';
import { plainLine } from './safe.js';
import { word } from './words.js';

/** The id of an answer that is none. */
export const UNKNOWN = 'unknown';
/** Questions of one form; the others are asked in the conversation. */
const MAX_QUESTIONS = 40;
/** Choices up to which all are shown at once, with "I don't know". */
const MAX_RADIO = 8;
const MAX_OPTIONS = 99;
const MAX_VALUE = 150;
const MAX_BLOCK_ID = 250;

/** The button that opens the form of a reply; none where it would ask one question only. */
export function formButton({ check, language }: Reply): Block[] {
  if (check === undefined || check.form.length < 2) return [];
  const value = JSON.stringify({ action: `check:${check.record ?? '*'}`, language });
  if (value.length > 2_000) return [];
  return [button({ id: 'check_form:0', label: word('formOpen', language), value })];
}

/**
 * The modal of a form. Everything may be left out.
 *
 * @param metadata comes back with the answers; it is never a proof of anything
 */
export function formModal(language: Language, form: CheckForm, metadata: object): View {
  return {
    type: 'modal',
    callback_id: 'check_form',
    private_metadata: JSON.stringify(metadata),
    title: plainText(word('formTitle', language), 24),
    submit: plainText(word('formSubmit', language), 24),
    close: plainText(word('cancel', language), 24),
    blocks: [
      ...(form.title === undefined || plainLine(form.title) === '' ? [] : [header(form.title)]),
      context([word('formIntro', language)]),
      ...form.open
        .filter(({ attribute }) => attribute !== '' && attribute.length <= MAX_BLOCK_ID)
        .slice(0, MAX_QUESTIONS)
        .map((question) => input(language, question)),
    ],
  };
}

function input(language: Language, question: ReplyQuestion): Block {
  const { attribute, note } = question;
  return {
    type: 'input',
    block_id: attribute,
    optional: true,
    label: plainText(plainLine(question.question), 300),
    ...(note === undefined ? {} : { hint: plainText(plainLine(note), 500) }),
    element: question.kind === 'number' ? numberInput(question) : choiceInput(language, question),
  };
}

function numberInput({ attribute, unit, min, max, whole = false }: ReplyQuestion): Block {
  return {
    type: 'number_input',
    action_id: attribute,
    is_decimal_allowed: !whole,
    ...(min === undefined ? {} : { min_value: String(min) }),
    ...(max === undefined ? {} : { max_value: String(max) }),
    ...(unit === undefined ? {} : { placeholder: plainText(unit.replace('{n}', '…'), 150) }),
  };
}

/** A choice cannot be taken back in Slack, so that not knowing is one too. */
function choiceInput(language: Language, { attribute, choices }: ReplyQuestion): Block {
  const options = [
    ...choices
      .filter(({ id }) => id !== '' && id.length <= MAX_VALUE)
      .slice(0, MAX_OPTIONS)
      .map(({ id, label }) => ({ text: plainText(plainLine(label), 75), value: id })),
    { text: plainText(word('formUnknown', language), 75), value: UNKNOWN },
  ];
  return options.length <= MAX_RADIO + 1
    ? { type: 'radio_buttons', action_id: attribute, options }
    : {
        type: 'static_select',
        action_id: attribute,
        placeholder: plainText(word('formChoose', language), 150),
        options,
      };
}

/** What was handed in: answers for a turn, or what is wrong, by question. */
export type Handed =
  | { readonly kind: 'answers'; readonly answers: Readonly<Record<string, string | number>> }
  | { readonly kind: 'errors'; readonly errors: Readonly<Record<string, string>> };

/**
 * Reads what was handed in against the questions of the check: what is no answer to one of them is left out, and what
 * does not fit its question is an error. Nothing of the payload says what a question is.
 */
export function readHanded(values: unknown, form: CheckForm, language: Language): Handed {
  const answers: Record<string, string | number> = {};
  const errors: Record<string, string> = {};
  const given = new Map(Object.entries(asObject(values)));
  for (const question of form.all) {
    if (!given.has(question.attribute)) continue;
    const typed = typedIn(asObject(given.get(question.attribute))[question.attribute]);
    const answer = typed === '' ? UNKNOWN : answerTo(question, typed);
    if (answer !== undefined) answers[question.attribute] = answer;
    else
      errors[question.attribute] = word(question.kind === 'number' ? 'formNumber' : 'formChoice', language);
  }
  return Object.keys(errors).length > 0 ? { kind: 'errors', errors } : { kind: 'answers', answers };
}

function typedIn(element: unknown): string {
  const { value, selected_option: selected } = asObject(element);
  const typed = asObject(selected)['value'] ?? value;
  return typeof typed === 'string' ? typed.trim() : '';
}

/** The answer; undefined when it is none that the question could have. */
function answerTo(
  { kind, choices, min, max, whole }: ReplyQuestion,
  typed: string,
): string | number | undefined {
  if (typed === UNKNOWN) return UNKNOWN;
  if (kind !== 'number') return choices.some(({ id }) => id === typed) ? typed : undefined;
  if (!/^-?\d{1,15}(?:\.\d{1,6})?$/.test(typed)) return undefined;
  const number = Number(typed);
  const fits = number >= (min ?? -Infinity) && number <= (max ?? Infinity);
  return fits && (whole !== true || Number.isInteger(number)) ? number : undefined;
}

function asObject(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
}
