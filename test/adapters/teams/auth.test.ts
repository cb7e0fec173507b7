import { generateKeyPairSync } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { say, WORDS } from '../../contract/replies.js';
import { recordingLogger } from '../../helpers/logger.js';
import { makeTeams, SDKS, type TeamsHarness, type TeamsMore } from './harness.js';

/** What is printed; taken over before the SDK is loaded. */
const printed = vi.hoisted(() => {
  const words: unknown[] = [];
  for (const name of ['error', 'warn', 'log'] as const) console[name] = (...said) => void words.push(...said);
  return words;
});

let desk: TeamsHarness;
let turns = 0;
const logger = recordingLogger();

let on: TeamsMore['sdkOn'];
async function start(more: TeamsMore = {}): Promise<TeamsHarness> {
  turns = 0;
  const handle = async () => {
    turns += 1;
    return say('answered');
  };
  desk = await makeTeams(
    { handle, words: WORDS, logger },
    { ...(on === undefined ? {} : { sdkOn: on }), ...more },
  );
  await desk.channel.start();
  return desk;
}

afterEach(async () => {
  await desk.channel.stop();
  await desk.close?.();
});

const now = (): number => Math.floor(Date.now() / 1_000);
const stranger = generateKeyPairSync('rsa', { modulusLength: 2_048 }).privateKey;

describe.each(SDKS)('a request to the Teams endpoint, over %s,', (_name, sdk) => {
  beforeEach(() => {
    on = sdk;
  });

  it('is taken with a token of Teams', async () => {
    const { teams } = await start();
    expect((await teams.deliver(teams.activity({ text: 'hello there' }))).status).toBe(200);
    await teams.until(() => teams.posts.length === 1);
    expect(teams.posts[0]?.authorization).toBe('Bearer token-of-the-bot');
  });

  const wrong: [string, (teams: TeamsHarness['teams']) => string][] = [
    ['without a token', () => ''],
    ['with another scheme', (teams) => `Basic ${teams.token()}`],
    ['with words for a token', () => 'Bearer not-a-token'],
    ['for another bot', (teams) => `Bearer ${teams.token({ aud: 'another' })}`],
    ['from another issuer', (teams) => `Bearer ${teams.token({ iss: 'https://evil.example' })}`],
    ['that has expired', (teams) => `Bearer ${teams.token({ nbf: now() - 7_200, exp: now() - 3_600 })}`],
    ['that is not valid yet', (teams) => `Bearer ${teams.token({ nbf: now() + 3_600 })}`],
    ['for another service', (teams) => `Bearer ${teams.token({ serviceurl: 'https://evil.example' })}`],
    ['signed by a stranger', (teams) => `Bearer ${teams.token({}, { key: stranger })}`],
    [
      'signed with a key that is not known',
      (teams) => `Bearer ${teams.token({}, { header: { kid: 'other' } })}`,
    ],
    [
      'without a signature',
      (teams) =>
        `Bearer ${teams
          .token({}, { header: { alg: 'none' } })
          .split('.')
          .slice(0, 2)
          .join('.')}.`,
    ],
  ];
  it.each(wrong)('is refused with 401 %s, quietly', async (_what, authorization) => {
    const { teams } = await start();
    const answer = await teams.deliver(teams.activity({ text: 'hello there' }), authorization(teams));
    expect(answer).toMatchObject({ status: 401, body: undefined });
    expect(turns).toBe(0);
    expect(await desk.store.places('teams')).toEqual([]);
    expect(printed).toEqual([]);
    expect(JSON.stringify(logger.events)).not.toMatch(/BEGIN|eyJ/);
  });

  it('is answered with 503 when the keys of Teams cannot be had, so that it comes again', async () => {
    const { teams } = await start();
    const good = teams.token();
    await teams.stop();
    const answer = await teams.deliver(teams.activity({ text: 'x' }), `Bearer ${good}`);
    expect(answer.status).toBe(503);
    expect(turns).toBe(0);
  });

  it('is refused from another channel of the bot service, without an address, or when it makes no sense', async () => {
    const { teams } = await start();
    expect((await teams.deliver(teams.activity({ channelId: 'webchat', text: 'x' }))).status).toBe(400);
    expect((await teams.deliver(teams.activity({ serviceUrl: undefined, text: 'x' }))).status).toBe(400);
    expect((await teams.deliver({ no: 'type' })).status).toBe(400);
    expect((await teams.deliver(teams.activity({ text: 'x'.repeat(600_000) }))).status).toBe(413);
    const url = `${teams.botUrl}/api/messages`;
    expect((await fetch(url)).status).toBe(405);
    expect((await fetch(`${teams.botUrl}/else`, { method: 'POST' })).status).toBe(404);
    expect((await fetch(`${teams.botUrl}/healthz`)).status).toBe(200);
    expect(turns).toBe(0);
  });
});
