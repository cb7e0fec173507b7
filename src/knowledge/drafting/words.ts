/** Words by which a draft guesses what kind of record a document makes, and which side of it a paragraph tells. */
import type { Aspect, RecordKind, Text } from '../../core/model/knowledge-base.js';

/** The kinds with the words that speak for each, those first that win a tie. */
export const KIND_WORDS: readonly (readonly [RecordKind, readonly string[]])[] = [
  ['agreement', ['업무협약', '협약', '양해각서', 'mou', 'memorandum', 'agreement', 'signed']],
  [
    'event',
    [
      '데모데이',
      '간담회',
      '개최',
      '기념식',
      '방문',
      '설명회',
      'ceremony',
      'meeting',
      'visited',
      'was held',
      'demo day',
    ],
  ],
  [
    'plan',
    [
      '기본계획',
      '종합대책',
      '추진방안',
      '혁신방안',
      '전략',
      'strategy',
      'innovation plan',
      'master plan',
      'year plan',
      'plan',
    ],
  ],
  [
    'program',
    [
      '모집',
      '지원사업',
      '참여기업',
      '신청',
      '보조금',
      '바우처',
      'apply',
      'application',
      'grant',
      'recruit',
      'program',
      'eligible',
      'support',
    ],
  ],
  ['term', ['이란', '말한다', '정의', 'refers to', 'means', 'is defined']],
];

/** Which side of a record a paragraph tells, by words in it; each side is taken by the paragraph that has most of them. */
export const ASPECT_WORDS: readonly (readonly [Aspect, readonly string[]])[] = [
  [
    'eligibility',
    [
      '신청 대상',
      '지원 대상',
      '자격',
      '참여 가능',
      '이면 ',
      '대상은',
      'eligib',
      'criteria',
      'must ',
      'cannot apply',
      'open to',
    ],
  ],
  [
    'deadline',
    [
      '까지 신청',
      '까지 접수',
      '까지 모집',
      '접수한다',
      '신청 기간',
      'deadline',
      'application period',
      'applications close',
      'apply by',
    ],
  ],
  [
    'how-to-apply',
    [
      '누리집에서',
      '온라인으로 신청',
      '신청할 수',
      '접수하면',
      '제출',
      'how to apply',
      'apply online',
      'website',
      'submit',
    ],
  ],
  [
    'selection',
    [
      '평가',
      '심사',
      '선정한다',
      '선발',
      '가점',
      '배점',
      '점수',
      'assess',
      'selection',
      'selected',
      'screening',
    ],
  ],
  ['funding', ['분담금', '부담', '지원 비율', '국비', 'share', 'matching', 'subsid']],
  [
    'benefit',
    ['최대', '지원금', '사업화 자금', '제공한다', '제공된다', 'up to', 'receive', 'funding', 'provide'],
  ],
  ['budget', ['예산', '총 사업비', 'budget', 'appropriat']],
  [
    'parties',
    ['체결한', '체결했', '체결하', '협약을 맺', '두 기관', 'signed', 'the two', 'partners', 'joined hands'],
  ],
  ['next-steps', ['할 계획', '추진할', '예정', 'plans to', 'will be', 'will also', 'is to ']],
  [
    'contact',
    [
      '문의처',
      '문의할',
      '문의하면',
      '로 문의',
      '콜센터',
      '전화',
      'contact ',
      'inquiries',
      'call center',
      'phone',
    ],
  ],
  ['results', ['성과', '달성', '지금까지', 'so far', 'achieved', 'results', 'have been']],
  ['background', ['배경', '어려움', '위해', '변화', 'background', 'in order to', 'in response', 'because']],
];

/** What a paragraph says that keeps somebody out: it tells who is eligible, whatever else is said of applying in it. */
export const KEEPS_OUT = [
  '제외 대상',
  '제외대상',
  '신청 제외',
  '지원 제외',
  '신청할 수 없',
  '참여할 수 없',
  '신청 불가',
  'cannot apply',
  'may not apply',
  'not eligible',
  'ineligible',
];

/** How a document says when one can apply: before a period, before a last day, and beside a day until which. */
export const APPLYING = {
  periods:
    '신청기간|신청 기간|접수기간|접수 기간|모집기간|모집 기간|공모기간|공모 기간|application period|application window|applications are accepted|applications open'.split(
      '|',
    ),
  ends: '신청마감|신청 마감|접수마감|접수 마감|마감일|신청기한|신청 기한|접수기한|접수 기한|deadline|apply by|applications close'.split(
    '|',
  ),
  until: ['까지', 'until', 'by', 'until the', 'by the'],
  verbs: ['신청', '접수', '모집', 'apply', 'submit'],
};

/** What a paragraph says that quotes somebody. */
export const SAID = [
  '말했다',
  '전했다',
  '강조했다',
  ' emphasized ',
  ' said, ',
  ', said ',
  "' said ",
  ' said that ',
];

/** How a printed form begins that says what an amount is measured by. */
export const MEASURED_BY: readonly (readonly [string, Text])[] = [
  ['평균', { ko: '평균', en: 'on average' }],
  ['average of', { ko: '평균', en: 'on average' }],
];
