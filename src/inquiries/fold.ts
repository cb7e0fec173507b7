/** Text in plain characters for matching, with the way back to the text it came from. */
export interface Folded {
  readonly text: string;
  /** `starts[i]` is where in the original the character begins that gave `text[i]`; one more for the end. */
  readonly starts: Uint32Array;
}

/** A part of folded text and what stands there instead. */
export interface Span {
  readonly from: number;
  readonly to: number;
  readonly token: string;
}

/** Replaces the parts of a text that `find` names in the text as `read` reads it; they must be in order and apart. */
export function replaceSpans(
  text: string,
  read: (text: string) => Folded,
  find: (folded: string) => readonly Span[],
): string {
  const { text: folded, starts } = read(text);
  let out = '';
  let copied = 0;
  for (const { from, to, token } of find(folded)) {
    out += text.slice(copied, starts[from]) + token;
    copied = starts[to] ?? text.length;
  }
  return out + text.slice(copied);
}

/** Characters that can stand between two digits without being seen: joiners, marks, soft hyphens, tag characters. */
const UNSEEN = /[\p{Cf}\p{Mn}\p{Me}\u115f\u1160\u3164\uffa0]/u;
const DASH = /[\p{Pd}\u2043\u207b\u208b\u2212\u02d7\u30fc\u3161\uff70]/u;
const SPACE = /[\p{Zs}\t]/u;
const DIGIT = /\p{Nd}/u;

/**
 * Reads each character as the ASCII one that it looks like: digits of any script, full-width forms, dashes and
 * spaces of any kind; characters that are not seen are left out. What has no such likeness stays as it is.
 */
export function fold(text: string): Folded {
  const starts = new Uint32Array(text.length + 1);
  let folded = '';
  let at = 0;
  for (const character of text) {
    const plain = character >= ' ' && character < '\x7f' ? character : foldCharacter(character);
    for (let unit = 0; unit < plain.length; unit += 1) starts[folded.length + unit] = at;
    folded += plain;
    at += character.length;
  }
  starts[folded.length] = at;
  return { text: folded, starts: starts.subarray(0, folded.length + 1) };
}

function foldCharacter(character: string): string {
  if (UNSEEN.test(character)) return '';
  if (DASH.test(character)) return '-';
  if (SPACE.test(character)) return ' ';
  if (DIGIT.test(character)) return digitOf(character);
  const normal = character.normalize('NFKC');
  return normal.length <= character.length && normal.charCodeAt(0) < 0x80 ? normal : character;
}

/** Decimal digits come in runs of ten from a zero, some runs side by side, so the distance to the start is the value. */
function digitOf(character: string): string {
  const code = character.codePointAt(0) ?? 0;
  let distance = 0;
  while (DIGIT.test(String.fromCodePoint(code - distance - 1))) distance += 1;
  return String(distance % 10);
}
