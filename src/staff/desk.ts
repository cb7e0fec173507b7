import type { Language } from '../core/model/knowledge-base.js';
import type { Clock, InquiryStatus, NewInquiry } from '../core/ports.js';
import type { DeliveryStore, NewPost, Outbox } from '../delivery/index.js';
import { type Inquiry, type StaffInquiryLog, WAITING } from '../inquiries/index.js';

/** What an asker is told. */
export interface StaffAnswer {
  readonly question: string;
  readonly answer: string;
  readonly language: Language;
}

/** How a channel reaches an asker. */
export interface AskerChannel {
  readonly outbox: Outbox;
  /** The posts that bring an answer to an address of this channel; pure. */
  tell(address: unknown, answer: StaffAnswer): readonly NewPost[];
}

export interface Waiting {
  /** Asked last first. */
  readonly inquiries: readonly Inquiry[];
  readonly open: number;
  readonly claimed: number;
}

/** What became of a staff action. */
export type Settlement =
  /** `told` is the number of conversations that the answer is on its way to. */
  | { readonly kind: 'done'; readonly told: number }
  /** Another has settled it in the meantime. */
  | { readonly kind: 'settled'; readonly status: InquiryStatus }
  | { readonly kind: 'unknown' };

/**
 * What staff do with inquiries, on every channel alike. It does not check who asks for it: a channel calls it only
 * after `Roles.isStaff`, in the handler of the submission itself.
 */
export interface StaffDesk {
  waiting(limit: number): Promise<Waiting>;
  get(id: string): Promise<Inquiry | undefined>;
  claim(id: string, by: string): Promise<Settlement>;
  /** Settles an inquiry with an answer and sends it to everyone who asked and can still be reached. */
  answer(id: string, text: string, by: string): Promise<Settlement>;
  dismiss(id: string, reason: string, by: string): Promise<Settlement>;
  /** Puts a message of somebody's on the list; resolves to the inquiry's id. */
  log(
    inquiry: Omit<NewInquiry, 'at' | 'reason' | 'offered' | 'knowledgeVersion'>,
    address: unknown,
  ): Promise<string>;
  /** From now on askers of this channel can be reached. */
  reach(channel: string, way: AskerChannel): void;
}

export interface StaffDeskOptions {
  readonly inquiries: StaffInquiryLog;
  readonly store: DeliveryStore;
  readonly clock: Clock;
  readonly knowledgeVersion: () => string;
}

export function createStaffDesk({ inquiries, store, clock, knowledgeVersion }: StaffDeskOptions): StaffDesk {
  const ways = new Map<string, AskerChannel>();
  const busy = new Map<string, Promise<unknown>>();

  /** Two members of staff who settle the same inquiry at once do so one after the other. */
  const inTurn = <Result>(id: string, work: () => Promise<Result>): Promise<Result> => {
    const next = (busy.get(id) ?? Promise.resolve()).then(work, work);
    const done = next.catch(() => undefined);
    busy.set(id, done);
    void done.then(() => {
      if (busy.get(id) === done) busy.delete(id);
    });
    return next;
  };
  const whileWaiting = (id: string, act: (inquiry: Inquiry) => Promise<number>): Promise<Settlement> =>
    inTurn(id, async () => {
      const inquiry = await inquiries.get(id);
      if (inquiry === undefined) return { kind: 'unknown' };
      if (!WAITING.includes(inquiry.status)) return { kind: 'settled', status: inquiry.status };
      return { kind: 'done', told: await act(inquiry) };
    });
  const tellAskers = async ({ id, text, language }: Inquiry, answer: string): Promise<number> => {
    const askers = await store.askersOf(id);
    const reached = askers.flatMap((asker) => {
      const way = ways.get(asker.channel);
      return way === undefined ? [] : [way.tell(asker.address, { question: text, answer, language })];
    });
    // Told first and noted then: a process killed in between leaves an inquiry that waits, and nobody told twice.
    const posts = await store.settle(id, reached.flat());
    for (const [channel, way] of ways) way.outbox.push(posts.filter((post) => post.channel === channel));
    return reached.length;
  };

  return {
    async waiting(limit) {
      const all = await inquiries.list({ status: WAITING });
      const open = all.filter(({ status }) => status === 'open').length;
      return { inquiries: all.slice(0, limit), open, claimed: all.length - open };
    },
    get: (id) => inquiries.get(id),
    claim: (id, by) =>
      whileWaiting(id, async () => {
        await inquiries.claim(id, by);
        return 0;
      }),
    answer: (id, text, by) =>
      whileWaiting(id, async (inquiry) => {
        const told = await tellAskers(inquiry, text);
        await inquiries.answer(id, `${text}\n(${by})`);
        return told;
      }),
    dismiss: (id, reason, by) =>
      whileWaiting(id, async () => {
        await inquiries.dismiss(id, `${reason} (${by})`);
        await store.settle(id, []);
        return 0;
      }),
    async log(inquiry, address) {
      const id = await inquiries.record({
        ...inquiry,
        at: clock.now(),
        reason: 'by-staff',
        offered: [],
        knowledgeVersion: knowledgeVersion(),
      });
      await store.keepAsker({ inquiry: id, channel: inquiry.channel, user: inquiry.user, address });
      return id;
    },
    reach: (channel, way) => void ways.set(channel, way),
  };
}
