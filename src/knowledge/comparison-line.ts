/** How a comparison is written that somebody put into signs or words: `>= 3`, `3년 이상`. */
import type { Comparison } from '../core/model/eligibility.js';
import { numberIn } from './figures.js';
import { PRINTED_AS } from './printed-comparisons.js';
import { amountsIn } from './reading/index.js';
import { foldPrint } from './source-text.js';

const SIGNS: Readonly<Record<string, Comparison>> = {
  '>=': 'at_least',
  '=>': 'at_least',
  '≥': 'at_least',
  '≧': 'at_least',
  '<=': 'at_most',
  '=<': 'at_most',
  '≤': 'at_most',
  '≦': 'at_most',
  '>': 'more_than',
  '<': 'less_than',
};

/** A line with a sign of comparison behind its key: where the key stands, the key, and what is said of it. */
const LINE = /^(\s*(?:- )*)([a-z][\w-]{0,60}):\s+((?:[<>≤≥≦≧]=?|=[<>])\s*\S.*)$/u;

/** `years_in_business: { at_least: 3 }` for what was written in its place; undefined where no number is said. */
export function comparisonLine(attribute: string, written: string): string | undefined {
  const text = foldPrint(written);
  const [sign = ''] = /^(?:=[<>]|[<>]=?|[≤≥≦≧])/u.exec(text) ?? [];
  const number = numberIn(text);
  if (number === undefined) return undefined;
  const [read] = amountsIn(text, []);
  const said = read?.kind === 'number' ? PRINTED_AS[read.qualifier]?.[0] : undefined;
  return `${attribute}: { ${SIGNS[sign] ?? said ?? 'at_least'}: ${number} }`;
}

/** The same of a line of YAML, with the place of its value; undefined where no sign stands in it. */
export function comparisonIn(line: string): { readonly line: string; readonly at: number } | undefined {
  const [, , key = '', written = ''] = LINE.exec(line) ?? [];
  const better = key === '' ? undefined : comparisonLine(key, written);
  return better === undefined ? undefined : { line: better, at: line.length - written.length };
}
