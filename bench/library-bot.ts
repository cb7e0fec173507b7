import { join } from 'node:path';
import { type Bot, createBot } from '../src/core/bot.js';
import { entriesOf } from '../src/core/library/entries.js';
import type { Library } from '../src/core/library/library.js';
import type { InquiryLog, Logger } from '../src/core/ports.js';
import { memoryConversations } from '../src/memory-conversations.js';
import { PACKAGE_ROOT } from '../src/package-root.js';

export const SHIPPED_CONTENT = join(PACKAGE_ROOT, 'content');

/** The built command line. */
export const PROGRAM = join(PACKAGE_ROOT, 'dist', 'src', 'cli', 'main.js');

export const clock = { now: () => new Date() };

/** A logger that hands on what went wrong and drops the rest. */
export function faultLogger(onFault: (fields: object, message: string) => void): Logger {
  const nothing = (): void => undefined;
  return { debug: nothing, info: nothing, warn: onFault, error: onFault };
}

const nothing = async (): Promise<void> => undefined;

/** Takes inquiries and keeps none. */
export const NO_LOG: InquiryLog = {
  redact: (text) => text,
  record: async () => '1',
  recordTurn: nothing,
  recordFeedback: nothing,
};

/**
 * The whole bot over a library, as a channel has it.
 *
 * @param budgetMs as in `BotOptions`; `UNHURRIED` where replies must not depend on how busy the machine is
 */
export function botOver(library: Library, inquiries: InquiryLog, logger: Logger, budgetMs?: number): Bot {
  return createBot({
    library: () => library,
    conversations: memoryConversations({ clock, minutes: 30 }),
    clock,
    logger,
    inquiries,
    ...(budgetMs === undefined ? {} : { budgetMs }),
  });
}

/** Every phrasing of a knowledge base, written and generated. */
export function phrasingsOf(library: Library): string[] {
  return entriesOf(library.kb).flatMap(({ phrasings }) => phrasings);
}
