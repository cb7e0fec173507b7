import { COMPARISONS } from '../core/model/eligibility.js';
import type {
  Aspect,
  AspectWords,
  Fact,
  Gap,
  Phrasings,
  PolicyRecord,
  Statement,
  Text,
} from '../core/model/knowledge-base.js';
import { resolveApplications } from './applications.js';
import { conditionsIn } from './conditions.js';
import { parseDate } from './dates.js';
import type { Asked, AsksData, FactData, RecordData } from './draft.js';
import { saysBeyond } from './editorial/editorial.js';
import { citationOf, factValue } from './fact-value.js';
import { entryId, factId } from './references.js';
import { factOf, resolveEligibility } from './resolve-eligibility.js';

type AspectData = NonNullable<RecordData['aspects'][Aspect]>;
type DetailData = NonNullable<RecordData['details']>[string];
type GapData = NonNullable<RecordData['not_stated']>[string];

/** What stands where an editor wrote no phrasings. */
export const NO_PHRASINGS: Phrasings = { ko: [], en: [] };

/** A record with its facts, statements and gaps. Aspects without a title take the aspect's name. */
export function resolveRecord(
  { file, data, asks }: Asked<RecordData>,
  aspects: ReadonlyMap<Aspect, AspectWords>,
): PolicyRecord {
  const phrasings = (group: keyof AsksData, key: string): Phrasings =>
    (asks?.data[group] as Readonly<Record<string, Phrasings>> | undefined)?.[key] ?? NO_PHRASINGS;
  const facts = Object.entries(data.facts ?? {}).flatMap(
    ([key, fact]) => resolveFact(data, key, fact, phrasings('facts', key)) ?? [],
  );
  return {
    id: data.id,
    kind: data.kind,
    name: data.name,
    aliases: data.aliases ?? NO_PHRASINGS,
    subjects: data.subjects ?? NO_PHRASINGS,
    source: data.source,
    ...(data.announced !== undefined && { announced: parseDate(data.announced) }),
    ...(data.valid_from !== undefined && { validFrom: parseDate(data.valid_from) }),
    ...(data.valid_to !== undefined && { validTo: parseDate(data.valid_to) }),
    ...(data.applications !== undefined && { applications: resolveApplications(data, data.applications) }),
    facts: new Map(facts.map((fact) => [fact.key, fact])),
    statements: [
      ...(Object.entries(data.aspects) as [Aspect, AspectData][]).map(([aspect, statement]) => {
        const title = statement.title ?? aspects.get(aspect)?.name ?? data.name;
        return resolveStatement(data, aspect, statement, title, aspect, phrasings('aspects', aspect));
      }),
      ...Object.entries(data.details ?? {}).map(([key, detail]) =>
        resolveStatement(data, key, detail, detail.title, detail.aspect, phrasings('details', key)),
      ),
    ],
    gaps: Object.entries(data.not_stated ?? {}).map(([key, gap]) =>
      resolveGap(data, key, gap, phrasings('not_stated', key)),
    ),
    ...(data.eligibility !== undefined && { eligibility: resolveEligibility(data, data.eligibility) }),
    related: data.related ?? [],
    ...resolveDeskKeys(data),
    file: file.path,
  };
}

/** What serves look-ups, lists and reviews rather than answers. */
function resolveDeskKeys({
  id,
  fields,
  roles,
  series,
  review_by,
  visibility,
}: RecordData): Partial<PolicyRecord> {
  const one = (key: string | undefined): string | undefined =>
    key === undefined ? undefined : factId(key, id);
  const { lead = [], partners = [], ...dates } = roles ?? {};
  return {
    ...(fields !== undefined && { fields }),
    ...(roles !== undefined && {
      roles: {
        lead: lead.map((key) => factId(key, id)),
        partners: partners.map((key) => factId(key, id)),
        ...Object.fromEntries(Object.entries(dates).map(([role, key]) => [role, one(key)])),
      },
    }),
    ...(series !== undefined && {
      series: Object.entries(series).map(([key, { label, facts }]) => ({
        key,
        label,
        facts: facts.map((fact) => factId(fact, id)),
      })),
    }),
    ...(review_by !== undefined && { reviewBy: parseDate(review_by) }),
    ...(visibility !== undefined && { visibility }),
  };
}

function resolveStatement(
  record: RecordData,
  key: string,
  data: AspectData | DetailData,
  title: Text,
  aspect: Aspect | undefined,
  phrasings: Phrasings,
): Statement {
  return {
    id: `${record.id}/${key}`,
    record: record.id,
    ...(aspect !== undefined && { aspect }),
    title,
    text: data.text,
    facts: (data.facts ?? []).map((reference) => factId(reference, record.id)),
    citations: [
      citationOf(data.source ?? record.source, data.paragraphs),
      ...(data.also ?? []).map((also) => citationOf(also.source, also.paragraphs)),
    ],
    ...(data.visibility !== undefined && { visibility: data.visibility }),
    phrasings,
    followUps: (data.follow_ups ?? []).map((reference) => entryId(reference, record.id)),
  };
}

function resolveGap(record: RecordData, key: string, gap: GapData, phrasings: Phrasings): Gap {
  return {
    id: `${record.id}/${key}`,
    record: record.id,
    ...(gap.aspect !== undefined && { aspect: gap.aspect }),
    title: gap.title,
    known: (gap.known ?? []).map((reference) => entryId(reference, record.id)),
    ...(gap.visibility !== undefined && { visibility: gap.visibility }),
    phrasings,
  };
}

/** Whether an amount that is exceeded is a limit: it is printed as one, or a condition compares with it. */
function isLimit(record: RecordData, key: string, { printed = '' }: FactData): boolean {
  if (saysBeyond(printed)) return true;
  return [...conditionsIn(record)].some(({ data }) => COMPARISONS.some((each) => factOf(data[each]) === key));
}

function resolveFact(
  record: RecordData,
  key: string,
  data: FactData,
  phrasings: Phrasings,
): Fact | undefined {
  const plain = factValue(data);
  const value =
    plain?.kind === 'number' && plain.qualifier === 'over' && isLimit(record, key, data)
      ? { ...plain, qualifier: 'more-than' as const }
      : plain;
  if (value === undefined) return undefined;
  return {
    id: factId(key, record.id),
    key,
    record: record.id,
    label: data.label,
    value,
    ...(data.as_of !== undefined && { asOf: parseDate(data.as_of) }),
    citation: citationOf(data.source ?? record.source, data.paragraphs),
    ...(data.printed !== undefined && { printed: data.printed }),
    ...(data.ours !== undefined && { ours: data.ours }),
    ...(data.note !== undefined && { note: data.note }),
    ...(data.superseded_by !== undefined && { supersededBy: factId(data.superseded_by, record.id) }),
    ...(data.visibility !== undefined && { visibility: data.visibility }),
    phrasings,
  };
}
