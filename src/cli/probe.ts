/** The part of the content check that asks the bot: does each phrasing find its entry, does each golden chat go as written? */
import { renderPlain } from '../../adapters/console/render.js';
import { systemClock } from '../clock.js';
import { createBot, UNHURRIED } from '../core/bot.js';
import { buildLibraryIndex, Library } from '../core/library/library.js';
import { dayOf } from '../core/model/dates.js';
import {
  type GoldenConversation,
  type GoldenTurn,
  type KnowledgeBase,
  LANGUAGES,
  type Language,
  type PartialDate,
  type Phrasings,
  type PolicyRecord,
} from '../core/model/knowledge-base.js';
import type { Logger } from '../core/ports.js';
import type { Reply } from '../core/reply.js';
import { type AskedBefore, indexOf, shippedModels } from '../indexing/index.js';
import { asksFileOf, type ProbeFinding, tryExamples } from '../knowledge/index.js';
import { memoryConversations } from '../memory-conversations.js';
import { partAround } from './near.js';

const ignore = (): void => undefined;
const FAILED = 'eligibility-example-failed';
const SILENT: Logger = { debug: ignore, info: ignore, warn: ignore, error: ignore };

interface Phrased {
  readonly id: string;
  readonly phrasings: Phrasings;
}

const phrasedIn = (record: PolicyRecord): Phrased[] => [
  ...record.statements,
  ...record.gaps,
  ...record.facts.values(),
];

/**
 * A phrasing as it stands finds its entry in any case. What an editor should know is whether its words lead elsewhere: its
 * own entry is not among those that the rest of its words bring up.
 */
function probePhrasings(library: Library, phrased: readonly Phrased[]): ProbeFinding[] {
  const findings: ProbeFinding[] = [];
  for (const { id: entry, phrasings } of phrased) {
    for (const language of LANGUAGES) {
      phrasings[language].forEach((phrasing, index) => {
        const { candidates, gap } = library.search(phrasing);
        const found = gap?.id ?? candidates[0]?.entry.id;
        if (found === entry || candidates.some((candidate) => candidate.entry.id === entry)) return;
        // A gap stands aside where something is said: that it is found last is as it should be.
        if (gap === undefined && library.entries.get(entry)?.kind === 'gap') return;
        findings.push({
          rule: 'phrasing-not-found',
          entry,
          language,
          index,
          phrasing,
          ...(found === undefined ? {} : { found }),
        });
      });
    }
  }
  return findings;
}

/** What a reply has against a golden turn, as the ends of "expects …, but got …"; undefined when all is well. */
function compare(expected: GoldenTurn, reply: Reply): { expected: string; actual: string } | undefined {
  if (reply.outcome !== expected.outcome) {
    return {
      expected: `outcome ${expected.outcome}`,
      actual: `${reply.outcome} (${reply.entry ?? 'no entry'})`,
    };
  }
  if (expected.record !== undefined && reply.record !== expected.record) {
    return { expected: `record ${expected.record}`, actual: reply.record ?? 'none' };
  }
  if (expected.entry !== undefined && reply.entry !== expected.entry) {
    return { expected: `entry ${expected.entry}`, actual: reply.entry ?? 'none' };
  }
  if (expected.language !== undefined && reply.language !== expected.language) {
    return { expected: `language ${expected.language}`, actual: reply.language };
  }
  const text = renderPlain(reply);
  const missing = expected.says.find((words) => !text.includes(words));
  return missing === undefined
    ? undefined
    : { expected: `the words "${missing}"`, actual: text.slice(0, 160) };
}

async function probeConversation(
  library: Library,
  conversation: GoldenConversation,
  today: PartialDate | undefined,
): Promise<ProbeFinding[]> {
  const bot = botOver(library, today);
  const findings: ProbeFinding[] = [];
  for (const [turn, golden] of conversation.turns.entries()) {
    const reply = await bot.handle({
      channel: 'check',
      conversation: conversation.id,
      user: 'check',
      text: golden.say,
    });
    const wrong = compare(golden, reply);
    if (wrong !== undefined) {
      findings.push({
        rule: 'conversation-failed',
        conversation: conversation.id,
        turn,
        say: golden.say,
        ...wrong,
      });
    }
  }
  return findings;
}

