/** When one can apply, as a record states it. */
import { hasCome, isOver } from './dates.js';
import { findFact } from './facts.js';
import type { KnowledgeBase, PartialDate, PolicyRecord } from './knowledge-base.js';

/** `end-undated`: the last day is printed without its year, so that nobody can tell whether it is over. */
export type Window =
  | { readonly kind: 'closed' | 'opens' | 'open-until' | 'end-undated'; readonly date: PartialDate }
  | { readonly kind: 'end-unknown' | 'always' | 'by-announcement' };

interface Days {
  readonly opens: PartialDate | undefined;
  readonly closes: PartialDate | undefined;
}

/** First and last day: of the record, else of the facts that its editor named as such, else of its deadline or period. */
function daysOf(kb: KnowledgeBase, record: PolicyRecord): Days {
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
    opens: validFrom ?? dateOf(roles?.starts) ?? (period?.kind === 'period' ? period.from : undefined),
    closes: validTo ?? dateOf(roles?.ends) ?? (period?.kind === 'period' ? period.to : last),
  };
}

/** The window of a record on a day; undefined for what nobody applies for. */
export function windowOf(kb: KnowledgeBase, record: PolicyRecord, today: PartialDate): Window | undefined {
  const { applications, kind } = record;
  if (applications === undefined) {
    return kind === 'term' || kind === 'event' ? undefined : windowOn(daysOf(kb, record), today);
  }
  switch (applications.kind) {
    case 'always':
    case 'by-announcement':
      return { kind: applications.kind };
    case 'unknown':
      return { kind: 'end-unknown' };
    case 'dated':
      return windowOn({ opens: applications.opens, closes: applications.closes }, today);
  }
}

function windowOn({ opens, closes }: Days, today: PartialDate): Window {
  if (closes !== undefined && isOver(closes, today)) return { kind: 'closed', date: closes };
  if (opens?.year !== undefined && !hasCome(opens, today)) return { kind: 'opens', date: opens };
  if (closes === undefined) return { kind: 'end-unknown' };
  return { kind: closes.year === undefined ? 'end-undated' : 'open-until', date: closes };
}
