/** When one can apply, as a record states it. */

import { findFact, hasCome, isOver } from '../../model/facts.js';
import type { KnowledgeBase, PartialDate, PolicyRecord } from '../../model/knowledge-base.js';

export type Window =
  | { readonly kind: 'closed' | 'opens' | 'open-until'; readonly date: PartialDate }
  | { readonly kind: 'end-unknown' };

/** First and last day: of the record, else of the facts that its editor named as such, else of its deadline or period. */
function daysOf(
  kb: KnowledgeBase,
  record: PolicyRecord,
): { from: PartialDate | undefined; to: PartialDate | undefined } {
  const valueOfFact = (id: string | undefined) => (id === undefined ? undefined : findFact(kb, id)?.value);
  const dateOf = (id: string | undefined): PartialDate | undefined => {
    const value = valueOfFact(id);
    return value?.kind === 'date' ? value.date : undefined;
  };
  const { roles, validFrom, validTo } = record;
  const named = record.statements.filter(({ aspect }) => aspect === 'deadline').flatMap(({ facts }) => facts);
  const period = [roles?.period, ...named].map(valueOfFact).find((value) => value?.kind === 'period');
  const [last] = named.flatMap((id) => dateOf(id) ?? []);
  return {
    from: validFrom ?? dateOf(roles?.starts) ?? (period?.kind === 'period' ? period.from : undefined),
    to: validTo ?? dateOf(roles?.ends) ?? (period?.kind === 'period' ? period.to : last),
  };
}

/** The window of a record on a day; undefined for what nobody applies for. */
export function windowOf(kb: KnowledgeBase, record: PolicyRecord, today: PartialDate): Window | undefined {
  if (record.kind === 'term' || record.kind === 'event') return undefined;
  const { from, to } = daysOf(kb, record);
  if (to !== undefined && isOver(to, today)) return { kind: 'closed', date: to };
  if (from !== undefined && from.year !== undefined && !hasCome(from, today))
    return { kind: 'opens', date: from };
  return to?.year === undefined ? { kind: 'end-unknown' } : { kind: 'open-until', date: to };
}
