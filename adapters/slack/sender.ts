/** Sends a post to Slack and says how it ended; the outbox decides what comes of that. */
import type { Clock, Logger } from '../../src/core/ports.js';
import type { DeliveryStore, QueuedPost, SendResult } from '../../src/delivery/index.js';
import { isReason, SLACK_API_URL, type SlackApi, SlackCallError } from './api.js';
import { type Message, sent } from './blocks.js';
import { checkMessage } from './limits.js';
import type { SlackPost } from './places.js';
import { post } from './post.js';

export interface Sender {
  send(post: QueuedPost): Promise<SendResult>;
  /** Whether a post is in its thread already; undefined when the app may not look there. */
  arrived(post: QueuedPost): Promise<boolean | undefined | Later>;
}

/** A message as Slack shows it to the app that posted it. */
interface Own {
  readonly ts?: unknown;
  readonly metadata?: { readonly event_payload?: { readonly id?: unknown } };
}

type Later = SendResult & { readonly kind: 'later' };

/** Marks a message as ours, so that it is recognised after a restart. */
const METADATA_TYPE = 'policy_desk_post';
/** Nothing in a message is linked, expanded or read as a name. */
const AS_IT_IS = {
  unfurl_links: false,
  unfurl_media: false,
  link_names: false,
  parse: 'none',
  mrkdwn: false,
} as const;

/** Refusals that pass by themselves. */
const PASSING = new Set([
  'ratelimited',
  'no_connection',
  'no_answer',
  'fatal_error',
  'internal_error',
  'request_timeout',
  'service_unavailable',
  'team_added_to_org',
]);
/** Refusals of the blocks alone: the words still go. */
const BAD_BLOCKS = new Set(['invalid_blocks', 'invalid_blocks_format', 'msg_blocks_too_long']);
/** A post that cannot be edited any more: another takes its place. */
const NO_SUCH_POST = new Set(['message_not_found', 'cant_update_message', 'edit_window_closed']);
/** Answers that mean that the app may not look. */
const MAY_NOT_LOOK = new Set([
  'missing_scope',
  'channel_not_found',
  'not_in_channel',
  'not_allowed_token_type',
]);
const RESPOND_TIMEOUT_MS = 8_000;
/** How long pages can be turned. */
const PAGES_MS = 24 * 3_600_000;
const UPLOAD_TIMEOUT_MS = 30_000;
/** Clocks differ; a post is looked for from a little before it was queued. */
const LOOK_BACK_MS = 120_000;

/** Slack's own hosts for answers, worldwide and for the US government. */
const RESPONSE_HOST = /^hooks\.slack(?:-gov)?\.com$/;

/** Whether an answer may be sent to an address: one of Slack, or of what stands in for it. */
export function isResponseUrl(url: string, apiUrl: string): boolean {
  if (!URL.canParse(url)) return false;
  const { protocol, hostname, port, origin } = new URL(url);
  return (
    (protocol === 'https:' && port === '' && RESPONSE_HOST.test(hostname)) ||
    (apiUrl !== SLACK_API_URL && origin === new URL(apiUrl).origin)
  );
}

export interface SenderParts {
  readonly api: SlackApi;
  readonly apiUrl: string;
  /** Remembers where posts are that are edited later. */
  readonly store: Pick<DeliveryStore, 'note' | 'setNote' | 'keep'>;
  readonly clock: Clock;
  readonly logger: Logger;
  /** Refuse to send what breaks Slack's limits: for tests and development. */
  readonly strict?: boolean;
}

