/** One slip of the finger between two words, found by the letters that are left when one is taken out of each (Garbe, "Symmetric delete spelling correction", 2012). */

/** A word, and what is left of it when one letter is taken out; the first is rarely mistaken. */
export function withoutOne(word: string): ReadonlySet<string> {
  const left = new Set([word]);
  for (let at = 1; at < word.length; at++) left.add(word.slice(0, at) + word.slice(at + 1));
  return left;
}

/** Whether two words differ by a letter missing, too many or mistaken, or by two neighbours changed over: two slips can leave the same letters, too. */
export function isOneSlip(a: string, b: string): boolean {
  let from = 0;
  while (from < a.length && a[from] === b[from]) from += 1;
  let [endA, endB] = [a.length, b.length];
  while (endA > from && endB > from && a[endA - 1] === b[endB - 1]) {
    endA -= 1;
    endB -= 1;
  }
  const [one, other] = [a.slice(from, endA), b.slice(from, endB)];
  if (one.length <= 1 && other.length <= 1) return true;
  return one.length === 2 && other.length === 2 && one[0] === other[1] && one[1] === other[0];
}