/** Phrases of the bot that give examples. */
const INVITING = ['greeting', 'help', 'empty'] as const;

/** Questions in quotation marks, which the bot's own words give as examples. */
function* exampleQuestions({
  bot,
}: KnowledgeBase): Generator<{ entry: string; language: Language; question: string }> {
  const texts = [
    ...INVITING.map((phrase) => ({ entry: `phrases/${phrase}`, text: bot.phrases[phrase] })),
    ...bot.social.map(({ id, reply }) => ({ entry: `social/${id}`, text: reply })),
  ];
  for (const { entry, text } of texts) {
    for (const language of LANGUAGES) {
      for (const [, question = ''] of (text?.[language] ?? '').matchAll(/[“‘"]([^“”‘’"]*\?)[”’"]/gu))
        yield { entry, language, question };
    }
  }
}

async function probeInvitations(library: Library, today: PartialDate | undefined): Promise<ProbeFinding[]> {
  const findings: ProbeFinding[] = [];
  for (const example of exampleQuestions(library.kb)) {
    const text = example.question;
    const reply = await botOver(library, today).handle({
      channel: 'check',
      conversation: text,
      user: 'check',
      text,
    });
    if (reply.outcome === 'unanswered') findings.push({ rule: 'example-not-answered', ...example });
  }
  return findings;
}

function botOver(library: Library, today: PartialDate | undefined): ReturnType<typeof createBot> {
  const clock = { now: () => new Date() };
  return createBot({
    library: () => library,
    conversations: memoryConversations({ clock, minutes: 30 }),
    clock,
    logger: SILENT,
    budgetMs: UNHURRIED,
    ...(today === undefined ? {} : { today }),
  });
}

export interface ProbeOptions {
  /** The day on which golden conversations take place; the real day when left out. */
  readonly today?: PartialDate | undefined;
  /** Where the index of the content may have been kept. */
  readonly cacheDir?: string | undefined;
  /** What tells what a file holds from what it held, by path; with it what was asked before is not asked again. */
  readonly stamps?: ReadonlyMap<string, string>;
  /** What was found before. */
  readonly before?: AskedBefore;
  /** Told how much of what has to be asked has been. */
  readonly progress?: (done: number, all: number) => void;
}

/** What is asked together. */
interface Task {
  /** Of all that the answers depend on. What else is in the knowledge base may have its say, too: that is asked with all. */
  readonly stamp: string;
  /** Records that it is about. */
  readonly records: readonly string[];
  readonly size: number;
  readonly ask: (library: Library) => ProbeFinding[] | Promise<ProbeFinding[]>;
}

const sizeOf = (phrased: readonly Phrased[]): number =>
  phrased.reduce((sum, { phrasings }) => sum + phrasings.ko.length + phrasings.en.length, 0);

function tasksOf(kb: KnowledgeBase, { today, stamps }: ProbeOptions): Map<string, Task> {
  const day = today ?? dayOf(systemClock.now());
  const shared = ['aspects.yaml', 'bot.yaml', 'glossary.yaml', 'profile.yaml', 'units.yaml'];
  const stampOf = (paths: readonly string[], more: unknown = ''): string =>
    JSON.stringify([[...shared, ...paths].map((path) => stamps?.get(path) ?? ''), more]);
  const filesOf = (ids: readonly string[]): string[] =>
    ids.flatMap((id) => kb.records.get(id)?.file ?? []).flatMap((file) => [file, asksFileOf(file)]);
  const tasks = new Map<string, Task>();
  for (const record of kb.records.values()) {
    const { id, eligibility } = record;
    const phrased = phrasedIn(record);
    tasks.set(`record ${id}`, {
      stamp: stampOf(filesOf([id])),
      records: [id],
      size: sizeOf(phrased),
      ask: (library) => probePhrasings(library, phrased),
    });
    const examples = eligibility?.examples.length ?? 0;
    if (examples === 0) continue;
    const records = [id, ...(eligibility?.kind === 'same-as' ? [eligibility.record] : [])];
    tasks.set(`examples ${id}`, {
      stamp: stampOf(filesOf(records), day),
      records,
      size: examples,
      ask: ({ checks }) =>
        tryExamples(kb.profile, checks, record, day).map((failed) => ({ rule: FAILED, ...failed })),
    });
  }
  for (const conversation of kb.conversations) {
    const named = conversation.turns.flatMap(({ record, entry }) => [record, entry?.split('/')[0]]);
    const records = [...new Set(named)].filter((id) => id !== undefined).filter((id) => kb.records.has(id));
    tasks.set(`conversation ${conversation.file} ${conversation.id}`, {
      stamp: stampOf(filesOf(records), [day, conversation.turns]),
      records,
      size: conversation.turns.length,
      ask: (library) => probeConversation(library, conversation, today),
    });
  }
  const about = [...new Set(kb.questions.flatMap(({ record }) => record ?? []))];
  const questions = [...(stamps?.keys() ?? [])].filter((path) => path.startsWith('questions/'));
  tasks.set('questions', {
    stamp: stampOf(questions),
    records: about,
    size: sizeOf(kb.questions),
    ask: (library) => probePhrasings(library, kb.questions),
  });
  const social = kb.bot.social.map(({ id, phrasings }) => ({ id: `social/${id}`, phrasings }));
  tasks.set('bot', {
    stamp: stampOf([]),
    records: [...kb.records.keys()],
    size: sizeOf(social),
    ask: async (library) => [...probePhrasings(library, social), ...(await probeInvitations(library, today))],
  });
  return tasks;
}

/** Records like one that are asked beside it at first, and where that finds something. */
const FEW = 3;
const MANY = 20;

async function openWhole(kb: KnowledgeBase, cacheDir: string | undefined): Promise<Library> {
  return new Library(kb, await indexOf(kb, cacheDir), shippedModels());
}

function openPart(part: KnowledgeBase): Library {
  const models = shippedModels();
  return new Library(part, buildLibraryIndex(part, models), models);
}

/**
 * Asks the bot about a knowledge base; each finding says what an editor would have seen go wrong. What was asked before
 * is asked again only when it has changed, and then beside the records most like it; what that finds is asked beside more.
 */
export async function probe(
  kb: KnowledgeBase,
  options: ProbeOptions = {},
): Promise<{ readonly findings: readonly ProbeFinding[]; readonly asked: AskedBefore }> {
  const { before = new Map(), cacheDir, progress } = options;
  const tasks = tasksOf(kb, options);
  const stale = [...tasks].filter(([key, { stamp }]) => before.get(key)?.stamp !== stamp);
  const asked = new Map(
    [...tasks.keys()].flatMap((key) => {
      const known = before.get(key);
      return known === undefined ? [] : [[key, known] as const];
    }),
  );
  if (stale.length > 0) {
    const libraryOf = (part: KnowledgeBase): Promise<Library> | Library =>
      part === kb ? openWhole(kb, cacheDir) : openPart(part);
    const ids = new Set(stale.flatMap(([, { records }]) => records));
    const near = before.size === 0 ? kb : partAround(kb, ids, FEW);
    const library = await libraryOf(near);
    const all = stale.reduce((sum, [, { size }]) => sum + size, 0);
    let done = 0;
    for (const [key, { stamp, size, records, ask }] of stale) {
      let findings = await ask(library);
      // So few may answer otherwise than all.
      if (findings.length > 0 && near !== kb) {
        const wider = partAround(kb, new Set(records), MANY);
        findings = await ask(await libraryOf(wider));
      }
      asked.set(key, { stamp, findings });
      done += size;
      progress?.(done, all);
    }
  }
  return { findings: [...asked.values()].flatMap(({ findings }) => findings), asked };
}
