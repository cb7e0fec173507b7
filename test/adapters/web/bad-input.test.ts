/** What is malformed, slow or too many: a clear status each time, and nothing that a person has said is lost. */
import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { eligibleContent } from '../../core/eligible-content.js';
import { type DeskHarness, type Member, makeDesk } from './desk/harness.js';

/** `WEB_STREAMS=10000 npx vitest run test/adapters/web/bad-input.test.ts -t streams`: so many, and the bounds of docs/web.md. */
const STREAMS = Number(process.env['WEB_STREAMS'] ?? 0);
const MANY = STREAMS > 0;
const BOUNDS = MANY
  ? { connections: { all: 8_192, each: 1_024 } }
  : { connections: { all: 14, each: 6 }, headMs: 150, requestMs: 300, checkMs: 30 };
const LISTENERS = MANY ? { all: 256, each: 12 } : { all: 3, each: 2 };

let place: DeskHarness;
let kim: Member;
const opened: Socket[] = [];

beforeAll(async () => {
  place = await makeDesk({
    files: eligibleContent(),
    web: { bounds: BOUNDS },
    listeners: LISTENERS,
  });
  kim = await place.signIn({ subject: 'kim', name: 'Kim' });
}, 120_000);
afterAll(() => place.close());

interface Opened {
  readonly status: Promise<number>;
  readonly socket: Socket;
  /** What has come back. */
  said(): string;
}

/** Opens a connection from an address of this machine; what comes back is read. */
async function open(from: string, text = ''): Promise<Opened> {
  const socket = connect({ host: '127.0.0.1', port: place.web.port(), localAddress: from });
  socket.on('error', () => undefined);
  opened.push(socket);
  let head = '';
  const status = new Promise<number>((resolve) => {
    socket.on('data', (chunk: Buffer) => {
      head += chunk.toString();
      const found = /^HTTP\/1\.1 (\d{3})/.exec(head);
      if (found !== null) resolve(Number(found[1]));
    });
    socket.on('close', () => resolve(0));
  });
  await once(socket, 'connect');
  socket.write(text);
  return { status, socket, said: () => head };
}

async function leave(): Promise<void> {
  await Promise.all(
    opened.splice(0).map(async (socket) => {
      if (socket.closed) return;
      const closed = once(socket, 'close');
      socket.destroy();
      await closed;
    }),
  );
  // The server hears of it a moment later.
  await expect.poll(async () => (await place.web.ask('/healthz').catch(() => undefined))?.status).toBe(200);
}

const HOST = 'Host: 127.0.0.1';
const FORM = 'Content-Type: application/x-www-form-urlencoded';

describe('what is malformed', () => {
  it.each([
    ['no HTTP', 'what is this?\r\n\r\n', 400],
    ['no host', 'GET / HTTP/1.1\r\n\r\n', 400],
    [
      'two lengths',
      `POST /ask HTTP/1.1\r\n${HOST}\r\nContent-Length: 3\r\nContent-Length: 4\r\n\r\nabc`,
      400,
    ],
    [
      'a length and chunks',
      `POST /ask HTTP/1.1\r\n${HOST}\r\nContent-Length: 3\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n`,
      400,
    ],
    ['a head without an end', `GET / HTTP/1.1\r\n${HOST}\r\nX: ${'x'.repeat(20_000)}`, 431],
    ['an address without an end', `GET /${'x'.repeat(20_000)}`, 431],
    ['a method that nobody knows', `BREW / HTTP/1.1\r\n${HOST}\r\n\r\n`, 400],
    [
      'a body in chunks that is too large',
      `POST /ask HTTP/1.1\r\n${HOST}\r\n${FORM}\r\nTransfer-Encoding: chunked\r\n\r\n90000\r\n${'x'.repeat(0x90000)}\r\n0\r\n\r\n`,
      413,
    ],
    [
      'a length of more than there may be',
      `POST /ask HTTP/1.1\r\n${HOST}\r\n${FORM}\r\nContent-Length: 99999999\r\n\r\n`,
      413,
    ],
    [
      'JSON that is none',
      `POST /api/ask HTTP/1.1\r\n${HOST}\r\nContent-Type: application/json\r\nContent-Length: 4\r\n\r\n{"a"`,
      400,
    ],
  ])('has a status of its own: %s', async (_what, text, expected) => {
    const { status } = await open('127.0.0.1', text);
    expect(await status).toBe(expected);
    await leave();
  });
});

