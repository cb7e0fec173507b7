/** What may stand in braces, and where. */
import { BOT_PHRASES, type BotPhrase } from '../core/model/knowledge-base.js';

/** The placeholders of a phrase; none for a name that is not a phrase. */
export function placeholdersOf(phrase: string): readonly string[] {
  return Object.hasOwn(BOT_PHRASES, phrase) ? BOT_PHRASES[phrase as BotPhrase] : [];
}

/**
 * A `{name}` or `{name:은/는}` in a text. `particle` is the pair of forms of a Korean particle of which the bot
 * picks the one that fits.
 */
export interface Braces {
  readonly whole: string;
  readonly name: string;
  readonly particle: string | undefined;
}

/** Every `{…}` of a text, in order. */
export function bracesIn(text: string): Braces[] {
  if (!text.includes('{')) return [];
  return [...text.matchAll(/\{([^{}:]*)(?::([^{}]*))?\}/g)].map(([whole, name = '', particle]) => ({
    whole,
    name,
    particle,
  }));
}

/** Text around a brace without a partner, or undefined when all are paired. */
export function unpairedBrace(text: string): string | undefined {
  const rest = text.replaceAll(/\{[^{}]*\}/g, (pair) => ' '.repeat(pair.length));
  const at = rest.search(/[{}]/);
  return at === -1 ? undefined : text.slice(Math.max(0, at - 8), at + 16);
}
