import type { Clock, Logger } from '../core/ports.js';
import type { DeliveryStore, NewPost, Outbox } from '../delivery/index.js';
import { type Inquiry, type StaffInquiryLog, WAITING } from '../inquiries/index.js';
import { composeDigest, type Digest, type DigestTime, lastDue, type MissedGroup } from './digest.js';

export interface BulletinOptions {
  readonly channel: string;
  readonly inquiries: Pick<StaffInquiryLog, 'list' | 'stats' | 'get'>;
  readonly store: DeliveryStore;
  readonly outbox: Outbox;
  readonly clock: Clock;
  readonly logger: Logger;
  readonly subjectOf: (entry: string) => string | undefined;
  /** Puts questions of one meaning together, for the digest. */
  readonly groupsOf?: (inquiries: readonly Inquiry[]) => readonly MissedGroup[];
  /** Undefined: no digest. */
  readonly digestAt?: DigestTime;
  /** The posts that tell staff of a question as it stands, and of a week; pure. */
  readonly render: {
    inquiry(inquiry: Inquiry): readonly NewPost[];
    /** @param waiting the inquiries that wait, asked most first */
    digest(digest: Digest, waiting: readonly Inquiry[]): readonly NewPost[];
  };
  /** Time between two looks for new questions, in milliseconds. Default: a minute. */
  readonly everyMs?: number;
}

/** Tells a staff channel of each question, keeps what it was told up to date, and tells it of each week. */
export interface Bulletin {
  start(): Promise<void>;
  /** There may be a new question: staff are told soon. */
  nudge(): void;
  /** A question is not as it was: its post is brought up to date, if there is one. */
  changed(id: string): void;
  /** Posts what is due now. For the timer, and for tests. */
  run(): Promise<void>;
  stop(): Promise<void>;
}

/** A digest that could not be posted for so long is not posted any more. */
const DIGEST_LATE_MS = 86_400_000;
/** How long what happens at once is waited for, so that it is told once. */
const GATHER_MS = 500;

export function createBulletin(options: BulletinOptions): Bulletin {
  const { channel, inquiries, store, outbox, clock, logger, subjectOf, groupsOf, digestAt, render } = options;
  const everyMs = options.everyMs ?? 60_000;
  const noted = `told/${channel}`;
  let timer: NodeJS.Timeout | undefined;
  let soon: NodeJS.Timeout | undefined;
  const stale = new Set<string>();
  let work: Promise<void> = Promise.resolve();

  const tellNews = async (): Promise<void> => {
    const last = await store.note(noted);
    const waiting = await inquiries.list({ status: WAITING });
    const newest = Math.max(Number(last ?? 0), ...waiting.map(({ id }) => Number(id)));
    if (last === undefined) return store.setNote(noted, String(newest));
    const news = waiting.filter(({ id }) => Number(id) > Number(last));
    for (const inquiry of news.sort((a, b) => Number(a.id) - Number(b.id))) {
      // Claimed by its question, so that two processes, or one killed here, tell of it once.
      outbox.push(await store.queue(render.inquiry(inquiry), `${noted}/${inquiry.id}`));
      stale.delete(inquiry.id);
    }
    if (news.length > 0) await store.setNote(noted, String(newest));
  };
  const tellChanges = async (): Promise<void> => {
    for (const id of [...stale]) {
      stale.delete(id);
      const inquiry = await inquiries.get(id);
      // One that staff were never told of has no post.
      if (inquiry === undefined || !(await store.claimed(`${noted}/${id}`))) continue;
      outbox.push(await store.queue(render.inquiry(inquiry)));
    }
  };
  const tellDigest = async (): Promise<void> => {
    if (digestAt === undefined) return;
    const now = clock.now();
    const due = lastDue(digestAt, now);
    const key = `digest/${channel}/${due.toISOString()}`;
    if (now.getTime() - due.getTime() > DIGEST_LATE_MS || (await store.claimed(key))) return;
    const digest = await composeDigest(inquiries, due, subjectOf, groupsOf);
    const waiting = await inquiries.list({ status: WAITING });
    const mostAsked = [...waiting].sort((a, b) => b.count - a.count);
    outbox.push(await store.queue(render.digest(digest, mostAsked), key));
  };
  const run = (): Promise<void> => {
    work = work
      .then(tellNews)
      .then(tellChanges)
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
    changed(id) {
      stale.add(id);
      later(Math.min(GATHER_MS, everyMs));
    },
    run,
    async stop() {
      clearInterval(timer);
      clearTimeout(soon);
      await work;
    },
  };
}
