/** Lists and tables as people type them, each item set off from the next. Letters are replaced one by one, so that places stay. */

const BULLET = /(?<=^|\n) ?[-*•‣▪●○◦] /gu;
const ENUMERATOR = /(?<=^|\s)(\d{1,2})[.)](?=\s)/gu;
/** Between items: a slash or a bar with spaces around. */
const BETWEEN = / [/|] |\|/gu;
const DIGIT = /[0-9₩$€]/u;

/** "1) manufacturing 2) 7 employees": numbers that count the items up from one are none of a business. */
function withoutEnumerators(text: string): string {
  const found = [...text.matchAll(ENUMERATOR)];
  const start = found.findIndex(({ 1: digits }) => digits === '1');
  const counted = start < 0 ? [] : found.slice(start).filter(({ 1: digits }, n) => Number(digits) === n + 1);
  if (counted.length < 2) return text;
  let [out, last] = ['', 0];
  for (const { 0: written, index } of counted) {
    out += text.slice(last, index) + ';'.padEnd(written.length);
    last = index + written.length;
  }
  return out + text.slice(last);
}

/** "Employees | 23": behind a bar, a number belongs to the word before it, and other words are an item of their own. */
function apart(bar: string, at: number, text: string): string {
  const before =
    text
      .slice(Math.max(0, at - 2), at)
      .trimEnd()
      .at(-1) ?? ' ';
  const after = text.slice(at + bar.length, at + bar.length + 2).trimStart()[0] ?? ' ';
  const mark = bar.includes('|') && DIGIT.test(after) && !DIGIT.test(before) ? ':' : ';';
  return bar.replace(/[/|]/u, mark);
}

export function itemised(text: string): string {
  if (!/[/|)\n.]|^ ?[-*•‣▪●○◦]/u.test(text)) return text;
  return withoutEnumerators(text.replace(BULLET, (bullet) => ' '.repeat(bullet.length))).replace(
    BETWEEN,
    apart,
  );
}
