/** Draws a page of Slack or of Teams in Chromium, and says how high it stands. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Page } from 'playwright-core';
import { BLOCK_KIT_STYLE, blockKitPage } from '../helpers/slack/block-kit.js';
import type { Kind } from './kinds.js';

const LIBRARY = createRequire(import.meta.url).resolve('adaptivecards/dist/adaptivecards.min.js');
const FONT = "'Segoe UI', 'Noto Sans', NanumGothic, sans-serif";

/** Teams' own sizes and colours, about. */
function hostConfig(dark: boolean): object {
  const text = dark ? { default: '#ffffff', subtle: '#adadad' } : { default: '#242424', subtle: '#616161' };
  const colours = {
    default: text,
    accent: { default: dark ? '#7f85f5' : '#5b5fc7', subtle: dark ? '#7f85f5' : '#5b5fc7' },
  };
  const style = {
    backgroundColor: dark ? '#292929' : '#ffffff',
    foregroundColors: colours,
  };
  return {
    fontFamily: FONT,
    spacing: { small: 8, default: 12, medium: 16, large: 20, extraLarge: 24, padding: 16 },
    fontSizes: { small: 12, default: 14, medium: 16, large: 20, extraLarge: 24 },
    actions: { maxActions: 6, actionsOrientation: 'vertical', buttonSpacing: 8, actionAlignment: 'stretch' },
    separator: { lineThickness: 1, lineColor: dark ? '#525252' : '#D1D1D1' },
    containerStyles: {
      default: style,
      emphasis: { ...style, backgroundColor: dark ? '#1f1f1f' : '#f5f5f5' },
    },
  };
}

const STYLE = `body { margin: 0; background: #fff; } body[data-dark] { background: #1a1d21; }
  .teams { padding: 12px; background: #f5f5f5; font: 14px ${FONT}; color: #242424; word-break: keep-all; } [data-dark] .teams { background: #1f1f1f; color: #fff; }
  .teams > div { max-width: 700px; border-radius: 6px; box-shadow: 0 1px 3px #0004; overflow: hidden; }
  .teams .ac-pushButton { border: 1px solid #d1d1d1; border-radius: 4px; background: #fff; color: #242424; padding: 6px 12px; font: 600 14px ${FONT}; }
  [data-dark] .teams .ac-pushButton { background: #292929; color: #fff; border-color: #666; }
  .teams .ac-pushButton.style-positive { background: #5b5fc7; border-color: #5b5fc7; color: #fff; }
  .teams input, .teams select { font: 14px ${FONT}; padding: 4px; max-width: 100%; } .teams a { color: #5b5fc7; } [data-dark] .teams a { color: #7f85f5; }
  ${BLOCK_KIT_STYLE}`;

/** Makes a page ready to draw on. */
export async function readyPage(page: Page): Promise<void> {
  await page.setContent(`<!doctype html><style>${STYLE}</style><div id="drawn"></div>`);
  await page.addScriptTag({ content: readFileSync(LIBRARY, 'utf8') });
}

/** Draws a reply; resolves to its height in pixels. */
export async function draw(
  page: Page,
  platform: 'slack' | 'teams',
  kind: Kind,
  dark: boolean,
): Promise<number> {
  const markup = platform === 'slack' ? blockKitPage(kind.slack) : '<div class="teams"></div>';
  const card = platform === 'slack' ? undefined : { card: kind.teams, host: hostConfig(dark) };
  return page.evaluate(
    ({ markup, card, dark }) => {
      const { document, AdaptiveCards } = globalThis as never as {
        // biome-ignore lint/suspicious/noExplicitAny: what a browser has is not known here.
        document: any;
        // biome-ignore lint/suspicious/noExplicitAny: the library's types are those of a browser.
        AdaptiveCards: any;
      };
      document.body.toggleAttribute('data-dark', dark);
      const place = document.getElementById('drawn');
      place.innerHTML = markup;
      if (card !== undefined) {
        const drawn = new AdaptiveCards.AdaptiveCard();
        drawn.hostConfig = new AdaptiveCards.HostConfig(card.host);
        drawn.parse(card.card);
        place.firstChild.append(drawn.render());
      }
      return Math.ceil(place.firstChild.getBoundingClientRect().height) as number;
    },
    { markup, card, dark },
  );
}
