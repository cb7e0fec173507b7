/** Reads which records are asked for out of words: every word must have its part in it, or it is no list. */
import { FIELDS, type Field, type PartialDate, RECORD_KINDS, type RecordKind } from '../knowledge-base.js';
import type { Catalog, RecordDate } from './catalog.js';
import type { RecordFilter, Sort, Status } from './command.js';
import { DATE, FOREVER, later, readDate, type Span, spanOf } from './dates.js';
import { FIELD_WORDS } from './fields.js';

export interface ReadList {
  readonly filter: RecordFilter;
  /** A list or a count was asked for by name, not only described. */
  readonly explicit: boolean;
  readonly count: boolean;
}

/** End of an English word. */
const B = '(?![\\p{L}\\p{N}])';
/** Beginning of one. */
const A = '(?<![\\p{L}\\p{N}])';

const KINDS: Readonly<Record<RecordKind, { readonly en: string; readonly ko: string }>> = {
  program: { en: 'programs?|programmes?|schemes?', ko: '지원\\s?사업|지원\\s?프로그램|사업|프로그램' },
  plan: { en: 'plans?|strategies|strategy', ko: '종합\\s?계획|계획|전략' },
  agreement: {
    en: 'agreements?|mous?|pacts?|memorand(?:um|a)(?: of understanding)?',
    ko: '업무\\s?협약|협약|양해\\s?각서|엠오유|mou|협의회',
  },
  event: { en: 'events?|meetings?|visits?', ko: '행사|간담회|현장\\s?방문|방문' },
  term: { en: 'terms?|definitions?', ko: '용어|정의' },
};

const DATE_VERBS: readonly (readonly [RecordDate, string])[] = [
  ['signed', `${A}(?:signed|concluded|signing)${B}|체결(?:된|한|일이|일)?|맺은|맺어진|서명(?:된|한)?`],
  [
    'starts',
    `${A}(?:(?:that |which )?(?:starts?|started|begins?|began|starting|beginning|launched))${B}|시작(?:하는|되는|된|한)?|개시(?:된|한)?`,
  ],
  [
    'ends',
    `${A}(?:(?:that |which |what )?(?:ends?|ended|ending|expires?|expired|expiring|closes?|closed|closing|finish(?:es|ed|ing)?))${B}|끝나는|끝난|종료(?:되는|된|하는|일이)?|만료(?:되는|된)?|마감(?:되는|된)?`,
  ],
  ['announced', `${A}(?:announced|published)${B}|발표(?:된|한)?`],
  ['held', `${A}(?:held|took place|that took place)${B}|열린|개최(?:된|한)?`],
];

const STATUS_WORDS: readonly (readonly [Status, string])[] = [
  [
    'running',
    `${A}(?:running|active|ongoing|under way|underway|current|open)${B}|진행\\s?중(?:인)?|시행\\s?중(?:인)?|운영\\s?중(?:인)?`,
  ],
  ['planned', `${A}(?:planned|upcoming|future)${B}|예정(?:된|인)?|앞으로\\s?(?:할|있을)`],
];

const SORT_WORDS: readonly (readonly [Sort, boolean, string])[] = [
  ['date', true, `${A}(?:newest|latest|most recent) first${B}|최신\\s?순|최근\\s?순`],
  ['date', false, `${A}oldest first${B}|오래된\\s?순|날짜\\s?순`],
  ['name', false, `${A}(?:sorted |ordered )?by (?:name|title)${B}|이름\\s?순|가나다\\s?순`],
  [
    'ends',
    false,
    `${A}(?:sorted |ordered )?by (?:end|end date|deadline)${B}|종료(?:일)?\\s?순|마감(?:일)?\\s?순`,
  ],
  ['date', false, `${A}(?:sorted |ordered )?by date${B}`],
  ['amount', true, `${A}(?:sorted |ordered )?by (?:amount|money|budget)${B}|금액\\s?순`],
];

const WITH_AMOUNT = `${A}(?:with|that have|having) (?:an? |stated )?(?:amounts?|money|budgets?)(?: stated)?${B}|금액(?:이|을)?\\s?(?:있는|적힌|나온|명시된|정해진)`;

