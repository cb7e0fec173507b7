/** What was asked: by day, channel, language, outcome and record; as pictures, tables and CSV. */
import { stringify } from 'csv-stringify/sync';
import type { Hono } from 'hono';
import { neutralise } from '../../../src/core/csv.js';
import { signed } from '../../../src/staff/index.js';
import { oneOf } from '../public/records.js';
import { type DeskParts, deskPage, type Env, languageAsked } from './context.js';
import type { Activity } from './ports.js';
import { numbersView, PERIODS } from './views/numbers.js';
import { say } from './words.js';

const DAY_MS = 86_400_000;
const KOREA_MS = 9 * 3_600_000;
const MOST_WAITING = 10;

export function addNumberRoutes(app: Hono<Env>, parts: DeskParts): void {
  const { inquiries, clock, knowledge, store } = parts.options;
  /** The days of a period, today last, as YYYY-MM-DD in Korea. */
  const daysOf = (period: number): readonly string[] =>
    Array.from({ length: period }, (_, back) =>
      new Date(clock.now().getTime() + KOREA_MS - (period - 1 - back) * DAY_MS).toISOString().slice(0, 10),
    );
  const read = async (query: string | undefined) => {
    const period = oneOf(PERIODS, query) ?? '30';
    const days = daysOf(Number(period));
    const since = new Date(`${days[0]}T00:00:00+09:00`);
    return { period, days, activity: await inquiries.activity({ since }) };
  };

  app.get('/numbers', async (c) => {
    const language = languageAsked(c);
    const staff = c.get('visitor').roles.includes('staff');
    const waiting = staff ? await inquiries.list({ status: ['open', 'claimed'] }) : undefined;
    const content = numbersView({
      language,
      ...(await read(c.req.query('days'))),
      nameOf: (record) => knowledge.browser.subjectOf(`${record}/`, language) ?? record,
      waiting: waiting?.sort((a, b) => b.count - a.count).slice(0, MOST_WAITING),
    });
    return deskPage(parts, c, { title: say('numbers', language), here: 'numbers', content });
  });

  app.get('/numbers.csv', async (c) => {
    const { activity } = await read(c.req.query('days'));
    await store.logChange({ who: signed(c.get('visitor').member), what: 'export', about: 'numbers' });
    c.header('Content-Type', 'text/csv; charset=utf-8');
    c.header('Content-Disposition', 'attachment; filename="numbers.csv"');
    return c.body(csvOf(activity));
  });
}

const COLUMNS = ['day', 'channel', 'language', 'outcome', 'record', 'turns'] as const;

function csvOf(activity: readonly Activity[]): string {
  const rows = activity.map((row) => COLUMNS.map((column) => neutralise(String(row[column]))));
  return stringify(rows, {
    bom: true,
    header: true,
    columns: [...COLUMNS],
    quoted: true,
    record_delimiter: 'windows',
  });
}
