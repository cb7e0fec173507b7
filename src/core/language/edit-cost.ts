/**
 * How likely one word is a slip of another: Damerau's distance (1964; adjacent letters may be swapped) with costs by
 * how fingers slip. Korean is compared by keyboard letters, so both languages share one keyboard.
 */

const ROWS = ['qwertyuiop', 'asdfghjkl', 'zxcvbnm'];
const KOREAN_ROWS = ['ㅂㅈㄷㄱㅅㅛㅕㅑㅐㅔ', 'ㅁㄴㅇㄹㅎㅗㅓㅏㅣ', 'ㅋㅌㅊㅍㅠㅜㅡ'];
/** Typed with the shift key: the same key as the plain letter. */
const SHIFTED: Readonly<Record<string, string>> = {
  ㅃ: 'ㅂ',
  ㅉ: 'ㅈ',
  ㄸ: 'ㄷ',
  ㄲ: 'ㄱ',
  ㅆ: 'ㅅ',
  ㅒ: 'ㅐ',
  ㅖ: 'ㅔ',
};

const SWAPPED = 0.7;
const NEIGHBOUR = 0.75;
const SAME_KEY = 0.5;
const OTHER = 1.1;
const EXTRA = 1;
const EXTRA_NEIGHBOUR = 0.7;
const MISSING = 0.85;
const MISSING_DOUBLED = 0.7;
const FIRST_LETTER = 1.5;

function neighbours(): Map<string, string> {
  const map = new Map<string, string>();
  for (const rows of [ROWS, KOREAN_ROWS]) {
    rows.forEach((row, y) => {
      [...row].forEach((letter, x) => {
        const near = [row[x - 1], row[x + 1]];
        // Each row of keys stands half a key to the right of the row above.
        if (y > 0) near.push(rows[y - 1]![x], rows[y - 1]![x + 1]);
        if (y < 2) near.push(rows[y + 1]![x], rows[y + 1]![x - 1]);
        map.set(letter, near.filter((one) => one !== undefined).join(''));
      });
    });
  }
  return map;
}

const NEAR = neighbours();
const keyOf = (letter: string): string => SHIFTED[letter] ?? letter;
const isNear = (a: string, b: string): boolean => NEAR.get(keyOf(a))?.includes(keyOf(b)) ?? false;

function substitution(a: string, b: string): number {
  if (a === b) return 0;
  if (keyOf(a) === keyOf(b)) return SAME_KEY;
  return isNear(a, b) ? NEIGHBOUR : OTHER;
}

/** Cost of having typed `typed` for `meant`; 0 when equal, about 1 for one slip. Both at most 32 letters. */
export function editCost(typed: string, meant: string): number {
  const width = meant.length + 1;
  let older = new Float64Array(width);
  let last = new Float64Array(width);
  let current = new Float64Array(width);
  for (let j = 1; j < width; j++) {
    const missing = j > 1 && meant[j - 1] === meant[j - 2] ? MISSING_DOUBLED : MISSING;
    last[j] = last[j - 1]! + missing * (j === 1 ? FIRST_LETTER : 1);
  }
  for (let i = 1; i <= typed.length; i++) {
    const letter = typed[i - 1]!;
    const near = (i > 1 && isNear(letter, typed[i - 2]!)) || (i < typed.length && isNear(letter, typed[i]!));
    const extra = near || letter === typed[i - 2] ? EXTRA_NEIGHBOUR : EXTRA;
    const emphasis = i === 1 ? FIRST_LETTER : 1;
    current[0] = last[0]! + extra * emphasis;
    for (let j = 1; j < width; j++) {
      const missing = j > 1 && meant[j - 1] === meant[j - 2] ? MISSING_DOUBLED : MISSING;
      let best = Math.min(
        last[j - 1]! + substitution(letter, meant[j - 1]!) * emphasis,
        last[j]! + extra * emphasis,
        current[j - 1]! + missing * emphasis,
      );
      if (i > 1 && j > 1 && letter === meant[j - 2] && typed[i - 2] === meant[j - 1]) {
        best = Math.min(best, older[j - 2]! + SWAPPED * (i === 2 ? FIRST_LETTER : 1));
      }
      current[j] = best;
    }
    [older, last, current] = [last, current, older];
  }
  return last[meant.length]!;
}
