/** A question from being asked in vain to being answered, and word back to whoever asked it. */
import { execFileSync } from 'node:child_process';
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { openContent } from '../../src/cli/open.js';
import { runProgram } from '../../src/cli/program.js';
import { systemClock } from '../../src/clock.js';
import { createBot } from '../../src/core/bot.js';
import type { Library } from '../../src/core/library/library.js';
import { bandsOf } from '../../src/core/skills/answer/decide.js';
import { createOutbox, openDeliveryStore } from '../../src/delivery/index.js';
import { openInquiryLog } from '../../src/inquiries/index.js';
import { readyAnswer } from '../../src/loop/index.js';
import { memoryConversations } from '../../src/memory-conversations.js';
import { createStaffDesk, createWordBack, readyFrom, type StaffWord } from '../../src/staff/index.js';
import { testContext } from '../cli/context.js';
import { recordingLogger } from '../helpers/logger.js';
import { MINIMAL } from '../knowledge/fixture.js';

const KEY = '4f1c9e0b7a2d8365f0e1d2c3b4a59687';
const TODAY = { year: 2031, month: 7, day: 1 };
const QUESTION = 'would a wheelwright get anything out of it?';
const ENTRY = 'example-grant/eligibility';

const folder = mkdtempSync(join(tmpdir(), 'day-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const content = join(folder, 'content');
const database = join(folder, 'inquiries.db');
const logger = recordingLogger();
const git = (...words: string[]): string =>
  execFileSync('git', ['-c', 'user.name=e', '-c', 'user.email=e@example.org', ...words], {
    cwd: folder,
    encoding: 'utf8',
  });

async function run(...words: string[]): Promise<{ out: string; code: number }> {
  const env = { POLICY_BOT_CONTENT: content, POLICY_BOT_DATABASE: database, POLICY_BOT_HASH_KEY: KEY };
  const context = testContext(env);
  const code = await runProgram(words, context);
  return { out: context.printed(), code };
}

/** The desk with what it keeps on disk, as one process has it. */
function startDesk(library: Library, sent: StaffWord[]) {
  const store = openDeliveryStore({
    path: join(folder, 'delivery.db'),
    key: KEY,
    retentionDays: 30,
    clock: systemClock,
    logger,
  });
  const inquiries = openInquiryLog({ path: database, key: KEY, clock: systemClock, logger });
  const bot = createBot({
    library: () => library,
    conversations: memoryConversations({ clock: systemClock, minutes: 30 }),
    clock: systemClock,
    logger,
    inquiries,
    today: TODAY,
  });
  const desk = createStaffDesk({
    inquiries,
    store,
    clock: systemClock,
    knowledgeVersion: () => library.kb.version,
    answerOf: (inquiry) => readyAnswer(library, inquiry, TODAY, bandsOf(library)),
  });
  const outbox = createOutbox({
    channel: 'slack',
    store,
    pace: { perSecond: 1_000, burst: 100 },
    logger,
    send: async ({ payload }) => {
      sent.push(payload as StaffWord);
      return { kind: 'sent' };
    },
  });
  desk.reach('slack', { outbox, tell: (_, told) => [{ channel: 'slack', lane: 'D1', payload: told }] });
  const version = (): string => library.kb.version;
  const wordBack = createWordBack({ desk, inquiries, store, version, byItself: false, logger });
  const ask = (channel: string, text: string) =>
    bot.handle({ channel, conversation: `${channel}-1`, user: `${channel}-u`, text });
  const end = async (): Promise<void> => {
    await wordBack.stop();
    await outbox.flush(1_000);
    await outbox.stop();
    await store.close();
    await inquiries.close();
  };
  return { store, inquiries, desk, wordBack, ask, end };
}

describe('a day of the desk', () => {
  it('asked on Slack, missed, clustered, drafted, previewed, compared, merged, answered on the web, and the asker told', async () => {
    cpSync(MINIMAL, content, { recursive: true });
    git('init', '-q');
    git('add', 'content');
    git('commit', '-qm', 'content');
    const sent: StaffWord[] = [];

    const morning = startDesk(await openContent(content), sent);
    const missed = await morning.ask('slack', QUESTION);
    expect(missed.outcome).toBe('unanswered');
    const id = missed.inquiry!;
    await morning.store.keepAsker({ inquiry: id, channel: 'slack', user: 'slack-u', address: 'D1' });
    await morning.wordBack.run();
    await morning.end();

    expect((await run('misses')).out).toContain(QUESTION);
    const patch = join(folder, 'asked.patch');
    await run('improve', '--accept', `${id}=${ENTRY}`, '--patch', patch);
    git('checkout', '-qb', 'asked');
    git('apply', patch);
    expect((await run('preview', 'example-grant')).out).toContain(
      'Small companies that run a mill can apply.',
    );
    const { out } = await run('diff', 'HEAD', '--json');
    const { differences } = JSON.parse(out) as {
      differences: { kind: string; from: string; question: string }[];
    };
    expect(differences.find(({ from }) => from === `inquiry ${id}`)).toMatchObject({
      kind: 'gained',
      question: QUESTION,
    });
    expect(differences.some(({ kind }) => kind === 'figure' || kind === 'lost')).toBe(false);
    git('commit', '-qam', 'ways to ask who can apply');
    git('checkout', '-q', '-');
    git('merge', '-q', 'asked');

    const evening = startDesk(await openContent(content), sent);
    const answered = await evening.ask('web', QUESTION);
    expect(answered).toMatchObject({ outcome: 'answered', entry: ENTRY });
    await evening.wordBack.run();
    expect(readyFrom((await evening.inquiries.get(id))!)).toBe(ENTRY);
    expect(await evening.desk.send(id, { id: 'slack:T1/U1', name: 'Kim' })).toEqual({
      kind: 'done',
      told: 1,
    });
    await evening.end();
    expect(sent).toHaveLength(1);
    expect(sent[0]).toMatchObject({
      question: QUESTION,
      said: { reply: { paragraphs: answered.paragraphs, sources: answered.sources } },
    });
    expect((await run('misses')).out).toBe('No questions without an answer.\n');
  }, 120_000);
});
