/** The content folder after the schema check: every file that has its shape, typed, and the names of all. */
import type { z } from 'zod';
import type { Aspect, Text } from '../core/model/knowledge-base.js';
import { type ContentFiles, shownPath } from './content-files.js';
import { type Diagnostic, diagnose } from './diagnostics.js';
import { allowedPlaces, asksFileOf, isIgnored, type SchemaName, SINGLE_FILES, schemaOf } from './layout.js';
import { ParsedTexts } from './parsed-texts.js';
import type {
  asksSchema,
  aspectsSchema,
  botSchema,
  conversationsSchema,
  detailSchema,
  glossarySchema,
  questionsSchema,
  recordSchema,
  sourceSchema,
  statementSchema,
  unitsSchema,
} from './schema.js';
import { SCHEMAS } from './schemas.js';
import { checkShape } from './shape.js';
import type { ProfileData } from './shelf.js';
import { stampAt } from './undecoded.js';
import { withVariants } from './variants.js';
import { YamlFile } from './yaml-file.js';

/** A file and what it holds, which may only be read from where it is kept when it is asked for. */
export interface Loaded<T> {
  readonly file: YamlFile;
  readonly data: T;
}

/** A file with the file of phrasings beside it, if there is one that passed. */
export interface Asked<T> extends Loaded<T> {
  readonly asks: Loaded<AsksData> | undefined;
}

export type AsksData = z.infer<typeof asksSchema>;
type Told<T> = Omit<T, 'text'> & { readonly text: Text };
type WrittenRecord = z.infer<typeof recordSchema>;

/** A record in which each entry has a text: its own, or its facts with their labels. */
export type RecordData = Omit<WrittenRecord, 'aspects' | 'details'> & {
  readonly aspects: Partial<Record<Aspect, Told<z.infer<typeof statementSchema>>>>;
  readonly details?: Record<string, Told<z.infer<typeof detailSchema>>> | undefined;
};
export type FactData = NonNullable<RecordData['facts']>[string];
export type SourceData = z.infer<typeof sourceSchema>;
export type QuestionsData = z.infer<typeof questionsSchema>;
export type UnitsData = z.infer<typeof unitsSchema>;

/** Files that passed the schema check, or the parts of them that did, by what they hold. */
export interface Draft {
  /** Every YAML file that is in its place, whether or not all of it passed. */
  readonly all: readonly { readonly file: YamlFile; readonly schema: SchemaName; readonly passed: boolean }[];
  readonly records: readonly Asked<RecordData>[];
  readonly sources: readonly Loaded<SourceData>[];
  readonly questions: readonly Asked<QuestionsData>[];
  readonly asks: readonly Loaded<AsksData>[];
  readonly conversations: readonly Loaded<z.infer<typeof conversationsSchema>>[];
  readonly glossary: Loaded<z.infer<typeof glossarySchema>> | undefined;
  readonly aspects: Loaded<z.infer<typeof aspectsSchema>> | undefined;
  readonly units: Loaded<UnitsData> | undefined;
  readonly bot: Loaded<z.infer<typeof botSchema>> | undefined;
  readonly profile: Loaded<ProfileData> | undefined;
  /** Findings about the folder as a whole; those of a file are in `file.diagnostics`. */
  readonly diagnostics: readonly Diagnostic[];
}

/** Parses every file and checks its shape. */
export function draftOf(content: ContentFiles, parsed = new ParsedTexts()): Draft {
  const all: { file: YamlFile; schema: SchemaName; passed: boolean }[] = [];
  const byName = new Map<SchemaName, Loaded<unknown>[]>();
  const diagnostics: Diagnostic[] = [];
  for (const path of content.files.keys()) {
    const shown = shownPath(content.dir, path);
    const schema = schemaOf(path);
    if (schema === undefined) {
      if (isIgnored(path)) continue;
      const place = { file: shown, line: 1, column: 1 };
      diagnostics.push(diagnose('unknown-file', place, { path, places: allowedPlaces() }));
      continue;
    }
    const file = new YamlFile(
      path,
      shown,
      () => content.files.get(path) ?? '',
      parsed,
      stampAt(content.files, path),
    );
    const shaped = checkShape(file, SCHEMAS[schema]);
    all.push({ file, schema, passed: shaped?.whole === true });
    if (shaped === undefined) continue;
    const record = schema === 'record' ? told(file, shaped.data as WrittenRecord) : undefined;
    const loaded = {
      file,
      get data() {
        return record ?? shaped.data;
      },
    };
    byName.set(schema, [...(byName.get(schema) ?? []), loaded]);
  }
  parsed.settle();
  diagnostics.push(...missingFiles(content));
  const those = <T>(schema: SchemaName) => (byName.get(schema) ?? []) as Loaded<T>[];
  const asks = new Map(those<AsksData>('asks').map((loaded) => [loaded.file.path, loaded]));
  const asked = <T>(schema: SchemaName) =>
    those<T>(schema).map((loaded) => ({ ...loaded, asks: asks.get(asksFileOf(loaded.file.path)) }));
  return {
    all,
    diagnostics,
    asks: [...asks.values()],
    records: asked('record'),
    sources: those('source'),
    questions: asked('questions'),
    conversations: those('conversations'),
    glossary: those<z.infer<typeof glossarySchema>>('glossary')[0],
    aspects: those<z.infer<typeof aspectsSchema>>('aspects')[0],
    units: those<UnitsData>('units')[0],
    bot: those<z.infer<typeof botSchema>>('bot')[0],
    profile: those<ProfileData>('profile')[0],
  };
}

/** Gives the entries without a text that of their facts: "Last day to apply: {deadline}". */
function told(file: YamlFile, written: WrittenRecord): RecordData {
  const record = withVariants(file, written);
  const said = (group: 'aspects' | 'details') =>
    Object.fromEntries(
      Object.entries(record[group] ?? {}).map(([key, statement]) => {
        const text = statement?.text ?? textOfFacts(record, statement?.facts ?? []);
        if (text === undefined) file.report('entry-without-text', [group, key], { entry: key }, 'key');
        return [key, { ...statement, text: text ?? { ko: '', en: '' } }];
      }),
    );
  return {
    ...record,
    aspects: said('aspects') as RecordData['aspects'],
    ...(record.details !== undefined && { details: said('details') as RecordData['details'] }),
  } as RecordData;
}

function textOfFacts({ facts }: WrittenRecord, keys: readonly string[]): Text | undefined {
  const labels = keys.map((key) => ({ key, label: facts?.[key]?.label }));
  if (labels.length === 0) return undefined;
  const inLanguage = (language: keyof Text): string =>
    labels
      .map(({ key, label }) => (label === undefined ? `{${key}}.` : `${label[language]}: {${key}}.`))
      .join(' ');
  return { ko: inLanguage('ko'), en: inLanguage('en') };
}

function missingFiles(content: ContentFiles): Diagnostic[] {
  // An unreadable folder is one finding, not five.
  if (content.files.size === 0 && content.diagnostics.length > 0) return [];
  return Object.entries(SINGLE_FILES)
    .filter(([path, { needed }]) => needed && !content.files.has(path) && !content.unread.has(path))
    .map(([path, { holds }]) => {
      const place = { file: shownPath(content.dir, path), line: 1, column: 1 };
      return diagnose('missing-file', place, { path, holds });
    });
}
