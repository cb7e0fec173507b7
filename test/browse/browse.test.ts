import { describe, expect, it } from 'vitest';
import { createRecordBrowser } from '../../src/browse/index.js';
import { openContent } from '../../src/cli/open.js';

const CONTENT = new URL('../fixtures/knowledge/minimal', import.meta.url).pathname;
const library = await openContent(CONTENT);
const at = (year: number) =>
  createRecordBrowser(
    () => library,
    () => ({ year, month: 1, day: 1 }),
  );

describe('the library', () => {
  it('lists records of a kind by name, with their period', () => {
    expect(at(2032).list({ language: 'en', kinds: ['program'] })).toEqual([
      {
        id: 'example-grant',
        kind: 'program',
        name: 'Example Grant',
        period: 'June 1, 2031 – December 31, 2033',
        ended: false,
        status: 'announced; within its stated period',
        source: 'Example Grant announced',
      },
    ]);
    expect(at(2034).list({ language: 'en', kinds: ['program'] })[0]?.ended).toBe(true);
    expect(
      at(2032)
        .list({ language: 'ko' })
        .map(({ kind }) => kind)
        .sort(),
    ).toEqual(['agreement', 'program']);
  });

  it('finds a record by a part of its name, or misspelt', () => {
    const found = (query: string): string[] =>
      at(2032)
        .list({ language: 'en', query })
        .map(({ id }) => id);
    expect(found('grant')[0]).toBe('example-grant');
    expect(found('Exmaple Grant')).toContain('example-grant');
    expect(found('zebra opera')).toEqual([]);
  });

  it('reads a record as the library would say it, without asking whether that helped', () => {
    const reply = at(2032).read('example-grant', 'en');
    expect(reply?.paragraphs.join(' ')).toContain('windmills');
    expect(reply?.sources).not.toEqual([]);
    expect(reply?.actions.every(({ kind }) => kind === 'ask')).toBe(true);
    expect(at(2032).read('nothing', 'en')).toBeUndefined();
  });

  it('names the subject of an entry, and says what is served', () => {
    expect(at(2032).subjectOf('example-grant/overview', 'en')).toBe('Example Grant');
    expect(at(2032).subjectOf('questions/x', 'en')).toBeUndefined();
    expect(at(2032).state('en')).toMatchObject({
      records: { program: 1, agreement: 1 },
      today: 'January 1, 2032',
    });
  });
});
