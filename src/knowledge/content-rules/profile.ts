import { nearest } from '../did-you-mean.js';
import type { Draft } from '../draft.js';
import { type AttributeData, type ProfileData, SHELF_KINDS, SHELF_UNITS, withShelf } from '../shelf.js';
import type { Path, YamlFile } from '../yaml-file.js';
import { checkMeaning, hasChoice } from './attributes.js';

/** Attributes of `profile.yaml` are whole; the units, groups of words, attributes and choices that they name exist. */
export function checkProfile({ profile, units }: Draft): void {
  if (profile === undefined) return;
  const { file, data: own } = profile;
  const data = withShelf(own);
  checkGroups(file, [], own, data.groups ?? {});
  const known = units === undefined ? undefined : Object.keys({ ...SHELF_UNITS, ...units.data.units });
  for (const id of Object.keys(own.attributes ?? {})) {
    const at = ['attributes', id];
    const attribute = data.attributes?.[id] as AttributeData;
    checkKind(file, at, id, attribute);
    checkWhole(file, at, id, attribute);
    checkUnit(file, at, attribute.unit, known);
    if (attribute.since !== undefined) checkMeaning(file, [...at, 'since'], { [attribute.since]: 1 }, data);
    if (attribute.choices !== undefined && attribute.yes !== undefined)
      hasChoice(file, [...at, 'yes'], id, attribute.yes, Object.keys(attribute.choices), attribute);
    for (const [choice, { also }] of Object.entries(own.attributes?.[id]?.choices ?? {}))
      checkMeaning(file, [...at, 'choices', choice, 'also'], also ?? {}, data);
    for (const answer of ['yes', 'no'] as const)
      checkMeaning(file, [...at, 'also', answer], own.attributes?.[id]?.also?.[answer] ?? {}, data);
  }
  for (const [n, { means }] of (own.descriptions ?? []).entries())
    checkMeaning(file, ['descriptions', n, 'means'], means, data);
}

/** What an attribute is like is a kind of the shelf, and has a name. */
function checkKind(file: YamlFile, at: Path, id: string, { like, of }: AttributeData): void {
  if (like !== undefined && !SHELF_KINDS.includes(like)) {
    const near = nearest(like, SHELF_KINDS);
    const hint = `name one of ${SHELF_KINDS.join(', ')}`;
    file.report('unknown-reference', [...at, 'like'], {
      reference: like,
      thing: 'kind of attribute',
      near,
      hint,
    });
  }
  const lines = [
    ...(like !== undefined && (of?.ko.length ?? 0) * (of?.en.length ?? 0) === 0
      ? ['of: { ko: [], en: [] }']
      : []),
    ...(like === undefined && of !== undefined ? ['like: registered_in'] : []),
  ];
  if (lines.length > 0) file.report('attribute-not-whole', at, { attribute: id, lines }, 'key');
}

/** What an attribute needs to be asked and understood; the fix is what to write, ready to be filled in. */
function checkWhole(file: YamlFile, at: Path, id: string, data: AttributeData): void {
  const lines = [
    ...(data.name === undefined ? ['name: { ko: …, en: … }'] : []),
    ...(data.question === undefined ? ['question: { ko: …, en: … }'] : []),
    ...(data.unit !== undefined && data.words === undefined ? ['words: { ko: [], en: [] }'] : []),
  ];
  if (lines.length > 0) file.report('attribute-not-whole', at, { attribute: id, lines }, 'key');
  if (data.unit !== undefined && data.choices !== undefined)
    file.report('attribute-of-two-kinds', at, { attribute: id }, 'key');
}

function checkUnit(
  file: YamlFile,
  at: Path,
  unit: string | undefined,
  known: readonly string[] | undefined,
): void {
  if (unit === undefined || known === undefined || known.includes(unit)) return;
  const near = nearest(unit, known);
  file.report('unknown-reference', [...at, 'unit'], {
    reference: unit,
    thing: 'unit',
    near,
    hint: 'add it to units.yaml',
  });
}

/** Every `{group}` in a way of saying something is a group of words. */
function checkGroups(
  file: YamlFile,
  path: Path,
  value: unknown,
  groups: NonNullable<ProfileData['groups']>,
): void {
  if (typeof value === 'string') {
    for (const [, id = ''] of value.matchAll(/\{([a-z0-9-]+)\}/gu)) {
      if (Object.hasOwn(groups, id)) continue;
      const near = nearest(id, Object.keys(groups));
      const hint = 'add it under groups';
      file.report('unknown-reference', path, { reference: id, thing: 'group of words', near, hint });
    }
  } else if (Array.isArray(value)) {
    for (const [n, each] of value.entries()) checkGroups(file, [...path, n], each, groups);
  } else if (typeof value === 'object' && value !== null) {
    for (const [key, each] of Object.entries(value)) checkGroups(file, [...path, key], each, groups);
  }
}
