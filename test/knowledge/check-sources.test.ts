import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { FactValue } from '../../src/core/model/knowledge-base.js';
import { compareWithSources } from '../../src/knowledge/check-sources.js';
import { evidenceFor } from '../../src/knowledge/evidence.js';
import { check, formatDiagnostic, parseContent } from '../../src/knowledge/index.js';
import { foldPrint } from '../../src/knowledge/source-text.js';
import { edited, MINIMAL } from './fixture.js';

const number = (n: number, unit: string): FactValue => ({
  kind: 'number',
  number: n,
  unit,
  qualifier: 'exactly',
});
const range = (from: number, to: number, unit: string): FactValue => ({ kind: 'range', from, to, unit });
const date = (year?: number, month?: number, day?: number, weekday = false): FactValue => ({
  kind: 'date',
  date: {
    ...(year !== undefined && { year }),
    ...(month !== undefined && { month }),
    ...(day !== undefined && { day }),
  },
  weekday,
});
const text = (en: string): FactValue => ({ kind: 'text', text: { ko: '', en } });

function stands(value: FactValue, paragraph: string, printed?: string): boolean {
  const fact = { value, ...(printed !== undefined && { printed }) };
  return evidenceFor(fact).every(({ standsIn }) => standsIn(foldPrint(paragraph)));
}

