import { mkdtempSync, readFileSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type DeliveryStore, openDeliveryStore } from '../../src/delivery/index.js';
import { SqliteDatabase } from '../../src/sqlite/index.js';
import { recordingLogger } from '../helpers/logger.js';

const folder = mkdtempSync(join(tmpdir(), 'delivery-'));
const KEY = 'a key for the delivery store, long enough';
const TURN = { channel: 'slack', conversation: 'c', user: 'U1', text: 'my private question' };
const POST = { channel: 'slack', lane: 'a', payload: { text: 'a private answer' } };

let files = 0;
let path: string;
let store: DeliveryStore;
let now: Date;

function open(key = KEY): DeliveryStore {
  return openDeliveryStore({
    path,
    key,
    retentionDays: 30,
    clock: { now: () => now },
    logger: recordingLogger(),
  });
}

beforeEach(() => {
  files += 1;
  path = join(folder, `${files}.db`);
  now = new Date('2026-11-22T00:00:00Z');
  store = open();
});
afterEach(() => store.close());

/** Everything in the file and its write-ahead log. */
function bytes(): string {
  return ['', '-wal'].map((end) => readFileSync(`${path}${end}`).toString('latin1')).join('');
}

describe('a claim', () => {
  it('succeeds once, for all keys or for none', async () => {
    expect(await store.claim(['a', 'b'])).toBe(true);
    expect(await store.claim(['b', 'c'])).toBe(false);
    expect(await store.claimed('c')).toBe(false);
    expect(await store.claim(['c'])).toBe(true);
  });

  it('outlives the process, and is shared with another', async () => {
    await store.claim(['a']);
    const other = open();
    expect(await other.claim(['a'])).toBe(false);
    await other.claim(['b']);
    expect(await store.claim(['b'])).toBe(false);
    await other.close();
  });

  it('is forgotten after a week', async () => {
    await store.claim(['a']);
    for (let day = 23; day <= 30; day += 1) {
      now = new Date(`2026-11-${day}T00:00:00Z`);
      await store.purge();
      expect(await store.claimed('a')).toBe(day < 30);
    }
  });

  it('is not forgotten because the clock has jumped', async () => {
    await store.claim(['a']);
    now = new Date('2038-01-19T00:00:00Z');
    await store.purge();
    expect(await store.claimed('a')).toBe(true);
  });
});

describe('what staff have done', () => {
  it('is read last first, by pages and of one subject, and is gone after the retention', async () => {
    const text = (n: number) => ({ who: 'Kim', what: 'edit', about: 'a.yaml', after: `v${n}` });
    await store.logChange({ ...text(1), before: 'v0' });
    await store.logChange({ who: 'Lee', what: 'claim', about: 'inquiry/1' });
    await store.logChange(text(2));
    const all = await store.changes({ limit: 9 });
    expect(all.map(({ what, after }) => [what, after])).toEqual([
      ['edit', 'v2'],
      ['claim', undefined],
      ['edit', 'v1'],
    ]);
    expect(all[2]).toMatchObject({ before: 'v0', at: now, who: 'Kim' });
    const [latest] = await store.changes({ limit: 1, about: 'a.yaml' });
    expect(await store.changes({ limit: 9, about: 'a.yaml', before: latest!.number })).toHaveLength(1);
    const start = now.getTime();
    for (let day = 1; day <= 40; day += 1) {
      now = new Date(start + day * 86_400_000);
      await store.purge();
    }
    expect(await store.changes({ limit: 9 })).toEqual([]);
  });
});

describe('a turn that is taken', () => {
  it('is taken once, and is there for the next process until it is finished', async () => {
    const taken = await store.take(['e1', 'm1'], { turn: TURN, address: { to: 'x' } });
    expect(await store.take(['e2', 'm1'], { turn: TURN, address: {} })).toBeUndefined();
    await store.close();
    store = open();
    const [left] = await store.unfinished('slack');
    expect(left).toMatchObject({ id: taken?.id, turn: TURN, address: { to: 'x' }, restarts: 1 });
    expect(await store.unfinished('teams')).toEqual([]);
    await store.finish(taken!.id, { posts: [POST] });
    expect(await store.unfinished('slack')).toEqual([]);
    expect(await store.queued('slack')).toMatchObject([POST]);
  });

  it('queues its posts once, however often it is finished', async () => {
    const taken = await store.take(['e1'], { turn: TURN, address: {} });
    expect(await store.finish(taken!.id, { posts: [POST] })).toHaveLength(1);
    expect(await store.finish(taken!.id, { posts: [POST] })).toEqual([]);
  });

  it('leaves no word of it in the file, sealed while it is there and gone after', async () => {
    const taken = await store.take(['e1'], { turn: TURN, address: { to: 'the-address' } });
    expect(bytes()).not.toMatch(/private question|the-address|U1/);
    const [post] = await store.finish(taken!.id, { posts: [POST] });
    await store.sent(post!.id);
    expect(bytes()).not.toContain('private answer');
    expect(statSync(path).mode & 0o077).toBe(0);
  });

  it('is dropped when it was sealed with another key', async () => {
    await store.take(['e1'], { turn: TURN, address: {} });
    await store.close();
    store = open('another key for the store, long enough');
    expect(await store.unfinished('slack')).toEqual([]);
  });
});

