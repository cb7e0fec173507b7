/** Every page and every interface over one knowledge base, a part of which is for staff alone. */
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client, StreamableHTTPClientTransport } from '@modelcontextprotocol/client';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { createPublicApp } from '../../../adapters/web/public/app.js';
import { createRecordBrowser } from '../../../src/browse/index.js';
import type { Library } from '../../../src/core/library/library.js';
import type { CheckForm, Reply } from '../../../src/core/reply.js';
import { type DeliveryStore, openDeliveryStore } from '../../../src/delivery/index.js';
import type { FactChange, PublishedState } from '../../../src/history/fact-changes.js';
import { openInquiryLog, type StaffInquiryLog } from '../../../src/inquiries/index.js';
import { createStaffDesk, type StaffDesk } from '../../../src/staff/index.js';
import { eligibleContent } from '../../core/eligible-content.js';
import { botOf, libraryOf } from '../../core/library-of.js';
import { SECRETS, withStaffOverlay } from '../../core/overlay.js';
import { recordingLogger } from '../../helpers/logger.js';
import { makeWeb, type WebHarness } from './harness.js';
import { fieldIn, textOf } from './page-text.js';

const TODAY = { year: 2031, month: 6, day: 2 };
const PROGRAM = 'example-grant';
const OTHER = 'example-pact';
const HIDDEN = 'milky-way-reserve';

let library: Library;
let web: WebHarness;
let desk: StaffDesk;
let inquiries: StaffInquiryLog;
let store: DeliveryStore;
const closing: (() => Promise<void> | void)[] = [];

/** A state of the content in which one fact changed for everyone and one for staff alone. */
function state(): PublishedState {
  const record = library.for('staff').kb.records.get(HIDDEN)!;
  const about = library.kb.records.get(PROGRAM)!;
  const change = (of: typeof about, before: string, after: string): FactChange => ({
    fact: `${of.id}/facts/share`,
    record: of.id,
    name: of.name,
    label: { ko: '비율', en: 'Share' },
    before: { ko: before, en: before },
    after: { ko: after, en: after },
  });
  return {
    version: 'abcdef',
    at: new Date('2031-06-01T00:00:00Z'),
    by: 'Ocelot Committee',
    changes: [change(about, '25%', '30%')],
    staff: [change(record, '776', '777')],
  };
}

beforeAll(async () => {
  library = libraryOf(withStaffOverlay(eligibleContent(), PROGRAM, 'companies'));
  const logger = recordingLogger();
  const clock = { now: () => new Date() };
  const folder = mkdtempSync(join(tmpdir(), 'policy-bot-web-'));
  const key = 'k'.repeat(32);
  inquiries = openInquiryLog({ path: join(folder, 'i.db'), key, retentionDays: 9, clock, logger });
  store = openDeliveryStore({ path: join(folder, 'd.db'), key, retentionDays: 9, clock, logger });
  const { bot } = botOf({ today: TODAY, inquiries }, library);
  desk = createStaffDesk({ inquiries, store, clock, knowledgeVersion: () => library.kb.version });
  web = makeWeb({
    handle: bot.handle,
    form: bot.form,
    words: bot.words,
    logger,
    address: 'http://127.0.0.1',
    version: '1.2.3',
    browser: createRecordBrowser(
      () => library.for(undefined),
      () => TODAY,
    ),
    person: { store, desk },
    history: { states: async () => [state()] },
  });
  await web.channel.start();
  closing.push(
    () => web.channel.stop(),
    () => store.close(),
    () => inquiries.close(),
  );
}, 300_000);

afterAll(async () => {
  for (const close of closing) await close();
});

const at = (): string => `http://127.0.0.1:${web.port()}`;
/** What the interface for programs tells, whichever of its paths is asked. */
interface Told {
  readonly conversation: string;
  readonly reply: Reply;
  readonly records: readonly unknown[];
  readonly summary: { readonly id: string };
  readonly form: CheckForm;
  readonly error: string;
  readonly info: { readonly version: string };
  readonly paths: object;
}
const json = async (path: string, body?: unknown): Promise<{ status: number; data: Told }> => {
  const response = await fetch(
    `${at()}${path}`,
    body === undefined
      ? {}
      : { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) },
  );
  return { status: response.status, data: (await response.json()) as Told };
};

