/** What is missed becomes content, saved on a branch of a repository around the content. */
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { branchPlace } from '../../../../src/cli/branch-place.js';
import { eligibleContent } from '../../../core/eligible-content.js';
import { fieldIn, textOf } from '../page-text.js';
import { type DeskHarness, gitIn, type Member, makeDesk, PROGRAM } from './harness.js';

const PATH = `programs/${PROGRAM}.yaml`;
const ASKS = `programs/${PROGRAM}.asks.yaml`;
const WHEEL = 'the example grant and our old village wheel, help?';

let place: DeskHarness;
let kim: Member;
let staff: Member;
let editor: Member;
let folder: string;
const git = (...words: string[]): string => gitIn(folder, ...words).trim();

beforeAll(async () => {
  place = await makeDesk({ edits: 'branch', files: eligibleContent() });
  folder = dirname(place.content);
  kim = await place.signIn();
  staff = await place.signIn({ subject: 'park', name: 'Park', roles: ['staff'] });
  editor = await place.signIn({ subject: 'lee', name: 'Lee', roles: ['editor'] });
}, 120_000);
afterAll(() => place.close());

/** Waits for what would help as an open page does: until it hears of news. */
async function proposed(): Promise<void> {
  const gone = new AbortController();
  const live = await fetch(`${place.web.address()}/desk/live`, {
    headers: { cookie: kim.cookie },
    signal: gone.signal,
  });
  const events = live.body!.getReader();
  const decoder = new TextDecoder();
  await kim.post('/desk/misses/propose');
  for (let heard = ''; !heard.includes('event: inquiries'); )
    heard += decoder.decode((await events.read()).value);
  gone.abort();
}

