import { LANGUAGES } from '../../core/model/knowledge-base.js';
import type { Draft } from '../draft.js';
import { bracesIn } from '../placeholders.js';
import type { Path, YamlFile } from '../yaml-file.js';

interface Worded {
  readonly text: Readonly<Record<'ko' | 'en', string>>;
  readonly visibility?: 'staff' | undefined;
}

/** No text that everyone may read names a fact that only staff may read. */
export function checkVisibility({ records, questions }: Draft): void {
  const hidden = new Set(
    records.flatMap(({ data }) =>
      Object.entries(data.facts ?? {}).flatMap(([key, fact]) =>
        fact.visibility === undefined && data.visibility === undefined ? [] : [`${data.id}/${key}`],
      ),
    ),
  );
  if (hidden.size === 0) return;
  const check = (
    file: YamlFile,
    path: Path,
    record: string | undefined,
    { text, visibility }: Worded,
  ): void => {
    if (visibility !== undefined) return;
    for (const language of LANGUAGES) {
      for (const { name } of bracesIn(text[language])) {
        if (!hidden.has(name.includes('/') ? name : `${record}/${name}`)) continue;
        file.report('staff-fact-in-open-text', [...path, 'text', language], {
          fact: name,
          text: text[language],
        });
      }
    }
  };
  for (const { file, data } of records) {
    if (data.visibility !== undefined) continue;
    for (const group of ['aspects', 'details'] as const) {
      for (const [key, statement] of Object.entries(data[group] ?? {}))
        check(file, [group, key], data.id, statement);
    }
  }
  for (const { file, data } of questions) {
    for (const [key, question] of Object.entries(data.questions))
      check(file, ['questions', key], question.about, question);
  }
}
