/** Asks one side everything, in order, each question or chat as somebody new. */
import { systemClock } from '../../clock.js';
import { createBot, UNHURRIED } from '../../core/bot.js';
import { Library } from '../../core/library/library.js';
import { dayOf } from '../../core/model/dates.js';
import type { KnowledgeBase, PartialDate } from '../../core/model/knowledge-base.js';
import type { Logger } from '../../core/ports.js';
import { indexOf, shippedModels } from '../../indexing/index.js';
import { memoryConversations } from '../../memory-conversations.js';
import { type Change, changeOf } from './differences.js';
import type { Asked } from './questions.js';
import { type Said, saidBy } from './said.js';

/** All that it takes to ask one side; plain data, for a thread. */
export interface Asking {
  readonly kb: KnowledgeBase;
  readonly asked: readonly Asked[];
  readonly today?: PartialDate;
  readonly cacheDir?: string;
  /** Only what is asked, not what is said by itself. */
  readonly askedAlone?: boolean;
}

const ignore = (): void => undefined;
const SILENT: Logger = { debug: ignore, info: ignore, warn: ignore, error: ignore };

/** What one side says. */
export interface Answers {
  /** To each turn of each question or chat. */
  readonly asked: readonly (readonly Change[])[];
  /** By itself. */
  readonly said: readonly Said[];
}

/** Asks a side everything, as the public. */
export async function answersOf({
  kb,
  asked,
  today,
  cacheDir,
  askedAlone = false,
}: Asking): Promise<Answers> {
  const library = new Library(kb, await indexOf(kb, cacheDir), shippedModels());
  const bot = createBot({
    library: () => library,
    conversations: memoryConversations({ clock: systemClock, minutes: 30 }),
    clock: systemClock,
    logger: SILENT,
    budgetMs: UNHURRIED,
    ...(today === undefined ? {} : { today }),
  });
  const answers: Change[][] = [];
  for (const [n, { turns }] of asked.entries()) {
    const said: Change[] = [];
    for (const text of turns)
      said.push(changeOf(await bot.handle({ channel: 'diff', conversation: String(n), user: 'diff', text })));
    answers.push(said);
  }
  const said = askedAlone ? [] : saidBy(library.for(undefined), today ?? dayOf(systemClock.now()));
  return { asked: answers, said };
}
