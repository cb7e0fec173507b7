import { describe, expect, it } from 'vitest';
import { ENGINE_NAMES, loadEngine } from '../../bench/peers/index.js';
import { bestEntries } from '../../bench/peers/peer.js';
import { TINY, TINY_KOREAN } from './tiny-set.js';

describe.each(ENGINE_NAMES)('%s', (name) => {
  it('finds the obvious entry in English', async () => {
    const ask = await (await loadEngine(name)).build(TINY);
    expect((await ask('how do I apply for a startup loan'))[0]?.id).toBe('loan');
    expect((await ask('is there an export voucher?'))[0]?.id).toBe('export');
  });

  it('finds the obvious entry in Korean', async () => {
    const ask = await (await loadEngine(name)).build(TINY_KOREAN);
    expect((await ask('수출 바우처가 있나요'))[0]?.id).toBe('export');
    expect((await ask('스마트공장 사업이 무엇인가요?'))[0]?.id).toBe('factory');
  });

  it('scores what fits best highest, each entry once', async () => {
    const ask = await (await loadEngine(name)).build(TINY);
    const found = await ask('where is the office and where can I park');
    expect(found.map(({ score }) => score)).toEqual(found.map(({ score }) => score).sort((a, b) => b - a));
    expect(new Set(found.map(({ id }) => id)).size).toBe(found.length);
    expect(found.length).toBeLessThanOrEqual(5);
  });

  it.each(['', ' ', '?', '*:^~+-"', 'a'.repeat(500), '뷁'])('survives %j', async (question) => {
    const ask = await (await loadEngine(name)).build(TINY);
    expect(Array.isArray(await ask(question))).toBe(true);
  });
});

describe('bestEntries', () => {
  it('keeps the first five entries, each with the score of its best phrasing', () => {
    const ranked = ['a', 'a', 'b', 'c', 'b', 'd', 'e', 'f'].map((id, i) => ({ id, score: 1 - i / 10 }));
    expect(bestEntries(ranked)).toEqual([ranked[0], ranked[2], ranked[3], ranked[5], ranked[6]]);
  });
});
