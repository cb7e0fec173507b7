import { stemEnglish } from './english-stem.js';
import { stemKorean } from './korean-stem.js';

/**
 * Everyday words that mean nearly the same, one group a line, in both languages: what people vary without noticing
 * when they ask. What belongs to a subject belongs in a knowledge base's glossary.
 */
const GROUPS = `뭐 무엇 뭘 뭔 뭔가 뭔지 무엇인지 무슨 어떤 what which
누구 누가 누굴 누구누구 who whom
언제 언제쯤 언젠지 when
어디 어딘지 어느곳 where
어떻게 어케 어떡해 어떤식으로 방법 방식 how way method
얼마 얼마나 얼만큼 얼마만큼 얼마쯤 much
왜 어째서 이유 why reason
알려 알려줘 말해 말해줘 가르쳐 가르쳐줘 설명 안내 소개 궁금 알고 알 tell explain describe show
가장 제일 최고 최고로 most best
쓰다 써 쓰 사용 이용 활용 use
바꾸다 바꿔 변경 변환 전환 수정 교체 change switch modify
보내다 보내 전송 발송 송부 send
받다 받 수신 수령 receive get
조절 조정 맞추 adjust
올해 금년 이번해 이번년
작년 지난해 전년
내년 다음해 이듬해
지금 현재 요즘 now currently
켜다 켜 키다 틀다 틀어
끄다 꺼
필요 need require necessary
가능 able possible
시작 개시 start begin
종료 끝 end finish
확인 체크 check confirm verify
날짜 일자 일시 며칠 date day
장소 위치 어디서 place location
비용 가격 요금 금액 cost price
문의 연락 연락처 전화번호 contact
참여 참가 참석 join participate attend
차이 차이점 다른점 difference
모든 전부 모두 전체 all every
삭제 지우다 지워 지우 없애 remove delete
추가 넣다 넣어 add
만들다 만들어 만드 생성 작성 make create
보다 봐 보여 see view look
좋아하다 좋아 좋아하 선호 like prefer
원하다 싶다 싶 싶은데 싶어 want
빨리 얼른 어서 빠르게 quickly fast soon
개수 갯수 숫자 몇개 number count
집 집안 home house
사람 분 명 people person
회사 기업 업체 company firm business
돈 자금 money fund
도움 도와 도와줘 지원 help support assist
열리다 열려 개최 hold held
정하다 정해 결정 decide choose
늘다 늘어 증가 increase grow
줄다 줄어 감소 decrease reduce
안돼 안되 금지 마 말아 마라 마세요
잊다 까먹다 까먹 잊지
사다 구매 구입 buy purchase
자다 취침 잠 sleep
먹다 식사 밥 eat
`;

const GROUP_OF: ReadonlyMap<string, string> = new Map(
  GROUPS.trim()
    .split('\n')
    .flatMap((line, number) =>
      line.split(' ').map((word) => [/[a-z]/u.test(word) ? stemEnglish(word) : stemKorean(word), `~${number}`] as const),
    ),
);

/** A name for the group of everyday words that a stem belongs to, if there is one. */
export function everydayGroup(stem: string): string | undefined {
  return GROUP_OF.get(stem);
}
