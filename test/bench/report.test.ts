import { describe, expect, it } from 'vitest';
import { milliseconds, percent, table } from '../../bench/report.js';

describe('table', () => {
  it('sets words to the left and figures to the right, and leaves no spaces at the end', () => {
    const text = table(
      [
        { title: 'name', left: true, cell: (row: { name: string; share: number | null }) => row.name },
        { title: 'share', cell: (row) => percent(row.share) },
        { title: '', left: true, cell: () => '' },
      ],
      [
        { name: 'ours', share: 0.925 },
        { name: '한국어', share: null },
      ],
    );
    expect(text).toBe('name    share\nours     92.5\n한국어      –\n');
  });
});

describe('milliseconds', () => {
  it('keeps three figures', () => {
    expect([0.01234, 1.234, 12.34, 1234.5].map(milliseconds)).toEqual(['0.012', '1.23', '12.3', '1235']);
  });
});
