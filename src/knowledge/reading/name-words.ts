/** Words by which a name in a document shows what it names, in English and Korean. */

/** Last words of names of bodies and of places; in Korean, endings of the word. */
export const ORGANISATION_ENDS = {
  en: 'Ministry|Agency|Association|Administration|Corporation|Commission|Committee|Council|Federation|Foundation|Institute|Bank|Group|University|Government|Province|Authority|Board|Company|Co|Ltd|Inc|Electronics|Motors|Chamber|Service|Union|Alliance|Forum'.split(
    '|',
  ),
  ko: '부|청|안전처|보훈처|법제처|혁신처|공단|공사|진흥원|협회|중앙회|위원회|은행|재단|연구원|연합회|협의회|진흥회|조합|전자|그룹|대학교|정보원|관리원|개발원|기술원|평가원|교육원|감독원'.split(
    '|',
  ),
};
export const PLACE_ENDS = {
  en: 'Center|Centre|Tower|Hall|Hotel|Building|Office|Square|Park|Complex|Campus|Museum|Theater|Theatre|Plaza|House|Market'.split(
    '|',
  ),
  ko: '센터|타워|회의실|호텔|빌딩|청사|회관|컨벤션|코엑스|벡스코|킨텍스|공원|광장|본사|전시장'.split('|'),
};
/** Korean words for places that are names by themselves. */
export const PLACES = ['코엑스', '벡스코', '킨텍스'];
/** Titles of persons: before an English name or after a comma; behind a Korean one. */
export const PERSON_TITLES = {
  en: 'minister|vice minister|deputy minister|president|vice president|chairman|chairperson|chair|ceo|director|director general|director-general|commissioner|governor|mayor|professor|head|secretary'.split(
    '|',
  ),
  ko: '장관|차관|차장|처장|총장|총재|사무관|부지사|대표|원장|이사장|회장|청장|본부장|정책관|실장|국장|과장|위원장|사장|부회장|교수|도지사|이사|은행장'.split(
    '|',
  ),
};
/** Marks behind the name of who signs, and words before it on a line of its own. */
export const SEALS = ['인', '서명', '직인', '날인', 'seal', 'signed'];
export const SIGNERS = ['서명자', '체결자', '대표자', '서명', '성명', 'signed by', 'signatory', 'name'];
/** English words that join the words of a name. */
export const NAME_JOINTS = 'of|for|and|de|&'.split('|');
/** Korean words that end like a body and are none, alone or at the end of a longer word. */
export const NO_ORGANISATION_ENDS =
  '정부|일부|전부|내부|외부|세부|여부|기부|대부|공부|신청|요청|초청|시청|은행|재단|협회|위원회|그룹|조합|부처'.split(
    '|',
  );
/** Particles of Korean that end a word and belong to no name, longest first. */
export const NAME_PARTICLES =
  '에서는|에서도|으로부터|에서|에게|으로|까지|부터|과의|와의|이며|이고|은|는|이|가|을|를|의|에|와|과|로|도|만'.split(
    '|',
  );
/** The number of an announcement or a notice, as a pattern. */
export const NOTICE_NUMBER =
  '(?:제 ?(?:19|20|21)\\d\\d ?- ?\\d{1,5} ?호|(?<![a-z])(?:announcement|notice) no\\. ?(?:19|20|21)\\d\\d-\\d{1,5})';
/** What a short phone number stands beside. */
export const PHONE_WORDS = [
  'call center',
  'call centre',
  'hotline',
  'phone',
  'tel',
  '콜센터',
  '전화',
  '문의',
  '대표번호',
  '☎',
];
