import { LANGUAGES, type Text } from '../../core/model/knowledge-base.js';
import type { Draft, FactData } from '../draft.js';
import { citationOf } from '../fact-value.js';
import { bracesIn } from '../placeholders.js';
import { factId, shortFact } from '../references.js';
import { stampOf } from '../text-stamp.js';
import type { Path, YamlFile } from '../yaml-file.js';

interface Statement {
  readonly text: Text;
  readonly source?: string | undefined;
  readonly paragraphs: number | readonly number[];
  readonly also?:
    | readonly { readonly source: string; readonly paragraphs: number | readonly number[] }[]
    | undefined;
}

/** A statement that fills in a figure or a date cites a paragraph where it stands. A name stands in many. */
export function checkParagraphs(draft: Draft): void {
  const facts = new Map<string, { fact: FactData; source: string }>();
  for (const { data } of draft.records) {
    for (const [key, fact] of Object.entries(data.facts ?? {})) {
      if ([fact.number, fact.range, fact.date, fact.period].every((value) => value === undefined)) continue;
      facts.set(factId(key, data.id), { fact, source: fact.source ?? data.source });
    }
  }
  const compare = (
    file: YamlFile,
    path: Path,
    statement: Statement,
    source: string,
    record?: string,
  ): void => {
    const cited = [statement, ...(statement.also ?? [])].map((each) =>
      citationOf(each.source ?? source, each.paragraphs),
    );
    const names = new Set(
      LANGUAGES.flatMap((language) => bracesIn(statement.text[language]).map(({ name }) => name)),
    );
    for (const name of names) {
      const id = factId(name, record);
      const found = facts.get(id);
      if (found === undefined) continue;
      const where = citationOf(found.source, found.fact.paragraphs);
      const told = cited.some(
        (each) => each.source === where.source && each.paragraphs.some((n) => where.paragraphs.includes(n)),
      );
      if (told) continue;
      file.report('fact-elsewhere', [...path, 'paragraphs'], { ...where, fact: shortFact(id, record) });
    }
  };
  const places = [...facts].map(([id, { fact, source }]) => `${id} ${fact.paragraphs} ${source}`);
  const on = stampOf(places.join('\n'));
  for (const { file, data } of draft.records) {
    const check = (): void => {
      for (const group of ['aspects', 'details'] as const) {
        for (const [key, statement] of Object.entries(data[group] ?? {})) {
          compare(file, [group, key], statement, data.source, data.id);
        }
      }
    };
    file.once('paragraphs', check, on);
  }
  for (const { file, data } of draft.questions) {
    for (const [key, question] of Object.entries(data.questions)) {
      compare(file, ['questions', key], question, question.source, question.about);
    }
  }
}
