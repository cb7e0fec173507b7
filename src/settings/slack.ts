import type { SettingProblem } from './read.js';
import type { Settings } from './table.js';

/** What the settings come to for Slack. */
export type SlackSetup =
  /** Nothing is set: `missing` says what would start it. */
  | { readonly kind: 'off'; readonly missing: string }
  /** Something is set, and something is missing or does not go together. */
  | { readonly kind: 'incomplete'; readonly problems: readonly SettingProblem[] }
  | {
      readonly kind: 'ready';
      readonly connection:
        | {
            readonly mode: 'http';
            readonly signingSecret: string;
            readonly host: string;
            readonly port: number;
          }
        | { readonly mode: 'socket'; readonly appToken: string };
      readonly installation:
        | { readonly kind: 'single'; readonly botToken: string }
        | { readonly kind: 'many'; readonly clientId: string; readonly clientSecret: string };
    };

const MISSING = 'SLACK_BOT_TOKEN, and SLACK_APP_TOKEN (Socket Mode) or SLACK_SIGNING_SECRET (HTTP)';

/** Reads how Slack is to be served out of settings that are well-formed each by itself. */
export function readSlack(settings: Settings): SlackSetup {
  const { slackBotToken, slackSigningSecret, slackAppToken, slackClientId, slackClientSecret } = settings;
  const given = [slackBotToken, slackSigningSecret, slackAppToken, slackClientId, slackClientSecret];
  if (given.every((value) => value === undefined)) return { kind: 'off', missing: MISSING };
  const problems: SettingProblem[] = [];
  const missing = (name: string, fix: string): void => {
    problems.push({ name, what: 'It is missing, and Slack cannot be started without it.', fix });
  };
  const byOAuth = slackClientId !== undefined || slackClientSecret !== undefined;
  if (!byOAuth && slackBotToken === undefined) {
    missing(
      'SLACK_BOT_TOKEN',
      'Copy the Bot User OAuth Token (xoxb-…) from OAuth & Permissions in the app’s settings.',
    );
  }
  if (slackAppToken === undefined && slackSigningSecret === undefined) {
    missing(
      'SLACK_APP_TOKEN or SLACK_SIGNING_SECRET',
      'For Socket Mode make an app-level token (xapp-…) with connections:write under Basic Information, App-Level Tokens. For HTTP copy the Signing Secret from Basic Information.',
    );
  }
  if (byOAuth) problems.push(...oauthProblems(settings));
  if (problems.length > 0) return { kind: 'incomplete', problems };
  return {
    kind: 'ready',
    connection:
      slackAppToken !== undefined
        ? { mode: 'socket', appToken: slackAppToken }
        : { mode: 'http', signingSecret: slackSigningSecret!, host: settings.host, port: settings.port },
    installation: byOAuth
      ? { kind: 'many', clientId: slackClientId!, clientSecret: slackClientSecret! }
      : { kind: 'single', botToken: slackBotToken! },
  };
}

function oauthProblems(settings: Settings): SettingProblem[] {
  const { slackBotToken, slackAppToken, slackClientId, slackClientSecret, slackStaff, slackStaffTeam } =
    settings;
  const wrong: [boolean, SettingProblem][] = [
    [
      slackClientId === undefined || slackClientSecret === undefined,
      {
        name: slackClientId === undefined ? 'SLACK_CLIENT_ID' : 'SLACK_CLIENT_SECRET',
        what: 'It is missing: the two go together.',
        fix: 'Copy it from Basic Information, App Credentials; or remove the other, to serve one workspace by its token.',
      },
    ],
    [
      slackBotToken !== undefined,
      {
        name: 'SLACK_BOT_TOKEN',
        what: 'It is set beside SLACK_CLIENT_ID: one is for one workspace, the other for many.',
        fix: 'Remove SLACK_BOT_TOKEN, or SLACK_CLIENT_ID and SLACK_CLIENT_SECRET.',
      },
    ],
    [
      slackAppToken !== undefined,
      {
        name: 'SLACK_APP_TOKEN',
        what: 'It is set beside SLACK_CLIENT_ID: installing by OAuth needs HTTP mode.',
        fix: 'Remove SLACK_APP_TOKEN and set SLACK_SIGNING_SECRET.',
      },
    ],
    [
      settings.encryptionKey === undefined,
      {
        name: 'POLICY_BOT_ENCRYPTION_KEY',
        what: 'It is missing: the tokens of installed workspaces are kept encrypted with it.',
        fix: 'Set it to a random text: openssl rand -hex 32',
      },
    ],
    [
      slackStaff.length > 0 && slackStaffTeam === undefined,
      {
        name: 'SLACK_STAFF_TEAM',
        what: 'It is missing: with many workspaces it is not known whose members SLACK_STAFF names.',
        fix: 'Set it to the id of the workspace that staff belong to (T…).',
      },
    ],
  ];
  return wrong.flatMap(([is, problem]) => (is ? [problem] : []));
}
