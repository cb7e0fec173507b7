import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { checkCard } from '../../adapters/teams/limits.js';
import { checkTeams } from '../../src/cli/doctor-teams.js';
import { runProgram } from '../../src/cli/program.js';
import { PACKAGE_ROOT } from '../../src/package-root.js';
import { readSettings } from '../../src/settings/index.js';
import { testContext } from './context.js';

const READY = {
  MicrosoftAppId: '11111111-2222-4333-8444-555555555555',
  MicrosoftAppTenantId: 'aaaaaaaa-bbbb-4ccc-8ddd-eeeeeeeeeeee',
  MicrosoftAppPassword: 'a~very~secret',
};

const examine = (env: Record<string, string>, ask?: (audience: string) => Promise<string>) =>
  checkTeams(readSettings(env).settings!, ask);

describe('policy-bot preview --teams', () => {
  it('prints the card of an answer', async () => {
    const context = testContext({
      POLICY_BOT_CONTENT: join(PACKAGE_ROOT, 'test/fixtures/knowledge/minimal'),
    });
    expect(await runProgram(['preview', '--teams', 'what is the Example Grant?'], context)).toBe(0);
    const card = JSON.parse(context.printed()) as object;
    expect(card).toMatchObject({ type: 'AdaptiveCard', version: '1.5' });
    expect(JSON.stringify(card)).toContain('helps mills put up windmills');
    expect(checkCard(card)).toEqual([]);
  });
});

describe('what the doctor finds of Teams', () => {
  it('is where it is served and as whom, when Entra gives a token', async () => {
    expect(await examine(READY, async () => 'token')).toMatchObject({
      ok: true,
      what: expect.stringContaining('127.0.0.1:3978, path /api/messages, as SingleTenant 11111111'),
    });
    expect(await examine({})).toMatchObject({ ok: true, what: expect.stringContaining('not configured') });
    expect(await examine({ TEAMS_ALLOW_UNAUTHENTICATED: 'true' })).toMatchObject({
      ok: true,
      what: expect.stringContaining('for development'),
    });
  });

  it('is the code with which Entra refuses, without the secret', async () => {
    const finding = await examine(READY, async () => {
      throw new Error('AADSTS7000215: Invalid client secret a~very~secret provided.');
    });
    expect(finding).toMatchObject({ ok: false, what: expect.stringContaining('AADSTS7000215') });
    expect(JSON.stringify(finding)).not.toContain('a~very~secret');
  });

  it('is what is missing beside what is set', async () => {
    expect(await examine({ MicrosoftAppId: READY.MicrosoftAppId })).toMatchObject({
      ok: false,
      what: expect.stringContaining('MicrosoftAppPassword'),
    });
  });
});
