/** One YAML file with the place of every key and value. */
import { isDeepStrictEqual } from 'node:util';
import {
  type Document,
  isAlias,
  isMap,
  isNode,
  isPair,
  isScalar,
  isSeq,
  type LineCounter,
  type Pair,
  type Scalar,
  visit,
  type YAMLMap,
} from 'yaml';
import { comparisonIn } from './comparison-line.js';
import { type Diagnostic, diagnose, type Place } from './diagnostics.js';
import { MAX_LINE_LENGTH } from './limits.js';
import { type Known, ParsedTexts } from './parsed-texts.js';
import type { RuleData, RuleId } from './rules/index.js';
import { stampOf } from './text-stamp.js';
import { explainYamlError } from './yaml-errors.js';
import { lookAlikeOf } from './yaml-look-alikes.js';

/** Keys and list positions (from 0) that lead to a value. */
export type Path = readonly (string | number)[];

/** Deepest nesting, counting keys and groups alike; content has about a dozen. */
const MAX_NODES_ABOVE = 40;

/** A parsed file. `data` is undefined when the text cannot be read as YAML; then `diagnostics` says why. */
export class YamlFile {
  readonly diagnostics: Diagnostic[] = [];
  readonly #text: string | (() => string);
  readonly #parsed: ParsedTexts;
  #known: Known | undefined;
  #lines: LineCounter | undefined;
  #read: Document.Parsed | 'not yet' | undefined = 'not yet';
  readonly #stands = new Map<string, Path>();
  readonly #pairs = new WeakMap<YAMLMap, Map<string, Pair>>();

  /** `path` is the path in the content folder, `shown` the path that findings name, `stamp` tells the text from any other. */
  constructor(
    readonly path: string,
    readonly shown: string,
    text: string | (() => string),
    parsed = new ParsedTexts(),
    readonly stamp = stampOf(typeof text === 'string' ? text : text()),
  ) {
    this.#text = text;
    this.#parsed = parsed;
    this.#known = parsed.knownOf(this.stamp);
    if (this.#known !== undefined) return;
    const document = this.#document;
    if (document !== undefined) this.#inspect(document);
    if (document !== undefined && this.diagnostics.length === 0) {
      this.#known = parsed.found(this.stamp, document.toJS({ maxAliasCount: 0 }));
    }
  }

  get text(): string {
    return typeof this.#text === 'string' ? this.#text : this.#text();
  }

  get data(): unknown {
    return this.#known?.data;
  }

  /** Parsed when it is first needed: a file that is known to be in order has no place to tell, mostly. */
  get #document(): Document.Parsed | undefined {
    if (this.#read === 'not yet') this.#read = this.#parse();
    return this.#read;
  }

  /** The place of the value at a path, or of its key; of the nearest thing above where the path does not exist. */
  place(wanted: Path, end: 'key' | 'value' = 'value'): Place {
    const path = this.#stands.get(wanted.slice(0, 2).join('/')) ?? wanted;
    const name = JSON.stringify([end, ...path]);
    const before = this.#known?.places.get(name);
    if (before !== undefined) return { file: this.shown, ...before };
    const { line, column } = this.#find(path, end);
    if (this.#known !== undefined) {
      this.#known.places.set(name, { line, column });
      this.#parsed.grew(this.#known);
    }
    return { file: this.shown, line, column };
  }

  #find(path: Path, end: 'key' | 'value'): Place {
    let node: unknown = this.#document?.contents;
    let key: unknown;
    for (const step of path) {
      const found = this.#step(node, step);
      if (found === undefined) return this.#placeOf(key ?? node);
      ({ key, node } = found);
    }
    const found = end === 'key' || (isScalar(node) && node.value === null) ? (key ?? node) : (node ?? key);
    return this.#placeOf(found);
  }

  /** Says where a member of a group is written that is made from something else. */
  stands(member: readonly [group: string, key: string], at: Path): void {
    this.#stands.set(member.join('/'), at);
  }

