import { existsSync, readFileSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { SqliteDatabase } from '../../src/sqlite/index.js';
import { inquiryLogContract } from '../contract/inquiry-log.contract.js';
import { question } from '../contract/questions.js';
import { recordingLogger } from '../helpers/logger.js';
import { KEY, newPath, openAt } from './temporary.js';

inquiryLogContract('openInquiryLog', (settings) => openAt(newPath(), settings));

describe('openInquiryLog', () => {
  it('makes the folder and a file that its owner alone can read', async () => {
    const path = join(dirname(newPath()), 'deep', 'er', 'log.db');
    const log = openAt(path);
    await log.record(question());
    for (const file of [path, `${path}-wal`]) expect(statSync(file).mode & 0o077).toBe(0);
    await log.close();
  });

  it('finds what was written before', async () => {
    const path = newPath();
    const before = openAt(path);
    const id = await before.record(question());
    await before.close();
    const after = openAt(path);
    expect(await after.get(id)).toMatchObject({ id, count: 1 });
    expect(await after.record(question())).toBe(id);
    await after.close();
  });

  it('does not give an id a second time', async () => {
    const path = newPath();
    const log = openAt(path);
    const first = await log.record(question());
    await log.deleteUser('slack', 'U1');
    expect(await log.record(question())).not.toBe(first);
    await log.close();
  });

  it('purges what is past its retention at once, and tells how much without any text', async () => {
    const path = newPath();
    const before = openAt(path, { retentionDays: 30 });
    await before.record(question({ at: new Date('2026-09-01'), text: 'a secret plan' }));
    await before.close();
    const logger = recordingLogger();
    const after = openAt(path, { retentionDays: 30, logger });
    expect(await after.list()).toEqual([]);
    expect(logger.events).toMatchObject([{ level: 'info', fields: { deleted: 1 } }]);
    expect(JSON.stringify(logger.events)).not.toContain('secret');
    await after.close();
  });

  it('deletes nothing by a clock that has jumped, until it has held for a day, and says so', async () => {
    const path = newPath();
    let now = new Date('2026-11-01T09:00:00Z');
    const logger = recordingLogger();
    const log = openAt(path, { retentionDays: 30, logger, clock: { now: () => now } });
    await log.record(question({ at: now }));
    now = new Date('2038-01-19T03:14:08Z');
    expect(await log.purge()).toBe(0);
    expect(logger.events).toMatchObject([{ level: 'warn' }]);
    await log.close();
    const again = openAt(path, { retentionDays: 30, clock: { now: () => now } });
    expect(await again.list()).toHaveLength(1);
    now = new Date('2038-01-20T03:14:08Z');
    expect(await again.purge()).toBe(1);
    await again.close();
  });

  it('warns when the key is another one, and only then', async () => {
    const path = newPath();
    const logger = recordingLogger();
    for (const key of [KEY, KEY, 'quite another key, as long', KEY])
      await openAt(path, { key, logger }).close();
    expect(logger.events.map(({ level }) => level)).toEqual(['warn']);
    expect(JSON.stringify(logger.events)).not.toContain('quite another');
  });

  it('records each migration once, however often the file is opened', async () => {
    const path = newPath();
    for (let time = 0; time < 3; time += 1) await openAt(path).close();
    const db = new SqliteDatabase(path);
    expect(db.prepare('SELECT number, name FROM inquiry_migrations').all()).toEqual([
      { number: 1, name: 'inquiries, turns and feedback' },
      { number: 2, name: 'what was last seen of the clock' },
      { number: 3, name: 'the channel of a turn' },
      { number: 4, name: 'how long a turn took' },
    ]);
    db.close();
  });

  it('keeps a write-ahead log and flushes it at each commit', async () => {
    const path = newPath();
    const log = openAt(path);
    await log.record(question());
    expect(existsSync(`${path}-wal`)).toBe(true);
    await log.close();
    expect(existsSync(`${path}-wal`)).toBe(false);
  });

  it('leaves nothing of a deleted question in the file or in the write-ahead log', async () => {
    const path = newPath();
    const log = openAt(path, { retentionDays: 30 });
    const onDisk = () =>
      [path, `${path}-wal`]
        .filter(existsSync)
        .some((file) => readFileSync(file).includes('a very peculiar wish'));
    await log.record(question({ text: 'a very peculiar wish', user: 'U7' }));
    expect(onDisk()).toBe(true);
    await log.deleteUser('slack', 'U7');
    expect(onDisk()).toBe(false);
    await log.record(question({ text: 'a very peculiar wish', at: new Date('2026-01-01') }));
    await log.purge();
    expect(onDisk()).toBe(false);
    await log.close();
  });

  it('stores no personal data and no platform id anywhere in the file', async () => {
    const path = newPath();
    const log = openAt(path);
    await log.record(
      question({ user: 'U0PERSON', conversation: 'C0THREAD', text: '제 번호 010-1234-5678, hong@naver.com' }),
    );
    await log.close();
    const bytes = readFileSync(path).toString('latin1');
    for (const secret of ['U0PERSON', 'C0THREAD', '1234-5678', 'hong@', KEY])
      expect(bytes).not.toContain(secret);
  });
});
