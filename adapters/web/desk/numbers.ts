/** What was asked: by day, channel, language, outcome and record; as pictures, tables and CSV. */
import { stringify } from 'csv-stringify/sync';
import type { Hono } from 'hono';
import { neutralise } from '../../../src/core/csv.js';
import { isoDayOf } from '../../../src/core/model/dates.js';
import { signed } from '../../../src/staff/index.js';
import { oneOf } from '../public/records.js';
import { type DeskContext, type DeskParts, deskPage, type Env, languageAsked } from './context.js';
import { quantile, SHARES } from './timings.js';
import { numbersView, PERIODS } from './views/numbers.js';
import { say } from './words.js';

const DAY_MS = 86_400_000;
const MOST_WAITING = 10;
/** Answered inquiries looked at, those asked last. */
const MOST_ANSWERED = 1_000;

export function addNumberRoutes(app: Hono<Env>, parts: DeskParts): void {
  const { inquiries, clock, knowledge, store } = parts.options;
  /** The days of a period, today last, as YYYY-MM-DD in Korea. */
  const daysOf = (period: number): readonly string[] =>
    Array.from({ length: period }, (_, back) =>
      isoDayOf(new Date(clock.now().getTime() - (period - 1 - back) * DAY_MS)),
    );
  const read = async (query: string | undefined) => {
    const period = oneOf(PERIODS, query) ?? '30';
    const days = daysOf(Number(period));
    const since = new Date(`${days[0]}T00:00:00+09:00`);
    const [activity, times] = [await inquiries.activity({ since }), await inquiries.times({ since })];
    return { period, days, since, activity, times };
  };
  /** Milliseconds from a question's first asking to a person's answer, of half of them at most. */
  const waitedSince = async (since: Date): Promise<number | undefined> => {
    const answered = await inquiries.list({ status: ['answered'], since, limit: MOST_ANSWERED });
    const waits = answered.flatMap(({ firstAsked, notes }) => {
      const at = notes.find(({ kind }) => kind === 'answer')?.at;
      return at === undefined ? [] : [{ day: '', ms: at.getTime() - firstAsked.getTime(), turns: 1 }];
    });
    return quantile(waits, SHARES.median);
  };

  app.get('/numbers', async (c) => {
    const language = languageAsked(c);
    const staff = c.get('visitor').roles.includes('staff');
    const waiting = staff ? await inquiries.list({ status: ['open', 'claimed'] }) : undefined;
    const asked = await read(c.req.query('days'));
    const content = numbersView({
      language,
      ...asked,
      waited: await waitedSince(asked.since),
      nameOf: (record) => knowledge.browser.subjectOf(`${record}/`, language) ?? record,
      waiting: waiting?.sort((a, b) => b.count - a.count).slice(0, MOST_WAITING),
    });
    return deskPage(parts, c, { title: say('numbers', language), here: 'numbers', content });
  });

  app.get('/numbers.csv', async (c) => {
    const { activity } = await read(c.req.query('days'));
    return asCsv(c, 'numbers', csvOf(COLUMNS, activity));
  });
  app.get('/times.csv', async (c) => {
    const { times, days } = await read(c.req.query('days'));
    const rows = days.flatMap((day) => {
      const measured = times.filter((each) => each.day === day);
      const turns = measured.reduce((sum, each) => sum + each.turns, 0);
      const [median_ms, most_ms] = [quantile(measured, SHARES.median), quantile(measured, SHARES.most)];
      return turns === 0 ? [] : [{ day, turns, median_ms, most_ms }];
    });
    return asCsv(c, 'times', csvOf(TIME_COLUMNS, rows));
  });

  async function asCsv(c: DeskContext, name: string, csv: string): Promise<Response> {
    await store.logChange({ who: signed(c.get('visitor').member), what: 'export', about: name });
    c.header('Content-Type', 'text/csv; charset=utf-8');
    c.header('Content-Disposition', `attachment; filename="${name}.csv"`);
    return c.body(csv);
  }
}

const COLUMNS = ['day', 'channel', 'language', 'outcome', 'record', 'turns'] as const;

const TIME_COLUMNS = ['day', 'turns', 'median_ms', 'most_ms'] as const;

function csvOf<Column extends string>(
  columns: readonly Column[],
  rows: readonly Readonly<Record<Column, unknown>>[],
): string {
  const cells = rows.map((row) => columns.map((column) => neutralise(String(row[column]))));
  return stringify(cells, {
    bom: true,
    header: true,
    columns: [...columns],
    quoted: true,
    record_delimiter: 'windows',
  });
}
