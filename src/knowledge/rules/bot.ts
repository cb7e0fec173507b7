/** Rules about the bot's own words. */
import { advising, blocking, quote } from './rule.js';

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
  'subject-of-no-record': advising(
    'People ask about what the bot offers, and would be told that it does not know.',
    ({ subject }: { subject: string }) => ({
      what: `${quote(subject)} is offered here, but no word of it stands in any record.`,
      fix: 'Name what a record is about, or take it out of the list.',
    }),
  ),
  'example-not-answered': advising(
    'People try the example first, and would be told that the bot does not know.',
    ({ question }: { question: string }) => ({
      what: `The bot gives ${quote(question)} as an example, and does not know the answer.`,
      fix: 'Write a question in its place that a record answers; npm run ask tells what it gets.',
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
