export type NumberKind =
  | 'resident'
  | 'corporate'
  | 'business'
  | 'phone'
  | 'account'
  | 'bank'
  | 'passport'
  | 'card'
  | 'licence';

/** What the words before a number say that it is. */
export interface Introduction {
  readonly kind: NumberKind;
  /** Characters between the word and the number. */
  readonly gap: number;
}

const REACH = 20;

/** `bank` is a name that is also an everyday word (기업, 우리): it introduces only what is written as an account. */
const WORDS: readonly (readonly [NumberKind, string])[] = [
  [
    'resident',
    '주민(?:등록)?\\s?번호|주민등록|뒷\\s?자리|외국인\\s?등록|거소\\s?신고|주민\\s?앞자리|resident registration|\\brrn\\b|alien registration',
  ],
  ['corporate', '법인(?:등록)?\\s?번호|corporate registration'],
  [
    'business',
    '사업자(?:등록)?\\s?(?:번호|증)?|고유번호|(?:business|biz) (?:registration|reg\\.?|license|licence|number|no\\.?)|\\bbrn\\b',
  ],
  ['licence', "운전\\s?면허|면허\\s?번호|면허증|driver'?s? licen[cs]e|driving licen[cs]e"],
  ['passport', '여권|passport'],
  ['card', '카드|아멕스|\\bcard\\b|\\bamex\\b|\\bvisa\\b|\\bmaster ?card\\b'],
  [
    'phone',
    '전화|연락처|연락\\s?바|핸드폰|휴대폰|휴대전화|휴대\\s?번호|팩스|폰\\s?번호|(?<![가-힣])[내제]\\s?번호|직통|내선|대표번호|고객센터|콜센터|문자|카톡|\\bh\\.?p\\b|\\btel(?:ephone)?\\b|\\bphone\\b|\\bmobile\\b|\\bcell\\b|\\bfax\\b|\\bcall\\b|\\bwhatsapp\\b',
  ],
  ['account', '계좌|통장|입금|송금|이체|예금주|\\baccount\\b|\\bacct\\b|\\ba/c\\b'],
  ['account', '은행|뱅크|새마을금고|우체국|농협|수협|신협|저축은행|\\bbank\\b'],
  [
    'bank',
    '국민|신한|우리|하나|기업|산업|제일|씨티|카카오|케이|토스|부산|대구|광주|전북|경남|제주|\\bkb\\b|\\bnh\\b|\\bibk\\b|\\bsc\\b|\\bkdb\\b|\\bim\\b',
  ],
];

const INTRODUCTION = new RegExp(WORDS.map(([, words]) => `(${words})`).join('|'), 'giu');

/** How many places of a number are given: 앞 6자리. */
const PLACES = /\d{1,2} ?(?=자리)/g;

/** A number right after a phone is another phone. */
const ANOTHER_PHONE = /\[phone\] ?(?:,|\/|or|and|및|또는|혹은|이?나|하고)? ?$/;

/**
 * The last word before a number that says what the number is, at most 20 characters back and with no other number,
 * bracketed mark or line between.
 */
export function readIntroduction(before: string): Introduction | undefined {
  if (ANOTHER_PHONE.test(before)) return { kind: 'phone', gap: 0 };
  const near = before
    .slice(-REACH - 12)
    .normalize('NFC')
    .replace(PLACES, '');
  const window = /[^\d[\]\n\r]*$/.exec(near)?.[0] ?? '';
  if (!/\p{L}/u.test(window)) return undefined;
  let found: Introduction | undefined;
  for (const match of window.matchAll(INTRODUCTION)) {
    const group = match.slice(1).findIndex((part) => part !== undefined);
    const kind = WORDS[group]?.[0];
    const gap = window.length - match.index - match[0].length;
    if (kind === undefined || gap > REACH) continue;
    // After "account", the name of a bank says which, not that it may be none.
    found = { kind: kind === 'bank' && found?.kind === 'account' ? 'account' : kind, gap };
  }
  return found;
}
