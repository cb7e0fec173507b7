import type { Browser, Page } from 'playwright-core';
import type { ChannelOptions } from '../../../adapters/contract.js';
import type { ChannelHarness } from '../../contract/channel.contract.js';
import { makeWeb } from './harness.js';

/** The pages in Chromium: each conversation is a window of its own that shares nothing with the others. */
export async function makeInBrowser(options: ChannelOptions, browser: Browser): Promise<ChannelHarness> {
  const { channel, address } = makeWeb(options);
  /** One person types one thing after the other. */
  const typed = new Map<string, Promise<void>>();
  const pages = new Map<string, Promise<Page>>();
  const seen = new Map<string, string[]>();
  let reading: NodeJS.Timeout | undefined;

  const read = async (): Promise<void> => {
    for (const [conversation, opened] of pages) {
      const page = await opened;
      const texts = (await page.evaluate(
        "[...document.querySelectorAll('.exchange:not(#welcome)')].map((each) => each.textContent)",
      )) as string[];
      seen.set(
        conversation,
        texts.map((text) => text.replace(/\s+/g, ' ')),
      );
    }
  };
  const watch = (): void => {
    reading = setTimeout(() => {
      read()
        .catch(() => undefined)
        .finally(() => reading !== undefined && watch());
    }, 20);
  };
  const pageOf = (conversation: string): Promise<Page> => {
    const open = async (): Promise<Page> => {
      const page = await (await browser.newContext()).newPage();
      await page.goto(`${address()}/?lang=en`);
      return page;
    };
    const known = pages.get(conversation) ?? open();
    pages.set(conversation, known);
    if (reading === undefined) watch();
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
      clearTimeout(reading);
      reading = undefined;
      // One that was opened after the stop never was.
      for (const page of pages.values()) await (await page.catch(() => undefined))?.context().close();
    },
  };
}