describe('what is slow', () => {
  it('is told so and cut off, a head or a body; that is no fault of ours', async () => {
    const errors = (): number => place.logger.events.filter(({ level }) => level === 'error').length;
    const before = errors();
    const head = await open('127.0.0.1', `GET / HTTP/1.1\r\n${HOST}\r\n`);
    const body = await open(
      '127.0.0.1',
      `POST /ask HTTP/1.1\r\n${HOST}\r\n${FORM}\r\nContent-Length: 99\r\n\r\ntext=`,
    );
    expect(await Promise.all([head.status, body.status])).toEqual([408, 408]);
    await once(body.socket, 'close');
    expect(errors()).toBe(before);
    await leave();
  });
});

describe('what is too many', () => {
  it('connections of one network are told to come back, and others are served', async () => {
    const slow = `POST /ask HTTP/1.1\r\n${HOST}\r\n${FORM}\r\nContent-Length: 99\r\n\r\n`;
    const own = [];
    for (let n = 0; n < BOUNDS.connections.each; n += 1) own.push(await open('127.0.0.2', slow));
    expect(await (await open('127.0.0.2', slow)).status).toBe(503);
    // Nobody else is kept waiting, and what she says is written down before she has her reply.
    const asked = await place.web.submit('other', { text: 'how many pangolins are there?' });
    expect(asked.status).toBe(200);
    expect(await place.inquiries.count({ query: 'pangolins' })).toBe(1);
    await leave();
  });

  it('connections of all are told to come back, until some have gone', async () => {
    for (let n = 0; n < BOUNDS.connections.all; n += 1) await open(`127.0.0.${3 + (n % 4)}`);
    expect(await (await open('127.0.0.9')).status).toBe(503);
    await leave();
    expect((await place.web.ask('/')).status).toBe(200);
  });

  it(
    'streams are bounded, each that is refused is told so, and what happens meanwhile reaches the others',
    async () => {
      const count = MANY ? STREAMS : 40;
      const { all, each } = LISTENERS;
      const members = await Promise.all(
        Array.from({ length: Math.ceil(all / each) + 1 }, (_, n) =>
          place.signIn({ subject: `s${n}`, name: `S${n}` }),
        ),
      );
      const streams: Opened[] = [];
      const answered = async (): Promise<number[]> => Promise.all(streams.map(({ status }) => status));
      for (let n = 0; n < count; n += 1) {
        const { cookie } = members[n % members.length]!;
        // No network holds more than its share, whatever the number.
        const from = `127.1.${Math.floor((n % 1_000) / 250)}.${(n % 250) + 1}`;
        streams.push(await open(from, `GET /desk/live HTTP/1.1\r\n${HOST}\r\nCookie: ${cookie}\r\n\r\n`));
        if (n % 100 === 99) await answered();
      }
      const statuses = await answered();
      const of = (wanted: number): number => statuses.filter((status) => status === wanted).length;
      if (MANY) console.info(`${count} streams: ${of(200)} listen, ${of(429)} told 429, ${of(503)} told 503`);
      expect(of(200)).toBe(all);
      expect(of(200) + of(429) + of(503)).toBe(count);
      const id = await place.ask('is this heard by all who listen?');
      const listening = streams.filter((_, n) => statuses[n] === 200);
      await expect
        .poll(() => listening.filter(({ said }) => said().includes('event: inquiries')).length, {
          timeout: 20_000,
        })
        .toBe(all);
      await leave();
      const asked = await place.web.submit('after', { text: 'how many okapis are there?' });
      expect([asked.status, await place.inquiries.count({ query: 'okapis' })]).toEqual([200, 1]);
      expect((await kim.get(`/desk/inquiries/${id}`)).status).toBe(200);
    },
    MANY ? 300_000 : 30_000,
  );

  it('pages that listen are told so, of one visitor and of all, and those who go make room', async () => {
    const lee = await place.signIn({ subject: 'lee', name: 'Lee' });
    const listen = async (member: Member): Promise<{ status: number; go: AbortController }> => {
      const go = new AbortController();
      const url = `${place.web.address()}/desk/live`;
      const { status } = await fetch(url, { headers: { cookie: member.cookie }, signal: go.signal });
      return { status, go };
    };
    const [one, two] = [await listen(kim), await listen(kim)];
    expect([one.status, two.status, (await listen(kim)).status]).toEqual([200, 200, 429]);
    const three = await listen(lee);
    expect([three.status, (await listen(lee)).status]).toEqual([200, 503]);
    one.go.abort();
    await expect.poll(async () => (await listen(lee)).status).toBe(200);
    for (const { go } of [two, three]) go.abort();
  });
});
