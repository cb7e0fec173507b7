import { stemEnglish } from './english-stem.js';
import { stemKorean } from './korean-stem.js';

/**
 * Everyday words that mean nearly the same, one group a line, in both languages: what people vary without noticing
 * when they ask. What belongs to a subject belongs in a knowledge base's glossary.
 */
const GROUPS = `뭐 무엇 뭘 뭔 뭔가 뭔지 무엇인지 무슨 어떤 what which
누구 누가 누굴 누군지 who whom
언제 언제쯤 언젠지 when
어디 어딘지 어느곳 where
어떻게 어케 어떡해 어떤식으로 방법 방식 절차 how way method procedure process step
얼마 얼마나 얼만큼 얼마만큼 얼마쯤 much
왜 어째서 이유 why reason cause
알려 알려줘 말해 말해줘 가르쳐 가르쳐줘 설명 안내 소개 궁금 알고 알 tell explain describe inform
보여줘 보여 show display list
가장 제일 최고 최고로 most best top
쓰다 써 쓰 사용 이용 활용 use utilize
바꾸다 바꿔 변경 변환 전환 수정 교체 change switch modify edit update alter
보내다 보내 전송 발송 송부 send
받다 받 수신 수령 receive get obtain
조절 조정 맞추 adjust
올해 금년 이번해 이번년
작년 지난해 전년
내년 다음해 이듬해
지금 현재 요즘 now currently present
켜다 켜 키다 틀다 틀어 on
끄다 꺼 off
필요 need require necessary must
가능 able possible allow permit
시작 개시 start begin launch commence
종료 끝 end finish complete
확인 체크 check confirm verify validate
날짜 일자 일시 며칠 date
장소 위치 소재지 place location venue
비용 가격 요금 금액 cost price
수수료 fee charge commission
문의 연락 연락처 전화번호 전화 contact call phone telephone
참여 참가 참석 join participate attend
차이 차이점 다른점 difference different compare comparison versus
모든 전부 모두 전체 all every entire whole
삭제 지우다 지워 지우 없애 제거 remove delete erase clear
취소 cancel undo
추가 넣다 넣어 add include put
만들다 만들어 만드 생성 작성 make create
보다 봐 see view look watch
좋아하다 좋아 좋아하 선호 like prefer favorite love
원하다 싶다 싶 싶은데 싶어 want wish
개수 갯수 숫자 몇개 number count
집 집안 home house
사람 person
회사 기업 업체 company firm business enterprise
돈 자금 money fund cash
도움 도와 도와줘 help assist assistance aid
지원 지원금 보조 보조금 support subsidy grant
열리다 열려 개최 hold
정하다 정해 결정 decide choose select pick
늘다 늘어 증가 인상 increase grow raise rise
줄다 줄어 감소 인하 decrease reduce lower drop cut
안돼 안되 금지 마 말아 마라 마세요
잊다 까먹다 까먹 잊지 forget
사다 구매 구입 buy purchase order
자다 취침 잠 sleep
먹다 식사 밥 eat meal food
신청 접수 apply application
등록 가입 register signup enroll subscribe
마감 마감일 기한 deadline due
기간 period duration term
자격 조건 요건 대상 eligible eligibility qualify qualification criteria condition
혜택 장점 benefit advantage
서류 문서 document paperwork paper form file
홈페이지 누리집 사이트 웹사이트 website site homepage webpage
한도 상한 최대 limit maximum max cap ceiling
최소 하한 minimum min least
결과 성과 result outcome
협약 업무협약 협정 agreement memorandum contract
체결 서명 sign
발표 공표 공고 announce announcement publish notice
목표 목적 goal aim target purpose objective
예산 budget
계획 plan
일정 스케줄 스케쥴 calendar schedule agenda
회의 간담회 모임 미팅 meeting conference
약속 예약 appointment reservation booking book
대출 융자 loan lend borrow credit
이자 금리 interest
세금 조세 tax
공장 factory plant
제조 생산 manufacture produce maker
수출 export
수입 import
정부 국가 government
부처 중앙부처 ministry department
기관 institution organization agency body
담당 담당자 responsible
소상공인 자영업자 merchant shopkeeper
대기업 conglomerate
직원 근로자 종업원 employee worker staff
나이 연령 age old
크기 사이즈 규모 size dimension scale
배송 배달 택배 deliver delivery ship shipping dispatch
반품 환불 refund return reimburse
잃어버리다 잃어버려 분실 lose lost missing misplace
고장 망가 broken break damage fault faulty
문제 오류 에러 problem issue trouble error wrong
실패 거절 거부 fail decline reject refuse deny denied
안내문 안내서 guide guideline manual
메일 이메일 전자우편 email mail
문자 메시지 message text
음악 노래 music song track tune
영화 movie film
사진 그림 photo picture image
뉴스 소식 headline
날씨 기온 weather forecast temperature
강수량 rain rainfall umbrella
알람 alarm
여행 관광 trip travel
비행기 항공 flight plane airline
식당 음식점 레스토랑 restaurant
요리 조리법 레시피 recipe cook
자동차 차량 car vehicle auto
은행 bank
계좌 통장 account
카드 card
비밀번호 암호 password passcode pin
신분 신원 신분증 identity identification
결제 지불 납부 지급 pay payment
송금 이체 transfer wire remit
잔액 잔고 balance
거래 transaction
내역 명세 statement history record
영수증 receipt invoice bill
할인 discount coupon promo promotion offer sale deal
가게 매장 상점 점포 store shop showroom outlet
상품 제품 물건 product item goods
품질 quality
보증 guarantee warranty
쓰레기 trash garbage
청소 clean vacuum
조명 전등 light lamp bulb
소리 음량 볼륨 sound volume loud
농담 joke funny
감사 고마워 thank thanks
안녕 hello hi hey
미안 죄송 sorry apologize
맞다 맞아 correct right true
틀리다 틀려 incorrect false
크다 커 big large huge
작다 작아 small tiny little
많다 많 many lot lots plenty
적다 few
길다 오래 long
늦다 늦 지연 late delay slow pending
빠르다 빠르 빨리 얼른 어서 빠르게 fast quick quickly soon rapid
새로운 신규 new
오래되다 옛날 ancient
비슷 유사 similar same
다시 재차 again repeat
항상 always
자주 종종 often frequently
아이 어린이 자녀 child kid
부모 parent
친구 friend
남편 husband
아내 wife
의사 병원 doctor hospital clinic
의약품 medicine drug
아프다 아파 통증 hurt pain sick ill
학교 school
공부 study learn
시험 exam test
직업 일자리 job work career employment
월급 급여 임금 salary wage income
휴가 휴일 vacation holiday leave pto
투자 invest investment
주식 stock
비율 퍼센트 비중 분담률 분담 ratio percent percentage share proportion rate
합계 total sum
평균 average
상태 현황 status state
종류 유형 kind type sort category
예시 example instance
이름 명칭 성함 name title
뜻 의미 정의 mean meaning definition define
핸드폰 휴대폰 스마트폰 mobile cell smartphone
컴퓨터 computer laptop pc
인터넷 온라인 internet online web
다운로드 내려받 download
열다 열어 open
닫다 닫아 close shut
멈추다 멈춰 중지 중단 정지 stop halt pause quit
기다리다 기다려 wait
찾다 찾아 검색 find search
나오다 나와 출시 release
생각 의견 think opinion
필수 의무 mandatory compulsory obligation
관련 관하 대하 about regarding concerning
외국 해외 국외 foreign overseas abroad international
국내 domestic
지역 지방 region area local district
도시 city town
충전 topup deposit load
인출 출금 withdraw withdrawal
현금인출기 atm cashpoint
환전 환율 currency exchange fx
도난 도둑 훔치 steal stole stolen theft thief
만료 유효기간 expire expiry expiration expired
중복 두번 duplicate twice double
도착 arrive arrival come reach
추적 trace follow
차단 동결 잠금 block lock freeze suspend
해제 풀다 unblock unlock unfreeze
활성화 개통 켜기 activate activation enable setup
해지 탈퇴 terminate deactivate unsubscribe
조회 inquire enquiry inquiry
증빙 증명 proof evidence prove
갱신 연장 renew renewal extend extension
교환 바꿔주 replace replacement
음소거 조용 mute silence quiet
밝다 밝게 밝기 bright brighten brightness
어둡다 어둡게 dim dark
라디오 방송 radio station broadcast podcast
교통 경로 traffic route direction navigate navigation
지하철 전철 subway metro
기차 열차 train
승차권 티켓 ticket
커피 카페 coffee cafe
알림 알려주기 reminder remind notification alert notify
깨우 깨워 wake awake
행사 이벤트 event
파티 잔치 party
침대 매트리스 bed mattress
할부 분할 installment instalment emi
외상 후불
체험 시험사용 trial try
중소기업 sme smb smes
입찰 조달 tender procurement bid
연구 연구개발 research r&d
교육 훈련 강의 강좌 수업 education course class lesson
상담 자문 컨설팅 consult consulting consultation advice advise counsel
점검 검사 심사 inspect inspection audit examine
벌금 과태료 penalty fine
감면 공제 면제 deduction exemption relief waive
인증 인증서 자격증 certificate certification certify
채용 고용 구인 hire recruit recruitment
창업 스타트업 startup founder
특허 상표 patent trademark
보험 insurance
연금 pension retirement
임대 임차 월세 전세 rent lease tenant
건물 건축 building construction
토지 land
기계 장비 설비 machine machinery equipment
재료 원료 자재 material ingredient
부품 part component
기술 technology tech technique
환경 environment
에너지 전기 energy electric electricity power
온실가스 탄소 carbon emission
컨테이너 container
항구 항만 port harbor
물류 운송 운임 logistics freight transport shipment
판로 판매 팔다 팔아 sell sold vendor seller
시장 market
고객 손님 소비자 customer client consumer
협력 협업 제휴 cooperation cooperate partnership collaborate collaboration
장관 minister
대통령 president
공무원 official officer
법률 법령 law legal act regulation
제도 정책 policy
사업 프로그램 program project
대책 방안 measure
개선 향상 improve improvement enhance upgrade
확대 넓히 늘리 expand expansion
설치 도입 adopt introduce
수리 고치다 고쳐 repair fix
위험 안전 safety safe risk danger
사고 accident
불만 민원 항의 하소연 투덜 불평 볼멘소리 complain complaint moan moaning gripe grumble whine
신고 제보 report
거짓 사기 fraud scam fake
개인정보 사생활 privacy
선물 기프트 gift
축하 congratulations congratulate
추천 recommend recommendation suggest suggestion
번역 통역 translate translation interpreter
언어 language
영어 english
한국 대한민국 korea korean
서울 seoul
하루 당일 daily
매일 everyday
매주 매월 weekly monthly
어제 yesterday
오늘 today
내일 tomorrow
모레 글피 overmorrow
아침 오전 morning am
점심 낮 noon lunch
저녁 밤 evening night tonight dinner
주말 토요일 일요일 weekend saturday sunday
전에 이전 before previous earlier ago
후에 이후 나중 after later afterwards next
계속 여전히 아직 still yet continue
혼자 alone myself
같이 함께 together
대신 instead
말고 except besides
너무 매우 아주 정말 really very too so
조금 약간 bit slightly
무게 몸무게 weight weigh heavy
거리 멀다 distance far
가깝다 가까 근처 near nearby
색깔 color
맛있 taste tasty delicious
건강 health healthy
운동 exercise workout gym
게임 놀이 game
의류 clothes clothing
신발 구두 shoe
열쇠 key
출입문 door gate
호실 room
화장실 욕실 bathroom toilet restroom
부엌 주방 kitchen
냉장고 fridge refrigerator
세탁 빨래 laundry wash
텔레비전 티비 tv television
에어컨 냉방 conditioner cooling
난방 보일러 heating heater boiler
창문 window
주차 주차장 parking park
버스 bus
택시 taxi cab uber lyft
호텔 숙소 숙박 hotel accommodation stay
수하물 luggage baggage
여권 passport visa
나무 tree forest
동물 animal
강아지 dog puppy
고양이 cat
학생 student
선생님 교사 teacher
결혼 혼인 marry marriage wedding
생일 birthday
점수 성적 score grade
이기다 이겨 승리 win victory
지다 패배 defeat
뛰다 달리다 달려 run jog
걷다 걸어 도보 walk
앉다 앉아 sit
입다 입어 착용 wear
쓰기 적어 기록 write note
읽다 읽어 read
듣다 들어 listen hear
부르다 불러 sing
웃기 웃긴 재미 fun
놀라 놀랍 surprise
걱정 염려 worry
기쁘 행복 happy glad
슬프 슬퍼 sad
화나 분노 angry mad`;

/** Stems of fewer letters are shared by too many words. */
const SHORTEST_STEM = 4;

function keysOf(word: string): string[] {
  if (/[a-z]/u.test(word)) return [stemEnglish(word)];
  const stem = stemKorean(word);
  return stem.length >= SHORTEST_STEM ? [word, stem] : [word];
}

const GROUP_OF: ReadonlyMap<string, string> = new Map(
  GROUPS.split('\n').flatMap((line, number) =>
    line.split(' ').flatMap((word) => keysOf(word).map((key) => [key, `~${number}`] as const)),
  ),
);

/** A name for the group of everyday words that a word belongs to, if there is one. */
export function everydayGroup(word: { readonly text: string; readonly stem: string }): string | undefined {
  return GROUP_OF.get(word.text) ?? GROUP_OF.get(word.stem);
}
