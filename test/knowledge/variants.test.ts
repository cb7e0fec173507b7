import { describe, expect, it } from 'vitest';
import { parseContent } from '../../src/knowledge/index.js';
import { edited, minimal } from './fixture.js';

const TABLE = `related: [example-pact]
variants:
  rows:
    wind: { ko: 풍차, en: Windmill }
    water: { ko: 물레방아, en: Watermill }
  columns:
    cap:
      label: { ko: 지원 한도, en: Limit }
      unit: krw
      qualifier: up-to
      paragraphs: 2
      values: { wind: 5000000, water: 20000000 }
      printed: { wind: 5백만원, water: 2천만원 }
    last-day:
      label: { ko: 마감일, en: Last day }
      paragraphs: [1, 3]
      values: { wind: 2031-07-01, water: { month: 8, day: 2 } }
`;

const read = (table = TABLE) =>
  parseContent(edited('programs/example-grant.yaml', 'related: [example-pact]\n', table));

describe('a table of variants', () => {
  it('is a fact for each cell and an entry for each row and column', () => {
    const { knowledgeBase, diagnostics } = read();
    expect(diagnostics).toEqual([]);
    const record = knowledgeBase?.records.get('example-grant');
    expect(record?.facts.get('water-cap')).toMatchObject({
      label: { ko: '물레방아 지원 한도', en: 'Watermill: Limit' },
      value: { kind: 'number', number: 20_000_000, unit: 'krw', qualifier: 'up-to' },
      printed: '2천만원',
    });
    expect(record?.facts.get('water-last-day')?.value).toMatchObject({ date: { month: 8, day: 2 } });
    const entries = new Map(record?.statements.map((each) => [each.id.split('/')[1], each]));
    expect(entries.get('wind')?.text.en).toBe('Limit: {wind-cap}. Last day: {wind-last-day}.');
    expect(entries.get('cap')).toMatchObject({
      aspect: 'cap',
      text: { ko: '풍차: {wind-cap}. 물레방아: {water-cap}.' },
      citations: [{ paragraphs: [2] }],
    });
  });

  it('takes a range in a cell', () => {
    const { knowledgeBase, diagnostics } = read(
      TABLE.replace('water: 20000000', 'water: { from: 10000000, to: 20000000 }').replace(
        'water: 2천만원',
        'water: 1~2천만원',
      ),
    );
    expect(diagnostics).toEqual([]);
    expect(knowledgeBase?.records.get('example-grant')?.facts.get('water-cap')?.value).toEqual({
      kind: 'range',
      from: 10_000_000,
      to: 20_000_000,
      unit: 'krw',
    });
  });

  it('leaves an entry as it is that has the key of a row', () => {
    const entry =
      "details:\n  wind:\n    title: { ko: 풍차, en: Windmill }\n    text: { ko: '풍차는 {wind-cap}입니다.', en: 'A windmill gets {wind-cap}.' }\n    paragraphs: 2\n";
    const path = 'programs/example-grant.yaml';
    const text = edited(path, 'related: [example-pact]\n', TABLE).files.get(path) ?? '';
    const { knowledgeBase, diagnostics } = parseContent(
      minimal({ [path]: text.replace('details:\n', () => entry) }),
    );
    expect(diagnostics).toEqual([]);
    const said = knowledgeBase?.records
      .get('example-grant')
      ?.statements.filter(({ id }) => id.endsWith('/wind'));
    expect(said?.map(({ text }) => text.en)).toEqual(['A windmill gets {wind-cap}.']);
  });

  it('has its slips found at the cell', () => {
    const found = (from: string, to: string) =>
      read(TABLE.replace(from, to)).diagnostics.map(({ rule, line }) => [rule, line]);
    const start = read().places.entry('example-grant/facts/wind-cap').line;
    expect(found('water: 20000000', 'water: 30000000')).toEqual([['printed-differs', start]]);
    expect(found('water: 20000000', 'steam: 20000000')).toEqual([['unknown-reference', start]]);
    expect(found('unit: krw', 'unit: krow')).toContainEqual(['unknown-reference', start]);
  });
});
