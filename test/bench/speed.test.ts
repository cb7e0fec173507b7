import { describe, expect, it } from 'vitest';
import { CORPUS_LANGUAGES, makeCorpus } from '../../bench/corpus.js';
import { timeEngine } from '../../bench/speed.js';

describe.each(CORPUS_LANGUAGES)('makeCorpus in %s', (language) => {
  const corpus = makeCorpus(language, 500, 50);
  const phrasings = corpus.entries.flatMap((entry) => entry.phrasings);

  it('is the same at every run', () => {
    expect(makeCorpus(language, 500, 50)).toEqual(corpus);
  });

  it('has ten phrasings an entry, of six to twelve words', () => {
    expect(corpus.entries).toHaveLength(50);
    expect(phrasings).toHaveLength(500);
    for (const phrasing of phrasings) {
      expect(phrasing.split(' ').length).toBeGreaterThanOrEqual(6);
      // A Korean question may end in two words.
      expect(phrasing.split(' ').length).toBeLessThanOrEqual(13);
    }
  });

  it('asks in words that stand in no phrasing as they are', () => {
    const known = new Set(phrasings);
    expect(corpus.questions.filter(({ q }) => known.has(q))).toEqual([]);
  });
});

describe('timeEngine', () => {
  it('gives times, memory and the share found', async () => {
    const row = await timeEngine({ kind: 'speed', engine: 'lunr', language: 'en', size: 100, seconds: 1 });
    expect(row).toMatchObject({ engine: 'lunr', language: 'en', phrasings: 100, entries: 10 });
    expect(row.questions).toBeGreaterThan(20);
    expect(row.accuracy).toBeGreaterThan(0.5);
    expect(row.p99Ms).toBeGreaterThanOrEqual(row.medianMs!);
    expect(row.residentBytes).toBeGreaterThan(1e6);
  });

  it('stops asking a slow engine when the time is over', async () => {
    const row = await timeEngine({ kind: 'speed', engine: 'fuse', language: 'ko', size: 2000, seconds: 1 });
    expect(row.questions).toBeLessThan(1000);
  });
});
