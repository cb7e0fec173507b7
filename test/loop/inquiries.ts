/** Questions of an inquiry log, without the log. */
import type { Library } from '../../src/core/library/library.js';
import { decide } from '../../src/core/skills/answer/decide.js';
import { EMPTY_STATE } from '../../src/core/skills/state.js';
import type { Inquiry } from '../../src/inquiries/index.js';

const DAY_MS = 86_400_000;
const MONDAY = Date.UTC(2031, 5, 2);

/** A question as the log would hold it, asked on a day after Monday, June 2, 2031. */
export function missed(
  library: Library,
  id: number,
  text: string,
  more: Partial<Inquiry> & { day?: number } = {},
): Inquiry {
  const { day = 0, ...rest } = more;
  const at = new Date(MONDAY + day * DAY_MS + id * 1_000);
  const { candidates } = decide(library, text, EMPTY_STATE);
  return {
    id: String(id),
    status: 'open',
    reason: 'no-match',
    language: /\p{Script=Hangul}/u.test(text) ? 'ko' : 'en',
    text,
    count: 1,
    firstAsked: at,
    lastAsked: at,
    offered: candidates.slice(0, 5).map(({ entry, confidence }) => ({ entry: entry.id, confidence })),
    knowledgeVersion: 'v',
    notes: [],
    askings: [{ channel: 'slack', conversation: 'c', user: 'u', times: 1, firstAsked: at, lastAsked: at }],
    ...rest,
  };
}
