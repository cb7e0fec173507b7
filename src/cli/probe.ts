/** The part of the content check that asks the bot: does each phrasing find its entry, does each golden chat go as written? */
import { renderPlain } from '../../adapters/console/render.js';
import { systemClock } from '../clock.js';
import { createBot, dayOf } from '../core/bot.js';
import { Library } from '../core/library/library.js';
import {
  type GoldenConversation,
  type GoldenTurn,
  type KnowledgeBase,
  LANGUAGES,
  type Language,
  type PartialDate,
  type Phrasings,
} from '../core/model/knowledge-base.js';
import type { Logger } from '../core/ports.js';
import type { Reply } from '../core/reply.js';
import { type Facts, tryExample } from '../core/skills/eligibility/index.js';
import { memoryConversations } from '../core/turn/memory-conversations.js';
import { indexOf, shippedModels } from '../indexing/index.js';
import type { ProbeFinding } from '../knowledge/index.js';

const ignore = (): void => undefined;
const SILENT: Logger = { debug: ignore, info: ignore, warn: ignore, error: ignore };

/** Everything with phrasings that an editor wrote: entry ids with the phrasings of each language. */
function* writtenPhrasings(kb: KnowledgeBase): Generator<{ entry: string; phrasings: Phrasings }> {
  for (const record of kb.records.values()) {
    for (const { id, phrasings } of [...record.statements, ...record.gaps, ...record.facts.values()]) {
      yield { entry: id, phrasings };
    }
  }
  for (const { id, phrasings } of kb.questions) yield { entry: id, phrasings };
  for (const { id, phrasings } of kb.bot.social) yield { entry: `social/${id}`, phrasings };
}

/**
 * A phrasing as it stands finds its entry in any case. What an editor should know is whether its words lead elsewhere: its
 * own entry is not among those that the rest of its words bring up.
 */
function probePhrasings(library: Library): ProbeFinding[] {
  const findings: ProbeFinding[] = [];
  for (const { entry, phrasings } of writtenPhrasings(library.kb)) {
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
    ...(today === undefined ? {} : { today }),
  });
}

/** What is known of a business as an editor writes it: "size: sme, employees: 10 to 20". */
function profileWords(facts: Facts): string {
  const words = Object.entries(facts).map(([id, known]) => {
    if (known.kind === 'choice') return `${id}: ${known.among.join(' or ')}`;
    const { from, to } = known;
    if (from === to) return `${id}: ${from ?? 'any number'}`;
    if (to === undefined) return `${id}: at least ${from}`;
    return from === undefined ? `${id}: at most ${to}` : `${id}: ${from} to ${to}`;
  });
  return words.length === 0 ? 'a business of which nothing is known' : `a business with ${words.join(', ')}`;
}

function probeExamples({ kb, checks }: Library, today: PartialDate): ProbeFinding[] {
  return [...kb.records.values()].flatMap((record) =>
    (record.eligibility?.examples ?? []).flatMap((example, row): ProbeFinding[] => {
      const target = checks.recordFor(record.id);
      const check = checks.on(today).get(target?.id ?? '');
      const wrong = tryExample(kb.profile, check, example);
      const profile = profileWords(example.facts);
      return wrong === undefined
        ? []
        : [{ rule: 'eligibility-example-failed', record: record.id, row, profile, ...wrong }];
    }),
  );
}

/** Asks the bot about a knowledge base; each finding says what an editor would have seen go wrong. */
export async function probe(
  kb: KnowledgeBase,
  today?: PartialDate,
  cacheDir?: string,
): Promise<ProbeFinding[]> {
  const library = new Library(kb, await indexOf(kb, cacheDir), shippedModels());
  const conversations = await Promise.all(
    kb.conversations.map((each) => probeConversation(library, each, today)),
  );
  const examples = probeExamples(library, today ?? dayOf(systemClock.now()));
  const invitations = await probeInvitations(library, today);
  return [...probePhrasings(library), ...conversations.flat(), ...examples, ...invitations];
}
