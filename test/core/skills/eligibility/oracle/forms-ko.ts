/** How owners put it in Korean: each form with what it lets one know for certain. */
import {
  type Business,
  type Draw,
  type Form,
  is,
  n,
  no,
  pick,
  range,
  type Said,
  THIS_YEAR,
  yes,
} from './business.js';

const TENS = ['', '열', '스물', '서른', '마흔', '쉰', '예순', '일흔', '여든', '아흔'];
const ONES = ['', '한', '두', '세', '네', '다섯', '여섯', '일곱', '여덟', '아홉'];
const SINO = ['', '일', '이', '삼', '사', '오', '육', '칠', '팔', '구'];
/** As people count people. */
export function counted(k: number): string {
  if (k >= 100) {
    const hundreds = Math.floor(k / 100);
    return `${hundreds === 1 ? '' : SINO[hundreds]}백${k % 100 === 0 ? '' : counted(k % 100)}`;
  }
  const ones = ONES[k % 10] as string;
  if (k === 20) return '스무';
  return `${TENS[Math.floor(k / 10)]}${ones}`;
}
const people = (k: number, d: Draw): string =>
  d() < 0.35 ? `${counted(k)} 명` : d() < 0.5 ? `${k}명` : `${k} 명`;

const plain = (about: string, say: Form['say']): Form => ({ kind: 'plain', about: [about], say });
const tricky = (about: string, say: Form['say']): Form => ({ kind: 'tricky', about: [about], say });
const said = (text: string, known: Said['known'] = {}): Said => ({ text, known });

const TRADES: Readonly<Record<Business['sector'], readonly string[]>> = {
  manufacturing: ['금형 공장', '봉제 공장', '가구 공장', '도금 업체', '인쇄소'],
  'food-service': ['식당', '카페', '분식집'],
  shop: ['옷가게', '서점', '편의점'],
  service: ['미용실', '학원', '세탁소'],
};
const MAKES = ['자동차 부품', '원목 가구', '수제 구두', '정밀 금형', '기계 부품'];
const BIG = ['삼성전자', '대기업', '현대자동차', 'LG전자'];
const SIZE = { sme: '중소기업', 'mid-sized': '중견기업', large: '대기업' } as const;
const money = (won: number): string => `${won / 1e8}억 원`;

