/** `export`: a record or a list as a file. */

import { csvOf } from '../../csv.js';
import { type ExportFormat, RECORD_DATES } from '../../language/record-words.js';
import { fillFacts } from '../../model/facts.js';
import { formatDate } from '../../model/format.js';
import type { Citation } from '../../model/knowledge-base.js';
import type { Reply, ReplyFile } from '../../reply.js';
import { citeSources } from '../answer/cite.js';
import { citationsOf, showFact } from '../answer/compose.js';
import { replyOf, type Voice } from '../answer/say.js';
import type { Item } from './catalog.js';
import { gapsOf, linesOf, ownSource } from './lines.js';
import { word } from './words.js';

/** Rows that are shown beside a file, for a place that takes no files. */
const PREVIEW = { rows: 10, columns: 8 } as const;

/** Rows under named columns; the names are the same in both languages, so that programs can rely on them. */
export interface Sheet {
  readonly columns: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

/** Records as rows, one each. */
export function sheetOfList(voice: Voice, items: readonly Item[]): Sheet {
  const end = 'lead partners fields amounts source publisher source_date'.split(' ');
  const columns = ['id', 'kind', 'name', 'status', ...RECORD_DATES, ...end];
  const rows = items.map((item) => {
    const { id, name } = item.record;
    const lines = Object.fromEntries(linesOf(voice, item).map(({ key, value }) => [key, value]));
    const [{ title: source, publisher, date } = {}] = citeSources(voice, [ownSource(item)]);
    const own = { id, name: name[voice.language], source, publisher, source_date: date };
    const cells: Readonly<Record<string, string | undefined>> = {
      ...lines,
      ...own,
      fields: lines['field'],
      amounts: lines['money'],
    };
    return columns.map((column) => cells[column] ?? '');
  });
  return { columns, rows };
}

/** A record as rows: what heads it, its statements, its facts, and what is not stated. */
export function sheetOfRecord(voice: Voice, item: Item): Sheet {
  const { language } = voice;
  const { record } = item;
  const row = (part: string, cells: readonly string[], citations: readonly Citation[]): string[] => {
    const sources = citeSources(voice, citations);
    const where = (['title', 'publisher', 'date', 'locator'] as const).map((key) =>
      sources.map((source) => source[key]).join('; '),
    );
    return [part, ...cells, ...where];
  };
  return {
    columns: 'part label value as_of note source publisher source_date paragraphs'.split(' '),
    rows: [
      ...linesOf(voice, item).map(({ key, value, note = '', citations }) =>
        row('summary', [word(key, language), value || word('notStated', language), '', note], citations),
      ),
      ...record.statements.map((statement) => {
        const text = fillFacts(voice, record.id, statement.text[language]);
        return row('statement', [statement.title[language], text, '', ''], citationsOf(voice, statement));
      }),
      ...[...record.facts.values()].map((fact) => {
        const { label, value, note = '' } = showFact(voice, fact);
        const day = fact.asOf === undefined ? '' : formatDate(fact.asOf, language);
        return row('fact', [label, value, day, note], [fact.citation]);
      }),
      ...gapsOf(voice, item).map((title) =>
        row('not stated', [title, word('notStated', language), '', ''], [ownSource(item)]),
      ),
    ],
  };
}

function markdownOf({ columns, rows }: Sheet, title: string): string {
  const cell = (text: string): string => text.replaceAll('|', '\\|').replace(/\s+/gu, ' ');
  const line = (cells: readonly string[]): string => `| ${cells.map(cell).join(' | ')} |`;
  return `# ${title}\n\n${[line(columns), line(columns.map(() => '---')), ...rows.map(line)].join('\n')}\n`;
}

function jsonOf({ columns, rows }: Sheet): string {
  const objects = rows.map((row) => Object.fromEntries(columns.map((column, i) => [column, row[i] ?? ''])));
  return `${JSON.stringify(objects, null, 2)}\n`;
}

const FILES: Readonly<
  Record<
    ExportFormat,
    readonly [ending: string, mediaType: string, write: (sheet: Sheet, title: string) => string]
  >
> = {
  markdown: ['md', 'text/markdown', markdownOf],
  json: ['json', 'application/json', jsonOf],
  csv: ['csv', 'text/csv', ({ columns, rows }) => csvOf([columns, ...rows])],
};

/** A sheet as a file; `name` comes without its ending. */
export function fileOf(sheet: Sheet, name: string, title: string, format: ExportFormat): ReplyFile {
  const [ending, mediaType, write] = FILES[format];
  return { name: `${name}.${ending}`, mediaType, content: write(sheet, title) };
}

/** Hands a file over, with the beginning of what it holds. */
export function sayFile(
  voice: Voice,
  sheet: Sheet,
  name: string,
  title: string,
  format: ExportFormat,
): Reply {
  const { language } = voice;
  const { columns, rows } = sheet;
  const file = fileOf(sheet, name, title, format);
  const first = rows.slice(0, PREVIEW.rows);
  const filled = [...columns.keys()].filter((i) => first.some((row) => row[i] !== ''));
  const kept = filled.slice(0, PREVIEW.columns);
  const table = {
    columns: kept.map((i) => ({ label: columns[i]! })),
    rows: first.map((row) => kept.map((i) => row[i]!)),
    ...(first.length < rows.length && {
      note: word('rowsIn', language, { n: rows.length, to: first.length }),
    }),
  };
  const lines = word('lines', language, { n: rows.length });
  return replyOf(voice, {
    title,
    paragraphs: [word('exported', language, { file: file.name, n: lines })],
    file,
    tables: first.length > 0 ? [table] : undefined,
  });
}
