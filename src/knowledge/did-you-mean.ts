import Fuse from 'fuse.js';

/** The one of `options` that somebody who typed `word` most likely meant, or undefined when none is near. */
export function nearest(word: string, options: Iterable<string>): string | undefined {
  const typed = word.toLowerCase().replaceAll('_', '-').slice(0, 80);
  if (typed.length < 2) return undefined;
  const items = [...new Set(options)].filter((option) => option !== word);
  const fuse = new Fuse(
    items.map((option) => ({ option, text: option.toLowerCase().replaceAll('_', '-') })),
    { keys: ['text'], threshold: 0.45, includeScore: true, distance: 40, ignoreFieldNorm: true },
  );
  const close = fuse
    .search(typed)
    .filter(({ item }) => Math.abs(item.text.length - typed.length) <= Math.max(2, typed.length / 2))
    .sort(
      (a, b) =>
        (a.score ?? 1) - (b.score ?? 1) ||
        Math.abs(a.item.text.length - typed.length) - Math.abs(b.item.text.length - typed.length),
    );
  return close[0]?.item.option;
}
