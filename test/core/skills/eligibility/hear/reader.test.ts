import { describe, expect, it } from 'vitest';
import type { Facts, Known } from '../../../../../src/core/model/profile.js';
import { Checks } from '../../../../../src/core/skills/eligibility/checks.js';
import { loadKnowledge, parseContent } from '../../../../../src/knowledge/index.js';
import { ALL } from '../oracle/programs.js';

const { knowledgeBase } = await loadKnowledge('content');
if (knowledgeBase === undefined) throw new Error('The shipped content has findings that block it.');
const checks = new Checks(knowledgeBase);
const asksMuch = new Checks(parseContent(ALL).knowledgeBase!);

/** What was read, as an editor would write it: 8, [8, 12], 'sme', ['a', 'b']. */
function short(known: Known | undefined): unknown {
  if (known === undefined) return undefined;
  if (known.kind === 'choice') return known.among.length === 1 ? known.among[0] : known.among;
  return known.from === known.to ? known.from : [known.from ?? null, known.to ?? null];
}
const read = (text: string, of: Facts = checks.read(text)): Record<string, unknown> =>
  Object.fromEntries(Object.entries(of).map(([id, known]) => [id, short(known)]));

describe('reading what an owner says of her business', () => {
  it.each<[string, Record<string, unknown>]>([
    ['직원 8명인 금속가공 업체예요', { employees: 8, sector: 'manufacturing' }],
    ['eight of us making moulds', { employees: [7, 8], sector: 'manufacturing' }],
    ["we're a restaurant with 4 employees", { employees: 4, sector: 'food-service' }],
    ['식당을 하고 있고 직원은 여섯 명입니다', { employees: 6, sector: 'food-service' }],
    ['저희는 스물두 명이 일하는 봉제 공장입니다', { employees: 22, sector: 'manufacturing' }],
    ['we run a hair salon', { sector: 'service' }],
    ['아니 12명이에요', { employees: 12 }],
    ['twenty-one workers', { employees: 21 }],
    ['대기업이랑 같이 스마트공장을 만들기로 했어요', { partner_large_company: 'yes' }],
    ['저희는 중소기업인데 대기업 없이 합니다', { size: 'sme', partner_large_company: 'no' }],
  ])('reads "%s"', (text, expected) => {
    expect(read(text)).toMatchObject(expected);
  });

  it.each(['식당도 되나요온라인 매출만 3억 원입니다.', '저희는온라인 매출이 3억 원입니다'])(
    'takes no amount of a part for the whole where a space is left out before it: "%s"',
    (text) => {
      expect(asksMuch.read(text)).toEqual({});
    },
  );

  it.each<[string, number, number]>([
    ['직원이 열 명쯤이에요', 8, 12],
    ['직원은 대여섯 명입니다', 5, 6],
    ['a dozen or so employees', 10, 14],
    ['직원이 10명 미만이에요', 0, 9],
    ['혼자 합니다', 0, 1],
    ['알바까지 합쳐서 열한 명이에요', 0, 11],
    ['total 11명이고 그중 몇명은 part-time이에요', 2, 11],
    ['we are 11 people, some of them part-timers', 0, 11],
  ])('takes "%s" for a range', (text, from, to) => {
    const known = checks.read(text)['employees'];
    if (known?.kind !== 'number') throw new Error('No number was read.');
    expect([known.from ?? 0, known.to]).toEqual([from, to]);
  });

  it('takes a denied line of business for any of the others', () => {
    const known = checks.read("we're not a manufacturer")['sector'];
    if (known?.kind !== 'choice') throw new Error('No line of business was read.');
    expect(known.among).not.toContain('manufacturing');
    expect(known.among.length).toBeGreaterThan(1);
  });

  it('leaves part-timers out where the owner does', () => {
    expect(read('알바 빼고 직원 11명입니다')).toMatchObject({ employees: 11 });
    expect(read('11 employees, not counting part-timers')).toMatchObject({ employees: 11 });
  });

  it('takes 네 for yes, and for four only before something counted', () => {
    expect(checks.readAnswer('네', 'employees')).toBeUndefined();
    expect(short(checks.readAnswer('네 명이요', 'employees'))).toBe(4);
  });

  it('takes a bare yes for the choice that the question names, and a bare no for any other', () => {
    expect(short(checks.readAnswer('네', 'sector'))).toBe('manufacturing');
    expect(short(checks.readAnswer('yes', 'sector'))).toBe('manufacturing');
    expect(short(checks.readAnswer('아니요', 'sector'))).not.toContain('manufacturing');
    expect(short(checks.readAnswer('아니요, 식당이에요', 'sector'))).toBe('food-service');
  });

  it.each<[string, number | undefined]>([
    ['본사에 4명 창고에 6명 있어요', 10],
    ['서울 12명 부산 8명이에요', 20],
    ['인천 직원 넷, 대구 직원 셋이요', 7],
    ['12 employees in Seoul and 8 in Busan', 20],
    ['15 staff in production plus 9 in sales', 24],
    ['Total of 16 employees: 10 at HQ, 6 at the branch', 16],
    ['5명 더 뽑아서 이제 12명', 12],
    ['봄에 세 명 나가서 지금은 8명입니다', 8],
    ['We were 8 people, then hired 4, so 12 in total today', 12],
    ['지금 12명인데 3명 내보내면 9명이 되긴 해요', 12],
    ['half a dozen staff', 6],
    ['12 shops in Seoul and 8 in Busan', undefined],
    ['직원이백스무 명이에요', undefined],
    ['직원이열두명이에요', 12],
    ['직원이 8명은 아니에요. 제가 올해 20세입니다.', undefined],
    ["we have 8 employees I'm 12 years old", 8],
    ['영업 9명', undefined],
    ['9 staff in Gwangju and 6 more in Busan', 15],
    ['서울 고객 20명 부산 고객 9명', undefined],
    ['직원이 14명으로 늘었습니다', 14],
    ['our team has grown to 14 employees', 14],
  ])('comes to a head count in "%s": %s', (text, count) => {
    expect(short(checks.read(text)['employees'])).toBe(count);
  });

  it.each([
    'employees: 12; founded: 2018; sector: manufacturing',
    '- sector: manufacturing\n- employees: 12\n- founded: 2018',
    'Employees | 12\nFounded | 2018\nSector | manufacturing',
    '1) manufacturing 2) 12 employees 3) founded 2018',
    '직원 12 / 2018년 설립 / 제조업',
    '직원수: 12\n설립: 2018\n업종: 제조업',
  ])('reads each item of the list "%s"', (text) => {
    const { employees, founded, sector } = asksMuch.read(text);
    expect([short(employees), short(founded), short(sector)]).toEqual([12, 2018, 'manufacturing']);
  });

  it.each([
    ['staff: 8, sales: 900 million', 'years_in_business'],
    ['Mitarbeiter 8', 'years_in_business'],
    ['12 stores', 'employees'],
    ['공장에 기계 5대, 사무실에 3대 있어요', 'employees'],
    ['manufacturing or something else?', 'sector'],
    ['몇명까지 되는데요?', 'employees'],
    ['몇 명 이상이어야 해요', 'employees'],
  ])('takes no number that is of something else, "%s", for the answer about %s', (text, asking) => {
    expect(asksMuch.readAnswer(text, asking)).toBeUndefined();
  });

  it.each([
    ['대기업이랑 같이 합니다', 'yes'],
    ['대기업은 없어요', 'no'],
    ['없어요 대기업은', 'no'],
  ])('tells of a partner, and not of what the speaker is, in the answer "%s"', (text, partner) => {
    const heard = asksMuch.hear(text, { asking: 'partner_large_company' });
    expect(heard.facts['size']).toBeUndefined();
    expect(short(asksMuch.readAnswer(text, 'partner_large_company'))).toBe(partner);
  });

  it.each([
    ['We stopped exporting two years ago.', 'no'],
    ["We export, but there's no R&D department.", 'yes'],
  ])('tells what has ended from what was always so in "%s"', (text, exporting) => {
    expect(short(asksMuch.read(text)['exporting'])).toBe(exporting);
  });

  it.each([
    '알바생이 3명 있어요',
    'we have 40 customers',
    '정부가 30%를 내나요?',
    'since 2024',
    '스마트공장이 뭐예요?',
    'we started in 2019 w/ 3 people, now 11',
    "my pal's factory has 45 workers",
  ])('reads no head count in "%s"', (text) => {
    expect(checks.read(text)['employees']).toBeUndefined();
  });

  it.each(['소공인이 뭐예요?', '원청이 대기업인데요', 'what do large companies pay?', ''])(
    'does not take others for the speaker in "%s"',
    (text) => {
      expect(checks.read(text)['size']).toBeUndefined();
    },
  );
});

