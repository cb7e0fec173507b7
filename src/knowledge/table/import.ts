/** Puts a table into the content: what differs is changed at its place in the YAML, all else stays letter for letter. */
import { parse } from 'yaml';
import { ASPECTS } from '../../core/model/knowledge-base.js';
import { withAsks } from '../add-phrasings.js';
import { ASK_GROUPS, type AskGroup } from '../asks-text.js';
import { type ContentFiles, withChanges } from '../content-files.js';
import { type Diagnostic, diagnose, sortDiagnostics } from '../diagnostics.js';
import { nearest } from '../did-you-mean.js';
import { type Draft, draftOf } from '../draft.js';
import { withValue } from '../editing/index.js';
import { asksFileOf } from '../layout.js';
import { type Parsed, parseContent } from '../parse-content.js';
import type { RuleData, RuleId } from '../rules/index.js';
import { schemaLine } from '../schema-line.js';
import { atCells } from './at-cells.js';
import { COLUMNS, type Column, EMPTY_ROW, foldColumn, linesIn, type Row } from './columns.js';
import { entriesOf, type TableEntry, titleKeyOf } from './entries.js';
import { type ChangedRow, type PlacedRow, placeOf } from './row.js';
import type { Sheet } from './sheet.js';

export interface Imported {
  /** Texts of the files that change, by path. */
  readonly files: ReadonlyMap<string, string>;
  readonly changed: readonly ChangedRow[];
  /** What is wrong in the table, and what the content check finds with it and not without, at its row and column. */
  readonly diagnostics: readonly Diagnostic[];
}

/** Where questions go that belong to no record, when the content has no such file yet. */
const FIRST_QUESTIONS = 'questions/general.yaml';
/** What a row of a record becomes unless it says more. */
const OF_RECORDS: readonly AskGroup[] = ['aspects', 'details', 'not_stated', 'facts'];

/**
 * Reads a table into the content. A cell that says what the content says changes nothing; an emptied one takes away; a column or an
 * entry that the table lacks stays as it is.
 *
 * @param shown the name of the table in findings
 * @param look what else is to be found in the content, beside what its files tell: in its documents
 */
export function importTable(
  content: ContentFiles,
  sheet: Sheet,
  shown: string,
  look: (parsed: Parsed) => readonly Diagnostic[] = () => [],
): Imported {
  const draft = draftOf(content);
  const reader = new TableReader(draft, entriesOf(content, draft), sheet, shown);
  const rows = reader.read();
  const changed = rows.filter(({ columns }) => columns.length > 0);
  const files = filesWith(content, changed);
  const found =
    reader.diagnostics.length > 0 || files.size === 0 ? [] : foundAnew(content, files, rows, shown, look);
  return { files, changed, diagnostics: sortDiagnostics([...reader.diagnostics, ...found]) };
}

class TableReader {
  readonly diagnostics: Diagnostic[] = [];
  readonly #columns = new Map<Column, number>();
  readonly #known: ReadonlyMap<string, TableEntry>;

  constructor(
    readonly draft: Draft,
    entries: readonly TableEntry[],
    readonly sheet: Sheet,
    readonly shown: string,
  ) {
    this.#known = new Map(entries.map((entry) => [entry.id, entry]));
  }

  read(): PlacedRow[] {
    this.#readHead();
    if (!this.#columns.has('entry')) {
      this.#report('column-missing', 0, undefined, { column: 'entry' });
      return [];
    }
    const seen = new Map<string, number>();
    return this.sheet.rows.flatMap((cells, row): PlacedRow[] => {
      if (row === 0 || cells.every((cell) => cell.trim() === '')) return [];
      const entry = this.#cell(row, 'entry').trim();
      const before = seen.get(entry);
      seen.set(entry, before ?? row);
      if (entry === '') {
        const text = cells.find((cell) => cell.trim() !== '') ?? '';
        this.#report('row-without-entry', row, 'entry', { text });
      } else if (before !== undefined) this.#report('row-twice', row, 'entry', { entry, row: before + 1 });
      else {
        const placed = this.#placed(row, entry);
        if (placed !== undefined) return [placed];
      }
      return [];
    });
  }

  #readHead(): void {
    const [head = []] = this.sheet.rows;
    head.forEach((name, n) => {
      if (foldColumn(name) === '') return;
      const column = COLUMNS.find((each) => foldColumn(each) === foldColumn(name));
      if (column === undefined)
        this.#reportAt('column-unknown', 0, n, { name, near: nearest(name, COLUMNS), known: COLUMNS });
      else if (this.#columns.has(column)) this.#reportAt('column-twice', 0, n, { column });
      else this.#columns.set(column, n);
    });
  }

