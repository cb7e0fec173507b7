import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { identityOf, openIdConnect } from '../../../../adapters/web/desk/oidc.js';
import type { AccountSignIn } from '../../../../adapters/web/desk/ports.js';
import { memberOf } from '../../../../adapters/web/desk/session.js';
import { openProvider, type Provider } from '../../../helpers/oidc-provider.js';
import { textOf } from '../page-text.js';
import { cookieOf, type DeskHarness, makeDesk } from './harness.js';

const FORM = { 'content-type': 'application/x-www-form-urlencoded', 'sec-fetch-site': 'same-origin' };

describe('a link from the terminal', () => {
  let place: DeskHarness;
  beforeAll(async () => {
    place = await makeDesk();
  }, 120_000);
  afterAll(() => place.close());

  it('lets one person in once, after a button is pressed', async () => {
    const link = await place.link({ name: 'Kim' });
    // Looking at it uses nothing up.
    expect((await place.web.ask(link)).status).toBe(200);
    expect((await place.web.ask(link)).status).toBe(200);
    const press = () => place.web.ask(link, { method: 'POST', headers: FORM, body: '' });
    const answers = await Promise.all([press(), press(), press()]);
    expect(answers.map(({ status }) => status).sort()).toEqual([303, 404, 404]);
    const [let_in] = answers.filter(({ status }) => status === 303);
    expect(let_in?.headers['set-cookie']?.[0]).toMatch(
      /^desk-session=[\w-]{43}; Path=\/desk; HttpOnly; SameSite=Lax$/,
    );
    const cookie = cookieOf(let_in?.headers['set-cookie'], 'desk-session');
    expect(textOf((await place.web.ask('/desk/log', { headers: { cookie } })).text)).toContain('Kim');
    expect((await place.web.ask(link)).status).toBe(404);
  });

  it('is not pressed by another site', async () => {
    const link = await place.link();
    const headers = { ...FORM, 'sec-fetch-site': 'cross-site' };
    expect((await place.web.ask(link, { method: 'POST', headers, body: '' })).status).toBe(403);
    expect((await place.web.ask(link)).status).toBe(200);
  });
});

describe('trying to sign in', () => {
  it('is bounded for an address', async () => {
    const enough = { burst: 1e6, perSecond: 1e6 };
    const limits = { turns: enough, pages: enough, signIn: { burst: 2, perSecond: 0 } };
    const place = await makeDesk({ web: { limits } });
    const attempt = () =>
      place.web.ask(`/desk/link/${'x'.repeat(43)}`, { method: 'POST', headers: FORM, body: '' });
    const statuses = [await attempt(), await attempt(), await attempt()].map(({ status }) => status);
    expect(statuses).toEqual([404, 404, 429]);
    await place.close();
  }, 120_000);
});

describe('a session', () => {
  it('outlives the program, and ends when one signs out', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'policy-bot-desk-'));
    const first = await makeDesk({ folder });
    const { cookie } = await first.signIn();
    await first.close();
    const second = await makeDesk({ folder });
    const get = () => second.web.ask('/desk/log', { headers: { cookie } });
    const page = await get();
    expect(page.status).toBe(200);
    const proof = /name="proof" value="([^"]+)"/.exec(page.text)?.[1] ?? '';
    const out = (body: string) =>
      second.web.ask('/desk/sign-out', { method: 'POST', headers: { ...FORM, cookie }, body });
    expect((await out('proof=guessed')).status).toBe(403);
    expect((await get()).status).toBe(200);
    expect((await out(`proof=${proof}`)).status).toBe(303);
    expect((await get()).status).toBe(303);
    await second.close();
  }, 120_000);
});