describe('a post', () => {
  it('is certain until a try begins, and after one that surely failed', async () => {
    const [post] = await store.queue([POST]);
    const state = async (): Promise<object | undefined> => (await store.queued('slack'))[0];
    expect(await state()).toMatchObject({ tries: 0, uncertain: false });
    await store.begin(post!.id);
    expect(await state()).toMatchObject({ tries: 1, uncertain: true });
    await store.postpone(post!.id, false);
    expect(await state()).toMatchObject({ tries: 1, uncertain: false });
  });

  it('with a key is queued once', async () => {
    expect(await store.queue([POST], 'digest 47')).toHaveLength(1);
    expect(await store.queue([POST], 'digest 47')).toEqual([]);
  });

  it('that is given up leaves its reason and not its content', async () => {
    const [post] = await store.queue([POST]);
    await store.giveUp(post!.id, 'channel_not_found');
    expect(await store.queued('slack')).toEqual([]);
    expect(await store.givenUp(new Date(0))).toEqual([
      { channel: 'slack', reason: 'channel_not_found', at: now },
    ]);
  });
});

describe('the address of an asker', () => {
  const ASKER = { inquiry: '7', channel: 'slack', user: 'U1', address: { thread: '5.5' } };

  it('is kept once a place, and a week longer when the inquiry is settled, as it may be opened again', async () => {
    await store.keepAsker(ASKER);
    await store.keepAsker(ASKER);
    await store.keepAsker({ ...ASKER, address: { thread: '6.6' } });
    expect(await store.askersOf('7')).toHaveLength(2);
    expect(await store.settle('7', [POST], 'told/7/0')).toHaveLength(1);
    expect(await store.settle('7', [POST], 'told/7/0')).toEqual([]);
    const day = 86_400_000;
    const settled = now;
    const purgeDaily = async (from: number, to: number): Promise<void> => {
      for (let days = from; days <= to; days += 1) {
        now = new Date(settled.getTime() + days * day);
        await store.purge();
      }
    };
    await purgeDaily(0, 6);
    expect(await store.askersOf('7')).toHaveLength(2);
    await purgeDaily(7, 8);
    expect(await store.askersOf('7')).toEqual([]);
    now = settled;
  });

  it('is forgotten with its user, and past the retention', async () => {
    await store.keepAsker(ASKER);
    await store.keepAsker({ ...ASKER, user: 'U2', address: { thread: '6.6' } });
    expect(await store.forgetUser('slack', 'U1')).toBe(1);
    expect(await store.askersOf('7')).toMatchObject([{ user: 'U2' }]);
    now = new Date('2027-01-22T00:00:00Z');
    await store.purge();
    expect(await store.askersOf('7')).toEqual([]);
  });
});

describe('what waits for a user to fetch it', () => {
  const kept = () => ({
    channel: 'teams',
    user: 'U1',
    value: { content: 'a private file' },
    until: new Date(now.getTime() + 3_600_000),
  });

  it('is sealed, outlives the process, and is gone when it is dropped', async () => {
    await store.keep('id-1', kept());
    expect(bytes()).not.toMatch(/private file|U1/);
    await store.close();
    store = open();
    expect(await store.kept('id-1')).toEqual(kept());
    expect(await store.kept('id-2')).toBeUndefined();
    await store.dropKept('id-1');
    expect(await store.kept('id-1')).toBeUndefined();
  });

  it('is not given out after its time, and deleted with the next or by the purge', async () => {
    const rows = (): unknown => {
      const db = new SqliteDatabase(path);
      const ids = db.prepare('SELECT id FROM kept').pluck().all();
      db.close();
      return ids;
    };
    await store.keep('id-1', kept());
    now = new Date(now.getTime() + 3_600_000);
    expect(await store.kept('id-1')).toBeUndefined();
    await store.keep('id-2', kept());
    expect(rows()).toEqual(['id-2']);
    now = new Date(now.getTime() + 3_600_000);
    await store.purge();
    expect(rows()).toEqual([]);
  });

  it('is bound to its id, and forgotten with its user', async () => {
    await store.keep('id-1', kept());
    await store.keep('id-2', { ...kept(), user: 'U2' });
    const db = new SqliteDatabase(path);
    db.exec(`UPDATE kept SET sealed = (SELECT sealed FROM kept WHERE id = 'id-1') WHERE id = 'id-2'`);
    db.close();
    expect(await store.kept('id-2')).toBeUndefined();
    expect(await store.forgetUser('teams', 'U1')).toBe(1);
    expect(await store.kept('id-1')).toBeUndefined();
  });
});

describe('the secret of an installation', () => {
  it('is sealed, and bound to its place', async () => {
    await store.setSecret('slack', 'T1', { token: 'xoxb-secret' });
    await store.setSecret('slack', 'T2', { token: 'xoxb-other' });
    expect(bytes()).not.toContain('xoxb');
    expect(await store.secret('slack', 'T1')).toEqual({ token: 'xoxb-secret' });
    const db = new SqliteDatabase(path);
    db.exec(`UPDATE secrets SET sealed = (SELECT sealed FROM secrets WHERE place = 'T2') WHERE place = 'T1'`);
    db.close();
    expect(await store.secret('slack', 'T1')).toBeUndefined();
    await store.deleteSecret('slack', 'T2');
    expect(await store.places('slack')).toEqual(['T1']);
  });
});

describe('openDeliveryStore', () => {
  it('leaves the database of another program, or of a newer bot, as it is', async () => {
    await store.close();
    const db = new SqliteDatabase(path);
    db.exec(`INSERT INTO delivery_migrations VALUES (99, 'later', '')`);
    db.close();
    expect(() => open()).toThrow(/newer bot/);
    path = join(folder, 'foreign.db');
    new SqliteDatabase(path).exec('CREATE TABLE theirs (x)').close();
    expect(() => open()).toThrow(/another program/);
    path = join(folder, '1.db');
    store = open();
  });
});
