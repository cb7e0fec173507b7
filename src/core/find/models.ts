import type { Encoder } from '../language/encoder.js';
import type { Rarity } from '../language/rarity.js';
import type { Asked } from './asked.js';
import type { JudgeWeights } from './judge.js';
import type { Thesaurus } from './thesaurus.js';

/** What has been learnt, and what is known of language, ready to be used. */
export interface Models {
  readonly encoder: Encoder;
  readonly asked: Asked;
  readonly judge: JudgeWeights;
  readonly rarity: Rarity;
  readonly thesaurus: Thesaurus;
}
