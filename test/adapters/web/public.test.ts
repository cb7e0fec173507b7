import { afterEach, describe, expect, it } from 'vitest';
import type { Handle } from '../../../adapters/contract.js';
import type { WebOptions } from '../../../adapters/web/index.js';
import type { Turn } from '../../../src/core/reply.js';
import { ANSWER, CLARIFY, say, UNANSWERED, WORDS } from '../../contract/replies.js';
import { recordingLogger } from '../../helpers/logger.js';
import { makeWeb, type WebHarness } from './harness.js';
import { fieldIn, textOf } from './page-text.js';

let web: WebHarness | undefined;
afterEach(async () => {
  await web?.channel.stop();
  await web?.close?.();
});

async function serve(handle: Handle, more: Partial<WebOptions> = {}): Promise<WebHarness> {
  web = makeWeb({ handle, words: WORDS, logger: recordingLogger(), ...more });
  await web.channel.start();
  return web;
}

const FORM = { 'content-type': 'application/x-www-form-urlencoded' };

describe('a page without script', () => {
  it('shows the conversation after a form is handed in, and keeps it when it is opened again', async () => {
    const desk = await serve(async () => ANSWER);
    const first = await desk.ask('/?lang=ko');
    const cookie = first.headers['set-cookie']?.[0]?.split(';')[0] ?? '';
    expect(first.headers['set-cookie']?.[0]).toMatch(/HttpOnly; SameSite=Lax/);
    const body = new URLSearchParams({
      proof: fieldIn(first.text, 'proof'),
      once: fieldIn(first.text, 'once'),
      lang: 'ko',
      text: '<b>지원비율</b>?',
    }).toString();
    const sent = await desk.ask('/ask', { method: 'POST', headers: { ...FORM, cookie }, body });
    expect([sent.status, sent.headers.location]).toEqual([303, '/?lang=ko#latest']);
    const after = await desk.ask('/?lang=ko', { headers: { cookie } });
    expect(textOf(after.text)).toContain(ANSWER.paragraphs[0]);
    expect(after.text).toContain('&lt;b&gt;지원비율');
    expect((await desk.ask('/?lang=ko')).text).not.toContain(ANSWER.paragraphs[0]);
  });

  it('has buttons under the latest reply alone', async () => {
    const replies = [CLARIFY, say('done')];
    const desk = await serve(async () => replies.shift()!);
    await desk.submit('a', { text: 'which?' });
    const press = await desk.submit('a', { action: 'choose:program', text: 'left in the line' });
    expect(press.text).not.toContain('choose:program');
    expect(textOf(press.text)).toContain('The program');
  });

  it('is in the language of the address, else of the browser', async () => {
    const desk = await serve(async () => ANSWER);
    const languages = await Promise.all([
      desk.ask('/'),
      desk.ask('/', { headers: { 'accept-language': 'fr, en;q=0.8, ko;q=0.5' } }),
      desk.ask('/?lang=ko', { headers: { 'accept-language': 'en' } }),
    ]);
    expect(languages.map(({ text }) => /<html lang="(\w+)"/.exec(text)?.[1])).toEqual(['ko', 'en', 'ko']);
  });
});

describe('what a form says', () => {
  it('is several answers of a check, numbers as numbers', async () => {
    const turns: Turn[] = [];
    const desk = await serve(async (turn) => {
      turns.push(turn);
      return say('ok');
    });
    await desk.submit('a', {
      action: 'check:example',
      'answer.employees': '1,200',
      'answer.trade': 'mill',
      'answer.age': ' ',
    });
    expect(turns[0]).toMatchObject({ action: 'check:example', answers: { employees: 1200, trade: 'mill' } });
    expect(turns[0]?.text).toBeUndefined();
  });

  it('is a remark beside “did not help”, and nothing beside other buttons', async () => {
    const turns: Turn[] = [];
    const desk = await serve(async (turn) => {
      turns.push(turn);
      return say('ok');
    });
    await desk.submit('a', { action: 'not-helpful:x', text: 'too old' });
    await desk.submit('a', { action: 'ask:x', text: 'half a line' });
    expect(turns.map(({ text }) => text)).toEqual(['too old', undefined]);
  });
});

