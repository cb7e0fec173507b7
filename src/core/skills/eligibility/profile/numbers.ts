/** Numbers in a text, in digits and in words, with the range that each may mean. */

/** A number as it stands in a text: `from` to `to`, both included, and where it begins and ends. */
export interface NumberSpan {
  readonly from: number;
  readonly to: number;
  readonly start: number;
  readonly end: number;
  /** Written in letters that also spell other words (한, two); it needs something counted beside it. */
  readonly word: boolean;
}

type Range = readonly [from: number, to: number];

const KO_ONES: Readonly<Record<string, Range>> = {
  하나: [1, 1], 한: [1, 1], 둘: [2, 2], 두: [2, 2], 셋: [3, 3], 세: [3, 3], 넷: [4, 4], 네: [4, 4],
  다섯: [5, 5], 여섯: [6, 6], 일곱: [7, 7], 여덟: [8, 8], 여덜: [8, 8], 아홉: [9, 9],
  한두: [1, 2], 두어: [2, 3], 두세: [2, 3], 두서너: [2, 4], 서너: [3, 4], 너댓: [4, 5], 네댓: [4, 5],
  너덧: [4, 5], 네다섯: [4, 5], 댓: [4, 6], 대여섯: [5, 6], 대엿: [5, 6], 예닐곱: [6, 7], 일고여덟: [7, 8],
  일여덟: [7, 8], 여덟아홉: [8, 9], 엳아홉: [8, 9], 일곱여덟: [7, 8],
  예닐곱여덟: [6, 8], 대여섯일곱: [5, 7], 여남은: [11, 13],
}; // biome-ignore format: a table
const KO_TENS: Readonly<Record<string, number>> = {
  열: 10, 스물: 20, 스무: 20, 서른: 30, 마흔: 40, 쉰: 50, 예순: 60, 일흔: 70, 여든: 80, 아흔: 90,
}; // biome-ignore format: a table
const SINO: Readonly<Record<string, number>> = {
  일: 1, 이: 2, 삼: 3, 사: 4, 오: 5, 육: 6, 칠: 7, 팔: 8, 구: 9, 십: 10, 백: 100, 천: 1000,
}; // biome-ignore format: a table
const EN_UNITS = [
  'zero', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten', 'eleven', 'twelve',
  'thirteen', 'fourteen', 'fifteen', 'sixteen', 'seventeen', 'eighteen', 'nineteen',
]; // biome-ignore format: a table
const EN_TENS: Readonly<Record<string, number>> = {
  twenty: 20, thirty: 30, forty: 40, fifty: 50, sixty: 60, seventy: 70, eighty: 80, ninety: 90,
}; // biome-ignore format: a table
const EN_LOOSE: Readonly<Record<string, Range>> = {
  'half a dozen': [6, 6], 'a half dozen': [6, 6], 'half-dozen': [6, 6], 'a dozen or so': [10, 14], 'a dozen': [12, 12],
  'one dozen': [12, 12], 'two dozen': [24, 24], 'three dozen': [36, 36], 'dozens': [24, 99], 'a couple': [2, 2],
  'a handful': [2, 9], 'a few': [2, 9], 'a couple dozen': [24, 24], 'a hundred': [100, 100], dozen: [12, 12],
}; // biome-ignore format: a table
const SCALES: Readonly<Record<string, number>> = {
  만: 1e4, 십만: 1e5, 백만: 1e6, 천만: 1e7, 억: 1e8, 조: 1e12, k: 1e3, thousand: 1e3, million: 1e6, billion: 1e9,
}; // biome-ignore format: a table

const longest = (words: readonly string[]): string =>
  [...words].sort((a, b) => b.length - a.length).join('|');

