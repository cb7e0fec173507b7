/** The pages in a real Chromium. */
import type { Browser, BrowserContext, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { createRecordBrowser } from '../../../src/browse/index.js';
import type { Library } from '../../../src/core/library/library.js';
import type { PublishedState } from '../../../src/history/fact-changes.js';
import { runChannelContract } from '../../contract/channel.contract.js';
import { eligibleContent } from '../../core/eligible-content.js';
import { botOf, libraryOf } from '../../core/library-of.js';
import { COLOURS, LAYOUT, objections } from '../../helpers/axe.js';
import { chromiumPath, NO_CHROMIUM, openChromium } from '../../helpers/chromium.js';
import { recordingLogger } from '../../helpers/logger.js';
import { makeInBrowser } from './browser-harness.js';
import { makeWeb, type WebHarness } from './harness.js';

const TODAY = { year: 2031, month: 6, day: 2 };
const name = { ko: '예시 지원금', en: 'Example Grant' };
/** One fact that came. */
const STATE: PublishedState = {
  version: 'abcdef',
  at: new Date('2031-06-01T00:00:00Z'),
  changes: [{ fact: 'example-grant/facts/a', record: 'example-grant', name, label: name, after: name }],
  staff: [],
};
const here = chromiumPath() !== undefined;

let browser: Browser | undefined;
let library: Library;
let web: WebHarness;
const contexts: BrowserContext[] = [];

describe.skipIf(!here)(
  here ? 'the pages in Chromium' : `the pages in Chromium (not here: ${NO_CHROMIUM})`,
  () => {
    beforeAll(async () => {
      browser = await openChromium();
      library = libraryOf(eligibleContent());
      const { bot } = botOf({ today: TODAY }, library);
      web = makeWeb({
        handle: bot.handle,
        form: bot.form,
        words: bot.words,
        logger: recordingLogger(),
        browser: createRecordBrowser(
          () => library.for(undefined),
          () => TODAY,
        ),
        history: { states: async () => [STATE] },
      });
      await web.channel.start();
    }, 120_000);
    afterEach(async () => {
      for (const context of contexts.splice(0)) await context.close();
    });
    afterAll(() => web.channel.stop());

    const open = async (path: string, options: BrowserContextOptions = {}): Promise<Page> => {
      const context = await browser!.newContext({ locale: 'en', ...options });
      contexts.push(context);
      const page = await context.newPage();
      await page.goto(`${web.address()}${path}`, { waitUntil: 'domcontentloaded' });
      return page;
    };
    const ask = async (page: Page, text: string): Promise<void> => {
      await page.getByLabel('Your question').fill(text);
      await page.getByRole('button', { name: 'Send' }).click();
    };
    const last = (page: Page) => page.locator('.reply').last();

    it('take an owner from a first question to an answer with its source', async () => {
      const page = await open('/');
      await ask(page, 'what is the Example Grant?');
      await last(page).getByText('helps mills put up windmills').waitFor();
      await last(page).locator('.sources summary').click();
      await last(page).locator('.sources li').first().waitFor();
      await last(page).getByRole('link', { name: 'Read the whole record' }).click();
      await page.getByRole('heading', { level: 1, name: 'Example Grant' }).waitFor();
    });

    it('are small and few for a slow phone, and answer it soon', async () => {
      const context = await browser!.newContext({ locale: 'en', viewport: { width: 360, height: 740 } });
      contexts.push(context);
      const page = await context.newPage();
      const network = await context.newCDPSession(page);
      let [bytes, requests] = [0, 0];
      network.on('Network.loadingFinished', ({ encodedDataLength }) => {
        bytes += encodedDataLength;
        requests += 1;
      });
      await network.send('Network.enable');
      const kbit = 400 * 128;
      const slow = { offline: false, latency: 400, downloadThroughput: kbit, uploadThroughput: kbit };
      await network.send('Network.emulateNetworkConditions', slow);
      const began = performance.now();
      await page.goto(`${web.address()}/?lang=en`, { waitUntil: 'domcontentloaded' });
      await page.getByLabel('Your question').fill('what is the Example Grant?');
      await page.keyboard.press('Enter');
      await last(page).getByText('helps mills').waitFor();
      const took = Math.round(performance.now() - began);
      // Page, style, script, answer; the picture of the tab may come between.
      expect(requests).toBeLessThanOrEqual(5);
      expect(bytes).toBeLessThan(40_000);
      if (process.env['WEB_SLOW'] === undefined) return;
      console.info(`400 kbit/s, 400 ms: first answer after ${took} ms, ${requests} requests, ${bytes} bytes`);
      expect(took).toBeLessThan(3_000);
    });

    it('go through an eligibility check to its verdict, and back', async () => {
      const page = await open('/records/example-grant?lang=en');
      await page.getByRole('link', { name: 'Check whether we are eligible' }).click();
      await page.getByRole('button', { name: 'Check whether we are eligible' }).click();
      await last(page).getByText('What is your trade?').first().waitFor();
      await last(page).getByRole('button', { name: /mill/i }).first().click();
      await last(page).getByText('How many employees do you have?').first().waitFor();
      await last(page).locator('.number input:not([type=hidden])').fill('8');
      await last(page).locator('.number').getByRole('button', { name: 'Answer' }).click();
      await last(page).getByText('you are eligible').first().waitFor();
      expect(await page.locator('[data-latest]').count()).toBe(1);
    });

    it('work without script: a question, a button, a check by a form', async () => {
      const page = await open('/', { javaScriptEnabled: false });
      await ask(page, 'who is eligible for the Example Grant?');
      await page.locator('.exchange').nth(1).waitFor();
      await ask(page, 'Are we eligible for the Example Grant?');
      await last(page).getByText('What is your trade?').first().waitFor();
      await last(page).getByText('Answer several questions at once').click();
      await last(page).locator('.several select').first().selectOption('mill');
      await last(page).locator('.several input[inputmode]').fill('8');
      await last(page).locator('.several').getByRole('button', { name: 'Answer' }).click();
      await last(page).getByText('you are eligible').first().waitFor();
      await page.reload();
      await last(page).getByText('you are eligible').first().waitFor();
    });

    it('work with a keyboard alone', async () => {
      const page = await open('/');
      await page.keyboard.press('Tab');
      expect(await page.evaluate('document.activeElement.textContent')).toBe('Skip to content');
      await page.keyboard.press('Enter');
      await page.getByLabel('Your question').focus();
      await page.keyboard.type('what is the Example Grant?');
      await page.keyboard.press('Enter');
      await last(page).getByText('helps mills').waitFor();
      const buttons = await last(page).locator('button:visible, summary').allTextContents();
      const left = new Set(buttons.map((text) => text.trim()));
      expect(left.size).toBeGreaterThan(2);
      for (let i = 0; i < 60 && left.size > 0; i += 1) {
        await page.keyboard.press('Shift+Tab');
        left.delete(String(await page.evaluate('document.activeElement.textContent.trim()')));
      }
      expect([...left]).toEqual([]);
    });

    it('share a record by its permanent address, where the phone can', async () => {
      const page = await open('/');
      await page.addInitScript('navigator.share = async (what) => { window.shared = what; }');
      await page.goto(`${web.address()}/records/example-grant?lang=en`);
      await page.getByRole('button', { name: 'Share' }).click();
      expect(await page.evaluate('window.shared.url')).toBe(`${web.address()}/records/example-grant`);
      await page.getByRole('button', { name: 'Copy the address' }).waitFor();
      const other = await open('/records/example-grant?lang=en', { javaScriptEnabled: false });
      // Without script there is nothing that only script could do.
      for (const needs of ['share', 'print', 'copy'])
        expect(await other.locator(`[data-${needs}]`).isVisible(), needs).toBe(false);
    });

    it('switch the language of the conversation', async () => {
      const page = await open('/?lang=en');
      await ask(page, 'what is the Example Grant?');
      await last(page).getByText('helps mills').waitFor();
      await page.reload();
      await page.getByRole('button', { name: '한국어' }).click();
      await page.waitForURL(/lang=ko/);
      expect(await last(page).textContent()).toMatch(/\p{Script=Hangul}/u);
    });

    it('ask nothing of any other host, and break no rule of their own', async () => {
      const context = await browser!.newContext();
      contexts.push(context);
      const page = await context.newPage();
      const asked: string[] = [];
      const complaints: string[] = [];
      page.on('request', (request) => asked.push(new URL(request.url()).origin));
      page.on('console', (message) => complaints.push(message.text()));
      page.on('pageerror', (error) => complaints.push(String(error)));
      for (const path of ['/', '/records', '/records/example-grant', '/timeline', '/compare', '/embed'])
        await page.goto(`${web.address()}${path}`);
      expect([...new Set(asked)]).toEqual([web.address()]);
      expect(complaints).toEqual([]);
    });

    it('have nothing that axe objects to, in light and in dark', async () => {
      const viewport = { width: 360, height: 740 };
      const page = await open('/', { bypassCSP: true, colorScheme: 'light', viewport });
      // The dark is the same page in other colours, a narrow screen the same in another layout.
      const examine = async (what: string, rules?: readonly string[]): Promise<void> => {
        expect(await objections(page, rules), what).toEqual([]);
        await page.emulateMedia({ colorScheme: 'dark' });
        expect(await objections(page, COLOURS), `${what}, in dark`).toEqual([]);
        await page.emulateMedia({ colorScheme: 'light' });
      };
      await examine('the first page');
      await ask(page, 'what is the Example Grant?');
      await last(page).getByText('helps mills').waitFor();
      await examine('an answer');
      await ask(page, 'Are we eligible for the Example Grant?');
      await last(page).getByText('Answer several questions at once').click();
      await examine('a check');
      const paths = ['/records', '/records/example-grant', '/timeline', '/changes', '/embed', '/nothing'];
      for (const path of [...paths, '/compare?a=example-grant&b=example-pact']) {
        await page.goto(`${web.address()}${path}`, { waitUntil: 'domcontentloaded' });
        await examine(path);
        await page.setViewportSize({ width: 320, height: 640 });
        await examine(`${path} at 320 pixels`, LAYOUT);
        await page.setViewportSize(viewport);
      }
    });
  },
);

if (here) {
  afterAll(() => browser?.close());
  runChannelContract({
    name: 'web, in Chromium',
    make: (options) => makeInBrowser(options, browser!),
    skip: [
      {
        reason:
          'a page is nobody’s chat room: nothing of the desk’s own comes back, and there are no mentions',
        tests: ['ignores its own posts', 'strips its own mention'],
      },
      {
        reason: 'a browser hands a form in once; the harness over HTTP does it twice',
        tests: ['answers a redelivered utterance once'],
      },
    ],
  });
}
