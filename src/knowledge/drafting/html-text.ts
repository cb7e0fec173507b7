/** The text of a page as readers see it: a block a line, and a row of a table a line with bars between its cells. */

/** Elements that begin a paragraph of their own, and those whose text nobody reads. */
const BLOCKS = new Set(
  'address article aside blockquote br caption dd div dl dt figcaption footer form h1 h2 h3 h4 h5 h6 header hr li main nav ol p pre section title ul'.split(
    ' ',
  ),
);
const SILENT = new Set([
  'script',
  'style',
  'noscript',
  'template',
  'svg',
  'head',
  'nav',
  'footer',
  'select',
  'button',
]);
const CELLS = new Set(['td', 'th']);
/** Letters of a row, at most; what is longer lays out a page rather than a table. */
const MOST_IN_ROW = 600;
/** Columns and rows that a cell may span, at most. */
const MOST_SPANNED = 40;

interface Table {
  text: string;
  /** Cells of the open row. */
  row: string[] | undefined;
  /** How many rows more a cell above reaches down, by column. */
  readonly down: Map<number, number>;
  span: { columns: number; rows: number } | undefined;
}

export async function htmlText(html: string): Promise<string> {
  const { Parser } = await import('htmlparser2');
  const tables: Table[] = [];
  /** What is written to: the page, or the innermost open cell. */
  const written = [''];
  let silent = 0;
  const write = (words: string): void => {
    written.push(`${written.pop()}${words}`);
  };
  const parser = new Parser({
    onopentag: (name, { colspan, rowspan }) => {
      if (SILENT.has(name)) silent += 1;
      if (BLOCKS.has(name)) write('\n');
      const table = tables.at(-1);
      if (name === 'table') {
        tables.push({ text: '', row: undefined, down: new Map(), span: undefined });
        written.push('');
      } else if (name === 'tr' && table !== undefined) {
        table.row = [];
        reachDown(table, table.row);
      } else if (CELLS.has(name) && table?.row !== undefined) {
        table.span = { columns: spanned(colspan), rows: spanned(rowspan) };
        written.push('');
      } else if (CELLS.has(name) || name === 'tr') write('\n');
    },
    ontext: (words) => {
      if (silent === 0) write(words.replaceAll(/\s+/g, ' '));
    },
    onclosetag: (name) => {
      if (SILENT.has(name)) silent -= 1;
      if (BLOCKS.has(name)) write('\n');
      const table = tables.at(-1);
      if (CELLS.has(name) && table?.row !== undefined && table.span !== undefined) {
        const { columns, rows } = table.span;
        const at = table.row.length;
        table.row.push(written.pop() ?? '', ...Array.from({ length: columns - 1 }, () => ''));
        for (let n = at; n < at + columns; n += 1) if (rows > 1) table.down.set(n, rows - 1);
        table.span = undefined;
        reachDown(table, table.row);
      } else if (name === 'tr' && table?.row !== undefined) {
        table.text += `\n${lineOf(table.row)}`;
        table.row = undefined;
      } else if (name === 'table' && table !== undefined) {
        tables.pop();
        const beside = written.pop() ?? '';
        write(`\n${beside}${table.text}\n`);
      }
    },
  });
  parser.end(html);
  return written.join('\n');
}

/** Leaves a cell empty wherever one above reaches down. */
function reachDown({ down }: Table, row: string[]): void {
  for (let at = row.length; down.has(at); at += 1) {
    const left = down.get(at)! - 1;
    if (left === 0) down.delete(at);
    else down.set(at, left);
    row.push('');
  }
}

const spanned = (written: string | undefined): number =>
  Math.min(MOST_SPANNED, Math.max(1, Math.trunc(Number(written)) || 1));

/** A row as one line, or its cells one after another where they lay out a page. */
function lineOf(cells: readonly string[]): string {
  const filled = cells.filter((cell) => cell.trim() !== '');
  const words = cells.map((cell) => cell.replaceAll('|', '/').replaceAll(/\s+/g, ' ').trim());
  const isLayout =
    cells.length < 2 || words.join('').length > MOST_IN_ROW || filled.some((cell) => cell.includes('|'));
  return isLayout ? filled.join('\n') : `| ${words.join(' | ')} |`;
}