const DIGITS = String.raw`\d{1,3}(?:,\d{3})+|\d+(?:\.\d+)?`;
const ONES = longest(Object.keys(KO_ONES));
const KO_NATIVE = `(?<tens>${longest(Object.keys(KO_TENS))})(?:\\s?(?<unit>${ONES}))?|(?<ones>${ONES})`;
const KO_SINO = '[일이삼사오육칠팔구십백천]+';
const EN_SMALL = `(?:${longest(Object.keys(EN_TENS))})[\\s-](?:${longest(EN_UNITS.slice(1, 10))})|${longest([...EN_UNITS, ...Object.keys(EN_TENS)])}`;
const NUMBER = new RegExp(
  [
    `(?<digits>${DIGITS})(?:\\s?(?<scale>${longest(Object.keys(SCALES))})(?![a-z]))?(?<odd>\\s?여)?`,
    `(?<![\\p{L}\\d-])(?<loose>${longest(Object.keys(EN_LOOSE))})(?![\\p{L}])`,
    `(?<![\\p{L}\\d])(?<english>${EN_SMALL})(?![\\p{Script=Latin}])`,
    `(?<vague>수십|십수|십여|이십여|삼십여|백여)`,
    `(?<sino>${KO_SINO})(?=\\s?(?:명|인(?!데|가|지)|년|억|만))`,
    `(?<!\\d)(?:${KO_NATIVE})`,
  ].join('|'),
  'giu',
);
const VAGUE: Readonly<Record<string, Range>> = {
  수십: [20, 99], 십수: [11, 19], 십여: [10, 16], 이십여: [20, 27], 삼십여: [30, 38], 백여: [100, 130],
}; // biome-ignore format: a table

function sino(text: string): number {
  let [sum, digit] = [0, 0];
  for (const letter of text) {
    const value = SINO[letter] ?? 0;
    if (value < 10) digit = value;
    else {
      sum += (digit === 0 ? 1 : digit) * value;
      digit = 0;
    }
  }
  return sum + digit;
}

function english(text: string): number {
  return text
    .toLowerCase()
    .split(/[\s-]+/u)
    .reduce((sum, word) => sum + (EN_TENS[word] ?? Math.max(0, EN_UNITS.indexOf(word))), 0);
}

function native(tens: string | undefined, ones: string | undefined): Range | undefined {
  if (tens === undefined) return ones === undefined ? undefined : KO_ONES[ones];
  const ten = KO_TENS[tens] ?? 0;
  // 열댓 means fifteen or so.
  if (ones === '댓') return [ten + 1, ten + 7];
  const [from, to] = ones === undefined ? [0, 0] : (KO_ONES[ones] ?? [0, 0]);
  return [ten + from, ten + to];
}

function rangeOf(groups: Readonly<Record<string, string | undefined>>): Range | undefined {
  const { digits, scale, odd, loose, english: word, vague, tens, unit, ones, sino: letters } = groups;
  if (digits !== undefined) {
    const n =
      Number(digits.replaceAll(',', '')) * (scale === undefined ? 1 : (SCALES[scale.toLowerCase()] ?? 1));
    return odd === undefined ? [n, n] : [n, Math.ceil(n * 1.5)];
  }
  if (loose !== undefined) return EN_LOOSE[loose.toLowerCase()];
  if (word !== undefined) return [english(word), english(word)];
  if (vague !== undefined) return VAGUE[vague];
  if (letters !== undefined) return [sino(letters), sino(letters)];
  return native(tens, unit ?? ones);
}

/** Every number of a text, in order. Some are no numbers: 두 in 두 곳 is, in 두부 it is not; what stands beside decides. */
export function findNumbers(text: string): NumberSpan[] {
  const found: NumberSpan[] = [];
  NUMBER.lastIndex = 0;
  for (let match = NUMBER.exec(text); match !== null; match = NUMBER.exec(text)) {
    const range = rangeOf(match.groups ?? {});
    if (range === undefined) continue;
    const [from, to] = range;
    const end = match.index + match[0].trimEnd().length;
    found.push({ from, to, start: match.index, end, word: match.groups?.['digits'] === undefined });
  }
  return found;
}
