/** What several programs ask, as their editors would write it now: with the shelf, and few lines of their own. */
import { describe, expect, it } from 'vitest';
import { Checks } from '../../src/core/skills/eligibility/checks.js';
import { parseContent } from '../../src/knowledge/index.js';
import { SHELF_ATTRIBUTES } from '../../src/knowledge/shelf.js';
import { minimal, textOf } from './fixture.js';

const today = { year: 2031, month: 6, day: 2 };

/** The grant with conditions, and a `profile.yaml` of its own lines. */
function checksOf(conditions: readonly string[], profile?: string, facts = ''): Checks {
  const written = conditions.map((each) => `    - ${each}\n      paragraphs: 2\n`).join('');
  const grant = textOf('programs/example-grant.yaml')
    .replace('related: [example-pact]\n', `related: [example-pact]\neligibility:\n  conditions:\n${written}`)
    .replace(/^facts:\n/mu, `facts:\n${facts}`);
  const own =
    profile === undefined
      ? undefined
      : `# yaml-language-server: $schema=../../../../schema/profile.schema.json\n${profile}`;
  const { knowledgeBase, diagnostics } = parseContent(
    minimal({ 'programs/example-grant.yaml': grant, 'profile.yaml': own }),
  );
  if (knowledgeBase === undefined) throw new Error(JSON.stringify(diagnostics));
  return new Checks(knowledgeBase);
}

const verdictOf = (checks: Checks, said: string): string | undefined =>
  [...checks.on(today).values()].map((check) => checks.evaluate(check, checks.read(said)).verdict)[0];

