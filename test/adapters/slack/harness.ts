import { randomUUID } from 'node:crypto';
import type { ChannelOptions } from '../../../adapters/contract.js';
import { type SlackOptions, slackChannel } from '../../../adapters/slack/index.js';
import { readTurn } from '../../../adapters/slack/pages.js';
import type { DeliveryStore } from '../../../src/delivery/index.js';
import type { ChannelHarness } from '../../contract/channel.contract.js';
import { testStore } from '../../helpers/delivery-store.js';
import {
  APP_TOKEN,
  BOT_ID,
  BOT_TOKEN,
  BOT_USER,
  buttonsIn,
  readable,
  SlackDouble,
  TEAM,
} from '../../helpers/slack/double.js';
import { SIGNING_SECRET } from '../../helpers/slack/signed.js';

/** Slack, and the desk in it. */
export interface SlackHarness extends ChannelHarness {
  readonly slack: SlackDouble;
  readonly store: DeliveryStore;
  /** The direct-message channel of a conversation of the contract. */
  readonly dm: (conversation: string) => string;
}

export type Mode = 'http' | 'socket';

/** Makes a Slack channel, not started, with a double of Slack. */
export async function makeSlack(
  options: ChannelOptions,
  mode: Mode = 'http',
  more: Partial<SlackOptions> = {},
): Promise<SlackHarness> {
  const slack = await new SlackDouble().start();
  const store = more.store ?? testStore(options.logger);
  const channel = slackChannel({
    ...options,
    connection:
      mode === 'http'
        ? { mode: 'http', signingSecret: SIGNING_SECRET, host: '127.0.0.1', port: 0 }
        : { mode: 'socket', appToken: APP_TOKEN },
    installation: { kind: 'single', botToken: BOT_TOKEN },
    apiUrl: slack.apiUrl,
    store,
    clock: { now: () => new Date() },
    pace: { perSecond: 1_000, burst: 100 },
    waits: [20, 40, 80],
    timeoutMs: 500,
    strict: true,
    onListening: (port) => {
      slack.botUrl = `http://127.0.0.1:${port}`;
    },
    ...more,
  });
  const dm = (conversation: string): string => `D${conversation.toUpperCase()}`;
  const last: { event?: object; id: string } = { id: '' };
  const deliver = async (event: object, id: string): Promise<void> => {
    if (mode === 'http') {
      const { status } = await slack.event(event, { id });
      if (status !== 200) throw new Error(`the event was answered with ${status}`);
    } else {
      const body = { type: 'event_callback', team_id: TEAM, event_id: id, event };
      await slack.envelope('events_api', body);
    }
  };
  const say = async (conversation: string, text: string): Promise<void> => {
    last.event = {
      type: 'message',
      channel_type: 'im',
      channel: dm(conversation),
      user: `U${conversation.toUpperCase()}`,
      text: text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;'),
      ts: slack.newTs(),
    };
    last.id = randomUUID();
    await deliver(last.event, last.id);
  };
  return {
    channel,
    slack,
    store,
    dm,
    say,
    async press(conversation, action) {
      const post = slack.postsIn(dm(conversation)).at(-1);
      const button = buttonsIn(post?.blocks ?? []).find(({ value }) =>
        value.includes(JSON.stringify(action)),
      );
      if (post === undefined || button === undefined) throw new Error(`there is no button ${action}`);
      const payload = {
        type: 'block_actions',
        team: { id: TEAM },
        user: { id: `U${conversation.toUpperCase()}` },
        channel: { id: post.channel },
        container: { type: 'message', message_ts: post.ts, channel_id: post.channel },
        message: { ts: post.ts },
        actions: [
          {
            type: 'button',
            action_id: button.id,
            block_id: 'b',
            value: button.value,
            action_ts: slack.newTs(),
          },
        ],
        trigger_id: slack.trigger(),
        response_url: slack.responseUrl(post.channel, `U${conversation.toUpperCase()}`),
      };
      if (mode === 'http') await slack.interact(payload);
      else await slack.envelope('interactive', payload);
    },
    posts: (conversation) => slack.postsIn(dm(conversation)).map(({ blocks }) => readable(blocks)),
    async pages(conversation) {
      const ids = slack
        .postsIn(dm(conversation))
        .flatMap(({ blocks }) => buttonsIn(blocks))
        .filter((button) => button.id.startsWith('page:'))
        .map(({ value }) => readTurn((JSON.parse(value) as { action: string }).action)!.id);
      const kept = await Promise.all(ids.map((id) => store.kept(id)));
      return kept.flatMap((each) => (each!.value as { pages: unknown[] }).pages.map(readable));
    },
    redeliver: () => deliver(last.event!, last.id),
    echo: (conversation, text) =>
      deliver(
        {
          type: 'message',
          channel_type: 'im',
          channel: dm(conversation),
          user: BOT_USER,
          bot_id: BOT_ID,
          text,
          ts: slack.newTs(),
        },
        randomUUID(),
      ),
    mention: (conversation, text) =>
      deliver(
        {
          type: 'app_mention',
          channel: `C${conversation.toUpperCase()}`,
          user: `U${conversation.toUpperCase()}`,
          text: `<@${BOT_USER}> ${text}`,
          ts: slack.newTs(),
        },
        randomUUID(),
      ),
    async close() {
      await slack.stop();
      await store.close();
    },
  };
}