export const KOREAN: readonly Form[] = [
  plain('employees', ({ employees: k }, d) => said(`직원이 ${people(k, d)}이에요.`, { employees: n(k) })),
  plain('employees', ({ employees: k }, d) =>
    said(`저희는 직원 ${people(k, d)}입니다.`, { employees: n(k) }),
  ),
  plain('employees', ({ employees: k }, d) =>
    said(`상시 근로자는 ${people(k, d)}입니다.`, { employees: n(k) }),
  ),
  plain('employees', ({ employees: k }, d) => said(`${people(k, d)}이 일하고 있어요.`, { employees: n(k) })),
  plain('employees', ({ employees: k }) => said(`직원 수: ${k}명`, { employees: n(k) })),
  plain('employees', ({ employees: k }, d) =>
    said(`우리 회사 직원은 모두 ${people(k, d)}이에요`, { employees: n(k) }),
  ),
  plain('employees', ({ employees: k }) => said(`현재 ${k}명을 고용하고 있습니다.`, { employees: n(k) })),
  plain('employees', ({ employees: k }) => said(`종업원 ${k}인 규모예요.`, { employees: n(k) })),
  plain('employees', ({ employees: k }, d) => said(`공장에 ${people(k, d)} 있습니다.`, { employees: n(k) })),
  plain('employees', ({ employees: k }) => said(`직원이 ${k + 1}명 미만이에요.`, { employees: range(0, k) })),
  plain('employees', ({ employees: k }) => said(`직원이 ${k}명 이상입니다.`, { employees: range(k, 1e9) })),
  plain('employees', ({ employees: k }) =>
    said(`직원은 ${k}~${k + 3}명이에요.`, { employees: range(k, k + 3) }),
  ),
  plain('sector', ({ sector }, d) =>
    said(`저는 ${pick(d, TRADES[sector])} 운영하고 있어요.`, { sector: is(sector) }),
  ),
  plain('sector', ({ sector }, d) =>
    said(`${pick(d, TRADES[sector])}을 하고 있습니다.`, { sector: is(sector) }),
  ),
  plain('sector', ({ sector }, d) =>
    said(`저희는 ${pick(d, TRADES[sector])}입니다.`, { sector: is(sector) }),
  ),
  plain('sector', (_, d) => said(`${pick(d, MAKES)}을 만들어요.`, { sector: is('manufacturing') })),
  plain('sector', () => said('저희는 제조업입니다.', { sector: is('manufacturing') })),
  plain('sector', (_, d) => said(`${pick(d, MAKES)}을 생산하는 업체예요.`, { sector: is('manufacturing') })),
  plain('size', ({ size }) => said(`저희는 ${SIZE[size]}이에요.`, { size: is(size) })),
  plain('size', ({ size }) => said(`우리 회사는 ${SIZE[size]}입니다.`, { size: is(size) })),
  plain('size', ({ size }) => said(`${SIZE[size]}으로서 문의드립니다.`, { size: is(size) })),
  plain('partner_large_company', (_, d) =>
    said(`${pick(d, BIG)}와 함께 스마트공장을 구축하기로 했습니다.`, { partner_large_company: yes }),
  ),
  plain('partner_large_company', (_, d) =>
    said(`${pick(d, BIG)}이 같이 하기로 했어요.`, { partner_large_company: yes }),
  ),
  plain('partner_large_company', () => said('대기업 없이 추진합니다.', { partner_large_company: no })),
  plain('partner_large_company', () => said('함께하는 대기업은 없습니다.', { partner_large_company: no })),
  plain('partner_large_company', (_, d) =>
    said(`${pick(d, BIG)}이 파트너로 참여합니다.`, { partner_large_company: yes }),
  ),
  plain('exporting', () => said('수출을 하고 있습니다.', { exporting: yes })),
  plain('exporting', () => said('수출은 하지 않습니다.', { exporting: no })),
  plain('exporting', () => said('일본에 수출하고 있어요.', { exporting: yes })),
  plain('exporting', () => said('국내에만 팔고 있어요.', { exporting: no })),
  plain('research_lab', () => said('기업부설연구소가 있습니다.', { research_lab: yes })),
  plain('research_lab', () => said('기업부설연구소는 없어요.', { research_lab: no })),
  plain('years_in_business', ({ founded }) => said(`${founded}년에 창업했습니다.`, { founded: n(founded) })),
  plain('years_in_business', ({ founded }) =>
    said(`저희 회사는 ${founded}년에 설립됐어요.`, { founded: n(founded) }),
  ),
  plain('years_in_business', ({ founded }) =>
    said(`창업한 지 ${THIS_YEAR - founded}년 됐어요.`, { years_in_business: n(THIS_YEAR - founded) }),
  ),
  plain('revenue', ({ revenue }) => said(`연 매출은 ${money(revenue)}입니다.`, { revenue: n(revenue) })),
  plain('revenue', ({ revenue }) =>
    said(`매출이 ${money(revenue)}쯤 돼요.`, { revenue: range(revenue * 0.8, revenue * 1.2) }),
  ),
  plain('employees', ({ employees: k }) => said(`근로자 ${k}인 사업장입니다.`, { employees: n(k) })),
  plain('employees', ({ employees: k }) => said(`상시근로자 ${counted(k)} 분 계십니다`, { employees: n(k) })),
  plain('years_in_business', ({ founded }) =>
    said(`창업 ${THIS_YEAR - founded + 1}년차입니다.`, {
      years_in_business: range(THIS_YEAR - founded, THIS_YEAR - founded + 1),
    }),
  ),
  plain('years_in_business', ({ founded }) => said(`${founded}.05.02 설립`, { founded: n(founded) })),
  plain('revenue', ({ revenue }) => said(`작년 매출 ${money(revenue)} 찍었습니다`, { revenue: n(revenue) })),
  plain('revenue', ({ revenue }) => said(`연간 매출액 ${money(revenue)}`, { revenue: n(revenue) })),
  // Denials, bounds, corrections.
  tricky('employees', ({ employees: k }) =>
    said(`직원이 ${k}명 미만은 아니에요.`, { employees: range(k, 1e9) }),
  ),
  tricky('employees', ({ employees: k }) =>
    said(`직원이 ${k}명을 넘지 않습니다.`, { employees: range(0, k) }),
  ),
  tricky('employees', ({ employees: k }) =>
    said(`직원이 ${k + 4}명, 아니 ${k}명이에요.`, { employees: n(k) }),
  ),
  tricky('employees', ({ employees: k }) =>
    said(`직원 ${k + 4}명이요. 아, 죄송해요, ${k}명입니다.`, { employees: n(k) }),
  ),
  tricky('employees', ({ employees: k }) =>
    said(`직원이 ${k + 2}명이 아니라 ${k}명입니다.`, { employees: n(k) }),
  ),
  tricky('employees', ({ employees: k }) => said(`직원이 ${k}명은 아니에요.`)),
  tricky('employees', ({ employees: k }) => said(`직원이 아마 ${k}명일 거예요.`)),
  tricky('employees', ({ employees: k }) => said(`직원이 ${k}명인 것 같아요.`)),
  tricky('employees', ({ employees: k }) => said(`잘 모르겠는데 직원이 ${k}명쯤 되려나요.`)),
  tricky('employees', ({ employees: k }) => said(`예전에는 직원이 ${k}명이었어요.`)),
  tricky('employees', ({ employees: k }) => said(`작년에 직원이 ${k}명 있었어요.`)),
  tricky('employees', ({ employees: k }) => said(`내년에는 직원이 ${k}명이 됩니다.`)),
  tricky('employees', ({ employees: k }) => said(`직원을 ${k}명까지 늘릴 계획이에요.`)),
  tricky('employees', ({ employees: k }) => said(`직원이 ${k}명이라면 어떻게 되나요?`)),
  tricky('employees', ({ employees: k }) => said(`만약 직원이 ${k}명이면요?`)),
  tricky('employees', ({ employees: k }) => said(`직원 ${k}명을 더 뽑으면 될까요?`)),
  tricky('employees', ({ employees: k }) => said(`친구 회사는 직원이 ${k}명이에요.`)),
  tricky('employees', ({ employees: k }) => said(`거래처 직원이 ${k}명입니다.`)),
  tricky('employees', ({ employees: k }) => said(`고객이 ${k}명 있어요.`)),
  tricky('employees', ({ employees: k }) => said(`기계가 ${k}대 있습니다.`)),
  tricky('employees', ({ employees: k }) => said(`직원이 ${k}명이어야 한다고 하던데요.`)),
  tricky('employees', ({ employees: k }) =>
    said(`직원 ${k}명에 알바 3명이 있어요.`, { employees: range(k, k + 3) }),
  ),
  tricky('employees', ({ employees: k }) =>
    said(`용접공 ${k}명과 도장공 2명이 있어요.`, { employees: range(k, k + 2) }),
  ),
  tricky('employees', ({ employees: k }) => said(`직원 ${k}명인 업체도 되나요?`)),
  tricky('sector', () => said('예전에는 제조업이었어요.')),
  tricky('sector', () =>
    said('저희는 제조업이 아닙니다.', {
      sector: { kind: 'choice', among: ['food-service', 'shop', 'service', 'other'] },
    }),
  ),
  tricky('sector', () => said('남이 만든 기계를 팔아요.')),
  tricky('sector', () => said('저희가 제조업인가요?')),
  tricky('sector', () => said('아내가 식당을 합니다.')),
  tricky('sector', () => said('제조업이라면 신청했을 텐데요.')),
  tricky('size', () => said('거래처가 대기업이에요.')),
  tricky('size', () => said('중소기업은 아닌 것 같아요.')),
  tricky('partner_large_company', (_, d) => said(`${pick(d, BIG)}과 함께하고 싶어요.`)),
  tricky('partner_large_company', (_, d) => said(`${pick(d, BIG)}이 참여할 수도 있어요.`)),
  tricky('partner_large_company', (_, d) => said(`${pick(d, BIG)}과 함께 하려고 논의 중입니다.`)),
  tricky('partner_large_company', () => said('같이 하기로 한 대기업이 취소했어요.')),
  tricky('partner_large_company', () => said('경쟁사는 삼성전자와 함께 구축해요.')),
  tricky('partner_large_company', () => said('대기업이 참여할지 아직 모르겠어요.')),
  tricky('exporting', () => said('내년에 수출할 계획입니다.')),
  tricky('exporting', () => said('예전에는 수출했었어요.')),
  tricky('exporting', () => said('수출하면 도움이 되나요?')),
  tricky('exporting', () => said('거래처는 수출을 하는데 저희는 안 해요.')),
  tricky('research_lab', () => said('내년에 기업부설연구소를 세울 예정이에요.')),
  tricky('research_lab', () => said('기업부설연구소가 있어야 하나요?')),
  plain('years_in_business', ({ founded }) =>
    said(`${THIS_YEAR - founded}년 된 회사예요.`, { years_in_business: n(THIS_YEAR - founded) }),
  ),
  plain('years_in_business', ({ founded }) =>
    said(`${founded}년 5월 설립 법인입니다.`, { founded: n(founded) }),
  ),
  plain('employees', ({ employees: k }) => said(`임직원은 ${counted(k)} 명입니다.`, { employees: n(k) })),
  tricky('years_in_business', ({ founded }) =>
    said(`업력 ${THIS_YEAR - founded + 6}년... 아니 ${THIS_YEAR - founded}년입니다.`, {
      years_in_business: n(THIS_YEAR - founded),
    }),
  ),
  tricky('years_in_business', ({ founded }) =>
    said(`업력이 ${THIS_YEAR - founded}년을 넘지 않습니다.`, {
      years_in_business: range(0, THIS_YEAR - founded),
    }),
  ),
  tricky('years_in_business', ({ founded }) => said(`제가 올해 ${THIS_YEAR - founded}세입니다.`)),
  tricky('years_in_business', () => said('작년에 2호점을 개업했어요.')),
  tricky('years_in_business', ({ founded }) => said(`${founded}년에 이사 왔어요.`)),
  tricky('revenue', ({ revenue }) => said(`내년 매출 목표는 ${money(revenue)}입니다.`)),
  tricky('revenue', ({ revenue }) => said(`기계 값이 ${money(revenue)}이었어요.`)),
  // Other amounts than those of a year, of a firm, or of now.
  ...[
    (m: string) => `월 매출 ${m}이에요.`,
    (m: string) => `매달 매출이 ${m} 정도 나옵니다.`,
    (m: string) => `한 달 매출이 ${m}이요`,
    (m: string) => `분기 매출이 ${m}입니다.`,
    (m: string) => `상반기 매출이 ${m}이에요.`,
    (m: string) => `지난달 매출 ${m} 찍었습니다`,
    (m: string) => `이번 달 매출 ${m}`,
    (m: string) => `올해 매출은 ${m}쯤 될 것 같아요.`,
    (m: string) => `예상 매출 ${m}`,
    (m: string) => `매출 목표는 ${m}입니다.`,
    (m: string) => `누적 매출 ${m} 달성했습니다.`,
    (m: string) => `매출이 ${m} 줄었어요.`,
    (m: string) => `직원 한 명당 매출이 ${m}입니다.`,
    (m: string) => `온라인 매출만 ${m}입니다.`,
    (m: string) => `매출채권이 ${m} 있습니다.`,
    (m: string) => `재작년 매출이 ${m}이었어요.`,
    (m: string) => `경쟁사 매출은 ${m}이라고 하더라고요.`,
    (m: string) => `매출액 ${m} 이하면 되나요?`,
  ].map((say) => tricky('revenue', ({ revenue }) => said(say(money(revenue))))),
  ...[
    (k: number) => `기술자만 ${k}명이고 사무직은 따로 있어요.`,
    (k: number) => `외국인 근로자 ${k}명을 신청하고 싶은데요.`,
    (k: number) => `연구소 직원이 ${k}명이에요.`,
    (k: number) => `협회 직원이 ${k}명입니다.`,
    (k: number) => `${k}명으로 신고했는데 실제로는 더 많아요.`,
    (k: number) => `직원 ${k}명 이상 사업장은 안 된다는 말이 있던데`,
    (k: number) => `${k}인 이상 업체만 지원한다고 쓰여 있네요.`,
    (k: number) => `직원 ${k}명이 휴직 중이에요.`,
    (k: number) => `세무사가 직원 ${k}명 미만이라고 하더라고요.`,
    (k: number) => `직원이 ${k}명이기만 했어도 신청했을 텐데요.`,
  ].map((say) => tricky('employees', ({ employees: k }) => said(say(k)))),
  tricky('employees', ({ employees: k }) =>
    said(`직원이 ${k}명 조금 넘어요.`, { employees: range(k, k + Math.floor(k * 0.1)) }),
  ),
  tricky('years_in_business', ({ founded }) => said(`설비가 ${THIS_YEAR - founded}년 됐습니다.`)),
  tricky('years_in_business', ({ founded }) => said(`업계 경력은 ${THIS_YEAR - founded}년입니다.`)),
  tricky('years_in_business', ({ founded }) => said(`업력 ${THIS_YEAR - founded}년 이내만 되나요`)),
  tricky('years_in_business', ({ founded }) => said(`첫 회사는 ${founded}년에 세웠다가 망했고요.`)),
  tricky('sector', () => said('식당 하다가 때려치우고 지금은 딴 일 해요.')),
  tricky('sector', () => said('제조업만 되는 건가요 아니면 식당도 되나요')),
  tricky('sector', () => said('형제 셋이서 하던 공장인데 지금은 정리했어요.')),
  tricky('sector', () => said('제조업용 소프트웨어를 개발합니다.')),
  tricky('sector', () => said('카페에서 이야기하실 수 있을까요')),
  tricky('size', () => said('중소기업이라기엔 좀 커요.')),
  tricky('partner_large_company', () => said('삼성이랑 같이 하는 회사들이 부럽네요.')),
  tricky('exporting', () => said('수출하는 기업만 되나요?')),
  ...[
    (k: number) => `직원은 ${k}.5명입니다.`,
    (k: number) => `직원 -${k}명`,
    (k: number) => `클라이언트가 직원 ${k}명인 회사예요.`,
  ].map((say) => tricky('employees', ({ employees: k }) => said(say(k)))),
  ...[
    (k: number) => `현장에 ${k}명, 사무실에 2명 이렇게 있습니다.`,
    (k: number) => `서울 ${k}명 부산 2명입니다`,
    (k: number) => `생산직 ${k}명, 사무직 2명이에요.`,
  ].map((say) => tricky('employees', ({ employees: k }) => said(say(k), { employees: n(k + 2) }))),
  ...[
    (k: number) => `3명 더 뽑아서 이제 ${k}명이에요.`,
    (k: number) => `두 명이 그만둬서 지금은 ${k}명 남았습니다.`,
    (k: number) => `30명이었는데 4명 충원해서 총 ${k}명입니다.`,
    (k: number) => `총 ${k + 2}명 (본사 ${k}, 지점 2)`,
  ].map((say, at) =>
    tricky('employees', ({ employees: k }) => said(say(k), { employees: n(at === 3 ? k + 2 : k) })),
  ),
  tricky('employees', ({ employees: k }) => said(`- 직원수: ${k}\n- 대표: 1`, { employees: n(k) })),
  tricky('employees', ({ employees: k }) =>
    said(`직원 ${k}명 (대표 포함)`, { employees: range(Math.max(0, k - 1), k) }),
  ),
  tricky('years_in_business', ({ founded }) =>
    said(`업력 ${THIS_YEAR - founded}년 넘었어요.`, {
      years_in_business: range(THIS_YEAR - founded + 0.001, 1_000),
    }),
  ),
  tricky('partner_large_company', (_, d) =>
    said(`${pick(d, BIG)}에서 같이 하자고는 하는데 아직 도장은 안 찍었어요.`),
  ),
  tricky('sector', () => said('영상 제작 업체입니다.')),
  tricky('revenue', () => said('연매출 8억 5천입니다.', { revenue: range(800_005_000, 850_000_000) })),
];
