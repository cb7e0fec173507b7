/** Attributes and choices that the content names must be those of `profile.yaml`. */
import { attributeCalled, choiceCalled } from '../attribute-called.js';
import { comparisonLine } from '../comparison-line.js';
import { nearest } from '../did-you-mean.js';
import type { AttributeData, ProfileData } from '../shelf.js';
import type { Path, YamlFile } from '../yaml-file.js';

type Meaning = NonNullable<ProfileData['descriptions']>[number]['means'];

/** The choices of an attribute; undefined for a number. */
export function choicesOf({ unit, choices }: AttributeData): string[] | undefined {
  if (unit !== undefined) return undefined;
  return choices === undefined ? ['yes', 'no'] : Object.keys(choices);
}

/** What an attribute of one's own needs, ready to be filled in. */
const ATTRIBUTE_LINES = (id: string): string =>
  [
    `  ${id}:`,
    '    name: { ko: …, en: … }',
    '    question: { ko: …, en: … }',
    '    says: { ko: [], en: [] }   # yes or no; for a number unit: and words:, for a choice choices:',
  ].join('\n');

/** The attribute of that name; undefined, with a finding, where there is none. */
export function knownAttribute(
  file: YamlFile,
  path: Path,
  id: string,
  profile: ProfileData,
  end?: 'key',
): AttributeData | undefined {
  const known = profile.attributes ?? {};
  const attribute = Object.hasOwn(known, id) ? known[id] : undefined;
  if (attribute === undefined) {
    const near = attributeCalled(id, profile);
    const hint = `write it out under attributes in profile.yaml, for example:\n${ATTRIBUTE_LINES(id)}`;
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
  data: AttributeData,
): boolean {
  if (choices.includes(choice)) return true;
  const near = choiceCalled(choice, data) ?? nearest(choice, choices);
  file.report('unknown-choice', path, { choice, attribute, near, choices });
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
        example: comparisonLine(id, written.join(' ')),
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
        hasChoice(file, path, id, choice, choices, attribute);
      }
    }
  }
}