export function createSender({ api, apiUrl, store, clock, logger, strict = false }: SenderParts): Sender {
  const postMessage = async (
    post: QueuedPost,
    payload: SlackPost & { kind: 'message' },
  ): Promise<SendResult> => {
    const { team, channel, thread, message } = payload;
    if (await edited(payload)) return { kind: 'sent' };
    const args = {
      channel,
      ...(thread === undefined ? {} : { thread_ts: thread }),
      ...AS_IT_IS,
      metadata: { event_type: METADATA_TYPE, event_payload: { id: post.id } },
    };
    const words = { ...args, text: message.text };
    const { ts } = await api
      .call(team, 'chat.postMessage', { ...args, ...sent(message) })
      .catch((error: unknown) => {
        if (!(error instanceof SlackCallError) || !BAD_BLOCKS.has(error.reason)) throw error;
        logger.error(
          { request: post.request, post: post.id, reason: error.reason },
          'Slack refused the blocks of a reply; its words are sent alone',
        );
        return api.call(team, 'chat.postMessage', words);
      });
    await keepPlace(payload, ts);
    return { kind: 'sent' };
  };

  /** What goes over pages waits here for whoever turns them. */
  const keepPages = async ({ text, more }: Message): Promise<void> => {
    if (more === undefined) return;
    const until = new Date(clock.now().getTime() + PAGES_MS);
    await store.keep(more.id, { channel: 'slack', user: '', value: { text, pages: more.pages }, until });
  };
  const placeName = ({ team, channel, of }: SlackPost & { kind: 'message' }): string =>
    `post/slack/${team}/${channel}/${of}`;
  const keepPlace = async (payload: SlackPost & { kind: 'message' }, ts: unknown): Promise<void> => {
    if (payload.of !== undefined && typeof ts === 'string') await store.setNote(placeName(payload), ts);
  };
  /** Brings the post that tells of the same up to date; false when there is none, or none any more. */
  const edited = async (payload: SlackPost & { kind: 'message' }): Promise<boolean> => {
    const ts = payload.of === undefined ? undefined : await store.note(placeName(payload));
    if (ts === undefined) return false;
    const { team, channel, message } = payload;
    try {
      await api.call(team, 'chat.update', { channel, ts, ...AS_IT_IS, ...sent(message) });
      return true;
    } catch (error) {
      if (error instanceof SlackCallError && NO_SUCH_POST.has(error.reason)) return false;
      throw error;
    }
  };

  const upload = async (post: QueuedPost, payload: SlackPost & { kind: 'file' }): Promise<SendResult> => {
    const { team, channel, thread, file, message } = payload;
    const content = Buffer.from(file.content, 'utf8');
    try {
      const { upload_url: url, file_id: id } = await api.call(team, 'files.getUploadURLExternal', {
        filename: file.name,
        length: content.length,
      });
      const response = await fetch(String(url), {
        method: 'POST',
        headers: { 'content-type': file.mediaType },
        body: content,
        redirect: 'error',
        signal: AbortSignal.timeout(UPLOAD_TIMEOUT_MS),
      });
      if (!response.ok) throw new Error(`the upload was answered with ${response.status}`);
      await api.call(team, 'files.completeUploadExternal', {
        files: [{ id, title: file.name }],
        channel_id: channel,
        ...(thread === undefined ? {} : { thread_ts: thread }),
      });
      return { kind: 'sent' };
    } catch (error) {
      // The words and the first rows are there already, so a file that cannot be handed over is said to be missing.
      if (error instanceof SlackCallError && PASSING.has(error.reason) && !error.uncertain) throw error;
      logger.warn(
        { request: post.request, post: post.id, err: error },
        'a file could not be uploaded to Slack',
      );
      return postMessage(post, {
        kind: 'message',
        team,
        channel,
        ...(thread === undefined ? {} : { thread }),
        message,
      });
    }
  };

  return {
    async send(post) {
      const payload = post.payload as SlackPost;
      if (strict) {
        const wrong = checkMessage(payload.message);
        if (wrong.length > 0) throw new Error(`a message breaks Slack's limits: ${wrong.join('; ')}`);
      }
      await keepPages(payload.message);
      try {
        if (payload.kind === 'file') return await upload(post, payload);
        if (payload.kind === 'message') return await postMessage(post, payload);
        return isResponseUrl(payload.url, apiUrl)
          ? await respond(payload)
          : { kind: 'refused', reason: 'not_an_address_of_slack' };
      } catch (error) {
        if (!(error instanceof SlackCallError)) throw error;
        const { reason, uncertain } = error;
        return !PASSING.has(reason) && !uncertain ? { kind: 'refused', reason } : later(error);
      }
    },
    async arrived({ id, payload: data, queuedAt }) {
      const payload = data as SlackPost;
      // A message to a user id is in a conversation whose id is not known here.
      if (payload.kind !== 'message' || !/^[CDG]/.test(payload.channel)) return undefined;
      const { team, channel, thread } = payload;
      const window = {
        channel,
        oldest: String((queuedAt.getTime() - LOOK_BACK_MS) / 1_000),
        include_all_metadata: true,
        limit: 200,
      };
      try {
        const { messages } =
          thread === undefined
            ? await api.call(team, 'conversations.history', window)
            : await api.call(team, 'conversations.replies', { ...window, ts: thread });
        const own = ((messages ?? []) as Own[]).find(({ metadata }) => metadata?.event_payload?.id === id);
        await keepPlace(payload, own?.ts);
        return own !== undefined;
      } catch (error) {
        if (!(error instanceof SlackCallError)) throw error;
        if (MAY_NOT_LOOK.has(error.reason)) return undefined;
        // Whether it is there is as unknown as before.
        return { ...later(error), uncertain: true };
      }
    },
  };
}

function later({ reason, uncertain, afterMs }: SlackCallError): Later {
  return {
    kind: 'later',
    reason,
    uncertain,
    ...(afterMs === undefined ? {} : { afterMs, free: true }),
  };
}

async function respond({
  url,
  message,
  shared,
  replace = false,
}: SlackPost & { kind: 'respond' }): Promise<SendResult> {
  const body = JSON.stringify({
    response_type: shared ? 'in_channel' : 'ephemeral',
    replace_original: replace,
    ...AS_IT_IS,
    ...sent(message),
  });
  const said = { type: 'application/json; charset=utf-8', body, timeoutMs: RESPOND_TIMEOUT_MS };
  const answer = await post(url, said).catch(() => undefined);
  if (answer === undefined) return { kind: 'later', reason: 'no_answer', uncertain: true };
  const { status, text, afterMs = 1_000 } = answer;
  if (status >= 200 && status < 300) return accepted(text);
  if (status === 429) return { kind: 'later', reason: 'ratelimited', uncertain: false, afterMs, free: true };
  const reason = `http_${status}`;
  return status >= 500 ? { kind: 'later', reason, uncertain: true } : { kind: 'refused', reason };
}

/** Slack says `ok`, or so in JSON; the page of a proxy says nothing about the message. */
function accepted(body: string): SendResult {
  if (body.trim() === 'ok') return { kind: 'sent' };
  try {
    const { ok, error } = JSON.parse(body) as { ok?: unknown; error?: unknown };
    if (ok === true) return { kind: 'sent' };
    if (ok === false) return { kind: 'refused', reason: isReason(error) ? error : 'refused' };
  } catch {
    // Not what Slack says.
  }
  return { kind: 'later', reason: 'no_answer', uncertain: true };
}