describe('reading an answer', () => {
  it.each<[string, string, unknown]>([
    ['8', 'employees', 8],
    ['여덟이요', 'employees', 8],
    ['1,200', 'employees', 1200],
    ['네', 'partner_large_company', 'yes'],
    ['no, not yet', 'partner_large_company', 'no'],
    ['아직은 아니에요', 'partner_large_company', 'no'],
    ['중소기업이요', 'size', 'sme'],
    ['제조업', 'sector', 'manufacturing'],
    ['yes, we do', 'sector', 'manufacturing'],
    ['yes, with 12 people', 'sector', 'manufacturing'],
    ['yes, we make furniture', 'sector', 'manufacturing'],
    ['네 만들어요', 'sector', 'manufacturing'],
    ['아니요 대기업은 없어요', 'partner_large_company', 'no'],
    ['no, we are on our own', 'partner_large_company', 'no'],
  ])('takes "%s" as an answer to the question about %s', (text, attribute, expected) => {
    expect(short(checks.readAnswer(text, attribute))).toBe(expected);
  });

  it.each([
    ['무지개', 'employees'],
    ['what share does the government pay?', 'size'],
    // A yes with what is not understood may be to that.
    ['right. 3 people, we clean offices', 'sector'],
    ['yep, 5 of us run a pilates studio', 'sector'],
    ['맞습니다 6명이고요 물류창고 합니다', 'sector'],
    ['응 네일아트 해', 'sector'],
    ['right now we have 6 people', 'sector'],
    ['sure, what do you need to know', 'sector'],
    // A no that counts something is of that.
    ['no employees yet', 'sector'],
    ['직원 없습니다', 'sector'],
    ['not over nine', 'sector'],
    ['아니요 9명 안 넘어요', 'sector'],
    ['no, 9', 'partner_large_company'],
    ['9 without me', 'partner_large_company'],
    ['아니 직원은 50명이라고요', 'partner_large_company'],
    // Whom she deals with is not what she is.
    ['we supply a large company', 'size'],
    ['대기업 말고 중견기업이랑 해요', 'size'],
  ])('does not take "%s" as an answer to the question about %s', (text, attribute) => {
    expect(checks.readAnswer(text, attribute)).toBeUndefined();
  });
});

describe('hiding', () => {
  it.each([
    ['직원 8명인 금속가공 업체인데 수수료가 있나요?', ['8', '금속'], '수수료'],
    ["we're a restaurant with 4 employees, is there a fee?", ['4', 'restaurant'], 'fee'],
  ])('takes the business out of "%s", and leaves the question', (text, gone, left) => {
    const hidden = checks.hide(text);
    for (const word of gone) expect(hidden).not.toContain(word);
    expect(hidden).toContain(left);
  });

  it('takes out what is said in short forms at the very end', () => {
    expect(checks.hide('welding shop w/ 9 emps')).toBe('[sector] w/ [employees]');
  });
});
