/** The entry that comes nearest to a question, and why it is not given; what the library itself decides, in short. */
import { isUnstated } from '../core/find/index.js';
import type { Thresholds } from '../core/find/judge.js';
import { recordOf } from '../core/library/entries.js';
import type { Library } from '../core/library/library.js';
import { type Decision, decide, thresholdsOf } from '../core/skills/answer/decide.js';
import { EMPTY_STATE } from '../core/skills/state.js';

export type WhyNot =
  /** It is given, as the content stands now. */
  | { readonly kind: 'given'; readonly entry: string; readonly confidence: number }
  /** The content says that no document states it. */
  | { readonly kind: 'not-stated'; readonly entry: string }
  /** No record is meant; `words` are those that no entry holds. */
  | { readonly kind: 'subject-missing'; readonly entry?: string; readonly words: readonly string[] }
  /** The record does not hold the kind of value that is asked for, or not what `words` name. */
  | {
      readonly kind: 'value-missing';
      readonly entry?: string;
      readonly record: string;
      readonly words: readonly string[];
    }
  /** Entries of two records are as likely. */
  | { readonly kind: 'two-records'; readonly entry: string; readonly other: string }
  | {
      readonly kind: 'below-threshold';
      readonly entry: string;
      readonly confidence: number;
      readonly threshold: number;
    };

/** Probability, by what is asked for alone, from which the record is taken not to say it. */
const UNSTATED = 0.5;

/** Why a question gets no answer, asked by itself. */
export function whyNot(
  library: Library,
  question: string,
  thresholds: Thresholds = thresholdsOf(library),
): WhyNot {
  return whyOf(decide(library, question, EMPTY_STATE, thresholds), thresholds);
}

/** The same of what is decided. */
export function whyOf(decision: Decision, thresholds: Thresholds): WhyNot {
  const [best, ...others] = decision.candidates;
  if (decision.kind === 'say') {
    const { entry, confidence } = decision;
    return isUnstated(entry.kind)
      ? { kind: 'not-stated', entry: entry.id }
      : { kind: 'given', entry: entry.id, confidence };
  }
  if (best !== undefined && best.confidence >= thresholds.answer) {
    const other = others.find(({ entry }) => recordOf(entry) !== recordOf(best.entry));
    if (other !== undefined) return { kind: 'two-records', entry: best.entry.id, other: other.entry.id };
  }
  const nearest = best === undefined ? {} : { entry: best.entry.id };
  const isUnknown = decision.kind === 'unknown';
  const record = decision.about ?? (isUnknown ? undefined : recordOf(best?.entry));
  if (record === undefined) return { kind: 'subject-missing', ...nearest, words: decision.strange };
  const words = isUnknown ? decision.unfound : [];
  const lacks = isUnknown && (decision.unstated >= UNSTATED || words.length > 0);
  if (best === undefined || lacks) return { kind: 'value-missing', ...nearest, record, words };
  const { confidence } = best;
  return { kind: 'below-threshold', entry: best.entry.id, confidence, threshold: thresholds.answer };
}
