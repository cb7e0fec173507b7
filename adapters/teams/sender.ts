/** Posts to Teams and says how it ended; the outbox decides what comes of that. */
import type { Clock, Logger } from '../../src/core/ports.js';
import { type DeliveryStore, inTime, type QueuedPost, type SendResult } from '../../src/delivery/index.js';
import { checkActivity } from './limits.js';
import { type TeamsPost, thumbsKey } from './places.js';
import { CARD, type Outgoing, type Reference, SendError, type TeamsSdk } from './protocol.js';
import type { References } from './references.js';

export interface SenderParts {
  readonly sdk: () => TeamsSdk;
  readonly references: References;
  /** Remembers where posts are that are edited later, and what the thumbs below them mean. */
  readonly store: Pick<DeliveryStore, 'note' | 'setNote' | 'keep'>;
  readonly clock: Clock;
  readonly logger: Logger;
  /** Time limit of a try, in milliseconds. */
  readonly timeoutMs: number;
  /** Refuse to send what breaks Teams' limits: for tests and development. */
  readonly strict: boolean;
}

/** Refusals of the card: its words still go. */
const BAD_CARD = new Set([400, 413]);
/** Refusals that pass: a token that is not taken now, a conversation that is being changed, too many posts. */
const PASSING = new Set([401, 412, 429]);
/** How long a thumb below an answer is heard. */
const THUMBS_MS = 30 * 86_400_000;
/** A gateway's answers: what it stands in front of has not had the post. */
const NOT_REACHED = new Set([502, 503, 504]);

export function createSender(parts: SenderParts): (post: QueuedPost) => Promise<SendResult> {
  const { sdk, references, store, clock, logger, timeoutMs, strict } = parts;

  const tried = <Result>(work: () => Promise<Result>): Promise<Result> =>
    inTime(timeoutMs, work, () => {
      throw new SendError(0, 'timeout');
    });
  const refused = async (reference: Reference, error: SendError): Promise<SendResult> => {
    const { status, code } = error;
    const reason = code === '' ? `http_${status}` : code;
    // 403: blocked, disabled or not in the roster. Nothing more is sent until the app is installed again.
    if (status === 403) await references.stop(reference, reason, clock.now().getTime());
    if (status === 404) await references.forget(reference);
    return { kind: 'refused', reason };
  };

  /** Brings the post that tells of the same up to date; false when there is none, or none any more. */
  const edited = async (reference: Reference, place: string, activity: Outgoing): Promise<boolean> => {
    const id = await store.note(place);
    if (id === undefined) return false;
    try {
      await tried(() => sdk().edit(reference, id, activity));
      return true;
    } catch (error) {
      if (error instanceof SendError && error.status === 404) return false;
      throw error;
    }
  };

  return async (post) => {
    const { channel, askedAt, activity, of, thumbs, ...to } = post.payload as TeamsPost;
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
    const once = (what: Outgoing): Promise<string | undefined> => tried(() => sdk().send(reference, what));
    const place = of === undefined ? undefined : `post/teams/${reference.conversation.id}/${of}`;
    try {
      if (place !== undefined && (await edited(reference, place, activity))) return { kind: 'sent' };
      const id = await once(activity).catch((error: unknown) => {
        const words =
          error instanceof SendError && BAD_CARD.has(error.status) ? wordsOf(activity) : undefined;
        if (words === undefined) throw error;
        logger.error(
          { request: post.request, post: post.id, status: (error as SendError).status },
          'Teams refused a card; its words are sent alone',
        );
        return once(words);
      });
      if (place !== undefined && id !== undefined) await store.setNote(place, id);
      if (thumbs !== undefined && id !== undefined) {
        const until = new Date(clock.now().getTime() + THUMBS_MS);
        await store.keep(thumbsKey(reference, id), {
          channel: 'teams',
          user: thumbs.user,
          value: thumbs,
          until,
        });
      }
      return { kind: 'sent' };
    } catch (error) {
      if (!(error instanceof SendError)) throw error;
      const { status, afterMs } = error;
      if (status !== 0 && status < 500 && !PASSING.has(status)) return refused(reference, error);
      const uncertain = !PASSING.has(status) && !NOT_REACHED.has(status);
      return {
        kind: 'later',
        // Given up in the end, it is not known whether it is there.
        reason: uncertain
          ? status === 0
            ? 'unknown_no_answer'
            : `unknown_http_${status}`
          : `http_${status}`,
        uncertain,
        ...(afterMs === undefined ? {} : { afterMs }),
        ...(status === 429 && afterMs !== undefined ? { free: true } : {}),
      };
    }
  };
}

/** What a card says, without it; undefined for what is no card of words. */
function wordsOf({ summary = '', attachments = [] }: Outgoing): Outgoing | undefined {
  const isCard = attachments.some(({ contentType }) => contentType === CARD);
  return isCard && summary !== '' ? { type: 'message', text: summary, textFormat: 'plain' } : undefined;
}
