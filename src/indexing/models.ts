/** What has been learnt, read from the folder `models` of the program. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  Asked,
  type GlossaryData,
  JUDGED,
  type Models,
  RANKED,
  readJudge,
  Thesaurus,
} from '../core/find/index.js';
import { Encoder, ModelError } from '../core/language/encoder.js';
import { readRarity } from '../core/language/rarity.js';
import { MODELS } from '../package-root.js';
import { prebuilt } from '../prebuilt.js';

/** Files that an index depends on: other ones make another index. */
export const INDEXED_BY = ['encoder.bin', 'asked.bin', 'thesaurus.tsv'] as const;

let shipped: Models | undefined;

function readModel(folder: string, name: string): Uint8Array {
  try {
    return readFileSync(join(folder, name));
  } catch {
    throw new ModelError(`models/${name} cannot be read. Restore it: git checkout models/${name}`);
  }
}

/**
 * Reads the models of a folder.
 *
 * @throws ModelError when one is missing, cut short or of another version; its message names the file and the mend
 */
export function readModels(folder: string): Models {
  const text = (name: string): string => new TextDecoder().decode(readModel(folder, name));
  const thesaurus = text('thesaurus.tsv');
  const prepared = prebuilt(new URL('thesaurus.json', import.meta.url), thesaurus) as
    | GlossaryData
    | undefined;
  return {
    encoder: new Encoder(readModel(folder, 'encoder.bin')),
    asked: new Asked(readModel(folder, 'asked.bin')),
    judge: readJudge(text('judge.json'), RANKED, JUDGED),
    rarity: readRarity(text('frequency.tsv')),
    thesaurus: new Thesaurus(thesaurus, prepared),
  };
}

/** Weights of the probability that two questions without an answer ask the same (`src/loop/pairs.ts`). */
export interface PairWeights {
  /** Of: entries that both came near to; how alike these are; meaning in one language; meaning across two. */
  readonly weights: readonly number[];
  readonly bias: number;
  /** Logarithm of the odds from which a question joins others. */
  readonly together: number;
}

let pairs: PairWeights | undefined;

/**
 * The weights of pairs that ship with the program, read once, when something is first grouped.
 *
 * @throws ModelError when they are missing or of another version
 */
export function shippedPairs(): PairWeights {
  pairs ??= readPairs(new TextDecoder().decode(readModel(MODELS, 'misses.json')));
  return pairs;
}

function readPairs(json: string): PairWeights {
  try {
    const read = JSON.parse(json) as PairWeights;
    const { weights, bias, together } = read;
    if (weights.length === 4 && [...weights, bias, together].every(Number.isFinite)) return read;
  } catch {
    // Said below: what is cut short and what is of another version have one mend.
  }
  throw new ModelError(
    'models/misses.json does not hold the weights that this version reads. Restore it: git checkout models/misses.json',
  );
}

/** The models that ship with the program, read once. */
export function shippedModels(): Models {
  shipped ??= readModels(MODELS);
  return shipped;
}
