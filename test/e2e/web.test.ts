import { readFileSync } from 'node:fs';
import { request } from 'node:http';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { packageVersion } from '../../src/package-root.js';
import { addressOf, expectEnd, freePort, makePlace, PATIENCE, policyBot, run } from './program.js';

const PAGES = { WEB_PORT: '0', POLICY_BOT_LOG_LEVEL: 'info' };

/** What a question is answered with on a connection of its own. */
function askedAlone(address: string): Promise<{
  status: number | string | undefined;
  again?: string | undefined;
  connection?: string | undefined;
}> {
  return new Promise((resolve) => {
    const headers = { 'content-type': 'application/json', connection: 'keep-alive' };
    const out = request(`${address}/api/ask`, { method: 'POST', agent: false, headers }, (answer) => {
      const { 'retry-after': again, connection } = answer.headers;
      answer.resume().once('end', () => resolve({ status: answer.statusCode, again, connection }));
    });
    out.once('error', ({ code }: NodeJS.ErrnoException) => resolve({ status: code }));
    out.end(JSON.stringify({ question: 'what share does the government pay?' }));
  });
}

describe('the program without a token', () => {
  it('serves pages, also where nobody is at a terminal, until it is told to stop', async () => {
    const desk = run(makePlace(), 'src/cli/main.js', ['start'], PAGES);
    desk.child.stdin.end();
    const address = await addressOf(desk);
    const page = await fetch(`${address}/records/example-grant?lang=en`);
    expect(await page.text()).toContain('Example Grant');
    const told = await fetch(`${address}/api/ask`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ question: 'what is the Example Grant?' }),
    });
    expect(JSON.stringify(await told.json())).toContain('helps mills put up windmills');
    desk.child.kill('SIGTERM');
    expectEnd(await desk.finished);
  });

  it('says in one line what has started, on what, and where it is reached', async () => {
    const place = makePlace();
    const health = await freePort();
    const env = { ...PAGES, POLICY_BOT_HEALTH_PORT: String(health), WEB_ADDRESS: 'https://desk.example' };
    const desk = run(place, 'src/cli/main.js', ['start'], env);
    desk.child.stdin.end();
    expect(await addressOf(desk)).toBe('https://desk.example');
    while ((await fetch(`http://127.0.0.1:${health}/readyz`)).status !== 200) await delay(10);
    const pagesPort = Number(/"port":(\d+),"msg":"the pages are served"/.exec(desk.err())?.[1]);
    expect(await (await fetch(`http://127.0.0.1:${pagesPort}/healthz`)).text()).toBe('ok');
    desk.child.kill('SIGTERM');
    const { err } = await desk.finished;
    const lines = err.split('\n').filter((line) => line.includes('the desk has started'));
    expect(lines).toHaveLength(1);
    expect(JSON.parse(lines[0]!)).toMatchObject({
      level: 'info',
      version: packageVersion(),
      node: process.version,
      database: place.database,
      content: {
        folder: place.content,
        version: expect.stringMatching(/^[\da-f]{12}/),
        records: expect.any(Number),
        entries: expect.any(Number),
      },
      channels: ['web', 'console'],
      pages: 'https://desk.example',
      pagesPort,
      health: `http://127.0.0.1:${health}`,
    });
  });

  it('answers everyone who asks while it is told to stop, and says until the end that it is not ready', async () => {
    const health = String(await freePort());
    const desk = run(makePlace(), 'src/cli/main.js', ['start'], { ...PAGES, POLICY_BOT_HEALTH_PORT: health });
    desk.child.stdin.end();
    const address = await addressOf(desk);
    const ready = (): Promise<number> =>
      fetch(`http://127.0.0.1:${health}/readyz`, { headers: { connection: 'close' } }).then(
        ({ status }) => status,
      );
    while ((await ready()) !== 200) await delay(10);
    const before = Array.from({ length: 12 }, () => askedAlone(address));
    await delay(5);
    desk.child.kill('SIGTERM');
    const after = Array.from({ length: 12 }, () => askedAlone(address));
    const said: (number | undefined)[] = [];
    const looking = (async () => {
      for (let open = true; open; )
        open = await ready().then(
          (status) => said.push(status) > 0,
          () => false,
        );
    })();
    for (const { status, again, connection } of await Promise.all(before)) {
      expect([200, 503]).toContain(status);
      if (status === 503) expect({ again, connection }).toEqual({ again: '5', connection: 'close' });
    }
    // The port may be closed by the time that they come, but none is let in and then dropped.
    for (const { status } of await Promise.all(after)) expect([200, 503, 'ECONNREFUSED']).toContain(status);
    await looking;
    expect(said.at(-1)).toBe(503);
    const finished = await desk.finished;
    expectEnd(finished);
    expect(finished.err).toContain('"clean":true');
  });

  it('ends with the questions that it was given', async () => {
    const desk = run(makePlace(), 'src/cli/main.js', ['start'], PAGES);
    desk.child.stdin.end('what is the Example Grant?\n');
    const finished = await desk.finished;
    expect(finished.out).toContain('helps mills put up windmills');
    expectEnd(finished);
  });
});

