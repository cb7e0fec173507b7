import { describe, expect, it } from 'vitest';
import { readSettings, readWeb, type Settings } from '../../src/settings/index.js';

function settingsOf(env: Record<string, string>): Settings {
  const { settings, problems } = readSettings(env);
  if (problems !== undefined) throw new Error(JSON.stringify(problems));
  return settings;
}

describe('readWeb', () => {
  it('serves pages on loopback when nothing is set, on any port if its own is taken', () => {
    expect(readWeb(settingsOf({}), false)).toEqual({
      kind: 'ready',
      host: '127.0.0.1',
      port: 3080,
      anyPort: true,
    });
  });

  it('serves them beside Slack or Teams only when a port is named, and that one alone', () => {
    expect(readWeb(settingsOf({}), true)).toEqual({ kind: 'off' });
    expect(readWeb(settingsOf({ WEB_PORT: '8080' }), true)).toMatchObject({ port: 8080, anyPort: false });
    expect(readWeb(settingsOf({ WEB_PORT: 'off' }), false)).toEqual({ kind: 'off' });
  });

  it('asks for what signing in with accounts needs, all at once', () => {
    const setup = readWeb(settingsOf({ OIDC_ISSUER: 'https://login.example.go.kr' }), false);
    expect(setup.kind === 'incomplete' && setup.problems.map(({ name }) => name)).toEqual([
      'OIDC_CLIENT_ID',
      'OIDC_CLIENT_SECRET',
      'WEB_ADDRESS',
      'DESK_STAFF or DESK_EDITORS',
    ]);
    const whole = {
      OIDC_ISSUER: 'https://login.example.go.kr',
      OIDC_CLIENT_ID: 'desk',
      OIDC_CLIENT_SECRET: 'secret',
      WEB_ADDRESS: 'https://desk.example.go.kr',
      DESK_STAFF: 'kim@example.go.kr, Policy Desk Staff',
    };
    expect(readWeb(settingsOf(whole), false).kind).toBe('ready');
    expect(settingsOf(whole).deskStaff).toEqual(['kim@example.go.kr', 'Policy Desk Staff']);
  });

  it('takes no provider without TLS but on this machine', () => {
    const problems = (issuer: string) => readSettings({ OIDC_ISSUER: issuer }).problems?.length ?? 0;
    expect(problems('http://login.example.go.kr')).toBe(1);
    expect(problems('http://127.0.0.1.example.go.kr/')).toBe(1);
    expect(problems('http://localhost:8080/realms/x')).toBe(0);
  });

  it('shares its port with Slack and Teams where they are set to the same', () => {
    const setup = readWeb(settingsOf({ WEB_PORT: '3000', SLACK_SIGNING_SECRET: 's'.repeat(32) }), true);
    expect(setup).toMatchObject({ kind: 'ready', port: 3_000 });
  });
});

describe('the addresses of the pages', () => {
  it('are origins, without a path', () => {
    expect(settingsOf({ WEB_ADDRESS: 'https://desk.example.go.kr/' }).webAddress).toBe(
      'https://desk.example.go.kr',
    );
    const embedders = 'https://www.example.go.kr, https://a.example.kr';
    expect(settingsOf({ WEB_EMBED_ORIGINS: embedders }).webEmbedOrigins).toHaveLength(2);
    for (const wrong of ['desk.example.go.kr', 'https://desk.example.go.kr/path', 'ftp://example.kr'])
      expect(readSettings({ WEB_ADDRESS: wrong }).problems?.[0]?.name).toBe('WEB_ADDRESS');
  });
});
