import { describe, expect, it } from 'vitest';
import { coverageHtml, coverageText } from '../../../src/cli/coverage.js';
import { coverageOf, tallyOf } from '../../../src/knowledge/covering/index.js';
import { parseContent } from '../../../src/knowledge/index.js';
import { minimal, textOf } from '../fixture.js';

const SOURCE = `id: ovens
title: { ko: 오븐, en: Ovens }
publisher: { ko: 제빵부, en: Ministry of Bread }
date: 2031-06-23
text: ovens.txt
`;
const RECORD = `id: ovens
kind: program
name: { ko: 2031년 오븐 지원, en: 2031 Oven Grant }
source: ovens
facts:
  cap:
    label: { ko: 한도, en: Cap }
    number: 30000000
    unit: krw
    paragraphs: 1
  term:
    label: { ko: 기간, en: Term }
    number: 2
    unit: years
    paragraphs: 2
  shares:
    label: { ko: 분담, en: Split }
    text: { ko: 2 대 3, en: 2 to 3 }
    paragraphs: 2
    printed: 2:3
aspects:
  overview:
    text: { ko: '오븐 지원입니다.', en: Support for ovens. }
    facts: [cap, term, shares]
    paragraphs: 1
`;
const UNITS = `${textOf('units.yaml')}
  years: { ko: '{n}년', en: { one: '{n} year', other: '{n} years' } }
`;
const TEXT = `The 2031 Oven Grant of the Ministry of Bread pays up to KRW 30 million. (June 23, 2031) Mina Kim, director, was glad.

It runs for 24 months, split 2:3, for 480 bakeries. Bread is good.`;

const { knowledgeBase } = parseContent(
  minimal({ 'sources/ovens.yaml': SOURCE, 'programs/ovens.yaml': RECORD, 'units.yaml': UNITS }),
);
const [source] = coverageOf(knowledgeBase!, new Map([['ovens', TEXT]]));
const [first, second] = source!.paragraphs;

const open = (paragraph: typeof first) =>
  paragraph!.marks.filter(({ held }) => !held).map(({ start, end }) => paragraph!.text.slice(start, end));

describe('coverageOf', () => {
  it('finds what is held though it is written otherwise: in another unit, in a name, as the date of the source', () => {
    expect(open(first)).toEqual(['Mina Kim']);
    expect(tallyOf([first!]).figures).toEqual([3, 3]);
  });

  it('names the figures and sentences that nothing holds', () => {
    expect(open(second)).toEqual(['480 bakeries']);
    expect(second!.sentences.map(({ held }) => held)).toEqual([true, false]);
  });

  it('says which entries cite a paragraph, and that none does', () => {
    expect(first!.entries).toEqual(['ovens/overview']);
    expect(second!.entries).toEqual([]);
  });

  it('leaves out sources whose text is not there', () => {
    expect(coverageOf(knowledgeBase!, new Map())).toEqual([]);
  });
});

describe('coverageText and coverageHtml', () => {
  it('draw what is open, each in its place', () => {
    expect(coverageText([source!])).toContain(
      'It runs for 24 months, split 2:3, for [480 bakeries]. {Bread is good.}',
    );
    const html = coverageHtml([source!]);
    expect(html).toContain('<mark class="open figure">480 bakeries</mark>');
    expect(html).toContain('<mark class="held figure">24 months</mark>');
    expect(html).toContain('<span class="untold">Bread is good.</span>');
  });
});
