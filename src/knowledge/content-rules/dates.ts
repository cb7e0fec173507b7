import type { PartialDate } from '../../core/model/knowledge-base.js';
import { conditionsIn } from '../conditions.js';
import { isBefore, parseDate, type WrittenDate, whyImpossible } from '../dates.js';
import type { Draft, FactData } from '../draft.js';
import type { Path, YamlFile } from '../yaml-file.js';

/** Every date exists in the calendar, and nothing ends before it begins. */
export function checkDates({ records, sources }: Draft): void {
  for (const { file, data } of sources) checkDate(file, ['date'], data.date);
  for (const { file, data } of records) {
    checkDate(file, ['announced'], data.announced);
    const from = checkDate(file, ['valid_from'], data.valid_from);
    const to = checkDate(file, ['valid_to'], data.valid_to);
    checkOrder(file, ['valid_to'], from, to, 'valid_to is before valid_from.');
    for (const [key, fact] of Object.entries(data.facts ?? {}))
      checkFactDates(file, key, fact, data.facts ?? {});
    for (const { path, data: condition } of conditionsIn(data)) {
      const first = checkDate(file, [...path, 'from'], condition.from);
      const last = checkDate(file, [...path, 'until'], condition.until);
      checkOrder(file, [...path, 'until'], first, last, 'This condition ends before it begins.');
    }
  }
}

function checkFactDates(
  file: YamlFile,
  key: string,
  fact: FactData,
  facts: Readonly<Record<string, FactData>>,
): void {
  const at = ['facts', key];
  checkDate(file, [...at, 'date'], fact.date);
  const asOf = checkDate(file, [...at, 'as_of'], fact.as_of);
  const from = checkDate(file, [...at, 'period', 'from'], fact.period?.from);
  const to = checkDate(file, [...at, 'period', 'to'], fact.period?.to);
  checkOrder(file, [...at, 'period', 'to'], from, to, `The period of "${key}" ends before it begins.`);
  const later = facts[fact.superseded_by ?? '']?.as_of;
  if (later !== undefined) {
    const problem = `"${key}" is superseded by "${fact.superseded_by}", whose as_of is earlier.`;
    checkOrder(file, [...at, 'superseded_by'], asOf, parseDate(later), problem);
  }
}

function checkDate(file: YamlFile, path: Path, written: WrittenDate | undefined): PartialDate | undefined {
  if (written === undefined) return undefined;
  const date = parseDate(written);
  const why = whyImpossible(date);
  if (why === undefined) return date;
  const shown = typeof written === 'object' ? JSON.stringify(written).replaceAll('"', '') : String(written);
  file.report('impossible-date', path, {
    problem: `The date ${shown} ${why}.`,
    fix: 'Correct it as the source prints it; leave out the parts that are not printed.',
  });
  return undefined;
}

function checkOrder(
  file: YamlFile,
  path: Path,
  from: PartialDate | undefined,
  to: PartialDate | undefined,
  problem: string,
): void {
  if (from === undefined || to === undefined || !isBefore(to, from)) return;
  file.report('impossible-date', path, { problem, fix: 'Put the earlier date first.' });
}