describe('the page of a record', () => {
  it('holds its statements, facts with sources, what is not stated, and a permanent address', async () => {
    const { status, text, headers } = await web.ask(`/records/${PROGRAM}?lang=ko`);
    expect(status).toBe(200);
    const seen = textOf(text);
    for (const part of ['예시 지원금', '30%', '풍차', '예시부', '문서에 나와 있지 않은 것'])
      expect(seen).toContain(part);
    expect(text).toContain(`href="http://127.0.0.1/records/${PROGRAM}"`);
    expect(seen).not.toContain('{');
    const again = await web.ask(`/records/${PROGRAM}?lang=ko`, {
      headers: { 'if-none-match': String(headers.etag) },
    });
    expect(again.status).toBe(304);
  });

  it('says the same to search engines in the terms of schema.org', async () => {
    const { text } = await web.ask(`/records/${PROGRAM}?lang=en`);
    const data = JSON.parse(/<script type="application\/ld\+json">(.*?)<\/script>/s.exec(text)![1]!);
    expect(data.mainEntity).toMatchObject({ '@type': 'GovernmentService' });
    expect(data.mainEntity.description).not.toBe('');
    expect(data.isBasedOn[0].publisher.name).toBe('Ministry of Examples');
  });

  it('is listed, and lists can be narrowed', async () => {
    const all = textOf((await web.ask('/records?lang=en')).text);
    const agreements = textOf((await web.ask('/records?lang=en&kind=agreement')).text);
    expect(agreements).toMatch(/\b1 found/);
    expect(agreements.length).toBeLessThan(all.length);
    expect(textOf((await web.ask('/records?lang=en&q=exmaple+grant')).text)).toContain('Example Grant');
    const none = await web.ask('/records?lang=en&kind=plan&q=zebra');
    expect(textOf(none.text)).toMatch(/No record fits\.\s+Show all records/);
    expect((await web.ask('/sitemap.xml')).text).toContain(`/records/${PROGRAM}?lang=en`);
  });

  it('is compared with another, and put in order of dates', async () => {
    const both = await web.ask(`/compare?lang=en&a=${PROGRAM}&b=${OTHER}`);
    for (const name of ['Example Grant', 'Example Pact']) expect(textOf(both.text)).toContain(name);
    const same = await web.ask(`/compare?lang=en&a=${PROGRAM}&b=${PROGRAM}`);
    expect(textOf(same.text)).toContain('Choose two different records');
    expect(textOf((await web.ask('/timeline?lang=en')).text)).toContain('2031');
    expect((await web.ask('/timeline?record=nothing')).status).toBe(404);
  });
});

describe('a question that nothing answers', () => {
  it('brings a person’s answer to an address that only the asker knows, once', async () => {
    const asked = await web.submit('owner', { text: 'zebra opera tickets tonight', lang: 'en' });
    const exchange = fieldIn(asked.text, 'exchange');
    expect(exchange).not.toBe('');
    expect((await web.submit('other', { exchange }, '/person')).status).toBe(404);
    const made = await web.submit('owner', { exchange }, '/person');
    const ticket = /\/answers\/[\w-]{32}/.exec(made.text)![0];
    const again = await web.submit('owner', { exchange }, '/person');
    expect(again.text).toContain(ticket);
    // It is kept elsewhere: whole, not as a path.
    expect(made.text).toContain(`data-copy="http://127.0.0.1${ticket}?lang=en"`);
    const before = textOf((await web.ask(`${ticket}?lang=en`)).text);
    expect(before).toContain('Nobody has answered yet');
    expect(before).toContain('zebra opera tickets tonight');
    const waiting = await desk.waiting(10);
    const inquiry = waiting.inquiries.find(({ text }) => text.includes('zebra'))!;
    expect(
      await desk.answer(inquiry.id, '<i>No tickets</i> here.', { id: 'terminal', name: 'Kim' }),
    ).toMatchObject({ told: 1 });
    await expect
      .poll(async () => (await web.ask(`${ticket}?lang=en`)).text)
      .toContain('&lt;i&gt;No tickets&lt;/i&gt; here.');
    expect((await web.ask(`/answers/${'x'.repeat(32)}`)).status).toBe(404);
  });

  it('has whoever wants a person told within seconds to come back, while the database does not answer', async () => {
    const asked = await web.submit('owner', { text: 'penguin parade times', lang: 'en' });
    const exchange = fieldIn(asked.text, 'exchange');
    const away = vi.spyOn(store, 'keep').mockReturnValue(new Promise(() => undefined));
    const from = performance.now();
    const made = await web.submit('owner', { exchange, lang: 'en' }, '/person');
    expect(performance.now() - from).toBeLessThan(8_000);
    expect(made.status).toBe(503);
    away.mockRestore();
    expect((await web.submit('owner', { exchange }, '/person')).text).toMatch(/\/answers\/[\w-]{32}/);
  });
});

