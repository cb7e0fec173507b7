import { describe, expect, it } from 'vitest';
import { chromiumPath, NO_CHROMIUM, openChromium } from '../helpers/chromium.js';
import { shippedLibrary } from '../helpers/shipped.js';
import { draw, readyPage } from './draw.js';
import { kindsOf } from './kinds.js';

describe('a reply on a phone', () => {
  it.skipIf(chromiumPath() === undefined)(
    `stands no higher than it may on any of its pages, in Slack and in Teams${chromiumPath() === undefined ? ` (${NO_CHROMIUM})` : ''}`,
    async () => {
      const [kinds, browser] = await Promise.all([
        shippedLibrary().then((library) => kindsOf(library, { every: true })),
        openChromium(),
      ]);
      try {
        const page = await browser.newPage({ viewport: { width: 360, height: 640 } });
        await readyPage(page);
        const high: string[] = [];
        for (const kind of kinds) {
          for (const platform of ['slack', 'teams'] as const) {
            const height = await draw(page, platform, kind, false);
            expect(height, kind.name).toBeGreaterThan(60);
            if (height > kind.most) high.push(`${kind.name} in ${platform}: ${height} of ${kind.most} px`);
          }
        }
        expect(high).toEqual([]);
        expect(kinds.some(({ name }) => name === 'record-page-3')).toBe(true);
      } finally {
        await browser.close();
      }
    },
    60_000,
  );
});
