/** Numbers, dates and values as each language writes them. Deterministic: no locale data of the machine is used. */
import type { FactValue, KnowledgeBase, Language, PartialDate, Qualifier, Unit } from './knowledge-base.js';

export const MONTHS = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
] as const;
const WEEKDAYS = {
  en: ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'],
  ko: ['일', '월', '화', '수', '목', '금', '토'],
} as const;

const grouped = (n: number): string => {
  const [whole = '0', fraction] = String(n).split('.');
  const withCommas = whole.replace(/\B(?=(\d{3})+$)/gu, ',');
  return fraction === undefined ? withCommas : `${withCommas}.${fraction}`;
};

const rounded = (n: number): number => Math.round(n * 100) / 100;

/** How a unit is written; a number stands alone where nobody says how. */
export const unitOf = ({ units }: Pick<KnowledgeBase, 'units'>, id: string): Unit =>
  units.get(id) ?? { ko: '{n}', en: { one: '{n}', other: '{n}' } };

/** `4th`, `21st`. */
export function ordinal(n: number): string {
  const tens = n % 100;
  if (tens >= 11 && tens <= 13) return `${n}th`;
  return `${n}${({ 1: 'st', 2: 'nd', 3: 'rd' } as Record<number, string>)[n % 10] ?? 'th'}`;
}

const EN_SCALES = [
  [1e12, 'trillion'],
  [1e9, 'billion'],
  [1e6, 'million'],
] as const;

/** English: `300 billion`, `1.28 million`, `560,000`. A scale is used where two decimals lose nothing. */
function englishNumber(n: number): string {
  for (const [size, name] of EN_SCALES) {
    if (Math.abs(n) >= size && rounded(n / size) * size === n) return `${grouped(rounded(n / size))} ${name}`;
  }
  return grouped(n);
}

export const KO_SCALES = [
  [1e12, '조'],
  [1e8, '억'],
  [1e4, '만'],
] as const;

/** Spaces in a row, or none between a scale and its unit. */
const AFTER_SCALE = new RegExp(
  ` {2,}|(?<=[${KO_SCALES.map(([, name]) => name).join('')}])(?=\\p{Script=Hangul})`,
  'gu',
);

/** Korean: `3,000억`, `1조 2,000억`, `56만`; below 10,000, or with odd units, the digits stay. */
function koreanNumber(n: number): string {
  if (!Number.isInteger(n) || n < 1e4 || n % 1e4 !== 0) return grouped(n);
  const parts: string[] = [];
  let rest = n;
  for (const [size, name] of KO_SCALES) {
    const count = Math.floor(rest / size);
    if (count > 0) parts.push(`${grouped(count)}${name}`);
    rest -= count * size;
  }
  return parts.join(' ');
}

const EN_QUALIFIERS: Readonly<Record<Qualifier, string>> = {
  exactly: '',
  over: 'over ',
  'more-than': 'more than ',
  about: 'about ',
  nearly: 'nearly ',
  under: 'fewer than ',
  'up-to': 'up to ',
  'at-least': 'at least ',
};

const KO_QUALIFIERS: Readonly<Record<Exclude<Qualifier, 'over'>, string>> = {
  exactly: '{n}',
  'more-than': '{n} 초과',
  about: '약 {n}',
  nearly: '거의 {n}',
  under: '{n} 미만',
  'up-to': '최대 {n}',
  'at-least': '{n} 이상',
};
/** Before the noun of a round count. */
const A_LITTLE_MORE = '{n}여 ';
/** Korean units that are a noun behind the number. */
const COUNTED = /\{n\} ?\p{Script=Hangul}/u;

/** Two numbers with their unit, such as `30 to 70%`, `KRW 10 million to 20 million` or `1,000만~2,000만 원`. */
function formatRange(from: number, to: number, unit: Unit, language: Language): string {
  if (language === 'en')
    return unit.en.other
      .replace('{nth}', `${ordinal(from)} to ${ordinal(to)}`)
      .replace('{n}', `${englishNumber(from)} to ${englishNumber(to)}`);
  return unit.ko.replace('{n}', `${koreanNumber(from)}~${koreanNumber(to)}`).replace(AFTER_SCALE, ' ');
}

/** A number with its unit, such as `30%`, `KRW 300 billion`, `fewer than 10 people` or `10명 미만`. */
export function formatNumber(n: number, unit: Unit, qualifier: Qualifier, language: Language): string {
  if (language === 'en') {
    const pattern = n === 1 ? unit.en.one : unit.en.other;
    const said = pattern.replace('{nth}', ordinal(n)).replace('{n}', englishNumber(n));
    // What is counted is fewer; money and shares are less.
    const counted = unit.en.one !== unit.en.other;
    return `${qualifier === 'under' && !counted ? 'less than ' : EN_QUALIFIERS[qualifier]}${said}`;
  }
  const digits = koreanNumber(n);
  const said = unit.ko.replace('{n}', digits).replace(AFTER_SCALE, ' ');
  if (qualifier !== 'over') return KO_QUALIFIERS[qualifier].replace('{n}', said);
  // What is a little more is said of round counts, before their noun; of all else, that it is more.
  return n % 10 === 0 && COUNTED.test(unit.ko)
    ? unit.ko.replace(/\{n\} ?/u, A_LITTLE_MORE.replace('{n}', digits))
    : KO_QUALIFIERS['more-than'].replace('{n}', said);
}