describe('the shelf', () => {
  it('has what programs for small businesses ask', () => {
    expect(SHELF_ATTRIBUTES.length).toBeGreaterThanOrEqual(25);
  });

  it('serves without a profile of its own: startups by age, investment and size', () => {
    const checks = checksOf([
      'size: sme',
      'years_in_business: { more_than: 3, at_most: 7 }',
      'private_investment: yes',
    ]);
    const said = 'We are an SME. We have been in business for 5 years. We raised a seed round.';
    expect(verdictOf(checks, said)).toBe('eligible');
    expect(verdictOf(checks, '저희는 중소기업입니다. 창업한 지 2년 됐어요.')).toBe('not_eligible');
  });

  it('serves a grant abroad, with a currency and two attributes of its own in ten lines', () => {
    const profile = `attributes:
  revenue: { unit: sgd }
  local_registration:
    name: { ko: 현지 등록, en: being registered there }
    question: { ko: 현지에 등록했나요?, en: Is the business registered there? }
  approved_vendor:
    name: { ko: 등록 공급사 이용, en: buying from an approved vendor }
    question: { ko: 등록 공급사에서 사나요?, en: Do you buy from an approved vendor? }
    says: { ko: [등록 공급사에서], en: [from an approved vendor] }
`;
    const checks = checksOf(
      [
        'local_shareholding: { at_least: 30 }',
        'any_of: [{ revenue: { at_most: 100000000 } }, { employees: { at_most: 200 } }]',
        'local_registration: yes',
        'approved_vendor: yes',
      ],
      profile,
    );
    expect(verdictOf(checks, '35% of the shares are held by locals. We buy from an approved vendor.')).toBe(
      'needs_more_information',
    );
    expect(verdictOf(checks, '내국인 지분이 20%입니다.')).toBe('not_eligible');
    expect(checks.readAnswer('35%', 'local_shareholding')).toEqual({ kind: 'number', from: 35, to: 35 });
    expect(checks.readAnswer('S$80 million', 'revenue')).toEqual({ kind: 'number', from: 8e7, to: 8e7 });
    expect(checks.readAnswer('1억 2천만 싱가포르달러', 'revenue')).toEqual({
      kind: 'number',
      from: 1.2e8,
      to: 1.2e8,
    });
    expect(checks.readAnswer('150만 달러', 'revenue')).toBeUndefined();
  });

  it('serves exporters: last year’s exports and their growth', () => {
    const checks = checksOf(['export_value: { at_least: 1000000 }', 'export_growth: { at_least: 20 }']);
    expect(
      verdictOf(checks, 'Our exports were 2 million dollars last year. Exports grew by 10 percent a year.'),
    ).not.toBe('eligible');
    expect(checks.readAnswer('150만 달러', 'export_value')).toEqual({
      kind: 'number',
      from: 1.5e6,
      to: 1.5e6,
    });
    expect(checks.readAnswer('35%', 'export_growth')).toEqual({ kind: 'number', from: 35, to: 35 });
  });

  it('takes a threshold from a fact', () => {
    const fact = `  shop-years:
    label: { ko: 업력 기준, en: Years in business needed }
    number: 30
    unit: percent
    paragraphs: 2
`;
    const checks = checksOf(['years_in_business: { at_least: {shop-years} }'], undefined, fact);
    expect(verdictOf(checks, 'We have been in business for 31 years.')).toBe('eligible');
    expect(verdictOf(checks, '창업한 지 12년 됐어요.')).toBe('not_eligible');
  });

  it('takes both limits from a fact that is a range', () => {
    const fact = `  shop-years:
    label: { ko: 업력 기준, en: Years in business needed }
    range: { from: 3, to: 7 }
    unit: percent
    paragraphs: 2
`;
    const both = ['years_in_business: { at_least: {shop-years}, at_most: {shop-years} }'];
    const checks = checksOf(both, undefined, fact);
    expect(verdictOf(checks, 'We have been in business for 3 years.')).toBe('eligible');
    expect(verdictOf(checks, '창업한 지 2년 됐어요.')).toBe('not_eligible');
    expect(verdictOf(checks, 'We have been in business for 8 years.')).toBe('not_eligible');
    expect(() => checksOf(['years_in_business: { more_than: {shop-years} }'], undefined, fact)).toThrow(
      'threshold-without-number',
    );
  });

  it('reckons the years from the year of founding, a year more or less', () => {
    const checks = checksOf(['years_in_business: { at_most: 7 }']);
    expect(verdictOf(checks, 'We were founded in 2015.')).toBe('not_eligible');
    expect(verdictOf(checks, '2028년에 창업했습니다.')).toBe('eligible');
    expect(verdictOf(checks, 'We were founded in 2023.')).toBe('needs_more_information');
    // Seven years and some months, if it began in January.
    expect(verdictOf(checks, 'We were founded in 2024.')).toBe('needs_more_information');
  });

  it('serves what asks for a name with that name alone', () => {
    const profile = `attributes:
  supplier: { like: supplier_of, of: { ko: [북해모터스], en: [Northsea Motors, NSM] } }
  course: { like: completed, of: { ko: [창업 교육], en: [the founder course] } }
`;
    const checks = checksOf(['supplier: yes', 'course: yes'], profile);
    expect(verdictOf(checks, 'We supply Northsea Motors. We completed the founder course.')).toBe('eligible');
    expect(verdictOf(checks, '저희는 NSM 협력사입니다. 창업 교육을 마쳤습니다.')).toBe('eligible');
    expect(verdictOf(checks, '저희는 북해모터스 협력사가 아닙니다.')).toBe('not_eligible');
    expect(verdictOf(checks, 'We hope to supply Northsea Motors some day.')).toBe('needs_more_information');
    const { attributes } = checks.reader.profile;
    expect(attributes.get('supplier')?.question).toEqual({
      ko: '북해모터스의 협력기업(납품업체)인가요?',
      en: 'Are you a partner firm or supplier of Northsea Motors?',
    });
    expect(attributes.get('course')?.question.ko).toBe('창업 교육을 마쳤나요?');
  });

  it('says which kinds there are where one is not known, and asks for the name', () => {
    const { diagnostics } = parseContent(
      minimal({
        'profile.yaml': `# yaml-language-server: $schema=../../../../schema/profile.schema.json
attributes:
  abroad: { like: register_in, of: { ko: [핀란드], en: [Finland] } }
  course: { like: completed }
`,
      }),
    );
    const found = diagnostics.filter(({ file }) => file.endsWith('profile.yaml'));
    expect(found.map(({ rule, line }) => [rule, line])).toEqual(
      expect.arrayContaining([
        ['unknown-reference', 3],
        ['attribute-not-whole', 4],
      ]),
    );
    expect(found.map(({ fix }) => fix).join(' ')).toContain('registered_in');
  });

  it('tells the age of a founder from the age of a business', () => {
    const checks = checksOf(['founder_age: { at_most: 39 }']);
    expect(verdictOf(checks, '대표자 나이는 만 41세입니다.')).toBe('not_eligible');
    expect(verdictOf(checks, 'Our company is 5 years old.')).toBe('needs_more_information');
    expect(checks.readAnswer('35살이요', 'founder_age')).toEqual({ kind: 'number', from: 35, to: 35 });
  });
});
