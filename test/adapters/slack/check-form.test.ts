import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formButton, formModal, readHanded } from '../../../adapters/slack/check-form.js';
import { checkView } from '../../../adapters/slack/limits.js';
import { renderReply } from '../../../adapters/slack/render.js';
import type { CheckForm, Reply, ReplyQuestion } from '../../../src/core/reply.js';
import { say } from '../../contract/replies.js';
import { buttonsIn, readable } from '../../helpers/slack/double.js';
import { anyQuestions, anyText } from './arbitrary.js';

const SECTOR: ReplyQuestion = {
  attribute: 'sector',
  question: 'What line of business are you in?',
  kind: 'choice',
  choices: [
    { id: 'manufacturing', label: 'Manufacturing' },
    { id: 'shop', label: 'Shop or trade' },
  ],
};
const EMPLOYEES: ReplyQuestion = {
  attribute: 'employees',
  question: 'How many regular employees do you have?',
  note: 'Staff you employ all the time.',
  kind: 'number',
  unit: '{n} employees',
  min: 0,
  whole: true,
  choices: [],
};
const FORM: CheckForm = {
  action: 'check:small-manufacturer',
  title: 'Small manufacturer',
  open: [SECTOR, EMPLOYEES],
  all: [SECTOR, EMPLOYEES],
};
const ASKS: Reply = say('Small manufacturers have fewer than 10 regular employees.', {
  paragraphs: [
    'Small manufacturers have fewer than 10 regular employees.',
    'What line of business are you in?',
  ],
  facts: [{ label: 'the business is in manufacturing', value: 'not known yet' }],
  actions: [
    { id: 'answer:sector=manufacturing', kind: 'answer', label: 'Manufacturing' },
    { id: 'answer:sector=shop', kind: 'answer', label: 'Shop or trade' },
    { id: 'check-why', kind: 'check', label: 'Why do you ask?' },
    { id: 'check-stop', kind: 'check', label: 'Stop' },
  ],
  check: { record: 'small-manufacturer', verdict: 'needs_more_information', asking: SECTOR, form: FORM.open },
});

const given = (answers: Record<string, unknown>): object =>
  Object.fromEntries(
    Object.entries(answers).map(([attribute, value]) => [
      attribute,
      { [attribute]: typeof value === 'string' ? { value } : value },
    ]),
  );
const chosen = (value: string): object => ({ selected_option: { value } });

describe('a question of a check in a message', () => {
  it('stands over its answers, below the conditions, and has the form beside what steers it', () => {
    const { blocks } = renderReply(ASKS)[0]!;
    const shown = blocks.map((block) => readable([block]));
    const question = shown.indexOf('What line of business are you in?');
    expect(shown[question - 1]).toContain('not known yet');
    expect(buttonsIn([blocks[question + 1]!]).map(({ label }) => label)).toEqual([
      'Manufacturing',
      'Shop or trade',
    ]);
    expect(buttonsIn([blocks[question + 2]!]).map(({ label }) => label)).toEqual([
      'Fill in a form',
      'Why do you ask?',
      'Stop',
    ]);
  });

  it('offers no form for a single question', () => {
    expect(formButton({ ...ASKS, check: { ...ASKS.check!, form: [SECTOR] } })).toEqual([]);
    expect(formButton(say('Hello.'))).toEqual([]);
  });
});

describe('formModal', () => {
  it('asks each question by its kind, with who counts, and lets each be left out', () => {
    const { blocks } = formModal('en', FORM, {});
    const inputs = blocks.filter(({ type }) => type === 'input');
    expect(inputs.map(({ block_id, optional }) => [block_id, optional])).toEqual([
      ['sector', true],
      ['employees', true],
    ]);
    expect(inputs[0]!['element']).toMatchObject({ type: 'radio_buttons' });
    expect(inputs[1]!['element']).toMatchObject({
      type: 'number_input',
      is_decimal_allowed: false,
      min_value: '0',
    });
    expect(readable(inputs[1])).toContain('Staff you employ all the time.');
    expect(readable(inputs[0])).toContain('I don’t know');
  });

  it('is within the limits, whatever it asks', () => {
    fc.assert(
      fc.property(anyQuestions, anyText, fc.constantFrom('ko', 'en'), (questions, title, language) => {
        const form = { action: 'check:*', title, open: questions, all: questions };
        expect(checkView(formModal(language, form, { user: 'U1' }))).toEqual([]);
      }),
      { numRuns: 100 },
    );
  }, 60_000);
});

describe('readHanded', () => {
  it('reads a number, a choice, what is not known and what was left empty', () => {
    expect(readHanded(given({ sector: chosen('manufacturing'), employees: '8' }), FORM, 'en')).toEqual({
      kind: 'answers',
      answers: { sector: 'manufacturing', employees: 8 },
    });
    expect(readHanded(given({ sector: chosen('unknown'), employees: {} }), FORM, 'en')).toEqual({
      kind: 'answers',
      answers: { sector: 'unknown', employees: 'unknown' },
    });
  });

  it('leaves out what the check does not ask', () => {
    const handed = readHanded(given({ employees: '8', revenue: '1', ['__proto__']: '2' }), FORM, 'en');
    expect(handed).toEqual({ kind: 'answers', answers: { employees: 8 } });
  });

  it.each([['eight'], ['-1'], ['1.5'], ['1e9'], ['9'.repeat(400)], ['0x1'], ['8 or 80']])(
    'takes %s for no number of people',
    (typed) => {
      const handed = readHanded(given({ employees: typed }), FORM, 'ko');
      expect(handed).toEqual({ kind: 'errors', errors: { employees: '숫자로 적어 주세요.' } });
    },
  );

  it('takes no choice that is not offered', () => {
    const handed = readHanded(given({ sector: chosen('bank') }), FORM, 'en');
    expect(handed).toEqual({ kind: 'errors', errors: { sector: 'Choose one of these.' } });
  });

  it('makes nothing of anything else', () => {
    for (const values of [undefined, null, 'x', [], { employees: 'x' }, { employees: { employees: 7 } }]) {
      const handed = readHanded(values, FORM, 'en');
      expect(handed.kind).toBe('answers');
      expect(
        Object.values(handed.kind === 'answers' ? handed.answers : {}).every((each) => each === 'unknown'),
      ).toBe(true);
    }
  });
});
