import { beforeAll, expect, it } from 'vitest';
import { openInquiryLog } from '../../src/inquiries/index.js';
import { inquiryLogContract } from '../contract/inquiry-log.contract.js';
import { question } from '../contract/questions.js';
import { recordingLogger } from '../helpers/logger.js';
import { describeOnPostgres, emptied } from '../helpers/postgres.js';
import { KEY } from './temporary.js';

describeOnPostgres('in PostgreSQL', (server) => {
  let url: string;
  beforeAll(async () => {
    url = await server.database();
  });

  const openAt = (settings: Partial<Parameters<typeof openInquiryLog>[0]> = {}) =>
    openInquiryLog({
      path: '',
      url,
      key: KEY,
      clock: { now: () => new Date('2026-11-01T09:00:00Z') },
      logger: recordingLogger(),
      ...settings,
    });

  inquiryLogContract('openInquiryLog', async (settings) => {
    await emptied(url);
    return openAt(settings);
  });

  it('counts the same question of many at once as one, in two processes that open it together', async () => {
    const fresh = await server.database();
    const logs = [openAt({ url: fresh }), openAt({ url: fresh })];
    const ids = await Promise.all(
      Array.from({ length: 40 }, (_, n) => logs[n % 2]!.record(question({ user: `U${n}` }))),
    );
    expect(new Set(ids).size).toBe(1);
    expect(await logs[0]!.get(ids[0]!)).toMatchObject({ count: 40 });
    for (const log of logs) await log.close();
  });

  it('goes on when the server was away for a moment', async () => {
    const fresh = await server.database();
    const log = openAt({ url: fresh, patience: 30_000 });
    const before = await log.record(question());
    const [after] = await Promise.all([
      new Promise<string>((resolve, reject) =>
        setTimeout(() => log.record(question()).then(resolve, reject), 20),
      ),
      server.restart(),
    ]);
    expect(after).toBe(before);
    expect(await log.get(before)).toMatchObject({ count: 2 });
    await log.close();
  });

  it('says which database, and no password, when the server cannot be reached', async () => {
    const log = openAt({ url: 'postgres://desk:hidden@127.0.0.1:1/desk', patience: 0 });
    const error = await log.list().catch((reason: unknown) => reason);
    expect(error).toMatchObject({ name: 'InquiryLogError', code: 'unreachable' });
    expect(String(error)).toContain('127.0.0.1:1/desk');
    expect(JSON.stringify(error) + String(error)).not.toContain('hidden');
    await log.close();
  });
});
