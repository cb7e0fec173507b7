import type { Span } from './fold.js';
import { inAny } from './number-words.js';

const NAMED = 'naver|gmail|hanmail|daum|kakao|nate|outlook|hotmail';
/** `@`, `(at)`, `골뱅이`, `_at_`, `#` before a well-known domain, and ` at ` where the domain is spelled or well known. */
const AT = new RegExp(
  ` ?@ ?| ?[([{<] ?(?:${inAny('at')}) ?[)\\]}>] ?|${inAny('spokenAt')}|_at_|#(?=(?:${NAMED})\\.)`,
  'gi',
);
const LOCAL = /[A-Za-z0-9._%+-]/;
const LOCAL_ANY_SCRIPT = /[\p{L}\p{N}._%+-]/u;
const MAX_LOCAL = 64;
const TOP = `(?:[A-Za-z]{2,24}|${inAny('top')})`;
const COMMON_TOP = '(?:com|net|org|co|go|or|kr|io)(?![A-Za-z])';
const DOT = `(?:\\.| ?[([{<] ?dot ?[)\\]}>] ?|${inAny('dot')}| ?[.,] ?(?=${COMMON_TOP}))`;
const DOMAIN = new RegExp(`[A-Za-z0-9-]{1,63}(?:${DOT}[A-Za-z0-9-]{1,63}){0,4}${DOT}${TOP}`, 'iy');
const SPELLED_DOMAIN =
  /[A-Za-z0-9-]{1,63}(?: (?:dot|period) [A-Za-z0-9-]{1,63}){0,4} (?:dot|period) [A-Za-z]{2,24}/iy;
const NAMED_DOMAIN = new RegExp(`(?:${NAMED})\\.[a-z]{2,3}(?:\\.[a-z]{2})?(?![A-Za-z0-9-])`, 'iy');
const DOMAIN_ANY_SCRIPT = /[\p{L}\p{N}-]{1,63}(?:\.[\p{L}\p{N}-]{1,63}){0,4}\.\p{L}{2,24}/uy;
const PROVIDER = new RegExp(
  `(?:(?:${NAMED})(?![A-Za-z0-9-])|${inAny('providers')})(?:(?: ?\\. ?|${inAny('dot')})(?:${inAny('top')}|com|net))?`,
  'iy',
);
const SPELLED_DOT = /(?: dot | period )$/i;

/** E-mail addresses in folded text, in order. */
export function findEmails(text: string): Span[] {
  const found: Span[] = [];
  let free = 0;
  for (const match of text.matchAll(AT)) {
    const at = match[0];
    const spaced = at === ' @ ' ? readSpaced(text, free, match.index) : undefined;
    if (spaced !== undefined) {
      found.push({ ...spaced, token: '[e-mail]' });
      free = spaced.to;
      continue;
    }
    const from =
      readLocal(text, free, match.index, LOCAL) ??
      (at === '@' ? readLocal(text, free, match.index, LOCAL_ANY_SCRIPT) : undefined);
    if (from === undefined) continue;
    const local = text.slice(from, match.index);
    const end = readDomain(text, match.index + at.length, at, local);
    if (end === undefined) continue;
    found.push({
      from: /^ at/i.test(at) ? readSpelledLocal(text, free, from) : from,
      to: end,
      token: '[e-mail]',
    });
    free = end;
  }
  return found;
}

/** Where the characters begin that stand unbroken before `end`, not before `free`. */
function readLocal(text: string, free: number, end: number, allowed: RegExp): number | undefined {
  let from = end;
  while (from > free && end - from < MAX_LOCAL && allowed.test(text.charAt(from - 1))) from -= 1;
  return from === end ? undefined : from;
}

/** `kim dot lee at …`: what is spelled before the part next to the sign. */
function readSpelledLocal(text: string, free: number, end: number): number {
  const dot = SPELLED_DOT.exec(text.slice(Math.max(free, end - 8), end))?.[0];
  return dot === undefined ? end : (readLocal(text, free, end - dot.length, LOCAL) ?? end);
}

/** `k i m @ n a v e r . c o m`: one character at a time, at least two before and four after the sign. */
function readSpaced(text: string, free: number, sign: number): Omit<Span, 'token'> | undefined {
  let from = sign;
  while (from - 1 >= free && sign - from < 2 * MAX_LOCAL) {
    const first = from === sign ? from - 1 : from - 2;
    if (first < free || !LOCAL.test(text.charAt(first))) break;
    if (from !== sign && text.charAt(from - 1) !== ' ') break;
    from = first;
  }
  let to = sign + 2;
  while (to - sign < 2 * MAX_LOCAL && text.charAt(to) === ' ' && LOCAL.test(text.charAt(to + 1))) to += 2;
  return sign - from >= 3 && to - sign >= 10 && !LOCAL.test(text.charAt(to)) ? { from, to } : undefined;
}

function readDomain(text: string, at: number, sign: string, local: string): number | undefined {
  const patterns = /^ at/i.test(sign) ? [SPELLED_DOMAIN] : [DOMAIN, PROVIDER];
  if (sign === '@') patterns.push(DOMAIN_ANY_SCRIPT);
  // "Look at gmail.com" names no one; a local part with a digit or a mark in it does.
  if (patterns.length === 1 && /[\d._%+-]/.test(local)) patterns.push(NAMED_DOMAIN);
  for (const pattern of patterns) {
    pattern.lastIndex = at;
    if (pattern.test(text)) return pattern.lastIndex;
  }
  return undefined;
}
