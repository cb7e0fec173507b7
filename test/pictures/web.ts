/**
 * `npm run web:pictures`: every page on a phone and on a desk, light and dark, into docs/pictures; with a folder and the
 * beginning of names, only those, and there. `POLICY_BOT_SOURCES` names the documents of the content, for the page of documents.
 */
import { mkdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { Page } from 'playwright-core';
import { DeskSessions, webChannel } from '../../adapters/web/index.js';
import { createRecordBrowser } from '../../src/browse/index.js';
import { lookWith } from '../../src/cli/look-at-misses.js';
import { openDesk } from '../../src/cli/open-desk.js';
import { createBot } from '../../src/core/bot.js';
import { openDeliveryStore } from '../../src/delivery/index.js';
import { type PublishedState, statedFacts } from '../../src/history/fact-changes.js';
import { memoryInquiryLog, type StaffInquiryLog } from '../../src/inquiries/index.js';
import { checkFiles, readContent, withChanges } from '../../src/knowledge/index.js';
import { memoryConversations } from '../../src/memory-conversations.js';
import { PACKAGE_ROOT } from '../../src/package-root.js';
import { createStaffDesk } from '../../src/staff/index.js';
import { openChromium } from '../helpers/chromium.js';
import { recordingLogger } from '../helpers/logger.js';
import { shippedLibrary } from '../helpers/shipped.js';

const folder = resolve(process.argv[2] ?? join(PACKAGE_ROOT, 'docs', 'pictures'));
const beginning = process.argv[3] ?? '';
const KEY = 'pictures'.repeat(4);
const TODAY = { year: 2024, month: 6, day: 1 };
const SIZES = { phone: { width: 360, height: 740 }, desk: { width: 1280, height: 800 } } as const;
const ASSETS = join(PACKAGE_ROOT, 'adapters', 'web', 'assets');

async function ask(page: Page, text: string): Promise<void> {
  const count = await page.locator('.exchange').count();
  await page.locator('#text').fill(text);
  await page.keyboard.press('Enter');
  await page.locator('.exchange').nth(count).waitFor();
  await page.waitForTimeout(600);
}

const RECORD = 'smart-factory-mutual-growth';
const PAGES: Readonly<Record<string, { path: string; prepare?: (page: Page) => Promise<void> }>> = {
  start: { path: '/?lang=ko' },
  answer: { path: '/?lang=ko', prepare: (page) => ask(page, '스마트공장 지원비율이 얼마예요?') },
  check: {
    path: `/?lang=en&check=${RECORD}`,
    async prepare(page) {
      await page.locator('.offered button').click();
      await page.waitForTimeout(800);
    },
  },
  unanswered: {
    path: '/?lang=en',
    async prepare(page) {
      await ask(page, 'what is the deadline for the smart factory program?');
      await page.locator('.person summary').click();
      await page.locator('.person').scrollIntoViewIfNeeded();
    },
  },
  records: { path: '/records?lang=ko' },
  record: { path: `/records/${RECORD}?lang=ko` },
  compare: { path: `/compare?lang=ko&a=${RECORD}&b=smart-factory-mou` },
  timeline: { path: '/timeline?lang=en' },
  changes: { path: '/changes?lang=ko' },
  'desk-sign-in': { path: '/desk/sign-in?lang=ko' },
  'desk-sources': { path: '/desk/sources?lang=ko' },
  'desk-draft': { path: '/desk/edit/draft?lang=ko' },
  'desk-inquiries': { path: '/desk/inquiries?lang=ko' },
  'desk-inquiry': { path: '/desk/inquiries/1?lang=en' },
  'desk-misses': { path: '/desk/misses?lang=ko' },
  'desk-findings': { path: '/desk/findings?lang=ko' },
  'desk-log': { path: '/desk/log?lang=ko' },
  'desk-files': { path: '/desk/edit?lang=ko' },
  'desk-parts': { path: `/desk/edit/file?path=programs/${RECORD}.yaml&lang=ko` },
  'desk-field': {
    path: `/desk/edit/part?path=programs/${RECORD}.yaml&group=facts&key=government-share&lang=ko`,
  },
  'desk-record': { path: `/desk/records/${RECORD}?lang=en` },
  'desk-reviews': { path: '/desk/reviews?lang=ko' },
  'desk-numbers': { path: '/desk/numbers?lang=en' },
  'desk-edit': {
    path: `/desk/edit/part?path=programs/${RECORD}.yaml&group=facts&key=government-share&lang=en`,
    async prepare(page) {
      await page.locator('[name="f.number"]').fill('35');
      await page.locator('#try ins').first().waitFor();
    },
  },
};

/** A month of questions, as a desk may have had: how many of each kind, in a pattern that is nobody's. */
async function fill(
  log: StaffInquiryLog,
  asked: readonly string[],
  records: readonly string[],
): Promise<void> {
  const now = Date.now();
  for (let day = 29; day >= 0; day -= 1) {
    for (let n = 0; n < 6 + ((day * 7) % 9); n += 1) {
      await log.recordTurn({
        at: new Date(now - day * 86_400_000),
        channel: ['web', 'slack', 'web', 'teams'][(n + day) % 4]!,
        outcome: n % 6 === 0 ? 'unanswered' : n % 5 === 0 ? 'clarify' : 'answered',
        entry: `${records[(n * n + day) % records.length]}/overview`,
        confidence: 0.9,
        language: n % 4 === 0 ? 'en' : 'ko',
      });
    }
  }
  for (const [n, text] of asked.entries()) {
    await log.record({
      at: new Date(now - (asked.length - n) * 7_200_000),
      channel: 'web',
      conversation: 'c',
      user: `u${n}`,
      language: /[a-z]{3}/.test(text) ? 'en' : 'ko',
      text,
      reason: 'not-stated',
      offered: [{ entry: `${RECORD}/overview`, confidence: 0.4 }],
      knowledgeVersion: 'v',
    });
  }
}

const library = await shippedLibrary();
const clock = { now: () => new Date() };
const inquiries = memoryInquiryLog({ clock });
const store = openDeliveryStore({
  path: ':memory:',
  key: KEY,
  retentionDays: 30,
  clock,
  logger: recordingLogger(),
});
const staffDesk = createStaffDesk({ inquiries, store, clock, knowledgeVersion: () => library.kb.version });
const content = join(PACKAGE_ROOT, 'content');
const questions = [
  'what is the deadline for the smart factory program?',
  '스마트공장 신청 서류가 뭐예요?',
  'who signed the MOU?',
  '수출 바우처는 언제 접수하나요?',
];
await fill(inquiries, questions, [...library.kb.records.keys()]);
await staffDesk.claim('3', { id: 'slack:T/U', name: 'Slack' });
/** The content with a slip, so that the page of the check has something to show. */
const SLIP = `programs/${RECORD}.yaml`;
const slipped = ((await readContent(content)).files.get(SLIP) ?? '').replace(/^ +unit: percent\n/m, '');
const sources = process.env['POLICY_BOT_SOURCES'];
const opened = await openDesk(
  { content, sources, deskStaff: [], deskEditors: [], deskEdits: 'patch' } as never,
  {
    store,
    inquiries,
    staffDesk,
    keeper: {
      current: library,
      examine: async ({ changes } = {}) =>
        checkFiles(withChanges(await readContent(content), changes ?? new Map([[SLIP, slipped]]))),
    },
    today: () => TODAY,
    logger: recordingLogger(),
    look: (asked) => lookWith(library, asked),
  },
);
const { lines } = opened.knowledge;
const shown = async (file: string) => (file === SLIP ? slipped.split('\n') : lines(file));
const staff = { ...opened, knowledge: { ...opened.knowledge, lines: shown } };
const sessions = new DeskSessions({ store, clock, key: KEY });
const session = await sessions.begin({ subject: 'local', name: 'local', roles: ['staff', 'editor'] });
const bot = createBot({
  library: () => library,
  conversations: memoryConversations({ clock, minutes: 30 }),
  clock,
  logger: recordingLogger(),
  today: TODAY,
  inquiries,
});
/** What there is now, as a state in which some of it came. */
const state: PublishedState = {
  version: library.kb.version,
  at: new Date('2024-06-01T00:00:00Z'),
  changes: statedFacts(library.kb)
    .filter(({ record }) => record === RECORD)
    .slice(0, 6)
    .map(({ id, record, name, label, value }) => ({ fact: id, record, name, label, after: value })),
  staff: [],
};
let port = 0;
const channel = webChannel({
  words: bot.words,
  handle: bot.handle,
  form: bot.form,
  logger: recordingLogger(),
  host: '127.0.0.1',
  port: 0,
  assets: ASSETS,
  key: KEY,
  clock,
  minutes: 30,
  browser: createRecordBrowser(
    () => library.for(undefined),
    () => TODAY,
  ),
  person: { store, desk: staffDesk },
  history: { states: async () => [state] },
  staff,
  limits: { turns: { burst: 1_000, perSecond: 100 }, pages: { burst: 1_000, perSecond: 100 } },
  onListening: (_address, listening) => {
    port = listening;
  },
});
await channel.start();
mkdirSync(folder, { recursive: true });
const browser = await openChromium();
for (const [size, viewport] of Object.entries(SIZES)) {
  for (const colorScheme of ['light', 'dark'] as const) {
    for (const [name, { path, prepare }] of Object.entries(PAGES)) {
      if (!name.startsWith(beginning)) continue;
      const context = await browser.newContext({ viewport, colorScheme, reducedMotion: 'reduce' });
      if (path.startsWith('/desk') && name !== 'desk-sign-in') {
        const url = `http://127.0.0.1:${port}/desk`;
        await context.addCookies([{ name: 'desk-session', value: session, url }]);
      }
      // A preview checks all of the content first.
      context.setDefaultTimeout(180_000);
      const page = await context.newPage();
      await page.goto(`http://127.0.0.1:${port}${path}`);
      await prepare?.(page);
      const path_ = join(folder, `web-${name}-${size}-${colorScheme}.jpg`);
      await page.screenshot({ path: path_, type: 'jpeg', quality: 62 });
      await context.close();
    }
  }
}
await browser.close();
await channel.stop();
process.exit(0);
