import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, describe, expect, it } from 'vitest';
import { changeLine } from '../../adapters/words.js';
import { createRecordBrowser } from '../../src/browse/index.js';
import { authorOf } from '../../src/cli/author-of.js';
import { runProgram } from '../../src/cli/program.js';
import type { KnowledgeBase } from '../../src/core/model/knowledge-base.js';
import { factChanges, statedFacts } from '../../src/history/fact-changes.js';
import { History, keepHistory } from '../../src/history/index.js';
import { type ContentFiles, parseContent, readContent, versionOf } from '../../src/knowledge/index.js';
import { makeWeb, type WebHarness } from '../adapters/web/harness.js';
import { testContext } from '../cli/context.js';
import { ANSWER, WORDS } from '../contract/replies.js';
import { libraryOf } from '../core/library-of.js';
import { recordingLogger } from '../helpers/logger.js';
import { edited, MINIMAL, minimal } from '../knowledge/fixture.js';

const GRANT = 'programs/example-grant.yaml';
const SHARE = 'number: 30\n    unit: percent';
const root = mkdtempSync(join(tmpdir(), 'history-'));
afterAll(() => rmSync(root, { recursive: true, force: true }));

const parsed = new Map<string, KnowledgeBase>();
function kbOf(content: ContentFiles): KnowledgeBase {
  const version = versionOf(content.files);
  const known = parsed.get(version);
  if (known !== undefined) return known;
  const { knowledgeBase } = parseContent(content);
  if (knowledgeBase === undefined) throw new Error('the content of a test cannot be served');
  parsed.set(version, knowledgeBase);
  return knowledgeBase;
}

const linesOf = (before: ContentFiles, after: ContentFiles): string[] =>
  factChanges(statedFacts(kbOf(before)), statedFacts(kbOf(after))).map((each) => changeLine(each, 'en'));

describe('factChanges', () => {
  it('says which figure became which', () => {
    expect(linesOf(minimal(), edited(GRANT, SHARE, SHARE.replace('30', '40')))).toEqual([
      'Government share: 30% → 40%',
    ]);
  });

  it('says from when a value holds that takes the place of another', () => {
    const later = `    superseded_by: grant-share-2032
  grant-share-2032:
    label: { ko: 정부 지원 비율, en: Government share }
    number: 40
    unit: percent
    as_of: 2032-01-01
    paragraphs: 2
`;
    const after = edited(GRANT, `${SHARE}\n    paragraphs: 2\n`, `${SHARE}\n    paragraphs: 2\n${later}`);
    expect(linesOf(minimal(), after)).toEqual(['Government share: 30% → 40%, from January 1, 2032']);
  });

  it('says what is new and what is not stated any more', () => {
    const fee = `  fee:
    label: { ko: 수수료, en: Fee }
    number: 3
    unit: percent
    paragraphs: 2
  mills:`;
    const with_ = edited(GRANT, '  mills:', fee);
    expect(linesOf(minimal(), with_)).toEqual(['Fee: 3% (new)']);
    expect(linesOf(with_, minimal())).toEqual(['Fee: 3% (no longer stated)']);
  });

  it('says nothing of another key, another text or a comment', () => {
    const renamed = minimal();
    const files = new Map(
      [...renamed.files].map(([path, text]) => [path, text.replaceAll('total-amount', 'whole-amount')]),
    );
    expect(linesOf(minimal(), { ...renamed, files })).toEqual([]);
    expect(linesOf(minimal(), edited(GRANT, 'Small companies that run', 'Firms that run'))).toEqual([]);
  });
});

