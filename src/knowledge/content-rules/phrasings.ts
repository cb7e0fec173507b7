import { LANGUAGES } from '../../core/model/knowledge-base.js';
import { type AskedFor, askedFor } from '../asked-for.js';
import { nearest } from '../did-you-mean.js';
import type { Draft } from '../draft.js';
import { askedFileOf } from '../layout.js';
import { isOver, lengthOf, MAX_PHRASING } from '../limits.js';
import type { Path } from '../yaml-file.js';
import { fold, spell } from './seen.js';

/** No two entries claim the same phrasing, and none is longer than a question. */
export function checkPhrasings(draft: Draft): void {
  const first = new Map<string, AskedFor>();
  for (const asked of askedFor(draft)) {
    const { id, file, path, phrasings } = asked;
    for (const language of LANGUAGES) {
      for (const [n, phrasing] of phrasings[language].entries()) {
        if (isOver(phrasing, MAX_PHRASING)) {
          const data = { part: 'This phrasing', length: lengthOf(phrasing), limit: MAX_PHRASING };
          file.report('text-too-long', [...path, language, n], data);
        }
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
export function checkAskedFor(draft: Draft): void {
  const files = new Map(draft.all.map(({ file }) => [file.path, file]));
  const names = draft.all.filter(({ schema }) => schema === 'record').map(({ file }) => file.path);
  for (const { file, data } of draft.asks) {
    const path = askedFileOf(file.path);
    const asked = files.get(path);
    if (asked === undefined)
      file.report('phrasings-without-file', [], { file: path, near: nearest(path, names) });
    // What is in a file that cannot be read is not known.
    if (asked?.data === undefined) continue;
    for (const [group, entries] of Object.entries(data)) {
      const known = asked.keysOf(group);
      for (const key of Object.keys(entries ?? {})) {
        if (known.includes(key)) continue;
        const missing = { entry: `${group}/${key}`, file: path, near: nearest(key, known) };
        file.report('phrasings-without-entry', [group, key], missing, 'key');
      }
    }
  }
}
