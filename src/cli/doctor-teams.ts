/** What `policy-bot doctor` looks at for Teams: settings that go together, and whether Entra gives the bot a token. */
import { inTime } from '../database/index.js';
import { readTeams, type Settings } from '../settings/index.js';
import { loggerOf } from './context.js';
import type { Finding } from './finding.js';

const SERVICE = 'https://api.botframework.com';
const TIMEOUT_MS = 10_000;

/** Asks for a token; rejects when none is given. */
export type AskToken = (audience: string) => Promise<string>;

/** Whether Teams can be started. */
export async function checkTeams(settings: Settings, ask?: AskToken): Promise<Finding> {
  const setup = readTeams(settings);
  if (setup.kind === 'off') return { ok: true, what: `not configured. To start it, set ${setup.missing}.` };
  if (setup.kind === 'incomplete') {
    const [first] = setup.problems;
    return {
      ok: false,
      what: setup.problems.map(({ name, what }) => `${name}: ${what}`).join(' '),
      fix: first?.fix ?? '',
    };
  }
  const where = `HTTP on ${setup.host}:${setup.port}, path /api/messages`;
  const { identity } = setup;
  if (identity === undefined) return { ok: true, what: `${where}; without credentials, for development.` };
  const token =
    ask ??
    (
      await (
        await import('../../adapters/teams/index.js')
      ).loadSdk(setup.sdk, identity, await loggerOf(settings))
    ).token;
  const refused = await refusal(token(SERVICE));
  if (refused !== undefined) {
    return {
      ok: false,
      what: `Entra gives the bot no token (${refused}), so that it could not answer.`,
      fix: 'Compare MicrosoftAppId, MicrosoftAppTenantId and the secret with the Azure Bot and its App registration; a secret expires, and its Value is shown only once. docs/teams.md has each step.',
    };
  }
  const groups =
    settings.teamsStaffGroups.length === 0 ? '' : ' Groups of staff are read from Microsoft Graph.';
  return { ok: true, what: `${where}, as ${identity.MicrosoftAppType} ${identity.MicrosoftAppId}.${groups}` };
}

/** Why no token came: Entra's own code, and nothing that could hold a secret. */
async function refusal(asked: Promise<string>): Promise<string | undefined> {
  try {
    await inTime(TIMEOUT_MS, () => asked);
    return undefined;
  } catch (error) {
    const { message = '' } = error as Error;
    return /AADSTS\d+|invalid_client|unauthorized_client/.exec(message)?.[0] ?? 'no answer';
  }
}
