import { parseDate } from '../dates.js';
import type { Draft } from '../draft.js';
import { factValue } from '../fact-value.js';
import { printedInstead } from '../printed.js';

/** What the document is said to print says the same as the value. */
export function checkPrinted({ records, sources }: Draft): void {
  const dates = new Map(
    sources.flatMap(({ data }) =>
      data.date === undefined ? [] : [[data.id, parseDate(data.date)] as const],
    ),
  );
  for (const { file, data } of records) {
    for (const [key, fact] of Object.entries(data.facts ?? {})) {
      const value = factValue(fact);
      if (fact.printed === undefined || value === undefined) continue;
      const instead = printedInstead(value, fact.printed, dates.get(fact.source ?? data.source));
      if (instead === undefined) continue;
      const path = ['facts', key, value.kind];
      file.report('printed-differs', path, { fact: key, printed: fact.printed, instead });
    }
  }
}
