/** Organisations, persons and places that a paragraph names, as far as the words of their names show it. */
import { EDITORIAL } from '../editorial/editorial.js';
import {
  NAME_JOINTS,
  NAME_PARTICLES,
  NO_ORGANISATION_ENDS,
  ORGANISATION_ENDS,
  PERSON_TITLES,
  PLACE_ENDS,
  PLACES,
  SEALS,
  SIGNERS,
} from './name-words.js';
import type { Span } from './span.js';

export interface NameRead extends Span {
  readonly kind: 'organisation' | 'person' | 'place';
  readonly name: string;
  /** What a signatory is, as printed before the name: body and office. */
  readonly title?: string;
}

const CAPITAL = "[A-Z][A-Za-z&'-]{0,40}";
/** Words that begin with a capital, with small words of names between them; at most nine. */
const CAPITALS = new RegExp(
  `(?<![A-Za-z])${CAPITAL}(?: (?:(?:${NAME_JOINTS.join('|')}) ){0,2}${CAPITAL}){1,8}`,
  'g',
);
const TITLES = PERSON_TITLES.en.join('|');
/** Letters of a line that somebody signs, at most. */
const SIGNATURE = 80;
const LABELS = SIGNERS.map((word) =>
  word.replace(/^[a-z]/, (letter) => `[${letter.toUpperCase()}${letter}]`),
).join('|');
const SIGNED = new RegExp(
  `^[-|□○•· ]*(?<before>[^:,.]*?)[| ]*(?:(?<label>${LABELS})\\s*[:|])?[| ]*(?<![\\uac00-\\ud7a3])(?<name>[\\uac00-\\ud7a3]{3}|[\\uac00-\\ud7a3](?: [\\uac00-\\ud7a3]){1,3}|${CAPITAL}(?: ${CAPITAL}){1,2})[| ]*(?:[([] ?(?:${SEALS.join('|')}) ?[)\\]])?[| ]*$`,
);
const HANGUL_WORD = /[\uac00-\ud7a3A-Za-z0-9·]{2,30}/g;

/** Names of a paragraph, in order; one name once. */
export function namesIn(text: string): NameRead[] {
  const signatory = signatoryIn(text);
  const found = [
    ...(signatory === undefined ? [] : [signatory]),
    ...englishNames(text),
    ...koreanNames(text),
  ].sort((a, b) => a.start - b.start);
  const seen = new Set<string>();
  return found.filter(({ kind, name }) => {
    const key = `${kind} ${name}`;
    return !seen.has(key) && seen.add(key);
  });
}

