/** Findings as data: what a rule reports, where, and how it is printed. The words are in `rules/`. */

import { koreanWordsOf, type RuleData, type RuleId, type RuleWords, wordsOf } from './rules/index.js';
import { READING_RULES } from './rules/reading.js';

/** A position in a content file. `line` and `column` count from 1. */
export interface Place {
  /** Path as the editor knows it, with `/` between folders: `content/programs/smart-factory.yaml`. */
  readonly file: string;
  readonly line: number;
  readonly column: number;
  /** In a table: the row and the name of the column, in words. */
  readonly cell?: string;
}

/** One finding. Every finding counts: there are no warnings. */
export interface Diagnostic extends Place {
  readonly rule: RuleId;
  readonly what: string;
  readonly why: string;
  readonly fix: string;
  /** What the rule's words name, for those of another language. */
  readonly data: object;
}

/** Makes the finding of a rule at a place; `data` is what the rule's words need. */
export function diagnose<R extends RuleId>(rule: R, place: Place, data: RuleData<R>): Diagnostic {
  const { file, line, column, cell } = place;
  return { rule, file, line, column, ...(cell === undefined ? {} : { cell }), ...wordsOf(rule, data), data };
}

/** What a finding says, in Korean. */
export function inKorean({
  rule,
  data,
}: Pick<Diagnostic, 'rule' | 'data'>): RuleWords & { readonly why: string } {
  return koreanWordsOf(rule, data as Readonly<Record<string, unknown>>);
}

/** A copy without exact repeats: what keeps a file from being read first, as others follow from it; then by file, line, column and rule. */
export function sortDiagnostics(diagnostics: readonly Diagnostic[]): Diagnostic[] {
  const seen = new Set<string>();
  const unique = diagnostics.filter((diagnostic) => {
    const key = JSON.stringify([
      diagnostic.file,
      diagnostic.line,
      diagnostic.column,
      diagnostic.rule,
      diagnostic.what,
    ]);
    return !seen.has(key) && seen.add(key);
  });
  return unique.sort(byPlace);
}

/** Prints a finding in five lines or fewer: place and rule, what, why, fix. */
export function formatDiagnostic(diagnostic: Diagnostic): string {
  const { file, line, column, cell, rule, what, why, fix } = diagnostic;
  return [
    `${cell === undefined ? `${file}:${line}:${column}` : `${file}, ${cell}`}  ${rule}`,
    `  ${what}`,
    `  why  ${why}`,
    `  fix  ${fix.replaceAll('\n', '\n       ')}`,
  ].join('\n');
}

const isOfReading = ({ rule }: Diagnostic): boolean => rule in READING_RULES;

function byPlace(a: Diagnostic, b: Diagnostic): number {
  return (
    Number(isOfReading(b)) - Number(isOfReading(a)) ||
    compare(a.file, b.file) ||
    a.line - b.line ||
    a.column - b.column ||
    compare(a.rule, b.rule) ||
    compare(a.what, b.what)
  );
}

/** Compares by code unit, so that the order is the same on every machine whatever its locale. */
function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
