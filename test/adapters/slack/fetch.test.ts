import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { fetchText } from '../../../adapters/slack/fetch.js';

describe('a call of the Web API', () => {
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
      response.end(
        JSON.stringify({ method, type: headers['content-type'], said: Buffer.concat(parts).toString() }),
      );
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  });
  afterAll(() => {
    server.closeAllConnections();
    server.close();
  });

  const post = (path: string, signal?: AbortSignal) =>
    fetchText(`${base}${path}`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/x-www-form-urlencoded' },
      body: 'text=안녕',
      redirect: 'error',
      ...(signal === undefined ? {} : { signal }),
    });

  it('sends what is posted and reads what is answered', async () => {
    const answer = await post('/');
    expect([answer.ok, answer.status]).toEqual([true, 200]);
    expect(await answer.json()).toEqual({
      method: 'POST',
      type: 'application/x-www-form-urlencoded',
      said: 'text=안녕',
    });
  });

  it('tells how long to wait', async () => {
    const answer = await post('/busy');
    expect([answer.ok, answer.status, answer.headers.get('Retry-After')]).toEqual([false, 429, '3']);
  });

  it('follows no redirect', async () => {
    await expect(post('/moved')).rejects.toThrow('redirect');
  });

  it('fails when the answer breaks off, does not come in time, or nobody is there', async () => {
    await expect(post('/cut')).rejects.toThrow();
    await expect(post('/never', AbortSignal.timeout(50))).rejects.toThrow();
    await expect(fetchText('http://127.0.0.1:1/', { method: 'POST', body: '' })).rejects.toMatchObject({
      code: 'ECONNREFUSED',
    });
  });
});
