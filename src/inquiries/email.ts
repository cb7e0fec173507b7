import type { Span } from './fold.js';

/** `@`, `(at)`, `골뱅이`, and ` at ` where the domain says ` dot `. */
const AT = / ?@ ?| ?[([{<]at[)\]}>] ?| ?골뱅이 ?| at /gi;
const LOCAL = /[A-Za-z0-9._%+-]/;
const LOCAL_ANY_SCRIPT = /[\p{L}\p{N}._%+-]/u;
const MAX_LOCAL = 64;
const DOT = '(?:\\.| ?[([{<]dot[)\\]}>] ?| dot | ?닷 ?| ?쩜 ?)';
const DOMAIN = new RegExp(`[A-Za-z0-9-]{1,63}(?:${DOT}[A-Za-z0-9-]{1,63}){0,4}${DOT}[A-Za-z]{2,24}`, 'iy');
const SPELLED_DOMAIN = /[A-Za-z0-9-]{1,63}(?: dot [A-Za-z0-9-]{1,63}){0,4} dot [A-Za-z]{2,24}/iy;
const DOMAIN_ANY_SCRIPT = /[\p{L}\p{N}-]{1,63}(?:\.[\p{L}\p{N}-]{1,63}){0,4}\.\p{L}{2,24}/uy;
const PROVIDER =
  /(?:naver|gmail|hanmail|daum|kakao|nate|outlook|hotmail|네이버|지메일|한메일|다음)(?![A-Za-z0-9-])/iy;

/** E-mail addresses in folded text, in order. */
export function findEmails(text: string): Span[] {
  const found: Span[] = [];
  let free = 0;
  for (const match of text.matchAll(AT)) {
    const at = match[0];
    const from =
      readLocal(text, free, match.index, LOCAL) ??
      (at === '@' ? readLocal(text, free, match.index, LOCAL_ANY_SCRIPT) : undefined);
    const end = from === undefined ? undefined : readDomain(text, match.index + at.length, at);
    if (from === undefined || end === undefined) continue;
    found.push({ from, to: end, token: '[e-mail]' });
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

function readDomain(text: string, at: number, sign: string): number | undefined {
  const patterns = sign.toLowerCase() === ' at ' ? [SPELLED_DOMAIN] : [DOMAIN, PROVIDER];
  if (sign === '@') patterns.push(DOMAIN_ANY_SCRIPT);
  for (const pattern of patterns) {
    pattern.lastIndex = at;
    if (pattern.test(text)) return pattern.lastIndex;
  }
  return undefined;
}
