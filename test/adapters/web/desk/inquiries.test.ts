import { setTimeout as delay } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { textOf } from '../page-text.js';
import { type DeskHarness, type Member, makeDesk } from './harness.js';

let place: DeskHarness;
let kim: Member;
let lee: Member;

beforeAll(async () => {
  place = await makeDesk();
  kim = await place.signIn({ subject: 'kim', name: 'Kim' });
  lee = await place.signIn({ subject: 'lee', name: 'Lee' });
}, 120_000);
afterAll(() => place.close());

describe('the list of inquiries', () => {
  it('is narrowed down by words, status, language and day, and goes on in pages', async () => {
    for (let n = 0; n < 27; n += 1) await place.ask(`how many windmills in district ${n}?`);
    const korean = await place.ask('풍차는 <b>몇</b> 대인가요?', 'ko');
    const list = async (query: string) => textOf((await kim.get(`/desk/inquiries?lang=en&${query}`)).text);
    expect(await list('')).toContain('28 found');
    expect(await list('')).toContain('Page 1 of 2');
    expect(await list('page=2')).toContain('district 0?');
    expect(await list('page=99')).toContain('Page 2 of 2');
    expect(await list('in=ko')).toContain('1 found');
    expect(await list('q=DISTRICT+7')).toContain('1 found');
    expect(await list('q=%25')).toContain('No inquiry fits');
    expect(await list('status=answered')).toContain('No inquiry fits');
    expect(await list('since=2999-01-01')).toContain('No inquiry fits');
    expect(await list('since=x&in=fr&status=none&page=-1')).toContain('28 found');
    expect((await kim.get('/desk/inquiries?in=ko')).text).toContain('풍차는 &lt;b&gt;몇&lt;/b&gt;');
    await place.desk.dismiss(korean, { reason: 'other', note: '' }, { id: 'web:x', name: '' });
    expect(await list('in=ko')).toContain('No inquiry fits');
    expect(await list('in=ko&status=all')).toContain('1 found');
  });

  it('is a file for a spreadsheet, of what is narrowed down to, and that is noted', async () => {
    await place.ask('=HYPERLINK("x") of a windmill');
    const csv = await kim.get('/desk/inquiries.csv?q=hyperlink');
    expect(csv.headers['content-type']).toBe('text/csv; charset=utf-8');
    expect(csv.headers['content-disposition']).toContain('attachment');
    expect(csv.text.trim().split('\r\n')).toHaveLength(2);
    expect(csv.text).toContain(`"'=HYPERLINK`);
    expect((await place.store.changes({ limit: 1 }))[0]).toMatchObject({
      what: 'export',
      about: 'inquiries',
    });
  });
});

