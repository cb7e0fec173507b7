/** The schema check: zod's issues, told as findings with the place of the key or value concerned. */
import type { z } from 'zod';
import { nearest } from './did-you-mean.js';
import { asksFileOf, schemaOf } from './layout.js';
import { MAX_SHAPE_FINDINGS } from './limits.js';
import { placeholdersOf } from './placeholders.js';
import { keysAt } from './schema-keys.js';
import { keysOfData, tooDeepIn, unexplained, valueAt } from './shape-depth.js';
import { exampleFor, explainType, explainValue, idLike, nameOf } from './shape-words.js';
import type { Path, YamlFile } from './yaml-file.js';

type Issue = z.core.$ZodIssue;

/** What a file holds. `whole` is false where parts that break its shape were left out; its findings name them. */
export interface Shaped<T> {
  readonly data: T;
  readonly whole: boolean;
}

/** Groups of a file whose members stand alone: one that breaks the shape hides none of the others. */
const GROUPS: ReadonlySet<string | number> = new Set([
  'facts',
  'aspects',
  'details',
  'not_stated',
  'series',
  'questions',
]);

/** The data of a file in the shape of its schema, or undefined; findings are in `file.diagnostics`. */
export function checkShape<S extends z.ZodType>(file: YamlFile, schema: S): Shaped<z.infer<S>> | undefined {
  if (file.diagnostics.length > 0) return undefined;
  let result: ReturnType<typeof schema.safeParse> | undefined;
  const shaped = file.shaped(schemaOf(file.path) ?? '', () => {
    // An entry needs no phrasings, and a file of them may wait for its first one.
    const written = schemaOf(file.path) === 'asks' && file.text.trim() !== '' ? (file.data ?? {}) : file.data;
    if (written === null || written === undefined) {
      file.report('empty-file', [], {});
      return undefined;
    }
    result = schema.safeParse(written, { reportInput: true });
    return result.data as z.infer<S> | undefined;
  });
  if (shaped !== undefined) {
    return {
      get data() {
        return shaped.data;
      },
      whole: true,
    };
  }
  if (result === undefined || result.success) return undefined;
  const reporter = new ShapeReporter(file, schema);
  const { issues } = result.error;
  const deep = tooDeepIn(file, schema, issues);
  for (const { path, data } of deep) file.report('entry-too-deep', path, data, 'key');
  for (const issue of issues.flatMap((each) => unexplained(each, deep))) reporter.report(issue, []);
  const rest = schema.safeParse(without(file.data, result.error.issues.flatMap(partsOf)));
  return rest.success && isSplit(file.path) ? { data: rest.data, whole: false } : undefined;
}

/** Where what an issue is about stands: the member of a group, else what is at the top. */
function partsOf(issue: Issue): Path[] {
  const keys =
    issue.code === 'unrecognized_keys' ? issue.keys.map((key) => [...issue.path, key]) : [issue.path];
  return keys.map((path) => path.slice(0, GROUPS.has(String(path[0])) ? 2 : 1).map(String));
}

function without(data: unknown, paths: readonly Path[]): unknown {
  const rest = structuredClone(data) as Record<string, Record<string, unknown>>;
  for (const [top = '', key] of paths) {
    if (key === undefined) delete rest[top];
    else delete rest[top]?.[key];
  }
  return rest;
}

class ShapeReporter {
  readonly #file: YamlFile;
  readonly #schema: z.ZodType;

  constructor(file: YamlFile, schema: z.ZodType) {
    this.#file = file;
    this.#schema = schema;
  }

