import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Command } from 'commander';
import { type KillOptions, type KillReport, runKills } from './kills.js';
import { BenchError, readCount } from './options.js';
import type { Output } from './output.js';
import { POSTGRES_PROGRAMS, startPostgres } from './postgres.js';
import { count, milliseconds } from './report.js';

interface KillsCommandOptions {
  readonly events: number;
  readonly kills: number;
  readonly replicas: number;
  readonly seed: number;
  readonly seconds?: number;
  readonly url?: string;
  readonly postgres?: boolean;
  readonly json?: boolean;
}

interface Row extends KillReport {
  readonly processes: number;
}

function render({ events, kills, seconds, processes, ...report }: Row): string {
  return [
    `${count(events)} events, ${count(kills)} kills of ${processes === 1 ? 'the one process over a file' : `one of ${processes} processes over PostgreSQL`}, ${seconds.toFixed(0)} s.`,
    `${count(report.lost)} lost, ${count(report.doubled)} answered twice, ${count(report.disordered)} out of order, ${count(report.aside)} set aside for staff.`,
    `From acknowledged to answered: median ${milliseconds(report.median)} ms, 99th percentile ${milliseconds(report.p99)} ms, slowest ${milliseconds(report.slowest)} ms.`,
    '',
  ].join('\n');
}

/** Runs the work with an empty database of a server that is there for it alone. */
async function onOwnServer<T>(work: (url: string) => Promise<T>): Promise<T> {
  if (POSTGRES_PROGRAMS === undefined)
    throw new BenchError(
      'PostgreSQL is not installed here.\n  fix  On Debian: apt-get install postgresql. Or name an empty database with --url.',
    );
  const server = await startPostgres();
  try {
    return await work(await server.database());
  } finally {
    await server.stop();
  }
}

export function killsCommand({ out, complain, exit }: Output): Command {
  return new Command('kills')
    .description(
      'events while the processes that take them are killed: what is lost, doubled or out of order; over a file if nothing else is said',
    )
    .option('--events <number>', 'how many', readCount, 2_000)
    .option('--kills <number>', 'how many of the processes are killed meanwhile', readCount, 40)
    .option(
      '--url <address>',
      'an empty PostgreSQL database that several processes share, in place of a file',
    )
    .option('--postgres', 'over a file, and then over a PostgreSQL server that is started for it')
    .option('--replicas <number>', 'processes over the PostgreSQL database', readCount, 4)
    .option(
      '--seed <number>',
      'the same seed gives the same moments, as far as the machine lets it',
      readCount,
      1,
    )
    .option('--seconds <number>', 'for how long at most, each; the rest is left out', readCount)
    .option('--json', 'print the reports as data')
    .action(async ({ events, kills, replicas, seed, seconds, url, postgres, json }: KillsCommandOptions) => {
      const rows: Row[] = [];
      const measure = async (store: KillOptions['store'], processes: number): Promise<void> => {
        const report = await runKills({
          events,
          kills,
          replicas: processes,
          store,
          seed,
          seconds,
          onProgress: (answered, killed) =>
            complain(`\r${count(killed)} killed, ${count(answered)} answered … `),
        });
        complain('\n');
        const row = { ...report, processes };
        rows.push(row);
        if (json !== true) out(render(row));
        if (report.lost + report.doubled + report.disordered > 0) exit(1);
      };
      const folder = mkdtempSync(join(tmpdir(), 'policy-bot-kills-'));
      try {
        if (url === undefined) await measure({ path: join(folder, 'delivery.db') }, 1);
        else await measure({ url }, replicas);
        if (postgres === true) await onOwnServer((own) => measure({ url: own }, replicas));
      } finally {
        rmSync(folder, { recursive: true, force: true });
      }
      if (json === true) out(`${JSON.stringify(rows, null, 2)}\n`);
    });
}
