import type { Glossary } from '../find/glossary.js';
import type { Token } from '../language/tokenise.js';

/** One reason for a match: a word of the question and the word of the phrasing that it met. */
export interface Evidence {
  readonly question: string;
  readonly phrasing: string;
  /** `same` word; same `stem` (an ending or particle differs); `correction` of a misspelling; `glossary`; shared `character`s. */
  readonly by: 'same' | 'stem' | 'correction' | 'glossary' | 'character';
}

const SHARED_ENOUGH = 0.5;

/** Dice coefficient of the letter pairs of two stems, 0 to 1. */
function resemblance(left: string, right: string): number {
  if (left.length < 2 || right.length < 2) return 0;
  const pairs = new Set<string>();
  for (let i = 0; i + 2 <= left.length; i++) pairs.add(left.slice(i, i + 2));
  let shared = 0;
  for (let i = 0; i + 2 <= right.length; i++) if (pairs.has(right.slice(i, i + 2))) shared += 1;
  return (2 * shared) / (left.length + right.length - 2);
}

/**
 * What in the question met what in the phrasing, in the order of the question.
 *
 * @param corrections words of the question that were read as another word
 */
export function gatherEvidence(
  question: readonly Token[],
  phrasing: readonly Token[],
  glossary: Glossary,
  corrections: readonly { readonly from: string; readonly to: string }[],
): Evidence[] {
  const evidence: Evidence[] = [];
  const corrected = new Map(corrections.map(({ from, to }) => [to, from]));
  const inPhrasing = new Map(glossary.find(phrasing).map((hit) => [hit.term, hit]));
  const explained = new Set<number>();
  const textOf = (tokens: readonly Token[], from: number, to: number): string =>
    tokens
      .slice(from, to + 1)
      .map((token) => token.text)
      .join(' ');

  for (const hit of glossary.find(question)) {
    const other = inPhrasing.get(hit.term);
    if (other === undefined || other.form === hit.form) continue;
    for (let i = hit.from; i <= hit.to; i++) explained.add(i);
    evidence.push({
      question: textOf(question, hit.from, hit.to),
      phrasing: textOf(phrasing, other.from, other.to),
      by: 'glossary',
    });
  }
  question.forEach((token, i) => {
    if (explained.has(i)) return;
    const from = corrected.get(token.text);
    const same =
      phrasing.find((other) => other.text === token.text) ??
      phrasing.find((other) => other.stem === token.stem);
    if (same !== undefined) {
      const by = from !== undefined ? 'correction' : same.text === token.text ? 'same' : 'stem';
      evidence.push({ question: from ?? token.text, phrasing: same.text, by });
      return;
    }
    let best: Token | undefined;
    let most = SHARED_ENOUGH;
    for (const other of phrasing) {
      const shared = resemblance(token.stem, other.stem);
      if (shared >= most) {
        most = shared;
        best = other;
      }
    }
    if (best !== undefined)
      evidence.push({ question: from ?? token.text, phrasing: best.text, by: 'character' });
  });
  return evidence;
}
