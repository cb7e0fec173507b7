/** Ways of writing that a hasty reader takes for facts. */
import { describe, expect, it } from 'vitest';
import { Checks } from '../../../../../src/core/skills/eligibility/checks.js';
import { parseContent } from '../../../../../src/knowledge/index.js';
import { ALL } from '../oracle/programs.js';

const { knowledgeBase } = parseContent(ALL);
if (knowledgeBase === undefined) throw new Error('The programs have findings.');
const checks = new Checks(knowledgeBase);

const bounds = (text: string, attribute: string): unknown => {
  const known = checks.read(text)[attribute];
  return known?.kind === 'number' ? [known.from ?? 0, known.to ?? Infinity] : known?.among;
};

describe('what is a fact although it looks like none', () => {
  it.each<[string, string, unknown]>([
    ['there are 13 of us', 'employees', [12, 13]],
    ['직원 ten 이상', 'employees', [10, Infinity]],
    ['직원 15명, 아니 11명이에요', 'employees', [11, 11]],
    ['직원 12명 중 4명은 계약직입니다', 'employees', [8, 12]],
    ['7 full-timers plus 4 part-timers', 'employees', [7, 11]],
    ['9 employees plus me', 'employees', [8, 10]],
    ['저 포함해서 여섯 명이 일해요', 'employees', [5, 6]],
    ['직원이 10명을 넘지는 않습니다', 'employees', [0, 10]],
    ['직원 10명 안 넘어요', 'employees', [0, 10]],
    ['직원이 열 명 안 넘습니다', 'employees', [0, 10]],
    ['직원 10명 못 넘어요', 'employees', [0, 10]],
    ['직원 10명 넘어요', 'employees', [11, Infinity]],
    ['직원 8명, 아니 다시 12명', 'employees', [12, 12]],
    ['아니다 12명 맞아요', 'employees', [12, 12]],
    ["we're 10 people incl me", 'employees', [9, 10]],
    ['I have no employees and I make jewelry', 'sector', ['manufacturing']],
    ['we have no debt and we make bags with 3 staff', 'sector', ['manufacturing']],
    ['we have 9 employees and 2 part-timers in a sewing workshop', 'employees', [9, 11]],
    ['we have 47 regular workers', 'employees', [47, 47]],
    ['우리 공장 인원은 27명', 'employees', [27, 27]],
    ['작년 매출이 120억이었어요', 'revenue', [12_000_000_000, 12_000_000_000]],
    ['연 매출이 70억 정도 됩니다', 'revenue', [5_600_000_000, 8_400_000_000]],
    ['매출 6억', 'revenue', [600_000_000, 600_000_000]],
    ['There is no research lab at our company', 'research_lab', ['no']],
    ['우리 회사에 연구소 있어요', 'research_lab', ['yes']],
    ['저희는 수출 안 해요', 'exporting', ['no']],
    ['수출은 전혀 안 합니다', 'exporting', ['no']],
    ['We are a company that exports', 'exporting', ['yes']],
    ['자동차 부품을 생산하는 업체예요', 'sector', ['manufacturing']],
    ['가구 만드는 공방이고 사람은 8명 쓰고 있어요', 'sector', ['manufacturing']],
    ['No large company is taking part.', 'partner_large_company', ['no']],
    ['eighteen employees - scratch that, seventeen', 'employees', [17, 17]],
    ['somewhere between a dozen and fifteen employees', 'employees', [12, 15]],
    ['직원은 스무 명 남짓이에요', 'employees', [20, 30]],
    ['창업 3년차입니다', 'years_in_business', [2, 3]],
    ['창업한 지 4년 반 됐어요', 'years_in_business', [4, 5]],
    ['2019.05.02 설립', 'founded', [2019, 2019]],
    ['연매출 120억원대 회사예요', 'revenue', [12_000_000_000, 18_000_000_000]],
    ['설립 2016.03, 임직원 22명', 'founded', [2016, 2016]],
    ['업력 7년 넘었어요', 'years_in_business', [7 + 7e-9, Infinity]],
    ['수출 말고 내수만 해요', 'exporting', ['no']],
    ['연 매출 150만 원밖에 안 됩니다', 'revenue', undefined],
    ['All six of my workers are permanent', 'employees', [6, 6]],
    ["It's 23 employees, not 8", 'employees', [23, 23]],
    ["we don't even have 30 staff", 'employees', [0, 29]],
    ['직원 40명은 확실히 넘어요', 'employees', [41, Infinity]],
    ['직원이 60명에서 80명 사이를 왔다갔다 해요', 'employees', [60, 80]],
    ['직원은 11명이었는데 두 명 더 뽑아서 지금 13명이에요', 'employees', [13, 13]],
    ['업력 4년 7개월', 'years_in_business', [4, 5]],
    ['수출액이 90만 달러입니다', 'exporting', ['yes']],
    ['수출한 적이 한 번도 없습니다', 'exporting', ['no']],
    ['소기업이 맞습니다', 'size', ['sme']],
    // How old a business is, in the many ways in which that is told.
    ['업력 6년 이상입니다', 'years_in_business', [6, Infinity]],
    ['업력이 3년을 넘지 않아요', 'years_in_business', [0, 3]],
    ['26년 된 공장이에요', 'years_in_business', [26, 26]],
    ['십일 년 전에 차린 공방입니다', 'years_in_business', [11, 11]],
    ['지난해 개업했어요', 'years_in_business', [0, 2]],
    ['we opened this year', 'years_in_business', [0, 1]],
    ['I have run this shop since 1997', 'founded', [1997, 1997]],
    ['2013년 9월 설립 법인입니다', 'founded', [2013, 2013]],
    ['We were incorporated in May 2013', 'founded', [2013, 2013]],
    ['1997년 창업했습니다', 'founded', [1997, 1997]],
    ['매출 삼십억 규모의 회사입니다', 'revenue', [3_000_000_000, 3_000_000_000]],
    ['직원 셋이야', 'employees', [3, 3]],
    // Taken back, or no longer so, with a number and its unit alone.
    ['we have traded for 4 years - correction, 11 years in business', 'years_in_business', [11, 11]],
    ["We've been in business 4 years. Sorry, 11 years", 'years_in_business', [11, 11]],
    ['업력 4년, 아니 11년이요', 'years_in_business', [11, 11]],
    ['we used to have 44 people but are now down to 7', 'employees', [7, 7]],
    ['직원 열둘입니다', 'employees', [12, 12]],
    ['직원 다섯에서 일곱 사이예요', 'employees', [5, 7]],
    ['종업원수는 여섯 명입니다', 'employees', [6, 6]],
    ['매출 3억 아니 8억이요', 'revenue', [800_000_000, 800_000_000]],
    ['매출이 3억이 아니라 8억이에요', 'revenue', [800_000_000, 800_000_000]],
    ['창업한 지 4년 아니 11년 됐어요', 'years_in_business', [11, 11]],
    ['sales of 3 billion won, no, 8 billion won', 'revenue', [8_000_000_000, 8_000_000_000]],
    // A length of time that is all she says, beside what her business is.
    ['7년 됐어요', 'years_in_business', [7, 7]],
    ['저희 회사는 7년 되었습니다', 'years_in_business', [7, 7]],
    ['카페 하는데 6년 됐어요', 'years_in_business', [6, 6]],
    ['직원 5명, 11년 됐어요', 'years_in_business', [11, 11]],
    ["it's been 7 years", 'years_in_business', [7, 7]],
    ['we have 5 staff and it has been 7 years', 'years_in_business', [7, 7]],
    // Firms of her own.
    ['we run two firms with 26 employees', 'employees', [26, 26]],
    ['2 shops with 12 employees in all', 'employees', [12, 12]],
    ['we are a firm with under 40 workers', 'employees', [0, 39]],
    ['저희는 직원 40명 미만 기업입니다', 'employees', [0, 39]],
    ['직원 40명 미만인데 저희도 대상인가요', 'employees', [0, 39]],
    ['We turn over 700 million won a year', 'revenue', [700_000_000, 700_000_000]],
  ])('is "%s"', (text, attribute, known) => {
    expect(bounds(text, attribute)).toEqual(known);
  });
});

