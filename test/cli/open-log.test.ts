import { copyFileSync, mkdtempSync, renameSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openDelivery } from '../../src/cli/open-delivery.js';
import { openLog } from '../../src/cli/open-log.js';
import { readSettings, type Settings } from '../../src/settings/index.js';
import { recordingLogger } from '../helpers/logger.js';

let folder: string;
let settings: Settings;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'open-log-'));
  const read = readSettings({ POLICY_BOT_DATABASE: join(folder, 'inquiries.db') });
  if (read.settings === undefined) throw new Error('the settings of the test are wrong');
  settings = read.settings;
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** Records a question that the log has not seen; resolves to its number. */
async function ask(text: string, asker?: string): Promise<string> {
  const log = openLog(settings, recordingLogger());
  const at = new Date();
  const where = { channel: 'slack', conversation: 'C', user: asker ?? 'U' };
  const inquiry = await log.record({
    ...where,
    at,
    text,
    language: 'en',
    reason: 'no-match',
    offered: [],
    knowledgeVersion: 'v',
  });
  await log.close();
  if (asker !== undefined) {
    const store = openDelivery(settings, recordingLogger());
    await store.keepAsker({ inquiry, channel: 'slack', user: asker, address: asker });
    await store.close();
  }
  return inquiry;
}

async function askersOf(inquiry: string): Promise<unknown[]> {
  const store = openDelivery(settings, recordingLogger());
  const askers = await store.askersOf(inquiry);
  await store.close();
  return askers.map(({ address }) => address);
}

describe('openLog', () => {
  it('gives no question the number of one that somebody waits to hear of, though the log was lost', async () => {
    await ask('may a mill apply?', 'U1');
    expect(await ask('may a smithy apply?', 'U2')).toBe('2');
    rmSync(join(folder, 'inquiries.db'));

    expect(await ask('may a brewery apply?', 'U3')).toBe('3');
    expect(await askersOf('3')).toEqual(['U3']);
  });

  it('goes on after the numbers that were given since the copy that was put back', async () => {
    await ask('may a mill apply?', 'U1');
    const copy = join(folder, 'copy.db');
    const log = openLog(settings, recordingLogger());
    await log.close();
    copyFileSync(settings.database, copy);
    expect(await ask('may a smithy apply?', 'U2')).toBe('2');
    renameSync(copy, settings.database);

    expect(await ask('may a brewery apply?', 'U3')).toBe('3');
    expect(await askersOf('3')).toEqual(['U3']);
  });

  it('says once that inquiries are missing, and nothing of a log that is whole', async () => {
    await ask('may a mill apply?', 'U1');
    rmSync(settings.database);
    const loggers = [recordingLogger(), recordingLogger()];
    for (const logger of loggers) await openLog(settings, logger).close();
    expect(loggers.map((logger) => logger.events.filter(({ level }) => level === 'warn').length)).toEqual([
      1, 0,
    ]);
  });

  it('counts those that staff were told of, and those that staff have settled', async () => {
    const store = openDelivery(settings, recordingLogger());
    await store.setNote('told/slack', '6');
    await store.settle('8', [], 'told/8/0');
    await store.logChange({ who: 'Kim', what: 'answer', about: 'inquiry/7' });
    await store.logChange({ who: 'Kim', what: 'edit', about: 'programs/2031.yaml' });
    await store.close();
    expect(await ask('may a mill apply?')).toBe('9');
  });
});
