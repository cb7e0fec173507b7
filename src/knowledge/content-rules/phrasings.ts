import { LANGUAGES } from '../../core/model/knowledge-base.js';
import { type AskedFile, type AskedFor, askedFiles, outlineOf } from '../asked-for.js';
import { nearest } from '../did-you-mean.js';
import type { Draft } from '../draft.js';
import { askedFileOf } from '../layout.js';
import { isOver, lengthOf, MAX_PHRASING } from '../limits.js';
import type { Path } from '../yaml-file.js';
import { fold, spell } from './seen.js';

/** No two entries claim the same phrasing, and none is longer than a question. */
export function checkPhrasings(draft: Draft): void {
  const files = [...askedFiles(draft)];
  for (const { file, asked } of files) file.once('long phrasings', () => asked().forEach(findTooLong));
  const first = new Map<string, AskedFor>();
  for (const { asked } of filesThatRepeat(files)) for (const each of asked()) findRepeats(each, first);
}

function findTooLong({ file, path, phrasings }: AskedFor): void {
  for (const language of LANGUAGES) {
    for (const [n, phrasing] of phrasings[language].entries()) {
      if (!isOver(phrasing, MAX_PHRASING)) continue;
      const data = { part: 'This phrasing', length: lengthOf(phrasing), limit: MAX_PHRASING };
      file.report('text-too-long', [...path, language, n], data);
    }
  }
}

/** Files of which a phrasing stands under another entry, too, in order; a few others may be among them. */
function filesThatRepeat(files: readonly AskedFile[]): AskedFile[] {
  const prints = new Map(
    files.map((each) => [each, each.file.derived('phrasings', () => printsOf(each.asked()))]),
  );
  const all = new Float64Array([...prints.values()].reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const each of prints.values()) {
    all.set(each, at);
    at += each.length;
  }
  all.sort();
  const repeated = new Set(all.filter((print, n) => n > 0 && print === all[n - 1]));
  if (repeated.size === 0) return [];
  return [...prints].filter(([, own]) => own.some((print) => repeated.has(print))).map(([each]) => each);
}

/** A number for each phrasing of each group, the same for those that are the same when folded. */
function printsOf(groups: readonly AskedFor[]): Float64Array {
  return Float64Array.from(
    groups.flatMap(({ phrasings }) => [...new Set([...phrasings.ko, ...phrasings.en].map(printOf))]),
  );
}

/** 53 bits of two FNV-1a hashes of the folded text. */
function printOf(text: string): number {
  const folded = fold(text);
  let [high, low] = [0x811c9dc5, 0xcbf29ce4];
  for (let n = 0; n < folded.length; n++) {
    high = Math.imul(high ^ folded.charCodeAt(n), 0x01000193);
    low = Math.imul(low ^ folded.charCodeAt(n), 0x01000193);
  }
  return (high >>> 0) * 0x200000 + (low >>> 11);
}

function findRepeats(asked: AskedFor, first: Map<string, AskedFor>): void {
  const { id, file, path, phrasings } = asked;
  for (const language of LANGUAGES) {
    for (const [n, phrasing] of phrasings[language].entries()) {
      const folded = fold(phrasing);
      const before = first.get(folded);
      if (before === undefined) first.set(folded, asked);
      else if (before.id !== id) {
        const place = spell({ owner: before.id, file: before.file, path: pathIn(before, folded) });
        file.report('duplicate-phrasing', [...path, language, n], { phrasing, other: before.id, place });
      }
    }
  }
}

/** Where a phrasing, folded, stands first in a group. */
function pathIn({ path, phrasings }: AskedFor, folded: string): Path {
  for (const language of LANGUAGES) {
    const n = phrasings[language].findIndex((each) => fold(each) === folded);
    if (n !== -1) return [...path, language, n];
  }
  return path;
}

/** Every group of phrasings stands beside the entry that it asks for. */
export function checkAskedFor(draft: Draft, unread: ReadonlySet<string>): void {
  const files = new Map(draft.all.map(({ file }) => [file.path, file]));
  const names = draft.all.filter(({ schema }) => schema === 'record').map(({ file }) => file.path);
  for (const asks of draft.asks) {
    const { file } = asks;
    const path = askedFileOf(file.path);
    if (unread.has(path)) continue;
    const asked = files.get(path);
    if (asked === undefined)
      file.report('phrasings-without-file', [], { file: path, near: nearest(path, names) });
    // What is in a file that cannot be read is not known.
    if (asked?.data === undefined || asked.data === null) continue;
    for (const [group, keys = []] of Object.entries(outlineOf(asks).keys)) {
      const known = asked.keysOf(group);
      for (const key of keys) {
        if (known.includes(key)) continue;
        const missing = { entry: `${group}/${key}`, file: path, near: nearest(key, known) };
        file.report('phrasings-without-entry', [group, key], missing, 'key');
      }
    }
  }
}
