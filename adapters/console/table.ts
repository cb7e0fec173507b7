import type { ReplyTable } from '../../src/core/reply.js';
import { safeLine } from '../plain-text.js';
import { displayWidth, padToWidth, wrap } from './width.js';

const GAP = '  ';
/** Columns are not made narrower than this while another can give way. */
const NARROWEST = 8;
/** Where lines are not broken, a cell still is, so that a table stays a table. */
const WIDEST_CELL = 60;

/** Widths that fit: the widest column gives way, one by one. */
function fitWidths(natural: readonly number[], room: number): number[] {
  const widths = [...natural];
  let excess = widths.reduce((sum, width) => sum + width, 0) - room;
  while (excess > 0) {
    const widest = Math.max(...widths);
    if (widest <= NARROWEST) break;
    const next = Math.max(NARROWEST, ...widths.filter((width) => width < widest));
    const columns = widths.flatMap((width, i) => (width === widest ? [i] : []));
    const step = Math.max(1, Math.min(widest - next, Math.ceil(excess / columns.length)));
    for (const i of columns) {
      const cut = Math.min(step, excess);
      widths[i] = widest - cut;
      excess -= cut;
      if (excess <= 0) break;
    }
  }
  return widths;
}

/** A table as aligned lines: Hangul takes two columns, long cells go on below themselves. */
export function renderTable({ title, columns, rows, note }: ReplyTable, width: number): string[] {
  const cells = [columns.map(({ label }) => safeLine(label)), ...rows.map((row) => row.map(safeLine))];
  const natural = columns.map((_, i) =>
    Math.min(WIDEST_CELL, Math.max(1, ...cells.map((row) => displayWidth(row[i] ?? '')))),
  );
  const widths = fitWidths(natural, width - GAP.length * (columns.length - 1));
  const lines = cells.flatMap((row) => renderRow(row, widths, columns));
  const heading = renderRow(cells[0] ?? [], widths, columns).length;
  const rule = widths.map((each) => '-'.repeat(each)).join(GAP);
  return [
    ...(title === undefined ? [] : wrap(safeLine(title), width)),
    ...lines.slice(0, heading),
    rule,
    ...lines.slice(heading),
    ...(note === undefined ? [] : wrap(safeLine(note), width)),
  ];
}

function renderRow(
  row: readonly string[],
  widths: readonly number[],
  columns: ReplyTable['columns'],
): string[] {
  const wrapped = row.map((cell, i) => wrap(cell, widths[i] ?? NARROWEST));
  const height = Math.max(1, ...wrapped.map((lines) => lines.length));
  return Array.from({ length: height }, (_, line) =>
    wrapped
      .map((lines, i) => {
        const cell = lines[line] ?? '';
        const width = widths[i] ?? NARROWEST;
        return columns[i]?.align === 'right'
          ? ' '.repeat(Math.max(0, width - displayWidth(cell))) + cell
          : padToWidth(cell, width);
      })
      .join(GAP)
      .trimEnd(),
  );
}
