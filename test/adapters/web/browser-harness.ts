import type { Browser, Page } from 'playwright-core';
import type { ChannelOptions } from '../../../adapters/contract.js';
import type { ChannelHarness } from '../../contract/channel.contract.js';
import { makeWeb } from './harness.js';

const EXCHANGES =
  "(() => [...document.querySelectorAll('.exchange:not(#welcome)')].map((each) => each.textContent))";

/** The pages in Chromium: each conversation is a window of its own that shares nothing with the others. */
export async function makeInBrowser(options: ChannelOptions, browser: Browser): Promise<ChannelHarness> {
  const { channel, address } = makeWeb(options);
  /** One person types one thing after the other. */
  const typed = new Map<string, Promise<void>>();
  const pages = new Map<string, Promise<Page>>();
  const seen = new Map<string, string[]>();
  /** What stands there is told whenever it changes. */
  const note = (conversation: string, texts: readonly string[]): void => {
    seen.set(
      conversation,
      texts.map((text) => text.replace(/\s+/g, ' ')),
    );
  };
  const read = async (): Promise<void> => {
    for (const [conversation, opened] of pages)
      note(conversation, (await (await opened).evaluate(`${EXCHANGES}()`)) as string[]);
  };
  const pageOf = (conversation: string): Promise<Page> => {
    const open = async (): Promise<Page> => {
      const page = await (await browser.newContext()).newPage();
      await page.exposeFunction('tellTest', (texts: readonly string[]) => note(conversation, texts));
      await page.goto(`${address()}/?lang=en`, { waitUntil: 'domcontentloaded' });
      await page.evaluate(
        `new MutationObserver(() => tellTest(${EXCHANGES}())).observe(document.getElementById('log'), { childList: true, subtree: true })`,
      );
      return page;
    };
    const known = pages.get(conversation) ?? open();
    pages.set(conversation, known);
    return known;
  };

  return {
    channel: {
      ...channel,
      async stop() {
        await channel.stop();
        await read().catch(() => undefined);
      },
    },
    say(conversation, text) {
      const work = (typed.get(conversation) ?? Promise.resolve()).then(async () => {
        const page = await pageOf(conversation);
        await page.getByLabel('Your question').fill(text);
        await page.keyboard.press('Enter');
      });
      typed.set(conversation, work);
      return work;
    },
    async press(conversation, action) {
      const page = await pageOf(conversation);
      await page.locator(`button[value="${action}"]`).click();
    },
    posts: (conversation) => seen.get(conversation) ?? [],
    async close() {
      // One that was opened after the stop never was.
      await Promise.all(
        [...pages.values()].map(async (page) => (await page.catch(() => undefined))?.context().close()),
      );
    },
  };
}
