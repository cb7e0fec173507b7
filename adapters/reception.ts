import type { Language } from '../src/core/model/knowledge-base.js';
import type { Reply, Turn } from '../src/core/reply.js';
import type { DeliveryStore, NewPost, Outbox, TakenTurn } from '../src/delivery/index.js';
import type { ChannelOptions } from './contract.js';
import { owesStaffVersion, type Readers, roleAt, tellsMore } from './readers.js';
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
  readonly render: (reply: Reply, taken: Rendered<Address>) => readonly NewPost[];
  /** Shows that the desk is at work from when a turn is taken; what it returns is called when the reply is there. */
  readonly atWork?: (turn: Turn, address: Address) => () => Promise<void>;
  /** Who reads what is said at an address. */
  readonly readersAt: (address: Address) => Readers;
  /** Whether the platform says that the user is staff, asked when a turn is answered. */
  readonly isStaff: (turn: Turn, address: Address) => Promise<boolean>;
  /** Where only whoever asked reads, for what others at the address may not; undefined when no such place is known. */
  readonly aloneWith: (turn: Turn, address: Address) => Promise<Address | undefined>;
  /** Claimed when a turn is taken, such as its thread: a follow-up may come before the answer. */
  readonly claims?: (turn: Turn, address: Address) => readonly string[];
  /** Where staff can reach whoever asked; undefined for a place that does not last. Default: where the reply goes. */
  readonly askerAddress?: (turn: Turn, address: Address) => unknown;
  /** Hears of each inquiry that a turn has left, or raised the count of. */
  readonly onInquiry?: (id: string) => void;
}

/** What a reply is rendered for. */
export interface Rendered<Address> {
  readonly turn: Turn;
  readonly address: Address;
  /** What is said of a version for staff: that it has gone to whoever asked, or where to ask for it; or that this is it. */
  readonly staffVersion?: 'sent' | 'elsewhere' | 'this';
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

/** An answer begins at least this often, however much arrives. */
const LONGEST_WAIT_MS = 50;

interface Gate {
  /** Something has arrived, and is acknowledged first. */
  arrived(): void;
  /** Resolves when the next answer may begin. */
  pass(): Promise<void>;
}

/**
 * Lets one answer begin in a round of the event loop in which nothing arrived, so that under load answers wait for their turn and
 * acknowledgements do not.
 */
function createGate(): Gate {
  const waiting: (() => void)[] = [];
  let arrivals = 0;
  let last = 0;
  const open = (): void => {
    const isQuiet = arrivals === 0;
    arrivals = 0;
    if (isQuiet || performance.now() - last >= LONGEST_WAIT_MS) {
      waiting.shift()?.();
      last = performance.now();
    }
    if (waiting.length > 0) setImmediate(open);
  };
  return {
    arrived() {
      arrivals += 1;
    },
    pass: () =>
      new Promise((resolve) => {
        waiting.push(resolve);
        if (waiting.length === 1) setImmediate(open);
      }),
  };
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
  const gate = createGate();
  const addresses = new WeakMap<Turn, Address>();
  /** Turns that an earlier process may have ended in. */
  const suspects = new WeakSet<Turn>();
  /** Turns as they were answered: with the role that the place allows. */
  const answered = new WeakMap<Turn, Turn>();
  /** What staff are owed beside a reply that others read too. */
  const asides = new WeakMap<Turn, Reply>();
  const turns = createTurns({
    ...options,
    async handle(turn, id) {
      await gate.pass();
      await (suspects.has(turn) ? store.attempt(id) : store.begun(id));
      const address = addresses.get(turn);
      return address === undefined ? options.handle(turn, id) : answerAt(turn, address, id);
    },
  });
  const answerAt = async (turn: Turn, address: Address, id: string): Promise<Reply> => {
    const readers = options.readersAt(address);
    const isStaff = await options.isStaff(turn, address);
    const role = roleAt(readers, isStaff);
    const asked = role === undefined ? turn : { ...turn, role };
    answered.set(turn, asked);
    const reply = await options.handle(asked, id);
    if (!owesStaffVersion(readers, isStaff)) return reply;
    const aside = await options.handle({ ...turn, role: 'staff', aside: true }, id);
    if (tellsMore(aside, reply)) asides.set(turn, aside);
    return reply;
  };
  const askerAddress = options.askerAddress ?? ((_turn: Turn, address: Address): unknown => address);

  const postsOf = async (turn: Turn, address: Address, reply: Reply): Promise<readonly NewPost[]> => {
    const aside = asides.get(turn);
    const rendered = { turn: answered.get(turn) ?? turn, address };
    if (aside === undefined) return render(reply, rendered);
    const alone = await options.aloneWith(turn, address);
    if (alone === undefined) return render(reply, { ...rendered, staffVersion: 'elsewhere' });
    return [
      ...render(reply, { ...rendered, staffVersion: 'sent' }),
      ...render(aside, { turn: { ...turn, role: 'staff' }, address: alone, staffVersion: 'this' }),
    ];
  };
  const keep = async ({ id, turn, address }: TakenTurn, reply: Reply): Promise<void> => {
    const where = address as Address;
    const reach = reply.inquiry === undefined ? undefined : askerAddress(turn, where);
    const posts = await store.finish(id, {
      posts: await postsOf(turn, where, reply),
      ...(reply.inquiry === undefined || reach === undefined
        ? {}
        : { asker: { inquiry: reply.inquiry, channel, user: turn.user, address: reach } }),
    });
    outbox.push(posts);
    if (reply.inquiry !== undefined) onInquiry?.(reply.inquiry);
  };
  const answer = (taken: TakenTurn, language?: Language): Promise<void> => {
    addresses.set(taken.turn, taken.address as Address);
    const done = options.atWork?.(taken.turn, taken.address as Address);
    const deliver = async (reply: Reply): Promise<void> => {
      await done?.();
      await keep(taken, reply);
    };
    return turns.take(taken.turn, deliver, language, { request: taken.id });
  };

  /** Logs what no process survived reading, for staff to see, and says so. */
  const setAside = async (taken: TakenTurn): Promise<void> => {
    logger.error(
      { request: taken.id, channel, attempts: taken.attempts },
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
          logger.error(
            { request: taken.id, channel, err: error },
            'a turn that was set aside could not be finished',
          ),
        );
    }
  };
  let suspected: Promise<void> = Promise.resolve();
  let resumed = false;
  /** Turns that wait to be answered after what was taken before them. */
  const coming = new Set<Promise<void>>();