  /** Keys of a group, also of those that break their shape or are made from something else. */
  keysOf(group: string): string[] {
    const written = (this.data as Readonly<Record<string, unknown>> | null | undefined)?.[group];
    const made = [...this.#stands.keys()].filter((member) => member.startsWith(`${group}/`));
    return [
      ...(typeof written === 'object' && written !== null ? Object.keys(written) : []),
      ...made.map((member) => member.slice(group.length + 1)),
    ];
  }

  /** What it holds in the shape of a schema: made once for each text, and only kept where it has the shape. */
  shaped<T>(schema: string, make: () => T | undefined): { readonly data: T } | undefined {
    const known = this.#known?.shaped;
    if (known?.schema === schema) return known as { readonly data: T };
    const data = make();
    if (this.#known === undefined || data === undefined) return undefined;
    // Mostly it is what was read, which then is kept once.
    const shaped = { schema, data: isDeepStrictEqual(data, this.data) ? (this.data as T) : data };
    this.#known.shaped = shaped;
    this.#parsed.grew(this.#known);
    return shaped;
  }

  /** Something that follows from this text alone: made once for each text. It is data that `structuredClone` would take. */
  derived<T>(name: string, make: () => T): T {
    const before = this.#known?.derived.get(name) as T | undefined;
    if (before !== undefined) return before;
    const made = make();
    if (this.#known === undefined) return made;
    this.#known.derived.set(name, made);
    this.#parsed.grew(this.#known);
    return made;
  }

  /**
   * Runs a rule whose findings follow from this text alone, once for each text.
   *
   * @param on what else they follow from, in few words
   */
  once(rule: string, run: () => void, on = ''): void {
    const before = this.#known?.found.get(rule);
    if (before?.on === on) {
      this.diagnostics.push(...before.findings.map((each) => ({ ...each, file: this.shown })));
      return;
    }
    const start = this.diagnostics.length;
    run();
    if (this.#known === undefined) return;
    this.#known.found.set(rule, { on, findings: this.diagnostics.slice(start) });
    this.#parsed.grew(this.#known);
  }

  /** Adds a finding at a path. */
  report<R extends RuleId>(rule: R, path: Path, data: RuleData<R>, end?: 'key' | 'value'): void {
    this.diagnostics.push(diagnose(rule, this.place(path, end), data));
  }

  /** Adds a finding at the start of a line, from 1. */
  reportLine<R extends RuleId>(rule: R, line: number, data: RuleData<R>): void {
    this.diagnostics.push(diagnose(rule, { file: this.shown, line, column: 1 }, data));
  }

  #step(node: unknown, step: string | number): { key: unknown; node: unknown } | undefined {
    if (isMap(node)) {
      const pair = this.#pairsOf(node).get(String(step));
      return pair && { key: pair.key, node: pair.value };
    }
    if (isSeq(node) && typeof step === 'number' && step < node.items.length) {
      return { key: node.items[step], node: node.items[step] };
    }
    return undefined;
  }

  #pairsOf(map: YAMLMap): Map<string, Pair> {
    let pairs = this.#pairs.get(map);
    if (pairs === undefined) {
      pairs = new Map(map.items.map((pair) => [keyText(pair.key), pair]));
      this.#pairs.set(map, pairs);
    }
    return pairs;
  }

  #placeOf(node: unknown): Place {
    return this.#placeAt(isNode(node) ? (node.range?.[0] ?? 0) : 0);
  }

  #placeAt(offset: number): Place {
    if (this.text === '' || this.#lines === undefined) return { file: this.shown, line: 1, column: 1 };
    const { line, col } = this.#lines.linePos(Math.min(offset, this.text.length));
    return { file: this.shown, line: Math.max(line, 1), column: Math.max(col, 1) };
  }

  #parse(): Document.Parsed | undefined {
    if (this.#refusesText()) return undefined;
    const { document, lines } = this.#parsed.read(this.text);
    this.#lines = lines;
    // One slip makes a parser report many; only the first says where it is.
    const error = document.errors.toSorted((a, b) => a.pos[0] - b.pos[0])[0] ?? document.warnings[0];
    if (error === undefined) return document;
    const { rule, data, offset } = explainYamlError(error, this.text);
    this.diagnostics.push(diagnose(rule, this.#placeAt(offset), data as never));
    return undefined;
  }

  /** Reports text that must not reach the parser: invisible characters, lines that would take it minutes, marks of a merge. */
  #refusesText(): boolean {
    const control =
      /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069\ufeff\ufffe\uffff]/;
    const lines = this.text.split('\n');
    for (const [index, line] of lines.entries()) {
      const place = { file: this.shown, line: index + 1, column: 1 };
      const found = control.exec(line);
      if (found !== null) {
        const code = `U+${found[0].charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}`;
        this.diagnostics.push(diagnose('control-character', { ...place, column: found.index + 1 }, { code }));
        return true;
      }
      const mark = /^(?:<{7}|>{7})(?= |\r?$)/.exec(line)?.[0];
      if (mark !== undefined) {
        this.diagnostics.push(diagnose('merge-marker', place, { mark }));
        return true;
      }
      if (line.length > MAX_LINE_LENGTH) {
        const data = { length: line.length, limit: MAX_LINE_LENGTH };
        this.diagnostics.push(diagnose('line-too-long', place, data));
        return true;
      }
    }
    return false;
  }

  /** Finds what YAML allows and an editor must not use: anchors, aliases, tags, one key twice. */
  #inspect(document: Document.Parsed): void {
    visit(document, {
      Node: (role, node, above) => {
        if (above.length > MAX_NODES_ABOVE) {
          this.diagnostics.push(diagnose('yaml-too-deep', this.#placeOf(node), {}));
          return visit.BREAK;
        }
        if (isAlias(node))
          this.#refuse(node, `*${node.source}`, 'a reference to another part of the file (an alias)');
        else if (node.anchor !== undefined)
          this.#refuse(node, `&${node.anchor}`, 'a label for later use (an anchor)');
        else if (node.tag !== undefined && this.text.startsWith('!', node.range?.[0])) {
          this.#refuse(node, node.tag, 'a type name (a tag)');
        }
        if (isMap(node)) this.#findRepeats(node, above.at(-1));
        if (isScalar(node)) this.#findLost(node, role === 'key' && isLone(above.at(-1)));
        return undefined;
      },
    });
  }

  #refuse(node: unknown, mark: string, name: string): void {
    this.diagnostics.push(diagnose('yaml-feature', this.#placeOf(node), { mark, name }));
  }

  /** A text without quotes that is not what was typed: cut at a `#`, or with marks in it that only look like those of YAML. */
  #findLost(node: Scalar, isKey: boolean): void {
    const [start = 0, end = 0] = node.range ?? [];
    if (node.type === 'BLOCK_FOLDED' && node.value === '') {
      const [line = ''] = this.text.slice(start).split('\n', 1);
      const found = comparisonIn(`${keyBefore(this.text, start)}: ${line}`);
      if (found !== undefined)
        this.diagnostics.push(diagnose('yaml-comparison', this.#placeOf(node), { line: found.line }));
    }
    if (node.type !== 'PLAIN' || typeof node.source !== 'string') return;
    const [behind = ''] = this.text.slice(end, end + MAX_LINE_LENGTH).split('\n', 1);
    const found = lookAlikeOf(node.source, behind, isKey);
    if (found !== undefined) {
      const { mark, plain, at } = found;
      this.diagnostics.push(diagnose('yaml-look-alike', this.#placeAt(start + at), { mark, plain }));
    }
    if (typeof node.value !== 'string' || !TEXT.test(node.value)) return;
    const [, note] = /^[ \t]+(#[^\n\r]*)/.exec(behind) ?? [];
    // What stands behind a text on purpose has a space behind its mark, and does not go on with it.
    if (note !== undefined && (/^#[\p{L}\p{N}{(]/u.test(note) || node.value.endsWith(',')))
      this.diagnostics.push(diagnose('text-cut-by-note', this.#placeOf(node), { text: node.value, note }));
  }

  /** A number with commas between braces, `{ number: 4,800,000 }`, of which YAML makes several keys; whether there is one. */
  #findCommas(map: YAMLMap): boolean {
    for (const [n, { key, value }] of map.items.entries()) {
      if (!isScalar(value) || !/^\d{1,3}$/u.test(String(value.source))) continue;
      const groups = [String(value.source)];
      for (let pair = map.items[n + 1]; isLone(pair) && /^\d{3}$/u.test(keySource(pair.key)); ) {
        groups.push(keySource(pair.key));
        pair = map.items[n + groups.length];
      }
      if (groups.length === 1) continue;
      const fix = `Write it without commas: ${groups.join('')}`;
      const data = { key: keyText(key), value: groups.join(','), near: undefined, fix };
      this.diagnostics.push(diagnose('wrong-value', this.#placeOf(value), data));
      return true;
    }
    return false;
  }

  /** A key that stands twice; or one above it whose line is too deep, so that its own keys fall to the entry before it. */
  #findRepeats(map: YAMLMap, parent: unknown): void {
    if (this.#findCommas(map)) return;
    const first = new Map<string, number>();
    let lone = -1;
    for (const [n, pair] of map.items.entries()) {
      const text = keyText(pair.key);
      const before = first.get(text);
      if (before === undefined) {
        first.set(text, n);
        if (isLone(pair)) lone = n;
        continue;
      }
      const deep = map.items[lone];
      if (deep !== undefined && lone > before && !map.flow && isPair(parent)) {
        const inside = keyText(parent.key);
        const { column } = this.#placeOf(parent.key);
        const data = { key: keyText(deep.key), inside, beside: inside, column };
        this.diagnostics.push(diagnose('entry-too-deep', this.#placeOf(deep.key), data));
        return;
      }
      const { line } = this.#placeOf(map.items[before]?.key);
      this.diagnostics.push(diagnose('duplicate-key', this.#placeOf(pair.key), { key: text, line }));
    }
  }
}

/** Words of a language, as opposed to an id or a number. */
const TEXT = /\s|\p{Script=Hangul}/u;

/** A key with nothing after it. */
function isLone(pair: unknown): pair is Pair {
  return isPair(pair) && (pair.value === null || (isScalar(pair.value) && pair.value.value === null));
}

/** The key whose value begins at an offset. */
function keyBefore(text: string, at: number): string {
  return /([\w-]{1,60}):\s*$/.exec(text.slice(Math.max(0, at - 80), at))?.[1] ?? '';
}

/** A key as it is written: `000` is the number 0. */
function keySource(key: unknown): string {
  return isScalar(key) ? (key.source ?? String(key.value)) : '';
}

function keyText(key: unknown): string {
  return String(isScalar(key) ? key.value : key);
}
