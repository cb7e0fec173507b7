/**
 * Numbers of the entries with the highest scores above 0, best first; equal scores in order of the entries.
 *
 * @param allowed says of an entry whether it may be chosen
 */
export function bestOf(scores: Float32Array, count: number, allowed?: (entry: number) => boolean): number[] {
  const best: number[] = [];
  let floor = 0;
  for (let entry = 0; entry < scores.length; entry++) {
    const score = scores[entry]!;
    if (score <= floor || (allowed !== undefined && !allowed(entry))) continue;
    if (best.length === count) best.pop();
    let at = best.length;
    while (at > 0 && scores[best[at - 1]!]! < score) at -= 1;
    best.splice(at, 0, entry);
    if (best.length === count) floor = scores[best[count - 1]!]!;
  }
  return best;
}
