import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findDisorder, PUMPED, runHostile } from '../../bench/hostile.js';
import { hostileKinds } from '../../bench/hostile-inputs.js';
import { pumpedTexts } from '../../bench/pumped.js';
import { UNHURRIED } from '../../src/core/bot.js';
import type { Reply } from '../../src/core/reply.js';

const orderly: Reply = {
  outcome: 'unanswered',
  language: 'en',
  paragraphs: ['I do not know.\nAsk the office.'],
  facts: [],
  sources: [],
  actions: [],
  confidence: 0.1,
};

describe('findDisorder', () => {
  it('lets an orderly reply pass', () => {
    expect(findDisorder(orderly)).toBeUndefined();
  });

  it.each<[string, Partial<Reply>]>([
    ['no paragraph', { paragraphs: [] }],
    ['an empty paragraph', { paragraphs: [' '] }],
    ['another outcome', { outcome: 'lost' as Reply['outcome'] }],
    ['a confidence that is no probability', { confidence: Number.NaN }],
    ['text that turns round', { notice: 'read as \u202eevil' }],
    ['a letter to a phone', { paragraphs: ['a'.repeat(6000)] }],
  ])('finds %s', (_, change) => {
    expect(findDisorder({ ...orderly, ...change })).toEqual(expect.any(String));
  });
});

describe('hostileKinds', () => {
  it('makes the same inputs of the same seed, all that can be read but those that are too long', () => {
    for (const [kind, texts] of hostileKinds(['What is it?', '무엇인가요?'])) {
      const inputs = fc.sample(texts, { numRuns: 5, seed: 7 });
      expect(fc.sample(texts, { numRuns: 5, seed: 7 }), kind).toEqual(inputs);
      const tooLong = kind === 'too long' || kind === '40,000 words';
      for (const input of inputs) expect(input.length > 40_000, kind).toBe(tooLong);
    }
  });
});

describe('runHostile', () => {
  it('counts every input and names the slowest', async () => {
    // A busy machine is to cut nothing short.
    const report = await runHostile('test/fixtures/knowledge/minimal', 60, 3, 12, UNHURRIED);
    expect(report.inputs).toBe(72);
    expect(report.kinds.find(({ kind }) => kind === PUMPED)).toMatchObject({ inputs: 12, longest: 40_000 });
    expect(report.disorders).toEqual([]);
    expect(report.slowest.cpuMs).toBe(Math.max(...report.kinds.map(({ slowestCpuMs }) => slowestCpuMs)));
    expect(report.kinds.map(({ kind }) => kind)).toContain(report.slowest.kind);
  });
});

describe('pumpedTexts', () => {
  it('repeats what repeats in the expressions of the source, each in another, up to the longest that is read', () => {
    const texts = pumpedTexts(500);
    expect(texts).toHaveLength(500);
    expect(new Set(texts).size).toBeGreaterThan(300);
    expect(Math.max(...texts.map(({ length }) => length))).toBe(40_000);
  }, 60_000);
});
