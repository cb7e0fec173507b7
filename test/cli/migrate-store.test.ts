import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { runProgram } from '../../src/cli/program.js';
import { systemClock } from '../../src/clock.js';
import { openDeliveryStore } from '../../src/delivery/index.js';
import { openInquiryLog } from '../../src/inquiries/index.js';
import { loadHashKey } from '../../src/settings/index.js';
import { question } from '../contract/questions.js';
import { recordingLogger } from '../helpers/logger.js';
import { describeOnPostgres } from '../helpers/postgres.js';
import { testContext } from './context.js';

const KEY = '4f1c9e0b7a2d8365f0e1d2c3b4a59687';
const logger = recordingLogger();
const openAt = (path: string, url?: string) => {
  const common = { url, key: KEY, clock: systemClock, logger } as const;
  return {
    log: openInquiryLog({ ...common, path: join(path, 'inquiries.db') }),
    store: openDeliveryStore({ ...common, path: join(path, 'delivery.db'), retentionDays: 30 }),
  };
};
type Opened = ReturnType<typeof openAt>;

/** All that staff and channels can see of what is kept. */
async function seen({ log, store }: Opened) {
  const { turns, posts } = await store.waiting();
  return {
    inquiries: await log.list(),
    stats: await log.stats(),
    times: await log.times(),
    waiting: { turns, posts },
    claimed: await Promise.all(['event-1', 'old-0', 'old-449', 'old-450'].map((key) => store.claimed(key))),
    asker: await store.askersOf('1'),
    told: await store.told(),
    secret: await store.secret('slack', 'T1'),
    note: await store.note('digest'),
    changes: await store.changes({ limit: 10 }),
  };
}

const closed = async ({ log, store }: Opened): Promise<void> => {
  await log.close();
  await store.close();
};

