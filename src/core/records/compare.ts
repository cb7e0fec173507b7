/** `compare`: two records side by side, or one thing at several times. */
import { citeSources } from '../answering/cite.js';
import { findFact, hasCome } from '../answering/facts.js';
import { formatDate, formatValue } from '../answering/format.js';
import type { Voice } from '../answering/say.js';
import type { Citation, Fact, PolicyRecord, Series } from '../knowledge-base.js';
import type { Reply } from '../reply.js';
import type { Item } from './catalog.js';
import { notStated, sayOwnSource, sayWhere, sourceOf, summaryLines } from './describe.js';
import { amountsOf } from './list.js';
import { word } from './words.js';

/** Gaps that a cell names. */
const MOST_GAPS = 6;

/** A paragraph of the record's own source, which the last line of the comparison names; any other source in full. */
function placeOf(voice: Voice, { record }: Item, citations: readonly Citation[]): string {
  if (citations.some(({ source }) => source !== record.source)) return sayWhere(voice, citations);
  return citeSources(voice, citations)[0]?.locator ?? '';
}

/** Two records side by side, line by line. */
export function sayComparison(voice: Voice, [left, right]: readonly [Item, Item]): Reply {
  const { language } = voice;
  const none = word('notStated', language);
  const linesOf = (item: Item): Map<string, string> =>
    new Map(
      summaryLines(voice, item).map((line) => {
        const where = line.value === none ? '' : placeOf(voice, item, line.citations);
        const value = line.label === word('money', language) ? amountsOf(voice, item) || none : line.value;
        return [line.label, where === '' ? value : `${value} (${where})`];
      }),
    );
  const lines = [linesOf(left), linesOf(right)] as const;
  const labels = [...new Set([...lines[0].keys(), ...lines[1].keys()])];
  const shared = [...left.record.facts.values()].flatMap((fact) => {
    const other = [...right.record.facts.values()].find((each) => each.label.ko === fact.label.ko);
    return other === undefined ? [] : [[fact, other] as const];
  });
  const cell = (item: Item, fact: Fact): string =>
    `${formatValue(fact.value, language, voice.kb)} (${placeOf(voice, item, [fact.citation])})`;
  const gapsOf = (item: Item): string => {
    const gaps = notStated(voice, item);
    const more = gaps.length > MOST_GAPS ? [word('tooMany', language, { n: gaps.length - MOST_GAPS })] : [];
    return [...gaps.slice(0, MOST_GAPS), ...more].join(' · ');
  };
  const items = [left, right];
  return {
    outcome: 'answered',
    language,
    title: `${word('compared', language)}: ${left.record.name[language]} – ${right.record.name[language]}`,
    paragraphs: [],
    facts: [],
    tables: [
      {
        columns: [{ label: '' }, ...items.map(({ record }) => ({ label: record.name[language] }))],
        rows: [
          ...labels.map((label) => [label, lines[0].get(label) ?? none, lines[1].get(label) ?? none]),
          ...shared.map(([a, b]) => [a.label[language], cell(left, a), cell(right, b)]),
          [word('notStatedList', language), gapsOf(left), gapsOf(right)],
          [word('source', language), sayOwnSource(voice, left), sayOwnSource(voice, right)],
        ],
      },
    ],
    sources: [
      ...new Map(items.flatMap((item) => sourceOf(voice, item) ?? []).map((s) => [s.id, s])).values(),
    ],
    sourceLabel: word('source', language),
    actions: items.map(({ record }) => ({
      id: `run:show ${record.id}`,
      kind: 'ask',
      label: record.name[language].slice(0, 75),
    })),
    confidence: 1,
  };
}

