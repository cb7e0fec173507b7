/** The one door: what everyone else gets of the desk, by every route, parameter and cache. */
import { request } from 'node:http';
import { Hono } from 'hono';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { createDesk } from '../../../../adapters/web/desk/app.js';
import { DeliveryStoreError } from '../../../../src/delivery/index.js';
import type { PublishedState } from '../../../../src/history/fact-changes.js';
import { SECRETS } from '../../../core/overlay.js';
import { type DeskHarness, type Member, makeDesk, PROGRAM } from './harness.js';

const FORM = { 'content-type': 'application/x-www-form-urlencoded', 'sec-fetch-site': 'same-origin' };
const HIDDEN = 'milky-way-reserve';
const OPEN = /^\/desk\/(?:sign-in|go|signed-in|link\/:token)$/;

let place: DeskHarness;
let kim: Member;
let routes: { readonly method: string; readonly path: string }[];
let inquiry: string;

const name = { ko: '은하수특별기금', en: 'Milky Way Reserve' };
const hiddenChange = { fact: `${HIDDEN}/facts/a`, record: HIDDEN, name, label: name, after: name };

beforeAll(async () => {
  const never = async () => {
    throw new Error('not here');
  };
  const states = async (): Promise<PublishedState[]> => [
    { version: 'v', at: new Date(0), by: SECRETS[3], changes: [], staff: [hiddenChange] },
  ];
  place = await makeDesk({ accounts: { begin: never, finish: never }, web: { history: { states } } });
  kim = await place.signIn({ subject: 'kim', name: 'Kim' });
  inquiry = await place.ask('a question that is nobody’s business');
  const site = new Hono();
  const desk = { onChange: () => undefined, onProposals: () => undefined } as never;
  createDesk(
    { desk, misses: desk, inquiries: {}, knowledge: {}, store: {}, clock: {}, accounts: {} } as never,
    {
      options: { key: 'k'.repeat(32), logger: {} },
    } as never,
  ).addTo(site);
  routes = site.routes.filter(({ method }) => method !== 'ALL');
}, 120_000);
afterAll(() => place.close());

/** Stands in nothing that is sent: a parser looks for it anywhere. */
const BOUNDARY = '----------------------------boundary';

/** A form as a route takes it: that of a document comes in parts. */
function sentTo(path: string, headers: Record<string, string>, body: string) {
  if (path !== '/desk/edit/draft') return { headers, body };
  const proof = new URLSearchParams(body).get('proof') ?? '';
  return {
    headers: { ...headers, 'content-type': `multipart/form-data; boundary=${BOUNDARY}` },
    body: `--${BOUNDARY}\r\nContent-Disposition: form-data; name="proof"\r\n\r\n${proof}\r\n--${BOUNDARY}--\r\n`,
  };
}

/** A route with something in place of its parameters. */
const filled = (path: string, id: string): string => path.replace(/:\w+/g, id);