describe('a length of time behind something that is done', () => {
  it.each(['수출하는데 7년 됐어요', 'we export, and it has been 7 years'])(
    'is not the age of the business: "%s"',
    (text) => {
      expect(bounds(text, 'exporting')).toEqual(['yes']);
      expect(bounds(text, 'years_in_business')).toBeUndefined();
    },
  );
});

describe('what is no fact', () => {
  it.each([
    'headcount dropped from 14 to 9',
    // A month, a quarter, a target, a part: no yearly sales.
    '월 매출 3천만원이에요',
    '매달 매출이 5천 정도 나옵니다',
    '지난달 매출 1억 찍었습니다',
    '상반기 매출이 7억이에요',
    '예상 매출 30억',
    '매출 목표는 20억이에요',
    '직원 한 명당 매출이 2억입니다',
    '누적 매출 100억 달성했습니다',
    '매출채권이 4억 있습니다',
    'quarterly revenue is 500 million won',
    'revenue last quarter: KRW 500 million',
    'sales per employee are 200 million won',
    'our sales target is 5 billion won',
    'our machines are 15 years old',
    "I'm 34 years old",
    '직원이 8명까지면 되나요',
    '직원 수는 세어봐야 알겠지만 8명 언저리예요',
    'sales were 2 billion won at one point',
    '한때 매출이 20억 원이었어요',
    'the owner is 61 years old',
    'we opened a second shop last year',
    '작년에 2호점을 개업했어요',
    '우리 기계는 5년 됐어요',
    "I've lived here since 2018",
    '기술자만 6명이고 사무직은 따로 있어요',
    '외국인 근로자 5명을 신청하고 싶은데요',
    '직원 30명 이상 사업장은 안 된다는 말이 있던데',
    '제조업만 되는 건가요 아니면 식당도 되나요',
    'under seven years in business, right?',
    "16 or 17 employees, I'd have to check",
    'SMEs are struggling these days',
    'the shop next door has 9 employees',
    'we had 14 employees until March',
    'other firms with 9 employees got it',
    'I was told you need fewer than 10 employees',
    'neither Samsung nor Hyundai is with us',
    'Samsung would be our partner if we asked',
    'we supply parts to Samsung',
    "we're not exactly an SME",
    'we were told to hire 12 people',
    '옆 공장은 9명이에요',
    '직원 10인 미만 업체만 되나요?',
    // The amount behind one that is denied is of something else.
    '매출은 3억이 아니라 자본금이 8억이에요',
    'sales are not 3 billion won, but profits are 8 billion won',
    // A length of time since something else.
    '결혼한 지 7년 됐어요',
    '폐업하고 7년 됐어요',
    '지원사업이 7년 됐어요',
    '기계를 샀는데 7년 됐어요',
    "it's been 7 years since our last loan",
    'the oven has been at it for 7 years',
    '7년 됐나요?',
    // A rule that is told of a program.
    'the program takes businesses with fewer than 40 employees',
    'I read it supports firms with under 40 workers',
    'eligible firms have under 40 workers',
    "it's for companies of fewer than 40 people, right?",
    '직원 40명 미만이 대상이잖아요',
    '직원 40명 이하 대상이에요',
    '삼성전자와 거래하는 업체예요',
    '대기업이랑 하려다가 무산됐어요',
    '친구가 식당을 하는데 직원이 4명이에요',
    // A trade that is dealt with is not one's own.
    'we sell ovens to restaurants',
    'we deliver to restaurants and cafes',
    'We supply welding shops with gas',
    'we repair welding machines',
    'We supply a company that exports',
    'some people think we are a manufacturer',
    '식당에 식자재를 납품해요',
    '수출하는 업체에 납품합니다',
    // What is counted is not the whole staff.
    '100 employees? We wish',
    '8 workers per shift',
    'our Busan branch has 6 employees',
    '회원이 200명입니다',
    '면접 본 사람이 20명이에요',
    '직원 셋이 아파요',
    '매장당 직원이 4명이에요',
    '5 of the employees own the company',
    'We moved to a 300-person factory building',
    '50명 들어가는 공장에서 나왔어요',
    '9 employees in winter, 15 in summer',
    '10 employees is what I told you but it is 9',
    '직원이 10명인 줄 알았는데 아니더라고요',
    'nine employees, or ten if you count me',
    // Said for somebody else.
    '제 고객사는 직원이 8명인 제조업체인데 신청할 수 있나요?',
    'my client has 12 employees and makes furniture',
    "I'm asking for a friend: 9 employees, a factory",
    // Of the day it began, or of a kind of business that may be two.
    'three of us founded it',
    '저희는 카페인데 원두를 직접 볶아요',
    '반반이에요, 식당이랑 공장이랑',
    '대기업 계열사예요',
    '직원 없이도 신청할 수 있나요?',
    // A form of business is no head count; one that changed its form began twice; what was bought was another's.
    "I'm a sole trader",
    '2017년에 개인사업자로 시작해서 2022년에 법인으로 전환했습니다',
    'I started as a sole proprietor in 2018 and incorporated in 2024',
    '매출 40억짜리 회사를 인수했어요',
    '수출액이 0원입니다',
    'we only sell at weekends',
    // What the next words take back is not told.
    "We'd like to export but don't yet",
    'Samsung agreed and then withdrew',
    'sales fell by 2 billion won',
    'export sales of 3 billion won',
  ])('is "%s"', (text) => {
    expect(checks.read(text)).toEqual({});
  });

  it.each([
    ['partner_large_company', 'yes and no'],
    ['partner_large_company', 'yes, but only maybe'],
    ['partner_large_company', 'yes, last year'],
    ['partner_large_company', '네, 없어요'],
    ['partner_large_company', '어려울 것 같아요'],
    ['employees', '9 or so, I guess'],
    ['employees', '9 next year'],
    ['employees', 'not sure, maybe 40'],
    ['revenue', '150만 달러'],
    // A year is no number of years.
    ['years_in_business', '2023년에요'],
    ['years_in_business', 'none'],
  ])('is, in answer to %s, "%s"', (attribute, text) => {
    expect(checks.readAnswer(text, attribute)).toBeUndefined();
  });

  it.each([
    ['employees', 'none'],
    ['employees', '없어요'],
    ['revenue', 'nil'],
  ])('is nought, in answer to %s, where there is none: "%s"', (attribute, text) => {
    expect(checks.readAnswer(text, attribute)).toEqual({ kind: 'number', from: 0, to: 0 });
  });

  it('is the year of founding, in answer to how old a business is', () => {
    expect(checks.hear('since 2023', { asking: 'years_in_business' }).facts).toEqual({
      founded: { kind: 'number', from: 2023, to: 2023 },
    });
  });
});