  report(issue: Issue, above: Path): void {
    if (this.#file.diagnostics.length >= MAX_SHAPE_FINDINGS) return;
    const path = [...above, ...issue.path.map((step) => (typeof step === 'number' ? step : String(step)))];
    switch (issue.code) {
      case 'unrecognized_keys':
        this.#unknownKeys(path, issue.keys);
        return;
      case 'invalid_key':
        this.#badKey(path, issue);
        return;
      case 'invalid_union':
        this.#badUnion(path, issue.input);
        return;
      case 'invalid_element':
        for (const inner of issue.issues) this.report(inner, path);
        return;
      case 'invalid_type':
        this.#badType(path, issue.expected, issue.input);
        return;
      default:
        this.#badValue(path, issue);
    }
  }

  #unknownKeys(path: Path, keys: readonly string[]): void {
    const allowed = keysAt(this.#schema, path);
    const group = valueAt(this.#file.data, path);
    const present = new Set(keysOfData(group));
    const free = allowed.filter((key) => !present.has(key));
    const [lone = ''] = keys;
    // `employees: {limit}` is read as a group with one key and nothing in it.
    if (
      path[1] === 'conditions' &&
      path.length > 3 &&
      present.size === 1 &&
      valueAt(group, [lone]) === null
    ) {
      const name = nameOf(path.slice(-1));
      const fix = `Say how it compares: ${name}: { at_least: {${lone}} }, or at_most, more_than or less_than.`;
      this.#file.report('wrong-value', path, { key: name, value: `{${lone}}`, near: undefined, fix });
      return;
    }
    for (const key of keys.slice(0, MAX_SHAPE_FINDINGS)) {
      // In `{ ko: a, b, en: c }` the `b` is read as a key with nothing after it.
      if (allowed.includes('ko') && valueAt(group, [key]) === null) {
        const glued = /^(ko|en):/.exec(key)?.[1];
        if (glued !== undefined) {
          this.#file.report('yaml-space-after-colon', [...path, key], { key: glued }, 'key');
          continue;
        }
        this.#file.report('comma-in-text', [...path, key], { rest: key }, 'key');
        continue;
      }
      if (key === 'phrasings' && isSplit(this.#file.path)) {
        this.#file.report(
          'phrasings-elsewhere',
          [...path, key],
          { file: asksFileOf(this.#file.path) },
          'key',
        );
        continue;
      }
      this.#file.report('unknown-key', [...path, key], { key, near: nearest(key, free), allowed }, 'key');
    }
  }

  /** A key of a group whose keys are ids, or one of a fixed list. */
  #badKey(path: Path, issue: Extract<Issue, { code: 'invalid_key' }>): void {
    const key = String(path.at(-1));
    const values = issue.issues.flatMap((inner) => (inner.code === 'invalid_value' ? inner.values : []));
    if (values.length > 0) {
      const allowed = values.map(String);
      this.#file.report('unknown-key', path, { key, near: nearest(key, allowed), allowed }, 'key');
    } else {
      this.#file.report('bad-id', path, { id: key, better: idLike(key) }, 'key');
    }
  }

  #badUnion(path: Path, input: unknown): void {
    if (this.#absent(path, input)) return;
    const { value, fix } = explainValue(path, input);
    this.#file.report('wrong-value', path, { key: nameOf(path), value, near: undefined, fix });
  }

  #badType(path: Path, expected: string, input: unknown): void {
    if (this.#absent(path, input)) return;
    const words = explainType(expected, input, keysAt(this.#schema, path));
    this.#file.report('wrong-type', path, { key: nameOf(path), ...words });
  }

  /** Reports a value that is not there at all, or of which only the key is. */
  #absent(path: Path, input: unknown): boolean {
    if (input === undefined) this.#missing(path);
    else if (input === null) this.#file.report('empty-value', path, { key: nameOf(path) }, 'key');
    return input === undefined || input === null;
  }

  #missing(path: Path): void {
    const key = String(path.at(-1));
    const parent = path.slice(0, -1);
    const inside = parent.length === 0 ? 'this file' : `"${nameOf(parent)}"`;
    if (this.#file.path === 'aspects.yaml' && path.length === 2) {
      this.#file.report('missing-aspect-words', parent, { aspect: key }, 'key');
    } else if (this.#file.path === 'bot.yaml' && path.length === 2 && path[0] === 'phrases') {
      this.#file.report('missing-phrase', parent, { phrase: key, placeholders: placeholdersOf(key) }, 'key');
    } else if (key === 'ko' || key === 'en') {
      const what = parent.length === 0 ? 'This file' : `"${nameOf(parent)}"`;
      this.#file.report('missing-text-language', parent, { inside: what, language: key }, 'key');
    } else if (key === 'paragraphs' && path[0] === 'facts' && path.length === 3) {
      this.#file.report(
        'fact-without-source',
        parent,
        { fact: String(path[1]), missing: 'paragraphs' },
        'key',
      );
    } else {
      if (key === 'source' && parent.length === 0) this.#factsWithoutSource();
      this.#file.report('missing-key', parent, { key, inside, example: exampleFor(key) }, 'key');
    }
  }

  /** Facts that would take their source from the record, which names none. */
  #factsWithoutSource(): void {
    const facts = valueAt(this.#file.data, ['facts']);
    for (const fact of keysOfData(facts)) {
      if (valueAt(facts, [fact, 'source']) !== undefined) continue;
      this.#file.report('fact-without-source', ['facts', fact], { fact, missing: 'source' }, 'key');
    }
  }

  #badValue(path: Path, issue: Issue): void {
    const key = nameOf(path);
    if (valueAt(this.#file.data, path) === undefined) {
      this.#missing(path);
      return;
    }
    if (issue.code === 'too_small' && (issue.input === '' || Array.isArray(issue.input))) {
      this.#file.report('empty-value', path, { key }, 'key');
      return;
    }
    const isId = issue.code === 'invalid_format' && issue.pattern?.includes('a-z') === true;
    if (isId && typeof issue.input === 'string') {
      this.#file.report('bad-id', path, { id: issue.input, better: idLike(issue.input) });
      return;
    }
    const allowed = issue.code === 'invalid_value' ? issue.values.map(String) : undefined;
    const input = issue.input ?? valueAt(this.#file.data, path);
    const { value, fix } = explainValue(path, input, allowed);
    const near = allowed && typeof input === 'string' ? nearest(input, allowed) : undefined;
    this.#file.report('wrong-value', path, { key, value, near, fix });
  }
}

/** Whether this file holds a record or questions, and its phrasings have a file of their own. */
function isSplit(path: string): boolean {
  const schema = schemaOf(path);
  return schema === 'record' || schema === 'questions';
}
