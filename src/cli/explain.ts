/** `ask --explain`: how an answer was chosen, as text. */
import { JUDGED } from '../core/find/index.js';
import type { Library } from '../core/library/library.js';
import type { Decision } from '../core/skills/answer/decide.js';

/** What an entry was judged by, as far as it counts. */
const evidence = (features: Float32Array): string =>
  JUDGED.flatMap((name, i) =>
    Math.abs(features[i]!) < 0.05 ? [] : [`${name} ${features[i]!.toFixed(2)}`],
  ).join(', ');

/** The question as read, the best candidates with their evidence, and why the outcome is what it is. */
export function explainDecision(decision: Decision, { finder }: Library): string {
  const { found, named, unfound, gap } = finder.find(decision.question);
  const { entries, records } = finder.data;
  return [
    `question     ${decision.question}`,
    `read         ${decision.why}`,
    `outcome      ${decision.kind}${decision.kind === 'say' ? ` ${decision.entry.id}` : ''}`,
    `named        ${named.map(({ record, share }) => `${records[record]} ${share.toFixed(2)}`).join(', ') || 'none'}`,
    `unfound      ${unfound.join(' ') || 'none'}`,
    `gap          ${gap === undefined ? 'none' : `${entries[gap.entry]} ${gap.score.toFixed(2)}`}`,
    ...found.map(
      ({ entry, confidence, features }) =>
        `  ${confidence.toFixed(3)}  ${entries[entry]}\n         ${evidence(features)}`,
    ),
  ].join('\n');
}
