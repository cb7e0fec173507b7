import { describe, expect, it } from 'vitest';
import type { Handle } from '../../adapters/contract.js';
import { createTurns } from '../../adapters/turns.js';
import type { Reply, Turn } from '../../src/core/reply.js';
import { say, WORDS } from '../contract/replies.js';
import { recordingLogger } from '../helpers/logger.js';

const TURN: Turn = { channel: 'web', conversation: 'a private place', user: 'u', text: 'a private question' };

/** Takes one turn; what was logged of it, and the name that it was handed over with. */
async function logOf(handle: Handle, deliver: (reply: Reply) => void, named?: { request: string }) {
  const logger = recordingLogger();
  let request: string | undefined;
  const turns = createTurns({
    handle: (turn, name) => {
      request = name;
      return handle(turn, name);
    },
    words: WORDS,
    logger,
  });
  await turns.take(TURN, deliver, 'en', named);
  return { logger, request };
}

describe('a turn that no ledger keeps', () => {
  it('is logged under one name when it is taken and when it is answered, without a word of it', async () => {
    const { logger, request } = await logOf(
      async () => say('ok'),
      () => undefined,
    );
    expect(logger.events).toEqual([
      { level: 'info', fields: { request, channel: 'web' }, message: 'turn taken' },
      { level: 'info', fields: { request, posts: [] }, message: 'turn answered' },
    ]);
    expect(request).toMatch(/^[\w-]{36}$/);
    expect(JSON.stringify(logger.events)).not.toContain('private');
  });

  it('is named where it fails, and where its reply is not delivered', async () => {
    const { logger, request } = await logOf(
      () => Promise.reject(new Error('broken')),
      () => {
        throw new Error('gone');
      },
    );
    expect(logger.events.map(({ message }) => message)).toEqual([
      'turn taken',
      'a turn failed',
      'a reply was not delivered',
    ]);
    for (const { fields } of logger.events) expect(fields).toMatchObject({ request });
  });
});

describe('a turn that a ledger keeps', () => {
  it('has the name that it has there, and is logged there', async () => {
    const { logger, request } = await logOf(
      async () => say('ok'),
      () => undefined,
      { request: 'turn-1' },
    );
    expect(request).toBe('turn-1');
    expect(logger.events).toEqual([]);
  });
});
