import EN_TURNS from '../language/en/turns.json' with { type: 'json' };
import KO_TURNS from '../language/ko/turns.json' with { type: 'json' };
import { phrasesIn } from '../language/phrases.js';
import type { Action } from '../reply.js';

/** Signs around a number or a place. */
const SIGNS = /[#[\]).!~]/gu;
const CHOICES = phrasesIn(
  [EN_TURNS, KO_TURNS].map(
    ({ number, places, none }): Record<string, readonly string[]> => ({
      number,
      none,
      ...Object.fromEntries(places.entries()),
    }),
  ),
  { n: '\\d' },
  true,
);

const fold = (text: string): string =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, '');

/** Letters of a label, and of any words for a place. */
const LONGEST = 300;

/**
 * The button that typed words stand for: its number ("2", "#2"), its place in words ("the second one") or its label;
 * undefined when the words are something else.
 *
 * @param text normalised
 */
export function readChoice(text: string, actions: readonly Action[]): Action | undefined {
  if (actions.length === 0 || text.length > LONGEST) return undefined;
  const said = CHOICES.find(text.replace(SIGNS, '').trim());
  if (said?.key === 'none') return actions.find((action) => action.kind === 'none');
  if (said !== undefined)
    return actions[said.key === 'number' ? Number(said.slots['n']) - 1 : Number(said.key)];
  const label = fold(text);
  return label === '' ? undefined : actions.find((action) => fold(action.label) === label);
}
