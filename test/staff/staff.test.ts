import { afterEach, describe, expect, it } from 'vitest';
import {
  createOutbox,
  type DeliveryStore,
  type Outbox,
  openDeliveryStore,
} from '../../src/delivery/index.js';
import { memoryInquiryLog, type StaffInquiryLog } from '../../src/inquiries/index.js';
import {
  composeDigest,
  createBulletin,
  createRoles,
  createStaffDesk,
  lastDue,
} from '../../src/staff/index.js';
import { question } from '../contract/questions.js';
import { recordingLogger } from '../helpers/logger.js';

const clock = { now: () => new Date() };
const open: Outbox[] = [];
afterEach(async () => {
  for (const outbox of open.splice(0)) await outbox.stop();
});

function makeParts(): { store: DeliveryStore; inquiries: StaffInquiryLog; outbox: Outbox; sent: unknown[] } {
  const logger = recordingLogger();
  const store = openDeliveryStore({
    path: ':memory:',
    key: 'k'.repeat(32),
    retentionDays: 30,
    clock,
    logger,
  });
  const sent: unknown[] = [];
  const outbox = createOutbox({
    channel: 'slack',
    store,
    pace: { perSecond: 1_000, burst: 100 },
    logger,
    send: async ({ payload }) => {
      sent.push(payload);
      return { kind: 'sent' };
    },
  });
  open.push(outbox);
  return { store, inquiries: memoryInquiryLog({ clock }), outbox, sent };
}

describe('createRoles', () => {
  const roles = (members: Record<string, string[]>, place: string | undefined = 'T1') =>
    createRoles({
      place: () => place,
      users: ['U1'],
      groups: Object.keys(members),
      membersOf: async (group) => members[group]!,
      clock,
      logger: recordingLogger(),
    });

  it('takes for staff those named and the members of groups, in their own place alone', async () => {
    const { isStaff } = roles({ S1: ['U2'] });
    expect(await Promise.all(['U1', 'U2', 'U3'].map((user) => isStaff('T1', user)))).toEqual([
      true,
      true,
      false,
    ]);
    expect(await isStaff('T2', 'U1')).toBe(false);
  });

  it('takes nobody for staff where no place is known', async () => {
    const nowhere = createRoles({
      place: () => undefined,
      users: ['U1'],
      groups: [],
      membersOf: async () => [],
      clock,
      logger: recordingLogger(),
    });
    expect(await nowhere.isStaff('T1', 'U1')).toBe(false);
  });
});

describe('lastDue', () => {
  const MONDAY = { day: 1, hour: 9, minute: 0 };
  it.each([
    ['2026-11-23T00:00:00Z', '2026-11-23T00:00:00.000Z'],
    ['2026-11-22T23:59:00Z', '2026-11-16T00:00:00.000Z'],
    ['2026-11-25T12:00:00Z', '2026-11-23T00:00:00.000Z'],
  ])('at %s is %s: Monday at nine in Korea', (now, due) => {
    expect(lastDue(MONDAY, new Date(now)).toISOString()).toBe(due);
  });
});

describe('composeDigest', () => {
  it('adds up a week, with what waits by subject', async () => {
    const { inquiries } = makeParts();
    const at = new Date();
    await inquiries.record(
      question({ at, text: 'a?', offered: [{ entry: 'factory/cap', confidence: 0.3 }] }),
    );
    await inquiries.record(
      question({ at, text: 'b?', offered: [{ entry: 'factory/fee', confidence: 0.3 }] }),
    );
    await inquiries.record(question({ at, text: 'c?', offered: [] }));
    await inquiries.recordTurn({ at, outcome: 'answered', confidence: 1, language: 'ko' });
    await inquiries.recordTurn({ at, outcome: 'unanswered', confidence: 0, language: 'ko' });
    await inquiries.recordTurn({ at, outcome: 'social', confidence: 1, language: 'ko' });
    await inquiries.recordFeedback({ at, entry: 'factory/cap', helpful: false, language: 'ko' });
    const digest = await composeDigest(inquiries, at, (entry) =>
      entry.startsWith('factory') ? 'Factory' : undefined,
    );
    expect(digest).toMatchObject({
      asked: 2,
      answered: 1,
      unanswered: 1,
      notHelpful: 1,
      waiting: 3,
      subjects: [
        { subject: 'Factory', count: 2 },
        { subject: undefined, count: 1 },
      ],
    });
  });
});

describe('the staff desk', () => {
  it('tells every asker once, on whatever channel, and settles one inquiry once', async () => {
    const { store, inquiries, outbox, sent } = makeParts();
    const desk = createStaffDesk({ inquiries, store, clock, knowledgeVersion: () => 'v1' });
    desk.reach('slack', {
      outbox,
      tell: (address, { answer }) => [{ channel: 'slack', lane: 'a', payload: [address, answer] }],
    });
    const id = await inquiries.record(question({ text: 'a?' }));
    await store.keepAsker({ inquiry: id, channel: 'slack', user: 'U1', address: 'thread 1' });
    await store.keepAsker({ inquiry: id, channel: 'slack', user: 'U2', address: 'thread 2' });
    await store.keepAsker({ inquiry: id, channel: 'fax', user: 'U3', address: 'nobody can' });
    const both = await Promise.all([desk.answer(id, 'In May.', 'Kim'), desk.answer(id, 'In June.', 'Lee')]);
    expect(both).toEqual([
      { kind: 'done', told: 2 },
      { kind: 'settled', status: 'answered' },
    ]);
    await outbox.flush(1_000);
    expect(sent).toEqual(
      expect.arrayContaining([
        ['thread 1', 'In May.'],
        ['thread 2', 'In May.'],
      ]),
    );
    expect(sent).toHaveLength(2);
    expect(await desk.dismiss('999', 'x', 'Kim')).toEqual({ kind: 'unknown' });
  });
});

describe('the bulletin', () => {
  it('says nothing of old questions at the first start, and each digest once', async () => {
    const { store, inquiries, outbox, sent } = makeParts();
    await inquiries.record(question({ text: 'old?' }));
    const there = new Date(Date.now() + 9 * 3_600_000 - 60_000);
    const make = () =>
      createBulletin({
        channel: 'slack',
        inquiries,
        store,
        outbox,
        clock,
        logger: recordingLogger(),
        subjectOf: () => undefined,
        digestAt: { day: there.getUTCDay(), hour: there.getUTCHours(), minute: there.getUTCMinutes() },
        everyMs: 10,
        render: {
          news: (news) => [{ channel: 'slack', lane: 's', payload: news.map(({ text }) => text) }],
          digest: ({ waiting }) => [{ channel: 'slack', lane: 's', payload: `digest, ${waiting} waiting` }],
        },
      });
    const first = make();
    await first.start();
    await inquiries.record(question({ text: 'new?' }));
    await inquiries.record(question({ text: 'newer?' }));
    await first.run();
    await first.stop();
    const second = make();
    await second.start();
    await second.stop();
    await outbox.flush(1_000);
    expect(sent).toContain('digest, 1 waiting');
    expect(
      sent
        .filter((each) => Array.isArray(each))
        .flat()
        .sort(),
    ).toEqual(['new?', 'newer?']);
    expect(sent).toHaveLength(2);
  });
});
