/**
 * `npm run board:picture`: the panels of docs/grafana.json over some minutes of messages, into docs/pictures/board.png. The desk runs as built,
 * Prometheus (`apt-get install prometheus`) scrapes it and answers each query of the board; the lines are drawn here, since there is no
 * Grafana to install. A query that Prometheus refuses, or that has no series, ends it. MINUTES is for how long messages come (7).
 */
import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { scaleLinear, scaleTime } from 'd3-scale';
import { line } from 'd3-shape';
import { freePort, send, serves } from '../../bench/http.js';
import { SECRET, startDesk } from '../../bench/load-chat.js';
import { slackMessage, startPlatform } from '../../bench/load-platform.js';
import { PACKAGE_ROOT } from '../../src/package-root.js';
import { openChromium } from '../helpers/chromium.js';

interface Panel {
  readonly title: string;
  readonly targets: readonly { readonly expr: string; readonly legendFormat: string }[];
  readonly fieldConfig: { readonly defaults: { readonly unit: string } };
}

interface Series {
  readonly name: string;
  readonly points: readonly (readonly [at: Date, value: number])[];
}

const MINUTES = Number(process.env['MINUTES'] ?? 7);
const STEP_S = 5;
const QUESTIONS = [
  '스마트공장 지원 비율이 얼마예요?',
  'when was the MOU signed?',
  'zebra opera tickets',
  '소공인 기준이 뭐예요',
];
const SIZE = { width: 590, height: 230, left: 60, right: 12, top: 12, bottom: 24 };
const COLOURS = ['#7eb26d', '#eab839', '#6ed0e0', '#ef843c', '#e24d42', '#1f78c1', '#ba43a9'];

/** Sends messages for some minutes: few, many, then fewer, one in twenty delivered twice. */
async function converse(port: number): Promise<void> {
  const end = Date.now() + MINUTES * 60_000;
  for (let n = 0; Date.now() < end; n++) {
    const share = 1 - (end - Date.now()) / (MINUTES * 60_000);
    const { path, headers, body } = slackMessage(SECRET, `D${n % 200}`, `E${n}`, QUESTIONS[n % 4]!);
    for (let times = n % 20 === 0 ? 2 : 1; times > 0; times--)
      await send(port, path, undefined, headers, body).catch(() => undefined);
    await delay(share > 0.4 && share < 0.6 ? 60 : share > 0.8 ? 1_500 : 400);
  }
}

async function seriesOf(port: number, { targets, title }: Panel): Promise<Series[]> {
  const end = Date.now() / 1_000;
  const all: Series[] = [];
  for (const { expr, legendFormat } of targets) {
    const query = new URLSearchParams({
      query: expr,
      start: String(end - MINUTES * 60),
      end: String(end),
      step: String(STEP_S),
    });
    const { status, text } = await send(port, `/api/v1/query_range?${query}`, undefined, {});
    if (status !== 200) throw new Error(`"${title}": ${text}`);
    const { data } = JSON.parse(text) as {
      data: { result: { metric: Record<string, string>; values: [number, string][] }[] };
    };
    if (data.result.length === 0) throw new Error(`"${title}" has no series: ${expr}`);
    for (const { metric, values } of data.result)
      all.push({
        name: legendFormat.replace(/\{\{(\w+)\}\}/gu, (_, label: string) => metric[label] ?? ''),
        points: values
          .map(([at, value]) => [new Date(at * 1_000), Number(value)] as const)
          .filter(([, value]) => Number.isFinite(value)),
      });
  }
  return all;
}

function labelOf(value: number, unit: string): string {
  if (unit === 'bytes') return `${Math.round(value / 1e6)} MB`;
  if (unit === 'reqps') return `${value}/s`;
  if (unit === 's') return value < 1 ? `${Math.round(value * 1_000)} ms` : `${value} s`;
  return String(value);
}

