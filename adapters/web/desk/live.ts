/** Tells open pages that inquiries have changed: at once what staff do here, soon what is done elsewhere. */
import type { Logger } from '../../../src/core/ports.js';
import type { StaffDesk } from '../../../src/staff/index.js';
import type { InquiryShelf } from './ports.js';

export interface Live {
  /**
   * Hears of changes until it is called off; `'all'` or `'own'` when too many listen already, of everyone or of this one.
   * @param who by whose session
   */
  listen(who: string, hear: () => void, closed: () => void): (() => void) | 'all' | 'own';
  /** Has every page look again. */
  tell(): void;
  /** Has everyone go. */
  stop(): void;
}

/** Pages that listen at once, of everyone and of one visitor. */
export interface LiveBounds {
  readonly all: number;
  readonly each: number;
}

const BOUNDS: LiveBounds = { all: 256, each: 12 };
/** How often the log is looked at while somebody listens, in milliseconds. */
const LOOK_MS = 2_000;

export function createLive(
  desk: Pick<StaffDesk, 'onChange'>,
  inquiries: Pick<InquiryShelf, 'pulse'>,
  logger: Logger,
  { all, each }: LiveBounds = BOUNDS,
  everyMs = LOOK_MS,
): Live {
  const listeners = new Map<() => void, { readonly who: string; readonly closed: () => void }>();
  let timer: NodeJS.Timeout | undefined;
  let last: string | undefined;
  let stopped = false;

  const look = async (): Promise<void> => {
    const pulse = await inquiries.pulse();
    const changed = last !== undefined && pulse !== last;
    last = pulse;
    if (changed) for (const hear of [...listeners.keys()]) hear();
  };
  let looking: Promise<void> = Promise.resolve();
  let waits = false;
  let unheard = false;
  const lookOnce = async (): Promise<void> => {
    waits = false;
    try {
      await look();
      if (unheard) logger.info({ channel: 'web' }, 'open pages are told of changes again');
      unheard = false;
    } catch (error) {
      if (!unheard) logger.warn({ channel: 'web', err: error }, 'open pages could not be told of changes');
      unheard = true;
    }
  };
  /** Looks after the look that is under way; where one waits for that already, it will see the same. */
  const lookSoon = (): void => {
    if (waits) return;
    waits = true;
    looking = looking.then(lookOnce);
  };
  desk.onChange(() => {
    if (listeners.size > 0) lookSoon();
  });
  return {
    listen(who, hear, closed) {
      if (stopped || listeners.size >= all) return 'all';
      if ([...listeners.values()].filter((other) => other.who === who).length >= each) return 'own';
      listeners.set(hear, { who, closed });
      if (timer === undefined) {
        last = undefined;
        lookSoon();
        timer = setInterval(lookSoon, everyMs);
        timer.unref();
      }
      return () => {
        listeners.delete(hear);
        if (listeners.size > 0) return;
        clearInterval(timer);
        timer = undefined;
      };
    },
    tell() {
      for (const hear of [...listeners.keys()]) hear();
    },
    stop() {
      stopped = true;
      clearInterval(timer);
      for (const { closed } of [...listeners.values()]) closed();
      listeners.clear();
    },
  };
}
