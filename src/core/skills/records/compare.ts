/** `compare`: two records side by side, or one thing at several times. */

import { hasCome } from '../../model/dates.js';
import { factsOf, findFact } from '../../model/facts.js';
import { formatDate, formatValue } from '../../model/format.js';
import type { Citation, Fact, PartialDate, PolicyRecord, Series } from '../../model/knowledge-base.js';
import type { Reply } from '../../reply.js';
import { citeSources } from '../answer/cite.js';
import { replyOf, type Voice } from '../answer/say.js';
import type { Item } from './catalog.js';
import { meets, spanOf } from './dates.js';
import { heads, linesOf, ownSource, recordButton, sayGaps, sayWhere } from './lines.js';
import { word } from './words.js';

/** Gaps that a cell names. */
const MOST_GAPS = 6;

/** Two records side by side, line by line. */
export function sayComparison(voice: Voice, items: readonly [Item, Item]): Reply {
  const { language, kb } = voice;
  const names = items.map(({ record }) => record.name[language]);
  /** With a paragraph of the record's own source, which the last line names, or any other source in full. */
  const cell = ({ record }: Item, value: string, citations: readonly Citation[]): string => {
    const own = citations.every(({ source }) => source === record.source);
    const where = own ? citeSources(voice, citations)[0]?.locator : sayWhere(voice, citations);
    return value && where ? `${value} (${where})` : value;
  };
  const lines = items.map((item) => linesOf(voice, item));
  const keys = new Set(lines.flat().map(({ key }) => key));
  const headed = [...keys].map((key) => [
    word(key, language),
    ...items.map((item, side) => {
      const { value = '', citations = [] } = lines[side]!.find((line) => line.key === key) ?? {};
      return cell(item, value, citations) || word('notStated', language);
    }),
  ]);
  const [left, right] = items.map(({ record }) => [...record.facts.values()]) as [Fact[], Fact[]];
  const shared = left.flatMap((fact) => {
    const other = right.find(({ label }) => label.ko === fact.label.ko);
    if (other === undefined) return [];
    const cells = [fact, other].map(({ value, citation }, side) =>
      cell(items[side]!, formatValue(value, language, kb), [citation]),
    );
    return [[fact.label[language], ...cells]];
  });
  const gaps = [word('notStatedList', language), ...items.map((item) => sayGaps(voice, item, MOST_GAPS))];
  const sources = items.map(ownSource);
  const last = [word('source', language), ...sources.map((source) => sayWhere(voice, [source]))];
  return replyOf(voice, {
    title: `${word('compared', language)}: ${names.join(' – ')}`,
    tables: [
      { columns: ['', ...names].map((label) => ({ label })), rows: [...headed, ...shared, gaps, last] },
    ],
    sources: citeSources(voice, sources),
    actions: items.map(({ record }) => recordButton(voice, record)),
  });
}

/** The series of a record: those that editors wrote, and values that supersede one another. */
export function seriesOf({ kb }: Voice, record: PolicyRecord): Series[] {
  const facts = [...record.facts.values()];
  const later = new Set(facts.map(({ supersededBy }) => supersededBy));
  const chains = facts
    .filter(({ id }) => !later.has(id))
    .map(({ id, key, label }) => {
      const chain = new Set<string>();
      for (let next = findFact(kb, id); next !== undefined && !chain.has(next.id); ) {
        chain.add(next.id);
        next = findFact(kb, next.supersededBy ?? '');
      }
      return { key, label, facts: [...chain] };
    });
  return [...(record.series ?? []), ...chains.filter((chain) => chain.facts.length > 1)];
}

/** Values of series at each time that one of them has a value for; of the times that are asked for, those that none has one for are named. */
export function sayOverTime(
  voice: Voice,
  { record }: Item,
  series: readonly Series[],
  times: readonly PartialDate[],
): Reply {
  const { language, kb, today } = voice;
  const timeOf = ({ asOf }: Fact): string =>
    asOf === undefined ? word('notStated', language) : formatDate(asOf, language);
  const sayOf = ({ value }: Fact): string => formatValue(value, language, kb);
  /** First and last value as a ratio, said to be our arithmetic; nothing where a division would mislead. */
  const ratioOf = (label: string, facts: readonly Fact[]): string[] => {
    const [first, last] = [facts[0], facts.at(-1)];
    if (first?.value.kind !== 'number' || last?.value.kind !== 'number' || first === last) return [];
    const [a, b] = [last.value, first.value];
    const exact = a.qualifier === 'exactly' && b.qualifier === 'exactly';
    if (!exact || a.unit !== b.unit || b.number === 0) return [];
    const ratio = Math.round((a.number / b.number) * 100) / 100;
    const places = { label, from: timeOf(first), to: timeOf(last), ratio, a: sayOf(last), b: sayOf(first) };
    return [word('ratio', language, places)];
  };
  const columns = series.map(({ label, facts }) => ({
    label: label[language],
    facts: factsOf(kb, facts).filter((fact) => hasCome(fact.asOf, today)),
  }));
  const all = columns.flatMap(({ facts }) => facts);
  const without = times.filter((time) => {
    const span = spanOf(time);
    return span !== undefined && !all.some(({ asOf }) => asOf !== undefined && meets(spanOf(asOf), span));
  });
  const notes = [...new Set(all.flatMap(({ note }) => note?.[language] ?? []))];
  const rows = [...new Set(all.map(timeOf))].map((time) => {
    const facts = columns.map((column) => column.facts.find((fact) => timeOf(fact) === time));
    const citations = facts.flatMap((fact) => fact?.citation ?? []);
    const cells = facts.map((fact) => (fact === undefined ? '–' : sayOf(fact)));
    return [time, ...cells, sayWhere(voice, citations)];
  });
  const lines = columns.map(({ label, facts }) => {
    const values = facts.map((fact) => `${sayOf(fact)} (${timeOf(fact)})`);
    return `${label}: ${values.join(' → ')}`;
  });
  const figures = columns.map(({ label }) => ({ label, align: 'right' as const }));
  const citations = all.map(({ citation }) => citation);
  return replyOf(voice, {
    title: word('overTime', language, { name: record.name[language] }),
    paragraphs: [
      ...lines,
      ...(without.length === 0
        ? []
        : [
            word('noValueOf', language, {
              date: without.map((time) => formatDate(time, language)).join(', '),
            }),
          ]),
      ...columns.flatMap(({ label, facts }) => ratioOf(label, facts)),
      ...notes.filter((note) => notes.every((other) => other === note || !other.includes(note))),
    ],
    tables: [{ columns: [...heads(voice, 'when'), ...figures, ...heads(voice, 'source')], rows }],
    sources: citeSources(voice, citations),
    actions: [recordButton(voice, record)],
    record: record.id,
  });
}
