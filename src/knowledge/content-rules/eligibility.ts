import { COMPARISONS, type Comparison } from '../../core/model/eligibility.js';
import { comparisonLine } from '../comparison-line.js';
import { attributesIn, conditionsIn } from '../conditions.js';
import { nearest } from '../did-you-mean.js';
import type { Draft, Loaded, RecordData } from '../draft.js';
import type { ConditionData } from '../eligibility-schema.js';
import { factOf, thresholdIn } from '../resolve-eligibility.js';
import { type ProfileData, withShelf } from '../shelf.js';
import type { Path, YamlFile } from '../yaml-file.js';
import { checkMeaning, choicesOf, hasChoice, knownAttribute } from './attributes.js';
import { checkContradictions } from './contradictions.js';

const ORIGINS = ['conditions', 'not_stated', 'same_as'] as const;
const OF_NUMBERS: readonly Comparison[] = ['at_least', 'at_most', 'more_than', 'less_than'];

/** Conditions are whole, name what exists, say where they stand, and can be met. */
export function checkEligibility(draft: Draft): void {
  const records = new Map(draft.records.map(({ data }) => [data.id, data]));
  const profile = withShelf(draft.profile?.data);
  const on = draft.profile?.file.stamp;
  for (const loaded of draft.records) {
    const { file, data } = loaded;
    if (data.eligibility === undefined) continue;
    const keys = ORIGINS.filter((key) => data.eligibility?.[key] !== undefined);
    if (keys.length !== 1) {
      const at = keys[1] === undefined ? ['eligibility'] : ['eligibility', keys[1]];
      file.report('eligibility-not-clear', at, { keys }, 'key');
      continue;
    }
    const { same_as } = data.eligibility;
    const other = records.get(same_as ?? '');
    const own = other?.eligibility?.conditions ?? other?.eligibility?.not_stated;
    if (same_as !== undefined && other !== undefined && own === undefined) {
      file.report('same-as-nothing', ['eligibility', 'same_as'], { record: same_as });
    }
    file.once('conditions', () => checkConditions(loaded, profile), on);
  }
}

function checkConditions({ file, data }: Loaded<RecordData>, profile: ProfileData): void {
  let sound = true;
  for (const { path, at, data: condition, cited } of conditionsIn(data)) {
    if (!isWhole(file, path, condition, profile) || !fits(file, path, at, condition, profile, data))
      sound = false;
    const leaf = condition.all_of === undefined && condition.any_of === undefined;
    if (leaf && !cited) {
      const name = condition.attribute === undefined ? 'nothing' : `"${condition.attribute}"`;
      file.report('condition-without-source', path, { condition: name });
    }
  }
  for (const [n, row] of (data.eligibility?.examples ?? []).entries()) {
    const at = ['eligibility', 'examples', n];
    checkMeaning(file, [...at, 'profile'], row.profile ?? {}, profile);
    for (const key of ['because', 'asks'] as const) {
      for (const [m, id] of (row[key] ?? []).entries()) knownAttribute(file, [...at, key, m], id, profile);
    }
  }
  if (sound) checkContradictions(file, data, profile);
}

