import type { Language } from '../core/model/knowledge-base.js';
import type { Clock, InquiryStatus, NewInquiry } from '../core/ports.js';
import type { Reply } from '../core/reply.js';
import type { DeliveryStore, NewPost, Outbox, Told } from '../delivery/index.js';
import { type Inquiry, type StaffInquiryLog, WAITING } from '../inquiries/index.js';
import type { MissedGroup } from './digest.js';

/** Why an inquiry is dismissed, in the order offered. */
export const DISMISS_REASONS = ['not-policy', 'answered', 'duplicate', 'personal', 'other'] as const;
export type DismissReason = (typeof DISMISS_REASONS)[number];

/** What an asker is told by staff, in the language that she asked in. */
export interface StaffWord {
  readonly question: string;
  readonly language: Language;
  /** What staff wrote, or why they dismissed the question; what they noted for themselves is not told. */
  readonly said:
    | { readonly answer: string }
    | { readonly dismissed: DismissReason }
    /** The desk's own answer, from content that has gone live since. */
    | { readonly reply: Reply }
    /** The desk's own answer, of which a figure has changed since it was told. */
    | { readonly corrected: Reply }
    /** What was told is not stated any more. */
    | { readonly withdrawn: true };
  /** Whom else to ask; empty when the content names nobody. */
  readonly contact: string;
}

/** A member of staff, as a platform vouches for her. */
export interface StaffMember {
  /** Such as `slack:T1/U1`: kept in notes, as names change and two people may share one. */
  readonly id: string;
  /** As others know her; may be empty. */
  readonly name: string;
}

/** How a channel reaches an asker. */
export interface AskerChannel {
  readonly outbox: Outbox;
  /** The posts that bring word of staff to an address of this channel; pure. */
  tell(address: unknown, word: StaffWord): readonly NewPost[];
}

export interface Waiting {
  /** Asked last first. */
  readonly inquiries: readonly Inquiry[];
  readonly open: number;
  readonly claimed: number;
}

/** What became of a staff action. */
export type Settlement =
  /** `told` is the number of conversations that word of it is on its way to. */
  | { readonly kind: 'done'; readonly told: number }
  /** Another has claimed it first. */
  | { readonly kind: 'taken'; readonly by: string }
  /** Another has settled it in the meantime. */
  | { readonly kind: 'settled'; readonly status: InquiryStatus }
  /** The content does not answer it, or not any more. */
  | { readonly kind: 'not-ready' }
  | { readonly kind: 'unknown' };

/**
 * What staff do with inquiries, on every channel alike. It does not check who asks for it: a channel calls it only
 * after `Roles.isStaff`, in the handler of the submission itself.
 */
export interface StaffDesk {
  waiting(limit: number): Promise<Waiting>;
  get(id: string): Promise<Inquiry | undefined>;
  /** The first who claims an inquiry has it. */
  claim(id: string, by: StaffMember): Promise<Settlement>;
  /** Settles an inquiry with an answer and sends it to everyone who asked and can still be reached. */
  answer(id: string, text: string, by: StaffMember): Promise<Settlement>;
  /**
   * Notes that the content answers an inquiry by now, if it does, or that a figure has changed in what it told the askers
   * of a settled one; staff see it.
   */
  ready(id: string): Promise<void>;
  /**
   * Sends what the content says now to everyone who asked and can still be reached: as an answer, which settles the inquiry,
   * or as the correction of the one that was sent.
   */
  send(id: string, by: StaffMember): Promise<Settlement>;
  /** Settles it without one; whoever asked is told why in kind words, and `note`, the reason as staff put it, is kept. */
  dismiss(id: string, why: { reason: DismissReason; note: string }, by: StaffMember): Promise<Settlement>;
  /** Has a settled inquiry wait again, for a word that mends the first. */
  reopen(id: string, by: StaffMember): Promise<Settlement>;
  /** Puts a message of somebody's on the list; resolves to the inquiry's id. */
  log(
    inquiry: Omit<NewInquiry, 'at' | 'reason' | 'offered' | 'knowledgeVersion'>,
    address: unknown,
  ): Promise<string>;
  /** From now on askers of this channel can be reached. */
  reach(channel: string, way: AskerChannel): void;
  /** Questions of one meaning together, most asked first. */
  groupsOf(inquiries: readonly Inquiry[]): readonly MissedGroup[];
  /** Hears of each inquiry that staff have done something to, on whatever channel. */
  onChange(hear: (id: string) => void): void;
}

