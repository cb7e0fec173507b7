import {
  COMPARISONS,
  type Comparison,
  type ConditionTree,
  type Eligibility,
  type EligibilityExample,
} from '../core/model/eligibility.js';
import { thresholdOf } from '../core/model/facts.js';
import type { Attribute, Choice, ChoiceAttribute, Known, Meaning, Profile } from '../core/model/profile.js';
import { among, between, exactly } from '../core/skills/eligibility/known.js';
import { longForm } from './conditions.js';
import { parseDate } from './dates.js';
import type { RecordData } from './draft.js';
import type { ConditionData } from './eligibility-schema.js';
import { factValue } from './fact-value.js';
import { factId } from './references.js';
import type { AttributeData, ProfileData } from './shelf.js';

const NO_WORDS = { ko: [], en: [] };

type MeaningData = NonNullable<ProfileData['descriptions']>[number]['means'];
interface Bounds {
  readonly at_least?: number | undefined;
  readonly at_most?: number | undefined;
  readonly more_than?: number | undefined;
  readonly less_than?: number | undefined;
}

/** Bounds as an editor writes them, as numbers that are both included; whole numbers are assumed. */
export function boundsOf({ at_least, at_most, more_than, less_than }: Bounds): Known {
  return between(
    Math.max(at_least ?? -Infinity, more_than === undefined ? -Infinity : more_than + 1),
    Math.min(at_most ?? Infinity, less_than === undefined ? Infinity : less_than - 1),
  );
}

function knownOf(value: MeaningData[string]): Known {
  if (typeof value === 'number') return exactly(value);
  if (typeof value === 'string') return among(value);
  return Array.isArray(value) ? among(...value) : boundsOf(value);
}

/** What is known of a business, as an editor writes it. */
export function meaningOf(data: MeaningData | undefined): Meaning {
  return Object.fromEntries(
    Object.entries(data ?? {}).map(([attribute, value]) => [attribute, knownOf(value)]),
  );
}

/** The profile that the shelf and `profile.yaml` describe. */
export function resolveProfile(data: ProfileData): Profile {
  return {
    attributes: new Map(
      Object.entries(data.attributes ?? {}).map(([id, attribute]) => [id, resolveAttribute(id, attribute)]),
    ),
    groups: new Map(Object.entries(data.groups ?? {})),
    descriptions: (data.descriptions ?? []).map(({ is, means }) => ({ is, means: meaningOf(means) })),
  };
}

const ANSWERS = { yes: { ko: '네', en: 'Yes' }, no: { ko: '아니요', en: 'No' } };

/** What the numbers of a unit are counted in, as people say them. */
const MEASURES: Readonly<Record<string, string>> = {
  employees: 'people',
  people: 'people',
  years: 'years',
  percent: 'percent',
  age: 'age',
  'calendar-year': 'year',
  krw: 'money-krw',
  usd: 'money-usd',
  sgd: 'money-sgd',
};
/** Units whose numbers need not be whole. */
const IN_PARTS: ReadonlySet<string> = new Set(['years', 'percent']);

/** An attribute without a name is called by its id, until its editor gives it one. */
function resolveAttribute(id: string, data: AttributeData): Attribute {
  const name = data.name ?? { ko: id, en: id };
  const { question = name, note, when } = data;
  const base = {
    id,
    name,
    question,
    ...(note !== undefined && { note }),
    ...(when !== undefined && { when }),
  };
  if (data.unit === undefined) return { ...base, ...resolveChoices(data) };
  const { unit, whole = !IN_PARTS.has(unit), min = 0, max, words, sayings, since } = data;
  return {
    ...base,
    kind: 'number',
    unit,
    measure: MEASURES[unit] ?? unit,
    whole,
    min,
    ...(max !== undefined && { max }),
    words: words ?? NO_WORDS,
    sayings: (sayings ?? []).map(({ says, ...bounds }) => ({ says, known: boundsOf(bounds) })),
    ...(since !== undefined && { since }),
  };
}

