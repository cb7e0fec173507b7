/** `export`: a record or a list as a file. */
import { citeSources } from '../answering/cite.js';
import { citationsOf, fillFacts, showFact } from '../answering/compose.js';
import { formatDate } from '../answering/format.js';
import type { Voice } from '../answering/say.js';
import { csvOf } from '../csv.js';
import type { Citation } from '../knowledge-base.js';
import type { ReplyFile } from '../reply.js';
import { type Item, RECORD_DATES } from './catalog.js';
import type { ExportFormat } from './command.js';
import { notStated, sayDate, sayFields, sayValue, stateOf, summaryLines } from './describe.js';
import { amountsOf } from './list.js';
import { kindName, word } from './words.js';

/** Rows under named columns; the names are the same in both languages, so that programs can rely on them. */
export interface Sheet {
  readonly columns: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

const LIST_COLUMNS = [
  'id',
  'kind',
  'name',
  'status',
  ...RECORD_DATES,
  'lead',
  'partners',
  'fields',
  'amounts',
  'source',
  'publisher',
  'source_date',
] as const;

/** Records as rows, one each. */
export function sheetOfList(voice: Voice, items: readonly Item[]): Sheet {
  const { language } = voice;
  return {
    columns: LIST_COLUMNS,
    rows: items.map((item) => {
      const { record, dates, lead, partners } = item;
      const [source] = citeSources(voice, [{ source: record.source, paragraphs: [] }]);
      return [
        record.id,
        kindName(record.kind, language),
        record.name[language],
        record.kind === 'term' ? '' : word(stateOf(item, voice.today).says, language),
        ...RECORD_DATES.map((date) => {
          const day = dates[date];
          return day === undefined ? '' : sayDate(voice, day);
        }),
        lead.map((fact) => sayValue(voice, fact)).join('; '),
        partners.map((fact) => sayValue(voice, fact)).join('; '),
        sayFields(item, language),
        amountsOf(voice, item),
        source?.title ?? '',
        source?.publisher ?? '',
        source?.date ?? '',
      ];
    }),
  };
}

const RECORD_COLUMNS = [
  'part',
  'label',
  'value',
  'as_of',
  'note',
  'source',
  'publisher',
  'source_date',
  'paragraphs',
] as const;

/** A record as rows: what heads it, its statements, its facts, and what is not stated. */
export function sheetOfRecord(voice: Voice, item: Item): Sheet {
  const { language } = voice;
  const { record } = item;
  const where = (citations: readonly Citation[]): string[] => {
    const sources = citeSources(voice, citations);
    return [
      sources.map(({ title }) => title).join('; '),
      sources.map(({ publisher }) => publisher).join('; '),
      sources.map(({ date }) => date).join('; '),
      sources.map(({ locator }) => locator).join('; '),
    ];
  };
  return {
    columns: RECORD_COLUMNS,
    rows: [
      ...summaryLines(voice, item).map(({ label, value, note = '', citations }) => [
        'summary',
        label,
        value,
        '',
        note,
        ...where(citations),
      ]),
      ...record.statements.map((statement) => [
        'statement',
        statement.title[language],
        fillFacts(voice, record.id, statement.text[language]),
        '',
        '',
        ...where(citationsOf(voice, statement)),
      ]),
      ...[...record.facts.values()].map((fact) => {
        const { label, value, note = '' } = showFact(voice, fact);
        const day = fact.asOf === undefined ? '' : formatDate(fact.asOf, language);
        return ['fact', label, value, day, note, ...where([fact.citation])];
      }),
      ...notStated(voice, item).map((title) => [
        'not stated',
        title,
        word('notStated', language),
        '',
        '',
        ...where([{ source: record.source, paragraphs: [] }]),
      ]),
    ],
  };
}

const cell = (text: string): string => text.replaceAll('|', '\\|').replace(/\s+/gu, ' ');

function markdownOf({ columns, rows }: Sheet, title: string): string {
  const line = (cells: readonly string[]): string => `| ${cells.map(cell).join(' | ')} |`;
  return `# ${title}\n\n${[line(columns), line(columns.map(() => '---')), ...rows.map(line)].join('\n')}\n`;
}

function jsonOf({ columns, rows }: Sheet): string {
  const objects = rows.map((row) => Object.fromEntries(columns.map((column, i) => [column, row[i] ?? ''])));
  return `${JSON.stringify(objects, null, 2)}\n`;
}

/** A sheet as a file; `name` comes without its ending. */
export function fileOf(sheet: Sheet, name: string, title: string, format: ExportFormat): ReplyFile {
  switch (format) {
    case 'markdown':
      return { name: `${name}.md`, mediaType: 'text/markdown', content: markdownOf(sheet, title) };
    case 'json':
      return { name: `${name}.json`, mediaType: 'application/json', content: jsonOf(sheet) };
    case 'csv':
      return { name: `${name}.csv`, mediaType: 'text/csv', content: csvOf([sheet.columns, ...sheet.rows]) };
  }
}
