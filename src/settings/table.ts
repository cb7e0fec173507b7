/**
 * Every setting there is. Validation, `docs/settings.md`, `.env.example` and `policy-bot doctor` are all made
 * from this table, so a setting is added here and nowhere else.
 */
import { join } from 'node:path';
import { z } from 'zod';
import { PACKAGE_ROOT } from '../package-root.js';

export const LOG_LEVELS = ['debug', 'info', 'warn', 'error', 'silent'] as const;
export type LogLevel = (typeof LOG_LEVELS)[number];

/** What the environment says, read and validated. Paths are absolute. */
export interface Settings {
  /** Content folder. */
  readonly content: string;
  /** SQLite file of the inquiry log. */
  readonly database: string;
  /** PostgreSQL in place of the SQLite files; undefined: SQLite. */
  readonly databaseUrl: string | undefined;
  /** Key of the HMAC that makes user ids pseudonymous; undefined: `loadHashKey` keeps one beside the database. */
  readonly hashKey: string | undefined;
  /** Days, 1 to 3,650. */
  readonly retentionDays: number;
  /** Minutes, 1 to 1,440. */
  readonly conversationMinutes: number;
  /** Confidence from which the bot answers, 0 to 1; undefined: the engine's own. */
  readonly threshold: number | undefined;
  /** YYYY-MM-DD; undefined: the real day. */
  readonly today: string | undefined;
  /** undefined: `info`, or `warn` when the chat shares a terminal with the log. */
  readonly logLevel: LogLevel | undefined;
  /** Seals installations, and what waits for delivery; undefined: a key drawn from the hash key. */
  readonly encryptionKey: string | undefined;
  /** When staff get the digest of a week, in Korea; undefined: never. */
  readonly digest: { readonly day: number; readonly hour: number; readonly minute: number } | undefined;
  /** Who sends what new content answers to those who asked before. */
  readonly wordBack: 'confirm' | 'auto';
  /** Whether logged questions may be written to a set that weights are learnt from. */
  readonly learn: boolean;
  /** Language of posts in a staff channel. */
  readonly staffLanguage: 'ko' | 'en';
  readonly slackBotToken: string | undefined;
  readonly slackSigningSecret: string | undefined;
  readonly slackAppToken: string | undefined;
  readonly slackClientId: string | undefined;
  readonly slackClientSecret: string | undefined;
  /** Ids of users and user groups. */
  readonly slackStaff: readonly string[];
  readonly slackStaffTeam: string | undefined;
  readonly slackStaffChannel: string | undefined;
  readonly slackApiUrl: string | undefined;
  readonly teamsAppType: 'SingleTenant' | 'UserAssignedMSI';
  readonly teamsAppId: string | undefined;
  readonly teamsAppPassword: string | undefined;
  readonly teamsAppTenantId: string | undefined;
  readonly teamsCertificateThumbprint: string | undefined;
  readonly teamsCertificateKey: string | undefined;
  readonly teamsAllowUnauthenticated: boolean;
  readonly teamsSdk: 'botbuilder' | 'agents-hosting';
  readonly teamsPort: number;
  /** Entra object ids of people. */
  readonly teamsStaff: readonly string[];
  /** Entra object ids of groups. */
  readonly teamsStaffGroups: readonly string[];
  readonly teamsStaffChannel: string | undefined;
  /** Port of health and metrics; undefined: they are not served. */
  readonly healthPort: number | undefined;
  /** Address of a collector of OpenTelemetry; undefined: no traces are made. */
  readonly otlpEndpoint: string | undefined;
  /** The port of the pages; `off`: they are not served; undefined: 3080, or any other that is free. */
  readonly webPort: number | 'off' | undefined;
  /** Where people reach the pages, without a path. */
  readonly webAddress: string | undefined;
  /** Origins whose pages may show the desk in a frame. */
  readonly webEmbedOrigins: readonly string[];
  /** Proxies in front of the pages. */
  readonly webProxies: number;
  /** Folder of the documents that sources name. */
  readonly sources: string | undefined;
  readonly oidcIssuer: string | undefined;
  readonly oidcClientId: string | undefined;
  readonly oidcClientSecret: string | undefined;
  /** Claim that names groups or roles of who signs in. */
  readonly oidcRolesClaim: string | undefined;
  /** Subjects, e-mail addresses or values of that claim. */
  readonly deskStaff: readonly string[];
  readonly deskEditors: readonly string[];
  /** What comes of an edit at the desk. */
  readonly deskEdits: 'patch' | 'files' | 'branch';
  readonly deskBranch: string;
  /** Address and port that are listened on. */
  readonly host: string;
  readonly port: number;
}