const VERB_EN = new RegExp(
  `^(?:(?:please |can you |could you )?(list|count|how many)|(?:please |can you |could you )?(?:show|give|find)(?: me)?|(what|which))(?: (?:all|of|the|every|any))*${B}`,
  'u',
);
const VERB_KO =
  /\s?(?:(목록|리스트|일람)(?:을|를)?(?:\s?(?:좀\s?)?(?:보여\s?줘요?|보여\s?주세요|뽑아\s?줘요?|뽑아\s?주세요|알려\s?줘요?|알려\s?주세요|주세요|줘))?|((?:은|는|이|가)?\s?(?:모두\s?|총\s?|전부\s?)?몇\s?(?:건|개)(?:이?에요|예요|인가요|야|이야|입니까|인지|있어요|있나요|있어)?)|(?:을|를)?\s?(?:모두\s?|전부\s?|다\s?)?(보여\s?줘요?|보여\s?주세요|찾아\s?줘요?|찾아\s?주세요|모아\s?줘요?|모아\s?주세요|뽑아\s?줘요?|뽑아\s?주세요))$/u;

/** Words that join the others and ask for nothing of their own. */
const JOINERS_EN = new Set(
  `a an and are all any been by do for from have in is of on or our records record the there to was we were with which that what who
  field fields year years period ministry together please me between us`.split(/\s+/u),
);
const JOINERS_KO =
  /^(?:의|에|은|는|이|가|을|를|과|와|랑|이랑|하고|로|으로|함께|같이|하는|한|된|되는|있는|있었던|관련|관련된|관한|분야|분야의|중|중에|중에서|동안|까지|부터|사이|사이에|에서|좀|모든|전체|전부|기록|년|년도|것|거|건|뭐|뭐가|주관하는|주관|맡은|하고\s?있는|인)$/u;

const KIND_LAST = new RegExp(
  `(?:${RECORD_KINDS.map((kind) => KINDS[kind].ko).join('|')}|mous?)(?:들)?(?:은|는|이|가)?$`,
  'u',
);

interface Reading {
  text: string;
  kind?: RecordKind;
  parties: string[];
  fields: Field[];
  status?: Status;
  date?: RecordDate;
  span?: Span;
  withAmount: boolean;
  sort?: { by: Sort; down: boolean };
  page: number;
}

const compiled = new Map<string, RegExp>();

function expression(source: string): RegExp {
  const known = compiled.get(source);
  if (known !== undefined) return known;
  const made = new RegExp(source, 'u');
  compiled.set(source, made);
  return made;
}

/** Takes what an expression finds out of the text; undefined when it finds nothing. */
function take(reading: Reading, source: string): RegExpExecArray | undefined {
  const match = expression(source).exec(reading.text);
  if (match === null) return undefined;
  reading.text =
    `${reading.text.slice(0, match.index)} ${reading.text.slice(match.index + match[0].length)}`.replace(
      /\s+/gu,
      ' ',
    );
  return match;
}

/** The day after or before one, both as the number 20240326. */
function nextTo(day: number, days: number): number {
  const date = { year: Math.floor(day / 10_000), month: Math.floor(day / 100) % 100, day: day % 100 };
  return dayNumber(later(date, { days }));
}

const dayNumber = (date: PartialDate): number => spanOf(date)?.from ?? 0;

