import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ChannelOptions } from '../../adapters/contract.js';
import { elementsIn } from '../../adapters/teams/limits.js';
import { part } from '../../adapters/teams/protocol.js';
import { createBot } from '../../src/core/bot.js';
import type { Library } from '../../src/core/library/library.js';
import type { Reply } from '../../src/core/reply.js';
import type { ConversationState } from '../../src/core/skills/state.js';
import { memoryConversations } from '../../src/memory-conversations.js';
import { makeConsole } from '../adapters/console/harness.js';
import { makeSlack } from '../adapters/slack/harness.js';
import { makeTeams, type TeamsHarness } from '../adapters/teams/harness.js';
import type { ChannelHarness } from '../contract/channel.contract.js';
import { recordingLogger } from '../helpers/logger.js';
import { shippedLibrary } from '../helpers/shipped.js';
import { TENANT } from '../helpers/teams/double.js';
import { SIXTY } from './sixty.js';

const clock = { now: () => new Date() };
const TODAY = { year: 2026, month: 11, day: 22 };
let library: Library;

/** A bot of its own for a channel, and what it has replied. */
function channelOptions(): { options: ChannelOptions; replies: Reply[] } {
  const logger = recordingLogger();
  const conversations = memoryConversations<ConversationState>({ clock, minutes: 30 });
  // A busy machine is no reason to say less.
  const budgetMs = 600_000;
  const bot = createBot({ library: () => library, conversations, clock, logger, today: TODAY, budgetMs });
  const replies: Reply[] = [];
  const handle: ChannelOptions['handle'] = async (turn) => {
    const reply = await bot.handle(turn);
    replies.push(reply);
    return reply;
  };
  return { options: { handle, words: bot.words, logger }, replies };
}

interface Running {
  readonly harness: ChannelHarness;
  readonly replies: Reply[];
}

async function running(
  make: (options: ChannelOptions) => Promise<ChannelHarness> | ChannelHarness,
): Promise<Running> {
  const { options, replies } = channelOptions();
  const harness = await make(options);
  await harness.channel.start();
  return { harness, replies };
}

async function stopped({ harness }: Running): Promise<void> {
  await harness.channel.stop();
  await harness.close?.();
}

async function until(condition: () => boolean): Promise<void> {
  const end = Date.now() + 30_000;
  while (!condition()) {
    if (Date.now() > end) throw new Error(`did not happen: ${condition}`);
    await new Promise((resolve) => setTimeout(resolve, 3));
  }
}

/** Has a conversation; resolves to the replies and to all that was shown. */
async function converse(
  { harness, replies }: Running,
  id: string,
  says: readonly string[],
): Promise<{ replies: Reply[]; seen: string }> {
  const before = replies.length;
  for (const [index, text] of says.entries()) {
    await harness.say(id, text);
    await until(() => replies.length > before + index);
  }
  const mine = replies.slice(before);
  // Wherever a channel breaks its lines; several replies may open with the same words.
  const unbroken = (text: string): string => text.replace(/\s+/gu, '');
  const openings = mine.map(({ paragraphs }) => unbroken(paragraphs[0]!).slice(0, 100));
  const last = openings.at(-1)!;
  const times = openings.filter((opening) => opening === last).length;
  await until(() => unbroken(harness.posts(id).join('')).split(last).length > times);
  return { replies: mine, seen: [...harness.posts(id), ...((await harness.pages?.(id)) ?? [])].join('\n') };
}

/** What must be the same wherever it is asked. */
function gist(reply: Reply): object {
  const { outcome, language, record, entry, facts, sources, actions } = reply;
  return { outcome, language, record, entry, facts, sources, actions };
}

let slack: Running;
let teams: Running;

beforeAll(async () => {
  library = await shippedLibrary();
  [slack, teams] = await Promise.all([
    running((options) => makeSlack(options)),
    running((options) => makeTeams(options)),
  ]);
}, 120_000);

afterAll(async () => {
  await Promise.all([stopped(slack), stopped(teams)]);
});

describe('the golden conversations', () => {
  it('come to the same records, facts and choices in the console, Slack and Teams', async () => {
    let turns = 0;
    for (const golden of library.kb.conversations) {
      const says = golden.turns.map(({ say }) => say);
      const terminal = await running((options) => makeConsole(options));
      const [there, inSlack, inTeams] = await Promise.all([
        converse(terminal, golden.id, says),
        converse(slack, golden.id, says),
        converse(teams, golden.id, says),
      ]);
      await stopped(terminal);
      expect(inSlack.replies.map(gist), golden.id).toEqual(there.replies.map(gist));
      expect(inTeams.replies.map(gist), golden.id).toEqual(there.replies.map(gist));
      for (const [index, turn] of golden.turns.entries()) {
        expect(inTeams.replies[index], `${golden.id}: ${turn.say}`).toMatchObject({ outcome: turn.outcome });
        if (turn.record !== undefined) expect(inTeams.replies[index]?.record, turn.say).toBe(turn.record);
        for (const words of turn.says) expect(inTeams.seen, `${golden.id}: ${turn.say}`).toContain(words);
        const { facts, sources } = inTeams.replies[index]!;
        for (const shown of [
          ...facts.flatMap(({ label, value }) => [label, value]),
          ...sources.map(({ title }) => title),
        ]) {
          for (const { seen } of [inSlack, inTeams]) expect(seen, golden.id).toContain(shown);
        }
        turns += 1;
      }
    }
    expect(turns).toBe(library.kb.conversations.flatMap((golden) => golden.turns).length);
    console.log(
      `golden conversations: ${library.kb.conversations.length} with ${turns} turns, the same in three channels`,
    );
  }, 180_000);
});