describe('what a page refuses', () => {
  const count = async (more: Partial<WebOptions> = {}) => {
    let turns = 0;
    const desk = await serve(async () => {
      turns += 1;
      return say('ok');
    }, more);
    return { desk, turns: () => turns };
  };

  it('is a form of another site, or without the proof of a page', async () => {
    const { desk, turns } = await count();
    const first = await desk.ask('/');
    const cookie = first.headers['set-cookie']?.[0]?.split(';')[0] ?? '';
    const body = `text=hello&proof=${fieldIn(first.text, 'proof')}`;
    const tries = [
      { ...FORM, cookie, 'sec-fetch-site': 'cross-site' },
      { ...FORM, cookie: 'desk=someone-else-someone-else-someone' },
      FORM,
    ];
    for (const headers of tries) {
      expect((await desk.ask('/ask', { method: 'POST', headers, body })).status).toBe(403);
    }
    expect(
      (await desk.ask('/ask', { method: 'POST', headers: { ...FORM, cookie }, body: 'text=hi' })).status,
    ).toBe(403);
    expect(turns()).toBe(0);
  });

  it('has a clear status: unknown, wrong method, wrong type, too large, empty', async () => {
    const { desk, turns } = await count();
    expect((await desk.ask('/nothing')).status).toBe(404);
    expect((await desk.ask('/ask')).status).toBe(405);
    const json = { 'content-type': 'application/json' };
    expect((await desk.ask('/ask', { method: 'POST', headers: json, body: '{}' })).status).toBe(415);
    const large = `text=${'x'.repeat(600_000)}`;
    expect((await desk.ask('/ask', { method: 'POST', headers: FORM, body: large })).status).toBe(413);
    expect((await desk.submit('a', { text: ' ' })).status).toBe(400);
    expect(turns()).toBe(0);
  });

  it('is too much from one address at once, and says when to come back', async () => {
    const { desk } = await count({
      limits: { turns: { burst: 2, perSecond: 0 }, pages: { burst: 50, perSecond: 0 } },
    });
    const statuses = [];
    for (const text of ['a', 'b', 'c']) statuses.push(await desk.submit('a', { text }));
    expect(statuses.map(({ status }) => status)).toEqual([200, 200, 429]);
    expect(statuses[2]?.headers['retry-after']).toBe('5');
    expect((await desk.ask('/')).status).toBe(200);
  });

  it('is a name that is not its own: a page elsewhere that points its name here reads nothing', async () => {
    const { desk } = await count();
    expect((await desk.ask('/', { headers: { host: 'evil.example:3080' } })).status).toBe(421);
    expect((await desk.ask('/', { headers: { host: 'localhost:3080' } })).status).toBe(200);
  });

  it('is no probe, by whatever name it finds this machine and however often', async () => {
    const { desk } = await count({
      address: 'https://desk.example.go.kr',
      limits: { turns: { burst: 1, perSecond: 0 }, pages: { burst: 1, perSecond: 0 } },
    });
    for (const host of ['10.0.0.7:3080', 'pod-1.internal', 'desk.example.go.kr']) {
      const probe = await desk.ask('/healthz', { headers: { host } });
      expect([probe.status, probe.text]).toEqual([200, 'ok']);
    }
    expect((await desk.ask('/', { headers: { host: '10.0.0.7:3080' } })).status).toBe(421);
  });
});

describe('what is said', () => {
  it('is not broken between a share and its particle, nor in an amount', async () => {
    const amounts = await serve(async () => ({
      ...say('모두 3,000억 원을 냅니다. 2018년 시작했습니다.'),
      facts: [{ label: 'Total', value: 'KRW 300 billion' }],
    }));
    const said = (await amounts.submit('a', { text: '모두 얼마예요?' })).text;
    expect(said).toContain('모두 <span class="whole">3,000억 원을</span> 냅니다. 2018년 시작했습니다.');
    expect(said).toContain('<dd><span class="whole">KRW 300 billion</span>');
    const desk = await serve(async () => say('정부가 30%를 냅니다. 30% 입니다. 02-345-6789로.'));
    const { text } = await desk.submit('a', { text: '얼마예요?' });
    expect(text).toContain(
      '3<span class="whole">0%를</span> 냅니다. 30% 입니다. <span class="whole">02-345-6789</span>로.',
    );
  });
});

describe('a response', () => {
  it('lets nothing from elsewhere in, and nobody frame it but /embed by the sites that are named', async () => {
    const desk = await serve(async () => ANSWER, { embedOrigins: ['https://www.example.go.kr'] });
    const page = await desk.ask('/');
    const policy = String(page.headers['content-security-policy']);
    expect(policy).toContain("default-src 'none'");
    expect(policy).toContain("frame-ancestors 'none'");
    expect(policy).not.toContain('unsafe');
    expect(page.headers['cache-control']).toBe('no-store');
    const frame = await desk.ask('/embed');
    expect(frame.headers['content-security-policy']).toContain('frame-ancestors https://www.example.go.kr');
    expect(frame.headers['set-cookie']).toBeUndefined();
    for (const { text } of [page, frame]) expect(text).not.toMatch(/(?:src|href)="(?:https?:)?\/\//);
  });

  it('takes turns in a frame by what the form carries, without a cookie', async () => {
    const desk = await serve(async () => UNANSWERED);
    const frame = await desk.ask('/embed?lang=en');
    const carried = Object.fromEntries(
      ['proof', 'once', 'session', 'framed', 'lang'].map((name) => [name, fieldIn(frame.text, name)]),
    );
    const body = new URLSearchParams({ ...carried, text: 'hello' }).toString();
    const said = await desk.ask('/embed', { method: 'POST', headers: FORM, body });
    expect(said.status).toBe(200);
    expect(textOf(said.text)).toContain('I do not know.');
  });

  it('is compressed, and small: page, style and script together under 100 kB before they are compressed', async () => {
    const desk = await serve(async () => ANSWER);
    const sizes = await Promise.all(
      ['/', '/assets/style.css', '/assets/enhance.js'].map(async (path) => {
        const response = await fetch(`${desk.address()}${path}`, { headers: { 'accept-encoding': 'gzip' } });
        expect(response.headers.get('content-encoding'), path).toBe('gzip');
        return (await response.text()).length;
      }),
    );
    expect(sizes.reduce((sum, size) => sum + size, 0)).toBeLessThan(100_000);
  });
});
