/** Posts to Teams and says how it ended; the outbox decides what comes of that. */
import type { Clock, Logger } from '../../src/core/ports.js';
import type { QueuedPost, SendResult } from '../../src/delivery/index.js';
import { checkActivity } from './limits.js';
import type { TeamsPost } from './places.js';
import { type Reference, SendError, type TeamsSdk } from './protocol.js';
import type { References } from './references.js';

export interface SenderParts {
  readonly sdk: () => TeamsSdk;
  readonly references: References;
  readonly clock: Clock;
  readonly logger: Logger;
  /** Time limit of a try, in milliseconds. */
  readonly timeoutMs: number;
  /** Refuse to send what breaks Teams' limits: for tests and development. */
  readonly strict: boolean;
}

/** Tries of a post that Teams answered with a server's error; then it may be there, and is not posted again. */
const SERVER_TRIES = 4;

export function createSender(parts: SenderParts): (post: QueuedPost) => Promise<SendResult> {
  const { sdk, references, clock, logger, timeoutMs, strict } = parts;

  const refused = async (reference: Reference, error: SendError): Promise<SendResult> => {
    const { status, code } = error;
    const reason = code === '' ? `http_${status}` : code;
    // 403: blocked, disabled or not in the roster. Nothing more is sent until the app is installed again.
    if (status === 403) await references.stop(reference, reason, clock.now().getTime());
    if (status === 404) await references.forget(reference);
    return { kind: 'refused', reason };
  };

  return async (post) => {
    const { channel, askedAt, activity, ...to } = post.payload as TeamsPost;
    if (strict) {
      const wrong = checkActivity(activity);
      if (wrong.length > 0) throw new Error(`an activity breaks Teams' limits: ${wrong.join('; ')}`);
    }
    const asked = to.reference ?? (channel && (await references.inTenant(channel.tenant, channel.id)));
    // Nothing has come from this tenant yet, so it is not known where its conversations are.
    if (asked === undefined) return { kind: 'later', reason: 'not_installed', uncertain: false };
    const stopped = await references.stopped(asked);
    if (stopped !== undefined && !(askedAt !== undefined && askedAt > stopped.at)) {
      return { kind: 'refused', reason: stopped.why };
    }
    const reference = await references.current(asked);
    try {
      await withTimeout(sdk().send(reference, activity), timeoutMs);
      return { kind: 'sent' };
    } catch (error) {
      if (!(error instanceof SendError)) throw error;
      const { status, afterMs } = error;
      const later = {
        kind: 'later',
        reason: `http_${status}`,
        ...(afterMs === undefined ? {} : { afterMs }),
      } as const;
      if (status === 412 || status === 429) return { ...later, uncertain: false };
      if (status !== 0 && status < 500) return refused(reference, error);
      if (post.tries + 1 < SERVER_TRIES) return { ...later, uncertain: true };
      logger.warn({ status }, 'whether a post has arrived is not known; it is not posted again');
      return { kind: 'refused', reason: status === 0 ? 'unknown_no_answer' : `unknown_http_${status}` };
    }
  };
}

async function withTimeout(work: Promise<void>, ms: number): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  try {
    await Promise.race([
      work,
      new Promise<never>((_resolve, reject) => {
        timer = setTimeout(() => reject(new SendError(0, 'timeout')), ms);
      }),
    ]);
  } finally {
    clearTimeout(timer);
    work.catch(() => undefined);
  }
}
