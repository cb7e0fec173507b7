/** Which entry a question asks for: what its questions are grouped by. */
import { join } from 'node:path';
import type { Entry } from '../../src/core/library/entries.js';
import type { Library } from '../../src/core/library/library.js';
import { countedAs } from '../../src/loop/index.js';
import { languageOf, type QuestionRow, readRows, recordsOf, saidOf, saysRight } from '../fit/material.js';
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
  return readRows<QuestionRow>(join(questions, 'questions.jsonl')).map((row, n) => {
    const answers = material.questions[n]!.answers.flatMap(
      (number) => library.entries.get(material.entries[number]!.id) ?? [],
    );
    const records = recordsOf(kb, row);
    const near = answers.filter((entry) => entry.kind !== 'social' && records.includes(entry.record ?? ''));
    const says = (entry: Entry): boolean =>
      saysRight(saidOf(kb, entry, languageOf(row.q)).own.join('\n'), row);
    const narrowest = [near.filter(says), near, answers.filter(says)].find(({ length }) => length > 0);
    return [...new Set((narrowest ?? answers).map((entry) => countedAs(entry, library).id))];
  });
}
