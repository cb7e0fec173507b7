import { describe, expect, it } from 'vitest';
import { memoryInquiryLog, tellingInquiryLog } from '../../src/inquiries/index.js';
import { hidePrivateFields } from '../../src/logging.js';
import { question } from '../contract/questions.js';
import { recordingLogger } from '../helpers/logger.js';

const TURN = {
  at: new Date('2026-11-01T09:00:00Z'),
  channel: 'slack',
  outcome: 'unanswered',
  confidence: 0,
  language: 'ko',
} as const;
const BEGUN = ['error', 'the inquiry log cannot be written; the chat goes on'];
const OVER = ['info', 'the inquiry log can be written again'];

/** A log of which what is in `away` fails, and what it says at `info` and above. */
function makeLog(fault?: Error) {
  const kept = memoryInquiryLog();
  const logger = recordingLogger();
  const away = new Set<'questions' | 'counts'>();
  const unwritten = new Map<string, number>();
  const log = tellingInquiryLog(
    {
      redact: kept.redact,
      record: async (inquiry) => {
        if (away.has('questions')) throw new Error('no space');
        return kept.record(inquiry);
      },
      recordTurn: async (turn) => {
        if (away.has('counts')) throw new Error('no space');
        await kept.recordTurn(turn);
      },
      recordFeedback: (feedback) => kept.recordFeedback(feedback),
    },
    {
      logger,
      fault,
      onUnwritten: (channel, questions) => {
        unwritten.set(channel, (unwritten.get(channel) ?? 0) + questions);
      },
    },
  );
  /** A turn that has no answer, as the bot keeps it; whether its question was written down. */
  const ask = async (): Promise<boolean> => {
    const written = log.record(question({ text: 'a private matter' })).then(
      () => true,
      () => false,
    );
    await written;
    await log.recordTurn(TURN).catch(() => undefined);
    return written;
  };
  const said = (): string[][] =>
    logger.events.filter(({ level }) => level !== 'debug').map(({ level, message }) => [level, message]);
  return { log, logger, away, unwritten, ask, said };
}

describe('an inquiry log that tells of its faults', () => {
  it('says of a fault once that it begins, and once that it is over, with how many questions were lost', async () => {
    const { logger, away, unwritten, ask, said } = makeLog();
    expect(await ask()).toBe(true);
    away.add('questions').add('counts');
    for (let n = 0; n < 3; n += 1) expect(await ask()).toBe(false);
    expect(said()).toEqual([BEGUN]);
    away.clear();
    expect(await ask()).toBe(true);
    expect(await ask()).toBe(true);
    expect(said()).toEqual([BEGUN, OVER]);
    expect(hidePrivateFields(logger.events.at(-1)?.fields)).toMatchObject({ unwritten: 3 });
    expect(unwritten).toEqual(new Map([['slack', 3]]));
    expect(logger.events.filter(({ level }) => level === 'debug')).toHaveLength(3);
    expect(JSON.stringify(logger.events)).not.toContain('private');
    away.add('counts');
    await ask();
    expect(said()).toEqual([BEGUN, OVER, BEGUN]);
  });

  it.each(['questions', 'counts'] as const)('says so once where %s alone cannot be written', async (what) => {
    const { away, ask, said } = makeLog();
    away.add(what);
    for (let n = 0; n < 3; n += 1) await ask();
    expect(said()).toEqual([BEGUN]);
    away.clear();
    await ask();
    expect(said()).toEqual([BEGUN, OVER]);
  });

  it('has begun with a fault where the log could not be opened', async () => {
    const { logger, away, ask, said } = makeLog(new Error('read-only'));
    expect(logger.events[0]?.fields).toMatchObject({ err: { message: 'read-only' } });
    away.add('questions').add('counts');
    await ask();
    expect(said()).toEqual([BEGUN]);
    away.clear();
    await ask();
    expect(said()).toEqual([BEGUN, OVER]);
  });

  it('counts a channel as having lost none before it loses one', async () => {
    const { unwritten, ask } = makeLog();
    await ask();
    expect(unwritten).toEqual(new Map([['slack', 0]]));
  });
});
