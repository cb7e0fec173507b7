/** `ask --explain`: how an answer was chosen, as text. */
import type { Desk } from '../core/answering/desk.js';
import type { Decision } from '../core/dialogue/decide.js';

/** The question as read, the best candidates with their evidence, and why the outcome is what it is. */
export function explainDecision(decision: Decision, desk: Desk): string {
  return [
    `question     ${decision.question}`,
    `read         ${decision.why}`,
    `outcome      ${decision.kind}${decision.kind === 'say' ? ` ${decision.entry.id}` : ''}`,
    ...desk.explain(decision.question),
  ].join('\n');
}
