import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { type DialogueRow, type Grade, gradeOf } from '../../bench/fit/grading.js';
import { type QuestionRow, readRows } from '../../bench/fit/material.js';
import { botOver, faultLogger, NO_LOG } from '../../bench/library-bot.js';
import type { Bot } from '../../src/core/bot.js';
import { shippedLibrary } from '../helpers/shipped.js';

let bot: Bot;
beforeAll(async () => {
  bot = botOver(
    await shippedLibrary(),
    NO_LOG,
    faultLogger((_, message) => expect.fail(message)),
    Number.POSITIVE_INFINITY,
  );
});

/** Grades of the last turns of a file's rows, each row a conversation of its own. */
async function gradesOf(file: string): Promise<Grade[]> {
  const grades: Grade[] = [];
  for (const row of readRows<QuestionRow & Partial<DialogueRow>>(join(import.meta.dirname, file))) {
    let grade: Grade = 'silent';
    for (const turn of row.turns ?? [row]) {
      const reply = await bot.handle({ channel: 'test', conversation: row.id, user: 'u', text: turn.q });
      grade = gradeOf(turn, reply);
    }
    grades.push(grade);
  }
  return grades;
}

const count = (grades: readonly Grade[], grade: Grade): number =>
  grades.filter((one) => one === grade).length;

/** Most were written without sight of records or code (README.md): what is reached, held so that it is not lost. */
describe('questions by people who know only the documents', () => {
  it.each([
    ['presuppositions.jsonl', { right: 53, wrong: 1 }],
    ['two-part.jsonl', { right: 53, wrong: 7 }],
    ['after-unrelated.jsonl', { right: 92, wrong: 6 }],
    ['another.jsonl', { right: 22, wrong: 0 }],
  ])('%s', async (file, { right, wrong }) => {
    const grades = await gradesOf(file);
    expect(count(grades, 'right')).toBeGreaterThanOrEqual(right);
    expect(count(grades, 'wrong')).toBeLessThanOrEqual(wrong);
  });
});
