import type { Language } from '../knowledge-base.js';
import type { Token } from '../language/tokenise.js';
import type { SparseVector } from './features.js';

/** A question as it is compared: its words, its features, its meaning and what it asks for, each a vector. */
export interface Read {
  readonly language: Language;
  readonly tokens: readonly Token[];
  readonly vector: SparseVector;
  readonly meaning: Float32Array;
  readonly asks: Float32Array;
}
