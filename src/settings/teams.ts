import type { SettingProblem } from './read.js';
import type { Settings } from './table.js';

/** What the settings come to for Teams. */
export type TeamsSetup =
  /** Nothing is set: `missing` says what would start it. */
  | { readonly kind: 'off'; readonly missing: string }
  /** Something is set, and something is missing or does not go together. */
  | { readonly kind: 'incomplete'; readonly problems: readonly SettingProblem[] }
  | {
      readonly kind: 'ready';
      readonly host: string;
      readonly port: number;
      /** Whose SDK is loaded. */
      readonly sdk: Settings['teamsSdk'];
      /** As botbuilder names its parts; absent in development alone. */
      readonly identity?: {
        readonly MicrosoftAppType: 'SingleTenant' | 'UserAssignedMSI';
        readonly MicrosoftAppId: string;
        readonly MicrosoftAppTenantId: string;
        readonly MicrosoftAppPassword?: string;
        readonly CertificateThumbprint?: string;
        readonly CertificatePrivateKey?: string;
      };
    };

const MISSING = 'MicrosoftAppId, MicrosoftAppTenantId and MicrosoftAppPassword';
const LOOPBACK = /^(?:127(?:\.\d{1,3}){3}|localhost|::1)$/;

/** Reads how Teams is to be served out of settings that are well-formed each by itself. */
export function readTeams(settings: Settings): TeamsSetup {
  const { teamsAppId, teamsAppPassword, teamsAppTenantId, teamsAllowUnauthenticated, host, teamsPort } =
    settings;
  const { teamsCertificateThumbprint, teamsCertificateKey } = settings;
  const given = [
    teamsAppId,
    teamsAppPassword,
    teamsAppTenantId,
    teamsCertificateThumbprint,
    teamsCertificateKey,
  ];
  const nothing = given.every((value) => value === undefined);
  if (nothing && !teamsAllowUnauthenticated) return { kind: 'off', missing: MISSING };
  const problems = nothing ? developmentProblems(settings) : identityProblems(settings);
  if (problems.length > 0) return { kind: 'incomplete', problems };
  const at = { kind: 'ready', host, port: teamsPort, sdk: settings.teamsSdk } as const;
  if (nothing) return at;
  return {
    ...at,
    identity: {
      MicrosoftAppType: settings.teamsAppType,
      MicrosoftAppId: teamsAppId!,
      MicrosoftAppTenantId: teamsAppTenantId!,
      ...(teamsAppPassword === undefined ? {} : { MicrosoftAppPassword: teamsAppPassword }),
      ...(teamsCertificateThumbprint === undefined || teamsCertificateKey === undefined
        ? {}
        : { CertificateThumbprint: teamsCertificateThumbprint, CertificatePrivateKey: teamsCertificateKey }),
    },
  };
}

/** Without credentials anyone who reaches the port could speak as anyone, and have the bot post anywhere. */
function developmentProblems({ host }: Settings): SettingProblem[] {
  if (LOOPBACK.test(host)) return [];
  return [
    {
      name: 'TEAMS_ALLOW_UNAUTHENTICATED',
      what: `It is set, and HOST is ${host}, which other machines may reach.`,
      fix: `Set HOST to 127.0.0.1 to try the bot out, or remove the flag and set ${MISSING}.`,
    },
  ];
}

function identityProblems(settings: Settings): SettingProblem[] {
  const { teamsAppId, teamsAppPassword, teamsAppTenantId, teamsAppType, teamsAllowUnauthenticated } =
    settings;
  const { teamsCertificateThumbprint, teamsCertificateKey } = settings;
  const what = 'It is missing, and Teams cannot be started without it.';
  const msi = teamsAppType === 'UserAssignedMSI';
  const certificate = teamsCertificateThumbprint !== undefined || teamsCertificateKey !== undefined;
  const wrong: [boolean, SettingProblem][] = [
    [
      teamsAppId === undefined,
      { name: 'MicrosoftAppId', what, fix: 'Copy the Microsoft App ID from the Azure Bot, Configuration.' },
    ],
    [
      teamsAppTenantId === undefined,
      {
        name: 'MicrosoftAppTenantId',
        what,
        fix: 'Copy the App Tenant ID from the Azure Bot, Configuration.',
      },
    ],
    [
      !msi && !certificate && teamsAppPassword === undefined,
      {
        name: 'MicrosoftAppPassword',
        what,
        fix: 'Make a client secret under App registrations, the bot, Certificates & secrets, and copy its Value; or set CertificateThumbprint and CertificatePrivateKey.',
      },
    ],
    [
      msi && (teamsAppPassword !== undefined || certificate),
      {
        name: 'MicrosoftAppType',
        what: 'It is UserAssignedMSI, and a secret or a certificate is set too: a managed identity needs none.',
        fix: 'Remove MicrosoftAppPassword, CertificateThumbprint and CertificatePrivateKey, or set MicrosoftAppType to SingleTenant.',
      },
    ],
    [
      certificate && (teamsCertificateThumbprint === undefined || teamsCertificateKey === undefined),
      {
        name: teamsCertificateThumbprint === undefined ? 'CertificateThumbprint' : 'CertificatePrivateKey',
        what: 'It is missing: the two go together.',
        fix: 'Set both, or remove the other and set MicrosoftAppPassword.',
      },
    ],
    [
      certificate && settings.teamsSdk === 'agents-hosting',
      {
        name: 'TEAMS_SDK',
        what: 'It is agents-hosting, which takes no certificate from settings.',
        fix: 'Set MicrosoftAppPassword in place of CertificateThumbprint and CertificatePrivateKey, or remove TEAMS_SDK.',
      },
    ],
    [
      certificate && teamsAppPassword !== undefined,
      {
        name: 'MicrosoftAppPassword',
        what: 'It is set beside a certificate: the bot proves who it is in one way.',
        fix: 'Remove MicrosoftAppPassword, or CertificateThumbprint and CertificatePrivateKey.',
      },
    ],
    [
      teamsAllowUnauthenticated,
      {
        name: 'TEAMS_ALLOW_UNAUTHENTICATED',
        what: 'It is set beside the bot’s credentials, which would then prove nothing.',
        fix: 'Remove it.',
      },
    ],
  ];
  return wrong.flatMap(([is, problem]) => (is ? [problem] : []));
}
