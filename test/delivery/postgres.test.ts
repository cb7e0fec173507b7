import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { systemClock } from '../../src/clock.js';
import { type DeliveryStore, openDeliveryStore } from '../../src/delivery/index.js';
import { deliveryStoreContract } from '../contract/delivery-store.contract.js';
import { recordingLogger } from '../helpers/logger.js';
import {
  emptied,
  onPostgres,
  POSTGRES_PROGRAMS,
  type PostgresServer,
  queried,
  startTestServer,
} from '../helpers/postgres.js';

const turn = (text: string) => ({ channel: 'slack', conversation: 'c', user: 'u', text });
const post = (payload: string) => ({ channel: 'slack', lane: 'l', payload });

let server: PostgresServer;
let url: string;
beforeAll(async () => {
  if (POSTGRES_PROGRAMS === undefined) return;
  server = await startTestServer();
  url = await server.database();
});
afterAll(() => server?.stop());

describe.skipIf(POSTGRES_PROGRAMS === undefined)(onPostgres('in PostgreSQL'), () => {
  deliveryStoreContract('openDeliveryStore', true, async () => {
    await emptied(url);
    return {
      open: (settings) => openDeliveryStore({ ...settings, path: '', url, logger: recordingLogger() }),
      lasting: {
        beside: (sql) => queried(url, `SET search_path = delivery; ${sql}`),
        async bytes() {
          const tables = await queried(
            url,
            `SELECT table_name AS name FROM information_schema.tables WHERE table_schema = 'delivery'`,
          );
          const rows = await Promise.all(
            tables.map(({ name }) => queried(url, `SELECT * FROM delivery.${name}`)),
          );
          return JSON.stringify(rows, (_name, value) =>
            value?.type === 'Buffer' ? Buffer.from(value.data).toString('latin1') : value,
          );
        },
      },
    };
  });
});

describe.skipIf(POSTGRES_PROGRAMS === undefined)(onPostgres('two processes over one PostgreSQL'), () => {
  let one: DeliveryStore;
  let two: DeliveryStore;
  beforeEach(async () => {
    await emptied(url);
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
});
