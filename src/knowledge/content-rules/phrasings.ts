import { LANGUAGES, type Phrasings } from '../../core/knowledge-base.js';
import type { Draft } from '../draft.js';
import { lengthOf, MAX_PHRASING } from '../limits.js';
import { factId } from '../references.js';
import type { Path, YamlFile } from '../yaml-file.js';
import { type First, fold, spell } from './seen.js';

interface Asked {
  readonly id: string;
  readonly file: YamlFile;
  readonly path: Path;
  readonly phrasings: Phrasings | undefined;
}

/** No two entries claim the same phrasing, and none is longer than a question. */
export function checkPhrasings(draft: Draft): void {
  const first = new Map<string, First>();
  for (const { id, file, path, phrasings } of asked(draft)) {
    for (const language of LANGUAGES) {
      for (const [n, phrasing] of (phrasings?.[language] ?? []).entries()) {
        const at = [...path, 'phrasings', language, n];
        const length = lengthOf(phrasing);
        if (length > MAX_PHRASING) {
          file.report('text-too-long', at, { part: 'This phrasing', length, limit: MAX_PHRASING });
        }
        const folded = fold(phrasing);
        const before = first.get(folded);
        if (before === undefined) {
          first.set(folded, { owner: id, file, path: at });
        } else if (before.owner !== id) {
          file.report('duplicate-phrasing', at, {
            phrasing,
            other: before.owner,
            place: spell(before),
          });
        }
      }
    }
  }
}

/** Everything that has phrasings. */
function* asked(draft: Draft): Generator<Asked> {
  const { aspects, bot } = draft;
  for (const [id, { phrasings }] of Object.entries(aspects?.data.aspects ?? {})) {
    if (aspects) yield { id: `aspects/${id}`, file: aspects.file, path: ['aspects', id], phrasings };
  }
  for (const [id, { phrasings }] of Object.entries(bot?.data.social ?? {})) {
    if (bot) yield { id: `social/${id}`, file: bot.file, path: ['social', id], phrasings };
  }
  for (const { file, data } of draft.records) {
    for (const group of ['aspects', 'details', 'not_stated', 'facts'] as const) {
      for (const [key, { phrasings }] of Object.entries(data[group] ?? {})) {
        const id = group === 'facts' ? factId(key, data.id) : `${data.id}/${key}`;
        yield { id, file, path: [group, key], phrasings };
      }
    }
  }
  for (const { file, data } of draft.questions) {
    for (const [key, { phrasings }] of Object.entries(data.questions)) {
      yield { id: `questions/${key}`, file, path: ['questions', key], phrasings };
    }
  }
}
