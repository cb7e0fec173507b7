import { mkdtempSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { eligibleContent } from '../../../core/eligible-content.js';
import { pdfOf } from '../../../knowledge/drafting/files.js';
import { fieldIn, textOf } from '../page-text.js';
import { type DeskHarness, filledIn, type Member, makeDesk, PROGRAM } from './harness.js';

const PATH = `programs/${PROGRAM}.yaml`;
const SHARE = `path=${encodeURIComponent(PATH)}&group=facts&key=grant-share`;

let place: DeskHarness;
let kim: Member;
let lee: Member;
const file = (): string => readFileSync(join(place.content, PATH), 'utf8');
const part = { path: PATH, group: 'facts', key: 'grant-share' };

/** Base of a page, as its form carries it. */
const baseAt = async (member: Member, path: string): Promise<string> =>
  fieldIn((await member.get(path)).text, 'base');

beforeAll(async () => {
  const sources = mkdtempSync(join(tmpdir(), 'policy-bot-sources-'));
  for (const [path, text] of eligibleContent().files) {
    const name = /^text: (\S+)$/m.exec(text)?.[1];
    if (path.startsWith('sources/') && name !== undefined)
      writeFileSync(
        join(sources, name),
        'First.\nThe government pays 30% or 35% of a windmill for KRW 300 billion.\n',
      );
  }
  place = await makeDesk({ edits: 'files', files: eligibleContent(), sources });
  kim = await place.signIn({ subject: 'kim', name: 'Kim', roles: ['editor'] });
  lee = await place.signIn({ subject: 'lee', name: 'Lee', roles: ['editor'] });
}, 120_000);
afterAll(() => place.close());

describe('a part of a record', () => {
  it('is a form from the schema, both languages side by side, the paragraph beside it', async () => {
    const { text } = await kim.get(`/desk/edit/part?${SHARE}&lang=en`);
    expect(text).toMatch(
      /name="f\.label\.ko" lang="ko"[^>]*>\n정부 지원 비율<[\s\S]*name="f\.label\.en" lang="en"/,
    );
    expect(text).toMatch(/<input id="f-number" name="f.number" [^>]*value="30"/);
    expect(text).toContain('The government pays <mark class="held">30%</mark> or <mark class="open">35%');
    // A part is called by its label, a record by its name.
    const parts = textOf((await kim.get(`/desk/edit/file?path=${encodeURIComponent(PATH)}&lang=ko`)).text);
    expect(parts).toMatch(/정부 지원 비율\s+grant-share/);
    expect(textOf((await kim.get('/desk/edit?lang=en')).text)).toMatch(
      /Example Grant\s+·\s+ways to ask\s+programs/,
    );
  });

  it('says in Korean what belongs into a field, to whom reads Korean', async () => {
    const { text } = await kim.get(`/desk/edit/part?${SHARE}&lang=ko`);
    const label = /<label for="f-number">(.*?)<\/label><small id="h-number">(.*?)<\/small>/.exec(text);
    expect(textOf(label?.[1] ?? '')).toBe('수 (number) ');
    expect(label?.[2]).toContain('단위 그대로');
    const english = (await kim.get(`/desk/edit/part?${SHARE}&lang=en`)).text;
    expect(english).toContain('<small id="h-number">In whole units');
  });

  it('is tried out while one writes: what differs, what the check finds, and what would be said', async () => {
    const fields = { ...part, base: await baseAt(kim, `/desk/edit/part?${SHARE}`), 'f.number': '35' };
    const tried = await place.web.ask('/desk/edit/part?lang=en', {
      method: 'POST',
      headers: {
        'content-type': 'application/x-www-form-urlencoded',
        'sec-fetch-site': 'same-origin',
        'x-fragment': '1',
        cookie: kim.cookie,
      },
      body: new URLSearchParams({
        proof: fieldIn((await kim.get('/desk/log')).text, 'proof'),
        ...fields,
        do: 'try',
      }).toString(),
    });
    expect(tried.text).not.toContain('<html');
    expect(tried.text).toContain('<del>-    number: 30\n</del><ins>+    number: 35\n</ins>');
    expect(textOf(tried.text)).toContain('The government pays 35% of the cost.');
    expect(file()).toContain('number: 30\n');
    const wrong = await kim.post('/desk/edit/part?lang=en', {
      ...fields,
      'f.unit': 'no-such-unit',
      do: 'save',
    });
    expect(textOf(wrong.text)).toMatch(/no-such-unit/);
    expect(file()).toContain('number: 30\n');
    const unread = await kim.post('/desk/edit/part?lang=en', { ...part, 'f.paragraphs': '[2', do: 'save' });
    expect([unread.status, textOf(unread.text).includes('paragraphs cannot be read')]).toEqual([400, true]);
  });

  it('is saved to its file without a change elsewhere, answered from, noted, and undone', async () => {
    const before = file();
    const base = await baseAt(kim, `/desk/edit/part?${SHARE}`);
    const saved = await kim.post('/desk/edit/part?lang=en', { ...part, base, 'f.number': '35', do: 'save' });
    expect(textOf(saved.text)).toContain('Saved.');
    expect(file()).toBe(before.replace('number: 30\n', 'number: 35\n'));
    expect(statSync(join(place.content, PATH)).mode & 0o044).not.toBe(0);
    await place.reload();
    const answer = await place.web.submit('asker', { text: 'what share does the government pay?' });
    expect(textOf(answer.text)).toContain('35%');
    const [change] = await place.store.changes({ limit: 1 });
    expect(change).toMatchObject({ who: 'Kim (web:kim)', what: 'edit', about: PATH, before });
    const page = await lee.get(`/desk/edit/changes/${change!.number}?lang=en`);
    expect(page.text).toContain('<del>-    number: 35\n</del><ins>+    number: 30\n</ins>');
    expect(textOf((await lee.get(`/desk/edit/history?path=${encodeURIComponent(PATH)}`)).text)).toContain(
      'Kim',
    );
    expect((await lee.post(`/desk/edit/changes/${change!.number}/undo`)).status).toBe(200);
    expect(file()).toBe(before);
    expect((await lee.post(`/desk/edit/changes/${change!.number}/undo`)).status).toBe(409);
    await place.reload();
  });

  it('that two edit at once: the second is told, shown both differences, and keeps what she wrote', async () => {
    const path = `/desk/edit/part?${SHARE}`;
    const [first, second] = [await baseAt(kim, path), await baseAt(lee, path)];
    await kim.post('/desk/edit/part', { ...part, base: first, 'f.number': '35', do: 'save' });
    const note = { 'f.note.ko': '비율만 나와 있습니다.', 'f.note.en': 'A ratio only.' };
    const told = await lee.post('/desk/edit/part?lang=en', { ...part, base: second, ...note, do: 'save' });
    expect(told.status).toBe(409);
    expect(textOf(told.text)).toContain('Kim has changed this file meanwhile');
    expect(told.text).toContain('<ins>+    number: 35\n</ins>');
    expect(told.text).toContain('<ins>+    note:\n</ins>');
    expect(told.text).toMatch(/name="f\.note\.en"[^>]*>\nA ratio only\./);
    expect(file()).not.toContain('A ratio only.');
    const again = { ...part, base: fieldIn(told.text, 'base'), ...note, do: 'anyway' };
    expect(textOf((await lee.post('/desk/edit/part?lang=en', again)).text)).toContain('Saved.');
    expect(file()).toContain('number: 35\n');
    expect(file()).toContain('en: A ratio only.');
  });

  it('is given out as a patch, and only so where files are not written', async () => {
    const patch = await kim.post('/desk/edit/part', { ...part, 'f.number': '40', do: 'patch' });
    expect(patch.headers['content-disposition']).toContain('content.patch');
    expect(patch.text).toContain(`--- a/content/${PATH}\n+++ b/content/${PATH}\n`);
    const other = await makeDesk({ files: eligibleContent() });
    const editor = await other.signIn({ roles: ['editor'] });
    const base = await baseAt(editor, `/desk/edit/part?${SHARE}`);
    const handed = await editor.post('/desk/edit/part?lang=en', {
      ...part,
      base,
      'f.number': '40',
      do: 'save',
    });
    expect(handed.text).not.toContain('value="save"');
    expect(readFileSync(join(other.content, PATH), 'utf8')).toContain('number: 30\n');
    await other.close();
  }, 60_000);
});

describe('a file', () => {
  it('is changed as text, and never to what cannot be served', async () => {
    const path = `/desk/edit/file?path=${encodeURIComponent(PATH)}`;
    const before = file();
    const hand = async (text: string, act = 'save') =>
      kim.post('/desk/edit/file?lang=en', { path: PATH, base: await baseAt(kim, path), text, do: act });
    const broken = await hand('id: [');
    expect([broken.status, broken.text.includes('id: [')]).toEqual([400, true]);
    expect((await hand(before.replace('kind: program', 'kind: nothing'), 'anyway')).status).toBe(400);
    expect(file()).toBe(before);
    const odd = before.replace('en: Government share', 'en: Share that it pays');
    const asked = await hand(odd.replaceAll('\n', '\r\n'));
    if (asked.text.includes('Save all the same')) await hand(odd, 'anyway');
    expect(file()).toBe(odd);
  });

  it('outside of the content is not read and not written', async () => {
    const paths = ['../d.db', '/etc/passwd', 'programs/../../d.db', 'programs/x.txt', '', 'README.md'];
    for (const path of paths) {
      expect((await kim.get(`/desk/edit/file?path=${encodeURIComponent(path)}`)).status, path).toBe(404);
      expect((await kim.post('/desk/edit/file', { path, text: 'x', do: 'save' })).status, path).toBe(404);
    }
  });
});

describe('a draft', () => {
  const BREAK = '\r\n';
  const upload = async (member: Member, id: string, name: string, body: Buffer) => {
    const proof = fieldIn((await member.get('/desk/edit/draft')).text, 'proof');
    const form = new FormData();
    form.set('proof', proof);
    form.set('id', id);
    form.set('document', new File([new Uint8Array(body)], name));
    return fetch(`${place.web.address()}/desk/edit/draft?lang=en`, {
      method: 'POST',
      headers: { cookie: member.cookie },
      body: form,
    });
  };

  it('is made from a document, filled in, and published: then it is answered from', async () => {
    const document = Buffer.from(
      ['Oven grant (June 23, 2031)', 'The Oven Grant gives bakeries up to 300 billion won.', ''].join(BREAK),
    );
    const made = await upload(kim, 'oven-grant', 'Oven grant.txt', document);
    expect(made.status).toBe(200);
    const page = await made.text();
    const path = 'programs/oven-grant.yaml';
    expect(page).toContain(encodeURIComponent(path));
    // Nothing of it is in the content, and it is not published as long as texts are empty.
    const publish = () => kim.post('/desk/edit/drafts/oven-grant/publish?lang=en');
    const refused = await publish();
    expect(refused.status).toBe(400);
    // Which line of which file is empty is shown.
    expect(textOf(refused.text)).toContain("name: { ko: '', en:");
    const at = `path=${encodeURIComponent(path)}&draft=oven-grant`;
    const text = fieldOf((await kim.get(`/desk/edit/file?${at}`)).text);
    expect(text).toContain('number: 300000000000');
    const filled = filledIn('programs');
    const base = await baseAt(kim, `/desk/edit/file?${at}`);
    const kept = await kim.post('/desk/edit/file?lang=en', {
      path,
      draft: 'oven-grant',
      base,
      text: filled,
      do: 'save',
    });
    expect(textOf(kept.text)).toContain('Kept in the draft');
    const source = 'sources/oven-grant.yaml';
    const sourceAt = `path=${encodeURIComponent(source)}&draft=oven-grant`;
    await kim.post('/desk/edit/file?lang=en', {
      path: source,
      draft: 'oven-grant',
      base: await baseAt(kim, `/desk/edit/file?${sourceAt}`),
      text: filledIn('sources'),
      do: 'save',
    });
    // A part by its form, as in a file of the content.
    const overview = { path, draft: 'oven-grant', group: 'aspects', key: 'overview' };
    const saved = await kim.post('/desk/edit/part?lang=en', {
      ...overview,
      base: await baseAt(kim, `/desk/edit/part?${at}&group=aspects&key=overview`),
      'f.text.ko': '오븐 지원금은 빵집에 {amount:을/를} 줍니다.',
      'f.text.en': 'The Oven Grant gives bakeries {amount}.',
      do: 'save',
    });
    expect(textOf(saved.text)).toContain('Kept in the draft');
    const done = await publish();
    expect(textOf(done.text)).toContain('Published.');
    expect(done.text).toContain('href="/desk/records/oven-grant?lang=en"');
    await place.reload();
    const answer = await place.web.submit('baker', { text: 'what is the Oven Grant?' });
    expect(textOf(answer.text)).toContain('The Oven Grant gives bakeries');
    const [logged] = await place.store.changes({ limit: 1 });
    expect(logged).toMatchObject({ what: 'publish', who: 'Kim (web:kim)' });
    expect((await kim.get('/desk/edit/drafts/oven-grant')).status).toBe(404);
    expect((await upload(kim, 'oven-grant', 'again.txt', document)).status).toBe(400);
  }, 60_000);

  it('says what is wrong with a document, and is discarded', async () => {
    const text = Buffer.from('A line.\nAnother line of 12 mills.\n');
    expect((await upload(kim, 'Not An Id', 'a.txt', text)).status).toBe(400);
    expect((await upload(kim, 'empty', 'a.txt', Buffer.alloc(0))).status).toBe(400);
    expect((await upload(kim, 'cut-short', 'a.pdf', pdfOf([]).subarray(0, 40))).status).toBe(400);
    expect((await upload(kim, 'too-large', 'a.txt', Buffer.alloc(13 * 1_024 * 1_024, 97))).status).toBe(413);
    const staff = await place.signIn({ subject: 's', name: 'S', roles: ['staff'] });
    expect((await staff.get('/desk/edit')).status).toBe(403);
    expect((await kim.post('/desk/edit/draft', { id: 'x' })).status).toBe(415);
    expect((await upload(kim, 'a-mill', 'a.txt', text)).status).toBe(200);
    const patch = await kim.get('/desk/edit/drafts/a-mill/patch');
    expect(patch.text).toMatch(/^--- \/dev\/null\n\+\+\+ b\/content\//m);
    expect(textOf((await lee.get('/desk/edit')).text)).toContain('a-mill');
    expect((await lee.post('/desk/edit/drafts/a-mill/discard')).status).toBe(303);
    expect((await lee.get('/desk/edit/drafts/a-mill')).status).toBe(404);
  });
});

/** What stands in the text of a file's form. */
function fieldOf(page: string): string {
  return /<textarea name="text"[^>]*>\n([\s\S]*?)<\/textarea>/.exec(page)?.[1] ?? '';
}
