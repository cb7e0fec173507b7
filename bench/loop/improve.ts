/** What `policy-bot improve` is worth: half of the questions are a log, its suggestions are taken, the other half is asked. */
import { join } from 'node:path';
import { UNHURRIED } from '../../src/core/bot.js';
import type { Models } from '../../src/core/find/index.js';
import { buildLibraryIndex, Library } from '../../src/core/library/library.js';
import type { KnowledgeBase } from '../../src/core/model/knowledge-base.js';
import type { InquiryReason } from '../../src/core/ports.js';
import type { Inquiry } from '../../src/inquiries/index.js';
import { countedAs, suggestPhrasings, withPhrasings } from '../../src/loop/index.js';
import { type Grade, gradeOf, type Tally, tally } from '../fit/grading.js';
import { languageOf, type QuestionRow, readRows } from '../fit/material.js';
import type { SetFolder } from '../fit/models.js';
import { botOver, faultLogger, NO_LOG } from '../library-bot.js';
import { askedFor } from './gold.js';
import { inquiryOf } from './log-of.js';

export interface ImproveRow {
  readonly set: string;
  /** Questions of the log half that people got no right answer to. */
  readonly missed: number;
  readonly suggested: number;
  /** Suggestions whose entry does answer the question; only they are taken. */
  readonly accepted: number;
  /** The answerable questions of the other half that got no right answer; of these, those that an entry with a new phrasing answers. */
  readonly open: number;
  readonly within: number;
  /** The answerable questions of the other half. */
  readonly before: Tally;
  readonly after: Tally;
  /** The same with every answerable question of the log half as a phrasing of what it asks for: more than any choice of them brings. */
  readonly most: Tally;
  /** Of the other half, those that nothing answers: how many are answered all the same, 0 to 1. */
  readonly beforeNear: number;
  readonly afterNear: number;
}

interface Asked {
  readonly row: QuestionRow;
  /** Ids of the entries that answer. */
  readonly gold: readonly string[];
  /** Of these, the one that it asks for. */
  readonly asksFor: string | undefined;
}

/** How a question that got no right answer comes to be in the log: by itself, or by a press of a button. */
const REASONS: Readonly<Partial<Record<Grade, InquiryReason>>> = {
  silent: 'no-match',
  clarify: 'none-of-these',
  wrong: 'not-helpful',
};

async function gradesOf(library: Library, asked: readonly Asked[]): Promise<Grade[]> {
  const bot = botOver(
    library,
    NO_LOG,
    faultLogger(() => undefined),
    UNHURRIED,
  );
  const grades: Grade[] = [];
  for (const { row } of asked) {
    const turn = { channel: 'bench', conversation: row.id, user: 'bench', text: row.q };
    grades.push(gradeOf(row, await bot.handle(turn)));
  }
  return grades;
}

/** A miss as the log holds it. Who chose none of the choices refused them; who got a wrong answer refused that one. */
function logged(library: Library, { row }: Asked, grade: Grade, n: number): Inquiry {
  const inquiry = inquiryOf(library, row.q, n, REASONS[grade] ?? 'no-match');
  return grade === 'wrong' ? { ...inquiry, offered: inquiry.offered.slice(0, 1) } : inquiry;
}

/**
 * Every second question of a set is the log: of those, what got no right answer, also where none exists. `improve` proposes phrasings
 * with the entry that it takes each for; a person who knows ticks, of the first ten, those that are right.
 */
export async function improveSet(
  set: SetFolder,
  models: Models,
  most: number,
  half: 0 | 1,
): Promise<ImproveRow> {
  const { knowledgeBase, material, name, questions } = set;
  const libraryOf = (kb: KnowledgeBase): Library => new Library(kb, buildLibraryIndex(kb, models), models);
  const library = libraryOf(knowledgeBase);
  const forWhich = askedFor(set, library);
  const asked = readRows<QuestionRow>(join(questions, 'questions.jsonl')).map((row, n): Asked => {
    const entries = material.questions[n]!.answers.map((number) => material.entries[number]!.id);
    return { row, gold: entries, asksFor: forWhich[n]![0] };
  });
  const log = asked.filter((_, n) => n % 2 === half && asked[n]!.row.outcome !== 'social');
  const rest = asked.filter((_, n) => n % 2 !== half);
  const answerable = rest.filter(({ row }) => row.outcome === 'answered');
  const near = rest.filter(({ row }) => row.kind === 'oos-near');

  const grades = await gradesOf(library, log);
  const missed = log.flatMap((each, n) => {
    const grade = grades[n]!;
    const unanswered = grade !== 'right' || each.row.outcome === 'unanswered';
    return unanswered ? [{ each, inquiry: logged(library, each, grade, n) }] : [];
  });
  const suggestions = suggestPhrasings(
    knowledgeBase,
    models,
    missed.map(({ inquiry }) => inquiry),
    { most },
  );
  const answers = new Map(missed.map(({ each, inquiry }) => [inquiry.id, each.gold]));
  const counted = (id: string): string => {
    const entry = library.entries.get(id);
    return entry === undefined ? id : countedAs(entry, library).id;
  };
  const accepted = suggestions.filter(({ inquiry, entry }) =>
    answers.get(inquiry)?.some((gold) => counted(gold) === counted(entry)),
  );
  const improved = libraryOf(withPhrasings(knowledgeBase, accepted));
  const whole = log.flatMap(({ row: { q, outcome }, asksFor: entry }) =>
    outcome !== 'answered' || entry === undefined ? [] : [{ entry, language: languageOf(q), text: q }],
  );
  const before = await gradesOf(library, answerable);
  const open = answerable.filter((_, n) => before[n] !== 'right');
  const phrased = new Set(accepted.map(({ entry }) => counted(entry)));
  const wrong = async (of: Library): Promise<number> => tally(await gradesOf(of, near)).wrong;
  return {
    set: name,
    missed: missed.length,
    suggested: suggestions.length,
    accepted: accepted.length,
    open: open.length,
    within: open.filter(({ gold }) => gold.some((entry) => phrased.has(counted(entry)))).length,
    before: tally(before),
    after: tally(await gradesOf(improved, answerable)),
    most: tally(await gradesOf(libraryOf(withPhrasings(knowledgeBase, whole)), answerable)),
    beforeNear: await wrong(library),
    afterNear: await wrong(improved),
  };
}