describe('whoever has not signed in', () => {
  it('gets nothing by any route, and the same answer whether there is something or not', async () => {
    const guarded = routes.filter(({ path }) => !OPEN.test(path));
    expect(guarded.length).toBeGreaterThan(15);
    const shapes = new Map<string, Set<string>>();
    const cookies = ['', 'desk-session=x', `desk-session=${'x'.repeat(43)}`];
    let n = 0;
    const look = async (method: string, path: string): Promise<void> => {
      const body = method === 'POST' ? 'proof=x' : undefined;
      n += 1;
      const cookie = cookies[n % 3] ?? '';
      const answer = await place.web.ask(path, { method, headers: { ...FORM, cookie }, body });
      expect([301, 302, 303, 401], `${method} ${path}`).toContain(answer.status);
      expect(answer.headers['cache-control'], path).toBe('no-store');
      for (const secret of [...SECRETS, 'nobody’s business']) expect(answer.text).not.toContain(secret);
      const location = String(answer.headers.location).replace(/to=[^&]*/, 'to=');
      const shape = `${answer.status} ${location}`;
      shapes.set(method, (shapes.get(method) ?? new Set()).add(shape));
    };
    for (const { method, path } of guarded) {
      for (const id of [HIDDEN, PROGRAM, inquiry, 'nothing']) {
        await look(method, filled(path, id));
        await look(method, `${filled(path, id)}?q=${HIDDEN}&for=staff&lang=en&role=staff&as=staff`);
      }
    }
    await look('GET', '/desk/there/is/nothing');
    await look('POST', '/desk/there/is/nothing');
    // But for the page of events, which no person looks at, all answer alike.
    expect([...shapes.get('POST')!]).toEqual(['401 undefined']);
    expect(shapes.get('GET')!.size).toBeLessThanOrEqual(3);
  });

  it('learns no more from a public page of one who has', async () => {
    for (const path of [
      '/',
      '/records',
      `/records/${HIDDEN}`,
      '/timeline',
      '/api/records',
      '/sitemap.xml',
      '/embed',
      '/changes',
      '/changes.atom',
      `/changes?record=${HIDDEN}`,
    ]) {
      const [one, other] = [
        await place.web.ask(path),
        await place.web.ask(path, { headers: { cookie: kim.cookie } }),
      ];
      expect(other.status).toBe(one.status);
      expect(other.headers['cache-control'], path).toBe(one.headers['cache-control']);
      for (const secret of SECRETS) expect(other.text).not.toContain(secret);
    }
    // The cookie is for the desk alone.
    const link = await place.web.ask(await place.link(), { method: 'POST', headers: FORM, body: '' });
    expect(link.headers['set-cookie']?.[0]).toContain('Path=/desk;');
  });

  it('is sent nowhere else after signing in', async () => {
    for (const to of [
      'https://evil.example/',
      '//evil.example',
      '/desk/../x',
      '/desk\\x',
      'javascript:x',
      '/records',
    ]) {
      const page = await place.web.ask(`/desk/sign-in?to=${encodeURIComponent(to)}`);
      expect(page.text).not.toContain('evil.example');
      expect(page.text).not.toContain('javascript:');
    }
  });
});

