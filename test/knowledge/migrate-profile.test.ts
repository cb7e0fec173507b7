import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { migrate } from '../../src/knowledge/index.js';
import { shelvedAs } from '../../src/knowledge/migrate-attributes.js';
import { migrateProfile } from '../../src/knowledge/migrate-profile.js';
import { withShelf } from '../../src/knowledge/shelf.js';

const OLD = `# yaml-language-server: $schema=../schema/profile.schema.json
groups:
  big: { ko: [대기업], en: [large company] }
  unused: { ko: [공장], en: [plant] }
attributes:
  employees:
    name: { ko: 직원 수, en: employees }
    question: { ko: 몇 명인가요?, en: How many? }
    kind: number
    unit: employees
    counting: { before: { ko: [직원], en: [staff] }, after: { ko: [명], en: [people] } }
  supplies_big:
    name: { ko: 납품 여부, en: whether you supply one }
    question: { ko: 납품하나요?, en: Do you supply one? }
    kind: yes-no
    choices:
      'yes': { name: { ko: 네, en: 'Yes' }, says: { ko: ['{big} … 납품'], en: ['we supply a {big}'] } }
      'no': { name: { ko: 아니요, en: 'No' }, says: { ko: [납품하지 않], en: [do not supply] } }
  height:
    name: { ko: 높이, en: height }
    question: { ko: 높이는요?, en: How high? }
    kind: number
    unit: years
    counting: { before: { ko: [높이], en: [height of] } }
`;

