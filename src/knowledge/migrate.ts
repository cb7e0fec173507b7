/**
 * From the first layout of a content folder, with phrasings among the entries, to today's, with phrasings in a file of their
 * own, the last day to apply in `applications`, and what is asked of a business named as on the shelf. Only text is cut and moved, so that comments, order and quotes of an editor stay as they are.
 */
import { isMap, isScalar, isSeq, type Pair, parseDocument, type YAMLMap } from 'yaml';
import type { Phrasings } from '../core/model/knowledge-base.js';
import { ASK_GROUPS, type AskGroup, asksText, type EntryAsks } from './asks-text.js';
import { asksFileOf, schemaOf } from './layout.js';
import { migrateApplications } from './migrate-applications.js';
import { migrateConditions } from './migrate-conditions.js';
import { migrateProfile } from './migrate-profile.js';
import { schemaLine } from './schema-line.js';
import { commentsIn, type Edit, endOf, linesOf, pairOf, startOf, withEdits } from './yaml-edit.js';

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
  const profiles = new Map(
    [...content]
      .filter(([path]) => schemaOf(path) === 'profile')
      .map(([path, text]) => [path, migrateProfile(text)] as const),
  );
  const renamed = new Map([...profiles.values()].flatMap((profile) => [...(profile?.renamed ?? [])]));
  for (const [path, written] of content) {
    const schema = schemaOf(path);
    const profile = profiles.get(path);
    if (profile !== undefined) {
      files.set(path, profile.text);
      continue;
    }
    const applied = (schema === 'record' ? migrateApplications(written) : undefined) ?? written;
    const text = (schema === 'record' ? migrateConditions(applied, renamed) : undefined) ?? applied;
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

/** A file and its phrasings, apart; undefined where it has none. */
function splitFile(path: string, text: string): { text: string; asks: string } | 'unreadable' | undefined {
  const document = parseDocument(text, { version: '1.2', stringKeys: true });
  if (document.errors.length > 0) return 'unreadable';
  const entries: EntryAsks[] = [];
  const cuts: Edit[] = [];
  for (const group of ASK_GROUPS) {
    const found = document.get(group);
    if (!isMap(found)) continue;
    for (const { key, value } of found.items) {
      const pair = isMap(value) ? pairOf(value, 'phrasings') : undefined;
      if (!isMap(value) || pair === undefined) continue;
      entries.push(asksOf(group, String(isScalar(key) ? key.value : key), pair));
      cuts.push({ ...(value.flow ? partOf(value, pair) : linesOf(text, pair)), to: '' });
    }
  }
  if (entries.length === 0) return undefined;
  const first = text.split('\n', 1)[0]?.trimEnd() ?? '';
  const line = first.startsWith('# yaml-language-server:')
    ? first.replace(/[^/]*(?=\.schema\.json$)/, 'asks')
    : schemaLine(path, 'asks');
  return { text: withEdits(text, cuts), asks: asksText(line, entries) };
}

function asksOf(group: AskGroup, key: string, { value }: Pair): EntryAsks {
  const listIn = (language: string): string[] => {
    const list = isMap(value) ? value.get(language) : undefined;
    return isSeq(list) ? list.items.map((item) => String(isScalar(item) ? item.value : item)) : [];
  };
  const phrasings: Phrasings = { ko: listIn('ko'), en: listIn('en') };
  return { group, key, phrasings, comments: commentsIn(value) };
}

/** A pair in braces, with the comma that parts it from its neighbour. */
function partOf(map: YAMLMap, pair: Pair): { start: number; end: number } {
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