describe('evidenceFor', () => {
  it.each<[FactValue, string]>([
    [number(30, 'percent'), 'The ministry pays 30% of it.'],
    [number(30, 'percent'), 'The ministry pays 30 percent of it.'],
    [number(88.9, 'percent'), 'about 88.9% of all mills'],
    [number(300_000_000_000, 'krw'), 'They will invest KRW 300 billion by then.'],
    [number(25_400_000_000, 'krw'), 'companies invest KRW 25.4 billion'],
    [number(25_400_000_000, 'krw'), '254억 원을 투자'],
    [number(300_000_000_000, 'krw'), '모두 3천억원 규모'],
    [number(1_280_000, 'jobs'), 'creating 1.28 million jobs'],
    [number(1_280_000, 'jobs'), 'creating 1,280,000 jobs'],
    [number(560_000, 'businesses'), 'There were 560,000 mills.'],
    [number(1230, 'companies'), 'It hosts over 1,230 mills.'],
    [number(4, 'companies'), 'In that year, four companies took part.'],
    [number(6, 'organizations'), 'and six partner organizations'],
    [number(10, 'employees'), 'fewer than ten regular employees'],
    [number(21, 'companies'), 'twenty-one companies'],
    [number(4, 'rank'), 'ranks 4th in the world'],
    [number(2, 'meeting'), 'the "2nd Council of Mills"'],
    [number(2.5, 'years'), 'after about two and a half years'],
    [range(30, 70, 'percent'), 'It pays 30~70% of it.'],
    [range(30, 70, 'percent'), '비용의 최소 30%, 최대 70%를 낸다'],
    [range(1e7, 2e7, 'krw'), 'KRW 10 million to 20 million a mill'],
    [range(12, 40, 'companies'), 'between 12 and 40 mills'],
    [number(30, 'percent'), 'It pays 30 to 70% of it.'],
    [date(2031, 3, 26), 'on Tuesday, March 26, 2031.'],
    [date(2031, 3, 26), 'On March 26 the council met. It was 2031.'],
    [date(2031, 3, 26), 'am 26 March 2031'],
    [date(2031, 3, 26), '2031년 3월 26일에'],
    [date(undefined, 2, 15), 'On February 15, the minister came.'],
    [date(undefined, undefined, 18), 'announced on the 18th'],
    [date(2031), 'by 2031.'],
    [date(2031, 5), 'in May 2031'],
    [date(2031, 3, 25, true), 'on Tuesday, March 25, 2031'],
    [date(2031, 3, 3), '(접수기간) ’31.3.3.(월)~3.28.(금) 18:00까지'],
    [date(2031, 3, 28), '(접수기간) ’31.3.3.(월)~3.28.(금) 18:00까지'],
    [date(2031, 3, 28), '‘31. 3. 3. 09:00 ~ 3. 28. 18:00'],
    [date(2032, 1, 9), "'31.12.1.~1.9."],
    [date(2031, 11, 30), '협약일부터 ´31.11.30.까지'],
    [date(2028), '최근 3년(’28년~’30년)'],
    [date(2029), '2028~2029년'],
    [{ kind: 'period', from: { year: 2025 }, to: { year: 2027 } }, 'Small Mills (2025-2027)'],
    [{ kind: 'period', from: { year: 2025 }, to: { year: 2027 } }, 'Small Mills (2025–2027)'],
    [
      { kind: 'period', from: { year: 2024, month: 1 }, to: { year: 2024, month: 6 } },
      'in the first half of 2024',
    ],
    [{ kind: 'period', from: { month: 3, day: 4 }, to: { month: 3, day: 6 } }, 'open on March 4-6'],
    [text('"Star" Mills'), 'to nurture them as “Star”   mills, with support'],
    [text('Hall of Examples'), 'at the **Hall of Examples** on'],
    [
      {
        kind: 'list',
        items: [
          { ko: '', en: 'windmills' },
          { ko: '', en: 'water mills' },
        ],
      },
      'Windmills and water mills',
    ],
  ])('finds %o in "%s"', (value, paragraph) => {
    expect(stands(value, paragraph)).toBe(true);
  });

  it.each<[FactValue, string]>([
    [number(30, 'percent'), 'The ministry pays 40%, in 30 places.'],
    [number(30, 'percent'), 'The ministry pays 130%.'],
    [number(3, 'percent'), 'The ministry pays 30% and 1.3%.'],
    [number(300_000_000_000, 'krw'), 'They will invest KRW 300 million, 300 billion litres.'],
    [number(12_000_000_000, 'krw'), 'They will invest KRW 312 billion.'],
    [number(300, 'companies'), 'They will invest KRW 300 billion.'],
    [number(230, 'companies'), 'It hosts over 1,230 mills.'],
    [number(1230, 'companies'), 'It hosts over 1,230,000 mills.'],
    [number(4, 'companies'), 'fourteen companies, 14 companies, 4.5 companies, 4th'.replace(', 4th', '')],
    [number(7, 'companies'), 'seventy companies'],
    [range(30, 80, 'percent'), 'It pays 30~70%, and 80% of some.'],
    [range(30, 70, 'krw'), 'It pays 30~70% of it.'],
    [date(2031, 3, 26), 'on March 27, 2031.'],
    [date(2031, 3, 2), 'on March 26, 2031.'],
    [date(undefined, undefined, 6), 'on the 16th'],
    [date(2031, 3, 25, true), 'on March 25, 2031'],
    [date(2031, 3, 4), '’31.3.3.(월)~3.28.(금)'],
    [date(2030, 3, 28), '’31.3.3.(월)~3.28.(금)'],
    [date(undefined, undefined, 30), '만료 30일 전까지 알린다'],
    [number(28, 'years'), '최근 3년(’28년~’30년)'],
    [number(31.3, 'places'), '’31.3.3.(월)~3.28.(금)'],
    [number(18, 'places'), '3.28.(금) 18:00까지, 18시'],
    [{ kind: 'ratio', parts: [14, 30] }, '설명회는 14:30에 연다'],
    [number(1, 'age'), '① 세 기관은 함께 한다'],
    [{ kind: 'period', from: { year: 2025 }, to: { year: 2028 } }, '(2025-2027)'],
    [
      { kind: 'period', from: { year: 2024, month: 1 }, to: { year: 2024, month: 6 } },
      'in the second half of 2024',
    ],
    [text('OH Youngju'), 'Minister Oh Young-joo'],
    [text('mill'), 'windmills'],
    [
      {
        kind: 'list',
        items: [
          { ko: '', en: 'windmills' },
          { ko: '', en: 'steam mills' },
        ],
      },
      'Windmills and water mills',
    ],
  ])('does not find %o in "%s"', (value, paragraph) => {
    expect(stands(value, paragraph)).toBe(false);
  });

  it('looks for the printed form alone where it is given', () => {
    expect(stands(number(29, 'months'), 'after 2 years and 5 months', '2 years and 5 months')).toBe(true);
    expect(stands(number(29, 'months'), 'after 29 months', '2 years and 5 months')).toBe(false);
  });

  it('takes no printed number out of a date, a time of day, or a number in a circle', () => {
    expect(stands(number(28, 'years'), '최근 3년(’28년~’30년)', '28년')).toBe(false);
    expect(stands(number(18, 'places'), '3.28.(금) 18:00까지', '18')).toBe(false);
    expect(stands(number(1, 'age'), '① 세 기관은 함께 한다', '1 세')).toBe(false);
    expect(stands(number(3, 'years'), '최근 3년(’28년~’30년)', '최근 3년(’28년')).toBe(true);
    expect(stands(date(undefined, undefined, 30), '만료 30일 전까지 알린다', '30일')).toBe(false);
    expect(stands(date(undefined, undefined, 30), '오는 30일까지 알린다', '30일')).toBe(true);
  });

  it('lets an ellipsis stand for words left out, in order', () => {
    const list: FactValue = { kind: 'list', items: [{ ko: '', en: 'help for mills' }] };
    expect(stands(list, 'support will be given to mills in need', 'support … to mills')).toBe(true);
    expect(stands(list, 'to mills, support will be given', 'support … to mills')).toBe(false);
    expect(stands(list, 'anything', '…')).toBe(false);
  });
});

