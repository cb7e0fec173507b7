/** Word lists of the made-up knowledge bases. Words of content stand in compounds, so that few make many. */
import type { Random } from './random.js';

export interface WordLists {
  /** Commonest first. */
  readonly heads: readonly string[];
  readonly before: readonly string[];
  readonly after: readonly string[];
  /** Words that any question may have, commonest first. */
  readonly everyday: readonly string[];
  /** A content word as it stands in a sentence. */
  inflect(word: string, random: Random): string;
  /** Words made a question. */
  frame(words: readonly string[], random: Random): string;
}

const list = (words: string): string[] => words.split(' ');
const pick = (from: readonly string[], random: Random): string => from[Math.floor(random() * from.length)]!;

export const ENGLISH: WordLists = {
  heads: list(
    'support factory grant loan export market train project company region contract partner budget invest found plan ' +
      'center patent research product service worker energy safety design digital platform supply retail tourism farm ' +
      'harbor textile metal repair print craft food health insure credit rent tax audit report policy council visit ' +
      'cluster network venture startup mentor campus license quality standard machine sensor robot data cloud battery',
  ),
  before: [
    '',
    're',
    'co',
    'pre',
    'sub',
    'inter',
    'over',
    'under',
    'multi',
    'micro',
    'macro',
    'trans',
    'cross',
    'non',
  ],
  after: [
    '',
    's',
    'ing',
    'er',
    'ed',
    'less',
    'ment',
    'ship',
    'able',
    'ful',
    'wise',
    'land',
    'house',
    'board',
    'line',
  ],
  everyday: list(
    'the to i for a my is do of we can our in what get with are you how if be it on apply from need when who much there ' +
      'does small business any this that have or by program at will want know after before which where new should still',
  ),
  inflect: (word) => word,
  frame: (words, random) =>
    `${pick(['how', 'what', 'when', 'where', 'who', 'can', 'does', 'please'], random)} ${words.join(' ')}?`,
};

/** Particles after a consonant and after a vowel. */
const PARTICLES: readonly (readonly [string, string])[] = [
  ['', ''],
  ['을', '를'],
  ['이', '가'],
  ['은', '는'],
  ['에', '에'],
  ['의', '의'],
  ['으로', '로'],
  ['에서', '에서'],
  ['도', '도'],
  ['까지', '까지'],
];

function withParticle(word: string, random: Random): string {
  const [closed, open] = PARTICLES[Math.floor(random() * PARTICLES.length)]!;
  return word + ((word.charCodeAt(word.length - 1) - 0xac00) % 28 > 0 ? closed : open);
}

export const KOREAN: WordLists = {
  heads: list(
    '지원 공장 사업 기업 자금 수출 제조 협약 지역 시장 교육 기술 투자 계획 센터 특허 연구 제품 서비스 인력 에너지 안전 디자인 ' +
      '플랫폼 공급 소매 관광 농업 항만 섬유 금속 수리 인쇄 공예 식품 보건 보험 신용 임대 세금 감사 보고 정책 협의 단지 창업 ' +
      '상담 면허 품질 표준 기계 센서 로봇 데이터 클라우드 전지 물류 유통 건설 조선 화학 환경 통상',
  ),
  before: list('_ 신규 지역 중소 청년 해외 공동 스마트 소재 우수 초기 기술 민간 전략').map((word) =>
    word.replace('_', ''),
  ),
  after: list('_ 비용 대상 기간 기관 단체 계획 현황 시설 인증 제도 협회 과제 대회 업체').map((word) =>
    word.replace('_', ''),
  ),
  everyday: list(
    '저희 어떻게 회사가 지금 혹시 이번에 받을 수 있는 관련 올해 작은 가게도 신청하려면 언제 무엇을 얼마나 누가 어디에서 또 그리고 ' +
      '대해 알고 싶은데 하는 경우 먼저 다시 모두 처음 같이 바로 필요한 가능한 정도 우리',
  ),
  inflect: withParticle,
  frame: (words, random) =>
    `${words.join(' ')} ${pick(['알려주세요', '되나요?', '궁금합니다', '있나요?', '얼마인가요?', '어디서 하나요?'], random)}`,
};
