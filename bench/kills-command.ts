import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Command } from 'commander';
import { type KillReport, runKills } from './kills.js';
import { readCount } from './options.js';
import type { Output } from './output.js';
import { count, milliseconds } from './report.js';

interface KillsCommandOptions {
  readonly events: number;
  readonly kills: number;
  readonly replicas: number;
  readonly seed: number;
  readonly seconds?: number;
  readonly url?: string;
  readonly json?: boolean;
}

function render({ events, kills, seconds, ...report }: KillReport, replicas: number): string {
  return [
    `${count(events)} events, ${count(kills)} kills of ${replicas === 1 ? 'the one process' : `one of ${replicas} processes`}, ${seconds.toFixed(0)} s.`,
    `${count(report.lost)} lost, ${count(report.doubled)} answered twice, ${count(report.disordered)} out of order, ${count(report.aside)} set aside for staff.`,
    `From acknowledged to answered: median ${milliseconds(report.median)} ms, 99th percentile ${milliseconds(report.p99)} ms, slowest ${milliseconds(report.slowest)} ms.`,
    '',
  ].join('\n');
}

export function killsCommand({ out, complain, exit }: Output): Command {
  return new Command('kills')
    .description(
      'events while the processes that take them are killed: what is lost, doubled or out of order',
    )
    .option('--events <number>', 'how many', readCount, 2_000)
    .option('--kills <number>', 'how many of the processes are killed meanwhile', readCount, 40)
    .option(
      '--url <address>',
      'an empty PostgreSQL database that they share; without it one process over a file',
    )
    .option('--replicas <number>', 'processes over the PostgreSQL database', readCount, 4)
    .option(
      '--seed <number>',
      'the same seed gives the same moments, as far as the machine lets it',
      readCount,
      1,
    )
    .option('--seconds <number>', 'for how long at most; the rest is left out', readCount)
    .option('--json', 'print the report as data')
    .action(async ({ events, kills, replicas, seed, seconds, url, json }: KillsCommandOptions) => {
      const folder = mkdtempSync(join(tmpdir(), 'policy-bot-kills-'));
      const processes = url === undefined ? 1 : replicas;
      try {
        const report = await runKills({
          events,
          kills,
          replicas: processes,
          store: url === undefined ? { path: join(folder, 'delivery.db') } : { url },
          seed,
          seconds,
          onProgress: (answered, killed) =>
            complain(`\r${count(killed)} killed, ${count(answered)} answered … `),
        });
        complain('\n');
        out(json === true ? `${JSON.stringify(report, null, 2)}\n` : render(report, processes));
        exit(report.lost + report.doubled + report.disordered === 0 ? 0 : 1);
      } finally {
        rmSync(folder, { recursive: true, force: true });
      }
    });
}
