import { expect, it } from 'vitest';
import { quantile } from '../../../../adapters/web/desk/timings.js';

it('is the time within which so many turns of several days were answered', () => {
  const rows = [
    { day: '2031-06-02', ms: 300, turns: 1 },
    { day: '2031-06-01', ms: 10, turns: 97 },
    { day: '2031-06-01', ms: 20, turns: 2 },
  ];
  expect([0.5, 0.97, 0.98, 1].map((share) => quantile(rows, share))).toEqual([10, 10, 20, 300]);
  expect(quantile([], 0.5)).toBeUndefined();
});
