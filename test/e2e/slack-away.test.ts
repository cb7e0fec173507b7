/** Slack that cannot be reached when the program starts. */
import { setTimeout as delay } from 'node:timers/promises';
import { createEmulator } from 'emulate';
import { describe, expect, it } from 'vitest';
import { SCOPES } from '../../adapters/slack/names.js';
import { SIGNING_SECRET } from '../helpers/slack/signed.js';
import { addressOf, expectEnd, freePort, makePlace, PATIENCE, policyBot, run } from './program.js';

const BOT = 'xoxb-emulated';
const settingsFor = (slack: number) => ({
  SLACK_BOT_TOKEN: BOT,
  SLACK_SIGNING_SECRET: SIGNING_SECRET,
  SLACK_API_URL: `http://127.0.0.1:${slack}/api/`,
  PORT: '0',
  POLICY_BOT_DIGEST: 'off',
  POLICY_BOT_LOG_LEVEL: 'info',
});

describe('Slack cannot be reached at a start', () => {
  it('and the pages are served without it until it is there', async () => {
    const [slack, health] = [await freePort(), await freePort()];
    const desk = run(makePlace(), 'src/cli/main.js', ['start'], {
      ...settingsFor(slack),
      WEB_PORT: '0',
      POLICY_BOT_HEALTH_PORT: String(health),
    });
    desk.child.stdin.end();
    const address = await addressOf(desk);
    const ready = async () => {
      const said = await fetch(`http://127.0.0.1:${health}/readyz`);
      return { status: said.status, ...((await said.json()) as object) };
    };
    const becomes = async (state: object): Promise<void> => {
      for (const end = Date.now() + PATIENCE; ; ) {
        const now = await ready();
        if (Date.now() > end || JSON.stringify(now) === JSON.stringify(state))
          return expect(now).toEqual(state);
        await delay(50);
      }
    };
    await becomes({ status: 200, ready: true, without: ['slack'] });
    expect((await fetch(`${address}/records/example-grant?lang=en`)).status).toBe(200);
    const emulator = await createEmulator({
      service: 'slack',
      port: slack,
      seed: {
        slack: {
          bots: [{ name: 'policy-desk' }],
          tokens: [{ token: BOT, type: 'bot', bot_id: 'B1', bot_user_id: 'U000000001', scopes: [...SCOPES] }],
        },
      },
    } as never);
    await becomes({ status: 200, ready: true });
    expect(desk.err()).toContain('Slack is connected');
    desk.child.kill('SIGTERM');
    expectEnd(await desk.finished);
    await emulator.close();
  });

  it('and the program ends in order while it is tried, or at once where nothing else is served', async () => {
    const slack = await freePort();
    const desk = run(makePlace(), 'src/cli/main.js', ['start'], { ...settingsFor(slack), WEB_PORT: '0' });
    desk.child.stdin.end();
    while (!desk.err().includes('the others go on')) await delay(50);
    desk.child.kill('SIGTERM');
    expectEnd(await desk.finished);
    const alone = await policyBot(makePlace(), ['start'], { env: settingsFor(slack) });
    expect(alone.err).toContain('Slack could not be reached');
    expectEnd(alone, 2);
  });
});
