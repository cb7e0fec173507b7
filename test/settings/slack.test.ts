import { describe, expect, it } from 'vitest';
import { readSettings, readSlack } from '../../src/settings/index.js';

function setupOf(env: Record<string, string>) {
  const { settings, problems } = readSettings(env);
  if (problems) throw new Error(JSON.stringify(problems));
  return readSlack(settings);
}

const names = (env: Record<string, string>): string[] => {
  const setup = setupOf(env);
  return setup.kind === 'incomplete' ? setup.problems.map(({ name }) => name) : [setup.kind];
};

describe('readSlack', () => {
  it('says what is missing when nothing is set', () => {
    expect(setupOf({})).toMatchObject({ kind: 'off', missing: expect.stringContaining('SLACK_BOT_TOKEN') });
  });

  it('takes a socket with an app token, and HTTP with a signing secret', () => {
    expect(
      setupOf({ SLACK_BOT_TOKEN: 'xoxb-1', SLACK_APP_TOKEN: 'xapp-1', SLACK_SIGNING_SECRET: 's' }),
    ).toMatchObject({
      connection: { mode: 'socket', appToken: 'xapp-1' },
      installation: { kind: 'single', botToken: 'xoxb-1' },
    });
    expect(setupOf({ SLACK_BOT_TOKEN: 'xoxb-1', SLACK_SIGNING_SECRET: 's', PORT: '8080' })).toMatchObject({
      connection: { mode: 'http', signingSecret: 's', host: '127.0.0.1', port: 8080 },
    });
  });

  it('serves many workspaces by OAuth, with a key for their tokens', () => {
    const oauth = { SLACK_CLIENT_ID: '1.2', SLACK_CLIENT_SECRET: 'c', SLACK_SIGNING_SECRET: 's' };
    expect(names(oauth)).toEqual(['POLICY_BOT_ENCRYPTION_KEY']);
    const withKey = { ...oauth, POLICY_BOT_ENCRYPTION_KEY: 'k'.repeat(32) };
    expect(setupOf(withKey)).toMatchObject({ installation: { kind: 'many', clientId: '1.2' } });
    expect(names({ ...withKey, SLACK_STAFF: 'U1' })).toEqual(['SLACK_STAFF_TEAM']);
    expect(names({ ...withKey, SLACK_APP_TOKEN: 'xapp-1' })).toEqual(['SLACK_APP_TOKEN']);
    expect(names({ ...withKey, SLACK_BOT_TOKEN: 'xoxb-1' })).toEqual(['SLACK_BOT_TOKEN']);
  });

  it('names what is missing beside what is set', () => {
    expect(names({ SLACK_BOT_TOKEN: 'xoxb-1' })).toEqual(['SLACK_APP_TOKEN or SLACK_SIGNING_SECRET']);
    expect(names({ SLACK_SIGNING_SECRET: 's' })).toEqual(['SLACK_BOT_TOKEN']);
    expect(names({ SLACK_CLIENT_ID: '1.2' })).toContain('SLACK_CLIENT_SECRET');
  });
});

describe('the settings of staff', () => {
  it('are ids of users and groups, and a day with a time', () => {
    const { settings } = readSettings({
      SLACK_STAFF: 'U012AB, W9 S0614TZR7',
      POLICY_BOT_DIGEST: 'Fri 17:30',
    });
    expect(settings?.slackStaff).toEqual(['U012AB', 'W9', 'S0614TZR7']);
    expect(settings?.digest).toEqual({ day: 5, hour: 17, minute: 30 });
    expect(readSettings({ POLICY_BOT_DIGEST: 'off' }).settings?.digest).toBeUndefined();
    for (const wrong of [
      { SLACK_STAFF: 'kim' },
      { POLICY_BOT_DIGEST: 'daily' },
      { SLACK_STAFF_CHANNEL: '#staff' },
    ]) {
      expect(readSettings(wrong).problems).toHaveLength(1);
    }
  });
});
