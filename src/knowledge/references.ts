/** How one part of the content names another. Local keys belong to the record they stand in. */
import type { Draft, FactData } from './draft.js';

/** Id of a fact from what an editor wrote: `key`, or `record/key`. */
export function factId(reference: string, record: string | undefined): string {
  const [first = '', second] = reference.split('/');
  return second === undefined ? `${record ?? ''}/facts/${first}` : `${first}/facts/${second}`;
}

/** Id of a statement, gap or question from what an editor wrote: `key`, or `record/key`. */
export function entryId(reference: string, record: string | undefined): string {
  return reference.includes('/') ? reference : `${record ?? 'questions'}/${reference}`;
}

/** What an editor writes in a record to name a fact by its id. */
export function shortFact(id: string, record: string | undefined): string {
  const [owner, , key] = id.split('/');
  return owner === record ? `${key}` : `${owner}/${key}`;
}

/** What an editor writes in a record to name an entry by its id. */
export function shortEntry(id: string, record: string | undefined): string {
  return record !== undefined && id.startsWith(`${record}/`) ? id.slice(record.length + 1) : id;
}

/** The facts of all records, by id. */
export function factsById({ records }: Pick<Draft, 'records'>): Map<string, FactData> {
  return new Map(
    records.flatMap(({ data }) =>
      Object.entries(data.facts ?? {}).map(([key, fact]) => [factId(key, data.id), fact] as const),
    ),
  );
}
