import { describe, expect, it } from 'vitest';
import { fitTo, layOut, padTo, toLine, widthOf } from '../../src/cli/columns.js';

describe('widthOf', () => {
  it.each([
    ['abc', 3],
    ['지원금', 6],
    ['지원금'.normalize('NFD'), 6],
    ['A지원 3,000억', 13],
    ['ＡＢ', 4],
    ['日本', 4],
    ['é'.normalize('NFD'), 1],
    ['👍', 2],
    ['👨‍👩‍👧', 2],
    ['a\u200bb', 2],
    ['', 0],
  ])('%j takes %i columns', (text, columns) => {
    expect(widthOf(text)).toBe(columns);
  });
});

describe('fitTo', () => {
  it('cuts by columns, never through a character', () => {
    expect(fitTo('지원금은 얼마', 13)).toBe('지원금은 얼마');
    expect(fitTo('지원금은 얼마', 8)).toBe('지원금…');
    expect(fitTo('👨‍👩‍👧👍', 3)).toBe('👨‍👩‍👧…');
  });
});

describe('padTo', () => {
  it('fills up to the columns and leaves a longer text', () => {
    expect(padTo('지원', 6)).toBe('지원  ');
    expect(padTo('지원', 3)).toBe('지원');
  });
});

describe('toLine', () => {
  it('keeps a question from steering the terminal', () => {
    expect(toLine('a\u001b[2Jb\r\nc\u202ed')).toBe('a [2Jb c d');
  });
});

describe('layOut', () => {
  it('lines columns up where Korean takes two, and keeps to the width', () => {
    const table = layOut(
      ['ID', 'WORD', 'TEXT'],
      [
        ['1', '지원', '가'.repeat(60)],
        ['20', 'ab', 'short'],
      ],
      50,
    );
    expect(table).toBe(`ID  WORD  TEXT\n1   지원  ${'가'.repeat(19)}…\n20  ab    short\n`);
    for (const line of table.split('\n')) expect(widthOf(line)).toBeLessThanOrEqual(50);
  });
});
