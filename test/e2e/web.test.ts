import { setTimeout as delay } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { makePlace, type Running, run } from './program.js';

const PAGES = { WEB_PORT: '0', POLICY_BOT_LOG_LEVEL: 'info' };

async function addressOf(desk: Running): Promise<string> {
  for (let tries = 0; tries < 2_000; tries += 1) {
    const address = /"address":"([^"]+)"/.exec(desk.err())?.[1];
    if (address !== undefined) return address;
    await delay(10);
  }
  throw new Error(`No address was printed.\n${desk.err()}`);
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
    expect((await desk.finished).code).toBe(0);
  });

  it('ends with the questions that it was given', async () => {
    const desk = run(makePlace(), 'src/cli/main.js', ['start'], PAGES);
    desk.child.stdin.end('what is the Example Grant?\n');
    const { code, out } = await desk.finished;
    expect(out).toContain('helps mills put up windmills');
    expect(code).toBe(0);
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
    expect((await desk.finished).code).toBe(0);
  });
});
