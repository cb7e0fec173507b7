import { describe, expect, it } from 'vitest';
import { parseContent, phrasingRows, prune } from '../../src/knowledge/index.js';
import { telling } from '../../src/knowledge/prune.js';
import { edited, minimal, textOf } from './fixture.js';

/** Share of words that two texts have in common. */
function alike(a: string, b: string): number {
  const [one, other] = [new Set(a.split(' ')), new Set(b.split(' '))];
  return [...one].filter((word) => other.has(word)).length / new Set([...one, ...other]).size;
}

describe('telling', () => {
  const texts = [
    'how much is it',
    'how much money is it',
    'how much is it then',
    'who can apply',
    'when does it end',
  ];

  it('keeps the one that most others are like, then what it leaves uncovered', () => {
    expect(telling(texts, 1, alike)).toEqual(['how much is it']);
    expect(telling(texts, 3, alike)).toEqual(['how much is it', 'who can apply', 'when does it end']);
  });

  it('keeps all, in their order, where there are no more than it may keep', () => {
    expect(telling(texts, 5, alike)).toEqual(texts);
    expect(telling([], 5, alike)).toEqual([]);
  });

  it('keeps as many as it may even where none is like another', () => {
    expect(telling(['a', 'b', 'c'], 2, () => 0)).toEqual(['a', 'b']);
  });
});

describe('prune', () => {
  const ASKS = 'programs/example-grant.asks.yaml';
  const options = { alike, most: 1, mostSocial: 2 };

  it('writes the lists of an entry anew and leaves all else, comments too', () => {
    const content = edited(
      ASKS,
      '    en: [how many companies take part?]\n',
      '    # Asked every week.\n    en:\n      - how many companies take part?\n      - how many companies take part now?\n      - companies?\n',
    );
    const { files } = prune(content, options);
    expect(files.get(ASKS)).toBe(
      textOf(ASKS).replace('  companies-now:\n', '  companies-now:\n    # Asked every week.\n'),
    );
  });

  it('leaves more of greetings, and prunes those that all records share too', () => {
    const { knowledgeBase: before } = parseContent(minimal());
    const { files, kept, dropped } = prune(minimal(), options);
    const { knowledgeBase: after } = parseContent({
      ...minimal(),
      files: new Map([...minimal().files, ...files]),
    });
    const count = (kb = before) => [...phrasingRows(kb!)].length;
    expect([kept, kept + dropped]).toEqual([count(after), count(before)]);
    expect(Math.max(...[...after!.aspects.values()].map(({ phrasings }) => phrasings.en.length))).toBe(1);
    expect(Math.max(...after!.bot.social.map(({ phrasings }) => phrasings.en.length))).toBe(2);
  });

  it('reads groups in braces as well', () => {
    const braces = minimal({
      [ASKS]: `${textOf(ASKS).split('\n', 1)[0]}\ndetails: { companies-now: { ko: [가?], en: [a b, 'a, b c', a] } }\n`,
    });
    expect(
      prune(braces, { ...options, most: 2 })
        .files.get(ASKS)
        ?.split('\n')[1],
    ).toBe("details: { companies-now: { ko: [가?], en: [a b, 'a, b c'] } }");
  });
});

describe('phrasingRows', () => {
  it('says what each phrasing asks for, and repeats it without names and numbers', () => {
    const content = edited(
      'programs/example-grant.asks.yaml',
      'ko: [정부가 몇 퍼센트 내나요?]\n    en: [what share does the government pay?]',
      'ko: [예시 지원금은 2031년에 몇 퍼센트 내나요?]\n    en: [does EG pay 30% of a windmill or begin in 2031]',
    );
    const rows = [...phrasingRows(parseContent(content).knowledgeBase!)];
    expect(rows.filter(({ type }) => type === 'fact')).toEqual([
      {
        record: 'example-grant',
        kind: 'program',
        entry: 'example-grant/facts/grant-share',
        aspect: null,
        type: 'fact',
        lang: 'ko',
        text: '예시 지원금은 2031년에 몇 퍼센트 내나요?',
        masked: '▢은 0년에 몇 퍼센트 내나요?',
      },
      expect.objectContaining({ lang: 'en', masked: 'does ▢ pay 0% of a ▢ or begin in 0' }),
    ]);
    expect(rows.find(({ entry }) => entry === 'aspects/cap')).toMatchObject({ type: 'aspect', record: null });
    expect(new Set(rows.map(({ type }) => type)).size).toBe(6);
  });
});