export interface StaffDeskOptions {
  readonly inquiries: StaffInquiryLog;
  readonly store: DeliveryStore;
  readonly clock: Clock;
  readonly knowledgeVersion: () => string;
  /** Whom the content names for what the desk cannot answer. Default: nobody. */
  readonly contact?: (language: Language) => string;
  /** What the content answers to an inquiry now, for the public. Default: nothing. */
  readonly answerOf?: (inquiry: Inquiry) => Reply | undefined;
  /** What stands in place of what was told: `undefined` while that still holds. Default: it always does. */
  readonly correctionOf?: (inquiry: Inquiry, told: Told) => Reply | 'withdrawn' | undefined;
  /** What is noted of a reply that is told, to see later whether it still holds; nothing where it has no figure. */
  readonly saysOf?: (reply: Reply) => readonly string[];
  /** Default: no groups. */
  readonly groupsOf?: StaffDesk['groupsOf'];
}

/** A member of staff in a note: the name, and behind it the id. */
export function signed({ id, name }: StaffMember): string {
  return name === '' ? id : `${name} (${id})`;
}

/** Whether a note was signed by a member of staff, whatever she was called then. */
function isSignedBy(note: string, { id }: StaffMember): boolean {
  return note === id || note.endsWith(` (${id})`);
}

/** Who has claimed an inquiry, as the note of it says. */
export function claimedBy({ status, notes }: Inquiry): string | undefined {
  return status === 'claimed' ? notes.findLast(({ kind }) => kind === 'claim')?.text : undefined;
}

/** The entry that the content answers a waiting inquiry from, or has told otherwise before, as was last noted. */
export function readyFrom({ status, notes }: Inquiry): string | undefined {
  if (status === 'dismissed') return undefined;
  const last = notes.findLast(({ kind }) => kind === 'ready' || kind === 'answer' || kind === 'dismissal');
  return last?.kind === 'ready' ? last.text : undefined;
}

