import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { draftDocument } from '../../../src/knowledge/drafting/index.js';
import { parseContent } from '../../../src/knowledge/index.js';
import { minimal } from '../fixture.js';

const DOCUMENT = `Bakery oven grant opens (June 23, 2031)
The Ministry of Bread will support 480 bakeries this year. Ovens are old and waste heat.

Each bakery receives up to KRW 30 million, and pays 40% of the cost itself. The round is the 3rd.
Apply online at www.example-ovens.kr until the 14th of next month.`;

const draft = draftDocument(DOCUMENT, { id: 'oven-grant', schemaDir: '../../../../schema' });
const record = parse(draft.files.get('programs/oven-grant.yaml') ?? '');

describe('draftDocument', () => {
  it('proposes each figure, date, body and link with its paragraph and its printed form', () => {
    expect(
      draft.proposals.map(({ value, paragraphs, printed }) => [value.kind, paragraphs, printed]),
    ).toEqual([
      ['date', [1], 'June 23, 2031'],
      ['text', [2], 'Ministry of Bread'],
      ['number', [2], '480 bakeries'],
      ['number', [3], 'up to KRW 30 million'],
      ['number', [3], '40%'],
      ['text', [4], 'www.example-ovens.kr'],
      ['date', [1, 4], '14th of next month'],
    ]);
    expect(record.facts['amount-3']).toEqual({
      label: { ko: '', en: '' },
      number: 30_000_000,
      unit: 'krw',
      qualifier: 'up-to',
      paragraphs: 3,
      printed: 'up to KRW 30 million',
    });
    expect(record.facts['date-4']).toMatchObject({ date: '2031-07-14', paragraphs: [1, 4] });
  });

  it('says of an average that it is one', () => {
    const { files, kind } = draftDocument(
      '오븐을 고치는 빵집에 평균 5100만원을 지원한다. (2031년 6월 23일 보도)',
      {
        id: 'oven-grant',
        schemaDir: '../../../../schema',
      },
    );
    const average = parse(files.get(`${kind}s/oven-grant.yaml`) ?? '').facts['amount-1'];
    expect(average).toMatchObject({
      number: 51_000_000,
      basis: { ko: '평균', en: 'on average' },
      printed: '평균 5100만원',
    });
  });

  it('makes a record of the likeliest kind, with an empty text for each paragraph', () => {
    expect(draft.kind).toBe('program');
    const { website, ...aspects } = record.aspects;
    expect(website).toEqual({ facts: ['link-4'], paragraphs: 4 });
    const parts = [...Object.values(aspects), ...Object.values(record.details ?? {})] as {
      paragraphs: number | number[];
      text: object;
    }[];
    expect(parts.flatMap(({ paragraphs }) => paragraphs).sort()).toEqual([1, 2, 3, 4]);
    expect(parts.every(({ text }) => JSON.stringify(text) === '{"ko":"","en":""}')).toBe(true);
    expect(draft.files.get('programs/oven-grant.yaml')).toContain(
      '# 4: Apply online at www.example-ovens.kr',
    );
  });

  it('has facts tell by themselves who signed an agreement, and where', () => {
    const { files } = draftDocument(
      `Ministry of Bread and Oven Association sign an agreement (June 23, 2031)
The Ministry of Bread and the Oven Association signed a business agreement at the Baker Street Conference Center on the 20th.`,
      { id: 'oven-pact', kind: 'agreement' },
    );
    const { aspects, facts } = parse(files.get('agreements/oven-pact.yaml') ?? '');
    expect(aspects.parties.facts.map((key: string) => facts[key].text.en)).toEqual([
      'Ministry of Bread',
      'Oven Association',
    ]);
    expect(aspects.place.facts.map((key: string) => facts[key].text.en)).toEqual([
      'Baker Street Conference Center',
    ]);
    expect(aspects.overview.facts).not.toContain(aspects.place.facts[0]);
  });

  it('says nothing that the document does not print', () => {
    const strings: string[] = [];
    const walk = (node: unknown): void => {
      if (typeof node === 'string') strings.push(node);
      else if (typeof node === 'object' && node !== null)
        for (const child of Object.values(node)) walk(child);
    };
    for (const { printed } of draft.proposals) expect(DOCUMENT).toContain(printed);
    walk({
      name: record.name,
      facts: Object.values(record.facts).map((fact) => (fact as { text?: object }).text),
    });
    for (const words of strings.filter((each) => each !== '')) expect(DOCUMENT).toContain(words);
  });

  it('lists the sentences and figures of which it proposes nothing', () => {
    expect(draft.uncovered).toEqual([
      { paragraph: 2, what: 'sentence', text: 'Ovens are old and waste heat.' },
      { paragraph: 3, what: 'sentence', text: 'The round is the 3rd.' },
      { paragraph: 3, what: 'figure', text: '3' },
    ]);
  });

  it('takes units and names from the content, and lists units that it lacks', () => {
    const units = new Map([['shops', { ko: '{n}곳', en: { one: '{n} bakery', other: '{n} bakeries' } }]]);
    const glossary = [{ ko: ['제빵부'], en: ['Ministry of Bread'] }];
    const { proposals } = draftDocument(DOCUMENT, { id: 'x', units, glossary });
    expect(proposals.find(({ printed }) => printed === '480 bakeries')?.value).toMatchObject({
      unit: 'shops',
    });
    expect(proposals.find(({ printed }) => printed === 'Ministry of Bread')?.value).toEqual({
      kind: 'text',
      text: { ko: '제빵부', en: 'Ministry of Bread' },
    });
    expect([...draft.newUnits]).toContainEqual(['bakeries', 'bakeries']);
  });

  it('becomes content that can be served once the empty words are filled in', () => {
    const filled = Object.fromEntries(
      [...draft.files].map(([path, text]) => [
        path,
        text
          .replaceAll("ko: ''", 'ko: 빵')
          .replaceAll("en: ''", 'en: Bread')
          .replaceAll('unit: bakeries', 'unit: companies'),
      ]),
    );
    const { knowledgeBase, diagnostics } = parseContent(minimal(filled));
    expect(diagnostics.map(({ rule, line }) => `${rule} ${line}`)).toEqual([]);
    expect(knowledgeBase?.records.get('oven-grant')?.facts.size).toBe(7);
  });
});
