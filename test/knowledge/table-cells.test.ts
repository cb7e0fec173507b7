import { describe, expect, it } from 'vitest';
import { compareWithSources, parseContent } from '../../src/knowledge/index.js';
import { edited } from './fixture.js';

const LINES = [
  '(단위: 백만원)',
  '구분',
  '풍차',
  '물레방아',
  '국비 비율',
  '70% 이내',
  '60% 이내',
  '기간',
  '5개월',
  '7개월',
];
const ROWS = ['| 구분 | 풍차 | 물레방아 |', '| 국비 비율 | 70% | 60% |'];

const table = (
  wind: number,
  water: number,
  paragraphs: string,
  names = ['풍차', '물레방아'],
): string => `related: [example-pact]
variants:
  rows:
    wind: { ko: ${names[0]}, en: Windmill }
    water: { ko: ${names[1]}, en: Watermill }
  columns:
    part:
      label: { ko: 국비 비율, en: Share of the state }
      unit: percent
      paragraphs: ${paragraphs}
      values: { wind: ${wind}, water: ${water} }
`;

function found(variants: string, lines: readonly string[]): string[] {
  const { readable, places } = parseContent(
    edited('programs/example-grant.yaml', 'related: [example-pact]\n', variants),
  );
  const texts = new Map([['moe-2031-05-08-example-grant', { text: lines.join('\n') }]]);
  return compareWithSources(readable!, texts, places)
    .filter(({ rule }) => rule === 'cell-of-another')
    .map(({ what }) => what);
}

describe('a value of a table', () => {
  it.each([
    ['a line for each cell', '[6, 7]', LINES],
    ['a line for each cell, cited with its unit', '[1, 6, 7]', LINES],
    ['a line for each row', '2', ROWS],
  ])('belongs to the head that its label names, in %s', (_name, paragraphs, lines) => {
    expect(found(table(70, 60, paragraphs), lines)).toEqual([]);
    expect(found(table(60, 70, paragraphs), lines)).toEqual([
      'The label of "wind-part" names "풍차", but its value stands in the cell under "물레방아".',
      'The label of "water-part" names "물레방아", but its value stands in the cell under "풍차".',
    ]);
    expect(found(table(70, 60, paragraphs, ['물레방아', '풍차']), lines)).toHaveLength(2);
  });

  it('is left alone where the labels name no heads', () => {
    expect(found(table(60, 70, '[6, 7]', ['바람', '물']), LINES)).toEqual([]);
  });
});
