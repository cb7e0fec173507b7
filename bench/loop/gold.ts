/** Which entry a question asks for: what its questions are grouped by. */
import { join } from 'node:path';
import type { Entry } from '../../src/core/library/entries.js';
import type { Library } from '../../src/core/library/library.js';
import { LANGUAGES } from '../../src/core/model/knowledge-base.js';
import { composeEntry } from '../../src/core/skills/answer/compose.js';
import { countedAs } from '../../src/loop/index.js';
import { languageOf, type QuestionRow, readRows, recordsOf, saysRight, TODAY } from '../fit/material.js';
import type { SetFolder } from '../fit/models.js';

/**
 * Of the entries that answer each question of a set, those that it asks for, as they are counted. Every reply cites title, publisher
 * and day of its source, so that much answers who announced something, and when: what is asked for is, as far as there is any,
 * what says it in its own text and facts, in a record of the document that the question was written from.
 */
export function askedFor(
  { knowledgeBase: kb, material, questions }: SetFolder,
  library: Library,
): string[][] {
  const said = new Map<Entry, Readonly<Record<string, string>>>();
  const ownWords = (entry: Entry): Readonly<Record<string, string>> => {
    let own = said.get(entry);
    if (own === undefined) {
      own = Object.fromEntries(
        LANGUAGES.map((language) => {
          const { paragraphs, facts } = composeEntry({ kb, language, today: TODAY }, entry);
          const values = facts.flatMap(({ label, value, note = '' }) => [label, value, note]);
          return [language, [...paragraphs, ...values].join('\n')];
        }),
      );
      said.set(entry, own);
    }
    return own;
  };
  return readRows<QuestionRow>(join(questions, 'questions.jsonl')).map((row, n) => {
    const answers = material.questions[n]!.answers.flatMap(
      (number) => library.entries.get(material.entries[number]!.id) ?? [],
    );
    const records = recordsOf(kb, row);
    const near = answers.filter((entry) => entry.kind !== 'social' && records.includes(entry.record ?? ''));
    const says = (entry: Entry): boolean => saysRight(ownWords(entry)[languageOf(row.q)]!, row);
    const narrowest = [near.filter(says), near, answers.filter(says)].find(({ length }) => length > 0);
    return [...new Set((narrowest ?? answers).map((entry) => countedAs(entry, library).id))];
  });
}
