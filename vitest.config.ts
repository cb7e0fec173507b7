import { defineConfig } from 'vitest/config';

/** Where a machine-readable report goes, if anyone wants one. */
const report = process.env['TEST_REPORT'];

/** They look at the clock, so they run one at a time, after all others. */
const TIMED = [
  'test/e2e/*-load.test.ts',
  'test/adapters/*/faults.test.ts',
  'test/core/skills/eligibility/oracle/oracle.test.ts',
];

export default defineConfig({
  test: {
    // better-sqlite3 is a native module: one process a file keeps its state apart.
    pool: 'forks',
    testTimeout: 60_000,
    hookTimeout: 60_000,
    reporters: report ? ['default', ['json', { outputFile: report }]] : ['default'],
    projects: [
      {
        extends: true,
        test: {
          name: 'tests',
          include: ['test/**/*.test.ts'],
          exclude: TIMED,
          maxWorkers: '100%',
          sequence: { groupOrder: 0 },
        },
      },
      {
        extends: true,
        test: { name: 'timed', include: TIMED, maxWorkers: 1, sequence: { groupOrder: 1 } },
      },
    ],
  },
});
