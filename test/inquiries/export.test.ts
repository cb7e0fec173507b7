import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CSV_COLUMNS, type Inquiry, toCsv, toJson } from '../../src/inquiries/index.js';
import { parseCsv } from './csv.js';

const at = new Date('2026-11-01T09:00:00Z');
const asking = { channel: 'slack', conversation: 'c1', user: 'u1', times: 2, firstAsked: at, lastAsked: at };

function inquiry(parts: Partial<Inquiry> = {}): Inquiry {
  return {
    id: '7',
    status: 'answered',
    reason: 'no-match',
    language: 'ko',
    text: '소공인 대출 한도는?',
    count: 3,
    firstAsked: at,
    lastAsked: at,
    offered: [{ entry: 'loan/cap', confidence: 0.4167 }],
    knowledgeVersion: 'v1',
    notes: [{ at, kind: 'answer', text: '공고문 3쪽' }],
    askings: [asking, { ...asking, channel: 'teams', user: 'u2', times: 1 }],
    ...parts,
  };
}

/** The cells of the only row, by column. */
function cellsOf(parts: Partial<Inquiry>): Record<string, string> {
  const [header = [], row = []] = parseCsv(toCsv([inquiry(parts)]).replace(/^\ufeff/, ''));
  return Object.fromEntries(header.map((name, index) => [name, row[index] ?? '']));
}

describe('toCsv', () => {
  it('says everything about an inquiry in a row', () => {
    expect(cellsOf({})).toEqual({
      id: '7',
      status: 'answered',
      count: '3',
      people: '2',
      first_asked: '2026-11-01T09:00:00.000Z',
      last_asked: '2026-11-01T09:00:00.000Z',
      language: 'ko',
      reason: 'no-match',
      question: '소공인 대출 한도는?',
      offered: 'loan/cap 0.42',
      knowledge_version: 'v1',
      channels: 'slack, teams',
      conversations: 'c1',
      users: 'u1, u2',
      notes: '2026-11-01T09:00:00.000Z answer: 공고문 3쪽',
    });
  });

  it('begins with the mark by which Excel knows UTF-8, and prints the header when there is no inquiry', () => {
    expect(Buffer.from(toCsv([])).subarray(0, 3)).toEqual(Buffer.from([0xef, 0xbb, 0xbf]));
    expect(parseCsv(toCsv([]).slice(1))).toEqual([[...CSV_COLUMNS]]);
  });

  it.each([
    '=',
    '+',
    '-',
    '@',
    '＝',
    '＋',
    '－',
    '＠',
    '−',
    '﹢',
    '﹣',
    '﹦',
    '﹫',
    '\t=',
    '\r=',
    '\n=',
    ' =',
    '\u00a0=',
    '"=',
    "'=",
    '\u200b=',
    '\0=',
  ])('keeps a cell that begins with %j from acting as a formula', (start) => {
    const { question = '' } = cellsOf({ text: `${start}HYPERLINK("http://x.kr","눌러")` });
    expect(question.startsWith("'")).toBe(true);
    expect(question).toContain('HYPERLINK("http://x.kr","눌러")');
  });

  it('guards every column that holds free text', () => {
    const cells = cellsOf({
      text: '=1',
      knowledgeVersion: '=1',
      offered: [{ entry: '=1', confidence: 1 }],
      askings: [{ ...asking, channel: '=1' }],
    });
    for (const column of ['question', 'knowledge_version', 'offered', 'channels']) {
      expect(cells[column], column).toMatch(/^'=1/);
    }
  });

  it('leaves ordinary text as it is', () => {
    for (const text of ['한도 3,000억?', 'a=b', '5-7월', 'say "hi"', '[phone]로', 'a; b']) {
      expect(cellsOf({ text })['question']).toBe(text);
    }
  });

  it('puts line breaks and control characters on one line', () => {
    expect(cellsOf({ text: 'a\r\nb\tc\u0007d\u2028e' })['question']).toBe('a b c d e');
  });

  const risky = /^[\s\p{C}\p{Z}"]*[=+\-@＝＋－＠]/u;
  const nasty = fc
    .array(
      fc.oneof(
        fc.constantFrom('=', '+', '-', '@', '＝', ';', ',', '"', "'", '\t', '\r', '\n', '|', ' ', '1'),
        fc.string({ unit: 'binary', maxLength: 2 }),
      ),
      { maxLength: 12 },
    )
    .map((parts) => parts.join('').replace(/\p{Cs}/gu, ''));

  it('makes no cell that acts, whatever the text, also when it is opened with semicolons or tabs', () => {
    fc.assert(
      fc.property(nasty, nasty, (text, note) => {
        const csv = toCsv([inquiry({ text, notes: [{ at, kind: 'note', text: note }] })]).slice(1);
        for (const separator of [',', ';', '\t', '|']) {
          for (const cell of parseCsv(csv, separator).flat()) expect(cell).not.toMatch(risky);
        }
      }),
      { numRuns: 1_000 },
    );
  });

  it('keeps rows and columns together, whatever the text', () => {
    fc.assert(
      fc.property(fc.array(nasty, { minLength: 1, maxLength: 4 }), (texts) => {
        const rows = parseCsv(toCsv(texts.map((text) => inquiry({ text }))).slice(1));
        expect(rows).toHaveLength(texts.length + 1);
        for (const row of rows) expect(row).toHaveLength(CSV_COLUMNS.length);
      }),
    );
  });
});

describe('toJson', () => {
  it('gives back what went in', () => {
    const parsed = JSON.parse(toJson([inquiry()]));
    expect(parsed).toEqual([JSON.parse(JSON.stringify(inquiry()))]);
    expect(parsed[0].firstAsked).toBe('2026-11-01T09:00:00.000Z');
  });

  it('holds no character that could steer a terminal', () => {
    const text = 'a\u001b[31m\u009b2J\u202eb\u0007';
    const json = toJson({ text });
    expect(json).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202a-\u202e]/);
    expect(JSON.parse(json)).toEqual({ text });
  });
});
