import { afterEach, describe, expect, it, vi } from 'vitest';
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
const KIM = { id: 'slack:T1/U1', name: 'Kim' };
const LEE = { id: 'slack:T1/U2', name: 'Lee' };
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

  it('knows without asking who is named or elsewhere, and the members of a group once they were read', async () => {
    const { isStaff, knows } = roles({ S1: ['U2'] });
    const all = (): unknown[] => [knows('T1', 'U1'), knows('T2', 'U2'), knows('T1', 'U2'), knows('T1', 'U3')];
    expect(all()).toEqual([true, false, undefined, undefined]);
    await isStaff('T1', 'U3');
    expect(all()).toEqual([true, false, true, false]);
  });

  it('asks a platform once for all who wait, rests when it fails, and keeps nobody waiting', async () => {
    let asked = 0;
    let answer: () => Promise<string[]> = async () => ['U2'];
    let now = new Date();
    const make = () =>
      createRoles({
        place: () => 'T1',
        users: ['U1'],
        groups: ['S1'],
        membersOf: () => {
          asked += 1;
          return answer();
        },
        clock: { now: () => now },
        logger: recordingLogger(),
        patienceMs: 20,
      });
    const first = make();
    const all = await Promise.all(Array.from({ length: 50 }, (_, n) => first.isStaff('T1', `U${n}`)));
    expect([asked, all[2], all[3]]).toEqual([1, true, false]);
    answer = async () => {
      throw new Error('down');
    };
    const failing = make();
    expect([await failing.isStaff('T1', 'U2'), await failing.isStaff('T1', 'U2'), asked]).toEqual([
      false,
      false,
      2,
    ]);
    now = new Date(now.getTime() + 16_000);
    answer = async () => ['U2'];
    expect([await failing.isStaff('T1', 'U2'), asked]).toEqual([true, 3]);
    answer = () => new Promise(() => undefined);
    const hanging = make();
    expect([await hanging.isStaff('T1', 'U2'), await hanging.isStaff('T1', 'U1'), asked]).toEqual([
      false,
      true,
      4,
    ]);
  });

  it('asks anew before what it remembers ends, so that nobody waits; who has left is no staff after a minute', async () => {
    const asked: ((members: string[]) => void)[] = [];
    let now = new Date();
    const pass = (seconds: number) => {
      now = new Date(now.getTime() + 1_000 * seconds);
    };
    const roles = createRoles({
      place: () => 'T1',
      users: [],
      groups: ['S1'],
      membersOf: () => new Promise((resolve) => asked.push(resolve)),
      clock: { now: () => now },
      logger: recordingLogger(),
      patienceMs: 20,
    });
    const first = roles.isStaff('T1', 'U2');
    asked[0]?.(['U2']);
    expect(await first).toBe(true);
    pass(31);
    expect([await roles.isStaff('T1', 'U2'), await roles.isStaff('T1', 'U2'), asked.length]).toEqual([
      true,
      true,
      2,
    ]);
    asked[1]?.(['U2']);
    await Promise.resolve();
    // The first would have ended by now.
    pass(30);
    expect([roles.knows('T1', 'U2'), await roles.isStaff('T1', 'U2'), asked.length]).toEqual([true, true, 3]);
    // Nobody answers the third: what is remembered is of half a minute ago, and ends.
    pass(31);
    expect([roles.knows('T1', 'U2'), await roles.isStaff('T1', 'U2'), asked.length]).toEqual([
      undefined,
      false,
      4,
    ]);
  });

  it('goes on asking of its own accord for an hour after somebody acted, so that the next one waits for nobody', async () => {
    vi.useFakeTimers();
    try {
      let asked = 0;
      const roles = createRoles({
        place: () => 'T1',
        users: [],
        groups: ['S1'],
        membersOf: async () => [`U${++asked}`],
        clock: { now: () => new Date(Date.now()) },
        logger: recordingLogger(),
      });
      expect(await roles.isStaff('T1', 'U1')).toBe(true);
      await vi.advanceTimersByTimeAsync(50 * 60_000);
      expect([asked, roles.knows('T1', `U${asked}`), roles.knows('T1', 'U1')]).toEqual([101, true, false]);
      await vi.advanceTimersByTimeAsync(3 * 3_600_000);
      expect([asked, roles.knows('T1', 'U1')]).toEqual([220, undefined]);
    } finally {
      vi.useRealTimers();
    }
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
    const digest = await composeDigest(
      inquiries,
      at,
      (entry) => (entry.startsWith('factory') ? 'Factory' : undefined),
      (asked) => [{ label: asked.map(({ text }) => text).join(' '), count: asked.length }],
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
      groups: [{ label: expect.stringContaining('b?'), count: 3 }],
    });
  });
});