const GRANT_TEXT = `## The Example Grant, 2031-2033: KRW 300 billion, from June 1, 2031

---
Sejong, May 8, 2031 – The ministry pays 30% for windmills and water mills.

In 2030, four companies took part; now it is over 1,230.
`;
const PACT_TEXT = 'On the 6th, the pact was signed at the Hall of Examples.\n';

async function findings(grant: string | undefined, pact: string | undefined = PACT_TEXT): Promise<string[]> {
  const dir = mkdtempSync(join(tmpdir(), 'sources-'));
  try {
    if (grant !== undefined) writeFileSync(join(dir, 'example-grant.txt'), grant);
    if (pact !== undefined) writeFileSync(join(dir, 'example-pact.txt'), pact);
    const { diagnostics } = await check(MINIMAL, { sources: dir });
    return diagnostics.map((diagnostic) =>
      formatDiagnostic(diagnostic).replace(`${MINIMAL}/`.replace(/^\.\//, ''), ''),
    );
  } finally {
    rmSync(dir, { recursive: true });
  }
}

describe('check with sources', () => {
  it('finds nothing where the documents print what the facts say', async () => {
    expect(await findings(GRANT_TEXT)).toEqual([]);
  });

  it('points at the figure that the paragraph does not print', async () => {
    const [first, ...rest] = await findings(GRANT_TEXT.replace('30%', '35%'));
    expect(rest).toEqual([]);
    expect(first).toMatch(/^programs\/example-grant\.yaml:18:13 {2}not-in-source/);
    expect(first).toContain('The figure 30 percent of "grant-share" does not stand in paragraph 2 of');
  });

  it('says in which other paragraph it stands', async () => {
    const moved = GRANT_TEXT.replace('pays 30% for', 'pays for').replace('took part', 'took part for 30%');
    expect((await findings(moved)).join()).toContain('It stands in paragraph 3');
  });

  it("checks a source's own date", async () => {
    const [first] = await findings(GRANT_TEXT.replace('May 8', 'May 9'));
    expect(first).toMatch(/^sources\/moe-2031-05-08-example-grant\.yaml:5:7 {2}not-in-source/);
  });

  it('reports a paragraph that does not exist, for facts and statements', async () => {
    const found = await findings(GRANT_TEXT.split('\n').slice(0, 4).join('\n'));
    expect(found.map((finding) => finding.split('\n')[0])).toEqual([
      expect.stringContaining('paragraph-missing'),
      expect.stringContaining('paragraph-missing'),
      expect.stringContaining('paragraph-missing'),
      expect.stringContaining('paragraph-missing'),
    ]);
  });

  it('reports a paragraph that does not exist, for conditions of eligibility', () => {
    const { knowledgeBase, places } = parseContent(
      edited(
        'programs/example-grant.yaml',
        'related: [example-pact]\n',
        [
          'related: [example-pact]',
          'eligibility:',
          '  conditions:',
          '    - { attribute: trade, is_not: shop, paragraphs: 2 }',
          '    - paragraphs: 7',
          '      any_of:',
          '        - { attribute: trade, is: mill }',
          '        - { attribute: partner, is: yes, paragraphs: 8 }',
          '',
        ].join('\n'),
      ),
    );
    const texts = new Map([
      ['moe-2031-05-08-example-grant', { text: GRANT_TEXT }],
      ['daily-example-pact', { text: PACT_TEXT }],
    ]);
    const found = knowledgeBase === undefined ? [] : compareWithSources(knowledgeBase, texts, places);
    expect(found.map(({ rule, what }) => [rule, what])).toEqual([
      ['paragraph-missing', expect.stringContaining('7')],
      ['paragraph-missing', expect.stringContaining('8')],
    ]);
  });

  it('points at the number of a condition that the paragraph does not print, in groups too', () => {
    const { knowledgeBase, places } = parseContent(
      edited(
        'programs/example-grant.yaml',
        'related: [example-pact]\n',
        [
          'related: [example-pact]',
          'eligibility:',
          '  conditions:',
          '    - { attribute: employees, less_than: 30, paragraphs: 2 }',
          '    - paragraphs: 2',
          '      any_of:',
          '        - { attribute: trade, is: mill }',
          '        - { attribute: employees, at_most: 77 }',
          '',
        ].join('\n'),
      ),
    );
    const text = (paragraph: string): string => `Example Grant\n${paragraph}`;
    const found = (paragraph: string) =>
      knowledgeBase === undefined
        ? undefined
        : compareWithSources(
            knowledgeBase,
            new Map([...knowledgeBase.sources.keys()].map((id) => [id, { text: text(paragraph) }])),
            places,
          ).filter(({ rule }) => rule === 'threshold-not-in-source');
    expect(found('Mills with fewer than thirty workers, or at most 77 of them.')).toEqual([]);
    const wrong = found('Mills with fewer than 3,000 workers, or at most 77 of them.');
    expect(wrong).toMatchObject([{ file: 'content/programs/example-grant.yaml' }]);
    expect(wrong?.[0]?.what).toContain('The figure 30');
    expect(wrong?.[0]?.what).toContain('condition on "employees"');
    const other = found('Mills with fewer than thirty workers, or at most 78 of them.');
    expect(other?.map(({ what }) => what)).toEqual([expect.stringContaining('The figure 77')]);
  });

  it.each<[string, string, string, string | undefined]>([
    [
      'a figure that the paragraph prints in a word',
      'en: Small companies that run a mill',
      'en: Companies with 2 mills',
      undefined,
    ],
    [
      'a year that the paragraph prints behind an apostrophe',
      'en: Small companies that run a mill',
      'en: Companies of 2027',
      undefined,
    ],
    [
      'an invented figure in a text',
      'en: Small companies that run a mill',
      'en: 999 startups that run a mill',
      '999',
    ],
    [
      'an amount of the record that stands in another paragraph',
      'en: Small companies that run a mill',
      'en: Companies with 7 mills',
      '7',
    ],
    [
      'a number that the paragraph prints of something else',
      'ko: 방앗간을 운영하는 중소기업이',
      'ko: 방앗간을 30년 운영하는 중소기업이',
      '30년',
    ],
    [
      'an invented date in a text',
      'en: The government pays',
      'en: From September 19 the government pays',
      '19',
    ],
    [
      'an invented figure in a note',
      '    period: { from: 2031, to: 2033 }\n',
      '    period: { from: 2031, to: 2033 }\n    note: { ko: 40개 기업에 7년, en: 40 companies for seven years }\n',
      '40 7',
    ],
    [
      'another figure than the condition says, in what to do instead',
      'related: [example-pact]\n',
      'related: [example-pact]\neligibility:\n  conditions:\n    - { attribute: employees, less_than: 30, paragraphs: 2, instead: { ko: 35명이 되면 다시, en: Come again with 35. } }\n',
      '35',
    ],
  ])('looks up %s', (_name, from, to, figure) => {
    const { knowledgeBase, places } = parseContent(edited('programs/example-grant.yaml', from, to));
    const text = `${GRANT_TEXT.replace('30% for', '30% for two kinds of mill (’26~’27) with 30 workers,')}`;
    const texts = new Map([
      ['moe-2031-05-08-example-grant', { text }],
      ['daily-example-pact', { text: PACT_TEXT }],
    ]);
    const found = compareWithSources(knowledgeBase!, texts, places).filter(
      ({ rule }) => rule === 'figure-not-in-source',
    );
    expect([...new Set(found.map(({ what }) => /"([^"]*)"/.exec(what)?.[1]))]).toEqual(
      figure?.split(' ') ?? [],
    );
    for (const { line } of found) expect(line).toBeGreaterThan(40);
  });

  describe('of a number whose unit stands above its table', () => {
    const rows = ['(단위: 백만원)', '| 구분 | 예산 |', '| 방앗간 | 2,700 |', '| 제분소 | 900 |'];
    const cells = ['(단위: 백만원)', '구분', '예산', '2,700'];
    const found = (text: readonly string[], fact: string): string[] => {
      const { knowledgeBase, places, diagnostics } = parseContent(
        edited(
          'programs/example-grant.yaml',
          'facts:\n',
          `facts:\n  money: { label: { ko: 예산, en: Money }, ${fact} }\n`,
        ),
      );
      const own = diagnostics.filter(({ rule }) => rule === 'printed-differs');
      const grant = `${GRANT_TEXT}\n${text.join('\n')}`;
      const compared = compareWithSources(
        knowledgeBase!,
        new Map([
          ['moe-2031-05-08-example-grant', { text: grant }],
          ['daily-example-pact', { text: PACT_TEXT }],
        ]),
        places,
      );
      return [...own, ...compared].map(({ rule, fix }) => `${rule} ${fix}`);
    };

    it('accepts the value with the unit', () => {
      expect(found(rows, "number: 2700000000, unit: krw, paragraphs: 6, printed: '2,700'")).toEqual([]);
      expect(found(rows, 'number: 2700000000, unit: krw, paragraphs: 6')).toEqual([]);
      expect(found(cells, "number: 2700000000, unit: krw, paragraphs: [4, 7], printed: '2,700'")).toEqual([]);
    });

    it('finds the number without it, and says the whole', () => {
      const whole =
        'amount-printed-otherwise Say of the number what the document says. That would be: number: 2700000000, unit: krw';
      expect(found(rows, "number: 2700, unit: krw, paragraphs: 6, printed: '2,700'")).toEqual([whole]);
      expect(found(rows, "number: 2700000, unit: krw, paragraphs: 6, printed: '2,700'")).toEqual([whole]);
      expect(found(cells, "number: 2700, unit: krw, paragraphs: [4, 7], printed: '2,700'")).toEqual([whole]);
      expect(found(rows, 'number: 2700, unit: companies, paragraphs: 6')).toEqual([
        expect.stringMatching(/^not-in-source/),
      ]);
    });

    it('is silent where nobody can tell, and finds a scale that the document does not note', () => {
      expect(found(cells, "number: 2700000000, unit: krw, paragraphs: 7, printed: '2,700'")).toEqual([]);
      expect(found(['2,700'], "number: 2700000000, unit: krw, paragraphs: 4, printed: '2,700'")).toEqual([
        expect.stringMatching(/^amount-printed-otherwise .*number: 2700$/),
      ]);
    });
  });

  it('reports a text file that is not there', async () => {
    const dir = mkdtempSync(join(tmpdir(), 'sources-'));
    const { diagnostics } = await check(MINIMAL, { sources: dir });
    expect(diagnostics.map(({ rule }) => rule)).toEqual(['source-text-missing', 'source-text-missing']);
    expect(diagnostics[0]?.what).toContain('it does not exist');
    rmSync(dir, { recursive: true });
  });
});
