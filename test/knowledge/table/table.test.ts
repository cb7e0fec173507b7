import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { neutralise, restore } from '../../../src/core/csv.js';
import { checkFiles, formatDiagnostic, withChanges } from '../../../src/knowledge/index.js';
import {
  COLUMNS,
  entriesOf,
  importTable,
  readSheet,
  writeSheet,
} from '../../../src/knowledge/table/index.js';
import { minimal, textOf } from '../fixture.js';

const GRANT = 'programs/example-grant.yaml';
const ASKS = 'programs/example-grant.asks.yaml';
const KINDS = ['csv', 'xlsx'] as const;

const rowsOf = (content = minimal()): string[][] => [
  [...COLUMNS],
  ...entriesOf(content).map(({ cells }) => COLUMNS.map((column) => cells[column])),
];
const sheetOf = (rows: readonly (readonly string[])[]) => ({ rows, odd: new Map<string, string>() });
const taken = (rows: readonly (readonly string[])[], content = minimal()) =>
  importTable(content, sheetOf(rows), 'asked.xlsx');

/** The table of the minimal content with some cells of one entry written anew. */
function withCells(entry: string, cells: Partial<Record<(typeof COLUMNS)[number], string>>): string[][] {
  const rows = rowsOf();
  const row = rows.find(([id]) => id === entry) ?? [];
  if (row.length === 0) rows.push(row);
  COLUMNS.forEach((column, n) => {
    row[n] = cells[column] ?? (column === 'entry' ? entry : (row[n] ?? ''));
  });
  return rows;
}

const findings = (rows: readonly (readonly string[])[]): string[] =>
  taken(rows).diagnostics.map((each) => formatDiagnostic(each).split('\n')[0]!);

describe('a table of questions and answers', () => {
  it.each(KINDS)('comes back from %s as it was, and then changes nothing', async (kind) => {
    const rows = rowsOf();
    const sheet = await readSheet(await writeSheet(rows, kind), kind);
    expect(sheet.rows).toEqual(rows);
    expect(importTable(minimal(), sheet, 'asked')).toEqual({
      files: new Map(),
      changed: [],
      diagnostics: [],
    });
  });

  it('has every entry, with its words in both languages, and no value of a fact', () => {
    const rows = new Map(rowsOf().map((row) => [row[0]!, row]));
    expect(rows.get('example-grant/funding')?.slice(4, 6)).toEqual([
      '정부가 비용의 {grant-share:을/를} 냅니다.',
      'The government pays {grant-share} of the cost.',
    ]);
    expect(rows.get('example-grant/facts/grant-share')).toEqual([
      'example-grant/facts/grant-share',
      'facts',
      '정부 지원 비율',
      'Government share',
      '',
      '',
      '',
      '',
      '정부가 몇 퍼센트 내나요?',
      'what share does the government pay?',
    ]);
    expect(rows.get('example-grant/mill-height')?.[1]).toBe('not_stated');
    expect([...rows.keys()].some((id) => id.startsWith('questions/'))).toBe(true);
  });

  it.each(KINDS)('holds any words of people in %s, and no formula', async (kind) => {
    const line = fc
      .string({ unit: 'binary', maxLength: 20 })
      .map((text) => text.replace(/[\p{C}\s]+/gu, ' '));
    const risky = fc
      .tuple(fc.constantFrom('=', '+', '-', '@', "'=", ';=', '|@', ' =', '"=', '＝'), line)
      .map((parts) => parts.join(''));
    const cell = fc
      .array(fc.oneof(line, risky), { minLength: 1, maxLength: 3 })
      .map((lines) => lines.join('\n'));
    const rows = fc.sample(fc.tuple(fc.constant('a'), cell, cell, fc.constant('z')), {
      numRuns: 200,
      seed: 7,
    });
    expect((await readSheet(await writeSheet(rows, kind), kind)).rows).toEqual(rows);
    expect(restore(neutralise('=1+1'))).toBe('=1+1');
    expect((await writeSheet([['=cmd|x'], ['a\n@b']], 'csv')).toString()).toBe(
      '\ufeff"\'=cmd|x"\r\n"a\n\'@b"\r\n',
    );
  });

  it('is read as Excel writes it in Korea, with semicolons, and as Unicode text', async () => {
    // 질문 in Windows-949.
    const korean = Buffer.from([0xc1, 0xfa, 0xb9, 0xae]);
    const ansi = Buffer.concat([Buffer.from('entry,text (ko)\r\na/b,'), korean]);
    expect((await readSheet(ansi, 'csv')).rows[1]).toEqual(['a/b', '질문']);
    const wide = Buffer.from('\ufeffentry\ttext (ko)\r\na/b\t질문', 'utf16le');
    expect((await readSheet(wide, 'csv')).rows[1]).toEqual(['a/b', '질문']);
    expect((await readSheet(Buffer.from('entry;text (ko)\na/b;"질;문"'), 'csv')).rows[1]).toEqual([
      'a/b',
      '질;문',
    ]);
    await expect(readSheet(Buffer.from('entry\n"a'), 'csv')).rejects.toThrow('quotation mark');
    await expect(readSheet(Buffer.from('no zip'), 'xlsx')).rejects.toThrow('no Excel file');
  });
});

