/**
 * Fits the two models of `src/core/search/calibration.ts`. From each public set it derives many knowledge bases: entries
 * hidden (their questions are then unknown near ones), phrasings cut, questions of other sets as far unknowns, misspelt
 * copies. Only phrasings and validation questions are used, never a test question.
 *
 *     npx tsx bench/fit.ts DIR [--out FILE]
 */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { buildSearchIndex, type SearchEntry, SearchIndex } from '../src/core/search/index.js';
import { type DataSet, type Question, readSet } from './data.js';
import { misspell, randomStream } from './noise.js';

export interface Sample {
  readonly family: string;
  readonly base: string;
  readonly trained: boolean;
  readonly features: readonly number[];
  readonly names: readonly string[];
  readonly inside: boolean;
  readonly far: boolean;
  readonly right: boolean;
}

const FAMILIES: Readonly<
  Record<string, { readonly language: 'ko' | 'en'; readonly sets: readonly string[] }>
> = {
  banking: { language: 'en', sets: ['banking77', 'banking77_10shot'] },
  clinc: { language: 'en', sets: ['clinc150_full', 'clinc150_10shot'] },
  hwu: { language: 'en', sets: ['hwu64_10shot'] },
  sofmattress: { language: 'en', sets: ['hint3_sofmattress'] },
  parakqc: { language: 'ko', sets: ['parakqc'] },
};
const CUTS = [1, 2, 3, 5, 8, 15, 40, 1000];
const HIDDEN_SHARES = [0.2, 0.35, 0.5];
const MOST_QUESTIONS = 400;

type Random = () => number;

function shuffled<Item>(items: readonly Item[], random: Random): Item[] {
  const out = [...items];
  for (let i = out.length - 1; i > 0; i--) {
    const j = Math.floor(random() * (i + 1));
    [out[i], out[j]] = [out[j]!, out[i]!];
  }
  return out;
}

interface Derived {
  readonly entries: SearchEntry[];
  readonly inside: Question[];
  readonly near: Question[];
}

/** A knowledge base with some entries hidden and at most `cut` phrasings each; the rest are questions. */
function derive(set: DataSet, cut: number, hiddenShare: number, random: Random): Derived {
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
    const kept = Math.min(cut, phrasings.length > 1 ? Math.max(1, Math.ceil(phrasings.length * 0.8)) : 1);
    entries.push({ id: entry.id, phrasings: phrasings.slice(0, kept) });
    inside.push(...phrasings.slice(kept).map((q) => ({ q, id: entry.id })));
  }
  for (const { q, id } of set.valid) {
    if (id === null || hidden.has(id)) near.push({ q, id: null });
    else inside.push({ q, id });
  }
  return { entries, inside: shuffled(inside, random), near: shuffled(near, random) };
}

function collect(folder: string): Sample[] {
  const samples: Sample[] = [];
  const all = Object.entries(FAMILIES).map(([family, { language, sets }]) => ({
    family,
    language,
    sets: sets.map((name) => readSet(join(folder, name))),
  }));
  for (const { family, language, sets } of all) {
    const far = all
      .filter((other) => other.family !== family && other.language === language)
      .flatMap((other) => other.sets.at(-1)!.entries.flatMap((entry) => entry.phrasings));
    sets.forEach((set, number) => {
      for (const [round, cut] of CUTS.entries()) {
        const most = Math.max(...set.entries.map((entry) => entry.phrasings.length));
        if (cut > most && CUTS[round - 1]! >= most) continue;
        for (const [turn, hiddenShare] of HIDDEN_SHARES.entries()) {
          if (set.entries.length * cut > 6000 && turn > 0) continue;
          const random = randomStream(1 + number * 7919 + round * 101 + turn * 31 + family.length * 1009);
          const { entries, inside, near } = derive(set, cut, hiddenShare, random);
          const data = buildSearchIndex(entries);
          const index = new SearchIndex(data);
          const strangers = shuffled(far, random).slice(0, MOST_QUESTIONS / 2);
          const asked = [
            ...inside.slice(0, MOST_QUESTIONS).map((one) => ({ ...one, far: false })),
            ...near.slice(0, MOST_QUESTIONS / 2).map((one) => ({ ...one, far: false })),
            ...strangers.map((q) => ({ q, id: null, far: true })),
          ];
          for (const { q, id, far: isFar } of asked) {
            const found = index.describeBest(random() < 0.25 ? misspell(q, random) : q);
            if (found === undefined) continue;
            samples.push({
              family,
              base: `${set.name}/${cut}/${hiddenShare}`,
              trained: data.classifier !== undefined,
              features: Object.values(found.features),
              names: Object.keys(found.features),
              inside: id !== null,
              far: isFar,
              right: found.entry === id,
            });
          }
          console.error(family, set.name, cut, hiddenShare, samples.length);
        }
      }
    });
  }
  return samples;
}

const [folder, , file] = process.argv.slice(2);
const samples = collect(folder!);
writeFileSync(file ?? '/tmp/exp/samples.json', JSON.stringify(samples));