function takeWhen(reading: Reading, today: PartialDate): void {
  const next = take(
    reading,
    `${A}(?:in|within|over|during) the next (\\d{1,4}) (day|week|month|year)s?${B}|(?:앞으로|향후|다음)\\s?(\\d{1,4})\\s?(일|주|개월|달|년)\\s?(?:안에?|이내에?|동안|내에?)?`,
  );
  if (next !== undefined) {
    const count = Number(next[1] ?? next[3]);
    const unit = next[2] ?? next[4] ?? 'day';
    const by = {
      day: { days: count },
      일: { days: count },
      week: { days: 7 * count },
      주: { days: 7 * count },
      month: { months: count },
      개월: { months: count },
      달: { months: count },
      year: { months: 12 * count },
      년: { months: 12 * count },
    }[unit];
    reading.span = { from: dayNumber(today), to: dayNumber(later(today, by ?? { days: count })) };
    return;
  }
  const year = today.year ?? 0;
  for (const [shift, words] of [
    [0, `${A}(?:in )?this year${B}|올해(?:에)?|금년(?:에)?`],
    [-1, `${A}(?:in )?last year${B}|작년(?:에)?|지난해(?:에)?`],
    [1, `${A}(?:in )?next year${B}|내년(?:에)?`],
  ] as const) {
    if (take(reading, words) !== undefined) {
      reading.span = spanOf({ year: year + shift })!;
      return;
    }
  }
  const range = take(
    reading,
    `(?:${A}(?:from|between) )?(${DATE})\\s?(?:-|–|~|to|and|until|부터)\\s?(${DATE})(?:\\s?년)?(?:\\s?(?:까지|사이에?))?`,
  );
  if (range !== undefined) {
    const [from, to] = [readDate(range[1]!), readDate(range[2]!)].map((date) => date && spanOf(date));
    if (from !== undefined && to !== undefined) reading.span = { from: from.from, to: to.to };
    return;
  }
  const one = take(
    reading,
    `(?:${A}(in|on|since|from|after|before|until|by|of) )?(${DATE})(?:\\s?(이후|이전|부터|까지|전|후)(?:에)?|\\s?(?:년도?)?(?:에|의)?${B})?`,
  );
  const date = one === undefined ? undefined : readDate(one[2]!);
  const span = date === undefined ? undefined : spanOf(date);
  if (one === undefined || span === undefined) return;
  const how = one[1] ?? one[3];
  if (how === 'since' || how === 'from' || how === '부터' || how === '이후')
    reading.span = { from: span.from, to: FOREVER.to };
  else if (how === 'after' || how === '후') reading.span = { from: nextTo(span.to, 1), to: FOREVER.to };
  else if (how === 'before' || how === '이전' || how === '전')
    reading.span = { from: 0, to: nextTo(span.from, -1) };
  else if (how === 'until' || how === 'by' || how === '까지') reading.span = { from: 0, to: span.to };
  else reading.span = span;
}

const literal = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/gu, '\\$&');

/** Takes the names of ministries and partners out; whether one was given with a word that says so. */
function takeParties(reading: Reading, catalog: Catalog): boolean {
  let marked = false;
  for (const { name, key } of catalog.parties) {
    if (name.length < 2 || !reading.text.includes(name)) continue;
    const hangul = /\p{Script=Hangul}/u.test(name);
    const source = hangul
      ? `(?:그리고 )?${literal(name)}(\\s?(?:와|과|이랑|랑|하고|에서|이|가|의|은|는)(?![가-힣])(?:\\s?(?:함께|같이))?(?:\\s?(?:하는|주관하는|맡은|한))?|\\s?주관)?`
      : `(?:${A}(by|with|of|from|between|involving|and|together with|led by) (?:the )?)?${A}${literal(name)}${B}(?:(?:와|과|이랑|랑|하고|에서)\\s?(?:함께|같이)?\\s?(?:하는)?)?`;
    const match = take(reading, source);
    if (match === undefined) continue;
    marked ||= match[1] !== undefined;
    if (!reading.parties.includes(key)) reading.parties.push(key);
  }
  return marked;
}

function takeFields(reading: Reading): void {
  const words = FIELDS.flatMap((field) =>
    [...FIELD_WORDS[field].ko, ...FIELD_WORDS[field].en].map((word) => ({ field, word })),
  ).sort((a, b) => b.word.length - a.word.length);
  for (const { field, word } of words) {
    const hangul = /\p{Script=Hangul}/u.test(word);
    const source = hangul
      ? `${literal(word)}(?:\\s?(?:분야|관련)(?:의|된)?)?`
      : `(?:${A}(?:on|about|for|in) )?${A}${literal(word)}${B}`;
    if (reading.text.includes(word) && take(reading, source) !== undefined && !reading.fields.includes(field))
      reading.fields.push(field);
  }
}

