/** Findings about content files, at the cells of the table that they come from. */
import { type ContentFiles, shownPath } from '../content-files.js';
import type { Diagnostic, Place } from '../diagnostics.js';
import { YamlFile } from '../yaml-file.js';
import { COLUMNS, type Column } from './columns.js';
import { titleKeyOf } from './entries.js';
import { type PlacedRow, placeOf } from './row.js';

/** A spot of a file, and the cell that is written there; none where something else begins. */
interface Anchor {
  readonly line: number;
  readonly column: number;
  readonly cell?: { readonly row: number; readonly name: Column };
}

/** Each finding at the cell that was written where it is; one about anything else stays where it is. */
export function atCells(
  content: ContentFiles,
  findings: readonly Diagnostic[],
  rows: readonly PlacedRow[],
  shown: string,
): Diagnostic[] {
  const anchors = new Map<string, readonly Anchor[]>();
  const anchorsOf = (file: string): readonly Anchor[] => {
    const path = [...content.files.keys()].find((each) => shownPath(content.dir, each) === file);
    return path === undefined ? [] : anchorsIn(new YamlFile(path, file, content.files.get(path)!), rows);
  };
  return findings.map((finding) => {
    const known = anchors.get(finding.file) ?? anchorsOf(finding.file);
    anchors.set(finding.file, known);
    const before = known.findLast(
      ({ line, column }) => line < finding.line || (line === finding.line && column <= finding.column),
    );
    if (before?.cell === undefined) return finding;
    const { row, name } = before.cell;
    return { ...finding, ...placeOf(shown, row, COLUMNS.indexOf(name) + 1, name) };
  });
}

function anchorsIn(file: YamlFile, rows: readonly PlacedRow[]): Anchor[] {
  const anchors: Anchor[] = [];
  const data = (file.data ?? {}) as Readonly<Record<string, unknown>>;
  for (const group of Object.keys(data)) {
    anchors.push(spot(file.place([group], 'key')));
    const entries = data[group];
    if (typeof entries !== 'object' || entries === null || Array.isArray(entries)) continue;
    for (const [key, entry] of Object.entries(entries)) {
      const row = rows.find(
        (each) =>
          each.group === group &&
          each.key === key &&
          (each.file === file.path || each.asksFile === file.path),
      );
      const at = (path: readonly string[], name: Column): void => {
        const place = spot(file.place([group, key, ...path], 'key'));
        anchors.push({ ...place, ...(row === undefined ? {} : { cell: { row: row.row, name } }) });
      };
      at([], 'entry');
      for (const [name, value] of Object.entries((entry ?? {}) as object)) {
        const column = columnOf(group, file.path === row?.asksFile ? 'phrasings' : name);
        if (file.path === row?.asksFile) at([name], `phrasings (${name})` as Column);
        else if (column !== undefined) {
          at([name], column);
          if (column.endsWith('(ko)') && typeof value === 'object' && value !== null && 'en' in value)
            at([name, 'en'], column.replace('(ko)', '(en)') as Column);
        } else at([name], 'entry');
      }
    }
  }
  return anchors.sort((a, b) => a.line - b.line || a.column - b.column);
}

const spot = ({ line, column }: Place): Anchor => ({ line, column });

/** The column that holds a key of an entry, the Korean one of two. */
function columnOf(group: string, name: string): Column | undefined {
  const called = group === 'facts' && name === titleKeyOf('facts') ? 'title' : name;
  return COLUMNS.find((column) => column === called || column === `${called} (ko)`);
}