describe('the staff desk', () => {
  it('tells members apart whose ids begin alike, and notes who did what', async () => {
    const { store, inquiries } = makeParts();
    const desk = createStaffDesk({ inquiries, store, clock, knowledgeVersion: () => 'v' });
    const id = await inquiries.record(question());
    const [one, twelve] = [
      { id: 'web:1', name: 'Kim' },
      { id: 'web:12', name: 'Lee' },
    ];
    await desk.claim(id, twelve);
    expect(await desk.claim(id, one)).toMatchObject({ kind: 'taken' });
    expect(await desk.claim(id, { ...twelve, name: 'Lee Jr' })).toMatchObject({ kind: 'done' });
    await desk.dismiss(id, { reason: 'other', note: '' }, one);
    const done = await store.changes({ limit: 9 });
    expect(done.map(({ who, what, about }) => [who, what, about])).toEqual([
      ['Kim (web:1)', 'dismiss', `inquiry/${id}`],
      ['Lee Jr (web:12)', 'claim', `inquiry/${id}`],
      ['Lee (web:12)', 'claim', `inquiry/${id}`],
    ]);
  });

  it('tells every asker once, on whatever channel, and settles one inquiry once', async () => {
    const { store, inquiries, outbox, sent } = makeParts();
    const desk = createStaffDesk({ inquiries, store, clock, knowledgeVersion: () => 'v1' });
    desk.reach('slack', {
      outbox,
      tell: (address, { said }) => [{ channel: 'slack', lane: 'a', payload: [address, said] }],
    });
    const id = await inquiries.record(question({ text: 'a?' }));
    await store.keepAsker({ inquiry: id, channel: 'slack', user: 'U1', address: 'thread 1' });
    await store.keepAsker({ inquiry: id, channel: 'slack', user: 'U2', address: 'thread 2' });
    await store.keepAsker({ inquiry: id, channel: 'fax', user: 'U3', address: 'nobody can' });
    const both = await Promise.all([desk.answer(id, 'In May.', KIM), desk.answer(id, 'In June.', LEE)]);
    expect(both).toEqual([
      { kind: 'done', told: 2 },
      { kind: 'settled', status: 'answered' },
    ]);
    await outbox.flush(1_000);
    expect(sent).toEqual(
      expect.arrayContaining([
        ['thread 1', { answer: 'In May.' }],
        ['thread 2', { answer: 'In May.' }],
      ]),
    );
    expect(sent).toHaveLength(2);
    expect(await desk.dismiss('999', { reason: 'other', note: 'x' }, KIM)).toEqual({ kind: 'unknown' });
  });

  it('gives an inquiry to whoever claims it first, and tells the second by whom', async () => {
    const { store, inquiries } = makeParts();
    const desk = createStaffDesk({ inquiries, store, clock, knowledgeVersion: () => 'v1' });
    const id = await inquiries.record(question({ text: 'a?' }));
    expect(await Promise.all([desk.claim(id, KIM), desk.claim(id, LEE), desk.claim(id, KIM)])).toEqual([
      { kind: 'done', told: 0 },
      { kind: 'taken', by: 'Kim (slack:T1/U1)' },
      { kind: 'done', told: 0 },
    ]);
    expect((await inquiries.get(id))?.notes.map(({ text }) => text)).toEqual(['Kim (slack:T1/U1)']);
  });

  it('tells who asked of a dismissal and whom else to ask, but nobody who did not ask', async () => {
    const { store, inquiries, outbox, sent } = makeParts();
    const contact = (language: string): string => `office (${language})`;
    const desk = createStaffDesk({ inquiries, store, clock, knowledgeVersion: () => 'v1', contact });
    desk.reach('slack', {
      outbox,
      tell: (_address, word) => [{ channel: 'slack', lane: 'a', payload: word }],
    });
    const id = await inquiries.record(question({ text: 'a?', language: 'en' }));
    await store.keepAsker({ inquiry: id, channel: 'slack', user: 'U1', address: 'thread 1' });
    const why = { reason: 'personal', note: 'for the regional office' } as const;
    expect(await desk.dismiss(id, why, KIM)).toEqual({ kind: 'done', told: 1 });
    const logged = await desk.log(
      { channel: 'slack', conversation: 'c', user: 'U2', language: 'en', text: 'b?' },
      'thread 2',
    );
    expect(await desk.dismiss(logged, why, KIM)).toEqual({ kind: 'done', told: 0 });
    await outbox.flush(1_000);
    expect(sent).toEqual([
      { question: 'a?', language: 'en', said: { dismissed: 'personal' }, contact: 'office (en)' },
    ]);
  });

  it('opens a settled inquiry again, and tells who asked the better answer, once', async () => {
    const { store, inquiries, outbox, sent } = makeParts();
    const desk = createStaffDesk({ inquiries, store, clock, knowledgeVersion: () => 'v1' });
    const changed: string[] = [];
    desk.onChange((id) => changed.push(id));
    desk.reach('slack', {
      outbox,
      tell: (_address, { said }) => [{ channel: 'slack', lane: 'a', payload: said }],
    });
    const id = await inquiries.record(question({ text: 'a?' }));
    await store.keepAsker({ inquiry: id, channel: 'slack', user: 'U1', address: 'thread 1' });
    expect(await desk.reopen(id, KIM)).toEqual({ kind: 'settled', status: 'open' });
    await desk.answer(id, 'In May.', KIM);
    expect(await desk.reopen(id, LEE)).toEqual({ kind: 'done', told: 0 });
    expect(await desk.answer(id, 'In June.', LEE)).toEqual({ kind: 'done', told: 1 });
    await outbox.flush(1_000);
    expect(sent).toEqual([{ answer: 'In May.' }, { answer: 'In June.' }]);
    expect(changed).toEqual([id, id, id]);
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
          inquiry: ({ text, status }) => [{ channel: 'slack', lane: 's', payload: [text, status] }],
          digest: ({ waiting }) => [{ channel: 'slack', lane: 's', payload: `digest, ${waiting} waiting` }],
        },
      });
    const first = make();
    await first.start();
    await inquiries.record(question({ text: 'new?' }));
    await inquiries.record(question({ text: 'newer?' }));
    await first.run();
    const [newest] = await inquiries.list();
    await inquiries.claim(newest!.id, 'Kim');
    first.changed(newest!.id);
    // One that staff were never told of has no post to bring up to date.
    first.changed('1');
    await first.run();
    await first.stop();
    const second = make();
    await second.start();
    await second.stop();
    await outbox.flush(1_000);
    expect(sent).toContain('digest, 1 waiting');
    expect(sent.filter((each) => Array.isArray(each))).toEqual([
      ['new?', 'open'],
      ['newer?', 'open'],
      ['newer?', 'claimed'],
    ]);
    expect(sent).toHaveLength(4);
  });
});
