/** Replies that nobody would write, and text that would like to act. */
import fc from 'fast-check';
import type { Action, Reply, ReplyQuestion } from '../../../src/core/reply.js';
import { ACTING_TEXT } from '../../contract/replies.js';

const HOSTILE = [
  '<!channel> <!here> <@U012AB3CD> <#C012AB3CD|general>',
  '<https://evil.example|www.mss.go.kr>',
  '*bold* _italic_ ~gone~ `code` ```block```',
  '> quote\n• list',
  '@channel @here :smile: &lt;!channel&gt; &amp;',
  'https://evil.example/path?a=b mailto:x@evil.example www.evil.example',
  ACTING_TEXT,
  '가'.repeat(5_000),
  '👩‍👩‍👧‍👦'.repeat(2_000),
  'x'.repeat(20_000),
  '',
  '   \n\n  ',
];

/** Any text: of any script, broken, very long, or made to act. */
export const anyText: fc.Arbitrary<string> = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 300 }),
  fc.string({ unit: 'grapheme', maxLength: 300 }),
  fc.constantFrom(...HOSTILE),
  fc.tuple(fc.constantFrom(...HOSTILE), fc.string({ maxLength: 50 })).map((parts) => parts.join('')),
);

const anyAction: fc.Arbitrary<Action> = fc.record({
  id: fc.oneof(fc.string({ maxLength: 60 }), fc.constantFrom('none', 'ask:a/b', 'x'.repeat(5_000))),
  kind: fc.constantFrom('choose', 'ask', 'none', 'helpful', 'not-helpful', 'answer', 'check'),
  label: anyText,
});

const anyId = fc.oneof(fc.string({ maxLength: 30 }), fc.constantFrom('__proto__', 'x'.repeat(400), 'size'));

/** Any question of an eligibility check. */
export const anyQuestion: fc.Arbitrary<ReplyQuestion> = fc.record(
  {
    attribute: anyId,
    question: anyText,
    note: anyText,
    kind: fc.constantFrom('number', 'yes-no', 'choice'),
    unit: anyText,
    min: fc.integer(),
    max: fc.integer(),
    whole: fc.boolean(),
    choices: fc.array(fc.record({ id: anyId, label: anyText }), { maxLength: 120 }),
  },
  { requiredKeys: ['attribute', 'question', 'kind', 'choices'] },
) as fc.Arbitrary<ReplyQuestion>;

/** Questions of one check, each of another attribute. */
export const anyQuestions = fc.uniqueArray(anyQuestion, {
  maxLength: 60,
  selector: ({ attribute }) => attribute,
});

/** Any reply that the types allow. */
export const anyReply: fc.Arbitrary<Reply> = fc.record(
  {
    outcome: fc.constantFrom('answered', 'clarify', 'unanswered', 'social'),
    language: fc.constantFrom('ko', 'en'),
    title: anyText,
    notice: anyText,
    paragraphs: fc.array(anyText, { maxLength: 30 }),
    facts: fc.array(fc.record({ label: anyText, value: anyText, note: anyText }), { maxLength: 60 }),
    sources: fc.array(
      fc.record({
        id: fc.string(),
        title: anyText,
        publisher: anyText,
        date: anyText,
        locator: anyText,
        url: fc.oneof(anyText, fc.webUrl(), fc.constant('javascript:alert(1)')),
      }),
      { maxLength: 15 },
    ),
    sourceLabel: anyText,
    actions: fc.array(anyAction, { maxLength: 40 }),
    confidence: fc.double({ min: 0, max: 1, noNaN: true }),
    entry: fc.string({ maxLength: 100 }),
    check: fc.record(
      { record: anyId, asking: anyQuestion, form: fc.uniqueArray(anyQuestion, { maxLength: 4 }) },
      { requiredKeys: ['form'] },
    ),
  },
  {
    requiredKeys: ['outcome', 'language', 'paragraphs', 'facts', 'sources', 'actions', 'confidence'],
  },
) as fc.Arbitrary<Reply>;
