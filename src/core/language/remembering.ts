/** Words that are kept; when there are more, all are forgotten and the commonest soon come back. */
const MOST = 10_000;

/**
 * The same function of a word, which keeps its results: a few words make up most of any text. The function must be
 * pure; nothing but its speed depends on what is kept.
 */
export function remembering(compute: (word: string) => string): (word: string) => string {
  const known = new Map<string, string>();
  return (word) => {
    const before = known.get(word);
    if (before !== undefined) return before;
    const result = compute(word);
    if (known.size >= MOST) known.clear();
    known.set(word, result);
    return result;
  };
}
