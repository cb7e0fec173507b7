import { LANGUAGES, type Text } from '../../core/model/knowledge-base.js';
import { conditionsIn } from '../conditions.js';
import type { Draft, FactData, RecordData } from '../draft.js';
import { limitsIn } from '../editorial/editorial.js';
import { bracesIn } from '../placeholders.js';
import { LIMIT_OF } from '../printed-amounts.js';
import { amountsIn } from '../reading/index.js';
import { factId } from '../references.js';
import { factOf, thresholdIn } from '../resolve-eligibility.js';
import { withShelf } from '../shelf.js';
import { foldPrint } from '../source-text.js';

/** A limit that a text states, and where that stands. */
interface Stated {
  readonly number: number;
  readonly shown: string;
  readonly source: string | undefined;
  readonly paragraphs: readonly number[];
}

/** What the conditions of a record compare with, and the paragraphs that they cite. */
interface HeldBy {
  readonly numbers: ReadonlySet<number>;
  readonly cited: ReadonlySet<string>;
}

/** Letters around a fact that say how it limits. */
const AROUND = 12;
const COMPARED = ['at_least', 'at_most', 'more_than', 'less_than', 'is'] as const;

/** What a text says of who is eligible, the conditions say too: where they leave out a limit, the check of eligibility does. */
export function checkEligibilityLimits(draft: Draft): void {
  const records = new Map(draft.records.map(({ data }) => [data.id, data]));
  const units = measured(draft);
  const factAt = (id: string): { fact: FactData; source: string } | undefined => {
    const [record = '', , key = ''] = id.split('/');
    const holder = records.get(record);
    const fact = holder?.facts?.[key];
    return fact && holder && { fact, source: fact.source ?? holder.source };
  };
  for (const { file, data } of draft.records) {
    // Where no conditions are stated, nothing is decided.
    if (data.eligibility === undefined || data.eligibility.not_stated === true) continue;
    const holder = records.get(data.eligibility.same_as ?? '') ?? data;
    const held = heldBy(holder);
    for (const [group, key, statement] of eligibilityTexts(data)) {
      const cited = { source: statement.source ?? data.source, paragraphs: [statement.paragraphs].flat() };
      const stated = [
        ...filledIn(statement.text, data.id, units, factAt),
        ...typed(statement.text, units).map((each) => ({ ...each, ...cited })),
      ];
      const missing = stated.find(
        ({ number, source, paragraphs }) =>
          !held.numbers.has(number) && !paragraphs.some((each) => held.cited.has(`${source} ${each}`)),
      );
      if (missing !== undefined)
        file.report('limit-without-condition', [group, key, 'text'], { shown: missing.shown }, 'key');
    }
  }
}

/** Units in which something is asked of a business; people are counted as employees. */
function measured(draft: Draft): ReadonlySet<string> {
  const attributes = Object.values(withShelf(draft.profile?.data).attributes ?? {});
  return new Set(['people', ...attributes.flatMap(({ unit }) => unit ?? [])]);
}

type Entry = RecordData['aspects'][keyof RecordData['aspects']] & object;

function* eligibilityTexts(data: RecordData): Generator<readonly ['aspects' | 'details', string, Entry]> {
  const { eligibility } = data.aspects;
  if (eligibility !== undefined) yield ['aspects', 'eligibility', eligibility];
  for (const [key, detail] of Object.entries(data.details ?? {}))
    if (detail.aspect === 'eligibility') yield ['details', key, detail];
}

function heldBy(record: RecordData): HeldBy {
  const numbers = new Set<number>();
  const cited = new Set<string>();
  for (const { data } of conditionsIn(record)) {
    for (const comparison of COMPARED) {
      const value = data[comparison];
      const fact = factOf(value);
      const number = fact === undefined ? value : thresholdIn(record, fact, comparison);
      if (typeof number === 'number') numbers.add(number);
    }
    for (const paragraph of [data.paragraphs ?? []].flat())
      cited.add(`${data.source ?? record.source} ${paragraph}`);
  }
  return { numbers, cited };
}

/** Limits that facts set in a text: by their qualifier, else by the words around them. */
function filledIn(
  text: Text,
  record: string,
  units: ReadonlySet<string>,
  factAt: (id: string) => { fact: FactData; source: string } | undefined,
): Stated[] {
  return bracesIn(text.ko).flatMap(({ name, whole }): Stated[] => {
    const { fact, source } = factAt(factId(name, record)) ?? {};
    if (fact?.number === undefined || !units.has(fact.unit ?? '')) return [];
    const at = text.ko.indexOf(whole);
    const around = `${text.ko.slice(Math.max(0, at - AROUND), at)} # ${text.ko.slice(at + whole.length, at + whole.length + AROUND)}`;
    const limit = LIMIT_OF[fact.qualifier ?? 'exactly'];
    const limits = limit === undefined ? [...limitsIn(around).keys()] : [limit];
    if (!limits.some((each) => each !== 'about')) return [];
    return [{ number: fact.number, shown: `{${name}}`, source, paragraphs: [fact.paragraphs].flat() }];
  });
}

/** Limits that are typed into a text. */
function typed(text: Text, units: ReadonlySet<string>): Pick<Stated, 'number' | 'shown'>[] {
  return LANGUAGES.flatMap((language) => {
    const folded = foldPrint(text[language].replaceAll(/\{[^{}]*\}/g, ' '));
    return amountsIn(folded, []).flatMap((read) => {
      if (read.kind !== 'number' || !units.has(read.unit)) return [];
      const limit = LIMIT_OF[read.qualifier];
      if (limit === undefined || limit === 'about') return [];
      return [{ number: read.number, shown: folded.slice(read.start, read.end).trim() }];
    });
  });
}
