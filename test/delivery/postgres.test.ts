import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { systemClock } from '../../src/clock.js';
import { type DeliveryStore, openDeliveryStore } from '../../src/delivery/index.js';
import { recordingLogger } from '../helpers/logger.js';
import { onPostgres, POSTGRES_PROGRAMS, type PostgresServer, startPostgres } from '../helpers/postgres.js';

const turn = (text: string) => ({ channel: 'slack', conversation: 'c', user: 'u', text });
const post = (payload: string) => ({ channel: 'slack', lane: 'l', payload });

describe.skipIf(POSTGRES_PROGRAMS === undefined)(onPostgres('two processes over one PostgreSQL'), () => {
  let server: PostgresServer;
  let one: DeliveryStore;
  let two: DeliveryStore;
  beforeAll(async () => {
    server = await startPostgres();
  });
  afterAll(() => server?.stop());
  beforeEach(async () => {
    const url = await server.database();
    const open = (): DeliveryStore =>
      openDeliveryStore({
        path: '',
        url,
        key: 'k'.repeat(32),
        retentionDays: 30,
        clock: systemClock,
        logger: recordingLogger(),
      });
    one = open();
    two = open();
  });
  afterEach(async () => {
    await one.close();
    await two.close();
  });

  it('take an event once, however often and wherever it arrives', async () => {
    const taken = await Promise.all(
      [one, two, one, two].map((store) =>
        store.take(['event', 'message'], { turn: turn('1'), address: {}, claims: ['thread'] }),
      ),
    );
    expect(taken.filter((each) => each !== undefined)).toHaveLength(1);
    expect(await two.claimed('thread')).toBe(true);
    expect((await one.waiting()).turns).toBe(1);
  });

  it('answer a conversation in order, and post in order in a lane', async () => {
    const first = await one.take(['a'], { turn: turn('1'), address: {} });
    const second = await two.take(['b'], { turn: turn('2'), address: {} });
    const order: string[] = [];
    const coming = two.comes(second!.id).then((own) => order.push(`comes ${own}`));
    expect(await one.comes(first!.id)).toBe(true);
    const [early] = await one.finish(first!.id, { posts: [post('1')] }).finally(() => order.push('finished'));
    await coming;
    expect(order.toSorted()).toEqual(['comes true', 'finished']);
    expect(await one.finish(first!.id, { posts: [post('1')] })).toEqual([]);
    const [late] = await two.finish(second!.id, { posts: [post('2')] });
    expect(await two.begin(late!.id)).toBe('waits');
    expect(await two.begin(early!.id)).toBe('gone');
    expect(await one.begin(early!.id)).toBe('begun');
    await one.sent(early!.id);
    expect(await two.begin(late!.id)).toBe('begun');
  });

  it('do not touch what the other is about, and take it over when it has ended', async () => {
    const taken = await one.take(['a'], { turn: turn('1'), address: { to: 'x' } });
    await one.queue([post('1')]);
    expect(await two.unfinished('slack')).toEqual([]);
    expect(await two.queued('slack')).toEqual([]);
    const heard = new Promise<void>((resolve) => two.onLeft('slack', resolve));
    await one.close();
    await heard;
    expect(await two.unfinished('slack')).toMatchObject([
      { id: taken!.id, address: { to: 'x' }, restarts: 1 },
    ]);
    expect(await two.queued('slack')).toMatchObject([post('1')]);
    expect(await two.unfinished('slack')).toEqual([]);
  });

  it('share what is kept, noted, sealed and logged', async () => {
    const until = new Date(Date.now() + 60_000);
    await one.keep('id', { channel: 'slack', user: 'u', value: { x: 1 }, until });
    expect(await two.kept('id')).toEqual({ channel: 'slack', user: 'u', value: { x: 1 }, until });
    await one.setNote('n', 'v');
    await one.setNote('n', 'w');
    expect(await two.note('n')).toBe('w');
    await one.setSecret('slack', 'T1', { token: 't' });
    expect(await two.secret('slack', 'T1')).toEqual({ token: 't' });
    expect(await two.places('slack')).toEqual(['T1']);
    await one.logChange({ who: 'Kim', what: 'edit', about: 'a.yaml', after: 'v1' });
    expect(await two.changes({ limit: 9, about: 'a.yaml' })).toMatchObject([{ who: 'Kim', after: 'v1' }]);
    await one.keepAsker({ inquiry: '7', channel: 'slack', user: 'u', address: {} });
    expect(await two.settle('7', [post('1')], 'told')).toHaveLength(1);
    expect(await one.settle('7', [post('1')], 'told')).toEqual([]);
    expect(await two.askersOf('7')).toHaveLength(1);
    await one.purge();
    expect(await two.forgetUser('slack', 'u')).toBe(2);
  });
});
