/** A PostgreSQL that stops under a running program: who asks and who looks is told in time, and it goes on by itself. */
import { setTimeout as delay } from 'node:timers/promises';
import { afterEach, beforeAll, expect, it } from 'vitest';
import { describeOnPostgres } from '../helpers/postgres.js';
import { addressOf, expectEnd, freePort, makePlace, policyBot, type Running, run } from './program.js';

/** A second for a probe and a few for a question is promised; the rest is for a machine that is busy. */
const PROBE_MS = 3_000;
const QUESTION_MS = 9_000;
const NOT_WRITTEN = 'Your question could not be written down';

describeOnPostgres('PostgreSQL is stopped', (server) => {
  let url: string;
  beforeAll(async () => {
    url = await server.database();
  });
  let running: Running | undefined;
  afterEach(async () => {
    // Where a test failed it runs still.
    running?.child.kill('SIGKILL');
    await running?.finished;
    await server.restart();
  });

  const started = async () => {
    const health = String(await freePort());
    const place = makePlace();
    const env = {
      WEB_PORT: '0',
      POLICY_BOT_LOG_LEVEL: 'info',
      POLICY_BOT_DATABASE_URL: url,
      POLICY_BOT_HASH_KEY: 'k'.repeat(32),
      POLICY_BOT_HEALTH_PORT: health,
    };
    const desk = run(place, 'src/cli/main.js', ['start'], env);
    running = desk;
    desk.child.stdin.end();
    const address = await addressOf(desk);
    const look = async (page: string) => {
      const from = performance.now();
      const said = await fetch(`http://127.0.0.1:${health}${page}`);
      return { status: said.status, text: await said.text(), ms: performance.now() - from };
    };
    const ask = async (question: string, conversation?: string) => {
      const from = performance.now();
      const said = await fetch(`${address}/api/ask`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ question, language: 'en', conversation }),
      });
      const { reply, conversation: of } = (await said.json()) as {
        reply: { outcome: string; paragraphs: string[]; inquiry?: string };
        conversation: string;
      };
      return { ...reply, text: reply.paragraphs.join('\n'), of, ms: performance.now() - from };
    };
    while ((await look('/readyz')).status !== 200) await delay(20);
    const { host, pathname, username } = new URL(url);
    expect(desk.err()).toContain(`"database":"${host}${pathname}"`);
    expect(desk.err()).not.toContain(`${username}:`);
    /** Signs in; resolves to how a page of the desk is looked at. */
    const signIn = async () => {
      const link = (await policyBot(place, ['desk'], { env })).out.trim();
      const sent = { method: 'POST', body: new URLSearchParams(), redirect: 'manual' } as const;
      const welcome = await fetch(link, sent);
      const cookie = welcome.headers.getSetCookie()[0]?.split(';')[0] ?? '';
      return async (page: string) => {
        const from = performance.now();
        const said = await fetch(`${address}${page}`, { headers: { cookie }, redirect: 'manual' });
        return { status: said.status, text: await said.text(), ms: performance.now() - from };
      };
    };
    return { desk, look, ask, signIn };
  };
  const end = async (desk: Running): Promise<void> => {
    const from = performance.now();
    desk.child.kill('SIGTERM');
    const finished = await desk.finished;
    expectEnd(finished);
    expect(finished.err).toContain('"clean":true');
    expect(performance.now() - from).toBeLessThan(PROBE_MS * 2);
  };

  it('and probes, figures and questions are answered; it goes on by itself', async () => {
    const { desk, look, ask, signIn } = await started();
    const { of } = await ask('what is the Example Grant?');
    const view = await signIn();
    expect((await view('/desk/inquiries')).status).toBe(200);
    await server.end();

    const [viewed, alive, ready, figures, known, unknown] = await Promise.all([
      view('/desk/inquiries?lang=en'),
      look('/healthz'),
      look('/readyz'),
      look('/metrics'),
      ask('what share does the government pay?', of),
      ask('is there a grant for flying to the moon?'),
    ]);
    expect(alive.status).toBe(200);
    expect(ready.status).toBe(503);
    expect(JSON.parse(ready.text).reasons).toHaveLength(2);
    expect(figures.text).toContain('policy_bot_database_up{database="inquiries"} 0');
    expect(figures.text).toContain('policy_bot_database_up{database="delivery"} 0');
    expect(figures.text).not.toMatch(/^policy_bot_(?:inquiries|turns)_waiting \d/m);
    expect(viewed.status).toBe(503);
    expect(viewed.text).toContain('cannot be reached');
    expect(desk.err()).not.toContain('a page could not be made');
    for (const { ms } of [alive, ready, figures]) expect(ms).toBeLessThan(PROBE_MS);
    expect(known.outcome).toBe('answered');
    expect(unknown.outcome).toBe('unanswered');
    expect(unknown.inquiry).toBeUndefined();
    expect(unknown.text).toContain(NOT_WRITTEN);
    // What was said is remembered meanwhile.
    const follow = await ask('and until when?', of);
    for (const { ms } of [viewed, known, unknown, follow]) expect(ms).toBeLessThan(QUESTION_MS);
    expect(desk.err().match(/could not be told that this one lives/g)?.length ?? 0).toBeLessThan(2);
    expect((await look('/metrics')).text).toMatch(
      /^policy_bot_inquiries_unwritten_total\{channel="api"\} [1-9]/m,
    );

    await server.restart();
    while ((await look('/readyz')).status !== 200) await delay(50);
    expect((await look('/metrics')).text).toContain('policy_bot_database_up{database="inquiries"} 1');
    expect((await view('/desk/inquiries')).status).toBe(200);
    expect((await ask('is there a grant for flying to the moon?')).inquiry).toBeDefined();
    const lines = desk.err().match(/"the inquiry log can[^"]*"/g);
    expect(lines).toEqual([
      '"the inquiry log cannot be written; the chat goes on"',
      '"the inquiry log can be written again"',
    ]);
    await end(desk);
  });

  it('and the program is told to stop: it ends in order', async () => {
    const { desk } = await started();
    await server.end();
    await delay(700);
    await end(desk);
  });
});
