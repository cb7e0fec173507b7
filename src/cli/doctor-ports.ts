/** What `policy-bot doctor` looks at of the pages: how they are served, who signs in, and whether all ports can be listened on. */
import { createServer } from 'node:net';
import { readSlack, readTeams, readWeb, SETTINGS, type Settings } from '../settings/index.js';
import type { Finding } from './finding.js';

const LOOPBACK = /^(?:127(?:\.\d{1,3}){3}|localhost|::1)$/;
const PATIENCE_MS = 2_000;

/** A port that a start listens on. */
interface Place {
  /** Who is served there. */
  readonly who: string;
  readonly setting: string;
  readonly port: number;
  /** Another will do. */
  readonly any?: boolean;
}

/** How the pages are served. */
export async function checkPages(settings: Settings): Promise<Finding> {
  const web = webOf({ ...settings, oidcIssuer: undefined });
  if (web.kind !== 'ready') {
    if (settings.webPort === 'off') return { ok: true, what: 'not served: WEB_PORT is off.' };
    return { ok: true, what: 'not served beside Slack or Teams. To serve them, set WEB_PORT.' };
  }
  const { webAddress, webProxies } = settings;
  const port = web.anyPort ? `${web.port}, or any other that is free` : String(web.port);
  const what = `HTTP on ${web.host}:${port}, for people at ${webAddress ?? 'the same address'}.`;
  if (webAddress?.startsWith('https:') && webProxies === 0) {
    return {
      ok: true,
      what: `${what} It is a proxy that speaks https, and WEB_PROXIES is 0, so that all visitors count as one.`,
      fix: 'Set WEB_PROXIES to how many proxies stand in front.',
    };
  }
  return { ok: true, what };
}

/** Whether people can sign in with accounts, as far as the settings tell: the provider is not asked. */
export async function checkAccounts(settings: Settings): Promise<Finding> {
  const { oidcIssuer, webAddress = '' } = settings;
  if (oidcIssuer === undefined) {
    const idle = SETTINGS.filter(
      ({ key }) => /^(?:oidc|deskStaff|deskEditors)/.test(key) && isSet(settings[key]),
    );
    if (idle.length === 0) return { ok: true, what: 'none; staff sign in by links that npm run desk makes.' };
    const names = idle.map(({ name }) => name).join(', ');
    return {
      ok: true,
      what: `${names} ${idle.length === 1 ? 'is' : 'are'} set, and without OIDC_ISSUER nobody signs in with an account.`,
      fix: 'Set OIDC_ISSUER to the provider’s address, or remove the others.',
    };
  }
  const web = webOf(settings);
  if (web.kind === 'off') {
    const fix = 'Set WEB_PORT, or remove OIDC_ISSUER.';
    return { ok: true, what: 'OIDC_ISSUER is set, and the pages to sign in at are not served.', fix };
  }
  if (web.kind === 'incomplete') {
    const what = web.problems.map(({ name, what: why }) => `${name}: ${why}`).join(' ');
    return { ok: false, what, fix: web.problems[0]?.fix ?? '' };
  }
  const { search, hash } = new URL(oidcIssuer);
  if (search !== '' || hash !== '') {
    return {
      ok: false,
      what: `OIDC_ISSUER has ${search || hash} at its end, which no issuer has.`,
      fix: 'Set it to the address below which /.well-known/openid-configuration is found.',
    };
  }
  const what = `of ${oidcIssuer}, which is to send people back to ${webAddress}/desk/signed-in.`;
  if (new URL(webAddress).protocol === 'http:' && !LOOPBACK.test(new URL(webAddress).hostname)) {
    const fix = 'Put a proxy with TLS in front, and set WEB_ADDRESS to its https address.';
    return {
      ok: true,
      what: `${what} That address is without TLS, where sessions can be read on the way.`,
      fix,
    };
  }
  return { ok: true, what };
}

