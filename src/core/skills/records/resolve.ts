/** From a name as typed to the record that is meant, or to those that may be. */

import { stemEnglish } from '../../language/english-stem.js';
import { squeeze } from '../../library/names.js';
import type { Text } from '../../model/knowledge-base.js';
import type { Catalog, Item } from './catalog.js';
import { inAll } from './words.js';

/** The record that a name leads to, or several that are about as near; at least one. */
export interface Resolved {
  readonly items: readonly [Item, ...Item[]];
  readonly score: number;
}

/** Names are as near when they differ by less than this. */
const TIE = 0.035;
/** The very name or word of a record. */
const EXACT = 0.94;
const MOST = 4;
/** Places at which a text is tried to be two names. */
const MOST_SPLITS = 24;

const AROUND = new Set(inAll(({ around }) => around.split(' ')).flat());
const PARTICLES = inAll(({ particles }) => particles).flat();
const SIGNS = new Set('"\'“”‘’「」.,?!');

const wordsOf = (text: string): string[] => text.split(/[\s,·/]+/u).filter((word) => word !== '');

/** A name without the words, endings and signs around it. */
function bareName(text: string): string {
  const words = wordsOf([...text].filter((sign) => !SIGNS.has(sign)).join(''));
  while (AROUND.has(words[0]!)) words.shift();
  for (let last = words.at(-1) ?? ''; last !== ''; last = words.at(-1) ?? '') {
    const ending = AROUND.has(last) ? last : PARTICLES.find((each) => last.endsWith(each));
    if (ending === undefined) break;
    words.pop();
    if (last !== ending) words.push(last.slice(0, -ending.length));
  }
  return words.join(' ');
}

/** The record of a name; undefined when none is near. */
export function resolveName({ names, byId }: Catalog, text: string): Resolved | undefined {
  const hits = names.like(names.has(text) ? text : bareName(text), MOST + 1);
  const score = hits[0]?.score ?? 0;
  const near = hits.filter((hit) => score - hit.score < TIE && (score < 1 || hit.score === 1)).slice(0, MOST);
  const [item, ...others] = near.flatMap(({ id }) => byId.get(id) ?? []);
  return item === undefined ? undefined : { items: [item, ...others], score };
}

/** Whether a text is the very name or word of a record. */
export function isName(catalog: Catalog, text: string): boolean {
  return (resolveName(catalog, text)?.score ?? 0) >= EXACT;
}

/** Two names out of one text, parted where both halves are likeliest to be names. */
export function resolveTwo(catalog: Catalog, text: string): readonly [Resolved, Resolved] | undefined {
  const words = wordsOf(text);
  let best: { pair: readonly [Resolved, Resolved]; score: number } | undefined;
  for (let at = 1; at < Math.min(words.length, MOST_SPLITS); at++) {
    const a = resolveName(catalog, words.slice(0, at).join(' '));
    const b = resolveName(catalog, words.slice(at).join(' '));
    if (a === undefined || b === undefined) continue;
    const score = Math.min(a.score, b.score) + 0.1 * Math.max(a.score, b.score);
    if (best === undefined || score > best.score + 1e-9) best = { pair: [a, b], score };
  }
  return best?.pair;
}

/** A record named at the beginning or the end of a text, and the words beside it. */
export function splitName(catalog: Catalog, text: string): { found: Resolved; rest: string } | undefined {
  const whole = resolveName(catalog, text);
  if (whole !== undefined && whole.score >= EXACT) return { found: whole, rest: '' };
  const words = bareName(text).split(' ');
  for (let length = words.length - 1; length > 0; length--) {
    for (const [from, rest] of [
      [0, words.slice(length)],
      [words.length - length, words.slice(0, -length)],
    ] as const) {
      const found = resolveName(catalog, words.slice(from, from + length).join(' '));
      if (found !== undefined && found.score >= EXACT) return { found, rest: rest.join(' ') };
    }
  }
  return whole === undefined ? undefined : { found: whole, rest: '' };
}

/** The words of a text that are more than what stands around a name. */
export const tellingIn = (text: string): string[] => wordsOf(text).filter((word) => !AROUND.has(word));

/** What is labelled with a share of some words, 0 to 1, or more: a fact, a series; undefined when nothing is. */
export function labelled<Each extends { readonly label: Text }>(
  all: Iterable<Each>,
  text: string,
  least: number,
): Each | undefined {
  const words = tellingIn(text)
    .map(squeeze)
    .filter((word) => word !== '');
  let best: { each: Each; share: number } | undefined;
  for (const each of all) {
    const label = squeeze(`${each.label.ko} ${each.label.en}`);
    const held = words.filter((word) => label.includes(word) || label.includes(stemEnglish(word)));
    const share = held.length / words.length;
    if (share >= least && share > (best?.share ?? 0)) best = { each, share };
  }
  return best?.each;
}
