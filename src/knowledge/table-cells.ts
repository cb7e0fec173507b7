/**
 * Values of a table that stand in the cell of another column or row. A document's text has its tables as lines, a cell each, or a row each
 * with a mark between its cells; which column a value belongs to is known where the heads of the columns stand side by side as well, and
 * the label of a fact names one of them.
 */
import { type Fact, LANGUAGES } from '../core/model/knowledge-base.js';
import { evidenceFor } from './evidence.js';
import { foldPrint } from './source-text.js';

/** A fact whose value the document prints in the cell of another. */
export interface OtherCell {
  readonly fact: Fact;
  /** The head that its label names, and the one in whose cell its value stands, as printed. */
  readonly own: string;
  readonly other: string;
}

/** Letters of a head, at most. */
const LONGEST_HEAD = 40;
const CELL_MARK = /\s*[|\t]\s*/u;

const lettersOf = (text: string): string => foldPrint(text).replaceAll(/[^\p{L}\p{N}]/gu, '');

/** A head of a column, and where it stands: its line, or its place among the cells of a line. */
interface Head {
  readonly at: number;
  readonly text: string;
}

/** A fact with the head that its label names. */
interface Headed {
  readonly fact: Fact;
  readonly head: Head;
}

/** Facts of a group that have a head of their own; none where two have the same. */
function headed(facts: readonly Fact[], heads: readonly Head[]): Headed[] {
  const labels = facts.map(({ label }) => LANGUAGES.map((language) => lettersOf(label[language])));
  // What several labels of the group name tells nothing apart: the head of their row.
  const telling = heads.flatMap((head) => {
    const letters = lettersOf(head.text);
    const named = labels.flatMap((each, n) => (each.some((label) => label.includes(letters)) ? [n] : []));
    return letters.length > 1 && named.length === 1 ? [{ head, fact: named[0] }] : [];
  });
  const found = facts.flatMap((fact, n): Headed[] => {
    const own = telling.flatMap(({ head, fact: of }) => (of === n ? [head] : []));
    const [head] = own.sort((a, b) => b.text.length - a.text.length || b.at - a.at);
    return head === undefined ? [] : [{ fact, head }];
  });
  const isApart = new Set(found.map(({ head }) => head.at)).size === found.length;
  return isApart && found.length > 1 ? found : [];
}

const standsIn = (fact: Fact, cell: string): boolean =>
  evidenceFor(fact).every(({ standsIn: stands }) => stands(cell));

/** Facts that stand in the cell of another's head and not in that of their own. */
function swapped(all: readonly Headed[], cellUnder: (head: Head) => string): OtherCell[] {
  return all.flatMap(({ fact, head }) => {
    if (standsIn(fact, cellUnder(head))) return [];
    const other = all.find((each) => each.head !== head && standsIn(fact, cellUnder(each.head)));
    return other === undefined ? [] : [{ fact, own: head.text, other: other.head.text }];
  });
}

/** Of a group whose table has a line for each cell: its heads are lines that follow each other, and so are its values. */
function byLines(
  facts: readonly Fact[],
  cited: readonly number[],
  paragraphs: readonly string[],
): OtherCell[] {
  const lines = paragraphs
    .slice(0, cited.at(-1))
    .map((text, n): Head => ({ at: n + 1, text }))
    .filter(({ text }) => text.length <= LONGEST_HEAD);
  const all = headed(facts, lines);
  const places = all.map(({ head }) => head.at);
  const [first, last] = [Math.min(...places), Math.max(...places)];
  if (last - first !== all.length - 1) return [];
  // The cells: as many lines that follow each other, in each of which some value of the group stands.
  const holds = (line: number): boolean =>
    cited.includes(line) && all.some(({ fact }) => standsIn(fact, paragraphs[line - 1] ?? ''));
  const start = cited.find((line) => line > last && all.every((_, n) => holds(line + n)));
  return start === undefined ? [] : swapped(all, ({ at }) => paragraphs[start + at - first - 1] ?? '');
}

/** Of a group whose table has a line for each row: its heads are cells of a line with as many. */
function byRow(facts: readonly Fact[], cited: readonly number[], paragraphs: readonly string[]): OtherCell[] {
  for (const line of cited) {
    const cells = (paragraphs[line - 1] ?? '').split(CELL_MARK);
    if (cells.length < 3) continue;
    for (let above = line - 1; above > 0; above -= 1) {
      const texts = (paragraphs[above - 1] ?? '').split(CELL_MARK);
      if (texts.length !== cells.length) break;
      const all = headed(
        facts,
        texts.map((text, at) => ({ at, text })),
      );
      if (all.length > 0) return swapped(all, ({ at }) => cells[at] ?? '');
    }
  }
  return [];
}

/** Facts of a record whose value stands in the cell of another fact that cites the same lines. */
export function inOtherCells(
  facts: Iterable<Fact>,
  paragraphsOf: (source: string) => readonly string[] | undefined,
): OtherCell[] {
  const groups = new Map<string, Fact[]>();
  for (const fact of facts) {
    const { citation, value } = fact;
    const unit = 'unit' in value ? value.unit : value.kind;
    const key = JSON.stringify([citation.source, citation.paragraphs, unit]);
    groups.set(key, [...(groups.get(key) ?? []), fact]);
  }
  return [...groups.values()].flatMap((group) => {
    const { citation } = group[0]!;
    const paragraphs = paragraphsOf(citation.source);
    if (group.length < 2 || paragraphs === undefined) return [];
    const cited = [...citation.paragraphs].sort((a, b) => a - b);
    const found = byRow(group, cited, paragraphs);
    return found.length > 0 ? found : byLines(group, cited, paragraphs);
  });
}
