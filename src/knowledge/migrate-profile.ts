/** From a `profile.yaml` of the first layout, which defined all that is asked of a business, to what it adds to the shelf. */
import { Document, isCollection, parse, parseDocument } from 'yaml';
import { shelvedAs } from './migrate-attributes.js';
import type { Renamed } from './migrate-conditions.js';
import { type AttributeData, type ProfileData, SHELF_ATTRIBUTES, withShelf } from './shelf.js';

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

type Meaning = NonNullable<ProfileData['descriptions']>[number]['means'];

interface OldProfile {
  readonly groups?: Readonly<Record<string, Words>>;
  readonly attributes?: Readonly<Record<string, OldAttribute>>;
  readonly descriptions?: readonly { readonly is: Words; readonly means: Meaning }[];
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

function attributeOf({ kind, counting, choices, ...rest }: OldAttribute): AttributeData {
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

/** What the first layout said of itself; what it says of words is not so any more. */
const FIRST_WORDS = ['# What is asked of a business, and', '# In `says`, …', '# Words under `is` count only'];

/** A profile in today's layout, and what its attributes that stand on the shelf are called there. */
export interface MigratedProfile {
  readonly text: string;
  readonly renamed: Renamed;
}

/** A profile in today's layout; undefined when it is already, or cannot be read as YAML. */
export function migrateProfile(text: string): MigratedProfile | undefined {
  const document = parseDocument(text, { version: '1.2', stringKeys: true });
  if (document.errors.length > 0) return undefined;
  const old = (parse(text) ?? {}) as OldProfile;
  const attributes = Object.entries(old.attributes ?? {});
  if (!attributes.some(([, { kind, counting }]) => kind !== undefined || counting !== undefined))
    return undefined;
  const own: Record<string, AttributeData> = {};
  const renamed = new Map<string, { to: string; choices: ReadonlyMap<string, string> }>();
  for (const [id, attribute] of attributes) {
    if (SHELF_ATTRIBUTES.includes(id)) {
      // Of an attribute of the shelf only its unit was ever another.
      const shelf = withShelf(undefined).attributes?.[id];
      const { unit } = attribute as AttributeData;
      if (shelf?.unit !== undefined && unit !== undefined && unit !== shelf.unit) own[id] = { unit };
      continue;
    }
    const converted = attributeOf(attribute);
    const shelved = shelvedAs(converted);
    // Two of one's own that mean the same stay apart.
    const taken =
      shelved?.to !== undefined && (old.attributes?.[shelved.to] ?? own[shelved.to]) !== undefined;
    const free = ![...renamed.values()].some(({ to }) => to === shelved?.to) && !taken;
    if (shelved === undefined || !free) own[id] = converted;
    else if (shelved.data !== undefined) own[shelved.to ?? id] = shelved.data;
    if (shelved?.to !== undefined && free) renamed.set(id, { to: shelved.to, choices: shelved.choices });
  }
  for (const attribute of Object.values(own)) {
    const { also } = attribute;
    if (also?.yes !== undefined) also.yes = meaningNamed(also.yes, renamed);
    if (also?.no !== undefined) also.no = meaningNamed(also.no, renamed);
  }
  const said = JSON.stringify(own);
  const groups = Object.entries(old.groups ?? {}).filter(([name]) => said.includes(`{${name}}`));
  const profile = without({
    groups: groups.length === 0 ? undefined : Object.fromEntries(groups),
    attributes: Object.keys(own).length === 0 ? undefined : own,
    descriptions: old.descriptions?.map(({ is, means }) => ({ is, means: meaningNamed(means, renamed) })),
  }) as ProfileData;
  const comments = text
    .split('\n')
    .filter((line) => line.startsWith('#') && !FIRST_WORDS.some((first) => line.startsWith(first)));
  return { text: [...comments, profileText(profile)].join('\n'), renamed };
}

/** Letters of a line within which an attribute stands on one. */
const LINE = 240;

/** A value on one line. */
function inLine(value: unknown): string {
  const document = new Document(value, { version: '1.2' });
  if (isCollection(document.contents)) document.contents.flow = true;
  return document.toString({ lineWidth: 0, flowCollectionPadding: true }).trim();
}

/** A key with its value, on one line where that fits or nothing else is wanted, and else one line a part. */
function lines(key: string, value: unknown, indent: string, parts: boolean): string[] {
  const whole = `${indent}${key}: ${inLine(value)}`;
  if (!parts || whole.length <= LINE) return [whole];
  return [
    `${indent}${key}:`,
    ...Object.entries(value as object).flatMap(([part, each]) =>
      lines(part, each, `${indent}  `, part === 'choices'),
    ),
  ];
}

function profileText({ groups, attributes, descriptions }: ProfileData): string {
  const section = (name: string, all: object | undefined, parts: boolean): string[] =>
    all === undefined
      ? []
      : [`${name}:`, ...Object.entries(all).flatMap(([key, value]) => lines(key, value, '  ', parts))];
  const described = (descriptions ?? []).flatMap(({ is, means }) => [
    `  - is: ${inLine(is)}`,
    `    means: ${inLine(means)}`,
  ]);
  return [
    ...section('groups', groups, false),
    ...section('attributes', attributes, true),
    ...(described.length === 0 ? [] : ['descriptions:', ...described]),
    '',
  ].join('\n');
}

/** What is known of a business, with the names that the shelf has. */
function meaningNamed<T extends object>(meaning: T, renamed: Renamed): T {
  return Object.fromEntries(
    Object.entries(meaning).map(([id, value]) => {
      const { to = id, choices = new Map<string, string>() } = renamed.get(id) ?? {};
      const named = (choice: unknown): unknown => choices.get(String(choice)) ?? choice;
      return [to, Array.isArray(value) ? value.map(named) : named(value)];
    }),
  ) as T;
}
