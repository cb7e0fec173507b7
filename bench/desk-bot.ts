import { join } from 'node:path';
import type { Desk } from '../src/core/answering/desk.js';
import { entriesOf } from '../src/core/answering/entries.js';
import { type Bot, createBot } from '../src/core/bot.js';
import { memoryConversations } from '../src/core/dialogue/memory-conversations.js';
import type { InquiryLog, Logger } from '../src/core/ports.js';
import { PACKAGE_ROOT } from '../src/package-root.js';

export const SHIPPED_CONTENT = join(PACKAGE_ROOT, 'content');

export const clock = { now: () => new Date() };

/** A logger that hands on what went wrong and drops the rest. */
export function faultLogger(onFault: (fields: object, message: string) => void): Logger {
  const nothing = (): void => undefined;
  return { debug: nothing, info: nothing, warn: onFault, error: onFault };
}

/** The whole bot over a desk, as a channel has it. */
export function botOver(desk: Desk, inquiries: InquiryLog, logger: Logger): Bot {
  return createBot({
    desk: () => desk,
    conversations: memoryConversations({ clock, minutes: 30 }),
    clock,
    logger,
    inquiries,
  });
}

/** Every phrasing of a knowledge base, written and generated. */
export function phrasingsOf(desk: Desk): string[] {
  return entriesOf(desk.kb).flatMap(({ phrasings }) => phrasings);
}
