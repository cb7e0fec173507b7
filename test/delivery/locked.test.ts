/** Events that arrive while another program, such as a backup, has the database locked. */
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { systemClock } from '../../src/clock.js';
import { openDeliveryStore } from '../../src/delivery/index.js';
import { SqliteDatabase } from '../../src/sqlite/index.js';
import { recordingLogger } from '../helpers/logger.js';

const folder = mkdtempSync(join(tmpdir(), 'locked-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const turn = (text: string) => ({ channel: 'slack', conversation: 'c', user: 'u', text });

function openAt(path: string) {
  return openDeliveryStore({
    path,
    key: 'k'.repeat(32),
    retentionDays: 1,
    clock: systemClock,
    logger: recordingLogger(),
  });
}

function lock(path: string): () => void {
  const other = new SqliteDatabase(path);
  other.exec('BEGIN IMMEDIATE');
  return () => {
    other.exec('ROLLBACK');
    other.close();
  };
}

describe('a ledger that another program has locked', () => {
  it('takes events at once, each once, and answers them when the lock is gone', async () => {
    const path = join(folder, 'once.db');
    const store = openAt(path);
    const known = await store.take(['known'], { turn: turn('known'), address: {} });
    const release = lock(path);
    let late = false;
    const deadline = setTimeout(() => {
      late = true;
    }, 2_000);
    const first = await store.take(['a'], { turn: turn('a'), address: {}, claims: ['thread'] });
    expect(first).toBeDefined();
    expect(await store.take(['a', 'b'], { turn: turn('a'), address: {} })).toBeUndefined();
    expect(await store.take(['known'], { turn: turn('known'), address: {} })).toBeUndefined();
    expect(await store.claimed('thread')).toBe(true);
    expect(late).toBe(false);
    clearTimeout(deadline);
    const finished = store.finish(first!.id, { posts: [{ channel: 'slack', lane: 'l', payload: 'reply' }] });
    release();
    expect(await finished).toHaveLength(1);
    expect((await store.unfinished('slack')).map(({ id }) => id)).toEqual([known!.id]);
    expect(await store.claimed('a')).toBe(true);
    await store.close();
    expect(existsSync(`${path}.journal`)).toBe(false);
  });

  it('leaves what it took to the next process when it is killed before the lock is gone', async () => {
    const path = join(folder, 'killed.db');
    const killed = openAt(path);
    const release = lock(path);
    await killed.take(['a'], { turn: turn('first'), address: { to: 'x' } });
    await killed.take(['b'], { turn: turn('second'), address: {} });
    // A killed process closes nothing: its file stays as it is.
    release();
    const next = openAt(path);
    const left = await next.unfinished('slack');
    expect(left.map(({ turn: { text } }) => text)).toEqual(['first', 'second']);
    expect(left[0]?.address).toEqual({ to: 'x' });
    expect(await next.take(['a'], { turn: turn('first'), address: {} })).toBeUndefined();
    await next.close();
    await killed.close();
  });

  it('holds no question in the file beside it that can be read', async () => {
    const path = join(folder, 'sealed.db');
    const store = openAt(path);
    const release = lock(path);
    await store.take(['a'], { turn: turn('a private question'), address: {} });
    const { readFileSync, statSync } = await import('node:fs');
    expect(readFileSync(`${path}.journal`, 'utf8')).not.toContain('private');
    expect(statSync(`${path}.journal`).mode & 0o077).toBe(0);
    release();
    await store.close();
  });
});
