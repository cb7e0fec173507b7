/**
 * Many knowledge bases from few: entries hidden (their questions are then unknown near ones), phrasings cut, questions
 * of other sets as far unknowns, misspelt copies. Uses phrasings and validation questions, never a test question.
 */
import { join } from 'node:path';
import type { SearchEntry } from '../src/core/search/index.js';
import { type DataSet, type Question, readSet } from './data.js';
import { misspell } from './noise.js';
import { type Random, randomStream } from './random.js';

/** A derived knowledge base and what is asked of it. */
export interface Derived {
  readonly family: string;
  readonly name: string;
  readonly entries: readonly SearchEntry[];
  readonly questions: readonly (Question & { readonly kind: 'inside' | 'near' | 'far' })[];
}

/** Sets about the same subjects are one family, and left out together; `variants` are only judged. */
export const FAMILIES: Readonly<
  Record<
    string,
    {
      readonly language: 'ko' | 'en';
      readonly sets: readonly string[];
      readonly variants: readonly string[];
    }
  >
> = {
  banking: { language: 'en', sets: ['banking77', 'banking77_10shot'], variants: ['banking77_10shot_noisy'] },
  clinc: { language: 'en', sets: ['clinc150_full', 'clinc150_10shot'], variants: [] },
  hwu: { language: 'en', sets: ['hwu64_10shot'], variants: [] },
  sofmattress: { language: 'en', sets: ['hint3_sofmattress'], variants: [] },
  parakqc: { language: 'ko', sets: ['parakqc'], variants: ['parakqc_1shot', 'parakqc_noisy'] },
};

const CUTS = [1, 2, 3, 5, 8, 15, 40, 1000];
const HIDDEN_SHARES = [0.2, 0.35, 0.5];
const INSIDE = 400;
const NEAR = 200;
const FAR = 200;
const MISSPELT = 0.25;
/** Larger ones are derived once instead of once for each share hidden. */
const LARGE = 6000;

function shuffled<Item>(items: readonly Item[], random: Random): Item[] {
  const out = [...items];
  for (let i = out.length - 1; i > 0; i--) {
    const j = Math.floor(random() * (i + 1));
    [out[i], out[j]] = [out[j]!, out[i]!];
  }
  return out;
}

function splitSet(set: DataSet, cut: number, hiddenShare: number, random: Random) {
  const order = shuffled(set.entries, random);
  const hidden = new Set(order.slice(0, Math.round(order.length * hiddenShare)).map((entry) => entry.id));
  const entries: SearchEntry[] = [];
  const inside: Question[] = [];
  const near: Question[] = [];
  for (const entry of set.entries) {
    const phrasings = shuffled(entry.phrasings, random);
    if (hidden.has(entry.id)) {
      near.push(...phrasings.map((q) => ({ q, id: null })));
      continue;
    }
    const kept = Math.min(cut, Math.max(1, Math.ceil(phrasings.length * 0.8)));
    entries.push({ id: entry.id, phrasings: phrasings.slice(0, kept) });
    inside.push(...phrasings.slice(kept).map((q) => ({ q, id: entry.id })));
  }
  for (const { q, id } of set.valid) {
    if (id === null || hidden.has(id)) near.push({ q, id: null });
    else inside.push({ q, id });
  }
  return { entries, inside: shuffled(inside, random), near: shuffled(near, random) };
}

function deriveOne(
  family: string,
  set: DataSet,
  strangers: readonly string[],
  cut: number,
  hiddenShare: number,
): Derived {
  const name = `${set.name}/${cut}/${hiddenShare}`;
  const random = randomStream(
    [...name].reduce((hash, letter) => Math.imul(hash, 31) + letter.charCodeAt(0), 7),
  );
  const { entries, inside, near } = splitSet(set, cut, hiddenShare, random);
  const asked = [
    ...inside.slice(0, INSIDE).map((question) => ({ ...question, kind: 'inside' as const })),
    ...near.slice(0, NEAR).map((question) => ({ ...question, kind: 'near' as const })),
    ...shuffled(strangers, random)
      .slice(0, FAR)
      .map((q) => ({ q, id: null, kind: 'far' as const })),
  ];
  const questions = asked.map((question) =>
    random() < MISSPELT ? { ...question, q: misspell(question.q, random) } : question,
  );
  return { family, name, entries, questions };
}

/** All derived knowledge bases of a folder of sets, one after the other. */
export function* deriveAll(folder: string): Generator<Derived> {
  const families = Object.entries(FAMILIES).map(([family, { language, sets }]) => ({
    family,
    language,
    sets: sets.map((name) => readSet(join(folder, name))),
  }));
  for (const { family, language, sets } of families) {
    const strangers = families
      .filter((other) => other.family !== family && other.language === language)
      .flatMap((other) => other.sets.at(-1)!.entries.flatMap((entry) => entry.phrasings));
    for (const set of sets) {
      const most = Math.max(...set.entries.map((entry) => entry.phrasings.length));
      const cuts = CUTS.filter((_, i) => i === 0 || CUTS[i - 1]! < most);
      for (const cut of cuts) {
        const shares =
          set.entries.length * Math.min(cut, most) > LARGE ? HIDDEN_SHARES.slice(0, 1) : HIDDEN_SHARES;
        for (const share of shares) yield deriveOne(family, set, strangers, cut, share);
      }
    }
  }
}
