import { join } from 'node:path';
import { Command } from 'commander';
import { UNHURRIED } from '../../src/core/bot.js';
import type { Models } from '../../src/core/find/index.js';
import { answeringFrom } from '../../src/core/find/judge.js';
import { buildLibraryIndex, Library } from '../../src/core/library/library.js';
import type { KnowledgeBase, Phrasings } from '../../src/core/model/knowledge-base.js';
import { botOver, faultLogger, NO_LOG } from '../library-bot.js';
import { BenchError, readFewest } from '../options.js';
import type { Output } from '../output.js';
import { type Column, percent, table } from '../report.js';
import { fitModels } from './fit.js';
import { type DialogueRow, gradeSet, type SetGrades, type Tally } from './grading.js';
import { type QuestionRow, readRows } from './material.js';
import {
  folderFor,
  keepFitted,
  readFitted,
  readGiven,
  readInvented,
  readSets,
  readShipped,
  type SetFolder,
  withFitted,
} from './models.js';
import { THRESHOLDS } from './thresholds.js';

interface TransferOptions {
  readonly sets: string;
  readonly shipped?: string;
  readonly phrasings?: readonly number[];
  readonly only?: string;
  readonly models?: string;
  readonly keep?: string;
  readonly json?: boolean;
}

interface TransferRow extends SetGrades {
  readonly set: string;
  /** Phrasings a language and entry; undefined for as many as were written. */
  readonly phrasings?: number;
  /** Probability from which was answered. */
  readonly threshold: number;
}

const CURVE = [0.2, 0.25, 0.35, 0.4, 0.5] as const;

const COLUMNS: readonly Column<TransferRow>[] = [
  { title: 'left out', left: true, cell: ({ set }) => set },
  { title: 'phrasings', cell: ({ phrasings }) => (phrasings === undefined ? 'written' : String(phrasings)) },
  { title: 'threshold', cell: ({ threshold }) => threshold.toFixed(2) },
  { title: 'right ko', cell: ({ ko }) => percent(ko.right) },
  { title: 'right en', cell: ({ en }) => percent(en.right) },
  { title: 'wrong', cell: ({ answerable }) => percent(answerable.wrong) },
  { title: 'near', cell: ({ near }) => percent(near.wrong) },
  { title: 'far', cell: ({ far }) => percent(far.wrong) },
  { title: 'later right', cell: ({ later }) => percent(later.right) },
  { title: 'later wrong', cell: ({ later }) => percent(later.wrong) },
];

/** A knowledge base with at most so many phrasings a language and entry. */
function withPhrasings(kb: KnowledgeBase, most: number): KnowledgeBase {
  const cut = <Item extends { readonly phrasings: Phrasings }>(item: Item): Item => ({
    ...item,
    phrasings: { ko: item.phrasings.ko.slice(0, most), en: item.phrasings.en.slice(0, most) },
  });
  const records = [...kb.records].map(([id, record]) => {
    const facts = new Map([...record.facts].map(([key, fact]) => [key, cut(fact)]));
    return [
      id,
      { ...record, facts, statements: record.statements.map(cut), gaps: record.gaps.map(cut) },
    ] as const;
  });
  return { ...kb, records: new Map(records), questions: kb.questions.map(cut) };
}

/** Means over the sets, of each threshold and number of phrasings. */
function meansOf(rows: readonly TransferRow[]): TransferRow[] {
  const keyOf = ({ threshold, phrasings }: TransferRow): string => `${phrasings} ${threshold}`;
  return [...new Set(rows.map(keyOf))].map((key): TransferRow => {
    const group = rows.filter((row) => keyOf(row) === key);
    const mean = (of: (row: TransferRow) => number): number =>
      group.reduce((sum, row) => sum + of(row), 0) / group.length;
    const tallied = (kind: keyof SetGrades): Tally => ({
      questions: mean((row) => row[kind].questions),
      right: mean((row) => row[kind].right),
      wrong: mean((row) => row[kind].wrong),
    });
    const [ko, en, answerable] = [tallied('ko'), tallied('en'), tallied('answerable')];
    const [near, far, later] = [tallied('near'), tallied('far'), tallied('later')];
    return { ...group[0]!, set: 'mean', ko, en, answerable, near, far, later };
  });
}

async function gradesOf(
  { questions }: SetFolder,
  kb: KnowledgeBase,
  models: Models,
  onFault: (message: string) => void,
): Promise<SetGrades> {
  const library = new Library(kb, buildLibraryIndex(kb, models), models);
  const bot = botOver(
    library,
    NO_LOG,
    faultLogger((_, message) => onFault(message)),
    UNHURRIED,
  );
  return gradeSet(
    bot,
    readRows<QuestionRow>(join(questions, 'questions.jsonl')),
    readRows<DialogueRow>(join(questions, 'dialogues.jsonl')),
  );
}

/** `transfer`: how well what is learnt from other knowledge bases serves one of which nothing was learnt. */
export function transferCommand({ out, complain }: Output): Command {
  return new Command('transfer')
    .description(
      'Leaves each set out in turn: learns from all others, and grades the answers on the one left out.',
    )
    .requiredOption(
      '--sets <folder>',
      'folder of sets, each with content/, questions.jsonl and dialogues.jsonl',
    )
    .option(
      '--shipped <folder>',
      'folder with questions.jsonl about the shipped content, to learn from as well',
    )
    .option(
      '--phrasings <counts>',
      'also with at most so many phrasings a language and entry, such as 3,1,0',
      readFewest,
    )
    .option('--only <names>', 'leave out these sets only, separated by commas')
    .option(
      '--keep <folder>',
      'also write what was learnt; {set} in it stands for the name of the set left out',
    )
    .option('--models <folder>', 'learn nothing, but take what --keep has written')
    .option('--json', 'print JSON')
    .action(async ({ sets, shipped, phrasings = [], only, keep, models: from, json }: TransferOptions) => {
      if (keep !== undefined && from !== undefined)
        throw new BenchError('--models reads what --keep has written.\n  fix  Name one of them.');
      const given = readGiven();
      const named = await readSets(sets);
      const others = from === undefined ? [await readShipped(shipped), ...readInvented()] : [];
      const learn = (set: SetFolder): Models => {
        if (from !== undefined) return readFitted(folderFor(from, set.name));
        const rest = named.filter((each) => each !== set).map(({ material }) => material);
        const fitted = fitModels([...rest, ...others], given, THRESHOLDS);
        if (keep !== undefined) keepFitted(folderFor(keep, set.name), fitted);
        return withFitted(given, fitted);
      };
      const rows: TransferRow[] = [];
      const wanted = only?.split(',');
      for (const set of named.filter(({ name }) => wanted === undefined || wanted.includes(name))) {
        const learnt = learn(set);
        const grade = async (answer: number, most?: number): Promise<void> => {
          const thresholds = answeringFrom(THRESHOLDS, answer);
          const models = { ...learnt, judge: { ...learnt.judge, thresholds } };
          const kb = most === undefined ? set.knowledgeBase : withPhrasings(set.knowledgeBase, most);
          const grades = await gradesOf(set, kb, models, complain);
          rows.push({
            set: set.name,
            threshold: answer,
            ...grades,
            ...(most === undefined ? {} : { phrasings: most }),
          });
        };
        await grade(THRESHOLDS.answer);
        for (const most of phrasings) await grade(THRESHOLDS.answer, most);
        for (const threshold of CURVE) await grade(threshold);
      }
      if (json !== true) rows.push(...meansOf(rows));
      out(json === true ? `${JSON.stringify(rows)}\n` : `${table(COLUMNS, rows)}\n`);
    });
}
