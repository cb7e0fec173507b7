/** `export`: a record or a list as a file. */
import { citeSources } from '../../answering/cite.js';
import { citationsOf, fillFacts, showFact } from '../../answering/compose.js';
import { formatDate } from '../../answering/format.js';
import type { Voice } from '../../answering/say.js';
import { csvOf } from '../../csv.js';
import type { Citation } from '../../knowledge-base.js';
import { type ExportFormat, RECORD_DATES } from '../../language/record-words.js';
import type { Reply, ReplyFile } from '../../reply.js';
import type { Item } from './catalog.js';
import {
  gapsOf,
  ownSource,
  page,
  sayAmounts,
  sayDate,
  sayFields,
  sayState,
  sayValues,
  summaryLines,
} from './lines.js';
import { kindName, word } from './words.js';

/** Rows that are shown beside a file, for a place that takes no files. */
const PREVIEW = { rows: 10, columns: 8 } as const;

/** Rows under named columns; the names are the same in both languages, so that programs can rely on them. */
export interface Sheet {
  readonly columns: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

const LIST_COLUMNS: Readonly<Record<string, (voice: Voice, item: Item) => string>> = {
  id: (_, { record }) => record.id,
  kind: ({ language }, { record }) => kindName(record.kind, language),
  name: ({ language }, { record }) => record.name[language],
  status: sayState,
  ...Object.fromEntries(
    RECORD_DATES.map((date) => [
      date,
      (voice: Voice, { dates }: Item) => (dates[date] === undefined ? '' : sayDate(voice, dates[date].day)),
    ]),
  ),
  lead: (voice, { lead }) => sayValues(voice, lead, '; '),
  partners: (voice, { partners }) => sayValues(voice, partners, '; '),
  fields: ({ language }, item) => sayFields(item, language),
  amounts: sayAmounts,
  source: (voice, item) => citeSources(voice, [ownSource(item)])[0]?.title ?? '',
  publisher: (voice, item) => citeSources(voice, [ownSource(item)])[0]?.publisher ?? '',
  source_date: (voice, item) => citeSources(voice, [ownSource(item)])[0]?.date ?? '',
};

/** Records as rows, one each. */
export function sheetOfList(voice: Voice, items: readonly Item[]): Sheet {
  const cells = Object.values(LIST_COLUMNS);
  return {
    columns: Object.keys(LIST_COLUMNS),
    rows: items.map((item) => cells.map((cell) => cell(voice, item))),
  };
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
      ...summaryLines(voice, item).map(({ label, value, note = '', citations }) =>
        row('summary', [label, value, '', note], citations),
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
  return page(voice, {
    title,
    paragraphs: [word('exported', language, { file: file.name, n: lines })],
    file,
    ...(first.length > 0 && { tables: [table] }),
  });
}
