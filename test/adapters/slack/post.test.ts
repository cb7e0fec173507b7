import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createApi, type SlackCallError } from '../../../adapters/slack/api.js';
import { post } from '../../../adapters/slack/post.js';

let server: Server;
let base: string;

beforeAll(async () => {
  server = createServer(async (request, response) => {
    if (request.url === '/moved') return response.writeHead(302, { location: '/' }).end();
    if (request.url === '/cut')
      return response.writeHead(200, { 'content-length': 10 }).write('{', () => response.destroy());
    if (request.url === '/never') return;
    const parts: Buffer[] = [];
    for await (const part of request) parts.push(part as Buffer);
    const { method, headers } = request;
    response.writeHead(request.url === '/busy' ? 429 : 200, { 'Retry-After': '3' });
    const { authorization, 'content-type': type } = headers;
    response.end(
      JSON.stringify({ ok: true, method, type, authorization, said: Buffer.concat(parts).toString() }),
    );
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(() => {
  server.closeAllConnections();
  server.close();
});

describe('what is posted', () => {
  const say = (path: string, timeoutMs = 5_000) =>
    post(`${base}${path}`, { type: 'text/plain', body: 'text=안녕', authorization: 'Bearer x', timeoutMs });

  it('is sent, and what is answered read', async () => {
    const { status, text } = await say('/');
    expect(status).toBe(200);
    expect(JSON.parse(text)).toMatchObject({
      method: 'POST',
      type: 'text/plain',
      authorization: 'Bearer x',
      said: 'text=안녕',
    });
  });

  it('is told how long to wait', async () => {
    expect(await say('/busy')).toMatchObject({ status: 429, afterMs: 3_000 });
  });

  it('follows no redirect', async () => {
    await expect(say('/moved')).rejects.toThrow('redirect');
  });

  it('fails when the answer breaks off, does not come in time, or nobody is there', async () => {
    await expect(say('/cut')).rejects.toThrow();
    await expect(say('/never', 50)).rejects.toThrow('in time');
    await expect(
      post('http://127.0.0.1:1/', { type: 'text/plain', body: '', timeoutMs: 1_000 }),
    ).rejects.toMatchObject({ code: 'ECONNREFUSED' });
  });
});

describe('a call of the Web API', () => {
  const api = (url: string) => createApi({ url, tokenOf: async (team) => (team === 'T1' ? 'x' : undefined) });

  it('says what has several levels in JSON, and all else in a form, as methods that look something up read no JSON', async () => {
    const { call } = api(`${base}/`);
    expect(await call('T1', 'users.info', { user: '가', include_locale: true })).toMatchObject({
      type: 'application/x-www-form-urlencoded',
      authorization: 'Bearer x',
      said: 'user=%EA%B0%80&include_locale=true',
    });
    expect(await call('T1', 'chat.postMessage', { channel: 'D1', blocks: [{ text: '가' }] })).toMatchObject({
      type: 'application/json; charset=utf-8',
      said: '{"channel":"D1","blocks":[{"text":"가"}]}',
    });
  });

  it('says why it failed', async () => {
    const why = (path: string, team = 'T1'): Promise<SlackCallError> =>
      api(path)
        .call(team, 'auth.test', {})
        .then(
          () => Promise.reject(new Error('it did not fail')),
          (error: SlackCallError) => error,
        );
    expect(await why('http://127.0.0.1:1/')).toMatchObject({ reason: 'no_connection', uncertain: false });
    expect(await why(`${base}/`, 'T2')).toMatchObject({ reason: 'not_installed' });
  });
});