function resolveChoices(data: AttributeData): Pick<ChoiceAttribute, 'kind' | 'choices' | 'yes'> {
  if (data.choices === undefined) {
    const { answers = ANSWERS, says = NO_WORDS, is = NO_WORDS, denies = NO_WORDS, also } = data;
    const yes = { id: 'yes', name: answers.yes, says, is, also: meaningOf(also?.yes) };
    const no = { id: 'no', name: answers.no, says: denies, is: NO_WORDS, also: meaningOf(also?.no) };
    return { kind: 'yes-no', choices: [yes, no], yes: 'yes' };
  }
  const choices = Object.entries(data.choices).map(
    ([choice, { name, says, is, also }]): Choice => ({
      id: choice,
      name,
      says: says ?? NO_WORDS,
      is: is ?? NO_WORDS,
      also: meaningOf(also),
    }),
  );
  return { kind: 'choice', choices, ...(data.yes !== undefined && { yes: data.yes }) };
}

/** What a record's documents state about who is eligible. */
export function resolveEligibility(
  record: Pick<RecordData, 'id' | 'source' | 'facts'>,
  data: NonNullable<RecordData['eligibility']>,
): Eligibility {
  const examples = (data.examples ?? []).map(
    ({ profile, verdict, because, asks }): EligibilityExample => ({
      facts: meaningOf(profile),
      verdict,
      ...(because !== undefined && { because }),
      ...(asks !== undefined && { asks }),
    }),
  );
  if (data.same_as !== undefined) return { kind: 'same-as', record: data.same_as, examples };
  if (data.conditions === undefined) return { kind: 'not-stated', examples };
  const cited = { source: record.source, paragraphs: [] as number[] };
  const items = data.conditions.map((item) => resolveCondition(record, item, cited));
  return { kind: 'conditions', items, examples };
}

type Holder = Pick<RecordData, 'id' | 'facts'>;

interface Cited {
  readonly source: string;
  readonly paragraphs: readonly number[];
}

function resolveCondition(record: Holder, written: ConditionData, above: Cited): ConditionTree {
  const { data } = longForm(written);
  const { says, source, paragraphs, instead, from, until } = data;
  const citation = {
    source: source ?? above.source,
    paragraphs: paragraphs === undefined ? above.paragraphs : [paragraphs].flat(),
  };
  const worded = {
    ...(says !== undefined && { says }),
    citation,
    ...(instead !== undefined && { instead }),
    ...(from !== undefined && { from: parseDate(from) }),
    ...(until !== undefined && { until: parseDate(until) }),
  };
  const group = data.all_of ?? data.any_of;
  if (group !== undefined) {
    const kind = data.all_of === undefined ? 'any_of' : 'all_of';
    return { kind, items: group.map((item) => resolveCondition(record, item, citation)), ...worded };
  }
  const comparison = COMPARISONS.find((each) => data[each] !== undefined) ?? 'is';
  const value = data[comparison];
  const fact = factOf(value);
  const threshold = fact === undefined ? value : thresholdIn(record, fact, comparison);
  return {
    kind: 'condition',
    attribute: data.attribute ?? '',
    comparison,
    ...(typeof threshold === 'number' && { number: threshold }),
    ...(fact !== undefined && { fact: factId(fact, record.id) }),
    choices: Array.isArray(value) ? value : typeof value === 'string' && fact === undefined ? [value] : [],
    notStatedFor: data.not_stated_for ?? [],
    ...worded,
  };
}

/** The number that a fact of a record sets for a comparison. */
export function thresholdIn({ facts }: Holder, key: string, comparison: Comparison): number | undefined {
  const fact = facts?.[key];
  const value = fact && factValue(fact);
  return value && thresholdOf(value, comparison);
}

/** The key of the fact that a threshold names: `shop-years` in `{shop-years}`. */
export function factOf(value: unknown): string | undefined {
  return typeof value === 'string' && value.startsWith('{') ? value.slice(1, -1) : undefined;
}
