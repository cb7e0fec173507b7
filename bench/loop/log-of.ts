/** Questions as the inquiry log would hold them, had none been answered. */
import type { Library } from '../../src/core/library/library.js';
import type { InquiryReason } from '../../src/core/ports.js';
import { decide } from '../../src/core/skills/answer/decide.js';
import { EMPTY_STATE } from '../../src/core/skills/state.js';
import type { Inquiry } from '../../src/inquiries/index.js';
import { languageOf } from '../fit/material.js';

const FIRST = Date.UTC(2026, 0, 5);
const MINUTE_MS = 60_000;
/** As many as the log keeps. */
const OFFERED = 5;

/** What the log keeps of one question that was asked once, as the `n`-th. */
export function inquiryOf(
  library: Library,
  text: string,
  n: number,
  reason: InquiryReason = 'no-match',
): Inquiry {
  const decision = decide(library, text, EMPTY_STATE);
  const inquiry: Omit<Inquiry, 'id' | 'firstAsked' | 'lastAsked' | 'askings'> = {
    status: 'open',
    reason,
    language: languageOf(text),
    text,
    count: 1,
    offered: decision.candidates
      .slice(0, OFFERED)
      .map(({ entry, confidence }) => ({ entry: entry.id, confidence })),
    knowledgeVersion: library.kb.version,
    notes: [],
  };
  return askedAs(inquiry, n);
}

/** The same, asked as the `n`-th. */
export function askedAs(
  inquiry: Omit<Inquiry, 'id' | 'firstAsked' | 'lastAsked' | 'askings'>,
  n: number,
): Inquiry {
  const at = new Date(FIRST + n * MINUTE_MS);
  const asking = { channel: 'bench', conversation: String(n), user: String(n), times: 1 };
  return {
    ...inquiry,
    id: String(n + 1),
    firstAsked: at,
    lastAsked: at,
    askings: [{ ...asking, firstAsked: at, lastAsked: at }],
  };
}
