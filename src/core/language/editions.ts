/** Which one of several is meant: the year, the round, the track, this year's or last year's; and whose office. */
import EN from './en/editions.json' with { type: 'json' };
import KO from './ko/editions.json' with { type: 'json' };
import { makeToken, type Token } from './tokenise.js';

/** A number that can be a year. */
export const YEAR = /^(?:19|20)\d\d$/u;
const CENTURY = 2_000;
/** What is counted comes after all years as a number, then what has a letter, a year said from the present one, an office. */
const COUNTED = 3_000;
const LETTERED = 3_100;
const FROM_NOW = 4_000;
const OFFICES = 5_000;
const HIGHEST_DIGITS = 2;

const stemsOf = (words: readonly string[]): string[] => words.map((word) => makeToken(word).stem);
const COUNTERS = new Set(stemsOf([...KO.counters, ...EN.counters]));
/** What a figure or a letter beside it tells from others of its kind. */
const LABELLED = new Set(stemsOf([...KO.labelled, ...EN.labelled]));
const KOREAN_OFFICES = KO.offices.map(stemsOf);

type Words = readonly (readonly string[])[];

/** The place of the list with words that a text begins with, a Korean one, or is, an English one; -1 for none. */
const placeIn = (text: string, ko: Words, en: Words): number => {
  const korean = ko.findIndex((words) => words.some((word) => text.startsWith(word)));
  return korean < 0 ? en.findIndex((words) => words.includes(text)) : korean;
};

/** Whether what follows a number without a space counts something: then it is no year. */
const isAmount = (next: Token | undefined): boolean =>
  next?.glued === true && KO.amounts.some((unit) => next.text.startsWith(unit));

/** Of four kinds: a year, a number of what is counted, a year said from the present one, an office. */
export const kindOfEdition = (edition: number): number =>
  edition < COUNTED ? 0 : edition < FROM_NOW ? 1 : edition < OFFICES ? 2 : 3;

/** An edition that a text names, with its first and its last word. */
export interface Edition {
  readonly edition: number;
  readonly from: number;
  readonly to: number;
}

const isFigure = ({ text, script }: Token): boolean => script === 'number' && text.length <= HIGHEST_DIGITS;
const isLetter = ({ text, script }: Token): boolean => script === 'latin' && text.length === 1;

/** The figure or the letter that stands, alone or in a row of its like, beside what it counts or tells from others of its kind. */
function countedAt(tokens: readonly Token[], at: number): Edition[] {
  const token = tokens[at]!;
  const isLike = isFigure(token) ? isFigure : isLetter;
  if (!isLike(token)) return [];
  let [from, to] = [at, at + 1];
  while (to < tokens.length && isLike(tokens[to]!)) to += 1;
  do from -= 1;
  while (from > 0 && (isLike(tokens[from]!) || EN.joining.includes(tokens[from]!.text)));
  const [before, behind] = [tokens[from], tokens[to]];
  const edition = isLike === isFigure ? COUNTED + Number(token.text) : LETTERED + token.text.charCodeAt(0);
  if (behind !== undefined && (behind.glued || behind.script === 'hangul')) {
    const isCounter = behind.glued && isLike === isFigure && COUNTERS.has(behind.stem);
    const isLabelled = behind.script === 'hangul' && LABELLED.has(behind.stem);
    if (isCounter || isLabelled) return [{ edition, from: token.glued ? at - 1 : at, to }];
    if (behind.glued) return [];
  }
  return before !== undefined && LABELLED.has(before.stem) ? [{ edition, from, to: at }] : [];
}

/** The offices that are named at a word, each as often as it has another word in the other language. */
function officesAt(tokens: readonly Token[], at: number): Edition[] {
  const { text, stem, script } = tokens[at]!;
  const pair = `${text} ${tokens[at + 1]?.text ?? ''}`;
  const isPair = EN.offices.some((words) => words.includes(pair));
  const said = isPair ? pair : text;
  return EN.offices.flatMap((words, i) => {
    const isKorean = script === 'hangul' && KOREAN_OFFICES[i]!.some((word) => stem.endsWith(word));
    return isKorean || words.includes(said)
      ? [{ edition: OFFICES + i, from: at, to: isPair ? at + 1 : at }]
      : [];
  });
}

/** The editions that a text names, with where they stand. */
export function editionsAt(tokens: readonly Token[]): Edition[] {
  const found: Edition[] = [];
  let covered = -1;
  tokens.forEach(({ text, script }, at) => {
    const next = tokens[at + 1];
    found.push(...countedAt(tokens, at));
    if (script === 'number') {
      if (YEAR.test(text) && !isAmount(next)) found.push({ edition: Number(text), from: at, to: at });
      if (next?.glued === true && text.length <= HIGHEST_DIGITS && next.text.startsWith(KO.year))
        found.push({ edition: CENTURY + Number(text), from: at, to: at + 1 });
      return;
    }
    const pairs = next === undefined ? [] : [next.text, next.stem].map((word) => `${text} ${word}`);
    for (const said of [text, ...pairs]) {
      const to = said === text ? at : at + 1;
      const ordinal = placeIn(said, KO.ordinals, EN.ordinals);
      if (ordinal >= 0) found.push({ edition: COUNTED + ordinal + 1, from: at, to });
      const year = placeIn(said, KO.years, EN.years);
      if (year >= 0) found.push({ edition: FROM_NOW + year, from: at, to });
    }
    const offices = at > covered ? officesAt(tokens, at) : [];
    found.push(...offices);
    covered = offices[0]?.to ?? covered;
  });
  return found;
}

/** The editions that a text names, each as a number, the same for both languages. */
export const editionsIn = (tokens: readonly Token[]): number[] => [
  ...new Set(editionsAt(tokens).map(({ edition }) => edition)),
];

/** Whether a round or a label is meant for one of several, by its figure or its letter: that may be a word of its own. */
export const isChosen = (tokens: readonly Token[], { from, to }: Edition): boolean =>
  tokens.slice(from, to + 1).some(isFigure) ||
  (tokens.slice(from, to + 1).some(isLetter) &&
    !(EN.letterWords.includes(tokens[to]!.text) && tokens[to + 1]?.script === 'latin'));

/** Where the holder of an office is named: the word before it, and the one behind "of". */
export function bearersOf(
  tokens: readonly Token[],
  { from, to }: Edition,
): { before: number; behind: number } {
  let behind = to + 1;
  while (EN.ofOffice.includes(tokens[behind]?.text ?? '')) behind += 1;
  return { before: from - 1, behind: behind === to + 1 ? tokens.length : behind };
}
