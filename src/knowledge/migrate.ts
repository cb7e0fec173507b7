/**
 * From the first layout of a content folder, with phrasings among the entries, to today's, with phrasings in a file of their
 * own. Only text is cut and moved, so that comments, order and quotes of an editor stay as they are.
 */
import {
  isCollection,
  isMap,
  isNode,
  isScalar,
  isSeq,
  type Pair,
  parseDocument,
  visit,
  type YAMLMap,
} from 'yaml';
import type { Phrasings } from '../core/knowledge-base.js';
import { ASK_GROUPS, type AskGroup, asksText, type EntryAsks } from './asks-text.js';
import { asksFileOf, schemaOf } from './layout.js';
import { schemaLine } from './schema-line.js';

/** What migrating came to: every file of the new folder by path, and what could not be moved, in words for an editor. */
export interface Migrated {
  readonly files: ReadonlyMap<string, string>;
  /** Files of phrasings that were made. */
  readonly made: readonly string[];
  readonly problems: readonly string[];
}

/** Converts the files of a content folder; files of today's layout come out as they went in. */
export function migrate(content: ReadonlyMap<string, string>): Migrated {
  const files = new Map<string, string>();
  const made: string[] = [];
  const problems: string[] = [];
  for (const [path, text] of content) {
    const schema = schemaOf(path);
    const split = schema === 'record' || schema === 'questions' ? splitFile(path, text) : undefined;
    const asks = asksFileOf(path);
    if (split === 'unreadable') problems.push(`${path} cannot be read as YAML; it was copied as it is.`);
    const refused = typeof split === 'object' && content.has(asks);
    if (refused)
      problems.push(`${path} holds phrasings though ${asks} exists; both were copied as they are.`);
    if (typeof split !== 'object' || refused) {
      files.set(path, text);
      continue;
    }
    files.set(path, split.text);
    files.set(asks, split.asks);
    made.push(asks);
  }
  return { files, made, problems };
}

interface Cut {
  readonly start: number;
  readonly end: number;
}

/** A file and its phrasings, apart; undefined where it has none. */
function splitFile(path: string, text: string): { text: string; asks: string } | 'unreadable' | undefined {
  const document = parseDocument(text, { version: '1.2', stringKeys: true });
  if (document.errors.length > 0) return 'unreadable';
  const entries: EntryAsks[] = [];
  const cuts: Cut[] = [];
  for (const group of ASK_GROUPS) {
    const found = document.get(group);
    if (!isMap(found)) continue;
    for (const { key, value } of found.items) {
      const pair = isMap(value) ? pairOf(value, 'phrasings') : undefined;
      if (!isMap(value) || pair === undefined) continue;
      entries.push(asksOf(group, String(isScalar(key) ? key.value : key), pair));
      cuts.push(value.flow ? cutFlow(value, pair) : cutLines(text, pair));
    }
  }
  if (entries.length === 0) return undefined;
  let rest = text;
  for (const { start, end } of cuts.toSorted((a, b) => b.start - a.start)) {
    rest = rest.slice(0, start) + rest.slice(end);
  }
  const first = text.split('\n', 1)[0]?.trimEnd() ?? '';
  const line = first.startsWith('# yaml-language-server:')
    ? first.replace(/[^/]*(?=\.schema\.json$)/, 'asks')
    : schemaLine(path, 'asks');
  return { text: rest, asks: asksText(line, entries) };
}

function pairOf(map: YAMLMap, name: string): Pair | undefined {
  return map.items.find(({ key }) => isScalar(key) && key.value === name);
}

function asksOf(group: AskGroup, key: string, { value }: Pair): EntryAsks {
  const listIn = (language: string): string[] => {
    const list = isMap(value) ? value.get(language) : undefined;
    return isSeq(list) ? list.items.map((item) => String(isScalar(item) ? item.value : item)) : [];
  };
  const phrasings: Phrasings = { ko: listIn('ko'), en: listIn('en') };
  const comments: string[] = [];
  if (isNode(value)) {
    visit(value, {
      Node: (_, { commentBefore, comment }) => {
        for (const each of [commentBefore, comment]) {
          if (each) comments.push(...each.split('\n').map((line) => line.trim()));
        }
      },
    });
  }
  return { group, key, phrasings, comments };
}

/** The lines of a pair, from its key to the end of its last value. */
function cutLines(text: string, pair: Pair): Cut {
  const from = isNode(pair.key) ? (pair.key.range?.[0] ?? 0) : 0;
  const last = text.indexOf('\n', Math.max(from, endOf(pair.value)));
  return { start: text.lastIndexOf('\n', from) + 1, end: last === -1 ? text.length : last + 1 };
}

/** A pair in braces, with the comma that parts it from its neighbour. */
function cutFlow(map: YAMLMap, pair: Pair): Cut {
  const at = map.items.indexOf(pair);
  const [before, after] = [map.items[at - 1], map.items[at + 1]];
  const start = startOf(pair.key);
  if (before !== undefined)
    return { start: Math.max(endOf(before.value), endOf(before.key)), end: endOf(pair.value) };
  return {
    start,
    end: after === undefined ? Math.max(endOf(pair.value), endOf(pair.key)) : startOf(after.key),
  };
}

function startOf(node: unknown): number {
  return isNode(node) ? (node.range?.[0] ?? 0) : 0;
}

/** Where the last value of a node ends, before what follows it. */
function endOf(node: unknown): number {
  if (isCollection(node) && !node.flow) {
    const last = node.items.at(-1);
    if (last !== undefined)
      return isNode(last) ? endOf(last) : Math.max(endOf((last as Pair).key), endOf((last as Pair).value));
  }
  return isNode(node) ? (node.range?.[1] ?? 0) : 0;
}
