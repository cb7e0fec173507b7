import { ASPECTS } from '../../core/model/knowledge-base.js';
import { conditionsIn } from '../conditions.js';
import { nearest } from '../did-you-mean.js';
import type { Draft, RecordData } from '../draft.js';
import { Names } from '../names.js';
import { entryId, factId, shortEntry, shortFact } from '../references.js';
import type { Path, YamlFile } from '../yaml-file.js';

/** Every reference leads to something that the content defines. */
export function checkReferences(draft: Draft, unread: ReadonlySet<string>): void {
  const names = new Names(draft, unread);
  for (const { file, data } of draft.records)
    file.once('references', () => new References(names, file, data.id).record(data), names.stamp);
  for (const { file, data } of draft.questions) {
    for (const [key, question] of Object.entries(data.questions)) {
      const at = ['questions', key];
      const references = new References(names, file, question.about);
      references.recordId([...at, 'about'], question.about);
      references.statement(at, question);
    }
  }
  for (const { file, data } of draft.conversations) {
    for (const [id, turns] of Object.entries(data.conversations)) {
      for (const [n, turn] of turns.entries()) {
        const references = new References(names, file, undefined);
        references.recordId(['conversations', id, n, 'record'], turn.record);
        references.entry(['conversations', id, n, 'entry'], turn.entry);
      }
    }
  }
  for (const [n, starter] of (draft.bot?.data.starters ?? []).entries()) {
    if (draft.bot) new References(names, draft.bot.file, undefined).entry(['starters', n], starter);
  }
}

interface StatementReferences {
  readonly source?: string | undefined;
  readonly facts?: readonly string[] | undefined;
  readonly also?: readonly { readonly source: string }[] | undefined;
  readonly follow_ups?: readonly string[] | undefined;
}

/** Checks the references of one file; local keys belong to `record`. */
class References {
  readonly #names: Names;
  readonly #file: YamlFile;
  readonly #record: string | undefined;

  constructor(names: Names, file: YamlFile, record: string | undefined) {
    this.#names = names;
    this.#file = file;
    this.#record = record;
  }

  record(data: RecordData): void {
    this.source(['source'], data.source);
    for (const [n, id] of (data.related ?? []).entries()) this.recordId(['related', n], id);
    for (const [role, keys] of Object.entries(data.roles ?? {})) {
      if (typeof keys === 'string') this.fact(['roles', role], keys);
      else for (const [n, key] of (keys ?? []).entries()) this.fact(['roles', role, n], key);
    }
    for (const [name, { facts }] of Object.entries(data.series ?? {})) {
      for (const [n, key] of facts.entries()) this.fact(['series', name, 'facts', n], key);
    }
    for (const [key, fact] of Object.entries(data.facts ?? {})) {
      this.source(['facts', key, 'source'], fact.source);
      this.unit(['facts', key, 'unit'], fact.unit);
      this.fact(['facts', key, 'superseded_by'], fact.superseded_by);
    }
    for (const group of ['aspects', 'details'] as const) {
      for (const [key, statement] of Object.entries(data[group] ?? {}))
        this.statement([group, key], statement);
    }
    this.recordId(['eligibility', 'same_as'], data.eligibility?.same_as);
    for (const { path, data: condition } of conditionsIn(data)) {
      this.source([...path, 'source'], condition.source);
    }
    for (const [key, gap] of Object.entries(data.not_stated ?? {})) {
      for (const [n, reference] of (gap.known ?? []).entries()) {
        this.statementId(['not_stated', key, 'known', n], reference);
      }
    }
  }

  statement(at: Path, data: StatementReferences): void {
    this.source([...at, 'source'], data.source);
    for (const [n, also] of (data.also ?? []).entries())
      this.source([...at, 'also', n, 'source'], also.source);
    for (const [n, reference] of (data.facts ?? []).entries()) this.fact([...at, 'facts', n], reference);
    for (const [n, reference] of (data.follow_ups ?? []).entries()) {
      this.statementId([...at, 'follow_ups', n], reference);
    }
  }

  source(path: Path, id: string | undefined): void {
    this.#check(path, id, id, this.#names.sources, 'source', `add the file sources/${id}.yaml`);
  }

  recordId(path: Path, id: string | undefined): void {
    this.#check(path, id, id, this.#names.records, 'record', 'add a file for it');
  }

  unit(path: Path, id: string | undefined): void {
    if (!this.#names.hidesUnits) this.#check(path, id, id, this.#names.units, 'unit', 'add it to units.yaml');
  }

  fact(path: Path, reference: string | undefined): void {
    const id = reference === undefined ? undefined : factId(reference, this.#record);
    this.#check(path, reference, id, this.#names.facts, 'fact', 'add it under facts', shortFact);
  }

  statementId(path: Path, reference: string | undefined): void {
    const id = reference === undefined ? undefined : entryId(reference, this.#record);
    const hint = 'add it under aspects or details';
    if (id !== undefined && this.#names.gaps.has(id) && !this.#names.statements.has(id)) {
      this.#file.report('reference-to-gap', path, { reference: reference ?? id });
      return;
    }
    this.#check(path, reference, id, this.#names.statements, 'statement', hint, shortEntry);
  }

  /** Any entry: statement, fact, gap or curated question, by its full id. */
  entry(path: Path, id: string | undefined): void {
    const { records } = this.#names;
    // The desk itself answers for aspects that a record does not state, under ids of this form.
    const [record = '', aspect] = id?.split('/not-stated/') ?? [];
    if (records.has(record) && ASPECTS.some((known) => known === aspect)) return;
    const hint =
      'name a statement (record/key), a fact (record/facts/key) or a curated question (questions/key)';
    this.#check(path, id, id, this.#names.entries, 'entry', hint);
  }

  #check(
    path: Path,
    reference: string | undefined,
    id: string | undefined,
    known: ReadonlySet<string>,
    thing: string,
    hint: string,
    shorten: (id: string, record: string | undefined) => string = (whole) => whole,
  ): void {
    if (reference === undefined || id === undefined || known.has(id) || this.#names.hides(id)) return;
    const near = nearest(id, known);
    this.#file.report('unknown-reference', path, {
      reference,
      thing,
      near: near === undefined ? undefined : shorten(near, this.#record),
      hint,
    });
  }
}
