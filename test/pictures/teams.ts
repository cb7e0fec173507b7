/**
 * `npm run teams:pictures`: typical cards as the `adaptivecards` library draws them in Chromium, on a phone and on a desk, to be
 * looked at; with their heights, and an error where one is higher than a screen may be.
 */
import { mkdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join, resolve } from 'node:path';
import { chromium } from 'playwright-core';
import { renderCard } from '../../adapters/teams/render.js';
import { renderInquiry } from '../../adapters/teams/staff-cards.js';
import { openContent } from '../../src/cli/open.js';
import { createBot } from '../../src/core/bot.js';
import { memoryConversations } from '../../src/core/turn/memory-conversations.js';
import { cacheDir, readSettings } from '../../src/settings/index.js';
import type { Inquiry } from '../../src/staff/index.js';
import { say } from '../contract/replies.js';
import { recordingLogger } from '../helpers/logger.js';

/** Widths of a phone and a desk. */
const WIDTHS = [360, 1_280];
/** Highest that an answer, and any other card, may stand on a phone. */
const MOST = { answer: 560, other: 900 };
const ANSWERS = ['answer', 'english'];
const folder = resolve(process.argv[2] ?? 'teams-pictures');
const library = createRequire(import.meta.url).resolve('adaptivecards/dist/adaptivecards.min.js');

/** Teams' own sizes and colours, about. */
const HOST = {
  fontFamily: "'Segoe UI', 'Noto Sans CJK KR', sans-serif",
  spacing: { small: 8, default: 12, medium: 16, large: 20, extraLarge: 24, padding: 16 },
  fontSizes: { small: 12, default: 14, medium: 16, large: 20, extraLarge: 24 },
  actions: { maxActions: 6, actionsOrientation: 'vertical', buttonSpacing: 8, actionAlignment: 'stretch' },
  separator: { lineThickness: 1, lineColor: '#D1D1D1' },
};
const STYLE = `body { margin: 0; background: #f5f5f5; }
  #card { margin: 12px; background: #fff; border-radius: 6px; box-shadow: 0 1px 3px #0003; }
  .ac-pushButton { border: 1px solid #d1d1d1; border-radius: 4px; background: #fff; padding: 6px 12px; font: 600 14px ${HOST.fontFamily}; }
  input, select { font: 14px ${HOST.fontFamily}; padding: 4px; }`;

/** The cards, by the name of their picture. */
async function typicalCards(): Promise<Record<string, object>> {
  const { settings } = readSettings({});
  const library = await openContent(settings!.content, cacheDir(settings!));
  const clock = { now: () => new Date() };
  const bot = createBot({
    library: () => library,
    conversations: memoryConversations({ clock, minutes: 30 }),
    clock,
    logger: recordingLogger(),
  });
  const ask = (text: string) => bot.handle({ channel: 'teams', conversation: text, user: 'u', text });
  const inquiry = (id: string, text: string, count: number) =>
    ({ id, text, count, status: 'open', notes: [] }) as unknown as Inquiry;
  const table = {
    title: '기간이 적힌 사업',
    columns: [{ label: '이름' }, { label: '지원 비율', align: 'right' as const }],
    rows: [
      ['상생형 스마트공장', '30%'],
      ['수출 초보기업 지원', '–'],
    ],
    note: '문서에 적힌 대로입니다.',
  };
  return {
    answer: renderCard(await ask('스마트공장 지원비율이 얼마예요?'), { question: '지원 비율' }),
    english: renderCard(await ask('what is the small manufacturer plan?')),
    unanswered: renderCard(await ask('화성 여행 보조금은 얼마예요?')),
    record: renderCard(await ask('show smart factory')),
    list: renderCard(await ask('list programs')),
    timeline: renderCard(await ask('timeline')),
    check: renderCard(await ask('저희 회사가 상생형 스마트공장 지원 대상인가요?')),
    staff: renderInquiry(inquiry('12', '대출 금리가 얼마예요?', 3), 'ko').attachments![0]!.content,
    table: renderCard(say('두 가지가 있습니다.', { language: 'ko', tables: [table] })),
  };
}

const browser = await chromium.launch({
  executablePath: process.env['CHROMIUM_PATH'] ?? '/usr/bin/chromium',
  args: ['--no-sandbox'],
});
mkdirSync(folder, { recursive: true });
try {
  let tooHigh = 0;
  const cards = Object.entries(await typicalCards());
  for (const width of WIDTHS) {
    const page = await browser.newPage({ viewport: { width, height: 640 } });
    for (const [name, card] of cards) {
      await page.setContent(`<style>${STYLE}</style><div id="card"></div>`);
      await page.addScriptTag({ content: readFileSync(library, 'utf8') });
      const height = (await page.evaluate(`(() => {
        const card = new AdaptiveCards.AdaptiveCard();
        card.hostConfig = new AdaptiveCards.HostConfig(${JSON.stringify(HOST)});
        card.parse(${JSON.stringify(card)});
        document.getElementById('card').append(card.render());
        return document.getElementById('card').offsetHeight;
      })()`)) as number;
      const path = join(folder, `${name}-${width}.png`);
      await page.screenshot({ path, fullPage: true });
      const most = ANSWERS.includes(name) ? MOST.answer : MOST.other;
      const verdict = width > 360 || height <= most ? '' : ` (more than ${most})`;
      if (verdict !== '') tooHigh += 1;
      process.stdout.write(`${path} ${height} px${verdict}\n`);
    }
    await page.close();
  }
  if (tooHigh > 0) process.exitCode = 1;
} finally {
  await browser.close();
}