/** The parts of a date that are printed, in the order of the language; says nothing of the parts that are not. */
export function formatDate(date: PartialDate, language: Language, weekday = false): string {
  const { year, month, day } = date;
  const named = weekday ? weekdayOf(date, language) : undefined;
  if (language === 'ko') {
    const parts = [
      year === undefined ? '' : `${year}년`,
      month === undefined ? '' : `${month}월`,
      day === undefined ? '' : `${day}일`,
    ].filter((part) => part !== '');
    return parts.join(' ') + (named === undefined ? '' : `(${named})`);
  }
  const monthName = month === undefined ? '' : (MONTHS[month - 1] ?? '');
  if (day !== undefined && monthName === '') return `the ${ordinal(day)}`;
  const dayOfMonth = day === undefined ? monthName : `${monthName} ${day}`;
  if (dayOfMonth === '') return String(year ?? '');
  const whole =
    year === undefined ? dayOfMonth : day === undefined ? `${dayOfMonth} ${year}` : `${dayOfMonth}, ${year}`;
  return (named === undefined ? '' : `${named}, `) + whole;
}

/** A date as digits, as far as it is known: 2024-03; empty for none. */
export const dayText = (date: PartialDate | undefined): string =>
  [date?.year, date?.month, date?.day]
    .flatMap((part) => part ?? [])
    .map((part) => String(part).padStart(2, '0'))
    .join('-');

/** Name of the day of the week of a whole date. */
export function weekdayOf({ year, month, day }: PartialDate, language: Language): string | undefined {
  if (year === undefined || month === undefined || day === undefined) return undefined;
  return WEEKDAYS[language][new Date(Date.UTC(year, month - 1, day)).getUTCDay()];
}

/** A date with the words for its missing parts: `the 6th (month and year not printed)`. */
export function formatPrintedDate(
  date: PartialDate,
  language: Language,
  kb: Pick<KnowledgeBase, 'bot'>,
  weekday = false,
): string {
  const said = formatDate(date, language, weekday);
  const missing =
    date.day === undefined || date.year !== undefined
      ? undefined
      : date.month === undefined
        ? 'year-and-month-not-printed'
        : 'year-not-printed';
  if (missing === undefined) return said;
  return kb.bot.phrases[missing][language].replace('{date}', said);
}

function formatPeriod(from: PartialDate, to: PartialDate, language: Language): string {
  const yearsOnly =
    from.month === undefined && to.month === undefined && from.day === undefined && to.day === undefined;
  if (yearsOnly) return language === 'en' ? `${from.year}–${to.year}` : `${from.year}~${to.year}년`;
  return language === 'en'
    ? `${formatDate(from, 'en')} to ${formatDate(to, 'en')}`
    : `${formatDate(from, 'ko')}부터 ${formatDate(to, 'ko')}까지`;
}

/** Items as a phrase: `A, B and C`; `A, B, C`. */
function formatList(items: readonly string[], language: Language): string {
  if (language === 'ko' || items.length < 2) return items.join(', ');
  return `${items.slice(0, -1).join(', ')} and ${items.at(-1)}`;
}

/** A fact's value as readers see it. */
export function formatValue(
  value: FactValue,
  language: Language,
  kb: Pick<KnowledgeBase, 'bot' | 'units'>,
): string {
  switch (value.kind) {
    case 'number':
    case 'range': {
      const unit = unitOf(kb, value.unit);
      const said =
        value.kind === 'range'
          ? formatRange(value.from, value.to, unit, language)
          : formatNumber(value.number, unit, value.qualifier, language);
      if (value.basis === undefined) return said;
      return language === 'ko' ? `${value.basis.ko} ${said}` : `${said} ${value.basis.en}`;
    }
    case 'date':
      return formatPrintedDate(value.date, language, kb, value.weekday);
    case 'period':
      return formatPeriod(value.from, value.to, language);
    case 'ratio':
      return value.parts.join(language === 'ko' ? ' 대 ' : ' to ');
    case 'text':
      if (value.title === undefined) return value.text[language];
      return language === 'ko' ? `${value.text.ko} ${value.title.ko}` : `${value.title.en} ${value.text.en}`;
    case 'list':
      return formatList(
        value.items.map((item) => item[language]),
        language,
      );
  }
}