describe('what is missed', () => {
  it('stands in clusters, with how often, why, and the questions themselves', async () => {
    const empty = textOf((await kim.get('/desk/misses?lang=en')).text);
    expect(empty).toContain('0 question(s), 0 cluster(s)');
    for (const text of [
      WHEEL,
      'does the example grant help with an old village wheel',
      'how many <pangolins> are there?',
    ])
      await place.ask(text);
    const { text, status } = await staff.get('/desk/misses?lang=en');
    expect(status).toBe(200);
    expect(textOf(text)).toContain('3 question(s)');
    expect(text).toContain('&lt;pangolins&gt;');
    expect(text).toMatch(/href="\/desk\/inquiries\/1\?lang=en"/);
    expect(textOf(text)).toMatch(/Why it is missed\s+\S/);
    expect(textOf((await staff.get('/desk/misses?lang=ko')).text)).toContain('질문 3건');
  });

  it('is not for editors who are no staff, and what is ticked is not saved by staff who are no editors', async () => {
    for (const path of ['/desk/misses', '/desk/misses/propose'])
      expect((await editor.post(path)).status, path).toBe(403);
    expect((await editor.get('/desk/misses')).status).toBe(403);
    await proposed();
    const page = await staff.get('/desk/misses?lang=en');
    expect(page.text).not.toContain('value="save"');
    expect(page.text).toContain('Editors save it.');
  });

  it('gets words of people as ways to ask, ticked, tried out, taken away, and saved on the branch', async () => {
    const { text } = await kim.get('/desk/misses?lang=en');
    // An entry is called as its button is, not by its key.
    expect(textOf(text)).toMatch(/“Example Grant – \p{L}/u);
    expect(textOf(text)).not.toMatch(/example-grant|(?:facts|answers)\//);
    const boxes = [...text.matchAll(/name="t\.([\w-]+)"/g)].map(([, id]) => id!);
    const phrasing = boxes.find((id) => /^\d+$/.test(id));
    expect(phrasing).toBeDefined();
    expect((await kim.post('/desk/misses?lang=en', { do: 'save' })).status).toBe(400);
    expect((await kim.post('/desk/misses?lang=en', { 't.999': '1', do: 'save' })).status).toBe(409);
    const ticked = { [`t.${phrasing}`]: '1' };
    const head = git('rev-parse', 'HEAD');
    const tried = await staff.post('/desk/misses?lang=en', { ...ticked, do: 'save' });
    expect(tried.text).toMatch(/<ins>.*(?:village wheel|pangolins)/);
    expect(tried.text).toContain(`name="t.${phrasing}" value="1" checked`);
    expect(git('branch', '--list', 'desk')).toBe('');
    const patch = await staff.post('/desk/misses', { ...ticked, do: 'patch' });
    expect(patch.headers['content-type']).toContain('text/x-diff');
    expect(patch.text).toContain(`+++ b/content/`);
    const all = Object.fromEntries(boxes.map((id) => [`t.${id}`, '1']));
    const saved = await kim.post('/desk/misses?lang=en', { ...all, do: 'anyway' });
    expect(textOf(saved.text)).toContain('It is on the branch desk');
    expect(git('log', '-1', '--format=%an|%P', 'desk')).toBe(`Kim|${head}`);
    expect(git('show', 'desk', '--stat', '--format=%s')).toContain(ASKS);
    expect([git('rev-parse', 'HEAD'), git('status', '--porcelain', 'content')]).toEqual([head, '']);
    expect((await place.store.changes({ limit: 1 }))[0]).toMatchObject({
      who: 'Kim (web:kim)',
      what: 'edit',
    });
  });
});

describe('a branch', () => {
  const part = { path: PATH, group: 'facts', key: 'grant-share', 'f.number': '35', do: 'anyway' };
  const baseNow = async (): Promise<string> =>
    fieldIn((await editor.get(`/desk/edit/file?path=${encodeURIComponent(PATH)}`)).text, 'base');

  it('takes one edit after the other; who comes second is told, and what is undone is a commit too', async () => {
    const [base, before] = [await baseNow(), git('rev-parse', 'desk')];
    const saved = await editor.post('/desk/edit/part?lang=en', { ...part, base });
    expect(textOf(saved.text)).toContain('answered from once that is merged');
    expect(git('log', '-1', '--format=%an|%s|%P', 'desk')).toBe(`Lee|Edit ${PATH}|${before}`);
    expect(git('show', `desk:content/${PATH}`)).toContain('number: 35');
    expect(readFileSync(join(place.content, PATH), 'utf8')).toContain('number: 30');
    // The forms show what stands on the branch.
    const form = await editor.get(
      `/desk/edit/part?path=${encodeURIComponent(PATH)}&group=facts&key=grant-share`,
    );
    expect(form.text).toMatch(/name="f\.number" [^>]*value="35"/);
    const second = await kim.post('/desk/edit/part?lang=en', { ...part, base, 'f.number': '40' });
    expect([second.status, textOf(second.text).includes('Lee has changed this file')]).toEqual([409, true]);
    const [change] = await place.store.changes({ limit: 1 });
    expect((await editor.post(`/desk/edit/changes/${change!.number}/undo`)).status).toBe(200);
    expect(git('show', `desk:content/${PATH}`)).toContain('number: 30');
  });

  it('is refused to whoever has not seen the newest commit, whoever made it', async () => {
    const there = await branchPlace(place.content, 'desk');
    const text = (await there.read()).files.get(PATH)!;
    const change = (after: string) => [{ path: PATH, before: text, after }];
    const both = await Promise.all([
      there.write(change(`${text}# one\n`), 'one'),
      there.write(change(`${text}# two\n`), 'two'),
    ]);
    expect(both.sort()).toEqual([false, true]);
    expect(await there.write(change(`${text}# three\n`), 'three')).toBe(false);
    expect(await there.write([{ path: '../d.db', before: undefined, after: 'x' }], 'x')).toBe(false);
    expect([...(await there.difference()).keys()]).toContain(PATH);
  });

  it('begins again at what is checked out once it is merged', async () => {
    git('merge', '-q', '--no-edit', 'desk');
    const there = await branchPlace(place.content, 'desk');
    expect([...(await there.difference()).keys()]).toEqual([]);
    const path = 'programs/new-mill.yaml';
    expect(await there.write([{ path, before: undefined, after: '# a mill\n' }], 'Kim')).toBe(true);
    expect(git('rev-parse', 'desk^')).toBe(git('rev-parse', 'HEAD'));
    expect(git('show', `desk:content/${path}`)).toBe('# a mill');
    expect(await there.write([{ path, before: '# a mill\n', after: undefined }], '<Kim>\n')).toBe(true);
    expect((await there.read()).files.has(path)).toBe(false);
    expect(git('show', `desk:content/${ASKS}`)).not.toBe('');
  });

  it('that cannot be written is said so before anything is served', async () => {
    await expect(branchPlace(place.content, 'main')).rejects.toThrow('It is checked out');
    await expect(branchPlace(place.content, 'a..b')).rejects.toThrow('no name for a branch');
    await expect(branchPlace('/', 'desk')).rejects.toThrow('in no work tree');
  });
});
