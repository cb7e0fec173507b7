import type { TurnWords } from '../turn-words.js';

const SAY = '_(답해|말해|알려|바꿔|해|부탁|설명)';
const ONES = '_번째[요|거|것]';

export const KO_TURNS: TurnWords = {
  grammar: '',
  grammarEnds: `요 까 니다 나 죠 지 줘 가 이 은 는 을 를 의 에 로 와 과 도 야 어 해 돼 고 서 면 게 던 인 할 한 하는 하기 랑 만 여`,
  laughter: 'ㅋㅎㅠㅜ',
  openings: ['그럼', '그러면', '그런데', '근데', '그리고', '그래서', '그렇다면', '또', '아니', '아뇨'],
  joints: ['그리고', '또', '또한', '및', '하고'],
  endings: ['이랑', '랑', '하고', '고', '며', '와', '과', '고요', '구'],
  number: ['{n}_번[요|이요]', '{n}(요|이요)'],
  places: ['첫', '두', '세', '네'].map((place) => [`${place}${ONES}`]),
  none: ['[둘_]다_아니(에요|요|야)', '없(어요|음|네요|습니다)'],
  languages: { ko: '한국어|한국말|한글|우리말', en: '영어|영문' },
  inLanguage: [`{language}로[${SAY}{letters}][${SAY}{more}][_줘[요]|_주세요]`],
};
