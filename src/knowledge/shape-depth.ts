/** Keys that stand too deep, told by where their name or what is under them belongs. */
import type { z } from 'zod';
import { MAX_SHAPE_FINDINGS } from './limits.js';
import type { RuleData } from './rules/index.js';
import { keysAt } from './schema-keys.js';
import type { Path, YamlFile } from './yaml-file.js';

type Issue = z.core.$ZodIssue;

export interface TooDeep {
  readonly path: Path;
  readonly data: RuleData<'entry-too-deep'>;
  /** Whether nothing would be wrong at a path if the key stood where it belongs. */
  readonly explains: (path: Path) => boolean;
}

/** The keys of a file that are at fault because they stand too deep; no more than are reported. */
export function tooDeepIn(file: YamlFile, schema: z.ZodType, issues: readonly Issue[]): TooDeep[] {
  const found: TooDeep[] = [];
  for (const path of issues.slice(0, MAX_SHAPE_FINDINGS).flatMap(pathsOf).slice(0, MAX_SHAPE_FINDINGS)) {
    if (found.some(({ explains }) => explains(path))) continue;
    for (let length = 2; length <= path.length; length++) {
      const deep = tooDeepAt(file, schema, path.slice(0, length));
      if (deep === undefined) continue;
      found.push(deep);
      break;
    }
  }
  return found;
}

/** An issue without what such keys explain; nothing where they explain all of it. */
export function unexplained(issue: Issue, deep: readonly TooDeep[]): Issue[] {
  const isExplained = (path: Path): boolean => deep.some(({ explains }) => explains(path));
  if (issue.code !== 'unrecognized_keys') return pathsOf(issue).some(isExplained) ? [] : [issue];
  const paths = pathsOf(issue);
  const keys = issue.keys.filter((_, n) => !isExplained(paths[n] ?? []));
  return keys.length > 0 ? [{ ...issue, keys }] : [];
}

/** Where the keys are that an issue is about. */
function pathsOf(issue: Issue): Path[] {
  const path = issue.path.map((step) => (typeof step === 'number' ? step : String(step)));
  return issue.code === 'unrecognized_keys' ? issue.keys.map((key) => [...path, key]) : [path];
}

function tooDeepAt(file: YamlFile, schema: z.ZodType, path: Path): TooDeep | undefined {
  const [key, parent] = [path.at(-1), path.slice(0, -1)];
  const beside = keysAt(schema, parent);
  if (typeof key !== 'string' || beside.includes(key) || valueAt(file.data, path) === undefined)
    return undefined;
  const inside = keysOfData(valueAt(file.data, path));
  const isLikeParent = path.length > 2 && inside.length > 0 && inside.every((each) => beside.includes(each));
  for (let depth = parent.length - 1; depth >= 0; depth--) {
    const above = parent.slice(0, depth);
    const neighbour = parent[depth];
    const group = valueAt(file.data, above);
    const belongs = keysAt(schema, above).includes(key) && !keysOfData(group).includes(key);
    if (typeof neighbour !== 'string' || !(belongs || (isLikeParent && depth === parent.length - 1)))
      continue;
    const [place, right] = [file.place(path, 'key'), file.place([...above, neighbour], 'key')];
    // Between braces there is no column to begin at.
    if (place.line === right.line) return undefined;
    const data = { key, inside: String(parent.at(-1)), beside: neighbour, column: right.column };
    return { path, data, explains: explainedBy(file.data, path, [...above, key]) };
  }
  return undefined;
}

/** What is in a key that stands too deep, what follows one with nothing in it, and where it is missed. */
function explainedBy(data: unknown, path: Path, right: Path): (path: Path) => boolean {
  const parent = path.slice(0, -1);
  const names = keysOfData(valueAt(data, parent));
  const at = names.indexOf(String(path.at(-1)));
  const fallen = new Set(valueAt(data, path) === null ? names.slice(at) : names.slice(at, at + 1));
  return (each) =>
    isSame(right, each) ||
    (isSame(parent, each.slice(0, parent.length)) && fallen.has(String(each[parent.length])));
}

const isSame = (path: Path, other: Path): boolean =>
  path.length === other.length && path.every((step, n) => String(step) === String(other[n]));

/** The value at a path, or undefined. */
export function valueAt(data: unknown, path: Path): unknown {
  let value = data;
  for (const step of path) {
    if (typeof value !== 'object' || value === null) return undefined;
    value = (value as Record<string | number, unknown>)[step];
  }
  return value;
}

/** The keys of a group, and none of anything else. */
export function keysOfData(data: unknown): string[] {
  return typeof data === 'object' && data !== null ? Object.keys(data) : [];
}
