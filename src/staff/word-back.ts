import type { Logger } from '../core/ports.js';
import type { DeliveryStore } from '../delivery/index.js';
import { type StaffInquiryLog, WAITING } from '../inquiries/index.js';
import type { StaffDesk, StaffMember } from './desk.js';

export interface WordBackOptions {
  readonly desk: StaffDesk;
  readonly inquiries: Pick<StaffInquiryLog, 'list'>;
  readonly store: Pick<DeliveryStore, 'note' | 'setNote' | 'told'>;
  /** Version of the content that is served and indexed; undefined while its index is being built. */
  readonly version: () => string | undefined;
  /** Whether answers go to those who asked without a member of staff. */
  readonly byItself: boolean;
  /** The day that answers are true for, on which a later figure may take the place of another. Default: always the same. */
  readonly day?: () => string;
  readonly logger: Logger;
  /** Time between two looks for new content, in milliseconds. Default: half a minute. */
  readonly everyMs?: number;
}

/** Looks, when content goes live, which of the questions that wait it answers, and which answers that it gave it has changed. */
export interface WordBack {
  start(): void;
  /** Looks now, if the content is not the one that was looked at last. For the timer, and for tests. */
  run(): Promise<void>;
  stop(): Promise<void>;
}

/** Last version that was looked at. */
const NOTED = 'word-back';
/** Last version and day that what was told was compared with. */
const NOTED_TOLD = 'word-back/told';
/** Who answers where no member of staff has to. */
const CONTENT: StaffMember = { id: 'content', name: '' };

export function createWordBack(options: WordBackOptions): WordBack {
  const { desk, inquiries, store, version, byItself, day = () => '', logger, everyMs = 30_000 } = options;
  let timer: NodeJS.Timeout | undefined;
  let isStopped = false;
  let work: Promise<void> = Promise.resolve();

  const lookAtWaiting = async (now: string): Promise<void> => {
    for (const inquiry of await inquiries.list({ status: WAITING })) {
      // What somebody has claimed is hers to answer, and what staff have put on the list nobody asked the desk.
      const mayGo = byItself && inquiry.status === 'open' && inquiry.reason !== 'by-staff';
      if (mayGo) await desk.send(inquiry.id, CONTENT);
      else await desk.ready(inquiry.id);
    }
    // Noted last: a process killed before looks again, and who was told is not told twice.
    await store.setNote(NOTED, now);
  };
  const look = async (): Promise<void> => {
    const now = version();
    if (now === undefined) return;
    if ((await store.note(NOTED)) !== now) await lookAtWaiting(now);
    const state = `${now} ${day()}`;
    if ((await store.note(NOTED_TOLD)) === state) return;
    for (const { inquiry } of await store.told()) {
      if ((await desk.get(inquiry))?.status !== 'answered') continue;
      await desk.ready(inquiry);
      if (byItself) await desk.send(inquiry, CONTENT);
    }
    await store.setNote(NOTED_TOLD, state);
  };
  const run = (): Promise<void> => {
    work = work.then(look).catch((error: unknown) => {
      logger.warn({ err: error }, 'it could not be looked whether the content answers what waits');
    });
    return work;
  };
  return {
    start() {
      // A process can be told to stop before it has started.
      if (isStopped) return;
      timer = setInterval(run, everyMs);
      timer.unref();
      void run();
    },
    run,
    async stop() {
      isStopped = true;
      clearInterval(timer);
      await work;
    },
  };
}
