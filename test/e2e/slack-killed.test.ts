/** Many people ask at once in Slack, and the built program is killed and started again half-way. */
import { afterEach, describe, expect, it } from 'vitest';
import { freePort } from '../../bench/http.js';
import {
  askAll,
  closeLoad,
  EACH,
  expectAllAnsweredOnce,
  openLoad,
  PEOPLE,
  type SlackLoad,
  startDesk,
} from './slack-load.js';

let load: SlackLoad;
afterEach(() => closeLoad(load));

describe(`events from ${PEOPLE} people, one in five delivered again`, () => {
  it('are each answered exactly once although the process is killed and started again half-way', async () => {
    const port = await freePort();
    load = await openLoad(port, 25);
    const asking = askAll(load);
    await load.slack.until(() => load.slack.posts.length >= (PEOPLE * EACH) / 2, 60_000);
    load.running.child.kill('SIGKILL');
    await load.running.finished;
    load.running = await startDesk(load, port);
    const asked = await asking;
    await expectAllAnsweredOnce(load, asked);
    const ids = load.slack.posts.map(({ args }) => JSON.stringify(args['metadata']));
    expect(new Set(ids).size).toBe(ids.length);
  }, 120_000);
});