describe('History', () => {
  it('keeps each state that is served once, with what changed in it and its texts', async () => {
    const history = new History(join(root, 'once'));
    const [first, second] = [minimal(), edited(GRANT, SHARE, SHARE.replace('30', '40'))];
    const times = ['2031-07-01T00:00:00Z', '2031-07-02T00:00:00Z', '2031-07-03T00:00:00Z'].map(
      (t) => new Date(t),
    );
    await history.add(kbOf(first), first.files, { at: times[0]! });
    expect(await history.add(kbOf(first), first.files, { at: times[1]! })).toBeUndefined();
    await history.add(kbOf(second), second.files, { at: times[2]!, by: 'Kim' });

    const states = await new History(join(root, 'once')).states();
    expect(states.map(({ at, by, changes }) => [at, by, changes.length])).toEqual([
      [times[2], 'Kim', 1],
      [times[0], undefined, 0],
    ]);
    expect((await history.at(times[1]!))?.version).toBe(kbOf(first).version);
    expect(await history.at(new Date('2031-06-30T00:00:00Z'))).toBeUndefined();
    expect(await history.texts(kbOf(second).version)).toEqual(second.files);
    expect(await history.texts('../secret')).toBeUndefined();
  });

  it('tells apart what only staff may read', async () => {
    const history = new History(join(root, 'staff'));
    const hidden = (share: string): ContentFiles =>
      edited(GRANT, SHARE, `${SHARE.replace('30', share)}\n    visibility: staff`);
    await history.add(kbOf(hidden('30')), undefined, { at: new Date(0) });
    await history.add(kbOf(hidden('40')), undefined, { at: new Date(1) });
    const [state] = await history.states();
    expect(state?.changes).toEqual([]);
    expect(state?.staff.map((each) => changeLine(each, 'en'))).toEqual(['Government share: 30% → 40%']);
    await history.add(kbOf(minimal()), undefined, { at: new Date(2) });
    const [open] = await history.states();
    expect(open?.changes.map((each) => changeLine(each, 'en'))).toEqual(['Government share: 30% (new)']);
  });

  it('forgets the oldest texts, and begins anew where its file is damaged', async () => {
    const dir = join(root, 'bounded');
    const history = new History(dir, { states: 4, texts: 2 });
    const kb = kbOf(minimal());
    for (let n = 0; n < 5; n++) {
      const files = new Map([['a.yaml', String(n)]]);
      await history.add({ ...kb, version: n.toString(16).padStart(4, '0') }, files, { at: new Date(n) });
    }
    expect(await history.states()).toHaveLength(4);
    expect(readdirSync(dir).filter((name) => name.startsWith('content-'))).toHaveLength(2);
    writeFileSync(join(dir, 'history.json'), '{"states":');
    expect(await history.states()).toEqual([]);
  });
});

describe('keepHistory', () => {
  it('notes who changed a file at the desk', async () => {
    const content = join(root, 'kept-content');
    cpSync(MINIMAL, content, { recursive: true });
    const history = new History(join(root, 'kept'));
    const texts = new Map<string, string>();
    const keeper = keepHistory({
      history,
      content,
      authorOf: (changed) =>
        authorOf(
          content,
          {
            changes: async ({ about }) => [
              {
                number: 1,
                at: new Date(),
                who: 'Kim (web:1)',
                what: 'edit',
                about: about!,
                after: texts.get(about!),
              },
            ],
          },
          changed,
        ),
      clock: { now: () => new Date('2031-07-01T00:00:00Z') },
      logger: recordingLogger(),
    });
    await keeper.served(kbOf(await readContent(content)));
    const file = join(content, GRANT);
    const text = readFileSync(file, 'utf8').replace(SHARE, SHARE.replace('30', '45'));
    writeFileSync(file, text);
    texts.set(GRANT, text);
    const state = await keeper.served(kbOf(await readContent(content)));
    expect(state).toMatchObject({
      by: 'Kim (web:1)',
      changes: [{ fact: 'example-grant/facts/grant-share' }],
    });
    await keeper.stop();
  });
});

