import { describe, expect, it } from 'vitest';
import { trainAsked } from '../../../bench/fit/asked-training.js';
import { gradeOf, tally } from '../../../bench/fit/grading.js';
import { fitLogit } from '../../../bench/fit/logit.js';
import { fitTrees } from '../../../bench/fit/trees.js';
import { randomStream } from '../../../bench/random.js';
import { Asked } from '../../../src/core/find/index.js';
import { probability } from '../../../src/core/find/judge.js';
import type { Reply } from '../../../src/core/reply.js';

describe('fitTrees', () => {
  const random = randomStream(1);
  const rows = Array.from({ length: 400 }, () => [random(), random()]);
  // True where one feature is high and the other low: no line tells it.
  const labels = rows.map(([a, b]) => (a! > 0.5 !== b! > 0.5 ? 1 : 0));
  const model = fitTrees(
    rows,
    labels,
    rows.map(() => 1),
    { trees: 40, depth: 3, rate: 0.3 },
  );

  it('learns what no weighing of single features tells', () => {
    expect(probability(model, [0.9, 0.1])).toBeGreaterThan(0.9);
    expect(probability(model, [0.1, 0.1])).toBeLessThan(0.1);
  });

  it('gives the same trees for the same rows', () => {
    const again = fitTrees(
      rows,
      labels,
      rows.map(() => 1),
      { trees: 40, depth: 3, rate: 0.3 },
    );
    expect(again).toEqual(model);
  });
});

describe('fitLogit', () => {
  it('weighs what tells the answer from the other candidates', () => {
    const choices = Array.from({ length: 50 }, (_, i) => ({
      rows: [
        [1, i % 3],
        [0, i % 5],
      ],
      answers: new Set([0]),
    }));
    const [telling, idle] = fitLogit(choices, 2);
    expect(telling).toBeGreaterThan(1);
    expect(Math.abs(idle!)).toBeLessThan(telling!);
  });
});

describe('trainAsked', () => {
  const text = (...buckets: number[]) => ({
    buckets: Int32Array.from(buckets),
    meaning: new Float32Array(64),
  });
  const entries = [
    { record: 'a', says: true, held: text(10), phrasings: [] },
    { record: 'a', says: true, held: text(20), phrasings: [] },
  ];
  const ask = (bucket: number, answers: number[]) => ({ text: text(bucket), answers, weight: 1 });
  const repeat = <Item>(item: Item): Item[] => Array.from({ length: 60 }, () => item);
  const groups = [
    { entries, own: [0, 1], unstated: false, questions: [...repeat(ask(1, [0])), ...repeat(ask(2, [1]))] },
    { entries, own: [0, 1], unstated: true, questions: repeat(ask(3, [])) },
  ];
  const asked = new Asked(trainAsked(groups));
  const product = (bucket: number, entry: number): number => {
    const question = asked.question(text(bucket));
    const held = asked.entry(entries[entry]!.held);
    return question.reduce((sum, value, i) => sum + value * held[i]!, 0);
  };

  it('puts a question nearest to the entry that answers it', () => {
    expect(product(1, 0)).toBeGreaterThan(product(1, 1));
    expect(product(2, 1)).toBeGreaterThan(product(2, 0));
  });

  it('puts a question that the record does not answer below what stands for that', () => {
    expect(Math.max(product(3, 0), product(3, 1))).toBeLessThan(asked.unstated);
    expect(product(1, 0)).toBeGreaterThan(asked.unstated);
  });

  it('gives the same file for the same questions', () => {
    expect(Buffer.compare(trainAsked(groups), trainAsked(groups))).toBe(0);
  });
});

describe('gradeOf', () => {
  const reply = (outcome: Reply['outcome'], text: string): Reply => ({
    outcome,
    language: 'en',
    paragraphs: [text],
    facts: [],
    sources: [],
    actions: [],
    confidence: 1,
  });
  const row = {
    id: '1',
    q: 'how much?',
    lang: 'en',
    kind: 'fact',
    outcome: 'answered',
    must: [['30 ?%', 'thirty']],
  } as const;

  it('is right when all that must be said is said', () => {
    expect(gradeOf(row, reply('answered', 'It is 30%.'))).toBe('right');
    expect(gradeOf(row, reply('answered', 'It is 40%.'))).toBe('wrong');
  });

  it('goes by the entry where a person has named it', () => {
    const named = { ...row, must: [], answers: ['grant/share'] };
    expect(gradeOf(named, { ...reply('answered', 'It is 30%.'), entry: 'grant/share' })).toBe('right');
    expect(gradeOf(named, { ...reply('answered', 'It is 30%.'), entry: 'grant/period' })).toBe('wrong');
  });

  it('tells a choice and silence from a wrong answer', () => {
    expect(gradeOf(row, reply('clarify', 'Which?'))).toBe('clarify');
    expect(gradeOf(row, reply('unanswered', 'Not stated.'))).toBe('silent');
  });

  it('holds any answer to what has none to be wrong', () => {
    const near = { ...row, outcome: 'unanswered', kind: 'oos-near', must: [] };
    expect(gradeOf(near, reply('answered', 'It is 30%.'))).toBe('wrong');
    expect(gradeOf(near, reply('unanswered', 'Not stated.'))).toBe('right');
  });

  it('counts shares', () => {
    expect(tally(['right', 'wrong', 'silent', 'right'])).toEqual({ questions: 4, right: 0.5, wrong: 0.25 });
  });
});
