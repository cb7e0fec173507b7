/** Sends a post to Slack and says how it ended; the outbox decides what comes of that. */
import type { Logger } from '../../src/core/ports.js';
import type { QueuedPost, SendResult } from '../../src/delivery/index.js';
import { type SlackApi, SlackCallError } from './api.js';
import { checkMessage } from './limits.js';
import type { SlackPost } from './places.js';

export interface Sender {
  send(post: QueuedPost): Promise<SendResult>;
  /** Whether a post is in its thread already; undefined when the app may not look there. */
  arrived(post: QueuedPost): Promise<boolean | undefined>;
}

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
/** Answers that mean that the app may not look. */
const MAY_NOT_LOOK = new Set([
  'missing_scope',
  'channel_not_found',
  'not_in_channel',
  'not_allowed_token_type',
]);
const RESPOND_TIMEOUT_MS = 8_000;
const UPLOAD_TIMEOUT_MS = 30_000;
/** Clocks differ; a post is looked for from a little before it was queued. */
const LOOK_BACK_MS = 120_000;

export function createSender(api: SlackApi, logger: Logger, strict = false): Sender {
  const postMessage = async (
    post: QueuedPost,
    payload: SlackPost & { kind: 'message' },
  ): Promise<SendResult> => {
    const { team, channel, thread, message } = payload;
    const args = {
      channel,
      ...(thread === undefined ? {} : { thread_ts: thread }),
      ...AS_IT_IS,
      metadata: { event_type: METADATA_TYPE, event_payload: { id: post.id } },
    };
    try {
      await api.call(team, 'chat.postMessage', { ...args, ...message });
    } catch (error) {
      if (!(error instanceof SlackCallError) || !BAD_BLOCKS.has(error.reason)) throw error;
      logger.error({ reason: error.reason }, 'Slack refused the blocks of a reply; its words are sent alone');
      await api.call(team, 'chat.postMessage', { ...args, text: message.text });
    }
    return { kind: 'sent' };
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
      logger.warn({ err: error }, 'a file could not be uploaded to Slack');
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
      try {
        if (payload.kind === 'file') return await upload(post, payload);
        return payload.kind === 'message' ? await postMessage(post, payload) : await respond(payload);
      } catch (error) {
        if (!(error instanceof SlackCallError)) throw error;
        const { reason, uncertain, afterMs } = error;
        if (!PASSING.has(reason) && !uncertain) return { kind: 'refused', reason };
        return { kind: 'later', reason, uncertain, ...(afterMs === undefined ? {} : { afterMs }) };
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
        return ((messages ?? []) as { metadata?: { event_payload?: { id?: unknown } } }[]).some(
          ({ metadata }) => metadata?.event_payload?.id === id,
        );
      } catch (error) {
        if (error instanceof SlackCallError && MAY_NOT_LOOK.has(error.reason)) return undefined;
        throw error;
      }
    },
  };
}

async function respond({ url, message, shared }: SlackPost & { kind: 'respond' }): Promise<SendResult> {
  let response: Response;
  try {
    response = await fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json; charset=utf-8' },
      body: JSON.stringify({
        response_type: shared ? 'in_channel' : 'ephemeral',
        replace_original: false,
        ...AS_IT_IS,
        ...message,
      }),
      redirect: 'error',
      signal: AbortSignal.timeout(RESPOND_TIMEOUT_MS),
    });
  } catch {
    return { kind: 'later', reason: 'no_answer', uncertain: true };
  }
  if (response.ok) return { kind: 'sent' };
  const { status } = response;
  if (status === 429) {
    const seconds = Number(response.headers.get('retry-after'));
    return { kind: 'later', reason: 'ratelimited', uncertain: false, afterMs: (seconds || 1) * 1_000 };
  }
  const reason = `http_${status}`;
  return status >= 500 ? { kind: 'later', reason, uncertain: true } : { kind: 'refused', reason };
}
