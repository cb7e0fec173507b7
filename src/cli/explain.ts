/** `ask --explain`: how an answer was chosen, as text. */
import type { Library } from '../core/library/library.js';
import type { Decision } from '../core/skills/answer/decide.js';

/** The question as read, the best candidates with their evidence, and why the outcome is what it is. */
export function explainDecision(decision: Decision, library: Library): string {
  return [
    `question     ${decision.question}`,
    `read         ${decision.why}`,
    `outcome      ${decision.kind}${decision.kind === 'say' ? ` ${decision.entry.id}` : ''}`,
    ...library.explain(decision.question),
  ].join('\n');
}
