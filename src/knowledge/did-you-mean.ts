import Fuse from 'fuse.js';

/** Names that fuse.js looks at: those that share most pairs of letters with what was typed. */
const MOST_LIKELY = 40;

/** The one of `options` that somebody who typed `word` most likely meant, or undefined when none is near. */
export function nearest(word: string, options: Iterable<string>): string | undefined {
  const typed = plain(word).slice(0, 80);
  if (typed.length < 2) return undefined;
  const items = [...new Set(options)]
    .filter((option) => option !== word)
    .map((option) => ({ option, text: plain(option) }))
    .filter(({ text }) => Math.abs(text.length - typed.length) <= Math.max(2, typed.length / 2));
  const fuse = new Fuse(likeliest(typed, items), {
    keys: ['text'],
    threshold: 0.45,
    includeScore: true,
    distance: 40,
    ignoreFieldNorm: true,
  });
  const close = fuse
    .search(typed)
    .sort(
      (a, b) =>
        (a.score ?? 1) - (b.score ?? 1) ||
        Math.abs(a.item.text.length - typed.length) - Math.abs(b.item.text.length - typed.length),
    );
  return close[0]?.item.option;
}

const plain = (name: string): string => name.toLowerCase().replaceAll('_', '-');

/** Looking closely at thousands of names for each slip would take minutes. */
function likeliest<T extends { readonly text: string }>(typed: string, items: readonly T[]): readonly T[] {
  if (items.length <= MOST_LIKELY) return items;
  const pairs = new Set(Array.from({ length: typed.length - 1 }, (_, n) => typed.slice(n, n + 2)));
  const shared = ({ text }: T): number => {
    let count = 0;
    for (const pair of pairs) if (text.includes(pair)) count += 1;
    return count / (text.length + typed.length);
  };
  return items
    .map((item) => ({ item, share: shared(item) }))
    .sort((a, b) => b.share - a.share)
    .slice(0, MOST_LIKELY)
    .map(({ item }) => item);
}
