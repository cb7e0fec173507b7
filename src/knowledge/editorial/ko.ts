import type { EditorialWords } from './words.js';

const list = (words: string): string[] => words.split(/\s*,\s*/);

export const KO_EDITORIAL: EditorialWords = {
  opposites: {
    'beginning/end': [
      list('#부터, 일부터, 월부터, 년부터, 시작, 열리, 열립, 열렸, 열린, 엽니, 개시, 개막, 출범, 착수'),
      list('#까지, 일까지, 월까지, 년까지, 말까지, 기까지, 마감, 종료, 끝나, 끝납, 끝났, 닫, 만료, 기한'),
    ],
    'more/less': [
      list(
        '늘어, 늘리, 늘렸, 늘었, 늘릴, 늘려, 늘린, 증가, 확대, 올랐, 올라, 오른, 높아, 높였, 높입, 상승, 인상, 커졌',
      ),
      list(
        '줄어, 줄이, 줄였, 줄었, 줄일, 줄여, 줄인, 감소, 축소, 내렸, 내린, 낮아, 낮추, 낮췄, 하락, 인하, 삭감',
      ),
    ],
    'least/most': [
      list('이상, 초과, 넘는, 넘어, 넘은, 넘습, 최소 #, 적어도'),
      list('이하, 미만, 최대 #, 이내, 넘지, 초과하지, 초과할 수 없, #까지, 지나지 않'),
    ],
    'with/without': [list('포함'), list('제외, 빼고, 포함되지, 포함하지')],
    'can/cannot': [
      list('수 있, 가능, 않, 없'),
      list(
        '수 없, 수는 없, 불가, 못합니다, 못 합니다, 안 됩니다, 안됩니다, 가능하지 않, 대상이 아닙, 않, 없',
      ),
    ],
    'before/after': [
      list('전에, 이전, 앞서, 전까지'),
      list('이후, 뒤에, 후에, 다음에, 한 뒤, 된 뒤, 거쳐, 이어'),
    ],
    'free/paid': [list('무료'), list('유료, 수수료를 내')],
    'at-home/abroad': [list('국내, 내수'), list('해외, 국외, 외국, 수출')],
    'new/abolished': [list('신설, 새로, 도입'), list('폐지, 없앱, 없앴')],
    'yes/no': [list('^ 네, ^ 예'), list('^ 아니')],
  },
  places: {
    seoul: ['서울'],
    busan: ['부산'],
    daegu: ['대구'],
    incheon: ['인천'],
    gwangju: ['광주'],
    daejeon: ['대전'],
    ulsan: ['울산'],
    sejong: ['세종'],
    suwon: ['수원'],
    changwon: ['창원'],
    jinju: ['진주'],
    pohang: ['포항'],
    gumi: ['구미'],
    gyeonggi: ['경기도'],
    gangwon: ['강원'],
    chungcheong: ['충청', '충북', '충남'],
    jeolla: ['전라', '전북', '전남'],
    gyeongsang: ['경상북도', '경상남도', '경북', '경남'],
    jeju: ['제주'],
    singapore: ['싱가포르'],
    japan: ['일본'],
    china: ['중국'],
    'united-states': ['미국'],
    vietnam: ['베트남'],
    indonesia: ['인도네시아'],
    thailand: ['태국'],
    germany: ['독일'],
    france: ['프랑스'],
    india: ['인도'],
  },
  numbers: {
    한: 1,
    두: 2,
    세: 3,
    네: 4,
    다섯: 5,
    여섯: 6,
    일곱: 7,
    여덟: 8,
    아홉: 9,
    열: 10,
    하나: 1,
    둘: 2,
    셋: 3,
    넷: 4,
    첫: 1,
    양: 2,
  },
  limits: {
    least: list('이상, 최소, 적어도'),
    most: list('최대, 이하, 이내, 미만, 한도, 까지'),
    about: list('약, 내외, 가량, 안팎, 정도, 여 '),
  },
  organisations: list(
    '공단, 재단, 진흥원, 협회, 연합회, 중앙회, 위원회, 연구원, 연구소, 연구재단, 은행, 대학교, 공사, 조합, 기금, 진흥공단, 상공회의소, 지방청, 전자, 자동차, 그룹, 법률, 기본법, 특별법, 진흥법',
  ),
  titles: list(
    '장관, 차관, 청장, 본부장, 대표이사, 대표, 이사장, 원장, 회장, 시장, 도지사, 과장, 국장, 사무관, 교수',
  ),
  familyNames:
    '김이박최정강조윤장임한오서신권황안송류홍전고문양손배백허남심노하곽성차주우구민진나지엄원채천방공현함변염여추도소석선설마길연표명기반왕금옥육인맹제모탁국은편용',
  general: list(
    '연구원, 연구소, 위원회, 협회, 은행, 대학교, 조합, 재단, 공단, 공사, 법률, 기본법, 그룹, 중앙회, 기금, 전자, 자동차',
  ),
};
