import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { checkAccounts, checkPages, checkPorts } from '../../src/cli/doctor-ports.js';
import { readSettings, type Settings } from '../../src/settings/index.js';

const settingsOf = (env: Record<string, string>) => readSettings(env).settings as Settings;
const SLACK = { SLACK_BOT_TOKEN: 'xoxb-1', SLACK_SIGNING_SECRET: 's' };
const ACCOUNTS = {
  WEB_ADDRESS: 'https://desk.example.go.kr',
  OIDC_ISSUER: 'https://login.example.go.kr/realms/ministry',
  OIDC_CLIENT_ID: 'desk',
  OIDC_CLIENT_SECRET: 's',
  DESK_STAFF: 'kim@example.go.kr',
};

const servers: Server[] = [];
afterEach(() => Promise.all(servers.splice(0).map((server) => new Promise((done) => server.close(done)))));

/** A port where a server answers every request so. */
async function taken(body: string): Promise<string> {
  const server = createServer((_request, response) => response.end(body));
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return String((server.address() as AddressInfo).port);
}

/** A port that nobody listens on. */
async function free(): Promise<string> {
  const port = await taken('');
  await new Promise((done) => servers.pop()?.close(done));
  return port;
}

describe('policy-bot doctor on ports', () => {
  it('finds them free', async () => {
    const [web, health] = [await free(), await free()];
    const found = await checkPorts(settingsOf({ WEB_PORT: web, POLICY_BOT_HEALTH_PORT: health }));
    expect(found).toEqual({ ok: true, what: `at 127.0.0.1: ${web} (the pages), ${health} (health); free.` });
  });

  it('tells another program at a port from a desk that runs', async () => {
    for (const name of ['WEB_PORT', 'POLICY_BOT_HEALTH_PORT']) {
      const other = await checkPorts(settingsOf({ WEB_PORT: 'off', [name]: await taken('hello') }));
      expect(other).toMatchObject({ ok: false, fix: expect.stringContaining(name) as unknown });
      const desk = await checkPorts(settingsOf({ WEB_PORT: 'off', [name]: await taken('ok\n') }));
      expect(desk).toMatchObject({
        ok: true,
        fix: expect.stringContaining('if that is this desk') as unknown,
      });
    }
  });

  it('needs no port in particular for pages of which none is named', async () => {
    expect(await checkPorts(settingsOf({}))).toMatchObject({ ok: true });
  });

  it('finds health at the port of another, and lets the pages share theirs with Slack', async () => {
    const port = await free();
    const found = await checkPorts(settingsOf({ WEB_PORT: port, POLICY_BOT_HEALTH_PORT: port }));
    expect(found).toMatchObject({ ok: false, what: expect.stringContaining('WEB_PORT') as unknown });
    expect(await checkPorts(settingsOf({ ...SLACK, WEB_PORT: port, PORT: port }))).toMatchObject({
      ok: true,
    });
  });

  it('finds an address that is not of this machine', async () => {
    const found = await checkPorts(settingsOf({ HOST: '192.0.2.1', WEB_PORT: await free() }));
    expect(found).toMatchObject({ ok: false, fix: expect.stringContaining('HOST') as unknown });
  });
});

describe('policy-bot doctor on the pages', () => {
  it('says whether and where they are served', async () => {
    expect((await checkPages(settingsOf({}))).what).toContain('127.0.0.1:3080, or any other that is free');
    expect((await checkPages(settingsOf(SLACK))).what).toContain('To serve them, set WEB_PORT');
    expect((await checkPages(settingsOf({ WEB_PORT: 'off' }))).what).toContain('WEB_PORT is off');
  });

  it('warns of a proxy that is not counted, where all visitors would be one', async () => {
    const env = { WEB_PORT: '3080', WEB_ADDRESS: 'https://desk.example.go.kr' };
    expect(await checkPages(settingsOf(env))).toMatchObject({
      ok: true,
      fix: expect.stringContaining('WEB_PROXIES') as unknown,
    });
    expect((await checkPages(settingsOf({ ...env, WEB_PROXIES: '1' }))).fix).toBeUndefined();
  });
});

describe('policy-bot doctor on accounts', () => {
  it('says where the provider is to send people back to', async () => {
    const found = await checkAccounts(settingsOf(ACCOUNTS));
    expect(found).toEqual({
      ok: true,
      what: expect.stringContaining('https://desk.example.go.kr/desk/signed-in') as unknown,
    });
    expect(await checkAccounts(settingsOf({}))).toEqual({
      ok: true,
      what: expect.stringContaining('links') as unknown,
    });
  });

  it('finds what is missing, and an issuer that can be none', async () => {
    const { DESK_STAFF: _, ...nobody } = ACCOUNTS;
    expect(await checkAccounts(settingsOf(nobody))).toMatchObject({
      ok: false,
      what: expect.stringContaining('DESK_STAFF or DESK_EDITORS') as unknown,
    });
    const queried = { ...ACCOUNTS, OIDC_ISSUER: 'https://login.example.go.kr/?realm=ministry' };
    expect((await checkAccounts(settingsOf(queried))).ok).toBe(false);
  });

  it('warns of settings that have no effect, and of sessions without TLS', async () => {
    const { OIDC_ISSUER: _, ...none } = ACCOUNTS;
    expect((await checkAccounts(settingsOf(none))).what).toMatch(/^OIDC_CLIENT_ID, .* are set/);
    expect((await checkAccounts(settingsOf({ ...ACCOUNTS, ...SLACK }))).fix).toContain('WEB_PORT');
    const open = { ...ACCOUNTS, WEB_ADDRESS: 'http://desk.example.go.kr' };
    expect((await checkAccounts(settingsOf(open))).fix).toContain('TLS');
  });
});