describe('an account of the organisation', () => {
  const CLIENT = { clientId: 'policy-desk', clientSecret: 'a secret of the client' };
  let provider: Provider;
  let place: DeskHarness;
  let accounts: AccountSignIn | undefined;
  beforeAll(async () => {
    provider = await openProvider(CLIENT.clientId, CLIENT.clientSecret);
    // The address is known when the pages are served.
    const late: AccountSignIn = {
      begin: () => accounts!.begin(),
      finish: (query, kept) => accounts!.finish(query, kept),
    };
    place = await makeDesk({ accounts: late });
    accounts = openIdConnect({
      issuer: provider.issuer,
      ...CLIENT,
      address: place.web.address(),
      rolesClaim: 'groups',
      named: { staff: ['Kim@Example.go.kr', 'desk-staff'], editor: ['desk-editors'] },
    });
  }, 120_000);
  afterAll(async () => {
    await place.close();
    await provider.close();
  });

  /** Goes to the provider and back as a browser does. */
  const signIn = async (to = '') => {
    const go = await place.web.ask(`/desk/go${to}`);
    const login = cookieOf(go.headers['set-cookie'], 'desk-login');
    const back = await fetch(String(go.headers.location), { redirect: 'manual' });
    const path = String(back.headers.get('location')).replace(place.web.address(), '');
    const finish = (cookie = login) => place.web.ask(path, { headers: { cookie } });
    return { path, finish, url: new URL(String(go.headers.location)) };
  };

  it('lets in whom the settings name by a confirmed address, and sends her where she wanted to go', async () => {
    provider.person = { sub: 'u1', name: 'Kim', email: 'kim@example.go.kr', email_verified: true };
    const { finish, url } = await signIn('?to=%2Fdesk%2Fnumbers&lang=en');
    expect(url.searchParams.get('code_challenge_method')).toBe('S256');
    const back = await finish();
    expect([back.status, back.headers.location]).toEqual([303, '/desk/numbers?lang=en']);
    const cookie = cookieOf(back.headers['set-cookie'], 'desk-session');
    expect((await place.web.ask('/desk/inquiries', { headers: { cookie } })).status).toBe(200);
    const [logged] = await place.store.changes({ limit: 1 });
    expect(logged).toMatchObject({ who: 'Kim (web:u1)', what: 'sign-in' });
    expect((await finish()).status).toBe(403);
  });

  it('lets nobody in whom nobody has named, whose address is not confirmed, or who was refused', async () => {
    provider.person = { sub: 'u2', name: 'Lee' };
    const stranger = await (await signIn()).finish();
    expect(stranger.status).toBe(403);
    expect(cookieOf(stranger.headers['set-cookie'], 'desk-session')).toBe('');
    provider.person = { sub: 'u3', email: 'kim@example.go.kr' };
    expect((await (await signIn()).finish()).status).toBe(403);
    provider.refuses = true;
    expect((await (await signIn()).finish()).status).toBe(403);
    provider.refuses = false;
  });

  it('lets nobody in with an answer for another browser, another begin, or a made-up one', async () => {
    provider.person = { sub: 'u1', groups: ['desk-staff'] };
    const [one, two] = [await signIn(), await signIn()];
    expect((await one.finish('')).status).toBe(403);
    expect((await place.web.ask(two.path, { headers: {} })).status).toBe(403);
    const third = await signIn();
    const forged = third.path.replace(/state=[^&]+/, 'state=x');
    const go = await place.web.ask('/desk/go');
    const cookie = cookieOf(go.headers['set-cookie'], 'desk-login');
    expect((await place.web.ask(forged, { headers: { cookie } })).status).toBe(403);
    expect((await place.web.ask('/desk/signed-in?code=x&state=y', { headers: { cookie } })).status).toBe(403);
  });

  it('gives an editor the knowledge base, and staff the inquiries as well', async () => {
    const id = await place.ask('who pays for the windmills?');
    const editor = await place.signIn({ subject: 'e', name: 'Editor', roles: ['editor'] });
    const staff = await place.signIn({ subject: 's', name: 'Staff', roles: ['staff'] });
    const paths = [
      '/desk/records',
      '/desk/findings',
      '/desk/reviews',
      '/desk/sources',
      '/desk/numbers',
      '/desk/log',
    ];
    for (const path of paths) {
      for (const member of [editor, staff]) expect((await member.get(path)).status, path).toBe(200);
    }
    for (const path of ['/desk/inquiries', `/desk/inquiries/${id}`, '/desk/inquiries.csv', '/desk/live'])
      expect((await editor.get(path)).status, path).toBe(403);
    expect((await editor.post(`/desk/inquiries/${id}/claim`)).status).toBe(403);
    expect((await editor.get('/desk/numbers')).text).not.toContain('windmills?');
    expect((await staff.get(`/desk/inquiries/${id}`)).status).toBe(200);
    expect((await editor.get('/desk')).headers.location).toMatch(/^\/desk\/records/);
  });

  it('says so when the provider cannot be reached, and goes on when it can', async () => {
    const before = accounts;
    accounts = openIdConnect({
      issuer: 'http://127.0.0.1:1',
      ...CLIENT,
      address: place.web.address(),
      named: { staff: [], editor: [] },
    });
    expect((await place.web.ask('/desk/go')).status).toBe(503);
    accounts = before;
  });
});

describe('identityOf', () => {
  const named = { staff: ['kim@example.go.kr', 'sub-1'], editor: ['desk-editors'] };
  const roles = (claims: object) => identityOf(claims as never, { rolesClaim: 'groups', named }).roles;

  it('knows people by subject, by confirmed address, and by the claim of the setting alone', () => {
    expect(roles({ sub: 'sub-1' })).toEqual(['staff']);
    expect(roles({ sub: 'x', email: 'KIM@example.go.kr', email_verified: true })).toEqual(['staff']);
    expect(roles({ sub: 'x', groups: ['desk-editors', 7] })).toEqual(['editor']);
    expect(roles({ sub: 'x', groups: 'desk-editors' })).toEqual(['editor']);
    expect(roles({ sub: 'x', roles: ['desk-editors'] })).toEqual([]);
    expect(identityOf({ sub: 'x', groups: ['desk-editors'] }, { named }).roles).toEqual([]);
  });

  it('takes no group for a person: its name can be chosen', () => {
    expect(roles({ sub: 'x', groups: ['kim@example.go.kr'] })).toEqual([]);
    expect(roles({ sub: 'x', email: 'kim@example.go.kr', email_verified: 'true' })).toEqual([]);
    expect(roles({ groups: ['desk-editors'] })).toEqual([]);
  });
});

describe('memberOf', () => {
  it('makes ids that notes can be read by, whatever a provider calls people', () => {
    for (const subject of ['a (b)', 'x)\n(web:y', '가'.repeat(200), 'auth0|1~2*3'])
      expect(memberOf({ subject, name: 'A (B)\nC' })).toEqual({
        id: expect.stringMatching(/^web:[^()\s]{1,200}$/),
        name: 'A B C',
      });
    expect(memberOf({ subject: 'a', name: '' }).id).not.toBe(memberOf({ subject: 'A', name: '' }).id);
  });
});