describe('migrateProfile', () => {
  const text = migrateProfile(OLD)?.text ?? '';
  const profile = parse(text) as { groups: object; attributes: Record<string, object> };

  it('leaves to the shelf what stands on it', () => {
    expect(Object.keys(profile.attributes)).toEqual(['supplies_big', 'height']);
  });

  it('says yes and no on the attribute itself', () => {
    expect(profile.attributes['supplies_big']).toEqual({
      name: { ko: '납품 여부', en: 'whether you supply one' },
      question: { ko: '납품하나요?', en: 'Do you supply one?' },
      says: { ko: ['{big} + 납품'], en: ['we supply a {big}'] },
      denies: { ko: ['납품하지 않'], en: ['do not supply'] },
      answers: { yes: { ko: '네', en: 'Yes' }, no: { ko: '아니요', en: 'No' } },
    });
  });

  it('keeps what a number is called', () => {
    expect(profile.attributes['height']).toMatchObject({ words: { ko: ['높이'], en: ['height of'] } });
    expect(profile.attributes['height']).not.toHaveProperty('counting');
  });

  it('keeps another unit of what stands on the shelf', () => {
    const other = migrateProfile(
      OLD.replace('employees:\n', 'revenue:\n').replace('unit: employees', 'unit: sgd'),
    );
    expect((parse(other?.text ?? '') as typeof profile).attributes['revenue']).toEqual({ unit: 'sgd' });
  });

  it('keeps the groups that are still named, and comments', () => {
    expect(Object.keys(profile.groups)).toEqual(['big']);
    expect(text).toMatch(/^# yaml-language-server/u);
  });

  it('has nothing to do with a profile of today, or with what is not YAML', () => {
    expect(migrateProfile(text)).toBeUndefined();
    expect(migrateProfile('attributes: [')).toBeUndefined();
  });
});

const yesNo = (says: string, denies: string): string =>
  `    kind: yes-no
    choices:
      'yes': { name: { ko: 네, en: 'Yes' }, says: ${says} }
      'no': { name: { ko: 아니요, en: 'No' }, says: ${denies} }`;

const WRITTEN_OUT = `# yaml-language-server: $schema=../schema/profile.schema.json
# What is asked of a business, and how its owner says it.
# Kept.
attributes:
  forbidden_trade:
    name: { ko: 제외 업종, en: whether the trade is excluded }
    question: { ko: 지원이 제외되는 업종인가요?, en: 'Is your trade one of those left out, such as casinos?' }
    note: { ko: 목록은 없습니다., en: There is no list. }
${yesNo('{ ko: [카지노, 도박장], en: [casino, gambling den] }', '{ ko: [도박은 아니], en: [not gambling] }')}
  body:
    name: { ko: 조직 종류, en: what kind of organisation you are }
    question: { ko: '어떤 조직인가요? 회사, 자선단체 가운데 고르세요.', en: 'What kind of organisation are you: a firm or a charity?' }
    kind: choice
    choices:
      firm: { name: { ko: 회사, en: Firm }, is: { ko: [주식회사], en: [private company] } }
      giving: { name: { ko: 자선단체, en: Charity }, is: { ko: [자선단체], en: [charity] } }
  whole_turnover:
    name: { ko: 그룹의 연 매출, en: "the group's yearly sales" }
    question: { ko: 그룹 전체의 한 해 매출이 얼마인가요?, en: "What are the whole group's sales a year?" }
    kind: number
    unit: usd
    counting: { before: { ko: [그룹 매출, 그룹 전체 매출], en: [group sales, group turnover] } }
  in_finland:
    name: { ko: 핀란드 등록 여부, en: whether it is registered in Finland }
    question: { ko: 핀란드에 등록된 회사인가요?, en: Is the business registered in Finland? }
${yesNo('{ ko: [핀란드에 등록된, 핀란드 법인], en: [registered in Finland, registered with PRH] }', '{ ko: [핀란드 법인이 아니, 노르웨이 법인], en: [not registered in Finland] }')}
  winter_tested:
    name: { ko: 혹한 시험, en: whether it was tested in the cold }
    question: { ko: 혹한기에 시험했나요?, en: Was the product tested in winter? }
${yesNo('{ ko: [혹한 시험을 했], en: [tested in winter] }', '{ ko: [시험 안 했], en: [never tested] }')}
descriptions:
  - is: { ko: [구호단체], en: [relief body] }
    means: { body: giving }
`;

const CONDITIONS = `id: call
eligibility:
  conditions:
    - attribute: body
      is: firm # not a charity
      says: { ko: body일 것, en: body }
    - any_of:
        - forbidden_trade: no
        - whole_turnover: { at_most: 5 }
        - in_finland: yes
  examples:
    - profile: { body: giving, forbidden_trade: yes }
      verdict: not_eligible
      because: [body, forbidden_trade]
`;

describe('migrateProfile, of what the shelf asks too', () => {
  const { files } = migrate(
    new Map([
      ['profile.yaml', WRITTEN_OUT],
      ['programs/call.yaml', CONDITIONS],
    ]),
  );
  const text = files.get('profile.yaml') ?? '';
  const { attributes, descriptions } = parse(text) as {
    attributes: Record<string, object>;
    descriptions: object[];
  };

  it('leaves of an attribute what the shelf does not have', () => {
    expect(attributes['excluded_industry']).toEqual({
      note: { ko: '목록은 없습니다.', en: 'There is no list.' },
    });
    expect(attributes['group_revenue']).toEqual({ unit: 'usd' });
    expect(Object.keys(attributes)).not.toContain('organisation');
  });

  it('makes one of a kind of what asks for a name, with what it would not hear', () => {
    expect(attributes['in_finland']).toEqual({
      like: 'registered_in',
      of: { ko: ['핀란드'], en: ['Finland', 'PRH'] },
      denies: { ko: ['노르웨이 법인'], en: [] },
    });
  });

  it('keeps what the shelf does not ask, in few lines', () => {
    expect(attributes['winter_tested']).toMatchObject({
      says: { ko: ['혹한 시험을 했'], en: ['tested in winter'] },
    });
    expect(text.split('\n').length).toBeLessThanOrEqual(16);
  });

  it('names attributes and choices in conditions, examples and descriptions as the shelf does', () => {
    expect(descriptions).toEqual([expect.objectContaining({ means: { organisation: 'nonprofit' } })]);
    expect(files.get('programs/call.yaml')).toBe(`id: call
eligibility:
  conditions:
    - attribute: organisation
      is: business # not a charity
      says: { ko: body일 것, en: body }
    - any_of:
        - excluded_industry: no
        - group_revenue: { at_most: 5 }
        - in_finland: yes
  examples:
    - profile: { organisation: nonprofit, excluded_industry: yes }
      verdict: not_eligible
      because: [organisation, excluded_industry]
`);
  });
});

describe('shelvedAs', () => {
  const shelf = withShelf(undefined).attributes ?? {};

  it.each(['venture', 'market_plan', 'organisation', 'founder_age', 'registered_in', 'selected_for'])(
    'finds %s, and nothing else where the shelf lacked it',
    (id) => {
      const of = { ko: ['핀란드', '북유럽'], en: ['Finland'] };
      const {
        like,
        of: _,
        ...kind
      } = withShelf({ attributes: { own: { like: id, of } } }).attributes?.['own'] ?? {};
      const own = shelf[id] ?? kind;
      const found = shelvedAs(own);
      expect(found?.to ?? found?.data?.like).toBe(id);
      expect(shelvedAs(own, id)).toBeUndefined();
    },
  );

  it('does not take an attribute for a wider one', () => {
    const own = {
      name: { ko: '핀란드 수출', en: 'exporting to Finland' },
      question: { ko: '핀란드에 수출하고 있나요?', en: 'Do you export to Finland?' },
      says: {
        ko: ['핀란드에 수출하고', '핀란드로 수출'],
        en: ['export to Finland', 'exporting to Finland', 'sell in Finland'],
      },
    };
    expect(shelvedAs(own)?.data?.like).toBe('exports_to');
    expect(shelvedAs(own, 'exports_to')?.to).toBeUndefined();
  });
});
