import type { Draft } from '../draft.js';
import type { Path, YamlFile } from '../yaml-file.js';
import { type First, spell } from './seen.js';

/** Ids are unique: records, sources, questions, conversations, and what stands in one record. */
export function checkIds(draft: Draft): void {
  const records = new Ids();
  for (const { file, data } of draft.records) {
    records.add(data.id, file, ['id']);
    if (data.id === 'questions') {
      file.report('duplicate-id', ['id'], {
        id: data.id,
        other: 'the folder questions, whose ids begin with it',
      });
    }
    const inside = new Ids();
    for (const group of ['aspects', 'details', 'not_stated'] as const) {
      for (const key of Object.keys(data[group] ?? {})) inside.add(key, file, [group, key]);
    }
  }
  const sources = new Ids();
  for (const { file, data } of draft.sources) sources.add(data.id, file, ['id']);
  const questions = new Ids();
  for (const { file, data } of draft.questions) {
    for (const key of Object.keys(data.questions)) questions.add(key, file, ['questions', key]);
  }
  const conversations = new Ids();
  for (const { file, data } of draft.conversations) {
    for (const key of Object.keys(data.conversations)) conversations.add(key, file, ['conversations', key]);
  }
}

class Ids {
  readonly #first = new Map<string, First>();

  add(id: string, file: YamlFile, path: Path): void {
    const end = path.length > 1 ? 'key' : 'value';
    const before = this.#first.get(id);
    if (before) file.report('duplicate-id', path, { id, other: spell(before) }, end);
    else this.#first.set(id, { owner: id, file, path });
  }
}