  /** Answers after what an earlier process has left of the same conversation, and what others have taken. */
  const answerInTurn = (taken: TakenTurn, language?: Language): void => {
    const come = suspected
      .then(() => store.comes(taken.id))
      .then(
        (own) => {
          if (own) void answer(taken, language);
        },
        (error: unknown) =>
          logger.error({ request: taken.id, channel, err: error }, 'a turn waits for another process'),
      )
      .finally(() => coming.delete(come));
    coming.add(come);
  };

  return {
    async take({ keys, turn, address, language }) {
      gate.arrived();
      const claimed = claims === undefined ? {} : { claims: claims(turn, address) };
      const taken = await store.take(keys, { turn, address, ...claimed });
      if (taken === undefined) return false;
      answerInTurn(taken, language);
      return true;
    },
    async resume() {
      if (!resumed) {
        resumed = true;
        // What another process leaves behind is taken up as what one before this has left.
        store.onLeft(channel, () => {
          this.resume().catch((error: unknown) =>
            logger.error({ channel, err: error }, 'what another process left could not be taken up'),
          );
        });
      }
      await outbox.resume();
      const left = await store.unfinished(channel);
      if (left.length > 0)
        logger.info({ channel, turns: left.length }, 'turns that another process left are answered now');
      // One that was begun may be why the process ended. They go first, one after another and the least tried first, so
      // that the next end tells which it was, and a process that is stopped for another reason puts the blame on one.
      const begun = left.filter(({ attempts }) => attempts > 0).sort((a, b) => a.attempts - b.attempts);
      suspected = suspected.then(() => answerAlone(begun));
      for (const taken of left) if (taken.attempts === 0) answerInTurn(taken);
    },
    async settled() {
      await suspected;
      await Promise.all(coming);
      await turns.settled();
    },
  };
}
