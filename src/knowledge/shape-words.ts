/** Plain words for what a value is, should be, and how to write it. */
import { numberIn } from './figures.js';
import { quote } from './rules/rule.js';
import type { Path } from './yaml-file.js';

const DATE_KEYS = new Set([
  'date',
  'as_of',
  'announced',
  'valid_from',
  'valid_to',
  'review_by',
  'opens',
  'closes',
  'from',
  'to',
]);

const EXAMPLES: Readonly<Record<string, string>> = {
  id: 'id: smart-factory',
  kind: 'kind: program',
  source: 'source: mss-2024-03-27-smart-factory',
  paragraphs: 'paragraphs: 3',
  name: 'name: {ko: "예시 지원금", en: "Example Grant"}',
  label: 'label: {ko: "정부 지원 비율", en: "Government share"}',
  title: 'title: {ko: "지원 대상", en: "Who can apply"}',
  publisher: 'publisher: {ko: "예시부", en: "Ministry of Examples"}',
  phrasings: 'phrasings: {ko: ["얼마예요?"], en: ["How much is it?"]}',
  kinds: 'kinds: [program, plan]',
  outcome: 'outcome: answered',
  say: 'say: "지원 대상이 누구예요?"',
  from: 'from: 2024-03-26',
  to: 'to: 2024-12-31',
};

/** A line that adds a missing key. */
export function exampleFor(key: string): string {
  return EXAMPLES[key] ?? `${key}: …`;
}

/** A short name of the value at a path: its key, with the key above it. */
export function nameOf(path: Path): string {
  const names = path.map((step) => (typeof step === 'number' ? `item ${step + 1}` : step));
  return names.slice(-2).join(names.length > 1 && typeof path.at(-1) === 'number' ? ', ' : '.');
}

/** How a value reads to an editor. */
function describe(value: unknown): string {
  if (typeof value === 'string') return `the text ${quote(value)}`;
  if (typeof value === 'number') return `the number ${value}`;
  if (typeof value === 'boolean') return `${value}`;
  if (Array.isArray(value)) return 'a list';
  return isTextInBraces(value) ? 'text in braces without quotes' : 'a group of keys';
}

/** Words for a value of the wrong type. `keys` are those that a group of keys would have. */
export function explainType(
  expected: string,
  input: unknown,
  keys: readonly string[],
): { expected: string; found: string; fix: string } {
  const found = describe(input);
  switch (expected) {
    case 'string':
      return { expected: 'text', found, fix: asText(input) };
    case 'array':
      return { expected: 'a list', found, fix: 'Write one item a line under the key, each after "- ".' };
    case 'number':
    case 'int':
      return { expected: 'a number', found, fix: asNumber(input) };
    case 'boolean':
      return { expected: 'true or false', found, fix: 'Write true or false, without quotes.' };
    default:
      return { expected: 'a group of keys', found, fix: asGroup(keys) };
  }
}

/** Words for a value outside what is allowed. */
export function explainValue(
  path: Path,
  input: unknown,
  allowed?: readonly string[],
): { value: string; fix: string } {
  const key = String(path.findLast((step) => typeof step === 'string') ?? '');
  const value = typeof input === 'object' && input !== null ? JSON.stringify(input) : String(input);
  if (allowed !== undefined) return { value, fix: `Write one of: ${allowed.join(', ')}.` };
  if (key === 'paragraphs') return { value, fix: 'Write a whole number from 1, or a list of them: [3, 7].' };
  if (key === 'url') return { value, fix: 'Write the whole address, beginning with https://' };
  if (key === 'year') return { value, fix: 'Write a year from 1900 to 2200.' };
  if (key === 'month') return { value, fix: 'Write a month from 1 to 12.' };
  if (key === 'day') return { value, fix: 'Write a day from 1 to 31.' };
  if (DATE_KEYS.has(key)) {
    return {
      value,
      fix: 'Write it as 2024-03-26, 2024-03 or 2024; as {month: 2, day: 14} or {day: 6} where less is printed.',
    };
  }
  return { value, fix: 'Compare it with the same key in another file.' };
}

/** An id made of what was typed, as near as it gets. */
export function idLike(text: string): string {
  const id = text
    .normalize('NFKD')
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^-+|-+$/g, '');
  return id === '' ? 'a short English name, such as smart-factory' : id.slice(0, 60);
}

function asText(input: unknown): string {
  if (typeof input === 'number' || typeof input === 'boolean')
    return `Put double quotes around it: "${input}"`;
  if (isTextInBraces(input)) return 'Put double quotes around the whole text, as in: "{support-ratio}"';
  if (Array.isArray(input)) return 'Write one text in double quotes, not a list.';
  return 'Write the text on the same line, in double quotes. A colon inside a text without quotes makes it a group of keys.';
}

function asNumber(input: unknown): string {
  const digits = typeof input === 'string' ? input.replaceAll(/[^0-9.-]/g, '') : '';
  const read = typeof input === 'string' ? numberIn(input) : undefined;
  const example = read ?? (digits !== '' && Number.isFinite(Number(digits)) ? digits : '30');
  return `Write digits only, without quotes, commas or unit, as in: ${example} (the unit goes on a line of its own)`;
}

function asGroup(keys: readonly string[]): string {
  if (keys.includes('ko') && keys.includes('en')) {
    return 'Write two lines under the key, two spaces further right: "ko: …" and "en: …".';
  }
  if (keys.length === 0) return 'Write one "key: …" a line under it, two spaces further right.';
  const shown = keys.slice(0, 4).join(', ');
  return `Write its keys under it, two spaces further right: ${shown}${keys.length > 4 ? ' …' : ''}.`;
}

/** `ko: {share}` without quotes is read as a group whose only key has no value. */
function isTextInBraces(value: unknown): boolean {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return false;
  const values = Object.values(value);
  return values.length === 1 && values[0] === null;
}
