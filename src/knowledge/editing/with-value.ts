import { isDeepStrictEqual } from 'node:util';
import {
  isAlias,
  isMap,
  isScalar,
  isSeq,
  type Pair,
  parse,
  parseDocument,
  stringify,
  type YAMLMap,
} from 'yaml';
import { type Edit, endOf, linesOf, pairOf, startOf, withEdits } from '../yaml-edit.js';

/** Where something stands in a document: keys from the top. */
export type ValuePath = readonly string[];

const WRITTEN = { lineWidth: 0, singleQuote: true, blockQuote: false } as const;
const INDENT = 2;

/**
 * A YAML text in which a value stands in the place of another; undefined takes the key out. What is the same stays letter
 * for letter, with its comments. Maps on the way that are not there yet are made.
 *
 * @throws Error when the text is no YAML, or the path leads through something that is no map
 */
export function withValue(text: string, path: ValuePath, value: unknown): string {
  const document = parseDocument(text);
  const [first] = document.errors;
  if (first !== undefined) throw first;
  const wanted = placed(parse(text) as unknown, path, value);
  const edits: Edit[] = [];
  if (isMap(document.contents)) changeIn(document.contents, path, value, { text, edits });
  const edited = withEdits(text, edits);
  if (isSame(edited, wanted)) return edited;
  // Where cutting and pasting is not enough, the parser writes the document; comments stay, spaces may not.
  if (value === undefined) document.deleteIn(path);
  else document.setIn(path, document.createNode(value));
  return document.toString(WRITTEN);
}

function isSame(text: string, wanted: unknown): boolean {
  try {
    return isDeepStrictEqual(parse(text), wanted);
  } catch {
    return false;
  }
}

/** A copy of a value with another at a path in it. */
function placed(whole: unknown, [key, ...rest]: ValuePath, value: unknown): unknown {
  if (key === undefined) return value;
  if (whole !== null && whole !== undefined && (typeof whole !== 'object' || Array.isArray(whole)))
    throw new Error(`${key} stands in something that is no group of keys`);
  const { [key]: old, ...others } = (whole ?? {}) as Record<string, unknown>;
  const made = placed(old, rest, value);
  if (made === undefined) return others;
  // A key that was there keeps its place.
  return whole !== null && typeof whole === 'object' && key in whole
    ? Object.fromEntries(Object.entries(whole).map(([each, was]) => [each, each === key ? made : was]))
    : { ...others, [key]: made };
}

interface Editing {
  readonly text: string;
  readonly edits: Edit[];
}

function changeIn(map: YAMLMap, [key = '', ...rest]: ValuePath, value: unknown, editing: Editing): void {
  const pair = pairOf(map, key);
  if (pair === undefined) {
    const made = rest.reduceRight<unknown>((inner, name) => ({ [name]: inner }), value);
    if (value !== undefined) insert(map, key, made, editing);
  } else if (rest.length === 0) changePair(map, pair, value, editing);
  else if (isMap(pair.value)) changeIn(pair.value, rest, value, editing);
}

function changePair(map: YAMLMap, pair: Pair, value: unknown, editing: Editing): void {
  const { text, edits } = editing;
  if (value === undefined) {
    if (map.flow !== true) edits.push({ ...linesOf(text, pair), to: '' });
    return;
  }
  const node = pair.value;
  if (isMap(node) && isPlainObject(value)) {
    changeMap(node, value, editing);
    return;
  }
  if (isScalar(node) && !isComposite(value)) {
    if (node.value === value) return;
    edits.push({ start: startOf(node), end: endOf(node), to: scalarText(value, map.flow === true) });
    return;
  }
  if (isSeq(node) && Array.isArray(value) && isDeepStrictEqual(node.toJSON(), value)) return;
  if (isAlias(node)) return;
  if (map.flow === true || (isSeq(node) && node.flow === true && Array.isArray(value))) {
    edits.push({ start: startOf(node), end: endOf(node), to: flowText(value) });
    return;
  }
  const lines = linesOf(text, pair);
  edits.push({
    ...lines,
    to: blockText(String((pair.key as { value: unknown }).value), value, indentOf(text, pair)),
  });
}

/** Changes what differs in a map, key by key. */
function changeMap(map: YAMLMap, value: Readonly<Record<string, unknown>>, editing: Editing): void {
  const { edits } = editing;
  const keys = map.items.map(({ key }) => String((key as { value: unknown }).value));
  const asItIs = keys.every((key) => key in value) && Object.keys(value).every((key) => keys.includes(key));
  if (map.flow === true && !asItIs) {
    edits.push({ start: startOf(map), end: endOf(map), to: flowText(value) });
    return;
  }
  for (const pair of map.items) {
    const key = String((pair.key as { value: unknown }).value);
    changePair(map, pair, value[key], editing);
  }
  for (const [key, made] of Object.entries(value)) {
    if (!keys.includes(key) && made !== undefined) insert(map, key, made, editing);
  }
}

/** Puts a key behind the last one of a map. */
function insert(map: YAMLMap, key: string, value: unknown, { text, edits }: Editing): void {
  const last = map.items.at(-1);
  // What a map in one line takes in is written by the parser.
  if (last === undefined || map.flow === true) return;
  const at = linesOf(text, last as Pair).end;
  const to = blockText(key, value, indentOf(text, last as Pair));
  edits.push({ start: at, end: at, to: text.slice(0, at).endsWith('\n') ? to : `\n${to}` });
}

const indentOf = (text: string, pair: Pair): string => {
  const start = startOf(pair.key);
  return ' '.repeat(start - (text.lastIndexOf('\n', start - 1) + 1));
};

/** A key with its value, as lines. */
function blockText(key: string, value: unknown, indent: string): string {
  return stringify({ [key]: value }, { ...WRITTEN, indent: INDENT })
    .split('\n')
    .map((line) => (line === '' ? '' : indent + line))
    .join('\n');
}

const flowText = (value: unknown): string =>
  stringify(value, { ...WRITTEN, collectionStyle: 'flow' }).trimEnd();

/** A value that is no map and no list; in a line of several it must not be taken for more. */
function scalarText(value: unknown, flow: boolean): string {
  if (!flow) return stringify(value, WRITTEN).trimEnd();
  return flowText([value]).replace(/^\[ ?/, '').replace(/ ?\]$/, '');
}

const isComposite = (value: unknown): boolean => typeof value === 'object' && value !== null;

const isPlainObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  isComposite(value) && !Array.isArray(value);
