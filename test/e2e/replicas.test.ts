/** Processes over one PostgreSQL database that are killed, and not started again: the others go on with what they had. */
import { expect, it } from 'vitest';
import { type KillReport, runKills } from '../../bench/kills.js';
import { describeOnPostgres } from '../helpers/postgres.js';

/** What is promised: a turn of a process that ended is taken over within so long, in milliseconds. */
const TAKEN_OVER_MS = 10_000;

describeOnPostgres('processes over one PostgreSQL', (server) => {
  it('answer each event once and in order within ten seconds when one of two is killed, or three of four', async () => {
    const run = (processes: number[], killed: boolean): Promise<KillReport[]> =>
      Promise.all(
        processes.map(async (replicas) =>
          runKills({
            events: 240,
            kills: killed ? replicas - 1 : 0,
            replicas,
            store: { url: await server.database() },
            restart: false,
            seed: replicas,
          }),
        ),
      );
    // How long an answer takes on this machine, as busy as it is, where nobody is killed.
    const [usual] = await run([2], false);
    const reports = await run([2, 4], true);
    for (const report of reports) {
      expect(report).toMatchObject({ events: 240, lost: 0, doubled: 0, disordered: 0, aside: 0 });
      expect(report.slowest).toBeLessThan(usual!.slowest + TAKEN_OVER_MS);
    }
    expect(reports.map(({ kills }) => kills)).toEqual([1, 3]);
    // Something was under way when they were killed.
    expect(Math.max(...reports.map(({ slowest }) => slowest))).toBeGreaterThan(1_000);
  }, 180_000);
});
