import { LANGUAGES } from '../../core/model/knowledge-base.js';
import type { Draft } from '../draft.js';
import { type First, fold, spell } from './seen.js';

/** No two records share a name or an alias, whatever the case and spaces. */
export function checkAliases({ records }: Draft): void {
  const first = new Map<string, First>();
  for (const { file, data } of records) {
    const names = LANGUAGES.flatMap((language) => [
      { name: data.name[language], path: ['name', language] },
      ...(data.aliases?.[language] ?? []).map((name, n) => ({ name, path: ['aliases', language, n] })),
    ]);
    for (const { name, path } of names) {
      const before = first.get(fold(name));
      if (before === undefined) {
        first.set(fold(name), { owner: data.id, file, path });
      } else if (before.owner !== data.id) {
        file.report('duplicate-alias', path, { name, other: before.owner, place: spell(before) });
      }
    }
  }
}