/** One row of the table. */
export interface Setting {
  /** The environment variable. */
  readonly name: string;
  readonly key: keyof Settings;
  /** What the value looks like, as a noun phrase that completes "… is not". */
  readonly shape: string;
  /** What holds when it is not set, as readers see it. */
  readonly fallback: string;
  /** A value that could be pasted. */
  readonly example: string;
  /** Never printed, logged or put into a message. */
  readonly secret: boolean;
  /** What it is for: a sentence or two. */
  readonly help: string;
  /** Where its value is to be found or how it is made; empty when it is simply chosen. */
  readonly where: string;
  /** Turns the variable's text into the value; text that is empty counts as not set. */
  readonly schema: z.ZodType<Settings[keyof Settings], string>;
  /** The value when the variable is not set. */
  readonly initial: Settings[keyof Settings];
}

export const SETTINGS: readonly Setting[] = [
  {
    name: 'POLICY_BOT_CONTENT',
    key: 'content',
    shape: 'the path of a folder',
    fallback: 'content',
    example: 'content',
    secret: false,
    help: 'The knowledge base: the folder with bot.yaml, sources/, programs/ and the rest.',
    where: 'The shipped one is the folder content beside package.json.',
    schema: path(),
    initial: join(PACKAGE_ROOT, 'content'),
  },
  {
    name: 'POLICY_BOT_DATABASE',
    key: 'database',
    shape: 'the path of a file that can be written',
    fallback: 'data/inquiries.db',
    example: 'data/inquiries.db',
    secret: false,
    help: 'The SQLite file that keeps the questions which could not be answered. It is made when it is missing.',
    where: '',
    schema: path(),
    initial: 'data/inquiries.db',
  },
  {
    name: 'POLICY_BOT_DATABASE_URL',
    key: 'databaseUrl',
    shape: 'the address of a PostgreSQL database',
    fallback: 'none: everything is kept in SQLite files, for one process',
    example: '',
    secret: true,
    help:
      'A PostgreSQL database (13 or later) that takes the place of the SQLite files, and that several processes share. ' +
      'All of them need the same POLICY_BOT_HASH_KEY. policy-bot migrate-store brings what the files hold.',
    where: 'postgres://USER:PASSWORD@HOST:5432/NAME, with ?sslmode=verify-full over a network',
    schema: z.string().regex(/^postgres(?:ql)?:\/\/[^/]+\/[^/]+/),
    initial: undefined,
  },
  {
    name: 'POLICY_BOT_HASH_KEY',
    key: 'hashKey',
    shape: 'a random text of at least 32 characters',
    fallback: 'a key made at the first start and kept in the file hash-key beside the database',
    example: '',
    secret: true,
    help:
      'Turns user ids into pseudonyms before they are stored. With another key the same user gets another pseudonym, ' +
      'so set it once, and keep it out of the database’s backups.',
    where: 'Make one with: openssl rand -hex 32',
    schema: z.string().min(32),
    initial: undefined,
  },
  {
    name: 'POLICY_BOT_RETENTION_DAYS',
    key: 'retentionDays',
    shape: 'a whole number of days from 1 to 3650',
    fallback: '365',
    example: '365',
    secret: false,
    help: 'Logged questions and statistics older than this are deleted.',
    where: '',
    schema: wholeNumber(1, 3650),
    initial: 365,
  },
  {
    name: 'POLICY_BOT_CONVERSATION_MINUTES',
    key: 'conversationMinutes',
    shape: 'a whole number of minutes from 1 to 1440',
    fallback: '30',
    example: '30',
    secret: false,
    help: 'How long after the last turn the bot still knows what “it” is.',
    where: '',
    schema: wholeNumber(1, 1440),
    initial: 30,
  },
  {
    name: 'POLICY_BOT_THRESHOLD',
    key: 'threshold',
    shape: 'a number from 0 to 1',
    fallback: 'the engine’s own, which docs/design.md explains',
    example: '0.6',
    secret: false,
    help:
      'The confidence from which the bot answers at once and does not ask back. Higher: fewer wrong answers, more ' +
      'questions back. Leave it alone unless the statistics of the inquiry log give a reason.',
    where: '',
    schema: z
      .string()
      .regex(/^(0(\.\d+)?|1(\.0+)?|\.\d+)$/)
      .transform(Number),
    initial: undefined,
  },
  {
    name: 'POLICY_BOT_TODAY',
    key: 'today',
    shape: 'a day written as YYYY-MM-DD',
    fallback: 'the day on the machine’s clock',
    example: '2026-11-22',
    secret: false,
    help: 'The day that the bot takes for today: shows what it will say once a program has closed. For trying out only.',
    where: '',
    schema: z.iso.date(),
    initial: undefined,
  },
  {
    name: 'POLICY_BOT_LOG_LEVEL',
    key: 'logLevel',
    shape: `one of ${LOG_LEVELS.join(', ')}`,
    fallback: 'info; warn while a chat runs in the terminal',
    example: 'info',
    secret: false,
    help: 'How much is logged to standard error. No level logs what people ask.',
    where: '',
    schema: z.string().toLowerCase().pipe(z.enum(LOG_LEVELS)),
    initial: undefined,
  },
  {
    name: 'POLICY_BOT_ENCRYPTION_KEY',
    key: 'encryptionKey',
    shape: 'a random text of at least 32 characters',
    fallback: 'a key drawn from POLICY_BOT_HASH_KEY; needed to install in more than one Slack workspace',
    example: '',
    secret: true,
    help:
      'Encrypts the tokens of installations, and what waits to be delivered, in the file delivery.db beside the ' +
      'database. With another key installations are made anew and what waited is dropped.',
    where: 'Make one with: openssl rand -hex 32',
    schema: z.string().min(32),
    initial: undefined,
  },
  {
    name: 'POLICY_BOT_DIGEST',
    key: 'digest',
    shape: 'a day of the week and a time in Korea, such as mon 09:00, or off',
    fallback: 'mon 09:00',
    example: 'mon 09:00',
    secret: false,
    help: 'When the staff channel gets the digest of the week: asked, answered, unanswered by subject, not helpful.',
    where: '',
    schema: digestTime(),
    initial: { day: 1, hour: 9, minute: 0 },
  },
  {
    name: 'POLICY_BOT_WORD_BACK',
    key: 'wordBack',
    shape: 'confirm or auto',
    fallback: 'confirm',
    example: 'confirm',
    secret: false,
    help: 'When new content answers a question that waits: confirm shows it to staff, who send it with one press; auto sends it to everyone who asked.',
    where: '',
    schema: z
      .string()
      .toLowerCase()
      .pipe(z.enum(['confirm', 'auto'])),
    initial: 'confirm',
  },
  {
    name: 'POLICY_BOT_LEARN',
    key: 'learn',
    shape: 'true or false',
    fallback: 'false',
    example: 'true',
    secret: false,
    help:
      'Whether “policy-bot learn” may write logged questions, as they are kept, with what staff have said of them, to a set that weights are ' +
      'learnt from. Set it once those who ask have been told so. Nothing is written, and nothing learnt, without the command.',
    where: '',
    schema: flag(),
    initial: false,
  },
  {
    name: 'POLICY_BOT_STAFF_LANGUAGE',
    key: 'staffLanguage',
    shape: 'ko or en',
    fallback: 'ko',
    example: 'ko',
    secret: false,
    help: 'The language of posts in the staff channel. What one person sees follows that person’s own language.',
    where: '',
    schema: z
      .string()
      .toLowerCase()
      .pipe(z.enum(['ko', 'en'])),
    initial: 'ko',
  },
  {
    name: 'SLACK_BOT_TOKEN',
    key: 'slackBotToken',
    shape: 'a bot token, without spaces',
    fallback: 'Slack is not started, unless SLACK_CLIENT_ID is set',
    example: '',
    secret: true,
    help: 'The bot’s token in the one workspace that it serves; it begins with xoxb-.',
    where: 'In the app’s settings at api.slack.com/apps: OAuth & Permissions, Bot User OAuth Token',
    schema: oneWord(),
    initial: undefined,
  },
  {
    name: 'SLACK_SIGNING_SECRET',
    key: 'slackSigningSecret',
    shape: 'a signing secret, without spaces',
    fallback: 'Slack is not served over HTTP',
    example: '',
    secret: true,
    help: 'Proves that a request comes from Slack. For HTTP mode, which needs an address that Slack can reach.',
    where: 'In the app’s settings: Basic Information, App Credentials, Signing Secret',
    schema: oneWord(),
    initial: undefined,
  },
  {
    name: 'SLACK_APP_TOKEN',
    key: 'slackAppToken',
    shape: 'an app-level token, without spaces',
    fallback: 'Slack is not served over a socket',
    example: '',
    secret: true,
    help: 'For Socket Mode, which needs no address; it begins with xapp-. When it is set, HTTP mode is not used.',
    where: 'In the app’s settings: Basic Information, App-Level Tokens, with the scope connections:write',
    schema: oneWord(),
    initial: undefined,
  },
  {
    name: 'SLACK_CLIENT_ID',
    key: 'slackClientId',
    shape: 'a client id, without spaces',
    fallback: 'the app is not installed by OAuth',
    example: '',
    secret: false,
    help: 'To serve many workspaces, in place of SLACK_BOT_TOKEN: each installs the app at /slack/install.',
    where: 'In the app’s settings: Basic Information, App Credentials, Client ID',
    schema: oneWord(),
    initial: undefined,
  },
  {
    name: 'SLACK_CLIENT_SECRET',
    key: 'slackClientSecret',
    shape: 'a client secret, without spaces',
    fallback: 'the app is not installed by OAuth',
    example: '',
    secret: true,
    help: 'Goes with SLACK_CLIENT_ID.',
    where: 'In the app’s settings: Basic Information, App Credentials, Client Secret',
    schema: oneWord(),
    initial: undefined,
  },
  {
    name: 'SLACK_STAFF',
    key: 'slackStaff',
    shape: 'ids of users (U… or W…) and user groups (S…), with commas between them',
    fallback: 'nobody is staff',
    example: 'U012AB3CD,S0614TZR7',
    secret: false,
    help: 'Who sees open questions in the app’s home, answers them through the bot, and may use its message shortcuts.',
    where: 'A user: profile, ⋮, Copy member ID. A group: People, User groups, the group, ⋮, Copy group ID',
    schema: ids(/^[UWS][A-Z0-9]+$/),
    initial: [],
  },
  {
    name: 'SLACK_STAFF_TEAM',
    key: 'slackStaffTeam',
    shape: 'the id of a workspace (T…)',
    fallback: 'the one workspace that is served',
    example: 'T012AB3CD',
    secret: false,
    help: 'The workspace that staff and their channel belong to; needed where many workspaces are served.',
    where: 'In a browser, the address of the workspace: app.slack.com/client/T…',
    schema: z.string().regex(/^[TE][A-Z0-9]+$/),
    initial: undefined,
  },
  {
    name: 'SLACK_STAFF_CHANNEL',
    key: 'slackStaffChannel',
    shape: 'the id of a channel (C… or G…)',
    fallback: 'staff are not told of new questions',
    example: 'C012AB3CD',
    secret: false,
    help: 'Told of new unanswered questions, at most once a minute, and of each week. Invite the app into it.',
    where: 'The channel’s name, About, at the bottom: Channel ID',
    schema: z.string().regex(/^[CG][A-Z0-9]+$/),
    initial: undefined,
  },
  {
    name: 'SLACK_API_URL',
    key: 'slackApiUrl',
    shape: 'a web address',
    fallback: 'https://slack.com/api/',
    example: 'https://slack.com/api/',
    secret: false,
    help: 'The Web API’s address, for a proxy or for trying out against a stand-in.',
    where: '',
    schema: z.url({ protocol: /^https?$/ }),
    initial: undefined,
  },
  {
    name: 'MicrosoftAppId',
    key: 'teamsAppId',
    shape: 'an application id, such as 00000000-0000-0000-0000-000000000000',
    fallback: 'Teams is not started',
    example: '',
    secret: false,
    help: 'The bot’s application in Entra. With it, Teams is started.',
    where: 'Azure portal: the Azure Bot, Configuration, Microsoft App ID',
    schema: guid(),
    initial: undefined,
  },
  {
    name: 'MicrosoftAppTenantId',
    key: 'teamsAppTenantId',
    shape: 'a tenant id, such as 00000000-0000-0000-0000-000000000000',
    fallback: 'Teams is not started',
    example: '',
    secret: false,
    help: 'The tenant that the bot’s application belongs to; staff belong to it too.',
    where: 'Azure portal: the Azure Bot, Configuration, App Tenant ID',
    schema: guid(),
    initial: undefined,
  },
  {
    name: 'MicrosoftAppType',
    key: 'teamsAppType',
    shape: 'SingleTenant or UserAssignedMSI',
    fallback: 'SingleTenant',
    example: 'SingleTenant',
    secret: false,
    help:
      'How the bot proves who it is: SingleTenant by a secret or a certificate, UserAssignedMSI by the managed identity of ' +
      'the Azure machine that it runs on.',
    where: 'Azure portal: the Azure Bot, Configuration, Bot Type',
    schema: appType(),
    initial: 'SingleTenant',
  },
  {
    name: 'MicrosoftAppPassword',
    key: 'teamsAppPassword',
    shape: 'a client secret, without spaces',
    fallback: 'a certificate or a managed identity is needed',
    example: '',
    secret: true,
    help: 'The secret of the bot’s application. It expires: make another before, and put it here.',
    where:
      'Azure portal: App registrations, the bot, Certificates & secrets, New client secret, the column Value',
    schema: oneWord(),
    initial: undefined,
  },
  {
    name: 'CertificateThumbprint',
    key: 'teamsCertificateThumbprint',
    shape: 'a thumbprint of 40 or 64 hexadecimal digits',
    fallback: 'the bot does not use a certificate',
    example: '',
    secret: false,
    help: 'In place of MicrosoftAppPassword, with CertificatePrivateKey: the certificate of the bot’s application.',
    where:
      'Azure portal: App registrations, the bot, Certificates & secrets, Certificates, the column Thumbprint',
    schema: z.string().regex(/^(?:[0-9a-fA-F]{40}|[0-9a-fA-F]{64})$/),
    initial: undefined,
  },
  {
    name: 'CertificatePrivateKey',
    key: 'teamsCertificateKey',
    shape: 'a private key in PEM, with \\n for line breaks',
    fallback: 'the bot does not use a certificate',
    example: '',
    secret: true,
    help: 'Goes with CertificateThumbprint: the key that the certificate was made with.',
    where: '',
    schema: z
      .string()
      .transform((text) => text.replaceAll('\\n', '\n'))
      .refine((text) => /-----BEGIN (?:RSA )?PRIVATE KEY-----/.test(text)),
    initial: undefined,
  },
  {
    name: 'TEAMS_ALLOW_UNAUTHENTICATED',
    key: 'teamsAllowUnauthenticated',
    shape: 'true or false',
    fallback: 'false',
    example: 'true',
    secret: false,
    help:
      'For development alone: starts Teams without credentials, and takes whatever comes. Only where HOST is an address ' +
      'that no other machine reaches.',
    where: '',
    schema: flag(),
    initial: false,
  },
  {
    name: 'TEAMS_SDK',
    key: 'teamsSdk',
    shape: 'botbuilder or agents-hosting',
    fallback: 'botbuilder',
    example: 'agents-hosting',
    secret: false,
    help:
      'Whose package posts to Teams: botbuilder, which Microsoft no longer supports, or its successor, the Microsoft 365 Agents SDK. ' +
      'The successor takes a secret or a managed identity, and no certificate.',
    where: '',
    schema: z.enum(['botbuilder', 'agents-hosting']),
    initial: 'botbuilder',
  },
  {
    name: 'TEAMS_PORT',
    key: 'teamsPort',
    shape: 'a port from 0 to 65535',
    fallback: '3978',
    example: '3978',
    secret: false,
    help: 'The port that Teams is served on, at HOST, under /api/messages; 0 has the system choose one. It may be that of Slack and of the pages.',
    where: '',
    schema: wholeNumber(0, 65_535),
    initial: 3978,
  },
  {
    name: 'TEAMS_STAFF',
    key: 'teamsStaff',
    shape: 'object ids of people in Entra, with commas between them',
    fallback: 'nobody is staff, unless TEAMS_STAFF_GROUPS is set',
    example: '00000000-0000-0000-0000-000000000000',
    secret: false,
    help: 'Who sees open questions and answers them through the bot, and may use its search and its message actions.',
    where: 'Azure portal: Microsoft Entra ID, Users, the person, Object ID',
    schema: guids(),
    initial: [],
  },
  {
    name: 'TEAMS_STAFF_GROUPS',
    key: 'teamsStaffGroups',
    shape: 'object ids of groups in Entra, with commas between them',
    fallback: 'only those in TEAMS_STAFF are staff',
    example: '00000000-0000-0000-0000-000000000000',
    secret: false,
    help:
      'The members of these groups are staff too. Microsoft Graph is asked for them twice a minute at most; the bot’s ' +
      'application needs the permission GroupMember.Read.All for that.',
    where: 'Azure portal: Microsoft Entra ID, Groups, the group, Object ID',
    schema: guids(),
    initial: [],
  },
  {
    name: 'TEAMS_STAFF_CHANNEL',
    key: 'teamsStaffChannel',
    shape: 'the id of a channel (19:…@thread.tacv2)',
    fallback: 'staff are not told of new questions',
    example: '19:0123456789abcdef@thread.tacv2',
    secret: false,
    help: 'Told of new unanswered questions, at most once a minute, and of each week. Add the app to its team.',
    where:
      'In Teams: the channel, ⋯, Get link to channel; the part from 19: on, with %3A read as : and %40 as @',
    schema: z.string().regex(/^19:[\w.-]+@thread\.(?:tacv2|skype|v2)$/),
    initial: undefined,
  },
  {
    name: 'WEB_PORT',
    key: 'webPort',
    shape: 'a port from 0 to 65535, or off',
    fallback: '3080 or any other that is free, unless Slack or Teams is set up',
    example: '3080',
    secret: false,
    help:
      'The port that the pages are served on, at HOST; 0 has the system choose one. Beside Slack or Teams they are served ' +
      'when it is set, also at the same port. With off they are not served.',
    where: '',
    schema: z.union([z.literal('off'), wholeNumber(0, 65_535)]),
    initial: undefined,
  },
  {
    name: 'WEB_ADDRESS',
    key: 'webAddress',
    shape: 'an address such as https://desk.example.go.kr, without a path',
    fallback: 'pages name no address of their own',
    example: 'https://desk.example.go.kr',
    secret: false,
    help:
      'Where people reach the pages: it stands in permanent links and in the map for search engines, and requests for other ' +
      'names are refused. With https, cookies are sent over TLS alone.',
    where: '',
    schema: origin(),
    initial: undefined,
  },
  {
    name: 'WEB_EMBED_ORIGINS',
    key: 'webEmbedOrigins',
    shape: 'addresses such as https://www.example.go.kr, with commas between them',
    fallback: 'no page of another site may show the desk',
    example: 'https://www.example.go.kr',
    secret: false,
    help: 'Sites whose pages may show the desk in a frame, by one script: see docs/web.md.',
    where: '',
    schema: z
      .string()
      .transform((text) => text.split(/[\s,]+/).filter((each) => each !== ''))
      .pipe(z.array(origin())),
    initial: [],
  },
  {
    name: 'WEB_PROXIES',
    key: 'webProxies',
    shape: 'a whole number from 0 to 9',
    fallback: '0: whoever connects is who asks',
    example: '1',
    secret: false,
    help:
      'How many reverse proxies stand in front of the pages. Each adds an address to X-Forwarded-For, and how much one address ' +
      'may ask for in a minute is bounded by what the outermost of them saw.',
    where: '',
    schema: wholeNumber(0, 9),
    initial: 0,
  },
  {
    name: 'POLICY_BOT_SOURCES',
    key: 'sources',
    shape: 'the path of a folder',
    fallback: 'the desk shows no documents',
    example: 'documents',
    secret: false,
    help: 'The texts of the documents, one file for each source: the desk at /desk shows what is held of them, and checks against them.',
    where: '',
    schema: path(),
    initial: undefined,
  },
  {
    name: 'OIDC_ISSUER',
    key: 'oidcIssuer',
    shape: 'an address that begins with https:// (http:// on this machine alone)',
    fallback: 'staff sign in by links that npm run desk makes',
    example: 'https://login.example.go.kr/realms/ministry',
    secret: false,
    help:
      'With it, staff and editors sign in at /desk with an account of their organisation, by OpenID Connect. Needs WEB_ADDRESS, ' +
      'OIDC_CLIENT_ID, OIDC_CLIENT_SECRET, and someone in DESK_STAFF or DESK_EDITORS.',
    where: "The provider's address, below which /.well-known/openid-configuration is found",
    schema: issuer(),
    initial: undefined,
  },
  {
    name: 'OIDC_CLIENT_ID',
    key: 'oidcClientId',
    shape: 'a client id, without spaces',
    fallback: 'nobody signs in with an account',
    example: 'policy-desk',
    secret: false,
    help: 'The desk’s name at the provider. Its redirect address there is WEB_ADDRESS with /desk/signed-in behind it.',
    where: '',
    schema: oneWord(),
    initial: undefined,
  },
  {
    name: 'OIDC_CLIENT_SECRET',
    key: 'oidcClientSecret',
    shape: 'a client secret, without spaces',
    fallback: 'nobody signs in with an account',
    example: '',
    secret: true,
    help: 'Goes with OIDC_CLIENT_ID.',
    where: '',
    schema: oneWord(),
    initial: undefined,
  },
  {
    name: 'OIDC_ROLES_CLAIM',
    key: 'oidcRolesClaim',
    shape: 'the name of a claim, without spaces',
    fallback: 'people are named one by one',
    example: 'groups',
    secret: false,
    help: 'The claim of the ID token that lists groups or roles; DESK_STAFF and DESK_EDITORS may then name them.',
    where: '',
    schema: oneWord(),
    initial: undefined,
  },
  {
    name: 'DESK_STAFF',
    key: 'deskStaff',
    shape: 'names with commas between them',
    fallback: 'nobody who signs in with an account is staff',
    example: 'kim@example.go.kr, policy-desk-staff',
    secret: false,
    help:
      'Who answers inquiries at /desk: e-mail addresses that the provider has confirmed, subjects (sub), or values of ' +
      'OIDC_ROLES_CLAIM.',
    where: '',
    schema: names(),
    initial: [],
  },
  {
    name: 'DESK_EDITORS',
    key: 'deskEditors',
    shape: 'names with commas between them',
    fallback: 'nobody who signs in with an account is an editor',
    example: 'policy-desk-editors',
    secret: false,
    help: 'Who edits the knowledge base at /desk, named in the same way.',
    where: '',
    schema: names(),
    initial: [],
  },
  {
    name: 'DESK_EDITS',
    key: 'deskEdits',
    shape: 'patch, files or branch',
    fallback: 'patch',
    example: 'files',
    secret: false,
    help:
      'What comes of an edit at /desk: a patch to download; a change of the files in POLICY_BOT_CONTENT, which are served ' +
      'from then on; or a commit on DESK_BRANCH in the git repository that they are in, served when somebody merges it. ' +
      'The program must be allowed to write there.',
    where: '',
    schema: z.enum(['patch', 'files', 'branch']),
    initial: 'patch',
  },
  {
    name: 'DESK_BRANCH',
    key: 'deskBranch',
    shape: 'the name of a branch',
    fallback: 'desk',
    example: 'desk',
    secret: false,
    help:
      'The branch for DESK_EDITS=branch. It is made from what is checked out, never checked out and never pushed; once it is ' +
      'merged, the next edit begins at what is checked out again.',
    where: '',
    schema: z.string().regex(/^[A-Za-z0-9][\w./-]{0,99}$/),
    initial: 'desk',
  },
  {
    name: 'HOST',
    key: 'host',
    shape: 'an address of this machine',
    fallback: '127.0.0.1, which only this machine reaches',
    example: '127.0.0.1',
    secret: false,
    help: 'Where the pages, Slack in HTTP mode and Teams listen. Put a reverse proxy with TLS in front of it.',
    where: '',
    schema: oneWord(),
    initial: '127.0.0.1',
  },
  {
    name: 'PORT',
    key: 'port',
    shape: 'a port from 0 to 65535',
    fallback: '3000',
    example: '3000',
    secret: false,
    help: 'The port that HTTP mode listens on; 0 has the system choose one. It may be that of the pages.',
    where: '',
    schema: wholeNumber(0, 65_535),
    initial: 3000,
  },
  {
    name: 'POLICY_BOT_HEALTH_PORT',
    key: 'healthPort',
    shape: 'a port from 0 to 65535',
    fallback: 'health and metrics are not served',
    example: '9464',
    secret: false,
    help:
      'Serves /healthz, /readyz and /metrics (Prometheus) at HOST and this port, for those who run the bot; ' +
      'docs/operations.md has the figures. Keep it away from the internet.',
    where: '',
    schema: wholeNumber(0, 65_535),
    initial: undefined,
  },
  {
    name: 'OTEL_EXPORTER_OTLP_ENDPOINT',
    key: 'otlpEndpoint',
    shape: 'an address that begins with http:// or https://',
    fallback: 'no traces are made',
    example: 'http://127.0.0.1:4318',
    secret: false,
    help:
      'Sends a trace of each turn to an OpenTelemetry collector, by OTLP over HTTP in JSON; docs/operations.md has the spans. ' +
      'No span holds a question or a user.',
    where:
      'The other OTEL_ variables, such as OTEL_EXPORTER_OTLP_HEADERS and OTEL_TRACES_SAMPLER, are read from the environment alone',
    schema: z.string().refine((text) => /^https?:\/\//.test(text) && URL.canParse(text)),
    initial: undefined,
  },
];

function origin(): z.ZodType<string, string> {
  return z
    .string()
    .transform((text) => text.replace(/\/$/, ''))
    .refine((text) => /^https?:\/\//.test(text) && URL.canParse(text) && new URL(text).origin === text);
}

function names(): z.ZodType<string[], string> {
  return z.string().transform((text) =>
    text
      .split(',')
      .map((each) => each.trim())
      .filter((each) => each !== ''),
  );
}

/** Without TLS only where nobody can listen in. */
function issuer(): z.ZodType<string, string> {
  return z
    .string()
    .refine(
      (text) =>
        URL.canParse(text) && /^(?:https:\/\/|http:\/\/(?:localhost|127\.0\.0\.1)[:/])/.test(`${text}/`),
    );
}

function oneWord(): z.ZodType<string, string> {
  return z.string().regex(/^\S+$/);
}

function ids(shape: RegExp): z.ZodType<string[], string> {
  return z
    .string()
    .transform((text) => text.split(/[\s,]+/).filter((id) => id !== ''))
    .refine((found) => found.every((id) => shape.test(id)));
}

function guid(): z.ZodType<string, string> {
  return z.string().toLowerCase().pipe(z.guid());
}

function guids(): z.ZodType<string[], string> {
  return z
    .string()
    .toLowerCase()
    .transform((text) => text.split(/[\s,]+/).filter((id) => id !== ''))
    .pipe(z.array(z.guid()));
}

function appType(): z.ZodType<Settings['teamsAppType'], string> {
  return z
    .string()
    .regex(/^(?:singletenant|userassignedmsi)$/i)
    .transform((text) => (text.toLowerCase() === 'singletenant' ? 'SingleTenant' : 'UserAssignedMSI'));
}

function flag(): z.ZodType<boolean, string> {
  return z
    .string()
    .toLowerCase()
    .pipe(z.enum(['true', 'false']))
    .transform((text) => text === 'true');
}

const DAYS = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'];

function digestTime(): z.ZodType<Settings['digest'], string> {
  return z
    .string()
    .toLowerCase()
    .regex(/^(?:off|(?:sun|mon|tue|wed|thu|fri|sat) (?:[01]?\d|2[0-3]):[0-5]\d)$/)
    .transform((text) => {
      if (text === 'off') return undefined;
      const [day = '', time = ''] = text.split(' ');
      const [hour = 0, minute = 0] = time.split(':').map(Number);
      return { day: DAYS.indexOf(day), hour, minute };
    });
}

function path(): z.ZodType<string, string> {
  return z.string().refine((value) => !value.includes('\0'));
}

function wholeNumber(from: number, to: number): z.ZodType<number, string> {
  return z
    .string()
    .regex(/^\d+$/)
    .transform(Number)
    .refine((value) => value >= from && value <= to);
}
