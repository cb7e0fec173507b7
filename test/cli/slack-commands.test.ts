import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { SCOPES } from '../../adapters/slack/names.js';
import { checkSlack } from '../../src/cli/doctor-slack.js';
import { runProgram } from '../../src/cli/program.js';
import { PACKAGE_ROOT } from '../../src/package-root.js';
import { readSettings } from '../../src/settings/index.js';
import { testContext } from './context.js';

const CONTENT = join(PACKAGE_ROOT, 'test/fixtures/knowledge/minimal');

async function run(...words: string[]) {
  const context = testContext({ POLICY_BOT_CONTENT: CONTENT });
  return { code: await runProgram(words, context), out: context.printed(), err: context.complained() };
}

describe('policy-bot preview --slack', () => {
  it('prints the blocks of an answer, and the address that shows them', async () => {
    const { code, out, err } = await run('preview', '--slack', 'what is the Example Grant?');
    expect(code).toBe(0);
    const { blocks } = JSON.parse(out) as { blocks: object[] };
    expect(JSON.stringify(blocks)).toContain('helps mills put up windmills');
    const address = err.trim();
    expect(address).toMatch(/^https:\/\/app\.slack\.com\/block-kit-builder\/#/);
    expect(JSON.parse(decodeURIComponent(address.split('#')[1]!))).toEqual({ blocks });
  });

  it('shows a private answer with its question and the button to share it', async () => {
    const { out } = await run('preview', '--slack', '--private', 'what is the Example Grant?');
    expect(out).toContain('Question: what is the Example Grant?');
    expect(out).toContain('Share with the channel');
  });

  it('asks which channel when none is named', async () => {
    const { code, err } = await run('preview', 'what is the Example Grant?');
    expect(code).toBe(2);
    expect(err).toContain('--slack');
  });
});

describe('policy-bot manifest', () => {
  it('prints the manifest for a socket, or for HTTP with an address', async () => {
    expect(JSON.parse((await run('manifest')).out)).toMatchObject({
      settings: { socket_mode_enabled: true },
    });
    const http = await run('manifest', '--mode', 'http', '--url', 'https://desk.example.go.kr');
    expect(http.out).toContain('https://desk.example.go.kr/slack/events');
    expect((await run('manifest', '--mode', 'http', '--url', 'http://localhost/x')).code).not.toBe(0);
  });
});

describe('what the doctor finds of Slack', () => {
  let server: Server | undefined;
  afterEach(
    () => new Promise((resolve) => (server === undefined ? resolve(undefined) : server.close(resolve))),
  );

  async function examine(answer: object, headers: Record<string, string>, env: Record<string, string> = {}) {
    server = createServer((_request, response) => {
      response.writeHead(200, { 'content-type': 'application/json', ...headers }).end(JSON.stringify(answer));
    });
    await new Promise<void>((resolve) => server!.listen(0, '127.0.0.1', resolve));
    const { settings } = readSettings({
      SLACK_BOT_TOKEN: 'xoxb-secret',
      SLACK_SIGNING_SECRET: 's',
      SLACK_API_URL: `http://127.0.0.1:${(server.address() as AddressInfo).port}/api`,
      ...env,
    });
    return checkSlack(settings!);
  }
  const WELL = { ok: true, team: 'Ministry', team_id: 'T1', user: 'desk' };

  it('is the workspace, the mode and what is optional, when all is well', async () => {
    const finding = await examine(WELL, { 'x-oauth-scopes': SCOPES.join(',') });
    expect(finding).toMatchObject({
      ok: true,
      what: expect.stringContaining('HTTP on 127.0.0.1:3000, workspace Ministry (T1)'),
    });
    expect(finding.what).toContain('channels:history');
  });

  it('is each scope that the token lacks', async () => {
    const finding = await examine(WELL, { 'x-oauth-scopes': 'chat:write,commands' });
    expect(finding).toMatchObject({ ok: false, what: expect.stringContaining('app_mentions:read') });
  });

  it('is a token that Slack does not accept, without the token', async () => {
    const finding = await examine({ ok: false, error: 'invalid_auth' }, {});
    expect(finding).toMatchObject({
      ok: false,
      what: expect.stringContaining('SLACK_BOT_TOKEN (invalid_auth)'),
    });
    expect(JSON.stringify(finding)).not.toContain('xoxb');
  });

  it('is the network, not the token, where Slack cannot be reached or something else answers', async () => {
    const network = {
      ok: false,
      fix: expect.stringMatching(/firewall and proxy/),
    };
    const { settings } = readSettings({
      SLACK_BOT_TOKEN: 'xoxb-secret',
      SLACK_SIGNING_SECRET: 's',
      SLACK_API_URL: 'http://127.0.0.1:9/api',
    });
    expect(await checkSlack(settings!)).toMatchObject(network);
    expect(await examine(['a page of a proxy'], {})).toMatchObject(network);
  });

  it('is a clock that is off', async () => {
    const date = new Date(Date.now() - 200_000).toUTCString();
    const finding = await examine(WELL, { 'x-oauth-scopes': SCOPES.join(','), date });
    expect(finding).toMatchObject({
      ok: false,
      what: expect.stringMatching(/clock is (199|200|201) seconds off/),
    });
  });

  it('is what is missing beside what is set', async () => {
    const { settings } = readSettings({ SLACK_BOT_TOKEN: 'xoxb-1' });
    expect(await checkSlack(settings!)).toMatchObject({
      ok: false,
      what: expect.stringContaining('SLACK_SIGNING_SECRET'),
    });
  });
});
