import type { Logger } from '../core/ports.js';
import type { DeliveryStore } from '../delivery/index.js';
import { type StaffInquiryLog, WAITING } from '../inquiries/index.js';
import type { StaffDesk, StaffMember } from './desk.js';

export interface WordBackOptions {
  readonly desk: StaffDesk;
  readonly inquiries: Pick<StaffInquiryLog, 'list'>;
  readonly store: Pick<DeliveryStore, 'note' | 'setNote'>;
  /** Version of the content that is served and indexed; undefined while its index is being built. */
  readonly version: () => string | undefined;
  /** Whether answers go to those who asked without a member of staff. */
  readonly byItself: boolean;
  readonly logger: Logger;
  /** Time between two looks for new content, in milliseconds. Default: half a minute. */
  readonly everyMs?: number;
}

/** Looks, when content goes live, which of the questions that wait it answers. */
export interface WordBack {
  start(): void;
  /** Looks now, if the content is not the one that was looked at last. For the timer, and for tests. */
  run(): Promise<void>;
  stop(): Promise<void>;
}

/** Last version that was looked at. */
const NOTED = 'word-back';
/** Who answers where no member of staff has to. */
const CONTENT: StaffMember = { id: 'content', name: '' };

export function createWordBack(options: WordBackOptions): WordBack {
  const { desk, inquiries, store, version, byItself, logger, everyMs = 30_000 } = options;
  let timer: NodeJS.Timeout | undefined;
  let work: Promise<void> = Promise.resolve();

  const look = async (): Promise<void> => {
    const now = version();
    if (now === undefined || (await store.note(NOTED)) === now) return;
    for (const inquiry of await inquiries.list({ status: WAITING })) {
      // What somebody has claimed is hers to answer, and what staff have put on the list nobody asked the desk.
      const mayGo = byItself && inquiry.status === 'open' && inquiry.reason !== 'by-staff';
      if (mayGo) await desk.send(inquiry.id, CONTENT);
      else await desk.ready(inquiry.id);
    }
    // Noted last: a process killed before looks again, and who was told is not told twice.
    await store.setNote(NOTED, now);
  };
  const run = (): Promise<void> => {
    work = work.then(look).catch((error: unknown) => {
      logger.warn({ err: error }, 'it could not be looked whether the content answers what waits');
    });
    return work;
  };
  return {
    start() {
      timer = setInterval(run, everyMs);
      timer.unref();
      void run();
    },
    run,
    async stop() {
      clearInterval(timer);
      await work;
    },
  };
}
