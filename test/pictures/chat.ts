/**
 * `npm run chat:pictures`: one of each kind of reply in Slack and in Teams, on a phone and on a desk, light and dark, into
 * docs/pictures/chat, with a listing of how high each stands on a phone. With a folder, there.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { PACKAGE_ROOT } from '../../src/package-root.js';
import { openChromium } from '../helpers/chromium.js';
import { shippedLibrary } from '../helpers/shipped.js';
import { draw, readyPage } from './draw.js';
import { kindsOf } from './kinds.js';

const folder = resolve(process.argv[2] ?? join(PACKAGE_ROOT, 'docs', 'pictures', 'chat'));
const SIZES = { phone: { width: 360, height: 640 }, desk: { width: 1_280, height: 640 } } as const;

const kinds = await kindsOf(await shippedLibrary());
const browser = await openChromium();
mkdirSync(folder, { recursive: true });
const heights = new Map<string, number>();
for (const [size, viewport] of Object.entries(SIZES)) {
  const page = await browser.newPage({ viewport });
  await readyPage(page);
  for (const kind of kinds) {
    for (const platform of ['slack', 'teams'] as const) {
      for (const scheme of ['light', 'dark'] as const) {
        const height = await draw(page, platform, kind, scheme === 'dark');
        heights.set(`${platform} ${kind.name} ${size}`, height);
        const path = join(folder, `${platform}-${kind.name}-${size}-${scheme}.jpg`);
        await page.locator('#drawn').screenshot({ path, type: 'jpeg', quality: 45 });
      }
    }
  }
  await page.close();
}
await browser.close();

const cell = (platform: string, name: string, size: string): string =>
  `${heights.get(`${platform} ${name} ${size}`)} ([light](${platform}-${name}-${size}-light.jpg), [dark](${platform}-${name}-${size}-dark.jpg))`;
const rows = kinds.map(({ name, most }) =>
  [
    name,
    most,
    ...['slack', 'teams'].flatMap((on) => ['phone', 'desk'].map((size) => cell(on, name, size))),
  ].join(' | '),
);
const listing = `# Replies in Slack and Teams

How high each kind of reply stands, in pixels, on a phone (360 wide) and on a desk (1,280 wide), and the most that it may on a phone. Slack
is drawn by a page of ours after its sizes, Teams by the \`adaptivecards\` library, without the thumbs that Teams puts below a card. Made by \`npm run chat:pictures\`.

| kind | most | Slack, phone | Slack, desk | Teams, phone | Teams, desk |
|---|---|---|---|---|---|
${rows.map((row) => `| ${row} |`).join('\n')}
`;
writeFileSync(join(folder, 'README.md'), listing);
process.stdout.write(listing);
if (
  kinds.some(({ name, most }) =>
    ['slack', 'teams'].some((on) => (heights.get(`${on} ${name} phone`) ?? 0) > most),
  )
)
  process.exitCode = 1;