  #placed(row: number, entry: string): PlacedRow | undefined {
    const known = this.#known.get(entry) ?? this.#fresh(row, entry);
    if (known === undefined) return undefined;
    const before = known.cells;
    const cells = Object.fromEntries(
      COLUMNS.map((column) => [column, this.#columns.has(column) ? this.#read(row, column) : before[column]]),
    ) as Row;
    const part = cells.part || known.group;
    if (part !== known.group) {
      this.#report('row-without-part', row, 'part', { part, known: [known.group] });
      return undefined;
    }
    const columns = COLUMNS.filter(
      (column) => column !== 'entry' && column !== 'part' && cells[column] !== before[column],
    );
    const isFact = known.group === 'facts';
    const other = columns.find((column) => !column.startsWith('phrasings'));
    const valued = columns.find((column) => !/^(?:phrasings|title)/.test(column));
    if (isFact && (known.written ? valued : other) !== undefined) {
      this.#report('value-not-in-table', row, (valued ?? other)!, { fact: entry });
      return undefined;
    }
    if (columns.includes('paragraphs') && !/^(?:[1-9]\d*(?:, [1-9]\d*)*)?$/.test(cells.paragraphs)) {
      this.#report('paragraphs-not-numbers', row, 'paragraphs', { text: cells.paragraphs });
      return undefined;
    }
    return { ...known, entry, cells, row: row + 1, fresh: !this.#known.has(entry), columns };
  }

  /** Where an entry belongs that the content does not have yet. */
  #fresh(row: number, entry: string): TableEntry | undefined {
    const cut = entry.indexOf('/');
    const [owner, rest] = [entry.slice(0, Math.max(cut, 0)), entry.slice(cut + 1)];
    const records = this.draft.records.map(({ data }) => data.id);
    const isQuestion = owner === 'questions';
    const record = this.draft.records.find(({ data }) => data.id === owner);
    if (rest === '' || (!isQuestion && record === undefined)) {
      const near = nearest(owner, [...records, 'questions']);
      this.#report('row-without-record', row, 'entry', { entry, near });
      return undefined;
    }
    if (rest.startsWith('facts/')) {
      this.#report('value-not-in-table', row, 'entry', { fact: entry });
      return undefined;
    }
    const allowed = isQuestion ? (['questions'] as const) : OF_RECORDS;
    const usual = isQuestion
      ? 'questions'
      : (ASPECTS as readonly string[]).includes(rest)
        ? 'aspects'
        : 'details';
    const named = this.#columns.has('part') ? this.#read(row, 'part') : '';
    const group = named === '' ? usual : allowed.find((each) => each === named);
    if (group === undefined || group === 'facts') {
      const known = allowed.filter((each) => each !== 'facts');
      this.#report('row-without-part', row, 'part', { part: named, known });
      return undefined;
    }
    const [questions = FIRST_QUESTIONS] = this.draft.questions.map(({ file }) => file.path).sort();
    const file = record?.file.path ?? questions;
    const cells = { ...EMPTY_ROW, entry, part: group };
    return { id: entry, group, key: rest, file, asksFile: asksFileOf(file), cells, written: false };
  }

  /** A cell in the one way that it is compared and written in. */
  #read(row: number, column: Column): string {
    const cell = this.#cell(row, column);
    const odd = this.sheet.odd.get(`${row}:${this.#columns.get(column)}`);
    if (odd !== undefined) this.#report('cell-not-text', row, column, { made: odd });
    const lines = linesIn(cell);
    if (column.startsWith('phrasings')) return [...new Set(lines)].join('\n');
    if (column !== 'paragraphs') return lines.join(' ');
    return lines
      .join(' ')
      .split(/[,;\s]+/)
      .filter((number) => number !== '')
      .join(', ');
  }

  #cell(row: number, column: Column): string {
    return this.sheet.rows[row]?.[this.#columns.get(column) ?? -1] ?? '';
  }

  #report<R extends RuleId>(rule: R, row: number, column: Column | undefined, data: RuleData<R>): void {
    this.#reportAt(rule, row, column === undefined ? 0 : (this.#columns.get(column) ?? 0), data, column);
  }

  #reportAt<R extends RuleId>(rule: R, row: number, column: number, data: RuleData<R>, name?: Column): void {
    this.diagnostics.push(diagnose(rule, placeOf(this.shown, row + 1, column + 1, name), data));
  }
}

