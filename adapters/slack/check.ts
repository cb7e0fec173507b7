/** What can be found out about a Slack set-up without starting it. */
import { FOLLOW_UP_SCOPES, SCOPES } from './names.js';

export interface SlackFindings {
  /** Name and id of the workspace. */
  readonly workspace: string;
  /** Name of the bot there. */
  readonly bot: string;
  /** Scopes that the manifest asks for and the token lacks; undefined when Slack did not say which it has. */
  readonly missing: readonly string[] | undefined;
  /** Optional scopes that the token lacks. */
  readonly missingOptional: readonly string[];
  /** Seconds that this machine's clock is ahead of Slack's; undefined when Slack did not say. */
  readonly ahead: number | undefined;
}

/** Slack gave no answer of its own: nothing is known of the token. */
export class SlackAway extends Error {
  override readonly name = 'SlackAway';
}

/**
 * Asks Slack who a bot token belongs to and what it may do.
 * @throws SlackAway
 * @throws Error whose message names the setting to mend
 */
export async function checkBotToken(token: string, apiUrl: string): Promise<SlackFindings> {
  const { headers, body } = await accepted(`${apiUrl}auth.test`, token, 'SLACK_BOT_TOKEN');
  const given = new Set((headers.get('x-oauth-scopes') ?? '').split(/[\s,]+/));
  const lacks = (scopes: readonly string[]): string[] => scopes.filter((scope) => !given.has(scope));
  const known = headers.has('x-oauth-scopes');
  const date = Date.parse(headers.get('date') ?? '');
  return {
    workspace: `${String(body['team'] ?? '')} (${String(body['team_id'] ?? '')})`,
    bot: String(body['user'] ?? body['user_id'] ?? ''),
    missing: known ? lacks(SCOPES) : undefined,
    missingOptional: known ? lacks(FOLLOW_UP_SCOPES) : [],
    ahead: Number.isNaN(date) ? undefined : Math.round((Date.now() - date) / 1_000),
  };
}

/**
 * Asks Slack whether an app-level token may open a socket.
 * @throws SlackAway
 * @throws Error whose message names the setting to mend
 */
export async function checkAppToken(token: string, apiUrl: string): Promise<void> {
  await accepted(`${apiUrl}apps.connections.open`, token, 'SLACK_APP_TOKEN');
}

/** What Slack says to a token that it accepts. A page of a proxy, or of a server at fault, is no answer of it. */
async function accepted(
  url: string,
  token: string,
  setting: string,
): Promise<{ headers: Headers; body: Record<string, unknown> }> {
  const response = await post(url, token, setting);
  const body = (await response.json().catch(() => undefined)) as Record<string, unknown> | undefined;
  if (typeof body?.['ok'] !== 'boolean')
    throw new SlackAway(`At ${new URL(url).origin} not Slack answered, but HTTP ${response.status}.`);
  if (!body['ok']) throw new Error(`Slack does not accept ${setting} (${String(body['error'])}).`);
  return { headers: response.headers, body };
}

async function post(url: string, token: string, setting: string): Promise<Response> {
  try {
    return await fetch(url, {
      method: 'POST',
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/x-www-form-urlencoded' },
      signal: AbortSignal.timeout(8_000),
    });
  } catch {
    throw new SlackAway(`Slack could not be reached at ${new URL(url).origin} to check ${setting}.`);
  }
}
