/** A table of variants (packages, shops, grades), written once, as the facts and entries that it stands for. */
import type { z } from 'zod';
import { ASPECTS, type Text } from '../core/model/knowledge-base.js';
import type { recordSchema } from './schema.js';
import type { Path, YamlFile } from './yaml-file.js';

type WrittenRecord = z.infer<typeof recordSchema>;
type FactData = NonNullable<WrittenRecord['facts']>[string];
type Details = NonNullable<WrittenRecord['details']>;
type Columns = NonNullable<WrittenRecord['variants']>['columns'];
type Column = Columns[string];

/**
 * The record with a fact for each cell, `row-column`, and an entry for each row and each column that has none of its own.
 * Findings about them point to the table.
 */
export function withVariants(file: YamlFile, record: WrittenRecord): WrittenRecord {
  if (record.variants === undefined) return record;
  const { rows, columns } = record.variants;
  const facts: Record<string, FactData> = {};
  const details: Details = {};
  const add = (key: string, title: Text, cells: readonly Cell[], at: Path): void => {
    const aspect = ASPECTS.find((each) => each === key);
    const own = record.details?.[key] ?? (aspect === undefined ? undefined : record.aspects[aspect]);
    if (own !== undefined || cells.length === 0) return;
    file.stands(['details', key], at);
    details[key] = {
      title,
      ...(aspect && { aspect }),
      text: {
        ko: cells.map(({ name, fact }) => `${name.ko}: {${fact}}.`).join(' '),
        en: cells.map(({ name, fact }) => `${name.en}: {${fact}}.`).join(' '),
      },
      paragraphs: [...new Set(cells.flatMap(({ paragraphs }) => paragraphs))].sort((a, b) => a - b),
    };
  };
  const cellsOf = (named: 'row' | 'column', pairs: readonly (readonly [string, string])[]): Cell[] =>
    pairs.flatMap(([row, key]) => {
      const column = columns[key];
      if (column?.values[row] === undefined) return [];
      const name = named === 'row' ? rows[row] : column.label;
      return name === undefined
        ? []
        : [{ name, fact: `${row}-${key}`, paragraphs: [column.paragraphs].flat() }];
    });
  for (const [key, column] of Object.entries(columns)) {
    for (const row of Object.keys(column.values)) {
      const at = ['variants', 'columns', key, 'values', row];
      if (rows[row] === undefined) {
        const data = { reference: row, thing: 'row', near: undefined, hint: 'add it under rows' };
        file.report('unknown-reference', at, data, 'key');
        continue;
      }
      file.stands(['facts', `${row}-${key}`], at);
      facts[`${row}-${key}`] = factOf(rows[row], row, column);
    }
    const pairs = Object.keys(rows).map((row) => [row, key] as const);
    add(key, column.label, cellsOf('row', pairs), ['variants', 'columns', key]);
  }
  for (const [row, name] of Object.entries(rows)) {
    const pairs = Object.keys(columns).map((key) => [row, key] as const);
    add(row, name, cellsOf('column', pairs), ['variants', 'rows', row]);
  }
  return { ...record, facts: { ...facts, ...record.facts }, details: { ...details, ...record.details } };
}

interface Cell {
  readonly name: Text;
  readonly fact: string;
  readonly paragraphs: readonly number[];
}

/** A cell with its unit is a number or a range, one in two languages a text, any other a date. */
function factOf(
  name: Text,
  row: string,
  { label, values, printed, unit, qualifier, ...rest }: Column,
): FactData {
  const value = values[row];
  return {
    ...rest,
    label: { ko: `${name.ko} ${label.ko}`, en: `${name.en}: ${label.en}` },
    ...(printed?.[row] !== undefined && { printed: printed[row] }),
    ...(unit !== undefined &&
      (typeof value === 'object' && 'from' in value
        ? { unit, range: value }
        : { unit, number: value as number, ...(qualifier && { qualifier }) })),
    ...(unit === undefined && {
      [typeof value === 'object' && 'ko' in value ? 'text' : 'date']: value,
    }),
  };
}
