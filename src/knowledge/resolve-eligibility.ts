import {
  type Attribute,
  type Choice,
  COMPARISONS,
  type ConditionTree,
  type Eligibility,
  type EligibilityExample,
  type Known,
  type Meaning,
  type Profile,
} from '../core/skills/eligibility/index.js';
import { among, between, exactly } from '../core/skills/eligibility/known.js';
import { parseDate } from './dates.js';
import type { ProfileData, RecordData } from './draft.js';
import type { ConditionData } from './eligibility-schema.js';

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

/** The profile that `profile.yaml` describes. */
export function resolveProfile(data: ProfileData): Profile {
  return {
    attributes: new Map(
      Object.entries(data.attributes).map(([id, attribute]) => [id, resolveAttribute(id, attribute)]),
    ),
    groups: new Map(Object.entries(data.groups ?? {})),
    descriptions: (data.descriptions ?? []).map(({ is, means }) => ({ is, means: meaningOf(means) })),
  };
}

function resolveAttribute(id: string, data: ProfileData['attributes'][string]): Attribute {
  const { name, question, note } = data;
  const base = { id, name, question, ...(note !== undefined && { note }) };
  if (data.kind !== 'number') {
    const choices = Object.entries(data.choices).map(
      ([choice, { name: label, says, is, also }]): Choice => ({
        id: choice,
        name: label,
        says: says ?? NO_WORDS,
        is: is ?? NO_WORDS,
        also: meaningOf(also),
      }),
    );
    const yes = data.kind === 'choice' ? data.yes : 'yes';
    return { ...base, kind: data.kind, choices, ...(yes !== undefined && { yes }) };
  }
  const { unit, whole, min, max, counting, sayings } = data;
  return {
    ...base,
    kind: 'number',
    unit,
    whole,
    ...(min !== undefined && { min }),
    ...(max !== undefined && { max }),
    counting: {
      after: counting.after,
      before: counting.before ?? NO_WORDS,
      except: counting.except ?? NO_WORDS,
      including: counting.including ?? NO_WORDS,
    },
    sayings: (sayings ?? []).map(({ says, ...bounds }) => ({ says, known: boundsOf(bounds) })),
  };
}

/** What a record's documents state about who is eligible. */
export function resolveEligibility(
  record: Pick<RecordData, 'source'>,
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
  const items = data.conditions.map((item) => resolveCondition(item, cited));
  return { kind: 'conditions', items, examples };
}

interface Cited {
  readonly source: string;
  readonly paragraphs: readonly number[];
}

function resolveCondition(data: ConditionData, above: Cited): ConditionTree {
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
    return { kind, items: group.map((item) => resolveCondition(item, citation)), ...worded };
  }
  const comparison = COMPARISONS.find((each) => data[each] !== undefined) ?? 'is';
  const value = data[comparison];
  return {
    kind: 'condition',
    attribute: data.attribute ?? '',
    comparison,
    ...(typeof value === 'number' && { number: value }),
    choices: Array.isArray(value) ? value : typeof value === 'string' ? [value] : [],
    notStatedFor: data.not_stated_for ?? [],
    ...worded,
  };
}