function draw({ title, fieldConfig }: Panel, series: readonly Series[]): string {
  const { width, height, left, right, top, bottom } = SIZE;
  const { unit } = fieldConfig.defaults;
  const points = series.flatMap((each) => each.points);
  const times = points.map(([at]) => at.getTime());
  const x = scaleTime([Math.min(...times), Math.max(...times)], [left, width - right]);
  const highest = Math.max(unit === 'short' ? 1 : 1e-3, ...points.map(([, value]) => value));
  const y = scaleLinear([0, highest * 1.1], [height - bottom, top]);
  const path = line<readonly [Date, number]>(
    ([at]) => x(at),
    ([, value]) => y(value),
  );
  const across = y
    .ticks(4)
    .map(
      (tick) =>
        `<path class="grid" d="M${left} ${y(tick)}H${width - right}"/><text x="${left - 6}" y="${y(tick) + 4}" text-anchor="end">${labelOf(tick, unit)}</text>`,
    );
  const along = x
    .ticks(6)
    .map(
      (tick) =>
        `<text x="${x(tick)}" y="${height - 6}" text-anchor="middle">${tick.toISOString().slice(11, 16)}</text>`,
    );
  const lines = series.map(
    (each, n) => `<path class="line" stroke="${COLOURS[n % COLOURS.length]}" d="${path([...each.points])}"/>`,
  );
  const legend = series.map(
    ({ name }, n) => `<li style="--colour: ${COLOURS[n % COLOURS.length]}">${name}</li>`,
  );
  return `<section><h2>${title}</h2><svg width="${width}" height="${height}">${[...across, ...along, ...lines].join('')}</svg><ul>${legend.join('')}</ul></section>`;
}

const STYLE = `body { margin: 8px; width: 1240px; background: #111217; color: #ccccdc; font: 12px sans-serif; display: grid; grid-template-columns: 1fr 1fr; gap: 8px }
section { background: #181b1f; border: 1px solid #25272c; padding: 8px } h2 { font-size: 14px; font-weight: 500; margin: 0 }
ul { display: flex; gap: 14px; list-style: none; margin: 0; padding: 0 } li::before { content: ''; display: inline-block; width: 14px; height: 3px; margin: 0 6px 3px 0; background: var(--colour) }
text { fill: #9a9ba5 } .grid { stroke: #2a2d33 } .line { fill: none; stroke-width: 1.5 }`;

const { panels } = JSON.parse(readFileSync(join(PACKAGE_ROOT, 'docs/grafana.json'), 'utf8')) as {
  panels: Panel[];
};
const folder = mkdtempSync(join(tmpdir(), 'policy-bot-board-'));
const [slack, health, prometheus] = [await freePort(), await freePort(), await freePort()];
const platform = await startPlatform(50);
const started: ChildProcess[] = [];
try {
  const settings = { channel: 'slack', url: undefined, content: join(PACKAGE_ROOT, 'content') } as const;
  started.push(startDesk(platform, slack, folder, settings, { POLICY_BOT_HEALTH_PORT: String(health) }));
  const config = join(folder, 'prometheus.yml');
  writeFileSync(
    config,
    `scrape_configs:\n  - job_name: desk\n    scrape_interval: ${STEP_S}s\n    static_configs:\n      - targets: ['127.0.0.1:${health}']\n`,
  );
  const words = [
    `--config.file=${config}`,
    `--storage.tsdb.path=${join(folder, 'series')}`,
    `--web.listen-address=127.0.0.1:${prometheus}`,
  ];
  started.push(spawn('prometheus', words, { stdio: 'ignore' }));
  if (!(await serves(health, '/readyz')))
    throw new Error('The desk does not serve: run "npm run build" first.');
  if (!(await serves(prometheus, '/-/ready')))
    throw new Error('Prometheus does not serve: is it installed (apt-get install prometheus)?');
  await converse(slack);
  const drawn: string[] = [];
  for (const panel of panels) drawn.push(draw(panel, await seriesOf(prometheus, panel)));
  const browser = await openChromium();
  const page = await browser.newPage({ viewport: { width: 1256, height: 800 } });
  await page.setContent(`<!doctype html><meta charset="utf-8"><style>${STYLE}</style>${drawn.join('')}`);
  const file = join(PACKAGE_ROOT, 'docs/pictures/board.png');
  await page.screenshot({ path: file, fullPage: true });
  await browser.close();
  process.stdout.write(`${file}\n`);
} finally {
  for (const child of started) child.kill('SIGTERM');
  platform.stop();
}
