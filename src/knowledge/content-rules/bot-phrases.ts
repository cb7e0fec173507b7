import { LANGUAGES } from '../../core/model/knowledge-base.js';
import type { Draft } from '../draft.js';
import { bracesIn, placeholdersOf } from '../placeholders.js';

/** Each of the bot's phrases holds the placeholders that the bot fills in. */
export function checkBotPhrases({ bot }: Draft): void {
  if (bot === undefined) return;
  for (const [phrase, text] of Object.entries(bot.data.phrases)) {
    for (const language of LANGUAGES) {
      const held = new Set(bracesIn(text[language]).map(({ name }) => `{${name}}`));
      for (const placeholder of placeholdersOf(phrase)) {
        if (held.has(placeholder)) continue;
        bot.file.report('missing-placeholder', ['phrases', phrase, language], { phrase, placeholder });
      }
    }
  }
}
