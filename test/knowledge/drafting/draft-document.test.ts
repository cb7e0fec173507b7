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
    expect(record.facts['closes-4']).toMatchObject({ date: '2031-07-14', paragraphs: [1, 4] });
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

  it('takes who is kept out for a side of who is eligible, and not of how to apply', () => {
    const excluded = '휴업하거나 폐업한 빵집은 신청할 수 없으며 누리집에서 제출해도 지원 제외 대상이다.';
    const partsOf = (...paragraphs: string[]) => {
      const { files, kind } = draftDocument(paragraphs.join('\n\n'), { id: 'x' });
      const { aspects, details = {} } = parse(files.get(`${kind}s/x.yaml`) ?? '');
      return Object.entries({ ...aspects, ...details } as Record<string, { paragraphs: unknown }>).map(
        ([key, part]) => `${key} ${part.paragraphs}`,
      );
    };
    const overview = '빵집의 오븐을 고치는 비용을 돕는 지원사업이다.';
    expect(partsOf(overview, excluded)).toEqual(['overview 1', 'eligibility 2']);
    expect(partsOf(overview, '지원 대상은 빵집이다.', excluded)).toEqual([
      'overview 1',
      'eligibility 2',
      'paragraph-3 3',
    ]);
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

  it('tells by its facts when one can apply, where a paragraph says so', () => {
    expect(record.applications).toEqual({ closes: { 'closes-4': null } });
    const { files } = draftDocument(
      '2031년 오븐 지원사업 모집 공고\n2031년 2월 19일\n□ (신청기간) ’31.3.3.(월)~3.28.(금) 18:00까지\n□ (설명회) ’31.3.5.(수) 14:00',
      { id: 'oven-grant', kind: 'program' },
    );
    const text = files.get('programs/oven-grant.yaml') ?? '';
    expect(text).toContain('applications: { opens: {opens-3}, closes: {closes-3} }');
    const { facts } = parse(text);
    expect(facts['opens-3']).toMatchObject({ date: '2031-03-03', printed: '’31.3.3.(월)~3.28.(금)' });
    expect(facts['closes-3']).toMatchObject({ date: '2031-03-28', paragraphs: 3 });
    expect(facts['date-4']).toMatchObject({ date: '2031-03-05' });
    expect(Object.keys(facts)).toEqual(['date-1', 'date-2', 'opens-3', 'closes-3', 'date-4']);
  });

  it('takes the year of a day from the head of a document that prints no date of its own', () => {
    const { files, date } = draftDocument('2031년 오븐 지원사업 모집 공고\n(신청기간) 3.3.(월)~3.28.(금)', {
      id: 'oven-grant',
      kind: 'program',
    });
    expect(date).toBeUndefined();
    const { facts } = parse(files.get('programs/oven-grant.yaml') ?? '');
    expect(facts['closes-2']).toMatchObject({ date: '2031-03-28', paragraphs: [1, 2] });
  });

  const PACT = `# 오븐 협력 업무협약서

제빵청과 한국오븐협의회는 오븐을 함께 고치기로 한다.

## 제1조(분담)

| 기관 | 역할 | 분담금(단위: 백만원) |
|---|---|---|
| 제빵청 | 예산 | 1,500 |
| 협의회 | 교육 | 30 |

## 제2조(기간)

① 세 기관은 만료 30일 전까지 알린다. 쓰는 곳은 1,200㎡이다.
② 평가는 70점 이상으로 한다.

| 항목 | 배점 |
|---|---|
| 필요성 | 30 |

2031년 5월 14일

제빵청 차장 김반죽
한국오븐협의회 회장 이 오 븐 (인)
문의: 제빵청 오븐과 (044-200-0000, oven@example.go.kr)`;

  it('reads an agreement with its tables, its date and those who sign it', () => {
    const { files, date, newUnits, uncovered } = draftDocument(PACT, { id: 'oven-pact', kind: 'agreement' });
    const { name, facts, aspects, details } = parse(files.get('agreements/oven-pact.yaml') ?? '');
    expect(name.ko).toBe('오븐 협력 업무협약서');
    expect(date).toEqual({ year: 2031, month: 5, day: 14 });
    const told = Object.values(facts as Record<string, Record<string, unknown>>).map(
      ({ number, unit, text, title, date: day }) =>
        number === undefined
          ? (day ?? [text, title].flatMap((each) => (each as { ko: string })?.ko ?? []))
          : [number, unit],
    );
    expect(told).toEqual([
      ['한국오븐협의회'],
      [1_500_000_000, 'krw'],
      [30_000_000, 'krw'],
      [30, 'days'],
      [1200, 'square-metres'],
      [70, 'points'],
      [30, 'points'],
      '2031-05-14',
      ['김반죽', '제빵청 차장'],
      ['이오븐', '한국오븐협의회 회장'],
      ['044-200-0000'],
      ['oven@example.go.kr'],
    ]);
    const parts = [...Object.values(aspects), ...Object.values(details)] as {
      paragraphs: number | number[];
    }[];
    // Neither a heading of a section nor the head of a table is an entry; a row of a table is one.
    expect(parts.flatMap(({ paragraphs }) => paragraphs).sort((a, b) => a - b)).toEqual([
      1, 2, 5, 6, 8, 9, 11, 12, 13, 14, 15,
    ]);
    expect([...newUnits.keys()]).toEqual(['krw', 'days', 'square-metres', 'points']);
    expect(uncovered.filter(({ what }) => what === 'figure')).toEqual([]);
  });

  it('lists the unit of a range among those that the content lacks', () => {
    const { newUnits } = draftDocument('오븐은 3~5주간 고친다.', { id: 'x' });
    expect([...newUnits.keys()]).toEqual(['weeks']);
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
