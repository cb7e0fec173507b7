import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { readDocumentFile } from '../../../src/knowledge/drafting/index.js';
import { docxOf, pdfOf } from './files.js';

const folder = mkdtempSync(join(tmpdir(), 'documents-'));
afterAll(() => rmSync(folder, { recursive: true }));

async function read(name: string, bytes: Buffer | string): Promise<string[]> {
  writeFileSync(join(folder, name), bytes);
  return (await readDocumentFile(join(folder, name))).split('\n');
}

describe('readDocumentFile', () => {
  it('reads HTML as readers see it, a block a paragraph', async () => {
    const html =
      '<html><head><title>T</title><style>p{}</style></head><body><nav>Home</nav><h1>Ovens &amp; bread</h1><p>First <b>bold</b>\n line.<br>Next.<script>x()</script></p></body></html>';
    expect(await read('a.html', html)).toEqual(['Ovens & bread', 'First bold line.', 'Next.']);
  });

  it('reads the paragraphs of a DOCX', async () => {
    expect(await read('a.docx', docxOf(['첫째 문단', 'Second paragraph']))).toEqual([
      '첫째 문단',
      'Second paragraph',
    ]);
  });

  it('reads a row of a table as one line, with the cells of a DOCX and of HTML in their columns', async () => {
    const rows = [
      ['구분', '예산'],
      ['오븐', '2,700'],
    ];
    expect(await read('b.docx', docxOf(['(단위: 백만원)', rows, '끝 문단']))).toEqual([
      '(단위: 백만원)',
      '| 구분 | 예산 |',
      '| 오븐 | 2,700 |',
      '끝 문단',
    ]);
    const html =
      '<p>Before</p><table><caption>Unit: won</caption><tr><th rowspan=2>Kind</th><th colspan=2>Money</th><th>Firms</th></tr><tr><td>2031</td><td><p>20</p><p>32</p></td><td>Count</td></tr></table><p>After</p>';
    expect(await read('b.html', html)).toEqual([
      'Before',
      'Unit: won',
      '| Kind | Money | | Firms |',
      '| | 2031 | 20 32 | Count |',
      'After',
    ]);
  });

  it('reads a table that lays out a page as its paragraphs', async () => {
    const html =
      '<table><tr><td><p>Menu</p></td><td><h1>Ovens</h1><table><tr><td>A</td><td>1</td></tr></table></td></tr><tr><td>Alone</td></tr></table>';
    expect(await read('c.html', html)).toEqual(['Menu', 'Ovens', '| A | 1 |', 'Alone']);
  });

  it('joins the lines of a PDF to paragraphs by where they stand', async () => {
    const full = 'A line that reaches the right edge of';
    const pdf = pdfOf([
      { text: full, left: 40, y: 500 },
      { text: 'the page ends here.', left: 40, y: 488 },
      { text: 'A second paragraph follows.', left: 40, y: 476 },
      { text: 'A third stands apart.', left: 40, y: 430 },
    ]);
    expect(await read('a.pdf', pdf)).toEqual([
      `${full} the page ends here.`,
      'A second paragraph follows.',
      'A third stands apart.',
    ]);
  });

  it('reads older Korean text files', async () => {
    expect(await read('a.txt', Buffer.from([0xbb, 0xa7, 0x20, 0x33]))).toEqual(['빵 3']);
  });

  it('says what to do about a file that is missing, empty, or of another kind', async () => {
    await expect(readDocumentFile(join(folder, 'none.txt'))).rejects.toThrow(/does not exist/);
    await expect(read('empty.html', '<p> </p>')).rejects.toThrow(/text layer/);
    await expect(read('a.hwp', 'x')).rejects.toThrow(/Save it as DOCX, PDF or text/);
    await expect(read('broken.docx', 'no archive')).rejects.toThrow(/save it anew/);
  });
});