function englishNames(text: string): NameRead[] {
  const found: NameRead[] = [];
  for (const { 0: written, index } of text.matchAll(CAPITALS)) {
    const lead =
      /^(?:The|A|An|On|In|At|This|For|By|Of|And|First|Also|When|As|To|Through|Under|With) /.exec(written)?.[0]
        .length ?? 0;
    const name = written.slice(lead).replace(/'s$/, '');
    const start = index + lead;
    const span = { name, start, end: start + name.length };
    const words = name.split(' ');
    const kind = kindOf(words);
    if (kind !== undefined) found.push({ kind, ...span });
    else if (words.length >= 2 && words.length <= 3 && titled(text, span))
      found.push({ kind: 'person', ...span });
  }
  return found;
}

function kindOf(words: readonly string[]): 'organisation' | 'place' | undefined {
  if (words.length < 2) return undefined;
  const ends = [words[0] ?? '', words.at(-1) ?? ''];
  const of = words[1] === 'of' || words[1] === 'for';
  if (ORGANISATION_ENDS.en.includes(ends[1] ?? '') || (of && ORGANISATION_ENDS.en.includes(ends[0] ?? '')))
    return 'organisation';
  return PLACE_ENDS.en.includes(ends[1] ?? '') ? 'place' : undefined;
}

/** Whether a title stands before the name or, after a comma, behind it. */
function titled(text: string, { start, end }: Span): boolean {
  const before = text.slice(Math.max(0, start - 20), start).toLowerCase();
  const after = text.slice(end, end + 40).toLowerCase();
  return (
    new RegExp(`(?<![a-z])(?:${TITLES}) $`).test(before) ||
    new RegExp(`^, (?:the |a )?(?:[a-z]+ ){0,2}(?:${TITLES})(?![a-z])`).test(after)
  );
}

function koreanNames(text: string): NameRead[] {
  const found: NameRead[] = [];
  const words = [...text.matchAll(HANGUL_WORD)];
  words.forEach((match, n) => {
    const word = bare(match[0]);
    const span = { name: word, start: match.index, end: match.index + word.length };
    if (!/[\uac00-\ud7a3]$/.test(word)) return;
    const title = PERSON_TITLES.ko.find((each) => word.endsWith(each) && word.length - each.length < 9);
    if (title !== undefined || isTitleWithParticle(match[0])) {
      const person = personInBrackets(text, words, n) ?? personBefore(words, n, title === undefined);
      if (person !== undefined) found.push(person);
      return;
    }
    if (word.length < 3 || /^\d/.test(word)) return;
    const place = PLACE_ENDS.ko.find((end) => word.endsWith(end));
    // A meeting room alone is any.
    if (place !== undefined && (place !== word || PLACES.includes(word)))
      found.push({ kind: 'place', ...span });
    else if (isBody(word)) found.push({ kind: 'organisation', ...span });
  });
  return found;
}

/** Who signs, on a line that ends with the name: `해양청 차장 홍길동`, `| 제빵회 | 회장 | 김 반 죽 |`, `Signed by: Jane Doe`. */
function signatoryIn(text: string): NameRead | undefined {
  const match = text.length > SIGNATURE ? null : SIGNED.exec(text);
  const { before = '', label, name = '' } = match?.groups ?? {};
  if (match === null || name === '') return undefined;
  const isKorean = /^[\uac00-\ud7a3]/.test(name);
  const isOffice = [...PERSON_TITLES.ko, ...ORGANISATION_ENDS.ko].some((end) => name.endsWith(end));
  if (isKorean && (isOffice || !EDITORIAL.ko.familyNames.includes(name.charAt(0)))) return undefined;
  const title = before.replaceAll(/[|\s]+/g, ' ').trim();
  const office = title.split(' ').at(-1) ?? '';
  // "대표 이용료" names nobody: an office is one of a body.
  const holds = title.includes(' ') && PERSON_TITLES.ko.some((each) => office.endsWith(each));
  if (label === undefined && !(isKorean && holds)) return undefined;
  const start = match.index + match[0].lastIndexOf(name);
  return {
    kind: 'person',
    name: isKorean ? name.replaceAll(' ', '') : name,
    ...(title !== '' && { title }),
    start,
    end: start + name.length,
  };
}

/** Whether a Korean word ends like a body; one that is nothing but such an ending names none. */
function isBody(word: string): boolean {
  if (!ORGANISATION_ENDS.ko.some((end) => word.endsWith(end) && word.length >= Math.max(4, end.length + 2)))
    return false;
  return !NO_ORGANISATION_ENDS.some(
    (end) => word === end || (word.endsWith(end) && !ORGANISATION_ENDS.ko.includes(end)),
  );
}

const isFamily = (name: string): boolean => EDITORIAL.ko.familyNames.includes(name.charAt(0));

/** `회장이`: too short a word to lose its particle otherwise. */
const isTitleWithParticle = (word: string): boolean =>
  PERSON_TITLES.ko.some((title) => NAME_PARTICLES.some((particle) => word === title + particle));

/** The name behind a title that ends what is in brackets: `제분협회(회장 김예시)`. */
function personInBrackets(
  text: string,
  words: readonly RegExpMatchArray[],
  title: number,
): NameRead | undefined {
  const [office, behind] = [words[title], words[title + 1]];
  const name = behind?.[0] ?? '';
  const start = behind?.index ?? 0;
  const end = start + name.length;
  const isName = /^[\uac00-\ud7a3]{2,4}$/.test(name) && isFamily(name) && text.charAt(end) === ')';
  const isNext = start === (office?.index ?? 0) + (office?.[0].length ?? 0) + 1;
  return isName && isNext ? { kind: 'person', name, start, end } : undefined;
}

/** A Korean name of three syllables, one or two words before a title; of a name that is less sure, it begins like one. */
function personBefore(
  words: readonly RegExpMatchArray[],
  title: number,
  unsure: boolean,
): NameRead | undefined {
  for (const back of [1, 2]) {
    const match = words[title - back];
    if (match === undefined || !/^[\uac00-\ud7a3]{3}$/.test(match[0])) continue;
    if ([...ORGANISATION_ENDS.ko, ...PERSON_TITLES.ko].some((end) => match[0].endsWith(end))) continue;
    if (unsure && !isFamily(match[0])) continue;
    const start = match.index ?? 0;
    return { kind: 'person', name: match[0], start, end: start + match[0].length };
  }
  return undefined;
}

/** A Korean word without the particle at its end. */
function bare(word: string): string {
  const particle = NAME_PARTICLES.find((end) => word.endsWith(end) && word.length > end.length + 2);
  return particle === undefined ? word : word.slice(0, -particle.length);
}
