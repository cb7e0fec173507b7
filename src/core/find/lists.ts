/** Which ones have which, packed: what belongs to number n stands in `ids` from `starts[n]` to `starts[n + 1]`. */
export interface Lists {
  readonly starts: Int32Array;
  readonly ids: Int32Array;
}

/**
 * Packs pairs of a number below `count` and what belongs to it, in their order; of equal pairs in a row one stays.
 *
 * @param each shows all pairs, the same each time
 */
export function listsOf(count: number, each: (pair: (of: number, id: number) => void) => void): Lists {
  const starts = new Int32Array(count + 1);
  const last = new Int32Array(count).fill(-1);
  each((of, id) => {
    if (last[of] !== id) starts[of + 1]! += 1;
    last[of] = id;
  });
  for (let of = 0; of < count; of++) starts[of + 1]! += starts[of]!;
  const ids = new Int32Array(starts[count]!);
  const next = starts.slice();
  last.fill(-1);
  each((of, id) => {
    if (last[of] !== id) ids[next[of]!++] = id;
    last[of] = id;
  });
  return { starts, ids };
}

/** The same of sets, each of which belongs to the number of its place. */
export function listsOfSets(sets: readonly ReadonlySet<number>[]): Lists {
  return listsOf(sets.length, (pair) => {
    sets.forEach((set, of) => {
      for (const id of set) pair(of, id);
    });
  });
}

/** What belongs to a number. */
export function idsOf({ starts, ids }: Lists, of: number): Int32Array {
  return ids.subarray(starts[of]!, starts[of + 1]!);
}

/** Puts a mark at what belongs to a number; of -1 nothing does. */
export function markIn(marks: Uint8Array, { starts, ids }: Lists, of: number): void {
  if (of < 0) return;
  for (let i = starts[of]!; i < starts[of + 1]!; i++) marks[ids[i]!] = 1;
}
