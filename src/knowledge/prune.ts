/** Fewer phrasings: of each entry those that cover the others best, so that an editor can read what she keeps. */
import { isMap, type Pair, parseDocument } from 'yaml';
import { LANGUAGES, type Language, type Phrasings } from '../core/model/knowledge-base.js';
import { askedFor } from './asked-for.js';
import { inBraces, phrasingLines } from './asks-text.js';
import type { ContentFiles } from './content-files.js';
import { draftOf } from './draft.js';
import { commentsIn, type Edit, endOf, linesOf, pairOf, startOf, withEdits } from './yaml-edit.js';
import type { Path } from './yaml-file.js';

/** How alike two phrasings of a language are, 0 to 1. */
export type Alike = (a: string, b: string, language: Language) => number;

export interface PruneOptions {
  readonly alike: Alike;
  /** Most phrasings of an entry in a language. */
  readonly most: number;
  /** The same for greetings and the like, which no text of a record helps to find. */
  readonly mostSocial: number;
}

export interface Pruned {
  /** Texts of the files that changed, by path. */
  readonly files: ReadonlyMap<string, string>;
  readonly kept: number;
  readonly dropped: number;
}

/** The content with at most so many phrasings an entry and language; lists are written anew, all else stays. */
export function prune(content: ContentFiles, options: PruneOptions): Pruned {
  const rewritten = new Map<string, { path: Path; phrasings: Phrasings }[]>();
  let kept = 0;
  let dropped = 0;
  for (const { id, file, path, phrasings } of askedFor(draftOf(content))) {
    const most = id.startsWith('social/') ? options.mostSocial : options.most;
    const chosen = { ko: [] as readonly string[], en: [] as readonly string[] };
    for (const language of LANGUAGES) {
      const all = [...new Set(phrasings[language])];
      chosen[language] = telling(all, most, (a, b) => options.alike(a, b, language));
      kept += chosen[language].length;
      dropped += phrasings[language].length - chosen[language].length;
    }
    rewritten.set(file.path, [...(rewritten.get(file.path) ?? []), { path, phrasings: chosen }]);
  }
  const files = new Map<string, string>();
  for (const [path, groups] of rewritten) {
    const before = content.files.get(path) ?? '';
    const after = rewritePhrasings(before, groups);
    if (after !== before) files.set(path, after);
  }
  return { files, kept, dropped };
}

/**
 * At most `most` of the texts, in their order: those to which all of them, together, are most alike (greedy facility
 * location: Nemhauser, Wolsey and Fisher, "An analysis of approximations for maximizing submodular set functions", 1978).
 */
export function telling(
  texts: readonly string[],
  most: number,
  alike: (a: string, b: string) => number,
): string[] {
  if (texts.length <= most) return [...texts];
  const alikes = texts.map((a) => texts.map((b) => alike(a, b)));
  const best = texts.map(() => 0);
  const chosen = new Set<number>();
  while (chosen.size < most) {
    let next = -1;
    let highest = -1;
    for (let candidate = 0; candidate < texts.length; candidate++) {
      if (chosen.has(candidate)) continue;
      const gain = best.reduce((sum, known, n) => sum + Math.max(0, alikes[n]![candidate]! - known), 0);
      if (gain > highest) [next, highest] = [candidate, gain];
    }
    chosen.add(next);
    best.forEach((known, n) => {
      best[n] = Math.max(known, alikes[n]![next]!);
    });
  }
  return texts.filter((_, n) => chosen.has(n));
}

/** A file with groups of phrasings written anew; all else stays. */
export function rewritePhrasings(
  text: string,
  groups: readonly { path: Path; phrasings: Phrasings }[],
): string {
  const document = parseDocument(text, { version: '1.2', stringKeys: true });
  const edits = groups.flatMap(({ path, phrasings }): Edit[] => {
    const above = document.getIn(path.slice(0, -1), true);
    const pair: Pair | undefined = isMap(above) ? pairOf(above, String(path.at(-1))) : undefined;
    if (!isMap(above) || pair === undefined) return [];
    if (above.flow) return [{ start: startOf(pair.value), end: endOf(pair.value), to: inBraces(phrasings) }];
    const { start, end } = linesOf(text, pair);
    const indent = ' '.repeat(startOf(pair.key) - start);
    const comments = commentsIn(pair.value).map((comment) => `${indent}  # ${comment}`);
    const lines = [`${indent}${path.at(-1)}:`, ...comments, ...phrasingLines(phrasings, `${indent}  `)];
    return [{ start, end, to: `${lines.join('\n')}\n` }];
  });
  return withEdits(text, edits);
}