describeOnPostgres('policy-bot migrate-store', (server) => {
  const folder = mkdtempSync(join(tmpdir(), 'migrate-store-'));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  const run = async (to: string, database: string, url: string | undefined, key = KEY) => {
    const context = testContext({
      POLICY_BOT_DATABASE: join(database, 'inquiries.db'),
      ...(url === undefined ? {} : { POLICY_BOT_DATABASE_URL: url }),
      ...(key === '' ? {} : { POLICY_BOT_HASH_KEY: key }),
    });
    const code = await runProgram(['migrate-store', to], context);
    return { code, out: context.printed(), err: context.complained() };
  };

  it('brings all that is kept to PostgreSQL and back, and what counts goes on', async () => {
    const url = await server.database();
    const [old, back] = [join(folder, 'old'), join(folder, 'back')];
    const before = openAt(old);
    const id = await before.log.record(question());
    await before.log.claim(id, 'Kim');
    await before.log.record(question({ text: 'another?', user: 'U2' }));
    for (let turn = 0; turn < 300; turn++)
      await before.log.recordTurn({
        at: new Date(),
        outcome: 'answered',
        entry: 'a/b',
        confidence: 0.5,
        language: 'ko',
        ms: turn,
      });
    await before.log.recordFeedback({ at: new Date(), entry: 'a/b', helpful: true, language: 'ko' });
    const turn = { channel: 'slack', conversation: 'c', user: 'u', text: 'when?' };
    await before.store.take(['event-1'], { turn, address: { to: 'c' } });
    await before.store.claim(Array.from({ length: 450 }, (_, n) => `old-${n}`));
    await before.store.queue([{ channel: 'slack', lane: 'l', payload: 'hello' }]);
    await before.store.keepAsker({
      inquiry: id,
      channel: 'slack',
      user: 'U1',
      address: { to: 'U1' },
    });
    await before.store.settle('9', [], 'settled', { entry: 'a/b', says: ['30%'] });
    await before.store.setSecret('slack', 'T1', { token: 'sealed' });
    await before.store.setNote('digest', '2031-07-01');
    await before.store.logChange({ who: 'Kim', what: 'claimed', about: id });
    await before.log.record(question({ text: 'soon deleted?', user: 'U3' }));
    await before.log.deleteUser('slack', 'U3');
    const kept = await seen(before);
    for (const to of ['postgres', 'sqlite']) {
      const refused = await run(to, old, url);
      expect(refused).toMatchObject({ code: 2 });
      expect(refused.err, 'while a bot runs on the files').toContain(
        `A bot runs on ${join(old, 'inquiries.db')}`,
      );
    }
    await closed(before);

    expect(await run('postgres', old, url)).toMatchObject({ code: 0 });
    const inServer = openAt(old, url);
    expect(await seen(inServer)).toEqual(kept);
    const [post] = await inServer.store.queued('slack');
    expect(post).toMatchObject({ payload: 'hello' });
    expect((await inServer.store.unfinished('slack')).map(({ turn: { text } }) => text)).toEqual(['when?']);
    expect(
      await inServer.log.record(question({ text: 'a third?' })),
      'a deleted one’s number is not given again',
    ).toBe('4');
    await inServer.log.addNote('4', 'a note');
    const later = await seen(inServer);
    expect((await run('sqlite', back, url)).err, 'while a bot runs').toContain('A bot runs');
    await closed(inServer);

    expect(await run('sqlite', back, url)).toMatchObject({ code: 0, err: '' });
    expect(['inquiries.db', 'delivery.db'].map((file) => statSync(join(back, file)).mode & 0o077)).toEqual([
      0, 0,
    ]);
    const inFiles = openAt(back);
    expect(await seen(inFiles)).toEqual(later);
    expect(await inFiles.log.record(question({ text: 'a fourth?' }))).toBe('5');
    await closed(inFiles);
  });

  it('changes nothing where there is something already, or no database is named', async () => {
    const url = await server.database();
    const [full, other] = [join(folder, 'full'), join(folder, 'other')];
    for (const [path, text] of [
      [full, 'one?'],
      [other, 'two?'],
    ] as const) {
      const opened = openAt(path);
      await opened.log.record(question({ text }));
      await closed(opened);
    }
    expect(await run('postgres', full, url)).toMatchObject({ code: 0 });
    const refused = await run('postgres', other, url);
    expect(refused).toMatchObject({ code: 2 });
    expect(refused.err).toContain('nothing was changed');
    const inServer = openAt(full, url);
    expect((await inServer.log.list()).map(({ text }) => text)).toEqual(['one?']);
    await closed(inServer);
    expect((await run('postgres', full, undefined)).err).toContain('POLICY_BOT_DATABASE_URL is not set');
    expect((await run('postgres', join(folder, 'nowhere'), url)).err).toContain('is not there');
  });

  it('says which key the bot needs from then on, and does not print it', async () => {
    const inFile = join(folder, 'with-a-key-file');
    const opened = openAt(inFile);
    await closed(opened);
    expect((await run('postgres', inFile, await server.database())).out).toContain(
      'Start the bot with the same settings.',
    );
    const lost = await run('postgres', inFile, await server.database(), '');
    expect(lost.out).toContain('set POLICY_BOT_HASH_KEY to the key that the bot had so far');
    const file = join(inFile, 'hash-key');
    writeFileSync(file, `${KEY}\n`);
    const url = await server.database();
    const { code, out, err } = await run('postgres', inFile, url, '');
    expect(code, err).toBe(0);
    expect(out).toContain(
      `set POLICY_BOT_HASH_KEY_FILE to ${file}, or POLICY_BOT_HASH_KEY to what that file holds`,
    );
    expect(out + err).not.toContain(KEY);
    const settings = { database: join(inFile, 'inquiries.db'), databaseUrl: url };
    expect(() => loadHashKey({ ...settings, hashKey: undefined })).toThrow('POLICY_BOT_HASH_KEY');
  });
});
