/** The ways in which documents and editors write a number or a date, in English and Korean. */
import { KO_SCALES, MONTHS as MONTH_NAMES, ordinal } from '../core/model/format.js';
import type { PartialDate } from '../core/model/knowledge-base.js';

const SMALL = [
  'zero',
  'one',
  'two',
  'three',
  'four',
  'five',
  'six',
  'seven',
  'eight',
  'nine',
  'ten',
  'eleven',
  'twelve',
  'thirteen',
  'fourteen',
  'fifteen',
  'sixteen',
  'seventeen',
  'eighteen',
  'nineteen',
] as const;
const TENS = ['', '', 'twenty', 'thirty', 'forty', 'fifty', 'sixty', 'seventy', 'eighty', 'ninety'] as const;
const RANKS = [
  '',
  'first',
  'second',
  'third',
  'fourth',
  'fifth',
  'sixth',
  'seventh',
  'eighth',
  'ninth',
  'tenth',
];
const EN_SCALES = [
  [1e12, 'trillion'],
  [1e9, 'billion'],
  [1e6, 'million'],
  [1e3, 'thousand'],
] as const;
/** Names of the months in English, in lower case. */
export const MONTHS = MONTH_NAMES.map((name) => name.toLowerCase());

/** Digits of a number with and without commas, and with an English or Korean scale: `300 billion`, `3천억`. */
export function numberPrintings(n: number): string[] {
  const forms = [plain(n), grouped(n)];
  for (const [size, name] of EN_SCALES) {
    const count = thousandths(n / size);
    if (n >= size && Math.abs(count * size - n) < size * 1e-6) {
      forms.push(`${grouped(count)} ${name}`, `${plain(count)} ${name}`, `${plain(count)}${name}`);
    }
  }
  return [...new Set([...forms, ...koreanPrintings(n)])];
}

/** A small count or rank as English words: `four`, `twenty-one`, `fourth`, `4th`, `two and a half`. */
export function wordPrintings(n: number): string[] {
  const whole = Math.floor(n);
  if (n - whole === 0.5 && whole > 0 && whole < 20) return [`${SMALL[whole]} and a half`];
  if (!Number.isInteger(n) || n < 0) return [];
  const forms = [ordinal(n)];
  const rank = RANKS[n];
  if (rank !== undefined && rank !== '') forms.push(rank);
  if (n < 20) forms.push(SMALL[n] ?? '');
  else if (n < 100) {
    const one = n % 10;
    const ten = TENS[(n - one) / 10] ?? '';
    forms.push(...(one === 0 ? [ten] : [`${ten}-${SMALL[one]}`, `${ten} ${SMALL[one]}`]));
  } else if (n % 100 === 0 && n < 1000) forms.push(`${SMALL[n / 100]} hundred`);
  return forms;
}

/** A date with all the parts it has, longest first. Lower case. */
export function datePrintings(date: PartialDate): string[] {
  const { year, month, day } = date;
  if (month === undefined && day !== undefined) return [`the ${ordinal(day)}`, ordinal(day), `${day}일`];
  if (month === undefined) return year === undefined ? [] : [`${year}년`, String(year)];
  const name = MONTHS[month - 1] ?? '';
  const names = [
    name,
    `${name.slice(0, 3)}.`,
    name.slice(0, 3),
    ...(name === 'september' ? ['sept.', 'sept'] : []),
  ];
  const two = (n: number) => String(n).padStart(2, '0');
  if (day === undefined) {
    if (year === undefined) return [name, `${month}월`];
    const dotted = [`${year}-${two(month)}`, `${year}.${month}`, `${year}. ${month}`];
    return [...names.map((word) => `${word} ${year}`), `${name}, ${year}`, `${year}년 ${month}월`, ...dotted];
  }
  const days = names.flatMap((word) => [
    `${word} ${day}`,
    `${day} ${word}`,
    `${word} ${ordinal(day)}`,
    `the ${ordinal(day)} of ${word}`,
    `${ordinal(day)} of ${word}`,
  ]);
  if (year === undefined) return [...days, `${month}월 ${day}일`, `${month}월${day}일`];
  return [
    ...days.flatMap((form) => [`${form}, ${year}`, `${form} ${year}`]),
    `${year}년 ${month}월 ${day}일`,
    `${year}-${two(month)}-${two(day)}`,
    `${year}.${month}.${day}`,
    `${year}. ${month}. ${day}`,
    `${year}.${two(month)}.${two(day)}`,
    `${year}/${two(month)}/${two(day)}`,
  ];
}

/** `3,000억`, `3000억`, `3천억`, `1조 2,000억`; every form that names at least one scale. */
function koreanPrintings(n: number): string[] {
  if (!Number.isInteger(n) || n < 1000) return [];
  const styles = [grouped, plain, inThousands];
  const forms = styles.flatMap((style) => [
    scaled(n, KO_SCALES, style),
    scaled(n, KO_SCALES.slice(1), style),
  ]);
  return forms.flatMap((form) => [form, form.replaceAll(' ', '')]);
}

function scaled(
  n: number,
  scales: readonly (readonly [number, string])[],
  style: (n: number) => string,
): string {
  let rest = n;
  const parts: string[] = [];
  for (const [size, name] of scales) {
    const count = Math.floor(rest / size);
    if (count > 0) parts.push(`${style(count)}${name}`);
    rest -= count * size;
  }
  return [...parts, ...(rest > 0 ? [style(rest)] : [])].join(' ');
}

/** `3천`, `1천200`. */
function inThousands(n: number): string {
  if (n < 1000 || n >= 10_000) return plain(n);
  return `${Math.floor(n / 1000)}천${n % 1000 === 0 ? '' : n % 1000}`;
}

function plain(n: number): string {
  return Math.abs(n) >= 1e21 ? BigInt(Math.round(n)).toString() : String(n);
}

function grouped(n: number): string {
  const [whole = '0', fraction] = plain(n).split('.');
  const commas = whole.replaceAll(/\B(?=(\d{3})+$)/g, ',');
  return fraction === undefined ? commas : `${commas}.${fraction}`;
}

function thousandths(n: number): number {
  return Math.round(n * 1000) / 1000;
}
