/** What `policy-bot doctor` looks at for Slack: settings that go together, tokens, scopes, the clock, what was not delivered. */
import { deliveryFile, readSlack, type Settings, type SlackSetup } from '../settings/index.js';
import type { Finding } from './finding.js';
import { databasePlace } from './place-of.js';

const WEEK_MS = 7 * 86_400_000;
/** Slack's signatures are refused beyond five minutes; before that something is wrong already. */
const MAX_AHEAD_S = 60;

/** Whether replies of the last week could be delivered. Nothing of the deliveries is changed. */
export async function checkDelivery(settings: Settings): Promise<Finding> {
  const { databaseUrl: url } = settings;
  const path = deliveryFile(settings);
  const where = databasePlace(path, url);
  const { lookAtGivenUp } = await import('../delivery/index.js');
  const givenUp = await lookAtGivenUp({ path, url }, new Date(Date.now() - WEEK_MS));
  if (givenUp === undefined)
    return { ok: true, what: `${where}: what is delivered will be kept from the first start on.` };
  if (givenUp.length === 0)
    return { ok: true, what: `${where}: every reply of the last week was delivered.` };
  const reasons = [...new Set(givenUp.map(({ reason }) => reason))].join(', ');
  return {
    ok: false,
    what: `${givenUp.length} replies of the last week could not be delivered: ${reasons}.`,
    fix: 'The log says when. missing_scope: install the app again with its manifest; not_in_channel: invite it there; Bot… or Conversation…: the app was removed or blocked there; unknown_…: the post may have arrived, look in the conversation.',
  };
}

/** Whether Slack can be started: the settings, the tokens, the scopes and the clock. */
export async function checkSlack(settings: Settings): Promise<Finding> {
  const setup = readSlack(settings);
  if (setup.kind === 'off') return { ok: true, what: `not configured. To start it, set ${setup.missing}.` };
  if (setup.kind === 'incomplete') {
    const [first] = setup.problems;
    return {
      ok: false,
      what: setup.problems.map(({ name, what }) => `${name}: ${what}`).join(' '),
      fix: first?.fix ?? '',
    };
  }
  return checkWithSlack(settings, setup);
}

async function checkWithSlack(settings: Settings, setup: SlackSetup & { kind: 'ready' }): Promise<Finding> {
  const { checkAppToken, checkBotToken, SlackAway } = await import('../../adapters/slack/check.js');
  const apiUrl = (settings.slackApiUrl ?? 'https://slack.com/api/').replace(/\/?$/, '/');
  const { connection, installation } = setup;
  const mode = connection.mode === 'socket' ? 'Socket Mode' : `HTTP on ${connection.host}:${connection.port}`;
  if (installation.kind === 'many') {
    return {
      ok: true,
      what: `${mode}, installed by OAuth at /slack/install; tokens are checked at each installation.`,
    };
  }
  try {
    const found = await checkBotToken(installation.botToken, apiUrl);
    if (connection.mode === 'socket') await checkAppToken(connection.appToken, apiUrl);
    if (found.missing !== undefined && found.missing.length > 0) {
      return {
        ok: false,
        what: `${found.workspace}: the bot lacks the scopes ${found.missing.join(', ')}.`,
        fix: 'Add them under OAuth & Permissions, or paste the manifest anew (policy-bot manifest), and install the app again.',
      };
    }
    if (found.ahead !== undefined && Math.abs(found.ahead) > MAX_AHEAD_S) {
      return {
        ok: false,
        what: `This machine’s clock is ${found.ahead} seconds off Slack’s; beyond 300 every request is refused.`,
        fix: 'Have the clock set by a time server (NTP).',
      };
    }
    const optional =
      found.missingOptional.length === 0
        ? ''
        : ` Without ${found.missingOptional.join(', ')} follow-ups in threads need a mention.`;
    const scopes = found.missing === undefined ? ' Slack did not say which scopes the token has.' : '';
    return { ok: true, what: `${mode}, workspace ${found.workspace} as ${found.bot}.${scopes}${optional}` };
  } catch (error) {
    return {
      ok: false,
      what: (error as Error).message,
      fix:
        error instanceof SlackAway
          ? `Let this machine reach ${new URL(apiUrl).host} over HTTPS: look at its network, firewall and proxy, and at SLACK_API_URL if that is set.`
          : 'docs/slack.md says where Slack shows each token; after a new installation they are new.',
    };
  }
}