/** Whether a start could listen wherever the settings say. A port in use may be that of the desk that runs now. */
export async function checkPorts(settings: Settings): Promise<Finding> {
  const { host } = settings;
  const places = placesOf(settings);
  const health = places.find(({ setting }) => setting === 'POLICY_BOT_HEALTH_PORT');
  const twin = places.find((each) => each !== health && each.port !== 0 && each.port === health?.port);
  if (health !== undefined && twin !== undefined) {
    return {
      ok: false,
      what: `POLICY_BOT_HEALTH_PORT and ${twin.setting} are both ${health.port}, and health shares its port with nobody.`,
      fix: 'Set POLICY_BOT_HEALTH_PORT to another port.',
    };
  }
  const taken: Place[] = [];
  for (const place of places.filter(({ port }) => port !== 0)) {
    const code = await listening(host, place.port);
    if (code === 'EADDRINUSE') {
      if (!place.any) taken.push(place);
    } else if (code !== undefined) {
      return {
        ok: false,
        what: `${host}:${place.port} (${place.who}) cannot be listened on (${code}).`,
        fix:
          code === 'EACCES'
            ? `Set ${place.setting} to a port from 1024 on, or allow the user that runs the bot to listen below.`
            : 'Set HOST to an address of this machine.',
      };
    }
  }
  const names = (all: readonly Place[]): string =>
    all.map(({ who, port }) => `${port === 0 ? 'any' : port} (${who})`).join(', ');
  if (taken.length === 0) {
    if (places.length === 0) return { ok: true, what: 'none is listened on.' };
    return { ok: true, what: `at ${host}: ${names(places)}; free.` };
  }
  const what = `at ${host}, in use: ${names(taken)}.`;
  const settingsOf = [...new Set(taken.map(({ setting }) => setting))].join(', ');
  const strange = await Promise.all(
    taken.map(async ({ port, who }) => who !== 'Slack' && who !== 'Teams' && !(await isDesk(host, port))),
  );
  if (strange.includes(true))
    return {
      ok: false,
      what: `${what} It is not a desk that answers there.`,
      fix: `Stop what listens there, or set ${settingsOf} to a free port.`,
    };
  return {
    ok: true,
    what,
    fix: `Nothing, if that is this desk, running; else set ${settingsOf} to a free port.`,
  };
}

function placesOf(settings: Settings): Place[] {
  const slack = readSlack(settings);
  const teams = readTeams(settings);
  const web = webOf({ ...settings, oidcIssuer: undefined });
  const places: Place[] = [];
  if (web.kind === 'ready')
    places.push({ who: 'the pages', setting: 'WEB_PORT', port: web.port, any: web.anyPort });
  if (slack.kind === 'ready' && slack.connection.mode === 'http')
    places.push({ who: 'Slack', setting: 'PORT', port: slack.connection.port });
  if (teams.kind === 'ready') places.push({ who: 'Teams', setting: 'TEAMS_PORT', port: teams.port });
  if (settings.healthPort !== undefined)
    places.push({ who: 'health', setting: 'POLICY_BOT_HEALTH_PORT', port: settings.healthPort });
  return places;
}

function webOf(settings: Settings): ReturnType<typeof readWeb> {
  return readWeb(settings, readSlack(settings).kind === 'ready' || readTeams(settings).kind === 'ready');
}

const isSet = (value: unknown): boolean => (Array.isArray(value) ? value.length > 0 : value !== undefined);

/** Why an address cannot be listened on; undefined when it can. */
function listening(host: string, port: number): Promise<string | undefined> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once('error', (error: NodeJS.ErrnoException) => resolve(error.code ?? error.message));
    server.listen(port, host, () => server.close(() => resolve(undefined)));
  });
}

/** Whether what listens there answers as the pages and the page of health do. */
async function isDesk(host: string, port: number): Promise<boolean> {
  const reached = host === '0.0.0.0' || host === '::' ? 'localhost' : host;
  const name = reached.includes(':') ? `[${reached}]` : reached;
  try {
    const answer = await fetch(`http://${name}:${port}/healthz`, {
      signal: AbortSignal.timeout(PATIENCE_MS),
    });
    return answer.ok && (await answer.text()).trim() === 'ok';
  } catch {
    return false;
  }
}