/** Says and presses what stands in a line; resolves to what came of it, and what was shown after each. */
async function follow(
  { harness, replies }: Running,
  id: string,
  line: readonly string[],
): Promise<{ replies: Reply[]; seen: string[] }> {
  const mine: Reply[] = [];
  const seen: string[] = [];
  const pressed = new Set<string>();
  for (const step of line) {
    const action = mine.at(-1)?.actions.find(({ kind }) => `#${kind}` === step);
    if (step.startsWith('#') && (action === undefined || pressed.has(action.id))) continue;
    const [before, posts] = [replies.length, harness.posts(id).length];
    if (action === undefined) await harness.say(id, step);
    else await harness.press(id, action.id);
    if (action !== undefined) pressed.add(action.id);
    await until(() => replies.length > before && harness.posts(id).length > posts).catch(() => {
      throw new Error(`no answer to "${step}" in ${line.join(' / ')}`);
    });
    mine.push(replies[before]!);
    seen.push(harness.posts(id).slice(posts).join('\n'));
  }
  return { replies: mine, seen };
}

describe('sixty conversations', () => {
  it('come to the same in Slack and Teams, and show the same words and buttons', async () => {
    expect(SIXTY).toHaveLength(60);
    const feedback = /helpful/;
    let presses = 0;
    for (const [n, line] of SIXTY.entries()) {
      const [inSlack, inTeams] = await Promise.all([
        follow(slack, `s${n}`, line),
        follow(teams, `s${n}`, line),
      ]);
      expect(inSlack.replies.map(gist), line.join(' / ')).toEqual(inTeams.replies.map(gist));
      for (const [at, reply] of inSlack.replies.entries()) {
        const labels = reply.actions.filter(({ kind }) => !feedback.test(kind)).map(({ label }) => label);
        for (const words of [reply.title ?? '', ...labels]) {
          for (const { seen } of [inSlack, inTeams])
            expect(seen[at], line.join(' / ')).toContain(words.replace(/\s+/g, ' ').slice(0, 60));
        }
      }
      presses += inSlack.replies.length - line.filter((step) => !step.startsWith('#')).length;
    }
    expect(presses).toBeGreaterThan(15);
  }, 120_000);
});

describe('an eligibility check in Teams', () => {
  it('comes to the same verdict by a form, by words and by buttons', async () => {
    const harness = teams.harness as TeamsHarness;
    const double = harness.teams;
    const small = 'We are a small firm, can we get the smart factory for mutual growth support?';
    const open = '저희 회사가 상생형 스마트공장 지원 대상인가요?';
    const verdicts: Reply['check'][] = [];
    const answerWith = async (person: string, asked: string, answer: () => Promise<void>): Promise<void> => {
      await converse(teams, person, [asked]);
      const count = teams.replies.length;
      await answer();
      await until(() => teams.replies.length > count);
      verdicts.push(teams.replies.at(-1)!.check);
      await until(() => double.postsIn(`a:${person}`).length === 2);
    };
    await answerWith('words', small, () => harness.say('words', 'yes'));
    await answerWith('buttons', small, async () => {
      const yes = teams.replies.at(-1)!.actions.find(({ kind }) => kind === 'answer')!;
      await harness.press('buttons', yes.id);
    });
    await answerWith('form', open, async () => {
      const elements = elementsIn(double.postsIn('a:form').at(-1)!.card);
      const submit = elements.find(
        ({ type, data }) => type === 'Action.Submit' && part(data)['kind'] === 'form',
      )!;
      const inputs = elements.filter(
        ({ type, id }) => type === 'Input.ChoiceSet' && String(id).startsWith('answer.'),
      );
      expect(inputs.length).toBe(3);
      const values = Object.fromEntries(
        inputs.map(({ id, choices }) => [String(id), (choices as { value: string }[])[0]!.value]),
      );
      await double.deliver(
        double.activity({
          from: { id: '29:form', aadObjectId: 'form-0' },
          conversation: { conversationType: 'personal', id: 'a:form', tenantId: TENANT },
          value: { ...part(submit['data']), ...values },
          replyToId: 'form-post',
        }),
      );
    });
    expect(verdicts.map((check) => check?.verdict)).toEqual(['eligible', 'eligible', 'eligible']);
  });
});
