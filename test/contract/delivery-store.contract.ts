import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Clock } from '../../src/core/ports.js';
import type { DeliveryStore } from '../../src/delivery/index.js';

export interface DeliveryStoreSettings {
  readonly key: string;
  readonly retentionDays: number;
  readonly clock: Clock;
}

/** Where a delivery store keeps its rows; empty at first. */
export interface DeliveryPlace {
  /** A process that opens it: there may be one after another, and several at once. */
  open(settings: DeliveryStoreSettings): DeliveryStore;
  /** For a place that outlives its process. */
  readonly lasting?: {
    /** A statement of another program, in words that all databases know; what it returns. */
    beside(sql: string): Promise<readonly object[]>;
    /** All that is kept, letter for letter. */
    bytes(): Promise<string>;
  };
}

const KEY = 'a key for the delivery store, long enough';
const DAY_MS = 86_400_000;
const HOUR_MS = 3_600_000;
// The user is long enough that no sealed bytes hold it by chance.
const TURN = { channel: 'slack', conversation: 'c', user: 'U0ASKEDTHIS', text: 'my private question' };
const POST = { channel: 'slack', lane: 'a', payload: { text: 'a private answer' } };

/** What every delivery store must do; `makePlace` gives an empty place each time. */
export function deliveryStoreContract(
  name: string,
  lasting: boolean,
  makePlace: () => DeliveryPlace | Promise<DeliveryPlace>,
): void {
  describe(`${name}, as a delivery store`, () => {
    /** What is said of other processes has no meaning where nothing outlives one. */
    const inFile = it.skipIf(!lasting);
    let place: DeliveryPlace;
    let store: DeliveryStore;
    let now: Date;

    const open = (key = KEY): DeliveryStore =>
      place.open({ key, retentionDays: 30, clock: { now: () => now } });
    const beside = (sql: string) => place.lasting!.beside(sql);
    const bytes = () => place.lasting!.bytes();
    /** This process ends, and another goes on with what it left. */
    const nextProcess = async (key?: string): Promise<void> => {
      await store.close();
      store = open(key);
    };
    /** The purge some days later: a jump of the clock is believed when it has held for most of a day. */
    const purgeAfter = async (since: Date, days: number): Promise<void> => {
      for (const hours of [20, 0]) {
        now = new Date(since.getTime() + days * DAY_MS - hours * HOUR_MS);
        await store.purge();
      }
    };

    beforeEach(async () => {
      now = new Date('2026-11-22T00:00:00Z');
      place = await makePlace();
      store = open();
    });
    afterEach(() => store.close());

    describe('a claim', () => {
      it('succeeds once, for all keys or for none', async () => {
        expect(await store.claim(['a', 'b'])).toBe(true);
        expect(await store.claim(['b', 'c'])).toBe(false);
        expect(await store.claimed('c')).toBe(false);
        expect(await store.claim(['c'])).toBe(true);
        expect(await store.claim([])).toBe(true);
      });

      it('of many at once, in any order of their keys, is had by one', async () => {
        const keys = ['a', 'b', 'c', 'd'];
        const orders = Array.from({ length: 24 }, (_, n) => [...keys.slice(n % 4), ...keys.slice(0, n % 4)]);
        const had = await Promise.all(orders.map((order) => store.claim(order)));
        expect(had.filter(Boolean)).toHaveLength(1);
      });

      inFile('outlives the process, and is shared with another', async () => {
        await store.claim(['a']);
        const other = open();
        expect(await other.claim(['a'])).toBe(false);
        await other.claim(['b']);
        expect(await store.claim(['b'])).toBe(false);
        await other.close();
        await nextProcess();
        expect(await store.claimed('b')).toBe(true);
      });

      it('is forgotten after a week', async () => {
        await store.claim(['a']);
        const since = now;
        await purgeAfter(since, 7);
        expect(await store.claimed('a')).toBe(true);
        await purgeAfter(since, 8);
        expect(await store.claimed('a')).toBe(false);
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
        await purgeAfter(now, 31);
        expect(await store.changes({ limit: 9 })).toEqual([]);
      });

      it('is kept letter for letter, whatever the letters are', async () => {
        const after = '수요기업 “30%”\0 \u{e0dd} \u{1f3ed} e\u0301 \u{10ffff}\r\n\t\\ $1 ?';
        await store.logChange({ who: '김', what: 'edit', about: '가.yaml', after });
        expect(await store.changes({ limit: 1, about: '가.yaml' })).toMatchObject([{ who: '김', after }]);
      });
    });

    describe('a turn that is taken', () => {
      it('is taken once of many at once, with the claims beside it', async () => {
        const taken = await Promise.all(
          Array.from({ length: 8 }, (_, n) =>
            store.take(n % 2 === 0 ? ['e1', 'm1'] : ['m1', 'e1'], {
              turn: TURN,
              address: {},
              claims: ['thread'],
            }),
          ),
        );
        expect(taken.filter((each) => each !== undefined)).toHaveLength(1);
        expect(await store.claimed('thread')).toBe(true);
        // A claim beside a turn may be there already.
        expect(
          await store.take(['e2'], { turn: TURN, address: {}, claims: ['thread', 'thread'] }),
        ).toBeDefined();
        expect((await store.waiting()).turns).toBe(2);
      });

      it('that was known claims nothing', async () => {
        await store.claim(['m1']);
        expect(
          await store.take(['e1', 'm1'], { turn: TURN, address: {}, claims: ['thread'] }),
        ).toBeUndefined();
        expect(await store.claimed('e1')).toBe(false);
        expect(await store.claimed('thread')).toBe(false);
        expect(await store.waiting()).toEqual({ turns: 0, posts: 0 });
      });

      it('comes when it is this process’s own', async () => {
        const taken = await store.take(['e1'], { turn: TURN, address: {} });
        expect(taken).toMatchObject({ turn: TURN, restarts: 0, attempts: 0, takenAt: now });
        expect(await store.comes(taken!.id)).toBe(true);
      });

      inFile('is there for the next process until it is finished', async () => {
        const taken = await store.take(['e1', 'm1'], { turn: TURN, address: { to: 'x' } });
        expect(await store.take(['e2', 'm1'], { turn: TURN, address: {} })).toBeUndefined();
        await nextProcess();
        expect(await store.unfinished('teams')).toEqual([]);
        const [left] = await store.unfinished('slack');
        expect(left).toMatchObject({ id: taken?.id, turn: TURN, address: { to: 'x' }, restarts: 1 });
        await store.finish(taken!.id, { posts: [POST] });
        await nextProcess();
        expect(await store.unfinished('slack')).toEqual([]);
        expect(await store.queued('slack')).toMatchObject([POST]);
      });

      inFile('is left in the order taken', async () => {
        for (let n = 0; n < 12; n += 1)
          await store.take([`e${n}`], {
            turn: { ...TURN, conversation: `c${n % 3}`, text: `${n}` },
            address: {},
          });
        await nextProcess();
        const left = await store.unfinished('slack');
        expect(left.map(({ turn }) => Number(turn.text))).toEqual(Array.from({ length: 12 }, (_, n) => n));
      });

      it('queues its posts once, however often it is finished', async () => {
        const taken = await store.take(['e1'], { turn: TURN, address: {} });
        const ends = await Promise.all(
          [1, 2, 3].map(() => store.finish(taken!.id, { posts: [POST, { ...POST, lane: 'b' }] })),
        );
        expect(ends.map(({ length }) => length).sort()).toEqual([0, 0, 2]);
        expect(await store.waiting()).toEqual({ turns: 0, posts: 2, oldest: now });
      });

      inFile('leaves no word of it in the file, sealed while it is there and gone after', async () => {
        const taken = await store.take(['e1'], { turn: TURN, address: { to: 'the-address' } });
        expect(await bytes()).not.toMatch(/private question|the-address|U0ASKEDTHIS/);
        const [post] = await store.finish(taken!.id, { posts: [POST] });
        expect(await bytes()).not.toContain('private answer');
        await store.sent(post!.id);
        expect(await beside('SELECT id FROM taken UNION SELECT id FROM posts')).toEqual([]);
      });

      inFile('is dropped when it was sealed with another key', async () => {
        await store.take(['e1'], { turn: TURN, address: {} });
        await nextProcess('another key for the store, long enough');
        expect(await store.unfinished('slack')).toEqual([]);
        expect(await beside('SELECT id FROM taken')).toEqual([]);
      });

      inFile(
        'counts one attempt however often it is begun beside others, one more alone, and none while it waits',
        async () => {
          const first = await store.take(['a'], { turn: TURN, address: {} });
          await store.take(['b'], { turn: TURN, address: {} });
          await store.begun(first!.id);
          await store.begun(first!.id);
          await nextProcess();
          await store.unfinished('slack');
          await store.attempt(first!.id);
          await nextProcess();
          const left = await store.unfinished('slack');
          expect(left.map(({ attempts, restarts }) => [attempts, restarts])).toEqual([
            [2, 2],
            [0, 2],
          ]);
        },
      );
    });

    describe('a post', () => {
      inFile('is certain until a try begins, and after one that surely failed', async () => {
        const [post] = await store.queue([POST]);
        const state = async (): Promise<object | undefined> => {
          await nextProcess();
          return (await store.queued('slack'))[0];
        };
        expect(await state()).toMatchObject({ tries: 0, uncertain: false });
        expect(await store.begin(post!.id)).toBe('begun');
        expect(await state()).toMatchObject({ tries: 1, uncertain: true });
        await store.postpone(post!.id, false);
        expect(await state()).toMatchObject({ tries: 1, uncertain: false });
        await store.begin(post!.id);
        await store.postpone(post!.id, true, true);
        expect(await state()).toMatchObject({ tries: 1, uncertain: true });
        await store.sent(post!.id);
        expect(await state()).toBeUndefined();
      });

      inFile('is left in the order queued', async () => {
        const texts = Array.from({ length: 9 }, (_, n) => `post ${n}`);
        for (const payload of texts) await store.queue([{ ...POST, lane: payload, payload }]);
        await nextProcess();
        expect((await store.queued('slack')).map(({ payload }) => payload)).toEqual(texts);
        expect(await store.queued('teams')).toEqual([]);
      });

      inFile('is left with the name of the turn that it answers', async () => {
        const taken = await store.take(['a'], { turn: TURN, address: {} });
        await store.finish(taken!.id, { posts: [POST] });
        await store.queue([{ ...POST, lane: 'b' }]);
        await nextProcess();
        expect((await store.queued('slack')).map(({ request }) => request)).toEqual([taken!.id, undefined]);
      });

      it('with a key is queued once', async () => {
        const queued = await Promise.all([1, 2, 3].map(() => store.queue([POST], 'digest 47')));
        expect(queued.map(({ length }) => length).sort()).toEqual([0, 0, 1]);
        expect(await store.queue([POST], 'digest 47')).toEqual([]);
      });

      it('that is given up leaves its reason and not its content, for a week', async () => {
        const [post] = await store.queue([POST]);
        expect(await store.waiting()).toEqual({ turns: 0, posts: 1, oldest: now });
        await store.giveUp(post!.id, 'channel_not_found');
        await store.giveUp(post!.id, 'a second time');
        expect(await store.waiting()).toEqual({ turns: 0, posts: 0 });
        expect(await store.begin(post!.id)).toBe('gone');
        expect(await store.givenUp(new Date(0))).toEqual([
          { channel: 'slack', reason: 'channel_not_found', at: now },
        ]);
        expect(await store.givenUp(new Date(now.getTime() + 1))).toEqual([]);
        await purgeAfter(now, 8);
        expect(await store.givenUp(new Date(0))).toEqual([]);
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
        const settled = now;
        await purgeAfter(settled, 6);
        expect(await store.askersOf('7')).toHaveLength(2);
        await purgeAfter(settled, 8);
        expect(await store.askersOf('7')).toEqual([]);
      });

      it('is kept for 30 days with what the content told, so that it can be corrected', async () => {
        await store.keepAsker(ASKER);
        const says = ['30%\0', '지원'];
        await store.settle('7', [POST], 'told/7/0', { entry: 'a/b', says });
        expect(await store.told()).toEqual([{ inquiry: '7', entry: 'a/b', says }]);
        expect(await store.told('8')).toEqual([]);
        const settled = now;
        await purgeAfter(settled, 29);
        expect(await store.told('7')).toHaveLength(1);
        expect(await store.askersOf('7')).toEqual([ASKER]);
        await purgeAfter(settled, 31);
        expect(await store.told()).toEqual([]);
        expect(await store.askersOf('7')).toEqual([]);
      });

      it('is kept with the turn that was logged for staff, in one step with its posts', async () => {
        const taken = await store.take(['e1'], { turn: TURN, address: {} });
        await store.finish(taken!.id, { posts: [POST], asker: ASKER });
        await store.finish(taken!.id, { posts: [POST], asker: { ...ASKER, inquiry: '8' } });
        expect(await store.askersOf('7')).toEqual([ASKER]);
        expect(await store.askersOf('8')).toEqual([]);
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
        until: new Date(now.getTime() + HOUR_MS),
      });
      const ids = async () => (await beside('SELECT id FROM kept')).map((row) => (row as { id: string }).id);

      it('is there until it is dropped, and the same id again takes its place', async () => {
        await store.keep('id-1', kept());
        expect(await store.kept('id-1')).toEqual(kept());
        await store.keep('id-1', { ...kept(), value: 'another' });
        expect(await store.kept('id-1')).toMatchObject({ value: 'another' });
        expect(await store.kept('id-2')).toBeUndefined();
        await store.dropKept('id-1');
        expect(await store.kept('id-1')).toBeUndefined();
      });

      inFile('is sealed, and outlives the process', async () => {
        // Long enough that no sealed bytes hold it by chance.
        const mine = { ...kept(), user: 'U0WAITSFORIT' };
        await store.keep('id-1', mine);
        expect(await bytes()).not.toMatch(/private file|U0WAITSFORIT/);
        await nextProcess();
        expect(await store.kept('id-1')).toEqual(mine);
      });

      it('is not given out after its time', async () => {
        await store.keep('id-1', kept());
        now = new Date(now.getTime() + HOUR_MS);
        expect(await store.kept('id-1')).toBeUndefined();
      });

      inFile('is deleted after its time with the next, or by the purge', async () => {
        await store.keep('id-1', kept());
        now = new Date(now.getTime() + HOUR_MS);
        await store.keep('id-2', kept());
        expect(await ids()).toEqual(['id-2']);
        now = new Date(now.getTime() + HOUR_MS);
        await store.purge();
        expect(await ids()).toEqual([]);
      });

      it('is forgotten with its user', async () => {
        await store.keep('id-1', kept());
        await store.keep('id-2', { ...kept(), user: 'U2' });
        expect(await store.forgetUser('teams', 'U1')).toBe(1);
        expect(await store.kept('id-1')).toBeUndefined();
        expect(await store.kept('id-2')).toBeDefined();
      });

      inFile('is bound to its id', async () => {
        await store.keep('id-1', kept());
        await store.keep('id-2', { ...kept(), user: 'U2' });
        await beside(
          `UPDATE kept SET sealed = (SELECT sealed FROM kept WHERE id = 'id-1') WHERE id = 'id-2'`,
        );
        expect(await store.kept('id-2')).toBeUndefined();
      });
    });

    describe('a note', () => {
      inFile('outlives the process, the last one', async () => {
        expect(await store.note('digest')).toBeUndefined();
        await store.setNote('digest', '46');
        await store.setNote('digest', '47');
        await nextProcess();
        expect(await store.note('digest')).toBe('47');
      });
    });

    describe('the secret of an installation', () => {
      it('is kept by channel and place, until it is deleted', async () => {
        await store.setSecret('slack', 'T1', { token: 'old' });
        await store.setSecret('slack', 'T1', { token: 'new' });
        await store.setSecret('teams', 'T2', { token: 'other' });
        expect(await store.secret('slack', 'T1')).toEqual({ token: 'new' });
        expect(await store.secret('slack', 'T2')).toBeUndefined();
        expect(await store.places('slack')).toEqual(['T1']);
        await store.deleteSecret('slack', 'T1');
        expect(await store.places('slack')).toEqual([]);
      });

      inFile('is sealed, and bound to its place', async () => {
        await store.setSecret('slack', 'T1', { token: 'xoxb-secret' });
        await store.setSecret('slack', 'T2', { token: 'xoxb-other' });
        expect(await bytes()).not.toContain('xoxb');
        await beside(
          `UPDATE secrets SET sealed = (SELECT sealed FROM secrets WHERE place = 'T2') WHERE place = 'T1'`,
        );
        expect(await store.secret('slack', 'T1')).toBeUndefined();
      });
    });

    describe('the database', () => {
      /** Opening a file fails at once, opening a server at the first use. */
      const failure = async (): Promise<unknown> => {
        let opened: DeliveryStore | undefined;
        try {
          opened = open();
          await opened.claimed('a');
          return undefined;
        } catch (error) {
          return error;
        } finally {
          await opened?.close();
        }
      };

      inFile('of another program, or of a newer bot, is left as it is', async () => {
        await store.claim(['a']);
        await beside(`INSERT INTO delivery_migrations VALUES (99, 'later', '')`);
        expect(String(await failure())).toMatch(/newer bot/);
        await beside('DELETE FROM delivery_migrations WHERE number = 99');
        await beside('ALTER TABLE delivery_migrations RENAME TO theirs');
        expect(String(await failure())).toMatch(/another program/);
        await beside('ALTER TABLE theirs RENAME TO delivery_migrations');
        await nextProcess();
        expect(await store.claimed('a')).toBe(true);
      });

      it('that was closed says so', async () => {
        await store.claim(['a']);
        await store.close();
        const error = await store.claim(['b']).catch((reason: unknown) => reason);
        expect(error).toMatchObject({ name: 'DeliveryStoreError' });
        store = open();
      });
    });
  });
}