describe('an answer that is given by a command', () => {
  it('reaches the page of whoever asked', async () => {
    const asked = await web.submit('owner', { text: 'yak ballet schedule please', lang: 'en' });
    const made = await web.submit('owner', { exchange: fieldIn(asked.text, 'exchange') }, '/person');
    const ticket = /\/answers\/[\w-]{32}/.exec(made.text)![0];
    const waiting = await inquiries.list({ status: 'open' });
    await inquiries.answer(waiting.find(({ text }) => text.includes('yak'))!.id, 'On Mondays.');
    expect((await web.ask(`${ticket}?lang=en`)).text).toContain('On Mondays.');
  });
});

describe('the interface for programs', () => {
  it('answers, and goes on from an answer', async () => {
    const first = await json('/api/ask', {
      question: 'what share does the government pay under the Example Grant?',
    });
    expect(first.data.reply).toMatchObject({ outcome: 'answered', record: PROGRAM });
    expect(first.data.reply.sources[0]?.publisher).toBe('Ministry of Examples');
    const { conversation } = first.data;
    const next = await json('/api/ask', { question: '누가 신청할 수 있나요?', conversation });
    expect(next.data.reply).toMatchObject({ language: 'ko', record: PROGRAM });
  });

  it('lists records, reads one, and checks eligibility', async () => {
    expect((await json('/api/records?kind=agreement&language=en')).data.records).toHaveLength(1);
    expect((await json(`/api/records/${PROGRAM}?language=en`)).data.summary.id).toBe(PROGRAM);
    const checked = await json('/api/eligibility', { record: '*', language: 'en' });
    expect(checked.data.form.open.length).toBeGreaterThan(0);
  });

  it('says what is wrong with a request', async () => {
    expect((await json('/api/ask', {})).status).toBe(400);
    expect((await json('/api/ask', { question: 'a', action: 'b' })).status).toBe(400);
    expect((await json('/api/ask', { question: 'a', staff: true })).data.error).toContain('staff');
    expect((await json('/api/records?kind=secret')).status).toBe(400);
    expect((await json('/api/records/nothing')).status).toBe(404);
    expect((await json('/api/eligibility', { record: 'nothing' })).status).toBe(404);
    const text = await fetch(`${at()}/api/ask`, { method: 'POST', body: '{}' });
    expect(text.status).toBe(415);
  });

  it('is described in OpenAPI, with every path that there is', async () => {
    const { data } = await json('/api/openapi.json');
    expect(data.info.version).toBe('1.2.3');
    expect(Object.keys(data.paths)).toEqual([
      '/api/ask',
      '/api/records',
      '/api/records/{id}',
      '/api/eligibility',
    ]);
  });

  it('is three tools for an assistant', async () => {
    const client = new Client({ name: 'test', version: '1' });
    await client.connect(new StreamableHTTPClientTransport(new URL(`${at()}/mcp`)));
    const { tools } = await client.listTools();
    expect(tools.map(({ name }) => name).sort()).toEqual(['ask', 'eligibility', 'records']);
    const said = await client.callTool({
      name: 'ask',
      arguments: { question: '예시 지원금 정부 지원 비율' },
    });
    expect(JSON.stringify(said.content)).toContain('30%');
    const hidden = await client.callTool({ name: 'records', arguments: { id: HIDDEN } });
    expect(hidden.isError).toBe(true);
    const asked = await Promise.all([
      client.callTool({ name: 'records', arguments: {} }),
      client.callTool({ name: 'ask', arguments: { question: 'what is the Milky Way Reserve?' } }),
      client.callTool({ name: 'ask', arguments: { action: `ask:${HIDDEN}/overview` } }),
      client.callTool({ name: 'eligibility', arguments: { record: HIDDEN } }),
      client.callTool({ name: 'eligibility', arguments: { record: '*' } }),
    ]);
    const told = JSON.stringify([hidden, asked]).replaceAll(HIDDEN, '');
    for (const secret of SECRETS)
      if (!['Milky Way Reserve', '777'].includes(secret)) expect(told).not.toContain(secret);
    await client.close();
  });
});

