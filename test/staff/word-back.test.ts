import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, describe, expect, it } from 'vitest';
import { inquiryBlocks } from '../../adapters/slack/home.js';
import { inquiryDialog } from '../../adapters/teams/dialogs.js';
import { createPersonDesk } from '../../adapters/web/person.js';
import { standing, wordOfStaff } from '../../adapters/words.js';
import type { Library } from '../../src/core/library/library.js';
import { thresholdsOf } from '../../src/core/skills/answer/decide.js';
import { createOutbox, openDeliveryStore } from '../../src/delivery/index.js';
import { openInquiryLog } from '../../src/inquiries/index.js';
import { correctionOf, readyAnswer, saysOf } from '../../src/loop/index.js';
import { createStaffDesk, createWordBack, readyFrom, type StaffWord } from '../../src/staff/index.js';
import { libraryOf } from '../core/library-of.js';
import { recordingLogger } from '../helpers/logger.js';
import { edited, minimal } from '../knowledge/fixture.js';

const folder = mkdtempSync(join(tmpdir(), 'word-back-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const KEY = '4f1c9e0b7a2d8365f0e1d2c3b4a59687';
const TODAY = { year: 2031, month: 7, day: 1 };
const KIM = { id: 'slack:T1/U1', name: 'Kim' };
const QUESTION = 'may a wheelwright guild ask for the subsidy of spokes?';
const ASKS = 'programs/example-grant.asks.yaml';
const CHANNELS = ['slack', 'teams'] as const;

/** The content as it was, and with the phrasing that was missing. */
const BEFORE = libraryOf(minimal());
const AFTER = libraryOf(
  edited(ASKS, 'en: [does any mill qualify?]', `en: [does any mill qualify?, '${QUESTION}']`),
);

let now = new Date('2031-07-01T09:00:00Z');
const clock = { now: () => now };
const logger = recordingLogger();
const running: { stop(): Promise<void> }[] = [];
afterEach(async () => {
  for (const each of running.splice(0)) await each.stop();
  now = new Date('2031-07-01T09:00:00Z');
});

/** What each address was sent, over all processes. */
type Sent = { readonly to: unknown; readonly told: StaffWord }[];

/** One process of the desk over files of its own; another one over the same files is a restart. */
function startDesk(name: string, library: Library, sent: Sent, byItself = false, sends = true) {
  const store = openDeliveryStore({
    path: join(folder, `${name}-delivery.db`),
    key: KEY,
    retentionDays: 30,
    clock,
    logger,
  });
  const inquiries = openInquiryLog({ path: join(folder, `${name}.db`), key: KEY, clock, logger });
  const desk = createStaffDesk({
    inquiries,
    store,
    clock,
    knowledgeVersion: () => library.kb.version,
    answerOf: (inquiry) => readyAnswer(library, inquiry, TODAY, thresholdsOf(library)),
    correctionOf: ({ language }, told) => correctionOf(library, told, language, TODAY),
    saysOf: (reply) => saysOf(library, reply),
  });
  const outboxes = CHANNELS.map((channel) => {
    const outbox = createOutbox({
      channel,
      store,
      pace: { perSecond: 1_000, burst: 100 },
      logger,
      send: async ({ payload }) => {
        if (!sends) return { kind: 'later', reason: 'down', uncertain: false };
        sent.push(payload as Sent[number]);
        return { kind: 'sent' };
      },
    });
    desk.reach(channel, {
      outbox,
      tell: (to, told) => [{ channel, lane: JSON.stringify(to), payload: { to, told } }],
    });
    return outbox;
  });
  const web = createPersonDesk({ store, desk, clock, logger });
  const wordBack = createWordBack({
    desk,
    inquiries,
    store,
    version: () => library.kb.version,
    byItself,
    logger,
  });
  const stop = async (): Promise<void> => {
    await wordBack.stop();
    for (const outbox of outboxes) {
      await outbox.flush(200);
      await outbox.stop();
    }
    await web.stop();
    await store.close();
    await inquiries.close();
  };
  const process = { store, inquiries, desk, wordBack, web, stop };
  running.push(process);
  const end = async (): Promise<void> => {
    running.splice(running.indexOf(process), 1);
    await stop();
  };
  const resume = async (): Promise<void> => {
    for (const outbox of outboxes) await outbox.resume();
    await web.resume();
    for (const outbox of outboxes) await outbox.flush(500);
  };
  return { ...process, end, resume };
}

type Desk = ReturnType<typeof startDesk>;

/** Somebody asks on each platform; on the web she keeps the address of her answer. */
async function askEverywhere(
  { inquiries, store, web }: Desk,
  text = QUESTION,
): Promise<{ id: string; ticket: string }> {
  let id = '';
  for (const channel of [...CHANNELS, 'web'] as const) {
    id = await inquiries.record({
      at: now,
      channel,
      conversation: `${channel}-c`,
      user: `${channel}-u`,
      language: 'en',
      text,
      reason: 'no-match',
      offered: [],
      knowledgeVersion: 'v',
    });
    if (channel !== 'web')
      await store.keepAsker({ inquiry: id, channel, user: `${channel}-u`, address: `${channel}-address` });
  }
  const ticket = await web.open({ inquiry: id, user: 'web-u' });
  return { id, ticket };
}

describe('word back', () => {
  it('is offered to staff when content goes live that answers, and goes to everyone once, with the source', async () => {
    const sent: Sent = [];
    const old = startDesk('once', BEFORE, sent);
    const { id, ticket } = await askEverywhere(old);
    await old.wordBack.run();
    expect(readyFrom((await old.inquiries.get(id))!)).toBeUndefined();
    expect(await old.desk.send(id, KIM)).toEqual({ kind: 'not-ready' });
    await old.end();

    const fresh = startDesk('once', AFTER, sent);
    await fresh.wordBack.run();
    await fresh.wordBack.run();
    const waiting = (await fresh.inquiries.get(id))!;
    expect(readyFrom(waiting)).toBe('example-grant/eligibility');
    expect(waiting.notes.filter(({ kind }) => kind === 'ready')).toHaveLength(1);
    expect(sent).toEqual([]);
    expect(await fresh.desk.send(id, KIM)).toEqual({ kind: 'done', told: 3 });
    expect(await fresh.desk.send(id, KIM)).toMatchObject({ kind: 'settled' });
    await fresh.resume();
    await fresh.end();

    const again = startDesk('once', AFTER, sent);
    await again.wordBack.run();
    await again.resume();
    expect(await again.desk.send(id, KIM)).toEqual({ kind: 'settled', status: 'answered' });
    expect(sent.map(({ to }) => to).sort()).toEqual(['slack-address', 'teams-address']);
    const told = wordOfStaff(sent[0]!.told).paragraphs.join('\n');
    expect(told).toContain('Small companies that run a mill can apply.');
    expect(told).toContain(AFTER.kb.sources.get('moe-2031-05-08-example-grant')!.title.en);
    expect((await again.web.read(ticket))?.told?.said).toHaveProperty('reply');
  });

  it('survives a process that ends between the telling and the post', async () => {
    const sent: Sent = [];
    const down = startDesk('killed', AFTER, sent, false, false);
    const { id } = await askEverywhere(down);
    await down.wordBack.run();
    await down.desk.send(id, KIM);
    await down.end();
    expect(sent).toEqual([]);
    const up = startDesk('killed', AFTER, sent);
    await up.resume();
    await up.end();
    const later = startDesk('killed', AFTER, sent);
    await later.resume();
    expect(sent).toHaveLength(2);
  });

  it('goes by itself where the setting says so, but not for what somebody works on', async () => {
    const sent: Sent = [];
    const desk = startDesk('auto', AFTER, sent, true);
    const { id } = await askEverywhere(desk);
    await desk.desk.claim(id, KIM);
    await desk.wordBack.run();
    expect((await desk.inquiries.get(id))?.status).toBe('claimed');
    await desk.inquiries.setStatus(id, 'open');
    await desk.store.setNote('word-back', 'older content');
    await desk.wordBack.run();
    await desk.resume();
    expect((await desk.inquiries.get(id))?.status).toBe('answered');
    expect(sent).toHaveLength(2);
  });

  it('never goes to who was forgotten, nor after the retention, and forgets addresses after it went', async () => {
    const sent: Sent = [];
    const desk = startDesk('forgotten', AFTER, sent);
    const { id } = await askEverywhere(desk);
    await desk.store.forgetUser('slack', 'slack-u');
    await desk.desk.send(id, KIM);
    await desk.resume();
    expect(sent.map(({ to }) => to)).toEqual(['teams-address']);
    expect(await desk.store.askersOf(id)).not.toEqual([]);
    await pass(desk, 8);
    expect(await desk.store.askersOf(id)).toEqual([]);

    const { id: late } = await askEverywhere(desk);
    await pass(desk, 31);
    await desk.desk.send(late, KIM);
    await desk.resume();
    expect(sent).toHaveLength(1);
  });

  it('does not offer again what somebody was not helped by', async () => {
    const desk = startDesk('refused', AFTER, []);
    const id = await desk.inquiries.record({
      at: now,
      channel: 'slack',
      conversation: 'c',
      user: 'u',
      language: 'en',
      text: QUESTION,
      reason: 'not-helpful',
      offered: [{ entry: 'example-grant/eligibility', confidence: 1 }],
      knowledgeVersion: 'v',
    });
    await desk.wordBack.run();
    expect(readyFrom((await desk.inquiries.get(id))!)).toBeUndefined();
  });
});

describe('a correction', () => {
  const SHARE = 'what share does the government pay?';
  const GRANT = 'programs/example-grant.yaml';
  const HIGHER = libraryOf(edited(GRANT, 'number: 30\n    unit: percent', 'number: 40\n    unit: percent'));
  const words = (told: StaffWord): string => wordOfStaff(told).paragraphs.join('\n');

  /** Everyone has been told the share. */
  async function toldShare(name: string, sent: Sent): Promise<{ id: string; ticket: string }> {
    const desk = startDesk(name, BEFORE, sent);
    const asked = await askEverywhere(desk, SHARE);
    await desk.wordBack.run();
    expect(await desk.desk.send(asked.id, KIM)).toEqual({ kind: 'done', told: 3 });
    await desk.resume();
    await desk.end();
    expect(sent.splice(0).map(({ told }) => words(told))).toEqual([
      expect.stringContaining('30%'),
      expect.stringContaining('30%'),
    ]);
    return asked;
  }

  it('is offered to staff when a figure changes that people were told, and goes to each of them once', async () => {
    const sent: Sent = [];
    const { id, ticket } = await toldShare('corrected', sent);
    const same = startDesk('corrected', BEFORE, sent);
    await same.wordBack.run();
    expect(readyFrom((await same.inquiries.get(id))!)).toBeUndefined();
    expect(await same.desk.send(id, KIM)).toEqual({ kind: 'settled', status: 'answered' });
    await same.end();

    const fresh = startDesk('corrected', HIGHER, sent);
    await fresh.wordBack.run();
    await fresh.wordBack.run();
    const inquiry = (await fresh.inquiries.get(id))!;
    expect(inquiry.status).toBe('answered');
    expect(standing(inquiry, 'en').at(-1)).toMatch(/^the answer that was sent has changed: example-grant/);
    expect(inquiryBlocks(inquiry, 'en').flatMap(({ elements }) => elements ?? [])).toContainEqual(
      expect.objectContaining({ text: expect.objectContaining({ text: 'Send the correction' }) }),
    );
    expect(JSON.stringify(inquiryDialog('en', inquiry))).toContain('Send the correction');
    expect(sent).toEqual([]);
    expect(await fresh.desk.send(id, KIM)).toEqual({ kind: 'done', told: 3 });
    expect(await fresh.desk.send(id, KIM)).toEqual({ kind: 'settled', status: 'answered' });
    await fresh.end();

    const again = startDesk('corrected', HIGHER, sent);
    await again.resume();
    await again.store.setNote('word-back/told', 'older content');
    await again.wordBack.run();
    expect(await again.desk.send(id, KIM)).toEqual({ kind: 'settled', status: 'answered' });
    expect(sent.map(({ to }) => to).sort()).toEqual(['slack-address', 'teams-address']);
    expect(words(sent[0]!.told)).toContain('40%');
    expect(wordOfStaff(sent[0]!.told).title).toBe('An answer that you got from us has changed');
    expect((await again.web.read(ticket))?.told?.said).toHaveProperty('corrected');
  });

  it('never goes to who was forgotten, nor after 30 days', async () => {
    const sent: Sent = [];
    const { id } = await toldShare('correct-forgotten', sent);
    const desk = startDesk('correct-forgotten', HIGHER, sent, true);
    await desk.store.forgetUser('slack', 'slack-u');
    await pass(desk, 29);
    await desk.wordBack.run();
    await desk.resume();
    expect(sent.map(({ to }) => to)).toEqual(['teams-address']);
    await pass(desk, 2);
    expect(await desk.store.askersOf(id)).toEqual([]);

    const late: Sent = [];
    await desk.end();
    now = new Date('2031-09-01T09:00:00Z');
    const { id: other } = await toldShare('correct-late', late);
    const after = startDesk('correct-late', HIGHER, late, true);
    await pass(after, 31);
    await after.wordBack.run();
    expect(await after.desk.send(other, KIM)).toEqual({ kind: 'settled', status: 'answered' });
    await after.resume();
    expect(late).toEqual([]);
  });

  it('is looked for no more by a process that was told to stop before it had started', async () => {
    const desk = startDesk('stopped', BEFORE, []);
    const before = logger.events.length;
    await desk.end();
    desk.wordBack.start();
    await desk.wordBack.stop();
    expect(logger.events.slice(before)).toEqual([]);
  });

  it('says that an answer is withdrawn where nothing states it any more', async () => {
    const sent: Sent = [];
    const desk = startDesk('withdrawn', BEFORE, sent);
    const { id } = await askEverywhere(desk);
    await desk.store.settle(id, [], 'told', { entry: 'example-grant/gone', says: ['It is 30%.'] });
    await desk.inquiries.answer(id, 'It is 30%.');
    await desk.wordBack.run();
    expect(await desk.desk.send(id, KIM)).toEqual({ kind: 'done', told: 3 });
    await desk.resume();
    expect(words(sent[0]!.told)).toContain('does not hold any more');
    expect(await desk.store.told()).toEqual([]);
  });

  it('is not sent for other words of the same figures', () => {
    const reworded = libraryOf(
      edited(GRANT, 'The government pays {grant-share} of', 'The state bears {grant-share} of'),
    );
    const says = ['The government pays 30% of the cost.'];
    const now = correctionOf(reworded, { entry: 'example-grant/funding', says }, 'en', TODAY);
    expect(now).toBeUndefined();
  });
});

/** Days go by, a look at the clock each, so that it is believed. */
async function pass({ store }: Desk, days: number): Promise<void> {
  for (let day = 0; day < days; day++) {
    now = new Date(now.getTime() + 86_400_000);
    await store.purge();
  }
}
