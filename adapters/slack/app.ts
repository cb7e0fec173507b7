/** Bolt's app: the listeners under their names. */
import { App, type Receiver } from '@slack/bolt';
import type { Body, SlackDesk } from './desk.js';
import { takeAction } from './listeners/actions.js';
import { takeCommand } from './listeners/command.js';
import { EVENT_LISTENERS, type EventName } from './listeners/events.js';
import { openQuestion, takeShortcut } from './listeners/shortcuts.js';
import { takeSubmission } from './listeners/views.js';
import {
  ACTIONS,
  type ActionId,
  COMMAND,
  GLOBAL_SHORTCUTS,
  SHORTCUTS,
  type ShortcutId,
  VIEWS,
  type ViewId,
} from './names.js';
import type { SdkLogger } from './sdk-logger.js';
import type { Workspaces } from './workspaces.js';

export interface AppParts {
  readonly receiver: Receiver;
  readonly workspaces: Workspaces;
  readonly desk: SlackDesk;
  readonly sdkLogger: SdkLogger;
  readonly apiUrl: string;
}

/** Makes the app. An event of a workspace where it is not installed reaches no listener. */
export function createApp({ receiver, workspaces, desk, sdkLogger, apiUrl }: AppParts): App {
  const app = new App({
    receiver,
    ignoreSelf: false,
    tokenVerificationEnabled: false,
    convoStore: false,
    logger: sdkLogger,
    clientOptions: { slackApiUrl: apiUrl },
    async authorize({ teamId, enterpriseId }) {
      const workspace = await workspaces.get(teamId ?? enterpriseId ?? '');
      if (workspace === undefined) throw new Error('the app is not installed in this workspace');
      return {
        teamId: workspace.team,
        botToken: workspace.token,
        botUserId: workspace.user,
        ...(workspace.bot === undefined ? {} : { botId: workspace.bot }),
      };
    },
  });
  // Before the listeners, and without them: Bolt asks each of them about each event, which takes longer than to take it.
  app.use(async ({ body, context, next }) => {
    const { event } = body as { event?: { type?: unknown } };
    if (event === undefined) return next();
    const listener = Object.hasOwn(EVENT_LISTENERS, String(event.type))
      ? EVENT_LISTENERS[event.type as EventName]
      : undefined;
    await listener?.(desk, teamOf(context, body), asBody(body));
  });
  app.command(COMMAND, async ({ body, ack }) => ack((await takeCommand(desk, asBody(body))) as never));
  // One listener for all of a kind.
  app.action(oneOf(ACTIONS, ':'), async ({ action, body, ack }) => {
    const id = String((action as { action_id?: unknown }).action_id).split(':')[0] as ActionId;
    await takeAction(desk, id, asBody(body));
    await ack();
  });
  app.shortcut(
    { callback_id: oneOf(SHORTCUTS, '$'), type: 'message_action' },
    async ({ shortcut, body, ack }) => {
      await takeShortcut(desk, shortcut.callback_id as ShortcutId, asBody(body));
      await ack();
    },
  );
  app.shortcut({ callback_id: oneOf(GLOBAL_SHORTCUTS, '$'), type: 'shortcut' }, async ({ body, ack }) => {
    openQuestion(desk, asBody(body));
    await ack();
  });
  app.view(oneOf(VIEWS, '$'), async ({ view, body, ack }) =>
    ack((await takeSubmission(desk, view.callback_id as ViewId, asBody(body))) as never),
  );
  // Not acknowledged, so that Slack delivers it again; why is in the log.
  app.error(async (error) => {
    desk.logger.error({ err: error }, 'an event of Slack could not be taken');
    throw error;
  });
  return app;
}

function oneOf(names: readonly string[], end: string): RegExp {
  return new RegExp(`^(?:${names.join('|')})${end}`);
}

function asBody(body: unknown): Body {
  return body as Body;
}

function teamOf({ teamId }: { teamId?: string }, body: unknown): string {
  return teamId ?? String((body as { team_id?: unknown }).team_id ?? '');
}
