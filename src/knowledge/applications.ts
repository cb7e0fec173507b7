/** When one can apply, as an editor writes it. */
import type { Applications, PartialDate } from '../core/model/knowledge-base.js';
import { parseDate, type WrittenDate } from './dates.js';
import type { RecordData } from './draft.js';
import { citationOf, factValue } from './fact-value.js';
import { factOf } from './resolve-eligibility.js';

type ApplicationsData = NonNullable<RecordData['applications']>;

/** Ways of saying when one can apply where no days are printed. */
export const UNDATED = ['always', 'by_announcement', 'unknown'] as const;

/** The ways that a block uses: its days, and each key without days. */
export function waysOf(data: ApplicationsData): string[] {
  const dated = (['opens', 'closes'] as const).filter((key) => data[key] !== undefined);
  return [...(dated.length > 0 ? [dated.join(' and ')] : []), ...UNDATED.filter((key) => data[key] === true)];
}

/** The day that stands under `opens` or `closes`: written out, or that of a fact of the record. */
export function dayOf(record: RecordData, key: 'opens' | 'closes'): PartialDate | undefined {
  const written = record.applications?.[key];
  const fact = factOf(written);
  if (fact === undefined) return written === undefined ? undefined : parseDate(written as WrittenDate);
  const data = record.facts?.[fact];
  // A day that only staff may read must not be told by way of it.
  const value = data === undefined || data.visibility !== undefined ? undefined : factValue(data);
  if (value?.kind === 'date') return value.date;
  return value?.kind === 'period' ? value[key === 'opens' ? 'from' : 'to'] : undefined;
}

/** The block as the bot reads it. */
export function resolveApplications(record: RecordData, data: ApplicationsData): Applications {
  const [opens, closes] = [dayOf(record, 'opens'), dayOf(record, 'closes')];
  const kind = data.always
    ? 'always'
    : data.by_announcement
      ? 'by-announcement'
      : data.unknown
        ? 'unknown'
        : 'dated';
  return {
    kind,
    ...(opens !== undefined && { opens }),
    ...(closes !== undefined && { closes }),
    ...(data.paragraphs !== undefined && {
      citation: citationOf(data.source ?? record.source, data.paragraphs),
    }),
  };
}