/** The series of a record: those that editors wrote, and values that supersede one another. */
export function seriesOf(voice: Voice, record: PolicyRecord): Series[] {
  const first = [...record.facts.values()].filter(
    (fact) =>
      fact.supersededBy !== undefined &&
      [...record.facts.values()].every((other) => other.supersededBy !== fact.id),
  );
  const chains = first.map((fact) => {
    const facts: string[] = [];
    for (
      let each: Fact | undefined = fact;
      each !== undefined && !facts.includes(each.id);
      each = each.supersededBy === undefined ? undefined : findFact(voice.kb, each.supersededBy)
    )
      facts.push(each.id);
    return { key: fact.key, label: fact.label, facts };
  });
  return [...(record.series ?? []), ...chains.filter(({ facts }) => facts.length > 1)];
}

const asOf = (fact: Fact, voice: Voice): string =>
  fact.asOf === undefined ? word('notStated', voice.language) : formatDate(fact.asOf, voice.language);

const rounded = (n: number): string => String(Math.round(n * 100) / 100);

/** First and last value as a ratio, said to be our arithmetic; undefined where a division would mislead. */
function sayRatio(voice: Voice, label: string, facts: readonly Fact[]): string | undefined {
  const [a, b] = [facts.at(-1), facts[0]];
  if (a?.value.kind !== 'number' || b?.value.kind !== 'number' || a === b) return undefined;
  const exact = a.value.qualifier === 'exactly' && b.value.qualifier === 'exactly';
  if (!exact || a.value.unit !== b.value.unit || b.value.number === 0) return undefined;
  return word('ratio', voice.language, {
    label,
    from: asOf(b, voice),
    to: asOf(a, voice),
    ratio: rounded(a.value.number / b.value.number),
    a: formatValue(a.value, voice.language, voice.kb),
    b: formatValue(b.value, voice.language, voice.kb),
  });
}

/** Values of series at each time that one of them has a value for. */
export function sayOverTime(voice: Voice, item: Item, series: readonly Series[]): Reply {
  const { language, kb, today } = voice;
  const { record } = item;
  const columns = series.map(({ label, facts }) => ({
    label: label[language],
    facts: facts.flatMap((id) => findFact(kb, id) ?? []).filter((fact) => hasCome(fact.asOf, today)),
  }));
  const times = [...new Set(columns.flatMap(({ facts }) => facts.map((fact) => asOf(fact, voice))))];
  const at = (facts: readonly Fact[], time: string): Fact | undefined =>
    facts.find((fact) => asOf(fact, voice) === time);
  const all = columns.flatMap(({ facts }) => facts);
  const said = [...new Set(all.flatMap(({ note }) => note?.[language] ?? []))];
  const notes = said.filter((note) => said.every((other) => other === note || !other.includes(note)));
  return {
    outcome: 'answered',
    language,
    title: word('overTime', language, { name: record.name[language] }),
    paragraphs: [
      ...columns.map(
        ({ label, facts }) =>
          `${label}: ${facts
            .map((fact) => `${formatValue(fact.value, language, kb)} (${asOf(fact, voice)})`)
            .join(' → ')}`,
      ),
      ...columns.flatMap(({ label, facts }) => sayRatio(voice, label, facts) ?? []),
      ...notes,
    ],
    facts: [],
    tables: [
      {
        columns: [
          { label: word('when', language) },
          ...columns.map(({ label }) => ({ label, align: 'right' as const })),
          { label: word('source', language) },
        ],
        rows: times.map((time) => {
          const facts = columns.map((column) => at(column.facts, time));
          return [
            time,
            ...facts.map((fact) => (fact === undefined ? '–' : formatValue(fact.value, language, kb))),
            sayWhere(
              voice,
              facts.flatMap((fact) => fact?.citation ?? []),
            ),
          ];
        }),
      },
    ],
    sources: citeSources(
      voice,
      all.map(({ citation }) => citation),
    ),
    sourceLabel: word('source', language),
    actions: [{ id: `run:show ${record.id}`, kind: 'ask', label: record.name[language].slice(0, 75) }],
    confidence: 1,
    record: record.id,
  };
}
