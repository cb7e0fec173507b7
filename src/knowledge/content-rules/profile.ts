import { nearest } from '../did-you-mean.js';
import type { Draft, ProfileData } from '../draft.js';
import type { Path, YamlFile } from '../yaml-file.js';
import { checkMeaning, hasChoice } from './attributes.js';

/** Units, groups of words, attributes and choices that `profile.yaml` names exist. */
export function checkProfile({ profile, units }: Draft): void {
  if (profile === undefined) return;
  const { file, data } = profile;
  checkGroups(file, [], data, data.groups ?? {});
  for (const [id, attribute] of Object.entries(data.attributes)) {
    const at = ['attributes', id];
    if (attribute.kind === 'number') {
      if (units === undefined || Object.hasOwn(units.data.units, attribute.unit)) continue;
      const near = nearest(attribute.unit, Object.keys(units.data.units));
      const hint = 'add it to units.yaml';
      file.report('unknown-reference', [...at, 'unit'], {
        reference: attribute.unit,
        thing: 'unit',
        near,
        hint,
      });
      continue;
    }
    if (attribute.kind === 'choice' && attribute.yes !== undefined)
      hasChoice(file, [...at, 'yes'], id, attribute.yes, Object.keys(attribute.choices));
    for (const [choice, { also }] of Object.entries(attribute.choices)) {
      checkMeaning(file, [...at, 'choices', choice, 'also'], also ?? {}, data);
    }
  }
  for (const [n, { means }] of (data.descriptions ?? []).entries()) {
    checkMeaning(file, ['descriptions', n, 'means'], means, data);
  }
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
