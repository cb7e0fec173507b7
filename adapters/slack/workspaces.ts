/** The workspaces that the app is installed in: one by its token, or many by OAuth, whose tokens are kept sealed. */
import type { Installation, InstallationStore } from '@slack/bolt';
import type { Logger } from '../../src/core/ports.js';
import type { DeliveryStore } from '../../src/delivery/index.js';
import { ChannelError } from '../contract.js';
import type { SlackApi, SlackCallError } from './api.js';
import type { Self } from './inbound.js';

/** An installed workspace. */
export interface Workspace extends Self {
  readonly token: string;
}

export interface Workspaces {
  /** Undefined when the app is not installed there. */
  get(team: string): Promise<Workspace | undefined>;
  /**
   * Forgets a workspace: the app was removed, or its token revoked, at a time in milliseconds since 1970. What is told late
   * of an earlier installation leaves a newer one alone.
   */
  remove(team: string, at: number): Promise<void>;
  /** Asks Slack who we are, where there is one token. Rejects with a message that names the setting. */
  open(): Promise<void>;
  /** The only workspace, once open; undefined with many. */
  only(): string | undefined;
}

const CHANNEL = 'slack';
const TRIES = 3;
const BETWEEN_TRIES_MS = 1_000;

/** One workspace, by its bot token. */
export function singleWorkspace(token: string, api: () => SlackApi, logger: Logger): Workspaces {
  let workspace: Workspace | undefined;
  let since = 0;
  const ask = async (tries = 1): Promise<Workspace> => {
    try {
      const { team_id: team, user_id: user, bot_id: bot } = await api().callWith(token, 'auth.test');
      return {
        token,
        team: String(team),
        user: String(user),
        ...(bot === undefined ? {} : { bot: String(bot) }),
      };
    } catch (error) {
      const { reason, uncertain } = error as SlackCallError;
      const passing = uncertain || reason === 'no_connection' || reason === 'ratelimited';
      if (!passing || tries >= TRIES) throw error;
      logger.warn({ reason }, 'Slack could not be reached; trying again');
      await new Promise((resolve) => setTimeout(resolve, BETWEEN_TRIES_MS * tries));
      return ask(tries + 1);
    }
  };
  return {
    get: async (team) => (workspace?.team === team ? workspace : undefined),
    async remove(team, at) {
      if (workspace?.team !== team || at < since) return;
      workspace = undefined;
      logger.error(
        { team },
        'the app was removed from its workspace: nothing can be answered until it is installed again',
      );
    },
    async open() {
      try {
        workspace = await ask();
        since = wholeSeconds(Date.now());
      } catch (error) {
        const { reason } = error as SlackCallError;
        const passing = isUnreachable(reason);
        throw new ChannelError(tokenTrouble(reason, passing), { cause: error, passing });
      }
    },
    only: () => workspace?.team,
  };
}

function isUnreachable(reason: string): boolean {
  return ['no_connection', 'no_answer', 'ratelimited'].includes(reason) || reason.startsWith('http_');
}

function tokenTrouble(reason: string, unreachable: boolean): string {
  return unreachable
    ? `Slack could not be reached (${reason}). Check the network of this machine and SLACK_API_URL, then start again.`
    : `Slack does not accept SLACK_BOT_TOKEN (${reason}). Copy the "Bot User OAuth Token" (xoxb-…) from the page "OAuth & Permissions" of the app, then start again.`;
}

/** Many workspaces, each installed by OAuth. */
export function manyWorkspaces(
  store: DeliveryStore,
  logger: Logger,
): Workspaces & { installations: InstallationStore } {
  return {
    async get(team) {
      const kept = (await store.secret(CHANNEL, team)) as Installation | undefined;
      const bot = kept?.bot;
      return bot === undefined ? undefined : { team, user: bot.userId, bot: bot.id, token: bot.token };
    },
    async remove(team, at) {
      const kept = (await store.secret(CHANNEL, team)) as Kept | undefined;
      if ((kept?.installedAt ?? 0) > at) {
        logger.info({ team }, 'what was told late of an earlier installation is passed over');
        return;
      }
      await store.deleteSecret(CHANNEL, team);
      logger.info({ team }, 'the app was removed from a workspace, and its token is deleted');
    },
    open: async () => undefined,
    only: () => undefined,
    installations: {
      async storeInstallation(installation) {
        const team = placeOf(installation.team?.id, installation.enterprise?.id);
        await store.setSecret(CHANNEL, team, { ...installation, installedAt: wholeSeconds(Date.now()) });
        logger.info({ team }, 'the app was installed in a workspace');
      },
      async fetchInstallation({ teamId, enterpriseId }) {
        const kept = await store.secret(CHANNEL, placeOf(teamId, enterpriseId));
        if (kept === undefined) throw new Error('The app is not installed in this workspace.');
        return kept as Installation<'v1' | 'v2', boolean>;
      },
      async deleteInstallation({ teamId, enterpriseId }) {
        await store.deleteSecret(CHANNEL, placeOf(teamId, enterpriseId));
      },
    },
  };
}

/** An installation, with when it was made. */
type Kept = Installation & { readonly installedAt?: number };

/** Slack tells times in whole seconds. */
function wholeSeconds(ms: number): number {
  return Math.floor(ms / 1_000) * 1_000;
}

function placeOf(team: string | undefined, enterprise: string | undefined): string {
  const place = team ?? enterprise;
  if (place === undefined) throw new Error('The installation names no workspace.');
  return place;
}
