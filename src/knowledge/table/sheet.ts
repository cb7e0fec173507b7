/** Rows and columns as bytes: CSV and XLSX, both ways. What could act as a formula is text, and reads as it was. */
import { parse } from 'csv-parse/sync';
import { stringify } from 'csv-stringify/sync';
import { neutralise, restore } from '../../core/csv.js';

export type SheetKind = 'csv' | 'xlsx';

/** Cells by row; `odd` says what a spreadsheet has made of those that hold no text, by `row:column` from 0. */
export interface Sheet {
  readonly rows: readonly (readonly string[])[];
  readonly odd: ReadonlyMap<string, string>;
}

/** More bytes than a table of a hundred thousand rows has. */
export const MOST_BYTES = 32 * 1024 * 1024;

/** The kind of a file by its name; undefined for any other. */
export function kindOf(path: string): SheetKind | undefined {
  const ending = /\.(csv|xlsx)$/i.exec(path)?.[1]?.toLowerCase();
  return ending === 'csv' || ending === 'xlsx' ? ending : undefined;
}

const eachLine = (cell: string, change: (line: string) => string): string =>
  cell.split('\n').map(change).join('\n');

/** Rows as a file that a spreadsheet opens; CSV is UTF-8 with a byte-order mark, so that Excel reads Korean. */
export async function writeSheet(rows: readonly (readonly string[])[], kind: SheetKind): Promise<Buffer> {
  const guarded = rows.map((row) => row.map((cell) => eachLine(cell, neutralise)));
  if (kind === 'csv')
    return Buffer.from(stringify(guarded, { bom: true, quoted: true, record_delimiter: 'windows' }));
  const { default: writeExcelFile } = await import('write-excel-file/node');
  const cells = guarded.map((row, n) =>
    row.map((value) => ({
      value,
      type: String,
      // As text a spreadsheet makes no date of 3-4 when the cell is typed anew.
      format: '@',
      wrap: true,
      alignVertical: 'top' as const,
      ...(n === 0 ? { fontWeight: 'bold' as const } : {}),
    })),
  );
  const widths = (rows[0] ?? []).map((name) => ({ width: /text|phrasings/.test(name) ? 60 : 24 }));
  return writeExcelFile(cells, { columns: widths, stickyRowsCount: 1 }).toBuffer();
}

/**
 * Reads the first sheet of a file.
 *
 * @throws Error, whose message says in words why it cannot be read
 */
export async function readSheet(bytes: Buffer, kind: SheetKind): Promise<Sheet> {
  const { rows, odd } = kind === 'csv' ? { rows: readCsv(bytes), odd: new Map() } : await readXlsx(bytes);
  const plain = rows.map((row) => row.map((cell) => eachLine(cell.replace(/\r\n?/g, '\n'), restore)));
  return { rows: plain, odd };
}

function readCsv(bytes: Buffer): string[][] {
  const text = decoded(bytes);
  // Spreadsheets write what the machine's language separates lists with; no name of a column holds any of these.
  const delimiter = /[,;\t\n]/.exec(text)?.[0] ?? ',';
  try {
    return parse(text, {
      delimiter: delimiter === '\n' ? ',' : delimiter,
      relax_column_count: true,
      skip_empty_lines: false,
    });
  } catch (error) {
    const { lines } = error as { lines?: number };
    const where = lines === undefined ? '' : `, at line ${lines}`;
    throw new Error(`a quotation mark is not closed, or stands inside a cell without quotes${where}`);
  }
}

/** Text in UTF-8, or in what Excel writes in Korea (Windows-949) or as "Unicode text" (UTF-16). */
function decoded(bytes: Buffer): string {
  const encodings = bytes[0] === 0xff && bytes[1] === 0xfe ? ['utf-16le'] : ['utf-8', 'euc-kr'];
  for (const encoding of encodings) {
    try {
      return new TextDecoder(encoding, { fatal: true }).decode(bytes);
    } catch {
      // The next one may fit.
    }
  }
  throw new Error('it is saved neither as UTF-8 nor as Korean text of Windows');
}

async function readXlsx(bytes: Buffer): Promise<{ rows: string[][]; odd: Map<string, string> }> {
  const { readSheet: read } = await import('read-excel-file/node');
  const found = await read(bytes, { trim: false, parseNumber: String }).catch(() => {
    throw new Error('it is no Excel file (.xlsx), is damaged, or is locked with a password');
  });
  const odd = new Map<string, string>();
  const rows = found.map((row, r) =>
    row.map((cell: unknown, c) => {
      if (cell === null || cell === undefined) return '';
      if (cell instanceof Date) odd.set(`${r}:${c}`, 'a date');
      else if (typeof cell === 'boolean') odd.set(`${r}:${c}`, 'a yes or no');
      return cell instanceof Date ? cell.toISOString().slice(0, 10) : String(cell);
    }),
  );
  return { rows, odd };
}
