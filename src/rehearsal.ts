import { createBot, UNHURRIED } from './core/bot.js';
import type { Library } from './core/library/library.js';
import type { Clock, Logger } from './core/ports.js';
import type { ConversationState } from './core/skills/state.js';
import { memoryConversations } from './memory-conversations.js';

/** Questions of each language: the first takes twenty times what a later one does, the second a few times. */
const EACH = 2;

/**
 * Asks a few questions of a knowledge base, as nobody, and drops the answers: code and look-ups that are made ready when first used are so
 * before anyone waits for them. Nothing of it is logged or counted.
 */
export async function rehearse(library: Library, clock: Clock, logger: Logger): Promise<void> {
  const conversations = memoryConversations<ConversationState>({ clock, minutes: 1 });
  const bot = createBot({ library: () => library, conversations, clock, logger, budgetMs: UNHURRIED });
  const asked = [...library.kb.records.values()]
    .flatMap(({ statements }) => statements.map(({ phrasings }) => [phrasings.ko[0], phrasings.en[0]]))
    .filter((pair) => pair.every((phrasing) => phrasing !== undefined))
    .slice(0, EACH)
    .flat();
  for (const text of asked)
    await bot.handle({ channel: 'rehearsal', conversation: 'rehearsal', user: 'nobody', text: text! });
}
