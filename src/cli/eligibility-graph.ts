/** A decision diagram as a chart of questions and outcomes, in the language of Mermaid. */
import { type Cell, type Diagram, END } from '../core/skills/eligibility/index.js';

/** The words of a chart. */
export interface GraphWords {
  /** What is asked about an attribute. */
  readonly question: (attribute: string) => string;
  /** An answer, or a range of answers. */
  readonly answer: (attribute: string, cell: Cell) => string;
  readonly outcome: (outcome: 'eligible' | 'not_eligible' | 'not_stated') => string;
}

const OUTCOME = { [END.no]: 'not_eligible', [END.notStated]: 'not_stated', [END.yes]: 'eligible' } as const;

/** Text between quotes, with the characters that would end it or mean something there written as entities. */
function quoted(text: string): string {
  const safe = text.replaceAll(/["#<>&`\\[\]{}|;]/gu, (letter) => `#${letter.codePointAt(0)};`);
  return `"${safe.replaceAll(/\s+/gu, ' ').trim()}"`;
}

/** Neighbouring ranges of numbers that lead to one place, as one. */
function merged(cells: readonly Cell[]): Cell[] {
  const all: Cell[] = [];
  for (const cell of cells) {
    const last = all.at(-1);
    const joins = last?.kind === 'number' && cell.kind === 'number' && last.below === cell.from;
    if (joins) all.splice(-1, 1, { ...last, below: cell.below });
    else all.push(cell);
  }
  return all;
}

/**
 * The chart: a node for each question that can still change the result where it stands, an arrow for the answers that
 * lead on, an end for each outcome that can be reached.
 */
export function graphOf(diagram: Diagram, words: GraphWords): string {
  const lines: string[] = [];
  const done = new Set<number>();
  const name = (id: number): string => (diagram.node(id) === undefined ? `end${id}` : `q${id}`);
  const draw = (id: number): void => {
    if (done.has(id)) return;
    done.add(id);
    const node = diagram.node(id);
    const axis = node === undefined ? undefined : diagram.axes[node.axis];
    if (node === undefined || axis === undefined) {
      const outcome = OUTCOME[id as keyof typeof OUTCOME];
      lines.push(`  ${name(id)}([${quoted(words.outcome(outcome))}]):::${outcome}`);
      return;
    }
    lines.push(`  ${name(id)}{{${quoted(words.question(axis.attribute))}}}`);
    const places = [...new Set(node.next)];
    for (const to of places) {
      const cells = merged(axis.cells.filter((_, n) => node.next[n] === to));
      const label = cells.map((cell) => words.answer(axis.attribute, cell)).join(', ');
      lines.push(`  ${name(id)} -->|${quoted(label)}| ${name(to)}`);
    }
    for (const to of places) draw(to);
  };
  draw(diagram.root);
  return [
    'flowchart TD',
    ...lines,
    '  classDef eligible fill:#d9f2d9,stroke:#2e7d32,color:#000',
    '  classDef not_eligible fill:#f9dcdc,stroke:#b71c1c,color:#000',
    '  classDef not_stated fill:#eeeeee,stroke:#616161,color:#000',
    '',
  ].join('\n');
}