/** Takes the kind of record out; whether it was named as several are. */
function takeKind(reading: Reading): boolean {
  for (const kind of RECORD_KINDS) {
    const match = take(
      reading,
      `${A}(${KINDS[kind].en})(?:${B}|(?=[가-힣]))|(?:${KINDS[kind].ko})(?:들)?(?=(?:은|는|이|가|을|를|의|과|와|만)?(?:\\s|$|[?.!]))`,
    );
    if (match === undefined) continue;
    reading.kind = kind;
    return match[1] === undefined || /(?:s|a|ies)$/u.test(match[1]);
  }
  return take(reading, `${A}(?:records|everything)${B}|전체\\s?기록|모든\\s?기록|기록`) !== undefined;
}

/**
 * Reads a list of records; undefined when a word has no part in it, or when the words only name something.
 *
 * @param text normalised
 * @param always the command says that it is a list
 */
export function readList(
  text: string,
  catalog: Catalog,
  today: PartialDate,
  always = false,
): ReadList | undefined {
  if (text.length > 200) return undefined;
  const reading: Reading = {
    text: text.replace(/[?!.。]+$/gu, '').replace(/\s+(?:please|좀)$/u, ''),
    parties: [],
    fields: [],
    withAmount: false,
    page: 1,
  };
  const page = take(reading, `,?\\s?(?:${A}page (\\d{1,4})${B}|(\\d{1,4})\\s?(?:쪽|페이지))`);
  if (page !== undefined) reading.page = Math.max(1, Number(page[1] ?? page[2]));
  for (const [by, down, words] of SORT_WORDS) {
    if (reading.sort === undefined && take(reading, words) !== undefined) reading.sort = { by, down };
  }
  const bare = reading.text.trim();
  const english = VERB_EN.exec(bare);
  const korean = english === null ? VERB_KO.exec(bare) : null;
  reading.text =
    english === null ? bare.slice(0, korean?.index ?? bare.length) : bare.slice(english[0].length);
  const named = english?.[1] !== undefined || korean?.[1] !== undefined || korean?.[2] !== undefined;
  const asked = english?.[2] !== undefined;
  const count = english?.[1] === 'how many' || english?.[1] === 'count' || korean?.[2] !== undefined;
  if (take(reading, WITH_AMOUNT) !== undefined) reading.withAmount = true;
  for (const [date, words] of DATE_VERBS) {
    if (reading.date === undefined && take(reading, words) !== undefined) reading.date = date;
  }
  for (const [status, words] of STATUS_WORDS) {
    if (reading.status === undefined && take(reading, words) !== undefined) reading.status = status;
  }
  takeWhen(reading, today);
  const withPartner = takeParties(reading, catalog);
  const several = takeKind(reading);
  takeFields(reading);
  const rest = reading.text
    .split(/[\s,·'"“”()]+/u)
    .filter((word) => word !== '' && !JOINERS_EN.has(word) && !JOINERS_KO.test(word));
  if (rest.length > 0) return undefined;
  const { span, date, ...read } = reading;
  if (date === 'ends' && span === undefined) read.status ??= 'ended';
  if (date === 'announced' && span === undefined) read.status ??= 'announced';
  const related = date !== undefined || read.status !== undefined || withPartner || read.withAmount;
  const filtered = related || span !== undefined || read.fields.length > 0 || read.parties.length > 0;
  const has = several || (asked && date !== undefined && span !== undefined);
  const explicit = always || named;
  const shown = english !== null || korean !== null;
  // What is only described must be described by what it does, and in Korean end with what it is.
  const closes = /\p{Script=Hangul}/u.test(bare) ? KIND_LAST.test(bare) : true;
  const described =
    several &&
    closes &&
    related &&
    (span !== undefined || withPartner || read.withAmount || read.status !== undefined);
  if (!has && !(explicit && filtered)) return undefined;
  if (
    !explicit &&
    !(shown && several && (filtered || english !== null) && !asked) &&
    !described &&
    !(asked && has && date !== undefined)
  )
    return undefined;
  const { text: _, ...found } = read;
  return {
    filter: {
      ...found,
      ...(span === undefined ? {} : { when: { span, ...(date === undefined ? {} : { date }) } }),
    },
    explicit: explicit || shown,
    count,
  };
}
