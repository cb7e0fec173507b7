/** Cutting and replacing parts of a YAML text by what the parser says of their place; all else stays letter for letter. */
import { isCollection, isNode, isScalar, type Pair, visit, type YAMLMap } from 'yaml';

/** A stretch of a text, from `start` up to but not with `end`, and what comes in its place. */
export interface Edit {
  readonly start: number;
  readonly end: number;
  readonly to: string;
}

/** A text with its parts replaced; edits must not overlap. */
export function withEdits(text: string, edits: readonly Edit[]): string {
  let rest = text;
  for (const { start, end, to } of edits.toSorted((a, b) => b.start - a.start)) {
    rest = rest.slice(0, start) + to + rest.slice(end);
  }
  return rest;
}

/** The pair of a key. */
export function pairOf(map: YAMLMap, name: string): Pair | undefined {
  return map.items.find(({ key }) => isScalar(key) && key.value === name);
}

/** The whole lines of a pair, from its key to the end of its last value. */
export function linesOf(text: string, pair: Pair): { start: number; end: number } {
  const from = startOf(pair.key);
  const last = text.indexOf('\n', Math.max(from, endOf(pair.value)));
  return { start: text.lastIndexOf('\n', from) + 1, end: last === -1 ? text.length : last + 1 };
}

/** Where a node begins. */
export function startOf(node: unknown): number {
  return isNode(node) ? (node.range?.[0] ?? 0) : 0;
}

/** Where the last value of a node ends, before what follows it. */
export function endOf(node: unknown): number {
  if (isCollection(node) && !node.flow) {
    const last = node.items.at(-1);
    if (isNode(last)) return endOf(last);
    if (last !== undefined) return Math.max(endOf((last as Pair).key), endOf((last as Pair).value));
  }
  return isNode(node) ? (node.range?.[1] ?? 0) : 0;
}

/** Every line of comment in and before a node, without its mark. */
export function commentsIn(node: unknown): string[] {
  const comments: string[] = [];
  if (!isNode(node)) return comments;
  visit(node, {
    Node: (_, { commentBefore, comment }) => {
      for (const each of [commentBefore, comment]) {
        if (each) comments.push(...each.split('\n').map((line) => line.trim()));
      }
    },
  });
  return comments;
}
