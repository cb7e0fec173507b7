/** The desk in a real Chromium. */
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, BrowserContext, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { Identity } from '../../../../adapters/web/desk/ports.js';
import { COLOURS, objections } from '../../../helpers/axe.js';
import { chromiumPath, NO_CHROMIUM, openChromium } from '../../../helpers/chromium.js';
import { type DeskHarness, filledIn, makeDesk, PROGRAM } from './harness.js';

const here = chromiumPath() !== undefined;

describe.skipIf(!here)(
  here ? 'the desk in Chromium' : `the desk in Chromium (not here: ${NO_CHROMIUM})`,
  () => {
    let browser: Browser;
    let place: DeskHarness;
    const contexts: BrowserContext[] = [];
    beforeAll(async () => {
      const sources = mkdtempSync(join(tmpdir(), 'policy-bot-sources-'));
      writeFileSync(join(sources, 'grant.txt'), 'The government pays 30% of 4,321 windmills.\n');
      [browser, place] = await Promise.all([openChromium(), makeDesk({ sources, edits: 'files' })]);
    }, 120_000);
    // A page that is left open goes on listening for news.
    afterEach(async () => {
      await Promise.all(contexts.splice(0).map((context) => context.close()));
    });
    afterAll(async () => {
      await browser.close();
      await place.close();
    });

    const open = async (path: string, options: BrowserContextOptions = {}): Promise<Page> => {
      const context = await browser.newContext({ locale: 'en', ...options });
      contexts.push(context);
      const page = await context.newPage();
      await page.goto(`${place.web.address()}${path}`, { waitUntil: 'domcontentloaded' });
      return page;
    };
    const signIn = async (
      identity: Partial<Identity>,
      options: BrowserContextOptions = {},
    ): Promise<Page> => {
      const page = await open(await place.link(identity), options);
      await page.getByRole('button', { name: 'Sign in' }).click();
      await page
        .getByText(identity.name ?? 'Kim')
        .first()
        .waitFor();
      return page;
    };

    it('takes a question that nothing answers to an answer of staff on the page of whoever asked', async () => {
      const asker = await open('/?lang=en', { bypassCSP: true });
      await asker.getByLabel('Your question').fill('what is the deadline for the Example Grant?');
      await asker.keyboard.press('Enter');
      await asker.getByText(/^Ask a person/).click();
      await asker.getByRole('button', { name: 'Make the address' }).click();
      const staff = await signIn({ subject: 'kim', name: 'Kim' });
      await staff.getByRole('link', { name: 'what is the deadline' }).click();
      await staff.getByRole('complementary').getByText('helps mills put up windmills').first().waitFor();
      await staff.getByLabel('Answer in English').fill('The call closes on 1 July.');
      await staff.getByRole('button', { name: 'Answer', exact: true }).click();
      await staff.getByText('on its way to 1 conversation').waitFor();
      await asker.getByRole('link', { name: '/answers/' }).click();
      await asker.getByText('The call closes on 1 July.').waitFor();
      expect(await objections(asker)).toEqual([]);
    });

    it('shows two of the staff what the other does, and keeps what one is writing', async () => {
      const id = await place.ask('do two of us see this?');
      const kim = await signIn({ subject: 'kim', name: 'Kim' });
      const lee = await signIn({ subject: 'lee', name: 'Lee' });
      await lee.goto(`${place.web.address()}/desk/inquiries/${id}?lang=en`);
      await lee.getByLabel('Answer in English').fill('half a sente');
      await kim.goto(`${place.web.address()}/desk/inquiries/${id}?lang=en`);
      await kim.getByRole('button', { name: 'Claim' }).click();
      await lee.getByText('claimed by Kim').waitFor();
      await lee.getByText('What you wrote is still here').waitFor();
      expect(await lee.getByLabel('Answer in English').inputValue()).toBe('half a sente');
      await lee.getByRole('button', { name: 'Answer', exact: true }).click();
      await lee.getByText('Your answer is kept').waitFor();
      // Without a text that is being written, what can be done changes too.
      await kim.getByRole('button', { name: 'Reopen' }).waitFor();
      // Whether it comes before the page listens or after.
      await kim.goto(`${place.web.address()}/desk/inquiries?lang=en`, { waitUntil: 'commit' });
      await place.ask('does a list hear of news?');
      await kim.getByText('does a list hear of news?').waitFor();
    });

    it('works without script', async () => {
      const id = await place.ask('is there no script here?');
      const page = await signIn({ subject: 'kim', name: 'Kim' }, { javaScriptEnabled: false });
      await page.getByLabel('Words of the question').fill('no script');
      await page.getByRole('button', { name: 'Show' }).click();
      await page.getByText('1 found').waitFor();
      await page.getByRole('link', { name: 'is there no script' }).click();
      await page.getByText('Dismiss an inquiry').click();
      await page.getByLabel('Reason').selectOption('duplicate');
      await page.getByRole('button', { name: 'Dismiss' }).click();
      await page.getByText('The inquiry is dismissed').waitFor();
      expect((await place.desk.get(id))?.status).toBe('dismissed');
      await page.getByRole('button', { name: 'Sign out' }).click();
      await page.goto(`${place.web.address()}/desk/inquiries/${id}`);
      expect(page.url()).toContain('/desk/sign-in');
    });

    it('works with a keyboard alone', async () => {
      const id = await place.ask('can this be done by keys?');
      const page = await signIn({ subject: 'kim', name: 'Kim' });
      await page.goto(`${place.web.address()}/desk/inquiries/${id}?lang=en`);
      const focus = (): Promise<string> =>
        page.evaluate('(document.activeElement.name || document.activeElement.textContent).trim()');
      const tabTo = async (wanted: string): Promise<void> => {
        for (let n = 0; n < 60; n += 1) {
          await page.keyboard.press('Tab');
          if ((await focus()) === wanted) return;
        }
        throw new Error(`${wanted} is not reached`);
      };
      await page.keyboard.press('Tab');
      expect(await focus()).toBe('Skip to content');
      await tabTo('Claim');
      await page.keyboard.press('Enter');
      await page.getByText(`Inquiry ${id} is yours`).waitFor();
      await tabTo('en');
      await page.keyboard.type('By keys.');
      await tabTo('Answer');
      await page.keyboard.press('Enter');
      await page.getByText('Your answer is kept').waitFor();
    });

    it('shows an editor what is said while she writes, and a second one what the first has changed', async () => {
      const path = `/desk/edit/part?path=programs/${PROGRAM}.yaml&group=facts&key=grant-share&lang=en`;
      const kim = await signIn({ subject: 'kim', name: 'Kim' });
      const lee = await signIn({ subject: 'lee', name: 'Lee' }, { bypassCSP: true });
      for (const page of [kim, lee]) await page.goto(`${place.web.address()}${path}`);
      await kim.getByLabel('number', { exact: true }).fill('35');
      await kim.getByText('The government pays 35% of the cost.').first().waitFor();
      await kim.getByLabel('number', { exact: true }).fill('thirty');
      await kim.getByText('cannot be served').waitFor();
      await kim.getByLabel('number', { exact: true }).fill('35');
      await kim.getByRole('button', { name: 'Save' }).click();
      const asked = kim.getByRole('button', { name: 'Save all the same' });
      await asked.or(kim.getByText('Saved.')).first().waitFor();
      if (await asked.isVisible()) await asked.click();
      await kim.getByText('Saved.').waitFor();
      await lee.getByLabel('number', { exact: true }).fill('40');
      await lee.getByRole('button', { name: 'Save' }).click();
      await lee.getByText('Kim has changed this file meanwhile').waitFor();
      expect(await lee.locator('ins', { hasText: 'number: 35' }).count()).toBe(1);
      expect(await lee.getByLabel('number', { exact: true }).inputValue()).toBe('40');
      expect(await objections(lee), 'two versions').toEqual([]);
      await lee.goto(`${place.web.address()}/desk/edit/history?path=programs/${PROGRAM}.yaml&lang=en`);
      await lee.locator('a[href*="/edit/changes/"]').first().click();
      await lee.waitForURL(/edit\/changes/);
      await lee.locator('ins').first().waitFor();
      expect(await objections(lee), 'a change').toEqual([]);
    });

    it('takes a document of an editor to an answer on the page of whoever asks', async () => {
      const kim = await signIn({ subject: 'kim', name: 'Kim', roles: ['editor'] }, { bypassCSP: true });
      await kim.goto(`${place.web.address()}/desk/edit/draft?lang=en`);
      const text = 'Oven grant (June 23, 2031)\r\nThe Oven Grant gives bakeries up to 300 billion won.\r\n';
      const buffer = Buffer.from(text);
      await kim.locator('[name=document]').setInputFiles({ name: 'o.txt', mimeType: 'text/plain', buffer });
      await kim.locator('[name=id]').fill('oven-grant');
      await kim.getByRole('button', { name: 'Make the draft' }).click();
      const publish = kim.getByRole('button', { name: 'Publish' });
      await publish.click();
      // What is still to be filled in is shown at its line.
      await kim.locator('.finding .at', { hasText: 'name: {' }).first().waitFor();
      expect(await objections(kim), 'a draft with findings').toEqual([]);
      for (const folder of ['programs', 'sources'] as const) {
        await kim.getByRole('link', { name: `${folder}/oven-grant.yaml` }).click();
        await kim.locator('textarea[name=text]').fill(filledIn(folder));
        await kim.getByRole('button', { name: 'Save', exact: true }).click();
        await kim.getByText('Kept in the draft.').waitFor();
        if (folder === 'programs') {
          await kim.getByRole('link', { name: 'overview' }).click();
          await kim.locator('[name="f.text.ko"]').fill('오븐 지원금은 빵집에 {amount:을/를} 줍니다.');
          await kim.locator('[name="f.text.en"]').fill('The Oven Grant gives bakeries {amount}.');
          await kim.getByRole('button', { name: 'Save', exact: true }).click();
          await kim.getByText('Kept in the draft.').waitFor();
        }
        await kim.goto(`${place.web.address()}/desk/edit/drafts/oven-grant?lang=en`);
      }
      await publish.click();
      await kim.getByText('Published.').waitFor();
      await place.reload();
      const asker = await open('/?lang=en');
      await asker.getByLabel('Your question').fill('what is the Oven Grant?');
      await asker.keyboard.press('Enter');
      await asker.getByText('The Oven Grant gives bakeries up to KRW 300 billion.').first().waitFor();
    }, 120_000);

    const pages = {
      inquiries: (id: string) => [
        '/desk/inquiries?status=all',
        `/desk/inquiries/${id}`,
        '/desk/inquiries/999',
        '/desk/misses',
        '/desk/numbers',
        '/desk/log',
      ],
      knowledge: () => [
        '/desk/records',
        `/desk/records/${PROGRAM}`,
        '/desk/sources',
        `/desk/sources/${place.library.kb.records.get(PROGRAM)!.source}`,
        '/desk/findings',
        '/desk/reviews',
      ],
      editing: () => [
        '/desk/edit',
        `/desk/edit/file?path=programs/${PROGRAM}.yaml`,
        `/desk/edit/part?path=programs/${PROGRAM}.yaml&group=facts&key=grant-share`,
        '/desk/edit/draft',
        `/desk/edit/history?path=programs/${PROGRAM}.yaml`,
      ],
    } as const;
    it.each(['inquiries', 'knowledge', 'editing'] as const)(
      'has nothing that axe objects to, in light and in dark: %s',
      async (of) => {
        const id = await place.ask('is everyone let in?');
        await place.desk.claim(id, { id: 'slack:T/U', name: 'Park' });
        const viewport = { width: 320, height: 640 };
        const own = { bypassCSP: true, colorScheme: 'light', viewport } as const;
        const page = await signIn({ subject: 'kim', name: 'Kim' }, own);
        // The dark is the same page in other colours.
        const examine = async (what: string): Promise<void> => {
          expect(await objections(page), what).toEqual([]);
          await page.emulateMedia({ colorScheme: 'dark' });
          expect(await objections(page, COLOURS), `${what}, in dark`).toEqual([]);
          await page.emulateMedia({ colorScheme: 'light' });
        };
        for (const path of pages[of](id)) {
          const address = `${place.web.address()}${path}${path.includes('?') ? '&' : '?'}lang=en`;
          await page.goto(address, { waitUntil: 'domcontentloaded' });
          await examine(path);
        }
        await page.context().clearCookies();
        for (const [what, path] of [
          ['signing in', '/desk'],
          ['a link to sign in', await place.link({ subject: 'lee', name: 'Lee', roles: ['staff'] })],
        ] as const) {
          await page.goto(`${place.web.address()}${path}`);
          await examine(what);
        }
        await page.getByRole('button', { name: 'Sign in' }).click();
        await page.goto(`${place.web.address()}/desk/edit`);
        await examine('a page for others');
      },
    );

    it('asks nothing of any other host, and breaks no rule of its own', async () => {
      const page = await signIn({ subject: 'kim', name: 'Kim' });
      const asked: string[] = [];
      const complaints: string[] = [];
      page.on('request', (request) => asked.push(new URL(request.url()).origin));
      page.on('console', (message) => complaints.push(message.text()));
      page.on('pageerror', (error) => complaints.push(String(error)));
      for (const path of [
        'inquiries',
        'records',
        `records/${PROGRAM}`,
        'sources',
        'reviews',
        'numbers',
        'log',
      ])
        await page.goto(`${place.web.address()}/desk/${path}`);
      expect([...new Set(asked)]).toEqual([place.web.address()]);
      expect(complaints).toEqual([]);
    });
  },
);
