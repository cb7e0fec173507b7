import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Clock } from '../../src/core/ports.js';
import { MAX_STORED_TEXT, redact, type StaffInquiryLog } from '../../src/inquiries/index.js';
import { question } from './questions.js';

export interface InquiryLogSettings {
  readonly key: string;
  readonly retentionDays: number;
  readonly clock: Clock;
}

/** What every inquiry log must do; `makeLog` gives an empty one each time. */
export function inquiryLogContract(
  name: string,
  makeLog: (settings: InquiryLogSettings) => StaffInquiryLog | Promise<StaffInquiryLog>,
): void {
  describe(`${name}, as an inquiry log`, () => {
    let log: StaffInquiryLog;
    let now: Date;

    beforeEach(async () => {
      now = new Date('2026-11-01T09:00:00Z');
      log = await makeLog({
        key: 'a key that nobody can guess',
        retentionDays: 30,
        clock: { now: () => now },
      });
    });
    afterEach(() => log.close());

    it('keeps all that is known of a question', async () => {
      const id = await log.record(question({ text: '스마트공장 상한이 얼마예요?' }));
      expect(await log.get(id)).toMatchObject({
        id,
        status: 'open',
        reason: 'not-stated',
        language: 'ko',
        text: '스마트공장 상한이 얼마예요?',
        count: 1,
        firstAsked: now,
        lastAsked: now,
        offered: [
          { entry: 'smart-factory/benefit', confidence: 0.42 },
          { entry: 'smart-factory/overview', confidence: 0.1 },
        ],
        knowledgeVersion: 'v1',
        notes: [],
        askings: [{ channel: 'slack', times: 1, firstAsked: now, lastAsked: now }],
      });
    });

    it('hides who asked, and where, behind hashes that differ by channel and key', async () => {
      const id = await log.record(question({ user: 'U123', conversation: 'C9:171' }));
      const other = await log.record(question({ user: 'U123', conversation: 'C9:171', channel: 'teams' }));
      expect(other).toBe(id);
      const inquiry = await log.get(id);
      expect(JSON.stringify(inquiry)).not.toMatch(/U123|C9:171/);
      const hashes = inquiry?.askings.flatMap(({ user, conversation }) => [user, conversation]) ?? [];
      expect(new Set(hashes).size).toBe(4);
      for (const hash of hashes) expect(hash).toMatch(/^[0-9a-f]{64}$/);
    });

    it('redacts what is personal before it is stored', async () => {
      const id = await log.record(
        question({ text: '010-1234-5678로 연락 주세요, 2024-03-26 공고 3,000억이요' }),
      );
      expect((await log.get(id))?.text).toBe('[phone]로 연락 주세요, 2024-03-26 공고 3,000억이요');
    });

    it('cuts a long question after it is redacted, so that no half of a number stays', async () => {
      const text = `${'가'.repeat(MAX_STORED_TEXT - 8)} 010-1234-5678 ${'나'.repeat(40_000)}`;
      const stored = (await log.get(await log.record(question({ text }))))?.text ?? '';
      expect(stored.length).toBeLessThanOrEqual(MAX_STORED_TEXT);
      expect(stored).not.toMatch(/\d/);
      expect(stored.endsWith('…')).toBe(true);
    });

    it.each([
      ['case and spaces', 'Who  pays for the MOU', 'who pays for the mou '],
      ['punctuation', '지원비율이 얼마예요?', '지원비율이 얼마예요!!'],
      ['Korean spacing', '지원 비율이 얼마예요', '지원비율이얼마예요'],
      ['full width', 'ＭＯＵ가 뭐예요', 'MOU가 뭐예요'],
      ['composed and decomposed letters', '지원금', '지원금'.normalize('NFD')],
      ['commas in numbers', '예산 3,000억', '예산 3000억'],
      ['another phone number', '010-1234-5678로 알려 줘', '010-9999-8888로 알려 줘'],
    ])('counts a repeat that differs in %s alone', async (_what, first, second) => {
      const id = await log.record(question({ text: first, knowledgeVersion: 'v1' }));
      now = new Date('2026-11-02T09:00:00Z');
      expect(await log.record(question({ text: second, knowledgeVersion: 'v2', offered: [], at: now }))).toBe(
        id,
      );
      expect(await log.list()).toHaveLength(1);
      expect(await log.get(id)).toMatchObject({
        text: redact(first),
        count: 2,
        firstAsked: new Date('2026-11-01T09:00:00Z'),
        lastAsked: now,
        knowledgeVersion: 'v2',
        offered: [],
      });
    });

    it.each([
      ['other words', '지원 대상', '지원 내용'],
      ['a decimal point', '1.5배인가요', '15배인가요'],
      ['a hyphen between numbers', '2025-2027 계획', '20252027 계획'],
      ['marks alone', '???', '!!!'],
      ['emoji', '👍', '👎'],
    ])('keeps questions apart that differ in %s', async (_what, first, second) => {
      await log.record(question({ text: first }));
      await log.record(question({ text: second }));
      expect(await log.list()).toHaveLength(2);
    });

    it('tells long questions apart by what was cut off', async () => {
      await log.record(question({ text: `${'가'.repeat(5_000)} 하나` }));
      await log.record(question({ text: `${'가'.repeat(5_000)} 둘` }));
      expect(await log.list()).toHaveLength(2);
    });

    it('does not count again what the same person has asked before and now asks a person', async () => {
      const id = await log.record(question());
      await log.record(question({ reason: 'person', again: true }));
      expect(await log.get(id)).toMatchObject({ reason: 'person', count: 1, askings: [{ times: 1 }] });
    });

    it('counts a repeat of a claimed question, and begins anew after an answer', async () => {
      const first = await log.record(question());
      await log.claim(first, '김주무관');
      expect(await log.record(question())).toBe(first);
      await log.answer(first, '상한은 공고문에 있습니다.');
      const second = await log.record(question());
      expect(second).not.toBe(first);
      expect(await log.get(first)).toMatchObject({ status: 'answered', count: 2 });
      expect(await log.get(second)).toMatchObject({ status: 'open', count: 1 });
    });

    it('keeps what staff did as notes, in order', async () => {
      const id = await log.record(question());
      await log.claim(id, 'Kim');
      await log.addNote(id, 'asked the division');
      await log.ready(id, 'grant/fee');
      await log.dismiss(id, 'not about policy');
      expect(await log.get(id)).toMatchObject({
        status: 'dismissed',
        notes: [
          { kind: 'claim', text: 'Kim', at: now },
          { kind: 'note', text: 'asked the division', at: now },
          { kind: 'ready', text: 'grant/fee', at: now },
          { kind: 'dismissal', text: 'not about policy', at: now },
        ],
      });
      await log.setStatus(id, 'open');
      expect((await log.get(id))?.status).toBe('open');
    });

    it.each(['99', '0', '-1', '1.5', 'x', '', '1e3', '99999999999999999999', "1' OR 1=1"])(
      'says that there is no inquiry %j',
      async (id) => {
        await log.record(question());
        expect(await log.get(id)).toBeUndefined();
        for (const change of [
          () => log.setStatus(id, 'open'),
          () => log.addNote(id, 'x'),
          () => log.ready(id, 'x'),
          () => log.claim(id),
          () => log.answer(id, 'x'),
          () => log.dismiss(id, 'x'),
        ]) {
          await expect(change()).rejects.toMatchObject({ name: 'InquiryLogError', code: 'unknown-id' });
        }
      },
    );

    it('lists what was asked last first, by status, language, time and number', async () => {
      const day = (number: number) => new Date(Date.UTC(2026, 10, number));
      const one = await log.record(question({ text: 'one', language: 'en', at: day(3) }));
      const two = await log.record(question({ text: '둘', language: 'ko', at: day(1) }));
      const three = await log.record(question({ text: 'three', language: 'en', at: day(2) }));
      await log.claim(two);
      const ids = async (filter: Parameters<StaffInquiryLog['list']>[0]) =>
        (await log.list(filter)).map(({ id }) => id);
      expect(await ids({})).toEqual([one, three, two]);
      expect(await ids({ limit: 2 })).toEqual([one, three]);
      expect(await ids({ status: 'claimed' })).toEqual([two]);
      expect(await ids({ status: ['open', 'claimed'], since: day(2) })).toEqual([one, three]);
      expect(await ids({ language: 'ko' })).toEqual([two]);
      expect(await ids({ status: [] })).toEqual([]);
    });

    it('finds words in questions, counts what fits, and gives it out in pages', async () => {
      const day = (number: number) => new Date(Date.UTC(2026, 10, number));
      const one = await log.record(question({ text: 'Loan CAP?', language: 'en', at: day(3) }));
      const two = await log.record(question({ text: '한도가 100%인가요', at: day(2) }));
      const three = await log.record(question({ text: 'the cap of a loan', language: 'en', at: day(1) }));
      const ids = async (filter: Parameters<StaffInquiryLog['list']>[0]) =>
        (await log.list(filter)).map(({ id }) => id);
      expect(await ids({ query: 'cap' })).toEqual([one, three]);
      expect(await ids({ query: '100%' })).toEqual([two]);
      expect(await ids({ query: '_' })).toEqual([]);
      expect(await ids({ limit: 1, offset: 1 })).toEqual([two]);
      expect(await ids({ offset: 3 })).toEqual([]);
      expect(await log.count({ query: 'CAP', limit: 1, offset: 1 })).toBe(2);
      expect(await log.count()).toBe(3);
    });

    it('has another pulse after each change, and the same one after none', async () => {
      const pulses = [await log.pulse()];
      const id = await log.record(question());
      for (const change of [
        async () => undefined,
        () => log.record(question()),
        () => log.claim(id, 'Kim'),
        () => log.answer(id, 'yes'),
        () => log.setStatus(id, 'open'),
      ]) {
        await change();
        pulses.push(await log.pulse());
      }
      expect(new Set(pulses).size).toBe(pulses.length);
      expect(await log.pulse()).toBe(pulses.at(-1));
    });

    it('counts turns by day in Korea, channel, language, outcome and record', async () => {
      const at = new Date('2026-11-01T16:00:00Z');
      const turn = { at, confidence: 1, language: 'ko', outcome: 'answered' } as const;
      await log.recordTurn({ ...turn, channel: 'web', entry: 'loan/cap' });
      await log.recordTurn({ ...turn, channel: 'web', entry: 'loan/rate' });
      await log.recordTurn({ ...turn, channel: 'slack', outcome: 'unanswered' });
      await log.recordTurn({ ...turn, at: new Date('2026-10-01T00:00:00Z') });
      const row = { day: '2026-11-02', language: 'ko' };
      expect(await log.activity({ since: new Date('2026-11-01T00:00:00Z') })).toEqual([
        { ...row, channel: 'slack', outcome: 'unanswered', record: '', turns: 1 },
        { ...row, channel: 'web', outcome: 'answered', record: 'loan', turns: 2 },
      ]);
      expect((await log.activity())[0]).toMatchObject({ day: '2026-10-01', channel: '', turns: 1 });
    });

    it('counts turns by how long they took, those that were measured', async () => {
      const at = new Date('2026-11-01T16:00:00Z');
      const turn = { at, confidence: 1, language: 'ko', outcome: 'answered' } as const;
      for (const ms of [12.4, 12, 250, undefined, -3, Number.NaN])
        await log.recordTurn({ ...turn, ...(ms === undefined ? {} : { ms }) });
      await log.recordTurn({ ...turn, at: new Date('2026-10-01T00:00:00Z'), ms: 900 });
      expect(await log.times({ since: new Date('2026-11-01T00:00:00Z') })).toEqual([
        { day: '2026-11-02', ms: 12, turns: 2 },
        { day: '2026-11-02', ms: 250, turns: 1 },
      ]);
      expect((await log.times())[0]).toEqual({ day: '2026-10-01', ms: 900, turns: 1 });
    });

    it('counts turns, feedback and inquiries', async () => {
      const old = new Date('2026-10-01T00:00:00Z');
      const turn = { at: now, language: 'ko' as const, confidence: 0.9, entry: 'a' };
      await log.recordTurn({ ...turn, outcome: 'answered', at: old });
      await log.recordTurn({ ...turn, outcome: 'answered' });
      await log.recordTurn({ ...turn, outcome: 'answered', confidence: 0.7 });
      await log.recordTurn({ ...turn, outcome: 'answered', entry: 'b', language: 'en', confidence: 0.8 });
      await log.recordTurn({ at: now, language: 'ko', confidence: Number.NaN, outcome: 'unanswered' });
      await log.recordFeedback({ at: now, entry: 'a', helpful: true, language: 'ko' });
      await log.recordFeedback({ at: now, entry: 'a', helpful: false, language: 'ko' });
      await log.recordFeedback({ at: old, entry: 'b', helpful: false, language: 'ko' });
      const often = await log.record(question({ text: 'often' }));
      await log.record(question({ text: 'often' }));
      const dismissed = await log.record(question({ text: 'rarely', reason: 'none-of-these' }));
      await log.dismiss(dismissed, '');
      const stats = await log.stats({ since: now });
      expect(stats).toEqual({
        turns: 4,
        outcomes: { answered: 3, clarify: 0, unanswered: 1, social: 0 },
        languages: { ko: 3, en: 1 },
        meanConfidence: expect.closeTo(0.8),
        topEntries: [
          { entry: 'a', turns: 2 },
          { entry: 'b', turns: 1 },
        ],
        feedback: { helpful: 1, notHelpful: 1 },
        leastHelpful: [{ entry: 'a', helpful: 1, notHelpful: 1 }],
        inquiries: { open: 1, claimed: 0, answered: 0, dismissed: 1 },
        reasons: {
          'no-match': 0,
          person: 0,
          'not-stated': 1,
          'none-of-these': 1,
          'not-helpful': 0,
          failure: 0,
          'by-staff': 0,
        },
        mostAsked: [{ id: often, text: 'often', count: 2 }],
      });
      expect((await log.stats()).turns).toBe(5);
      expect(await log.askedEntries()).toEqual([
        { entry: 'a', turns: 3 },
        { entry: 'b', turns: 1 },
      ]);
      expect((await log.stats({ since: new Date('2027-01-01') })).meanConfidence).toBeUndefined();
    });

    it("forgets a user's questions, and only theirs", async () => {
      const own = await log.record(question({ text: 'only mine', user: 'U1' }));
      const shared = await log.record(question({ text: 'ours', user: 'U1' }));
      await log.record(question({ text: 'ours', user: 'U1', conversation: 'another' }));
      await log.record(question({ text: 'ours', user: 'U2' }));
      const theirs = await log.record(question({ text: 'theirs', user: 'U1', channel: 'teams' }));
      await log.addNote(own, 'with a note');
      expect(await log.deleteUser('slack', 'U1')).toBe(2);
      expect(await log.get(own)).toBeUndefined();
      expect(await log.get(shared)).toMatchObject({ count: 1, askings: [{ times: 1 }] });
      expect(await log.get(theirs)).toMatchObject({ count: 1 });
      expect(await log.deleteUser('slack', 'U1')).toBe(0);
    });

    it('purges what is past its retention, to the day', async () => {
      const turn = { outcome: 'answered' as const, confidence: 1, language: 'ko' as const };
      const asked = new Date('2026-10-02T09:00:00Z');
      const old = await log.record(question({ text: 'old', at: new Date(asked.getTime() - 1) }));
      const kept = await log.record(question({ text: 'kept', at: asked }));
      const repeated = await log.record(
        question({ text: 'repeated', user: 'U1', at: new Date('2026-09-01') }),
      );
      await log.record(question({ text: 'repeated', user: 'U2', at: now }));
      await log.recordTurn({ ...turn, at: new Date('2026-09-01') });
      await log.recordTurn({ ...turn, at: now });
      expect(await log.purge()).toBe(1);
      expect(await log.get(old)).toBeUndefined();
      expect(await log.get(kept)).toBeDefined();
      expect(await log.get(repeated)).toMatchObject({ count: 2, askings: [{ times: 1, lastAsked: now }] });
      expect((await log.stats()).turns).toBe(1);
      expect(await log.purge()).toBe(0);
    });

    it('keeps any Unicode', async () => {
      const anyText = fc.oneof(
        fc.string({ unit: 'binary' }),
        fc.string({ unit: 'grapheme' }),
        fc.array(fc.integer({ min: 0, max: 0xffff })).map((units) => String.fromCharCode(...units)),
        fc.constantFrom('', '\u0000', "'; DROP TABLE inquiries; --", '\u202eabc', '\ud800', 'a\u0000b'),
      );
      await fc.assert(
        fc.asyncProperty(anyText, anyText, async (text, note) => {
          const id = await log.record(question({ text, user: text, conversation: text, channel: text }));
          await log.addNote(id, note.replace(/\p{Cs}/gu, ''));
          const inquiry = await log.get(id);
          expect(inquiry?.notes.at(-1)?.text).toBe(note.replace(/\p{Cs}/gu, ''));
          if (inquiry?.count === 1) expect(inquiry.text).toBe(redact(text));
        }),
        { numRuns: 200 },
      );
    });

    it('rejects everything once it is closed, and closes twice', async () => {
      await log.close();
      await log.close();
      for (const call of [
        log.record(question()),
        log.recordTurn({ at: now, outcome: 'social', confidence: 1, language: 'en' }),
        log.recordFeedback({ at: now, entry: 'a', helpful: true, language: 'en' }),
        log.list(),
        log.get('1'),
        log.setStatus('1', 'open'),
        log.stats(),
        log.deleteUser('slack', 'U1'),
        log.purge(),
      ]) {
        await expect(call).rejects.toMatchObject({ name: 'InquiryLogError', code: 'closed' });
      }
    });
  });
}
