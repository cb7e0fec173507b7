import type { ChannelOptions } from '../../../adapters/contract.js';
import { agentsSdk } from '../../../adapters/teams/agents-sdk.js';
import { type TeamsOptions, teamsChannel } from '../../../adapters/teams/index.js';
import { part, type TeamsSdk } from '../../../adapters/teams/protocol.js';
import { botbuilderSdk } from '../../../adapters/teams/sdk.js';
import type { Logger } from '../../../src/core/ports.js';
import type { DeliveryStore } from '../../../src/delivery/index.js';
import type { ChannelHarness } from '../../contract/channel.contract.js';
import { testStore } from '../../helpers/delivery-store.js';
import {
  APP_ID,
  BOT,
  buttonsIn,
  menuIn,
  type Posted,
  readable,
  TENANT,
  TeamsDouble,
} from '../../helpers/teams/double.js';

/** Teams, and the desk in it. */
export interface TeamsHarness extends ChannelHarness {
  readonly teams: TeamsDouble;
  readonly store: DeliveryStore;
}

export const IDENTITY = {
  MicrosoftAppType: 'SingleTenant',
  MicrosoftAppId: APP_ID,
  MicrosoftAppPassword: 'a password for the tests',
  MicrosoftAppTenantId: TENANT,
} as const;

/** Credentials that ask nobody for a token. */
export const CREDENTIALS = {
  isValidAppId: async (id: string) => id === APP_ID,
  isAuthenticationDisabled: async () => false,
  createCredentials: async () => ({
    signRequest: async (request: { headers: { set(name: string, value: string): void } }) => {
      request.headers.set('authorization', 'Bearer token-of-the-bot');
      return request;
    },
    getToken: async () => 'token-of-the-bot',
  }),
};

/** botbuilder, with its services on the double. */
export function sdkOn(teams: TeamsDouble, logger: Logger): TeamsSdk {
  return botbuilderSdk(IDENTITY, logger, { addresses: teams.addresses, credentials: CREDENTIALS });
}

/** Its successor, with its services on the double. */
export function agentsOn(teams: TeamsDouble, logger: Logger): TeamsSdk {
  return agentsSdk(IDENTITY, logger, { addresses: teams.addresses, credentials: CREDENTIALS });
}

/** Each SDK that Teams is served with. */
export const SDKS = [
  ['botbuilder', sdkOn],
  ['agents-hosting', agentsOn],
] as const;

export interface TeamsMore extends Partial<TeamsOptions> {
  /** The SDK to try; botbuilder when left out. */
  readonly sdkOn?: (teams: TeamsDouble, logger: Logger) => TeamsSdk;
}

/** Whether Teams shows its thumbs below a post. */
export function hasThumbs({ activity }: Pick<Posted, 'activity'>): boolean {
  return part(part(activity['channelData'])['feedbackLoop'])['type'] === 'default';
}

/** A thumb of Teams, and what was written in its form. */
export function thumb(post: string, reaction: string, why = ''): object {
  const actionValue = { reaction, feedback: JSON.stringify({ feedbackText: why }) };
  return {
    type: 'invoke',
    name: 'message/submitAction',
    replyToId: post,
    value: { actionName: 'feedback', actionValue },
  };
}

/** Makes a Teams channel, not started, with a double of Teams. */
export async function makeTeams(options: ChannelOptions, more: TeamsMore = {}): Promise<TeamsHarness> {
  const { sdkOn: make = sdkOn, ...rest } = more;
  const teams = await new TeamsDouble().start();
  const store = rest.store ?? testStore(options.logger);
  const channel = teamsChannel({
    ...options,
    identity: IDENTITY,
    host: '127.0.0.1',
    port: 0,
    store,
    clock: { now: () => new Date() },
    makeSdk: async () => make(teams, options.logger),
    pace: { perSecond: 1_000, burst: 100 },
    waits: [20, 40, 80, 160],
    timeoutMs: 10_000,
    strict: true,
    onListening: (port) => {
      teams.botUrl = `http://127.0.0.1:${port}`;
    },
    ...rest,
  });
  let last: Readonly<Record<string, unknown>> = {};
  const person = (conversation: string) => ({
    from: { id: `29:${conversation}`, name: conversation, aadObjectId: `${conversation}-0` },
    conversation: { conversationType: 'personal', id: `a:${conversation}`, tenantId: TENANT },
  });
  const send = async (activity: Readonly<Record<string, unknown>>): Promise<void> => {
    const { status } = await teams.deliver(activity);
    if (status !== 200) throw new Error(`the activity was answered with ${status}`);
  };
  const say = async (conversation: string, words: string): Promise<void> => {
    last = teams.activity({ ...person(conversation), text: words.replaceAll('&', '&amp;') });
    await send(last);
  };
  return {
    channel,
    teams,
    store,
    say,
    async press(conversation, action) {
      const post = teams.postsIn(`a:${conversation}`).at(-1);
      if (post !== undefined && hasThumbs(post) && /^(?:not-)?helpful/.test(action)) {
        const reaction = action.startsWith('not-') ? 'dislike' : 'like';
        last = teams.activity({ ...person(conversation), ...thumb(post.id, reaction) });
        return send(last);
      }
      const card = post?.card ?? {};
      const buttons = buttonsIn(card);
      const pressed = buttons.find(({ data }) => data['action'] === action)?.data;
      // What has too long a label for a button is chosen in the menu and sent with its button.
      const chosen = menuIn(card).find((value) => value.startsWith(`[${JSON.stringify(action)},`));
      const sends = buttons.find(({ data }) => data['kind'] === 'menu')?.data;
      const value = pressed ?? (chosen && sends && { ...sends, menu: chosen });
      if (value === undefined) throw new Error(`there is no button ${action}`);
      last = teams.activity({ ...person(conversation), value, replyToId: 'post-1' });
      await send(last);
    },
    thumbs: (conversation) => teams.postsIn(`a:${conversation}`).some(hasThumbs),
    posts: (conversation) => teams.postsIn(`a:${conversation}`).map(readable),
    redeliver: () => send(last),
    echo: (conversation, words) =>
      send(teams.activity({ ...person(conversation), from: { ...BOT, role: 'bot' }, text: words })),
    mention: (conversation, words) =>
      send(
        teams.activity({
          ...person(conversation),
          conversation: {
            conversationType: 'channel',
            isGroup: true,
            id: `19:${conversation}@thread.tacv2;messageid=1`,
            tenantId: TENANT,
          },
          text: `<at>Policy Desk</at>&nbsp;${words}`,
          entities: [{ type: 'mention', mentioned: BOT, text: '<at>Policy Desk</at>' }],
        }),
      ),
    async close() {
      await teams.stop();
      await store.close();
    },
  };
}
