import { parse, stringify } from 'yaml';
import { z } from 'zod';
import { recordSchema, sourceSchema } from '../schema.js';

/**
 * How a field is written: `line` and `number` on a line; `text` the same words in both languages; `lists` and `list` one a
 * line, in both languages or none; `choice` one of some; `value` on a line and `yaml` on several, as YAML.
 */
export type FieldKind = 'line' | 'number' | 'text' | 'list' | 'lists' | 'choice' | 'value' | 'yaml';

export interface Field {
  readonly name: string;
  readonly kind: FieldKind;
  readonly needed: boolean;
  /** What belongs there, from the schema. */
  readonly hint: string;
  readonly choices: readonly string[];
  /** As it is written; by language for `text` and `lists`. */
  readonly value: string | { readonly ko: string; readonly en: string };
}

/** A group of a record and a key in it, or the head of a file. */
export interface PartName {
  readonly group: (typeof GROUPS)[number] | 'head';
  readonly key: string;
}

export interface EditForm {
  readonly part: PartName;
  /** Whether it is not in the file yet. */
  readonly fresh: boolean;
  readonly fields: readonly Field[];
  /** Id of the document that it cites; that of the record when it names none. */
  readonly source: string | undefined;
  readonly paragraphs: readonly number[];
}

const GROUPS = ['facts', 'aspects', 'details', 'not_stated'] as const;

interface Shape {
  readonly type?: string;
  readonly description?: string;
  readonly enum?: readonly unknown[];
  readonly const?: unknown;
  readonly properties?: Readonly<Record<string, Shape>>;
  readonly additionalProperties?: Shape | boolean;
  readonly required?: readonly string[];
  readonly items?: Shape;
  readonly anyOf?: readonly Shape[];
}

const shapeOf = (schema: z.ZodType): Shape =>
  z.toJSONSchema(schema, { target: 'draft-7', io: 'input', reused: 'inline' }) as Shape;

let shapes: { readonly record: Shape; readonly source: Shape } | undefined;

function shapeFor(path: string): Shape | undefined {
  shapes ??= { record: shapeOf(recordSchema), source: shapeOf(sourceSchema) };
  if (path.startsWith('sources/')) return shapes.source;
  return /^(?:programs|plans|agreements|events|terms)\/[\w-]+\.yaml$/.test(path) ? shapes.record : undefined;
}

/** What can be edited in a file by a form; none where its text alone can. */
export function partsOf(path: string, text: string): readonly PartName[] {
  if (shapeFor(path) === undefined) return [];
  const data = dataOf(text);
  const keys = (group: (typeof GROUPS)[number]): PartName[] =>
    Object.keys((data[group] ?? {}) as object).map((key) => ({ group, key }));
  return [{ group: 'head', key: '' }, ...(path.startsWith('sources/') ? [] : GROUPS.flatMap(keys))];
}

/** The form of a part; of one that is not there yet an empty one. Undefined where there is no such part. */
export function formOf(path: string, text: string, { group, key }: PartName): EditForm | undefined {
  const shape = shapeFor(path);
  if (shape === undefined) return undefined;
  const data = dataOf(text);
  const own = group === 'head' ? shape : entryShape(shape, group);
  if (own === undefined || (group !== 'head' && !/^[a-z0-9]+(?:-[a-z0-9]+)*$/.test(key))) return undefined;
  if (group === 'aspects' && !aspectsOf(shape).includes(key)) return undefined;
  const held = group === 'head' ? data : ((data[group] ?? {}) as Record<string, unknown>)[key];
  const values = (held ?? {}) as Record<string, unknown>;
  const skipped: readonly string[] = group === 'head' ? GROUPS : [];
  const fields = Object.entries(own.properties ?? {})
    .filter(([name]) => !skipped.includes(name))
    .map(([name, each]) => fieldOf(name, each, own.required?.includes(name) ?? false, values[name]));
  const source = values['source'] ?? data['source'];
  return {
    part: { group, key },
    fresh: held === undefined,
    fields,
    source: typeof source === 'string' ? source : undefined,
    paragraphs: [values['paragraphs'] ?? []].flat().filter((each) => typeof each === 'number'),
  };
}

/** The sides of a record that the schema knows. */
export function aspectsOf(shape: Shape): readonly string[] {
  return Object.keys(shape.properties?.['aspects']?.properties ?? {}).length > 0
    ? Object.keys(shape.properties?.['aspects']?.properties ?? {})
    : namesOf(shape.properties?.['aspects']);
}

const namesOf = (shape: Shape | undefined): readonly string[] =>
  ((shape as { propertyNames?: Shape } | undefined)?.propertyNames?.enum ?? []) as readonly string[];

function entryShape(shape: Shape, group: (typeof GROUPS)[number]): Shape | undefined {
  const { additionalProperties, properties } = shape.properties?.[group] ?? {};
  return typeof additionalProperties === 'object' ? additionalProperties : Object.values(properties ?? {})[0];
}

function dataOf(text: string): Record<string, unknown> {
  try {
    const data: unknown = parse(text);
    return typeof data === 'object' && data !== null ? (data as Record<string, unknown>) : {};
  } catch {
    return {};
  }
}

function fieldOf(name: string, shape: Shape, needed: boolean, value: unknown): Field {
  const kind = kindOf(shape);
  const choices =
    shape.const !== undefined ? [shape.const] : shape.type === 'boolean' ? [true, false] : (shape.enum ?? []);
  return {
    name,
    kind,
    needed,
    hint: shape.description ?? '',
    choices: choices.map(String),
    value: kind === 'text' || kind === 'lists' ? inBoth(value) : written(kind, value),
  };
}

function kindOf(shape: Shape): FieldKind {
  const { type, properties, items } = shape;
  if (shape.enum !== undefined || shape.const !== undefined || type === 'boolean') return 'choice';
  if (type === 'number' || type === 'integer') return 'number';
  if (type === 'string') return 'line';
  if (type === 'array' && items?.type === 'string') return 'list';
  if (Object.keys(properties ?? {}).join() === 'ko,en')
    return properties?.['ko']?.type === 'array' ? 'lists' : 'text';
  return shape.anyOf !== undefined ? 'value' : 'yaml';
}

function inBoth(value: unknown): { ko: string; en: string } {
  const { ko, en } = (value ?? {}) as { ko?: unknown; en?: unknown };
  const lines = (each: unknown): string => [each ?? []].flat().map(String).join('\n');
  return { ko: lines(ko), en: lines(en) };
}

/** A value as an editor writes it into its field. */
function written(kind: FieldKind, value: unknown): string {
  if (value === undefined || value === null) return '';
  if (kind === 'list') return [value].flat().map(String).join('\n');
  if (kind === 'yaml') return stringify(value, { lineWidth: 0, singleQuote: true }).trimEnd();
  if (typeof value === 'object') return stringify(value, { lineWidth: 0, collectionStyle: 'flow' }).trimEnd();
  return String(value);
}