describe('importTable', () => {
  it('changes what differs at its place, and leaves all else letter for letter', () => {
    const { files, changed, diagnostics } = taken(
      withCells('example-grant/eligibility', {
        'text (en)': 'Small companies that run a mill may apply.',
        paragraphs: '2, 3',
        'phrasings (en)': 'does any mill qualify?\nmay a mill apply?',
      }),
    );
    expect(diagnostics).toEqual([]);
    expect(changed.map(({ entry, fresh, columns }) => ({ entry, fresh, columns }))).toEqual([
      {
        entry: 'example-grant/eligibility',
        fresh: false,
        columns: ['text (en)', 'paragraphs', 'phrasings (en)'],
      },
    ]);
    expect(files.get(GRANT)).toBe(
      textOf(GRANT)
        .replace('run a mill can apply.', 'run a mill may apply.')
        .replace(
          'facts: [mills]\n    paragraphs: 2',
          'facts: [mills]\n    paragraphs:\n      - 2\n      - 3',
        ),
    );
    expect(files.get(ASKS)).toBe(
      textOf(ASKS).replace('[does any mill qualify?]', '[does any mill qualify?, may a mill apply?]'),
    );
  });

  it('adds entries to a record and to the questions, with their phrasings, in order with the check', async () => {
    const rows = [
      ...withCells('example-grant/status', {
        'text (ko)': '사업이 진행 중입니다.',
        'text (en)': 'The program is running.',
        paragraphs: '3',
        'phrasings (ko)': '지금도 하나요?',
        'phrasings (en)': 'is it still on?',
      }),
      [
        'questions/opening',
        '',
        '여는 시간',
        'Opening hours',
        '매일 엽니다.',
        'Open every day.',
        'moe-2031-05-08-example-grant',
        '4',
        '',
        'when are you open?',
      ],
      [
        'example-grant/colour',
        'not_stated',
        '풍차의 색',
        'the colour of the windmills',
        '',
        '',
        '',
        '',
        '',
        'what colour?',
      ],
    ];
    const { files, changed, diagnostics } = taken(rows);
    expect(diagnostics).toEqual([]);
    expect(changed.every(({ fresh }) => fresh)).toBe(true);
    const after = withChanges(minimal(), files);
    expect((await checkFiles(after)).diagnostics).toEqual([]);
    expect(parse(files.get(GRANT)!).aspects.status).toEqual({
      text: { ko: '사업이 진행 중입니다.', en: 'The program is running.' },
      paragraphs: 3,
    });
    // What was put in comes out again, and then changes nothing.
    expect(taken(rowsOf(after), after).files.size).toBe(0);
    const again = new Map(rowsOf(after).map((row) => [row[0], row]));
    expect(again.get('questions/opening')).toEqual([
      'questions/opening',
      'questions',
      ...rows.at(-2)!.slice(2),
    ]);
  });

  it('takes away what was emptied, and keeps what the table does not have', () => {
    const { files } = taken(
      withCells('example-grant/eligibility', { 'phrasings (ko)': '', 'phrasings (en)': '' }),
    );
    expect(parse(files.get(ASKS)!).aspects?.eligibility).toBeUndefined();
    expect(parse(files.get(ASKS)!).details).toEqual(parse(textOf(ASKS)).details);
    const short = [
      ['entry', 'text (en)'],
      ['example-grant/eligibility', 'Any company can apply.'],
    ];
    const { files: few, changed } = taken(short);
    expect(changed).toHaveLength(1);
    expect([...few.keys()]).toEqual([GRANT]);
  });

  it('names the row and the column of what the content check finds', () => {
    const rows = withCells('example-grant/eligibility', { 'text (en)': 'Small companies get {grant-shar}.' });
    const row = rows.findIndex(([id]) => id === 'example-grant/eligibility') + 1;
    expect(findings(rows)).toContain(`asked.xlsx, row ${row}, text (en)  unknown-fact-in-text`);
    const twice = withCells('example-grant/eligibility', {
      'phrasings (en)': 'how many companies take part?',
    });
    expect(
      findings(twice).some((line) =>
        /^asked\.xlsx, row \d+, phrasings \(en\) {2}duplicate-phrasing$/.test(line),
      ),
    ).toBe(true);
    const half = withCells('questions/opening', { 'title (ko)': '여는 시간', 'title (en)': 'Opening hours' });
    expect(findings(half).every((line) => line.startsWith(`asked.xlsx, row ${half.length}, entry  `))).toBe(
      true,
    );
    expect(findings(half)).not.toEqual([]);
  });

  it.each([
    ['column-missing', [['id', 'text (en)']]],
    ['column-unknown', [['entry', 'txet (en)']]],
    ['column-twice', [['entry', 'Entry']]],
    [
      'row-without-entry',
      [
        ['entry', 'text (en)'],
        ['', 'Any company.'],
      ],
    ],
    ['row-twice', [['entry'], ['example-grant/funding'], ['example-grant/funding']]],
    [
      'row-without-record',
      [
        ['entry', 'text (en)'],
        ['exampel-grant/funding', 'x'],
      ],
    ],
    [
      'row-without-part',
      [
        ['entry', 'part'],
        ['example-grant/funding', 'details'],
      ],
    ],
    [
      'row-without-part',
      [
        ['entry', 'part'],
        ['example-grant/new', 'facts'],
      ],
    ],
    [
      'value-not-in-table',
      [
        ['entry', 'text (en)'],
        ['example-grant/facts/grant-share', '40%'],
      ],
    ],
    ['value-not-in-table', [['entry'], ['example-grant/facts/new']]],
    [
      'paragraphs-not-numbers',
      [
        ['entry', 'paragraphs'],
        ['example-grant/funding', '2 to 4'],
      ],
    ],
  ])('finds %s', (rule, rows) => {
    const found = taken(rows);
    expect(found.diagnostics.map((each) => each.rule)).toContain(rule);
    expect(found.diagnostics.every(({ cell }) => cell !== undefined)).toBe(true);
  });

  it('finds what a spreadsheet has made of a cell', () => {
    const odd = new Map([['1:1', 'a date']]);
    const { diagnostics } = importTable(
      minimal(),
      {
        rows: [
          ['entry', 'title (en)'],
          ['example-grant/companies-now', '2031-03-04'],
        ],
        odd,
      },
      'asked.xlsx',
    );
    expect(formatDiagnostic(diagnostics[0]!)).toMatch(/^asked\.xlsx, row 2, title \(en\) {2}cell-not-text/);
  });
});
