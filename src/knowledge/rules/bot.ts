/** Rules about the bot's own words. */
import { blocking } from './rule.js';

export const BOT_RULES = {
  'missing-phrase': blocking(
    'The bot has nothing to say when that moment comes.',
    ({ phrase, placeholders }: { phrase: string; placeholders: readonly string[] }) => ({
      what: `The phrase "${phrase}" is missing.`,
      fix:
        placeholders.length > 0
          ? `Add under phrases: ${phrase}: with ko and en, both holding ${placeholders.join(' and ')}.`
          : `Add under phrases: ${phrase}: with ko and en.`,
    }),
  ),
  'missing-placeholder': blocking(
    'The bot puts a value there; without it, readers miss that value.',
    ({ phrase, placeholder }: { phrase: string; placeholder: string }) => ({
      what: `The phrase "${phrase}" does not hold ${placeholder}.`,
      fix: `Put ${placeholder} where the value should stand.`,
    }),
  ),
};