describe('an inquiry', () => {
  it('is whose who claims it first; the second is told by whom, and keeps what she wrote', async () => {
    const id = await place.ask('who claims this?');
    const path = `/desk/inquiries/${id}`;
    const claims = await Promise.all([kim.post(`${path}/claim?lang=en`), lee.post(`${path}/claim?lang=en`)]);
    expect(claims.map(({ status }) => status).sort()).toEqual([200, 409]);
    const second = claims.find(({ status }) => status === 409);
    expect(textOf(second?.text ?? '')).toMatch(/(?:Kim|Lee) has claimed this first/);
    await place.desk.answer(id, 'by Slack', { id: 'slack:T1/U1', name: 'Park' });
    const late = await kim.post(`${path}/answer?lang=en`, { en: 'my own <words>' });
    expect(late.status).toBe(409);
    expect(textOf(late.text)).toContain('Someone else has settled this already');
    expect(textOf(late.text)).toContain('by Slack');
    expect((await place.desk.get(id))?.notes.filter(({ kind }) => kind === 'answer')).toHaveLength(1);
  });

  it('is answered in both languages, that of whoever asked first, at her private page', async () => {
    const page = await place.web.submit('asker', { text: 'what is the deadline for the Example Grant?' });
    const exchange = /id="([\w-]{24})"/.exec(page.text)?.[1] ?? '';
    const made = await place.web.submit('asker', { exchange }, '/person');
    const ticket = /\/answers\/([\w-]+)/.exec(made.text)?.[1] ?? '';
    const [inquiry] = await place.inquiries.list({ limit: 1 });
    const path = `/desk/inquiries/${inquiry!.id}`;
    const shown = await kim.get(`${path}?lang=en`);
    expect(textOf(shown.text)).toContain('helps mills put up windmills');
    const empty = await kim.post(`${path}/answer?lang=en`, { ko: '한국어만' });
    expect([empty.status, empty.text.includes('한국어만')]).toEqual([400, true]);
    const done = await kim.post(`${path}/answer?lang=en`, { en: 'In <June>.', ko: '6월입니다.' });
    expect(textOf(done.text)).toContain('on its way to 1 conversation');
    await expect
      .poll(async () => (await place.web.ask(`/answers/${ticket}?lang=en`)).text)
      .toContain('In &lt;June&gt;.\n\n6월입니다.');
    const [logged] = await place.store.changes({ limit: 1 });
    expect(logged).toMatchObject({ who: 'Kim (web:kim)', what: 'answer', about: `inquiry/${inquiry!.id}` });
    expect(textOf((await lee.get('/desk/log?lang=en')).text)).toMatch(/Kim\s+answered/);
  });

  it('is dismissed with a reason, and opened again', async () => {
    const id = await place.ask('is it going to rain?');
    const path = `/desk/inquiries/${id}`;
    await kim.post(`${path}/dismiss`, { reason: 'not-policy', note: 'weather' });
    expect(await place.desk.get(id)).toMatchObject({ status: 'dismissed' });
    expect(textOf((await lee.get(`${path}?lang=en`)).text)).toContain('weather');
    expect((await lee.post(`${path}/reopen`)).status).toBe(200);
    expect((await place.desk.get(id))?.status).toBe('open');
    expect((await lee.post(`${path}/reopen`)).status).toBe(409);
  });

  it('that is not there is said so', async () => {
    for (const id of ['999', 'x', '1%20OR%201', '..%2F..']) {
      expect((await kim.get(`/desk/inquiries/${id}`)).status).toBe(404);
      expect((await kim.post(`/desk/inquiries/${id}/claim`)).status).toBe(404);
    }
  });
});

describe('open pages', () => {
  /** Events that a page hears, until it goes. */
  const listen = async (member: Member) => {
    const gone = new AbortController();
    const response = await fetch(`${place.web.address()}/desk/live`, {
      headers: { cookie: member.cookie },
      signal: gone.signal,
    });
    let heard = '';
    const reading = (async () => {
      for await (const chunk of response.body!) heard += Buffer.from(chunk).toString();
    })().catch(() => undefined);
    const events = () => heard.split('event: inquiries').length - 1;
    const leave = (): Promise<void> => {
      gone.abort();
      return reading;
    };
    return { response, events, gone: leave };
  };
  const until = async (holds: () => boolean): Promise<void> => {
    for (let tries = 0; !holds(); tries += 1) {
      if (tries > 1_500) throw new Error('it did not come');
      await delay(20);
    }
  };

  it('hear of what is done on any channel, and of questions that come', async () => {
    const id = await place.ask('does anyone hear of this?');
    const page = await listen(kim);
    expect(page.response.headers.get('content-type')).toContain('text/event-stream');
    expect(page.response.headers.get('content-encoding')).toBeNull();
    await delay(100);
    await place.desk.claim(id, { id: 'slack:T1/U9', name: 'Park' });
    await until(() => page.events() === 1);
    // By somebody who is not in this process.
    await place.inquiries.addNote(id, 'by a command');
    await until(() => page.events() === 2);
    await place.ask('a new question');
    await until(() => page.events() === 3);
    await page.gone();
  });
});
