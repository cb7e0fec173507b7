/** Digits in groups as people write numbers: `010-1234-5678`, `02)123-4567`, `1234 5678 9012 3456`. */
export interface Chain {
  readonly digits: string;
  /** The groups, first to last; at least one. */
  readonly groups: readonly string[];
  /** What stands between the groups: one fewer than groups. */
  readonly separators: readonly string[];
  /** Sizes of the groups, as in `3-4-4`. */
  readonly shape: string;
  /** Index after the last digit in the text it was read from. */
  readonly end: number;
}

/** Longer chains are read from their later groups again, so the limit only bounds the work at each place. */
const MAX_GROUPS = 6;

const GROUP = /\d{1,20}(?!\d)/y;
const SEPARATOR = /[-. /·~_(),*=:]{1,3}(?=\d)/y;

/**
 * Reads the chain that begins at `at` and each of its beginnings, longest first, that have `fewest` digits or more;
 * none when no digit stands there or a group is longer than 20 digits.
 */
export function readChains(text: string, at: number, fewest: number): Chain[] {
  const chains: Chain[] = [];
  const groups: string[] = [];
  const separators: string[] = [];
  let digits = '';
  let end = at;
  while (groups.length < MAX_GROUPS) {
    const group = readAt(GROUP, text, end);
    if (group === '') break;
    end += group.length;
    digits += group;
    groups.push(group);
    if (digits.length >= fewest) chains.unshift(chainOf(digits, groups.slice(), separators.slice(), end));
    const separator = readAt(SEPARATOR, text, end);
    if (separator === '') break;
    end += separator.length;
    separators.push(separator);
  }
  return chains;
}

function chainOf(digits: string, groups: string[], separators: string[], end: number): Chain {
  return { digits, groups, separators, shape: groups.map((group) => group.length).join('-'), end };
}

/** Whether the groups are joined by these separators alone. */
export function isJoinedBy(chain: Chain, allowed: RegExp): boolean {
  return chain.separators.every((separator) => allowed.test(separator));
}

/** Whether the chain begins as a date does (2024-03-26, 26.03.2024, 20240326) or is a row of years (2025-2027). */
export function looksLikeDate(chain: Chain): boolean {
  const [first = '', second = '', third = ''] = chain.groups;
  if (isYear(first) && (isMonth(second) || chain.groups.every(isYear))) return true;
  if (first.length <= 2 && second.length <= 2 && isYear(third) && isMonth(first, second)) return true;
  return first.length === 8 && isYear(first.slice(0, 4)) && isDay(first.slice(4));
}

export function isYear(digits: string): boolean {
  return /^(?:19|20)\d\d$/.test(digits);
}

/** Whether four digits can be month and day. */
export function isDay(digits: string): boolean {
  const month = Number(digits.slice(0, 2));
  const day = Number(digits.slice(2));
  return month >= 1 && month <= 12 && day >= 1 && day <= 31;
}

function isMonth(...candidates: string[]): boolean {
  return candidates.some((digits) => digits.length <= 2 && Number(digits) >= 1 && Number(digits) <= 12);
}

function readAt(pattern: RegExp, text: string, at: number): string {
  pattern.lastIndex = at;
  return pattern.exec(text)?.[0] ?? '';
}
