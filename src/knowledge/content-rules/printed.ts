import type { PartialDate } from '../../core/model/knowledge-base.js';
import { parseDate } from '../dates.js';
import type { Draft, RecordData } from '../draft.js';
import { factValue } from '../fact-value.js';
import { printedInstead } from '../printed.js';
import type { YamlFile } from '../yaml-file.js';

/** What the document is said to print says the same as the value. */
export function checkPrinted({ records, sources }: Draft): void {
  const dates = new Map(
    sources.flatMap(({ data }) =>
      data.date === undefined ? [] : [[data.id, parseDate(data.date)] as const],
    ),
  );
  for (const { file, data } of records) {
    const cited = new Set([data.source, ...Object.values(data.facts ?? {}).map(({ source }) => source)]);
    const on = [...cited].map((id) => `${id} ${JSON.stringify(dates.get(id ?? ''))}`).join(' ');
    file.once('printed', () => compare(file, data, dates), on);
  }
}

function compare(file: YamlFile, data: RecordData, dates: ReadonlyMap<string, PartialDate>): void {
  for (const [key, fact] of Object.entries(data.facts ?? {})) {
    const value = factValue(fact);
    if (fact.printed === undefined || value === undefined) continue;
    const instead = printedInstead(value, fact.printed, dates.get(fact.source ?? data.source));
    if (instead === undefined) continue;
    const path = ['facts', key, value.kind];
    file.report('printed-differs', path, { fact: key, printed: fact.printed, instead });
  }
}