describe('what has changed, on the web and at the terminal', () => {
  let web: WebHarness | undefined;
  afterEach(async () => {
    await web?.channel.stop();
    await web?.close?.();
    web = undefined;
  });

  it('is a page, a feed and a command; the two public ones without names or what is for staff', async () => {
    const database = join(root, 'shown', 'inquiries.db');
    const history = new History(join(root, 'shown', 'history'));
    await history.add(kbOf(minimal()), undefined, { at: new Date('2031-07-01T00:00:00Z') });
    const changed = edited(GRANT, SHARE, SHARE.replace('30', '40'));
    await history.add(kbOf(changed), changed.files, { at: new Date('2031-07-02T00:00:00Z'), by: 'Kim' });
    const staff = edited(GRANT, SHARE, `${SHARE.replace('30', '45')}\n    visibility: staff`);
    await history.add(kbOf(staff), undefined, { at: new Date('2031-07-03T00:00:00Z'), by: 'Kim' });

    web = makeWeb({
      handle: async () => ANSWER,
      words: WORDS,
      logger: recordingLogger(),
      history,
    });
    await web.channel.start();
    const page = await web.ask('/changes?lang=en');
    expect(page.text).toContain('Government share: 30% → 40%');
    expect(page.text).toContain('Government share: 40% (no longer stated)');
    expect(page.text).not.toMatch(/Kim|45%/);
    expect((await web.ask('/changes?lang=en&record=example-pact')).text).toContain(
      'Nothing has changed yet.',
    );
    const feed = await web.ask('/changes.atom?lang=ko&record=example-grant');
    expect(feed.headers['content-type']).toBe('application/atom+xml; charset=utf-8');
    expect(feed.text).toMatch(
      /^<\?xml version="1.0" encoding="utf-8"\?>\n<feed xmlns="http:\/\/www.w3.org\/2005\/Atom"/,
    );
    expect(feed.text.match(/<entry>/g)).toHaveLength(2);
    expect(new Set(feed.text.match(/<id>[^<]+<\/id>/g)).size).toBe(3);
    expect(feed.text).toContain('정부 지원 비율: 30% → 40%');
    expect(feed.text).not.toMatch(/Kim|45%/);
    const tag = feed.headers.etag ?? '';
    const again = { headers: { 'if-none-match': tag } };
    expect((await web.ask('/changes.atom?lang=ko&record=example-grant', again)).status).toBe(304);

    expect((await web.ask('/changes.atom?record=Example%20Grant')).status).toBe(404);

    const context = testContext({ POLICY_BOT_DATABASE: database });
    await runProgram(['history', 'example-grant'], context);
    expect(context.printed()).toContain('2031-07-02 09:00');
    expect(context.printed()).toContain('  Kim\n');
    expect(context.printed()).toContain('example-grant  Government share: 30% → 40%');
    expect(context.printed()).toContain('Government share: 30% → 45% (for staff)'.replace('30', '40'));
  });

  it('is no feed of a record that is not there, and one that has not changed yet is as old as what is kept', async () => {
    const at = new Date('2031-07-01T00:00:00Z');
    const database = join(root, 'unchanged', 'inquiries.db');
    const history = new History(join(root, 'unchanged', 'history'));
    await history.add(kbOf(minimal()), undefined, { at });
    const library = libraryOf();
    const browser = createRecordBrowser(
      () => library,
      () => ({ year: 2031, month: 7, day: 1 }),
    );
    web = makeWeb({ handle: async () => ANSWER, words: WORDS, logger: recordingLogger(), history, browser });
    await web.channel.start();
    const feed = await web.ask('/changes.atom?record=example-grant');
    expect(feed.text).toContain(`<updated>${at.toISOString()}</updated>`);
    for (const path of ['/changes.atom?record=example-grnt', '/changes?record=example-grnt'])
      expect((await web.ask(path)).status).toBe(404);

    const run = async (record: string) => {
      const context = testContext({ POLICY_BOT_DATABASE: database, POLICY_BOT_CONTENT: MINIMAL });
      return { code: await runProgram(['history', record], context), ...context };
    };
    const typo = await run('example-grnt');
    expect(typo.code).toBe(2);
    expect(typo.complained()).toContain('There is no record "example-grnt".');
    expect((await run('example-grant')).printed()).toContain('No fact of example-grant has changed');
  });

  it('says so where nothing is kept', async () => {
    const context = testContext({ POLICY_BOT_DATABASE: join(root, 'nowhere', 'inquiries.db') });
    await runProgram(['history'], context);
    expect(context.printed()).toContain('No state of the content is kept yet');
  });
});
