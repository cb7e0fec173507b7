/**
 * Addresses in words, made links for every channel: only `https`, `tel` and `mailto`, and only those that the content itself
 * names. What somebody else has typed is shown as it is.
 */

/** Words, and where they lead, if anywhere. */
export interface Piece {
  readonly text: string;
  readonly url?: string;
  /** Stands out. */
  readonly strong?: true;
}

/** Whether the content names an address, by its `hostOf`. */
export type Known = (address: string) => boolean;

export const NOTHING_KNOWN: Known = () => false;

/** A web address with or without `https://`, an e-mail address, or a telephone number of Korea. */
const ADDRESS =
  /(?<![\w@.+/-])(?:https:\/\/[^\s<>"'()[\]{}\u3131-\uffff]{4,500}|[a-z0-9._%+-]{1,64}@[a-z0-9-]{1,63}(?:\.[a-z0-9-]{1,63}){1,4}|(?:[a-z0-9-]{1,63}\.){1,4}(?:kr|com|org|net)\b(?:\/[^\s<>"'()[\]{}\u3131-\uffff]{0,300})?|(?:\+82-\d{1,2}|0\d{1,2})-\d{3,4}-\d{4}|1[568]\d{2}-\d{4})(?![\d-])/gi;

/** What two ways to write an address have in common: the host of a page, the whole of anything else. */
export function hostOf(address: string): string {
  const plain = address.toLowerCase();
  if (plain.includes('@')) return plain;
  if (/^[+\d]/.test(plain)) return plain.replace(/\D/g, '').replace(/^82/, '0');
  return plain.replace(/^https:\/\//, '').split(/[/?#:]/)[0] ?? '';
}

/** Words with the known addresses in them as links; joined, the texts are what was given. */
export function linked(text: string, known: Known): Piece[] {
  const pieces: Piece[] = [];
  let from = 0;
  for (const { 0: found, index } of text.matchAll(ADDRESS)) {
    const address = found.replace(/[.,;:!?]{1,20}$/, '');
    if (!known(hostOf(address))) continue;
    if (index > from) pieces.push({ text: text.slice(from, index) });
    pieces.push({ text: address, url: urlOf(address) });
    from = index + address.length;
  }
  return from < text.length ? [...pieces, { text: text.slice(from) }] : pieces;
}

function urlOf(address: string): string {
  if (address.includes('@')) return `mailto:${address}`;
  if (/^[+\d]/.test(address)) return `tel:${address.replace(/^0/, '+82-').replace(/[^+\d]/g, '')}`;
  return address.toLowerCase().startsWith('https://') ? address : `https://${address}`;
}

/** Where a link may lead. */
export function mayLead(url: string): boolean {
  return (
    url.length <= 3_000 &&
    /^(?:https:\/\/[^\s<>|@]{1,2990}|tel:[+\d]{3,20}|mailto:[\w.%+@-]{3,250})$/.test(url)
  );
}

const namedIn = new WeakMap<object, ReadonlySet<string>>();

/** Knows the addresses that stand anywhere in some content; it is read once. */
export function knownIn(content: object): Known {
  let hosts = namedIn.get(content);
  if (hosts === undefined) {
    hosts = new Set(
      textsIn(content).flatMap((text) => [...text.matchAll(ADDRESS)].map(([found]) => hostOf(found))),
    );
    namedIn.set(content, hosts);
  }
  const all = hosts;
  return (address) => all.has(address);
}

function textsIn(value: unknown, seen = new Set<unknown>()): string[] {
  if (typeof value === 'string') return [value];
  if (typeof value !== 'object' || value === null || seen.has(value)) return [];
  seen.add(value);
  const parts = value instanceof Map || value instanceof Set ? [...value.values()] : Object.values(value);
  return parts.flatMap((part) => textsIn(part, seen));
}
