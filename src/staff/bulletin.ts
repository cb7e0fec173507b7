import type { Clock, Logger } from '../core/ports.js';
import type { DeliveryStore, NewPost, Outbox } from '../delivery/index.js';
import { type Inquiry, type StaffInquiryLog, WAITING } from '../inquiries/index.js';
import { composeDigest, type Digest, type DigestTime, lastDue } from './digest.js';

export interface BulletinOptions {
  readonly channel: string;
  readonly inquiries: Pick<StaffInquiryLog, 'list' | 'stats'>;
  readonly store: DeliveryStore;
  readonly outbox: Outbox;
  readonly clock: Clock;
  readonly logger: Logger;
  readonly subjectOf: (entry: string) => string | undefined;
  /** Undefined: no digest. */
  readonly digestAt?: DigestTime;
  /** The posts that tell staff of new questions, and of a week; pure. */
  readonly render: {
    news(inquiries: readonly Inquiry[]): readonly NewPost[];
    /** @param waiting the inquiries that wait, asked most first */
    digest(digest: Digest, waiting: readonly Inquiry[]): readonly NewPost[];
  };
  /** Least time between two posts of new questions, in milliseconds. Default: a minute. */
  readonly everyMs?: number;
}

/** Tells a staff channel of new questions, grouped, and of each week. */
export interface Bulletin {
  start(): Promise<void>;
  /** There may be a new question: staff are told soon, at most once in `everyMs`. */
  nudge(): void;
  /** Posts what is due now. For the timer, and for tests. */
  run(): Promise<void>;
  stop(): Promise<void>;
}

/** A digest that could not be posted for so long is not posted any more. */
const DIGEST_LATE_MS = 86_400_000;
/** After a first question, how long others are waited for. */
const GATHER_MS = 2_000;

export function createBulletin(options: BulletinOptions): Bulletin {
  const { channel, inquiries, store, outbox, clock, logger, subjectOf, digestAt, render } = options;
  const everyMs = options.everyMs ?? 60_000;
  const noted = `told/${channel}`;
  let timer: NodeJS.Timeout | undefined;
  let soon: NodeJS.Timeout | undefined;
  let toldAt = Number.NEGATIVE_INFINITY;
  let work: Promise<void> = Promise.resolve();

  const tellNews = async (): Promise<void> => {
    const last = await store.note(noted);
    const waiting = await inquiries.list({ status: WAITING });
    const newest = Math.max(Number(last ?? 0), ...waiting.map(({ id }) => Number(id)));
    if (last === undefined) return store.setNote(noted, String(newest));
    const news = waiting.filter(({ id }) => Number(id) > Number(last));
    if (news.length === 0) return;
    const now = clock.now().getTime();
    if (now - toldAt < everyMs) return later(everyMs - (now - toldAt));
    toldAt = now;
    // Claimed by its newest question, so that two processes, or one killed here, tell of it once.
    outbox.push(await store.queue(render.news(news), `${noted}/${newest}`));
    await store.setNote(noted, String(newest));
  };
  const tellDigest = async (): Promise<void> => {
    if (digestAt === undefined) return;
    const now = clock.now();
    const due = lastDue(digestAt, now);
    const key = `digest/${channel}/${due.toISOString()}`;
    if (now.getTime() - due.getTime() > DIGEST_LATE_MS || (await store.claimed(key))) return;
    const digest = await composeDigest(inquiries, due, subjectOf);
    const waiting = await inquiries.list({ status: WAITING });
    const mostAsked = [...waiting].sort((a, b) => b.count - a.count);
    outbox.push(await store.queue(render.digest(digest, mostAsked), key));
  };
  const run = (): Promise<void> => {
    work = work
      .then(tellNews)
      .then(tellDigest)
      .catch((error: unknown) => logger.warn({ channel, err: error }, 'staff could not be told'));
    return work;
  };
  const later = (ms: number): void => {
    if (soon !== undefined) return;
    soon = setTimeout(() => {
      soon = undefined;
      void run();
    }, ms);
    soon.unref();
  };

  return {
    async start() {
      timer = setInterval(run, Math.min(everyMs, 60_000));
      timer.unref();
      await run();
    },
    nudge: () => later(Math.min(GATHER_MS, everyMs)),
    run,
    async stop() {
      clearInterval(timer);
      clearTimeout(soon);
      await work;
    },
  };
}
