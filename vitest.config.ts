import { availableParallelism } from 'node:os';
import { defineConfig } from 'vitest/config';

/** Where a machine-readable report goes, if anyone wants one. */
const report = process.env['TEST_REPORT'];

/** A third of the time of a test is waiting for others: 378 s with one file of tests a processor, 289 to 310 s with one and a half. */
const WORKERS = Math.max(2, Math.ceil(availableParallelism() * 1.5));

/**
 * They send much to a program of their own for a while and time it, so they run after all others. Each waits for half of its time, and what
 * they hold has room for the other; figures to compare come of one that is run alone.
 */
const TIMED = ['test/e2e/*-load.test.ts'];

/** They take over a module, the console or the memory of all, so each has a process of its own. */
const ALONE = ['test/heap.test.ts', 'test/indexing/parsed-cache.test.ts', 'test/adapters/teams/auth.test.ts'];

export default defineConfig({
  test: {
    pool: 'forks',
    globalSetup: 'test/helpers/temporary-folder.ts',
    testTimeout: 120_000,
    hookTimeout: 120_000,
    // What is waited for is mostly there within a few milliseconds, and there are hundreds of such waits; a busy machine takes seconds.
    expect: { poll: { interval: 5, timeout: 30_000 } },
    reporters: report ? ['default', ['json', { outputFile: report }]] : ['default'],
    projects: [
      {
        extends: true,
        test: {
          name: 'tests',
          include: ['test/**/*.test.ts'],
          exclude: [...TIMED, ...ALONE],
          // Files share what they load, which is most of the time that they take: a test leaves nothing behind.
          isolate: false,
          // Most of what tests make is short-lived: with room for it, it is collected less often.
          execArgv: ['--max-semi-space-size=64'],
          maxWorkers: WORKERS,
          sequence: { groupOrder: 0 },
        },
      },
      {
        extends: true,
        test: { name: 'alone', include: ALONE, maxWorkers: WORKERS, sequence: { groupOrder: 0 } },
      },
      {
        extends: true,
        test: { name: 'timed', include: TIMED, maxWorkers: 2, sequence: { groupOrder: 1 } },
      },
    ],
  },
});