/** Texts of the files with all changed rows in them. */
function filesWith(content: ContentFiles, rows: readonly PlacedRow[]): Map<string, string> {
  const files = new Map<string, string>();
  const textOf = (path: string, schema: 'questions' | 'asks'): string =>
    files.get(path) ?? content.files.get(path) ?? `${schemaLine(path, schema, content.schemaDir)}\n`;
  const isAsked = (column: Column): boolean => column.startsWith('phrasings');
  for (const [path, group, entries] of inGroups(rows, ({ file }) => file)) {
    const said = entries.filter(({ columns }) => columns.some((column) => !isAsked(column)));
    if (said.length > 0) files.set(path, withSaid(textOf(path, 'questions'), group, said));
  }
  for (const [path, group, entries] of inGroups(rows, ({ asksFile }) => asksFile)) {
    const asked = entries
      .filter(({ columns }) => columns.some(isAsked))
      .map(({ key, cells }) => ({
        group,
        key,
        phrasings: { ko: linesIn(cells['phrasings (ko)']), en: linesIn(cells['phrasings (en)']) },
      }));
    const has = ({ phrasings: { ko, en } }: (typeof asked)[number]): boolean => ko.length + en.length > 0;
    if (asked.length === 0) continue;
    const emptied = asked.filter((each) => !has(each));
    files.set(
      path,
      emptied.reduce(
        (text, { key }) => withValue(text, [group, key], undefined),
        withAsks(textOf(path, 'asks'), asked.filter(has)),
      ),
    );
  }
  return files;
}

/** Rows by file and group, in order of the groups. */
function* inGroups(
  rows: readonly PlacedRow[],
  fileOf: (row: PlacedRow) => string,
): Generator<readonly [file: string, group: AskGroup, rows: readonly PlacedRow[]]> {
  for (const file of new Set(rows.map(fileOf)))
    for (const group of ASK_GROUPS) {
      const those = rows.filter((row) => row.group === group && fileOf(row) === file);
      if (those.length > 0) yield [file, group, those];
    }
}

/** A file in which entries of a group say what their rows say. */
function withSaid(text: string, group: AskGroup, rows: readonly PlacedRow[]): string {
  const held = ((parse(text) as Held | null)?.[group] ?? {}) as Held;
  const said = { ...held };
  for (const { key, cells, columns } of rows) {
    const entry = { ...(Object.hasOwn(held, key) ? (held[key] as Held) : {}) };
    for (const [column, name, value] of valuesOf(group, cells)) {
      if (!columns.some((each) => each.split(' ')[0] === column)) continue;
      if (value === undefined) delete entry[name];
      else entry[name] = value;
    }
    said[key] = entry;
  }
  return withValue(text, [group], said);
}

type Held = Record<string, unknown>;

/** Columns, the keys that they are in YAML, and the values there; undefined where the cells are empty. */
function valuesOf(group: AskGroup, cells: Row): readonly (readonly [string, string, unknown])[] {
  const both = (name: 'title' | 'text'): object | undefined => {
    const [ko, en] = [cells[`${name} (ko)`], cells[`${name} (en)`]];
    return ko + en === '' ? undefined : { ...(ko && { ko }), ...(en && { en }) };
  };
  const numbers = cells.paragraphs === '' ? [] : cells.paragraphs.split(', ').map(Number);
  return [
    ['title', titleKeyOf(group), both('title')],
    ['text', 'text', both('text')],
    ['source', 'source', cells.source || undefined],
    ['paragraphs', 'paragraphs', numbers.length > 1 ? numbers : numbers[0]],
  ];
}

/** What the content check finds with these files and not without, where a row says it at that row. */
function foundAnew(
  content: ContentFiles,
  files: ReadonlyMap<string, string>,
  rows: readonly PlacedRow[],
  shown: string,
  look: (parsed: Parsed) => readonly Diagnostic[],
): Diagnostic[] {
  const found = (files: ContentFiles): readonly Diagnostic[] => {
    const parsed = parseContent(files);
    return [...parsed.diagnostics, ...look(parsed)];
  };
  const after = withChanges(content, files);
  const left = new Map<string, number>();
  const keyOf = ({ rule, what, file }: Diagnostic): string => `${rule}\0${file}\0${what}`;
  for (const each of found(content)) left.set(keyOf(each), (left.get(keyOf(each)) ?? 0) + 1);
  const fresh = found(after).filter((each) => {
    const known = left.get(keyOf(each)) ?? 0;
    left.set(keyOf(each), known - 1);
    return known <= 0;
  });
  return atCells(after, fresh, rows, shown);
}
