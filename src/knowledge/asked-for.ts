/** Everything that people ask for in words of an editor's own, with the place of those words. */
import type { Phrasings } from '../core/model/knowledge-base.js';
import type { AsksData, Draft, Loaded } from './draft.js';
import { factId } from './references.js';
import type { Path, YamlFile } from './yaml-file.js';

export interface AskedFor {
  /** Entry id, `aspects/<aspect>` or `social/<id>`. */
  readonly id: string;
  readonly file: YamlFile;
  /** Path of the phrasings, a group of `ko` and `en`. */
  readonly path: Path;
  readonly phrasings: Phrasings;
}

/** The phrasings of a draft: those that all records share, of social turns, and of the files beside records and questions. */
export function* askedFor(draft: Draft): Generator<AskedFor> {
  const { aspects, bot } = draft;
  for (const [id, { phrasings }] of Object.entries(aspects?.data.aspects ?? {})) {
    const path = ['aspects', id, 'phrasings'];
    if (aspects) yield { id: `aspects/${id}`, file: aspects.file, path, phrasings };
  }
  for (const [id, { phrasings }] of Object.entries(bot?.data.social ?? {})) {
    if (bot) yield { id: `social/${id}`, file: bot.file, path: ['social', id, 'phrasings'], phrasings };
  }
  for (const { data, asks } of draft.records) if (asks) yield* askedIn(asks, data.id);
  for (const { asks } of draft.questions) if (asks) yield* askedIn(asks, 'questions');
}

function* askedIn({ file, data }: Loaded<AsksData>, owner: string): Generator<AskedFor> {
  for (const [group, entries] of Object.entries(data)) {
    for (const [key, phrasings] of Object.entries(entries ?? {})) {
      const id = group === 'facts' ? factId(key, owner) : `${owner}/${key}`;
      yield { id, file, path: [group, key], phrasings };
    }
  }
}