describe('whoever has signed in', () => {
  it('gets every page fresh, in no cache and in no frame, and sees what is for staff', async () => {
    const pages = routes.filter(
      ({ method, path }) => method === 'GET' && !OPEN.test(path) && path !== '/desk/live',
    );
    for (const { path } of pages) {
      const answer = await kim.get(filled(path, path.includes('inquiries') ? inquiry : PROGRAM));
      expect(answer.headers['cache-control'], path).toBe('no-store');
      expect(answer.headers['x-frame-options'], path).toBe('DENY');
      expect(answer.headers['content-security-policy'], path).not.toContain('unsafe');
      expect(answer.headers.etag, path).toBeUndefined();
    }
    expect((await kim.get(`/desk/records/${HIDDEN}?lang=en`)).text).toContain('Milky Way Reserve');
  });

  it('sees with the eyes of everyone when she asks to, and then nothing of it', async () => {
    for (const id of [HIDDEN, PROGRAM]) {
      const { text } = await kim.get(`/desk/records/${id}?for=public&lang=en`);
      const said = text.slice(text.indexOf('</form>', text.indexOf('name="for"')));
      for (const secret of SECRETS) expect(said, id).not.toContain(secret);
    }
  });

  it('changes nothing without the proof of a page of hers, or from another site', async () => {
    const lee = await place.signIn({ subject: 'lee', name: 'Lee' });
    const other = /name="proof" value="([^"]+)"/.exec((await lee.get('/desk/log')).text)?.[1] ?? '';
    const acts = routes.filter(({ method, path }) => method === 'POST' && !OPEN.test(path));
    const before = await place.store.changes({ limit: 1 });
    for (const { path } of acts) {
      const tries = [
        [{ ...FORM }, ''],
        [{ ...FORM }, 'proof='],
        [{ ...FORM }, `proof=${encodeURIComponent(other)}`],
        [{ ...FORM, 'sec-fetch-site': 'cross-site' }, 'proof=x'],
      ] as const;
      for (const [headers, body] of tries) {
        const sent = { method: 'POST', ...sentTo(path, { ...headers, cookie: kim.cookie }, body) };
        expect((await place.web.ask(filled(path, inquiry), sent)).status, path).toBe(403);
      }
    }
    expect(await place.store.changes({ limit: 1 })).toEqual(before);
  });

  it('is told what is wrong with what was sent: too large, of another type, too many fields, too slow', async () => {
    const path = `/desk/inquiries/${inquiry}/answer`;
    const send = (headers: object, body: string) =>
      place.web.ask(path, { method: 'POST', headers: { ...FORM, cookie: kim.cookie, ...headers }, body });
    expect((await send({}, `en=${'x'.repeat(600_000)}`)).status).toBe(413);
    expect((await send({ 'content-type': 'application/json' }, '{}')).status).toBe(415);
    expect((await send({ 'content-type': 'text/plain' }, 'en=x')).status).toBe(415);
    expect((await send({}, 'a=1&'.repeat(100))).status).toBe(400);
    expect((await send({}, '%E0%A4%A&&=&%')).status).toBe(403);
    expect((await place.web.ask(path, { method: 'PUT', headers: { cookie: kim.cookie } })).status).toBe(404);
    // A body that does not come does not keep the others waiting.
    const slow = request(`${place.web.address()}${path}`, {
      method: 'POST',
      headers: { ...FORM, cookie: kim.cookie, 'content-length': '100' },
    });
    slow.on('error', () => undefined);
    slow.write('en=');
    expect((await kim.get('/desk/inquiries')).status).toBe(200);
    slow.destroy();
    expect((await place.desk.get(inquiry))?.status).toBe('open');
  });
});

describe('while the database', () => {
  const refused = Object.assign(new Error('refused'), { code: 'ECONNREFUSED', syscall: 'connect' });
  const gone = () => Promise.reject(new DeliveryStoreError('It cannot be used.', { cause: refused }));
  const words = {
    ko: '데이터베이스에 연결되지 않아',
    en: 'the database that keeps inquiries and sign-ins cannot be reached',
  };

  it.each([
    ['does not answer', 'kept', () => new Promise<never>(() => undefined)],
    ['is away', 'kept', gone],
    ['goes away at once', 'changes', gone],
  ] as const)(
    '%s, every page says so soon, and the log has no line for each',
    async (_what, call, answer) => {
      const spied = vi.spyOn(place.store, call).mockImplementation(answer);
      const logged = place.logger.events.filter(({ level }) => level !== 'debug').length;
      const from = performance.now();
      for (const language of ['ko', 'en'] as const) {
        const path = call === 'kept' ? '/desk/inquiries' : '/desk/log';
        const answered = await kim.get(`${path}?lang=${language}`);
        expect(answered.status).toBe(503);
        expect(answered.headers['retry-after']).toBe('5');
        expect(answered.text).toContain(words[language]);
      }
      expect(performance.now() - from).toBeLessThan(10_000);
      spied.mockRestore();
      expect(place.logger.events.filter(({ level }) => level !== 'debug')).toHaveLength(logged);
      expect((await kim.get('/desk/inquiries')).status).toBe(200);
    },
  );

  it('has another fault, that is no matter of waiting, and is in the log', async () => {
    const spied = vi.spyOn(place.store, 'kept').mockRejectedValue(new Error('no such table'));
    expect((await kim.get('/desk/inquiries')).status).toBe(500);
    spied.mockRestore();
    expect(place.logger.events.at(-1)).toMatchObject({ level: 'error', message: 'a page could not be made' });
  });
});
