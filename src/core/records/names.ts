/** From a name as typed to the record that is meant, or to those that may be. */
import type { Fact, PolicyRecord, Series } from '../knowledge-base.js';
import { normalise } from '../language/index.js';
import type { Catalog, Item } from './catalog.js';

/** A name that leads to one record, or to several that are about as near. */
export type Resolved =
  | { readonly kind: 'one'; readonly item: Item; readonly score: number }
  | { readonly kind: 'several'; readonly items: readonly Item[]; readonly score: number };

/** Names are as near when they differ by less than this. */
const TIE = 0.035;
/** The very name or word of a record. */
const EXACT = 0.94;
const MOST = 4;

const FRAME =
  /^(?:the|a|our|record|card|about)\s|\s(?:record|card|기록|카드|에 대해서?|관련)$|(?<=[가-힣])(?:을|를)$/u;

/** A name without the words around it. */
function bareName(text: string): string {
  let bare = text.trim().replace(/^["'“”‘’「]+|["'“”‘’」.?!]+$/gu, '');
  for (let before = ''; before !== bare; ) {
    before = bare;
    bare = bare.replace(FRAME, '').trim();
  }
  return bare;
}

/** The record of a name; undefined when none is near. */
export function resolveName(catalog: Catalog, text: string): Resolved | undefined {
  const hits = catalog.finder.find(bareName(text), MOST + 1);
  const best = hits[0];
  if (best === undefined) return undefined;
  const near = hits
    .filter(({ score }) => best.score - score < TIE && (best.score < 1 || score === 1))
    .slice(0, MOST);
  const items = near.flatMap(({ id }) => catalog.byId.get(id) ?? []);
  const [item] = items;
  if (item === undefined) return undefined;
  return items.length === 1
    ? { kind: 'one', item, score: best.score }
    : { kind: 'several', items, score: best.score };
}

/** Whether a text is the very name or word of a record. */
export function isName(catalog: Catalog, text: string): boolean {
  return (resolveName(catalog, text)?.score ?? 0) >= EXACT;
}

/** Two names out of one text: at a joining word, else where both halves are likeliest to be names. */
export function resolveTwo(catalog: Catalog, text: string): readonly [Resolved, Resolved] | undefined {
  const joined =
    /^(.+?)(?:\s(?:and|vs\.?|versus|with|to|대)\s|\s?(?:,|·|\/)\s?|(?<=[가-힣a-z0-9])(?:와|과|이랑|랑|하고)\s)(.+)$/u;
  const candidates: (readonly [string, string])[] = [];
  for (let from = 0; from < text.length; ) {
    const match = joined.exec(text.slice(from));
    if (match === null) break;
    const left = text.slice(0, from) + match[1]!;
    candidates.push([left, match[2]!]);
    from = left.length + 1;
  }
  const words = text.split(' ');
  for (let i = 1; i < words.length; i++)
    candidates.push([words.slice(0, i).join(' '), words.slice(i).join(' ')]);
  let best: { pair: readonly [Resolved, Resolved]; score: number } | undefined;
  for (const [left, right] of candidates.slice(0, 24)) {
    const [a, b] = [resolveName(catalog, left), resolveName(catalog, right)];
    if (a === undefined || b === undefined) continue;
    const score = Math.min(a.score, b.score) + 0.1 * Math.max(a.score, b.score);
    if (best === undefined || score > best.score + 1e-9) best = { pair: [a, b], score };
  }
  return best?.pair;
}

const squeeze = (text: string): string => normalise(text).replace(/[^\p{L}\p{N}]+/gu, '');

/** A record named at the beginning or the end of a text, and the words beside it. */
export function splitName(catalog: Catalog, text: string): { found: Resolved; rest: string } | undefined {
  const whole = resolveName(catalog, text);
  if (whole !== undefined && whole.score >= EXACT) return { found: whole, rest: '' };
  const words = bareName(text).split(' ');
  for (let length = words.length - 1; length > 0; length--) {
    for (const [name, rest] of [
      [words.slice(0, length), words.slice(length)],
      [words.slice(words.length - length), words.slice(0, words.length - length)],
    ] as const) {
      const found = resolveName(catalog, name.join(' ').replace(/(?<=[가-힣])의$/u, ''));
      if (found !== undefined && found.score >= EXACT) return { found, rest: rest.join(' ') };
    }
  }
  return whole === undefined ? undefined : { found: whole, rest: '' };
}

/** How many of the words stand in a label, 0 to 1. */
function share(words: string, labels: readonly string[]): number {
  const asked = words
    .split(/\s+/u)
    .map(squeeze)
    .filter((each) => each !== '');
  if (asked.length === 0) return 0;
  const label = squeeze(labels.join(' '));
  return asked.filter((each) => label.includes(each.replace(/(?<=.{4})s$/u, ''))).length / asked.length;
}

/** Half of the words and more make a label the one that is meant. */
const ENOUGH = 0.5;

/** The fact of a record that some words name. */
export function factNamed(record: PolicyRecord, words: string): Fact | undefined {
  return bestOf([...record.facts.values()], ({ label }) => share(words, [label.ko, label.en]));
}

/** The series that some words name. */
export function seriesNamed(series: readonly Series[], words: string): Series | undefined {
  return bestOf(series, ({ label }) => share(words, [label.ko, label.en]));
}

function bestOf<Each>(all: readonly Each[], rate: (each: Each) => number): Each | undefined {
  let best: { each: Each; rated: number } | undefined;
  for (const each of all) {
    const rated = rate(each);
    if (rated >= ENOUGH && rated > (best?.rated ?? 0)) best = { each, rated };
  }
  return best?.each;
}
