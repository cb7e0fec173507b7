import type { Thresholds } from '../core/find/judge.js';
import type { Library } from '../core/library/library.js';
import type { PartialDate } from '../core/model/knowledge-base.js';
import type { Reply } from '../core/reply.js';
import { sayEntry, sayPair } from '../core/skills/answer/build-reply.js';
import { decide } from '../core/skills/answer/decide.js';
import { EMPTY_STATE } from '../core/skills/state.js';
import type { Inquiry } from '../inquiries/index.js';
import { REJECTED } from './misses.js';

/**
 * What the content now answers to a question that waits, in the language that it was asked in; undefined where nothing is sure
 * enough, where a document is said not to state it, or where it is what the user has refused.
 */
export function readyAnswer(
  library: Library,
  { text, language, reason, offered }: Inquiry,
  today: PartialDate,
  thresholds: Thresholds,
): Reply | undefined {
  const decision = decide(library, text, EMPTY_STATE, thresholds);
  if (decision.kind !== 'say' || decision.unanswered !== undefined) return undefined;
  const { entry, also, confidence } = decision;
  if (entry.kind !== 'statement' && entry.kind !== 'fact') return undefined;
  if (REJECTED.has(reason) && offered.some((each) => each.entry === entry.id)) return undefined;
  const voice = { kb: library.kb, language, today };
  const reply =
    also === undefined ? sayEntry(voice, entry, confidence) : sayPair(voice, [entry, also], confidence);
  return reply.outcome === 'answered' ? { ...reply, actions: [] } : undefined;
}