/** Whether it is one attribute with one comparison, or one group; reports what else it is. */
function isWhole(file: YamlFile, path: Path, data: ConditionData, profile: ProfileData): boolean {
  const strays = attributesIn(data);
  const [strange] = strays.filter((key) => !Object.hasOwn(profile.attributes ?? {}, key));
  if (strange !== undefined && (strays.length > 1 || data.attribute !== undefined)) {
    const allowed = [
      'attribute',
      ...COMPARISONS,
      'not_stated_for',
      'paragraphs',
      'says',
      'instead',
      'from',
      'until',
    ];
    file.report(
      'unknown-key',
      [...path, strange],
      { key: strange, near: nearest(strange, allowed), allowed },
      'key',
    );
    return false;
  }
  const groups = (['all_of', 'any_of'] as const).filter((key) => data[key] !== undefined);
  const comparisons = COMPARISONS.filter((key) => data[key] !== undefined);
  const stray = [...(data.attribute === undefined ? [] : ['attribute']), ...strays, ...comparisons];
  const say = (problem: string, fix: string): false => {
    file.report('condition-not-whole', path, { problem, fix });
    return false;
  };
  if (groups.length === 2) {
    return say('This is a group of both kinds, all_of and any_of.', 'Put one of the groups into the other.');
  }
  if (groups.length === 1) {
    if (stray.length === 0) return true;
    return say(
      `This is a group (${groups[0]}) and a condition (${stray.join(', ')}) at once.`,
      `Make the condition a member of ${groups[0]}, with a dash of its own.`,
    );
  }
  if (strays.length > 0) {
    return say(
      `This is one condition on several attributes: ${stray.join(', ')}.`,
      'Give each a dash of its own.',
    );
  }
  if (data.attribute === undefined) {
    return say(
      'This condition does not say which attribute of a business it is about.',
      'Write one such as: employees: { at_most: 200 }',
    );
  }
  if (comparisons.length === 1) return true;
  if (comparisons.length === 0) {
    return say(
      `The condition on "${data.attribute}" does not say what it is compared with.`,
      `Add one of ${COMPARISONS.join(', ')}.`,
    );
  }
  return say(
    `The condition on "${data.attribute}" has ${comparisons.length} comparisons: ${comparisons.join(', ')}.`,
    'Keep one, and write the other as a condition of its own; all conditions of a list must be met.',
  );
}

/** Whether a whole condition compares an attribute that exists with what it can be. */
function fits(
  file: YamlFile,
  path: Path,
  at: Path,
  data: ConditionData,
  profile: ProfileData,
  record: RecordData,
): boolean {
  if (data.attribute === undefined) return true;
  const id = data.attribute;
  const short = at.length > path.length;
  const attribute = knownAttribute(
    file,
    short ? at : [...path, 'attribute'],
    id,
    profile,
    short ? 'key' : undefined,
  );
  if (attribute === undefined) return false;
  const key = COMPARISONS.find((each) => data[each] !== undefined) ?? 'is';
  const value = data[key];
  const choices = choicesOf(attribute);
  const place = short && (typeof value !== 'object' ? !hasKey(file, [...at, key]) : true) ? at : [...at, key];
  const fact = factOf(value);
  if (choices === undefined) {
    if (typeof value === 'number') {
      // Written out, `is: 3`, it is meant so; a year, and none at all, mostly are.
      if (short && key === 'is' && place === at && value !== 0 && attribute.unit !== 'calendar-year')
        file.report('compared-exactly', place, { attribute: id, number: value });
      return true;
    }
    if (fact !== undefined && thresholdIn(record, fact, key) !== undefined) return true;
    if (fact !== undefined) {
      const facts = Object.keys(record.facts ?? {}).filter(
        (each) => thresholdIn(record, each, key) !== undefined,
      );
      file.report('threshold-without-number', place, { fact, near: nearest(fact, facts) });
    } else {
      const example = comparisonLine(id, String(value));
      file.report('condition-does-not-fit', place, { attribute: id, kind: 'number', key, example });
    }
    return false;
  }
  if (OF_NUMBERS.includes(key) || typeof value === 'number') {
    file.report('condition-does-not-fit', place, { attribute: id, kind: 'choice', key });
    return false;
  }
  const listed = Array.isArray(value);
  const written = [
    ...[value ?? []].flat().map((choice, n) => ({ choice, at: listed ? [key, n] : [key] })),
    ...(data.not_stated_for ?? []).map((choice, n) => ({ choice, at: ['not_stated_for', n] })),
  ];
  return written
    .map(({ choice, at: inside }) =>
      hasChoice(
        file,
        inside[0] === 'not_stated_for' ? [...path, ...inside] : [...place, ...inside.slice(1)],
        id,
        String(choice),
        choices,
        attribute,
      ),
    )
    .every(Boolean);
}

/** Whether something stands at a path of the file. */
function hasKey(file: YamlFile, path: Path): boolean {
  let value: unknown = file.data;
  for (const step of path) {
    if (typeof value !== 'object' || value === null) return false;
    value = (value as Record<string | number, unknown>)[step];
  }
  return value !== undefined;
}
