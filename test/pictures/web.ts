/** `npm run web:pictures`: every page on a phone and on a desk, light and dark, into docs/pictures. */
import { mkdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { Page } from 'playwright-core';
import { webChannel } from '../../adapters/web/index.js';
import { createBot } from '../../src/core/bot.js';
import { createRecordBrowser } from '../../src/core/skills/records/index.js';
import { memoryConversations } from '../../src/core/turn/memory-conversations.js';
import { PACKAGE_ROOT } from '../../src/package-root.js';
import { openChromium } from '../helpers/chromium.js';
import { recordingLogger } from '../helpers/logger.js';
import { shippedLibrary } from '../helpers/shipped.js';

const folder = resolve(process.argv[2] ?? join(PACKAGE_ROOT, 'docs', 'pictures'));
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
};

const library = await shippedLibrary();
const clock = { now: () => new Date() };
const bot = createBot({
  library: () => library,
  conversations: memoryConversations({ clock, minutes: 30 }),
  clock,
  logger: recordingLogger(),
  today: TODAY,
  inquiries: {
    redact: (text) => text,
    record: async () => '17',
    recordTurn: async () => undefined,
    recordFeedback: async () => undefined,
  },
});
let port = 0;
const channel = webChannel({
  words: bot.words,
  handle: bot.handle,
  form: bot.form,
  logger: recordingLogger(),
  host: '127.0.0.1',
  port: 0,
  assets: ASSETS,
  key: 'pictures'.repeat(4),
  clock,
  minutes: 30,
  browser: createRecordBrowser(
    () => library.for(undefined),
    () => TODAY,
  ),
  person: {
    store: { queued: async () => [] } as never,
    desk: { reach: () => undefined } as never,
  },
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
      const context = await browser.newContext({ viewport, colorScheme, reducedMotion: 'reduce' });
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