describe('policy-bot desk', () => {
  it('lets an editor in once, and what she saves is answered from', async () => {
    const place = makePlace();
    const desk = run(place, 'src/cli/main.js', ['start'], { ...PAGES, DESK_EDITS: 'files' });
    desk.child.stdin.end();
    const address = await addressOf(desk);
    const words = ['desk', '--name', 'Kim', '--role', 'editor'];
    const link = (await policyBot(place, words)).out.trim();
    expect(link).toMatch(new RegExp(`^${address}/desk/link/[\\w-]{43}$`));
    const form = 'application/x-www-form-urlencoded';
    const post = (url: string, body: URLSearchParams, cookie = '') =>
      fetch(url, { method: 'POST', redirect: 'manual', headers: { cookie, 'content-type': form }, body });
    const welcome = await post(link, new URLSearchParams());
    const cookie = welcome.headers.getSetCookie()[0]?.split(';')[0] ?? '';
    const part = { path: 'programs/example-grant.yaml', group: 'facts', key: 'grant-share' };
    const page = await fetch(`${address}/desk/edit/part?${new URLSearchParams(part)}`, {
      headers: { cookie },
    });
    const html = await page.text();
    const carried = ['proof', 'base'].map((name) => [
      name,
      new RegExp(`name="${name}" value="([^"]+)`).exec(html)?.[1] ?? '',
    ]);
    const fields = { ...Object.fromEntries(carried), ...part, 'f.number': '35' };
    const tried = await post(
      `${address}/desk/edit/part?lang=en`,
      new URLSearchParams({ ...fields, do: 'try' }),
      cookie,
    );
    expect(await tried.text()).toContain('The government pays 35% of the cost.');
    await post(`${address}/desk/edit/part`, new URLSearchParams({ ...fields, do: 'anyway' }), cookie);
    expect(readFileSync(join(place.content, part.path), 'utf8')).toContain('number: 35\n');
    const asked = async (): Promise<string> => {
      const told = await fetch(`${address}/api/ask`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ question: 'what share does the government pay?' }),
      });
      return JSON.stringify(await told.json());
    };
    await expect.poll(asked, { timeout: PATIENCE, interval: 50 }).toContain('35%');
    desk.child.kill('SIGTERM');
    expectEnd(await desk.finished);
    expectEnd(await policyBot(makePlace(), ['desk']), 2);
  });
});

describe('policy-bot mcp', () => {
  it('serves an assistant over standard input and output, and ends with it', async () => {
    const desk = run(makePlace(), 'src/cli/main.js', ['mcp']);
    const hello = {
      jsonrpc: '2.0',
      id: 1,
      method: 'initialize',
      params: { protocolVersion: '2025-06-18', capabilities: {}, clientInfo: { name: 'test', version: '1' } },
    };
    const ask = {
      jsonrpc: '2.0',
      id: 2,
      method: 'tools/call',
      params: { name: 'ask', arguments: { question: 'what is the Example Grant?' } },
    };
    desk.say(JSON.stringify(hello));
    await desk.shows('"serverInfo"');
    desk.say(JSON.stringify({ jsonrpc: '2.0', method: 'notifications/initialized' }));
    desk.say(JSON.stringify(ask));
    await desk.shows('helps mills put up windmills');
    desk.child.stdin.end();
    expectEnd(await desk.finished);
  });
});
