/** `ask --explain`: how an answer was chosen, as text. */
import type { Desk } from '../core/answering/desk.js';
import type { Decision } from '../core/dialogue/decide.js';

const SHOWN = 5;

/** Tokens, corrections, the five best candidates with their evidence, and why the outcome is what it is. */
export function explainDecision(decision: Decision, desk: Desk): string {
  const result = desk.search(decision.question, { limit: 8 });
  const byEntry = new Map(result.matches.map((match) => [match.entry, match]));
  const lines = [
    `question     ${result.question}`,
    `read         ${decision.why}`,
    `tokens       ${result.tokens.join(' ')}`,
    `corrections  ${decision.corrections.map(({ from, to }) => `${from} -> ${to}`).join(', ') || 'none'}`,
    `outcome      ${decision.kind}${decision.kind === 'say' ? ` ${decision.entry.id}` : ''}`,
    'candidates',
  ];
  for (const { entry, confidence } of decision.candidates.slice(0, SHOWN)) {
    lines.push(`  ${confidence.toFixed(3)}  ${entry.id}`);
    const match = byEntry.get(entry.id);
    if (match === undefined) continue;
    lines.push(`         nearest: ${match.phrasing}`);
    const evidence = desk
      .explain(decision.question, match)
      .map(({ question, phrasing, by }) =>
        question === phrasing ? question : `${question} ~ ${phrasing} by ${by}`,
      );
    if (evidence.length > 0) lines.push(`         matched: ${evidence.join('; ')}`);
  }
  return lines.join('\n');
}
