/** Every id that the content defines, taken also from files that broke another rule. */
import type { Draft } from './draft.js';
import { schemaOf, stemOf } from './layout.js';
import { factId } from './references.js';
import { SHELF_UNITS } from './shelf.js';
import { stampOf } from './text-stamp.js';
import type { YamlFile } from './yaml-file.js';

/**
 * Ids by kind. A file that cannot be read hides what is in it, so a reference into it is not a finding:
 * `hides` is true for such a reference.
 */
export class Names {
  readonly sources = new Set<string>();
  readonly records = new Set<string>();
  readonly facts = new Set<string>();
  /** Statements and curated questions. */
  readonly statements = new Set<string>();
  readonly gaps = new Set<string>();
  readonly units = new Set<string>(Object.keys(SHELF_UNITS));
  readonly #hidden = new Set<string>();
  #stamp: string | undefined;
  #entries: ReadonlySet<string> | undefined;

  constructor(draft: Draft, unread: ReadonlySet<string>) {
    for (const { file, schema } of draft.all) {
      if (schema === 'asks') continue;
      const data = group(file.data);
      if (data === undefined) this.#hide(file.path);
      else if (schema === 'record') this.#addRecord(idOf(data, file.path), file);
      else if (schema === 'source') this.sources.add(idOf(data, file.path));
      else if (schema === 'questions')
        this.#addKeys(this.statements, data['questions'], (key) => `questions/${key}`);
      else if (schema === 'units') this.#addKeys(this.units, data['units'], (key) => key);
    }
    for (const path of unread) if (schemaOf(path) !== 'asks') this.#hide(path);
    if (!draft.all.some(({ file }) => file.path === 'units.yaml')) this.#hidden.add('units');
  }

  /** Everything that can be said. */
  get entries(): ReadonlySet<string> {
    this.#entries ??= new Set([...this.statements, ...this.facts, ...this.gaps]);
    return this.#entries;
  }

  /** What tells all these ids from any others. */
  get stamp(): string {
    this.#stamp ??= stampOf(
      [this.sources, this.records, this.facts, this.statements, this.gaps, this.units, this.#hidden]
        .map((ids) => [...ids].join(' '))
        .join('\n'),
    );
    return this.#stamp;
  }

  /** Whether an id may stand in a file that could not be read. */
  hides(id: string): boolean {
    return this.#hidden.has(id.split('/')[0] ?? '');
  }

  /** Whether the units could not be read. */
  get hidesUnits(): boolean {
    return this.#hidden.has('units');
  }

  #hide(path: string): void {
    if (path.startsWith('questions/')) this.#hidden.add('questions');
    else this.#hidden.add(stemOf(path));
    if (path.startsWith('sources/')) this.sources.add(stemOf(path));
    else if (path.includes('/')) this.records.add(stemOf(path));
  }

  #addRecord(id: string, file: YamlFile): void {
    this.records.add(id);
    for (const key of file.keysOf('facts')) this.facts.add(factId(key, id));
    for (const group of ['aspects', 'details'])
      for (const key of file.keysOf(group)) this.statements.add(`${id}/${key}`);
    for (const key of file.keysOf('not_stated')) this.gaps.add(`${id}/${key}`);
  }

  #addKeys(names: Set<string>, data: unknown, idOfKey: (key: string) => string): void {
    for (const key of Object.keys(group(data) ?? {})) names.add(idOfKey(key));
  }
}

function group(data: unknown): Readonly<Record<string, unknown>> | undefined {
  return typeof data === 'object' && data !== null && !Array.isArray(data)
    ? (data as Record<string, unknown>)
    : undefined;
}

function idOf(data: Readonly<Record<string, unknown>>, path: string): string {
  return typeof data['id'] === 'string' ? data['id'] : stemOf(path);
}