describe('what is for staff alone', () => {
  it('is left out by every route there is, whatever stands in its address, also for whoever has the page already', async () => {
    const stub = { browser: {}, history: {}, form: () => undefined };
    const app = createPublicApp({ options: stub, person: {}, isStopping: () => false } as never);
    const routes = [...new Set(app.routes.filter(({ method }) => method === 'GET').map(({ path }) => path))];
    expect(routes).toEqual(
      expect.arrayContaining(['/changes', '/changes.atom', '/records/:id', '/api/records/:id']),
    );
    const asks = [
      '',
      `?q=${HIDDEN}`,
      ...['record', 'check', 'kind', 'field', 'status', 'id'].map((name) => `?${name}=${HIDDEN}`),
    ];
    const queries = [...asks, `?a=${HIDDEN}&b=${PROGRAM}&for=staff&as=staff&visibility=staff&role=staff`];
    for (const route of routes) {
      for (const path of new Set([HIDDEN, PROGRAM].map((id) => route.replace(/:\w+/g, id)))) {
        for (const query of queries) {
          const once = await web.ask(`${path}${query}`, { headers: { cookie: 'desk-session=x' } });
          const tag = once.headers.etag;
          const again = await web.ask(`${path}${query}`, { headers: { 'if-none-match': tag ?? '"none"' } });
          if (tag !== undefined) expect([again.status, again.text]).toEqual([304, '']);
          const rest = `${once.text}${again.text}`.replaceAll(HIDDEN, '').replaceAll('777px', '');
          for (const secret of SECRETS) expect(rest, `${path}${query}`).not.toContain(secret);
          if (once.headers['set-cookie'] !== undefined)
            expect(once.headers['cache-control']).toBe('no-store');
        }
      }
    }
    // What everyone may read of the same state is there.
    expect(textOf((await web.ask('/changes?lang=en')).text)).toContain('30%');
  });

  it('stands on no page, in no list and in no answer of any interface', async () => {
    const pages = ['ko', 'en'].flatMap((lang) => [
      `/?lang=${lang}`,
      `/?lang=${lang}&check=${HIDDEN}`,
      `/embed?lang=${lang}&check=${HIDDEN}`,
      `/records?lang=${lang}`,
      `/records?lang=${lang}&kind=program`,
      `/records/${HIDDEN}?lang=${lang}`,
      `/records/${PROGRAM}?lang=${lang}`,
      `/compare?lang=${lang}&a=${HIDDEN}&b=${PROGRAM}`,
      `/timeline?lang=${lang}`,
      `/timeline?lang=${lang}&record=${HIDDEN}`,
      `/api/records?language=${lang}`,
      `/api/records/${HIDDEN}?language=${lang}`,
      `/api/records/${PROGRAM}?language=${lang}`,
      '/sitemap.xml',
      '/api/openapi.json',
    ]);
    const seen = await Promise.all(pages.map(async (path) => `${path}\n${(await web.ask(path)).text}`));
    const actions = [
      `ask:${HIDDEN}/overview`,
      `check:${HIDDEN}`,
      `run:show ${HIDDEN}`,
      `run:export ${HIDDEN} as csv`,
    ];
    for (const action of actions) seen.push((await web.submit('spy', { action })).text);
    for (const action of actions) seen.push(JSON.stringify((await json('/api/ask', { action })).data));
    seen.push(JSON.stringify((await json('/api/eligibility', { record: HIDDEN })).data));
    for (const text of [
      'export programs as csv',
      'list programs',
      'timeline',
      'show pangolins',
      'compare all',
    ])
      seen.push((await web.submit('spy', { text })).text);
    for (const text of seen) {
      // What a request names comes back in links to the same page; nothing else of it may.
      const rest = text.replaceAll(HIDDEN, '').replaceAll('777px', '');
      for (const secret of SECRETS) expect(rest, rest.slice(0, 80)).not.toContain(secret);
    }
  });
});
