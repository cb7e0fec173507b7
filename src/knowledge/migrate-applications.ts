/**
 * From the last day of a record that was in truth the last day to apply, to `applications`. It was when the answer on the
 * deadline names a fact with the same day.
 */
import { isMap, isScalar, parseDocument, type YAMLMap } from 'yaml';
import { linesOf, pairOf, withEdits } from './yaml-edit.js';

/** A record in today's layout; undefined when there is nothing to convert. */
export function migrateApplications(text: string): string | undefined {
  const document = parseDocument(text, { version: '1.2', stringKeys: true });
  const record = document.contents;
  if (document.errors.length > 0 || !isMap(record) || record.has('applications')) return undefined;
  const { valid_from: from, valid_to: to, facts, aspects } = document.toJS() as OldRecord;
  const pair = pairOf(record as YAMLMap, 'valid_to');
  if (to === undefined || pair === undefined || !isScalar(pair.value)) return undefined;
  const told = JSON.stringify(aspects?.['deadline'] ?? {});
  for (const [key, { date, period }] of Object.entries(facts ?? {})) {
    const named = told.includes(`{${key}}`) || told.includes(`{${key}:`) || told.includes(`"${key}"`);
    if (!named || String(period?.to ?? date) !== String(to)) continue;
    const opens = period !== undefined && String(period.from) === String(from) ? `opens: {${key}}, ` : '';
    const start = pairOf(record as YAMLMap, 'valid_from');
    const cut = opens === '' || start === undefined ? [] : [{ ...linesOf(text, start), to: '' }];
    return withEdits(text, [
      ...cut,
      { ...linesOf(text, pair), to: `applications: { ${opens}closes: {${key}} }\n` },
    ]);
  }
  return undefined;
}

interface OldRecord {
  readonly valid_from?: unknown;
  readonly valid_to?: unknown;
  readonly facts?: Readonly<
    Record<
      string,
      { readonly date?: unknown; readonly period?: { readonly from?: unknown; readonly to?: unknown } }
    >
  >;
  readonly aspects?: Readonly<Record<string, unknown>>;
}
