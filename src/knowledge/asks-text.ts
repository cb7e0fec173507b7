/** How a file of phrasings is written: one block an entry, lists on lines as full as they get. */
import { parse } from 'yaml';
import { LANGUAGES, type Phrasings } from '../core/model/knowledge-base.js';

/** The groups of a file of phrasings, in the order in which they are written. */
export const ASK_GROUPS = ['aspects', 'details', 'not_stated', 'facts', 'questions'] as const;
export type AskGroup = (typeof ASK_GROUPS)[number];

/** The phrasings of an entry, with the comments that stood among them. */
export interface EntryAsks {
  readonly group: AskGroup;
  readonly key: string;
  readonly phrasings: Phrasings;
  readonly comments: readonly string[];
}

const WIDTH = 120;

/** A whole file of phrasings under its first line. */
export function asksText(firstLine: string, entries: readonly EntryAsks[]): string {
  const lines = [firstLine];
  for (const group of ASK_GROUPS) {
    const inGroup = entries.filter((entry) => entry.group === group);
    if (inGroup.length > 0) lines.push(`${group}:`);
    for (const { key, phrasings, comments } of inGroup) {
      lines.push(...comments.map((comment) => `  # ${comment}`), `  ${key}:`);
      lines.push(...phrasingLines(phrasings, '    '));
    }
  }
  return `${lines.join('\n')}\n`;
}

/** The lines of a group of phrasings, a language without any left out. */
export function phrasingLines(phrasings: Phrasings, indent: string): string[] {
  return LANGUAGES.flatMap((language) =>
    phrasings[language].length === 0 ? [] : flowList(`${indent}${language}: `, phrasings[language]),
  );
}

/** A group of phrasings in braces, on one line. */
export function inBraces(phrasings: Phrasings): string {
  const lists = LANGUAGES.filter((language) => phrasings[language].length > 0).map(
    (language) => `${language}: [${phrasings[language].map(flowScalar).join(', ')}]`,
  );
  return `{ ${lists.join(', ')} }`;
}

/** `key: [a, b, c]`, broken after commas at the width of a page; further lines are two spaces further in. */
function flowList(start: string, items: readonly string[]): string[] {
  const indent = ' '.repeat(start.length - start.trimStart().length + 2);
  const lines: string[] = [];
  let line = `${start}[`;
  items.forEach((item, n) => {
    const word = `${flowScalar(item)}${n === items.length - 1 ? ']' : ','}`;
    const glue = line.endsWith('[') ? '' : ' ';
    if (glue === ' ' && widthOf(line) + 1 + widthOf(word) > WIDTH) {
      lines.push(line);
      line = indent + word;
    } else {
      line += glue + word;
    }
  });
  return [...lines, line];
}

/** Columns that a text takes on a screen, where Korean letters take two. */
export function widthOf(text: string): number {
  let width = 0;
  for (const letter of text) width += /[\u1100-\uffdc]/.test(letter) ? 2 : 1;
  return width;
}

/** A text as an item of a list in brackets, in quotes only where YAML needs them. */
export function flowScalar(text: string): string {
  if (isPlain(text)) return text;
  const single = `'${text.replaceAll("'", "''")}'`;
  return /[\p{C}\u2028\u2029]/u.test(text) ? JSON.stringify(text) : single;
}

function isPlain(text: string): boolean {
  if (!/^[\p{L}\p{N}“‘(][^,[\]{}#:\p{C}\u2028\u2029]*$/u.test(text) || text !== text.trim()) return false;
  return parse(text) === text;
}
