import { renderPlain } from '../../adapters/console/render.js';
import { type Bot, type BotOptions, createBot } from '../../src/core/bot.js';
import { buildLibraryIndex, Library } from '../../src/core/library/library.js';
import type { Reply } from '../../src/core/reply.js';
import { shippedModels } from '../../src/indexing/index.js';
import { type ContentFiles, parseContent } from '../../src/knowledge/index.js';
import { memoryConversations } from '../../src/memory-conversations.js';
import { recordingLogger } from '../helpers/logger.js';
import { minimal } from '../knowledge/fixture.js';

/** Libraries made of late, by their content: many tests ask the same one. */
const MADE = new Map<string, Library>();
const MOST_MADE = 8;

/** A library made from content in memory, or the one made from the same before; the minimal content when left out. */
export function libraryOf(content: ContentFiles = minimal()): Library {
  const key = JSON.stringify([...content.files]);
  const made = MADE.get(key) ?? makeLibrary(content);
  MADE.delete(key);
  MADE.set(key, made);
  if (MADE.size > MOST_MADE) MADE.delete(MADE.keys().next().value!);
  return made;
}

function makeLibrary(content: ContentFiles): Library {
  const { knowledgeBase, diagnostics } = parseContent(content);
  if (knowledgeBase === undefined)
    throw new Error(`The content has findings: ${JSON.stringify(diagnostics)}`);
  return new Library(knowledgeBase, buildLibraryIndex(knowledgeBase, shippedModels()), shippedModels());
}

/** A bot with a clock that stands still until told, and its logger. */
export function botOf(options: Partial<BotOptions> = {}, library = libraryOf()) {
  let now = new Date('2031-06-02T03:00:00Z');
  const clock = { now: () => now };
  const logger = recordingLogger();
  const bot: Bot = createBot({
    library: () => library,
    conversations: memoryConversations({ clock, minutes: 30 }),
    clock,
    logger,
    ...options,
  });
  const say = (text: string, conversation = 'c'): Promise<Reply> =>
    bot.handle({ channel: 'test', conversation, user: 'u', text });
  const press = (action: string, conversation = 'c'): Promise<Reply> =>
    bot.handle({ channel: 'test', conversation, user: 'u', action });
  const wait = (minutes: number): void => {
    now = new Date(now.getTime() + minutes * 60_000);
  };
  return { bot, say, press, wait, logger };
}

export const textOf = (reply: Reply): string => renderPlain(reply);
