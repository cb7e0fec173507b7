/** Attributes and choices that the content names must be those of `profile.yaml`. */
import { nearest } from '../did-you-mean.js';
import type { ProfileData } from '../draft.js';
import type { Path, YamlFile } from '../yaml-file.js';

type AttributeData = ProfileData['attributes'][string];
type Meaning = NonNullable<ProfileData['descriptions']>[number]['means'];

/** The choices of an attribute; undefined for a number. */
export function choicesOf(attribute: AttributeData): string[] | undefined {
  return attribute.kind === 'number' ? undefined : Object.keys(attribute.choices);
}

/** The attribute of that name; undefined, with a finding, where there is none. */
export function knownAttribute(
  file: YamlFile,
  path: Path,
  id: string,
  profile: ProfileData,
  end?: 'key',
): AttributeData | undefined {
  const attribute = Object.hasOwn(profile.attributes, id) ? profile.attributes[id] : undefined;
  if (attribute === undefined) {
    const near = nearest(id, Object.keys(profile.attributes));
    const hint = 'define it under attributes in profile.yaml';
    file.report('unknown-reference', path, { reference: id, thing: 'attribute', near, hint }, end);
  }
  return attribute;
}

/** Reports a choice that the attribute does not have; returns whether it has it. */
export function hasChoice(
  file: YamlFile,
  path: Path,
  attribute: string,
  choice: string,
  choices: readonly string[],
): boolean {
  if (choices.includes(choice)) return true;
  file.report('unknown-choice', path, { choice, attribute, near: nearest(choice, choices), choices });
  return false;
}

/** Checks what is said to be known of a business: attributes that exist, with choices or bounds that fit. */
export function checkMeaning(file: YamlFile, at: Path, meaning: Meaning, profile: ProfileData): void {
  for (const [id, value] of Object.entries(meaning)) {
    const attribute = knownAttribute(file, [...at, id], id, profile, 'key');
    if (attribute === undefined) continue;
    const choices = choicesOf(attribute);
    const written = typeof value === 'string' ? [value] : Array.isArray(value) ? value : undefined;
    if (choices === undefined) {
      if (written === undefined) continue;
      file.report('condition-does-not-fit', [...at, id], {
        attribute: id,
        kind: 'number',
        key: 'this answer',
      });
    } else if (written === undefined) {
      file.report('condition-does-not-fit', [...at, id], {
        attribute: id,
        kind: 'choice',
        key: 'this answer',
      });
    } else {
      for (const [n, choice] of written.entries()) {
        const path = Array.isArray(value) ? [...at, id, n] : [...at, id];
        hasChoice(file, path, id, choice, choices);
      }
    }
  }
}
