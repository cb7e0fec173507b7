/** New weights beside the old ones, on questions that the new ones have not learnt from. */
import { join } from 'node:path';
import { UNHURRIED } from '../../src/core/bot.js';
import type { Models } from '../../src/core/find/index.js';
import { buildLibraryIndex, Library } from '../../src/core/library/library.js';
import { botOver, faultLogger, NO_LOG } from '../library-bot.js';
import { type Column, count, percent, table } from '../report.js';
import { gradeSet, type SetGrades } from './grading.js';
import { type Material, type QuestionRow, readRows } from './material.js';
import type { SetFolder } from './models.js';

interface ComparedRow {
  readonly set: string;
  readonly before: SetGrades;
  readonly after: SetGrades;
}

/** Every second question is learnt from; the others are asked. */
const isAsked = (n: number): boolean => n % 2 === 1;

export const learntOf = (material: Material): Material => ({
  ...material,
  questions: material.questions.filter((_, n) => !isAsked(n)),
});

const COLUMNS: readonly Column<ComparedRow>[] = [
  { title: 'set', left: true, cell: ({ set }) => set },
  { title: 'asked', cell: ({ before }) => count(before.answerable.questions) },
  { title: 'right old', cell: ({ before }) => percent(before.answerable.right) },
  { title: 'new', cell: ({ after }) => percent(after.answerable.right) },
  { title: 'wrong old', cell: ({ before }) => percent(before.answerable.wrong) },
  { title: 'new', cell: ({ after }) => percent(after.answerable.wrong) },
  { title: 'near old', cell: ({ before }) => percent(before.near.wrong) },
  { title: 'new', cell: ({ after }) => percent(after.near.wrong) },
];

/** Right and wrong of answerable questions, and questions answered that nothing answers, with each of two sets of weights. */
export async function compared(sets: readonly SetFolder[], old: Models, fresh: Models): Promise<string> {
  const rows: ComparedRow[] = [];
  for (const { name, knowledgeBase, questions } of sets) {
    const asked = readRows<QuestionRow>(join(questions, 'questions.jsonl')).filter((_, n) => isAsked(n));
    const gradesOf = (models: Models): Promise<SetGrades> => {
      const library = new Library(knowledgeBase, buildLibraryIndex(knowledgeBase, models), models);
      const logger = faultLogger((_, message) => process.stderr.write(`${message}\n`));
      return gradeSet(botOver(library, NO_LOG, logger, UNHURRIED), asked, []);
    };
    rows.push({ set: name, before: await gradesOf(old), after: await gradesOf(fresh) });
  }
  return table(COLUMNS, rows);
}
