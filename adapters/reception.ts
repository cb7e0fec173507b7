import type { Language } from '../src/core/model/knowledge-base.js';
import type { Reply, Turn } from '../src/core/reply.js';
import type { DeliveryStore, NewPost, Outbox, TakenTurn } from '../src/delivery/index.js';
import type { ChannelOptions } from './contract.js';
import { createTurns } from './turns.js';

/** A turn to be taken once. */
export interface Arrival<Address> {
  /** Every name that the platform may deliver it under; one that was seen before makes it a redelivery. */
  readonly keys: readonly string[];
  readonly turn: Turn;
  /** Where its reply goes: plain data. */
  readonly address: Address;
  /** What a failure is said in. */
  readonly language?: Language;
}

export interface ReceptionOptions<Address> extends ChannelOptions {
  readonly channel: string;
  readonly store: DeliveryStore;
  readonly outbox: Outbox;
  /** The posts of a reply to a turn, which has the role that it was answered with; pure. */
  readonly render: (
    reply: Reply,
    taken: { readonly turn: Turn; readonly address: Address },
  ) => readonly NewPost[];
  /** Wraps the answering of a turn, such as to show that the desk is at work. Must call `answer` once. */
  readonly around?: (turn: Turn, address: Address, answer: () => Promise<Reply>) => Promise<Reply>;
  /** Who the user is to the platform, asked when a turn is answered; staff only where nobody else reads the reply. */
  readonly roleOf?: (turn: Turn, address: Address) => Promise<'staff' | undefined>;
  /** Claimed when a turn is taken, such as its thread: a follow-up may come before the answer. */
  readonly claims?: (turn: Turn, address: Address) => readonly string[];
  /** Where staff can reach whoever asked; undefined for a place that does not last. Default: where the reply goes. */
  readonly askerAddress?: (turn: Turn, address: Address) => unknown;
  /** Hears of each inquiry that a turn has left. */
  readonly onInquiry?: () => void;
}

/** Where a channel hands over what its platform delivers. */
export interface Reception<Address> {
  /**
   * Resolves once the turn is written down, so that the platform can be told that it has arrived; to false when it
   * was taken before. The reply follows by itself, after those of the same conversation.
   */
  take(arrival: Arrival<Address>): Promise<boolean>;
  /** Answers what an earlier process took and did not answer, and sends what it did not send. */
  resume(): Promise<void>;
  /** Resolves when no turn is in flight: every reply is in the outbox. */
  settled(): Promise<void>;
}

/** Answers that begin in one round of the event loop. */
const BEGIN_AT_ONCE = 4;

/**
 * Lets few answers begin in each round of the event loop, so that what arrives meanwhile is acknowledged first: under
 * load answers wait for their turn, acknowledgements do not.
 */
function createGate(): () => Promise<void> {
  const waiting: (() => void)[] = [];
  const open = (): void => {
    for (const begin of waiting.splice(0, BEGIN_AT_ONCE)) begin();
    if (waiting.length > 0) setImmediate(open);
  };
  return () =>
    new Promise((resolve) => {
      waiting.push(resolve);
      if (waiting.length === 1) setImmediate(open);
    });
}

/** Begun once beside others, and twice alone: a turn that no process survives is set aside for staff instead of being read again. */
const MOST_ATTEMPTS = 3;

/**
 * Takes each turn once and answers it, whatever happens in between: the turn is written down before it is
 * acknowledged, and its reply before it is sent. A process that is killed at any point leaves either the turn or its
 * reply for the next one.
 */
export function createReception<Address>(options: ReceptionOptions<Address>): Reception<Address> {
  const { channel, store, outbox, render, claims, logger, words, onInquiry } = options;
  const myTurn = createGate();
  const addresses = new WeakMap<Turn, Address>();
  const ids = new WeakMap<Turn, string>();
  /** Turns that an earlier process may have ended in. */
  const suspects = new WeakSet<Turn>();
  /** Turns as they were answered: with the role of whoever asked. */
  const answered = new WeakMap<Turn, Turn>();
  const turns = createTurns({
    ...options,
    async handle(turn) {
      await myTurn();
      const id = ids.get(turn);
      if (id !== undefined) await (suspects.has(turn) ? store.attempt(id) : store.begun(id));
      const address = addresses.get(turn);
      const role = address === undefined ? undefined : await options.roleOf?.(turn, address);
      const asked = role === undefined ? turn : { ...turn, role };
      answered.set(turn, asked);
      const answer = (): Promise<Reply> => options.handle(asked, id);
      return address === undefined || options.around === undefined
        ? answer()
        : options.around(turn, address, answer);
    },
  });
  const askerAddress = options.askerAddress ?? ((_turn: Turn, address: Address): unknown => address);

  const keep = async ({ id, turn, address }: TakenTurn, reply: Reply): Promise<void> => {
    const where = address as Address;
    const reach = reply.inquiry === undefined ? undefined : askerAddress(turn, where);
    const posts = await store.finish(id, {
      posts: render(reply, { turn: answered.get(turn) ?? turn, address: where }),
      ...(reply.inquiry === undefined || reach === undefined
        ? {}
        : { asker: { inquiry: reply.inquiry, channel, user: turn.user, address: reach } }),
    });
    outbox.push(posts);
    if (reply.inquiry !== undefined) onInquiry?.();
  };
  const answer = (taken: TakenTurn, language?: Language): Promise<void> => {
    addresses.set(taken.turn, taken.address as Address);
    ids.set(taken.turn, taken.id);
    return turns.take(taken.turn, (reply) => keep(taken, reply), language);
  };

  /** Logs what no process survived reading, for staff to see, and says so. */
  const setAside = async (taken: TakenTurn): Promise<void> => {
    logger.error(
      { channel, attempts: taken.attempts },
      'a turn that no process survived is set aside for staff',
    );
    await keep(
      taken,
      await options.handle({ ...taken.turn, unread: true }, taken.id).catch(() => words.failure('ko')),
    );
  };

  const answerAlone = async (begun: readonly TakenTurn[]): Promise<void> => {
    for (const taken of begun) {
      suspects.add(taken.turn);
      if (taken.attempts < MOST_ATTEMPTS) await answer(taken);
      else
        await setAside(taken).catch((error: unknown) =>
          logger.error({ channel, err: error }, 'a turn that was set aside could not be finished'),
        );
    }
  };
  let suspected: Promise<void> = Promise.resolve();

  return {
    async take({ keys, turn, address, language }) {
      const claimed = claims === undefined ? {} : { claims: claims(turn, address) };
      const taken = await store.take(keys, { turn, address, ...claimed });
      if (taken === undefined) return false;
      // After what an earlier process has left of the same conversation.
      void suspected.then(() => answer(taken, language));
      return true;
    },
    async resume() {
      await outbox.resume();
      const left = await store.unfinished(channel);
      if (left.length > 0)
        logger.info({ channel, turns: left.length }, 'turns from before the restart are answered now');
      // One that was begun may be why the process ended. They go first, one after another and the least tried first, so
      // that the next end tells which it was, and a process that is stopped for another reason puts the blame on one.
      const begun = left.filter(({ attempts }) => attempts > 0).sort((a, b) => a.attempts - b.attempts);
      suspected = answerAlone(begun).then(() => {
        for (const taken of left) if (taken.attempts === 0) void answer(taken);
      });
    },
    async settled() {
      await suspected;
      await turns.settled();
    },
  };
}
