/** Grades what the bot says to the questions and dialogues of a set, as people would judge it. */
import { renderPlain } from '../../adapters/console/render.js';
import type { Bot } from '../../src/core/bot.js';
import type { Reply } from '../../src/core/reply.js';
import { type QuestionRow, saysRight } from './material.js';

export type Grade = 'right' | 'wrong' | 'clarify' | 'silent';

/** A row of `dialogues.jsonl`. */
export interface DialogueRow {
  readonly id: string;
  readonly lang: QuestionRow['lang'];
  readonly turns: readonly QuestionRow[];
}

/** What a reply is worth as the answer to a question: said right, said wrong, a choice offered, or nothing said. */
export function gradeOf(row: QuestionRow, reply: Reply): Grade {
  const { outcome } = reply;
  const accepted = [row.outcome, ...[row.outcomeAlt ?? []].flat()];
  const text = renderPlain(reply);
  if (!saysRight(text, { ...(row.mustNot === undefined ? {} : { mustNot: row.mustNot }) })) return 'wrong';
  if (outcome === 'clarify') return accepted.includes(outcome) ? 'right' : 'clarify';
  if (row.outcome !== 'answered') return accepted.includes(outcome) ? 'right' : 'wrong';
  if (!accepted.includes(outcome)) return outcome === 'answered' ? 'wrong' : 'silent';
  const isNamed = row.answers === undefined || row.answers.includes(reply.entry ?? '');
  return outcome !== 'answered' || (isNamed && saysRight(text, row)) ? 'right' : 'wrong';
}

/** Shares of the grades of some questions, 0 to 1. */
export interface Tally {
  readonly questions: number;
  readonly right: number;
  readonly wrong: number;
}

export function tally(grades: readonly Grade[]): Tally {
  const share = (grade: Grade): number =>
    grades.length === 0 ? 0 : grades.filter((each) => each === grade).length / grades.length;
  return { questions: grades.length, right: share('right'), wrong: share('wrong') };
}

export interface SetGrades {
  readonly ko: Tally;
  readonly en: Tally;
  readonly answerable: Tally;
  /** `wrong` is the share that was answered although the record does not say. */
  readonly near: Tally;
  readonly far: Tally;
  /** Turns after the first of a dialogue. */
  readonly later: Tally;
}

/** Asks all questions of a set, each by itself, and goes through its dialogues. */
export async function gradeSet(
  bot: Bot,
  questions: readonly QuestionRow[],
  dialogues: readonly DialogueRow[],
): Promise<SetGrades> {
  const ask = (conversation: string, text: string): Promise<Reply> =>
    bot.handle({ channel: 'bench', conversation, user: 'bench', text });
  const graded: { row: QuestionRow; grade: Grade }[] = [];
  for (const row of questions) graded.push({ row, grade: gradeOf(row, await ask(`q ${row.id}`, row.q)) });
  const later: Grade[] = [];
  for (const { id, turns } of dialogues) {
    for (const [turn, row] of turns.entries()) {
      const grade = gradeOf(row, await ask(`d ${id}`, row.q));
      if (turn > 0) later.push(grade);
    }
  }
  const of = (is: (row: QuestionRow) => boolean): Tally =>
    tally(graded.flatMap(({ row, grade }) => (is(row) ? [grade] : [])));
  return {
    ko: of(({ outcome, lang }) => outcome === 'answered' && lang === 'ko'),
    en: of(({ outcome, lang }) => outcome === 'answered' && lang === 'en'),
    answerable: of(({ outcome }) => outcome === 'answered'),
    near: of(({ kind }) => kind === 'oos-near'),
    far: of(({ kind }) => kind === 'oos-far'),
    later: tally(later),
  };
}
