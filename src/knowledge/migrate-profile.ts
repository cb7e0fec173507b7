/** From a `profile.yaml` of the first layout, which defined all that is asked of a business, to what it adds to the shelf. */
import { parse, parseDocument, stringify } from 'yaml';
import { SHELF_ATTRIBUTES, withShelf } from './shelf.js';

interface Words {
  readonly ko?: readonly string[];
  readonly en?: readonly string[];
}

interface OldChoice {
  readonly name: unknown;
  readonly says?: Words;
  readonly is?: Words;
  readonly also?: unknown;
}

interface OldAttribute {
  readonly kind?: string;
  readonly counting?: { readonly before?: Words };
  readonly choices?: Readonly<Record<string, OldChoice>>;
  readonly [key: string]: unknown;
}

interface OldProfile {
  readonly groups?: Readonly<Record<string, Words>>;
  readonly attributes?: Readonly<Record<string, OldAttribute>>;
  readonly descriptions?: readonly { readonly is: Words; readonly means: unknown }[];
}

/** `…` stood for some words between; `+` does now. */
function wordsOf(...all: readonly (Words | undefined)[]): Words | undefined {
  const of = (language: 'ko' | 'en'): string[] =>
    all.flatMap((words) => words?.[language] ?? []).map((word) => word.replace(/\s*…\s*/gu, ' + '));
  const [ko, en] = [of('ko'), of('en')];
  return ko.length + en.length === 0 ? undefined : { ko, en };
}

const without = (object: object): object =>
  Object.fromEntries(Object.entries(object).filter(([, value]) => value !== undefined));

function attributeOf({ kind, counting, choices, ...rest }: OldAttribute): object {
  if (kind === 'yes-no') {
    const { yes, no } = choices ?? {};
    return without({
      ...rest,
      says: wordsOf(yes?.says),
      is: wordsOf(yes?.is),
      denies: wordsOf(no?.says, no?.is),
      answers: yes === undefined || no === undefined ? undefined : { yes: yes.name, no: no.name },
      also:
        yes?.also === undefined && no?.also === undefined
          ? undefined
          : without({ yes: yes?.also, no: no?.also }),
    });
  }
  if (kind === 'number') return without({ ...rest, words: wordsOf(counting?.before) });
  const converted = Object.entries(choices ?? {}).map(([id, { says, is, ...choice }]) => [
    id,
    without({ ...choice, says: wordsOf(says), is: wordsOf(is) }),
  ]);
  return { ...rest, choices: Object.fromEntries(converted) };
}

/** A profile in today's layout; undefined when it is already, or cannot be read as YAML. */
export function migrateProfile(text: string): string | undefined {
  const document = parseDocument(text, { version: '1.2', stringKeys: true });
  if (document.errors.length > 0) return undefined;
  const old = (parse(text) ?? {}) as OldProfile;
  const attributes = Object.entries(old.attributes ?? {});
  if (!attributes.some(([, { kind, counting }]) => kind !== undefined || counting !== undefined))
    return undefined;
  const own: Record<string, object> = Object.fromEntries(
    attributes
      .filter(([id]) => !SHELF_ATTRIBUTES.includes(id))
      .map(([id, attribute]) => [id, attributeOf(attribute)]),
  );
  // Of an attribute of the shelf only its unit was ever another.
  for (const [id, { unit }] of attributes) {
    const shelf = withShelf(undefined).attributes?.[id];
    if (shelf?.unit !== undefined && unit !== undefined && unit !== shelf.unit) own[id] = { unit };
  }
  const said = stringify(own);
  const groups = Object.fromEntries(
    Object.entries(old.groups ?? {}).filter(([name]) => said.includes(`{${name}}`)),
  );
  const profile = without({
    groups: Object.keys(groups).length === 0 ? undefined : groups,
    attributes: Object.keys(own).length === 0 ? undefined : own,
    descriptions: old.descriptions,
  });
  const comments = text.split('\n').filter((line) => /^#/u.test(line));
  const body =
    Object.keys(profile).length === 0 ? '' : stringify(profile, { lineWidth: 120, version: '1.2' });
  return [...comments, body].join('\n');
}
