/**
 * Kinds of value that a question can ask for and a text can state. A question for a percentage is not answered by a text
 * without one, however alike their words: the check of the expected answer type of question answering (Li and Roth,
 * "Learning question classifiers", 2002), by patterns that leave out what is not plain.
 */

export type ValueKind =
  | 'percent'
  | 'money'
  | 'people'
  | 'date'
  | 'email'
  | 'phone'
  | 'fax'
  | 'website'
  | 'number';

interface Patterns {
  readonly asked: readonly RegExp[];
  readonly stated: RegExp;
}

const KINDS: Readonly<Record<ValueKind, Patterns>> = {
  percent: {
    asked: [
      /몇\s*(?:프로|퍼센|%)|금리|이자율/u,
      /\b(?:what|which) (?:per ?cent(?:age)?|share|proportion|%)|how many per ?cent|interest rate/u,
    ],
    stated: /\d\s*%|per ?cent|퍼센트|프로(?![가-힣])|분의\s*\d|\bhalf\b|절반/u,
  },
  money: {
    asked: [
      /몇\s*(?:원|만\s*원|억|조|천만)|얼마(?:를|씩|까지)?\s*(?:받|주|줘|줍|지원|빌|대출)|(?:최대|한도)[^?]{0,6}(?:금액|얼마)/u,
      /how many (?:won|dollars)|how much (?:money|cash|funding)|(?:most|maximum|max) (?:cash|money|amount|grant|sum|loan)/u,
    ],
    stated: /\d\s*(?:여\s*)?(?:[조억만천]+\s*)?원|krw|\bwon\b|usd|\$|달러|dollar/u,
  },
  people: {
    asked: [
      /몇\s*(?:명|사람)|(?:직원|인원|근로자|종업원|참석자)\s*(?:수|규모)(?![가-힣])/u,
      /how many (?:people|employees|workers|staff|persons|folks|participants|attendees|guests|hands)|\bhead ?count\b/u,
    ],
    stated:
      /\d\s*(?:여\s*)?(?:명|인)(?![가-힣]{2})|\d[\d,]*\s*(?:or so |regular )?(?:people|employees|workers|participants|attendees|persons|staff)|\b(?:ten|dozen|hundred) (?:people|employees|workers)|(?:열|백)\s*명/u,
  },
  date: {
    asked: [
      /언[제재졔]|며칠|몇\s*월|몇\s*일(?!\s*(?:동안|간))|몇\s*년도|날짜|일자(?![가-힣]리)/u,
      /\b(?:since|till|until|by|from|exactly|roughly) when\b|\bwhen(?:'s| (?:did|do|does|is|was|were|are|will|can|could|should)\b|[\s?!.]*$)|\b(?:what|which) (?:date|day|month|year)\b|\bdate of\b|\bdate\s*[?.]*$/u,
    ],
    stated:
      /(?:19|20)\d\d|\d\s*월|\d\s*일|\b\d{1,2}(?:st|nd|rd|th)\b|\b(?:january|february|march|april|may|june|july|august|september|october|november|december)\b|century|decade|다음\s*(?:날|달|해)|하루|주\s*뒤|week|tomorrow|yesterday/u,
  },
  email: { asked: [/e-?mail|이메일|메일\s*주소/u], stated: /@/u },
  phone: {
    asked: [/전화\s*번호|연락처\s*번호/u, /(?:tele)?phone(?: number)?\b|number (?:to|i can) (?:call|ring)/u],
    stated: /\d{2,4}[-)\s.]\d{3,4}[-\s.]\d{4}/u,
  },
  fax: { asked: [/팩스/u, /\bfax\b/u], stated: /팩스|\bfax\b/u },
  website: {
    asked: [
      /홈페이지|누리집|웹\s*사이트|사이트\s*주소|링크/u,
      /\bweb ?(?:site|page|address)\b|\burl\b|\bportal\b/u,
    ],
    stated: /https?:|www\.|\.(?:kr|com|org)\b/u,
  },
  number: {
    asked: [
      /몇\s*(?:개|곳|군데|가지|건|회|배|대(?!\s*몇)|종|년(?:간|째)|달|개월|주)|얼마(?:나|예|에|인|이|죠|지)/u,
      /how (?:many|much|long|often|old)\b/u,
    ],
    stated:
      /\d|\b(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|dozens?|hundreds?|thousands?)\b|(?<![가-힣])(?:한|두|세|네|다섯|여섯|일곱|여덟|아홉|열|수십|수백|여러)\s*(?:개|곳|명|가지|회|번|배|기업|회사|사람|축|달|해)/u,
  },
};

/** Who asks for one of these is not answered by just any number. */
const COUNTED: ReadonlySet<ValueKind> = new Set(['percent', 'money', 'people']);
const NAMES = Object.keys(KINDS) as ValueKind[];

/** The kinds of value that a question plainly asks for; none for most questions. */
export function kindsAsked(question: string): ValueKind[] {
  const text = question.toLowerCase();
  const kinds = NAMES.filter((name) => KINDS[name].asked.some((pattern) => pattern.test(text)));
  return kinds.some((kind) => COUNTED.has(kind)) ? kinds.filter((kind) => kind !== 'number') : kinds;
}

/** The kinds of value that a text states. */
export function kindsStated(text: string): ReadonlySet<ValueKind> {
  const lower = text.toLowerCase();
  return new Set(NAMES.filter((name) => KINDS[name].stated.test(lower)));
}