export function createStaffDesk(options: StaffDeskOptions): StaffDesk {
  const {
    inquiries,
    store,
    clock,
    knowledgeVersion,
    contact = () => '',
    groupsOf = () => [],
    answerOf,
    correctionOf = () => undefined,
    saysOf = () => [],
  } = options;
  const listeners: ((id: string) => void)[] = [];
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
  const change = (
    id: string,
    from: readonly InquiryStatus[],
    { what, by }: { readonly what: string; readonly by: StaffMember },
    act: (inquiry: Inquiry) => Promise<Settlement>,
  ): Promise<Settlement> =>
    inTurn(id, async () => {
      const inquiry = await inquiries.get(id);
      if (inquiry === undefined) return { kind: 'unknown' };
      if (!from.includes(inquiry.status)) return { kind: 'settled', status: inquiry.status };
      const result = await act(inquiry);
      if (result.kind !== 'done') return result;
      await store.logChange({ who: signed(by), what, about: `inquiry/${id}` });
      for (const hear of listeners) hear(id);
      return result;
    });
  /** Under which the askers of an inquiry are told once: what staff have told them before is counted. */
  const keyOf = ({ id, notes }: Inquiry): string =>
    `told/${id}/${notes.filter(({ kind }) => kind === 'answer' || kind === 'dismissal').length}`;
  const tellAskers = async (inquiry: Inquiry, said: StaffWord['said'], reply?: Reply): Promise<number> => {
    const { id, text, language } = inquiry;
    const askers = await store.askersOf(id);
    const reached = askers.flatMap((asker) => {
      const way = ways.get(asker.channel);
      const word = { question: text, language, said, contact: contact(language) };
      return way === undefined ? [] : [way.tell(asker.address, word)];
    });
    // Told first and noted then: a process killed in between leaves an inquiry that waits, and nobody told twice.
    const says = reply === undefined ? [] : saysOf(reply);
    const told = reply?.entry === undefined || says.length === 0 ? undefined : { entry: reply.entry, says };
    const posts = await store.settle(id, reached.flat(), keyOf(inquiry), told);
    for (const [channel, way] of ways) way.outbox.push(posts.filter((post) => post.channel === channel));
    return reached.length;
  };

  const toldOf = async ({ id }: Inquiry): Promise<Told | undefined> => (await store.told(id))[0];
  const noteOf = (reply: Reply, by: StaffMember): string =>
    `${[...reply.paragraphs, `[${reply.entry}]`].join('\n')}\n(${signed(by)})`;
  /** Everyone who was told before is told what has changed in it, once. */
  const correct = async (inquiry: Inquiry, by: StaffMember): Promise<Settlement> => {
    const { id, status } = inquiry;
    if (readyFrom(inquiry) === undefined) return { kind: 'settled', status };
    const told = await toldOf(inquiry);
    const now = told === undefined ? undefined : correctionOf(inquiry, told);
    // A process that ended between the telling and the note has told everyone already.
    if (now === undefined && !(await store.claimed(keyOf(inquiry)))) return { kind: 'not-ready' };
    if (now === undefined) {
      await inquiries.answer(id, `(${signed(by)})`);
      return { kind: 'done', told: 0 };
    }
    if (now === 'withdrawn') {
      const reached = await tellAskers(inquiry, { withdrawn: true });
      await inquiries.answer(id, `withdrawn [${told?.entry}]\n(${signed(by)})`);
      return { kind: 'done', told: reached };
    }
    const reached = await tellAskers(inquiry, { corrected: now }, now);
    await inquiries.answer(id, noteOf(now, by));
    return { kind: 'done', told: reached };
  };

  return {
    async waiting(limit) {
      const all = await inquiries.list({ status: WAITING });
      const open = all.filter(({ status }) => status === 'open').length;
      return { inquiries: all.slice(0, limit), open, claimed: all.length - open };
    },
    get: (id) => inquiries.get(id),
    claim: (id, by) =>
      change(id, WAITING, { what: 'claim', by }, async (inquiry) => {
        const first = claimedBy(inquiry);
        if (first !== undefined) {
          return isSignedBy(first, by) ? { kind: 'done', told: 0 } : { kind: 'taken', by: first };
        }
        await inquiries.claim(id, signed(by));
        return { kind: 'done', told: 0 };
      }),
    answer: (id, text, by) =>
      change(id, WAITING, { what: 'answer', by }, async (inquiry) => {
        const told = await tellAskers(inquiry, { answer: text });
        await inquiries.answer(id, `${text}\n(${signed(by)})`);
        return { kind: 'done', told };
      }),
    async ready(id) {
      const inquiry = await inquiries.get(id);
      if (inquiry === undefined || inquiry.status === 'dismissed') return;
      const told = inquiry.status === 'answered' ? await toldOf(inquiry) : undefined;
      const changed = told !== undefined && correctionOf(inquiry, told) !== undefined;
      const answer = inquiry.status === 'answered' ? undefined : answerOf?.(inquiry);
      const entry = changed ? told.entry : answer?.entry;
      if (entry === undefined || entry === readyFrom(inquiry)) return;
      await inquiries.ready(id, entry);
      for (const hear of listeners) hear(id);
    },
    send: (id, by) =>
      change(id, [...WAITING, 'answered'], { what: 'send', by }, async (inquiry) => {
        if (inquiry.status === 'answered') return correct(inquiry, by);
        const reply = answerOf?.(inquiry);
        if (reply === undefined) return { kind: 'not-ready' };
        const told = await tellAskers(inquiry, { reply }, reply);
        await inquiries.answer(id, noteOf(reply, by));
        return { kind: 'done', told };
      }),
    dismiss: (id, { reason, note }, by) =>
      change(id, WAITING, { what: 'dismiss', by }, async (inquiry) => {
        // Whoever wrote a message that staff have logged has not asked the desk for anything.
        const asked = inquiry.reason !== 'by-staff';
        const told = asked ? await tellAskers(inquiry, { dismissed: reason }) : 0;
        await inquiries.dismiss(id, `${note || reason} (${signed(by)})`);
        return { kind: 'done', told };
      }),
    reopen: (id, by) =>
      change(id, ['answered', 'dismissed'], { what: 'reopen', by }, async () => {
        await inquiries.addNote(id, `reopened (${signed(by)})`);
        await inquiries.setStatus(id, 'open');
        return { kind: 'done', told: 0 };
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
    groupsOf,
    reach: (channel, way) => void ways.set(channel, way),
    onChange: (hear) => void listeners.push(hear),
  };
}
