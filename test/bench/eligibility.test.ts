import { describe, expect, it } from 'vitest';
import { runEligibility } from '../../bench/eligibility.js';
import { runBench } from '../../bench/program.js';

describe('runEligibility', () => {
  it('gives each business a verdict on each program, the same as one by one, and the same again', () => {
    const report = runEligibility(300, 40, 6, 7);
    expect(Object.values(report.verdicts).reduce((sum, number) => sum + number, 0)).toBe(12_000);
    for (const [verdict, number] of Object.entries(report.verdicts))
      expect(number, verdict).toBeGreaterThan(0);
    expect(report.compared).toBeGreaterThan(10);
    expect(report.different).toBe(0);
    expect(runEligibility(300, 40, 6, 7).verdicts).toEqual(report.verdicts);
  });
});

describe('bench eligibility', () => {
  it('prints the time, and ends with 0', async () => {
    let [out, code] = ['', -1];
    await runBench(['eligibility', '--businesses', '50', '--programs', '10'], {
      out: (text) => {
        out += text;
      },
      complain: () => undefined,
      exit: (ended) => {
        code = ended;
      },
    });
    expect(out).toMatch(/50 businesses on 10 programs of 6 conditions: [\d.,]+ ms/);
    expect(code).toBe(0);
  });
});
