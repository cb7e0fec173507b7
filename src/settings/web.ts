import type { SettingProblem } from './read.js';
import type { Settings } from './table.js';

/** What the settings come to for the pages. */
export type WebSetup =
  | { readonly kind: 'off' }
  | { readonly kind: 'incomplete'; readonly problems: readonly SettingProblem[] }
  /** `anyPort`: nobody has named a port, so any that is free will do. */
  | { readonly kind: 'ready'; readonly host: string; readonly port: number; readonly anyPort: boolean };

const DEFAULT_PORT = 3080;

/**
 * Reads how the pages are to be served.
 *
 * @param others Slack or Teams is served: the pages then only when asked for
 */
export function readWeb(settings: Settings, others: boolean): WebSetup {
  const { webPort, host } = settings;
  if (webPort === 'off' || (webPort === undefined && others)) return { kind: 'off' };
  const problems = accountProblems(settings);
  if (problems.length > 0) return { kind: 'incomplete', problems };
  return { kind: 'ready', host, port: webPort ?? DEFAULT_PORT, anyPort: webPort === undefined };
}

/** What is missing for signing in with an account. */
function accountProblems(settings: Settings): SettingProblem[] {
  const { oidcIssuer, oidcClientId, oidcClientSecret, webAddress, deskStaff, deskEditors } = settings;
  if (oidcIssuer === undefined) return [];
  const missing = [
    ...(oidcClientId === undefined ? ['OIDC_CLIENT_ID'] : []),
    ...(oidcClientSecret === undefined ? ['OIDC_CLIENT_SECRET'] : []),
    ...(webAddress === undefined ? ['WEB_ADDRESS'] : []),
    ...(deskStaff.length + deskEditors.length === 0 ? ['DESK_STAFF or DESK_EDITORS'] : []),
  ];
  return missing.map((name) => ({
    name,
    what: 'It is not set, and signing in with accounts (OIDC_ISSUER) needs it.',
    fix: `Set ${name}, or remove OIDC_ISSUER. docs/web.md says how.`,
  }));
}
