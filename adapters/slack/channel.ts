import { randomBytes } from 'node:crypto';
import type { App } from '@slack/bolt';
import type { RecordBrowser } from '../../src/browse/index.js';
import type { Language } from '../../src/core/model/knowledge-base.js';
import type { Clock } from '../../src/core/ports.js';
import type { Reply } from '../../src/core/reply.js';
import {
  createOutbox,
  type DeliveryStore,
  type NewPost,
  type Outbox,
  type Pace,
} from '../../src/delivery/index.js';
import {
  type BulletinOptions,
  createBulletin,
  createRoles,
  type DigestTime,
  type StaffDesk,
} from '../../src/staff/index.js';
import type { Channel, ChannelOptions } from '../contract.js';
import type { Known } from '../links.js';
import { type Role, roleAt } from '../readers.js';
import { createReception, type Rendered } from '../reception.js';
import { STAFF_VERSION } from '../words.js';
import { createAgentPane } from './agent-pane.js';
import { createApi, SLACK_API_URL, type SlackApi } from './api.js';
import { createApp } from './app.js';
import type { Message } from './blocks.js';
import { createSlackDesk, note, noteOf, type SlackDesk } from './desk.js';
import { resumeSubmissions } from './listeners/views.js';
import { FOLLOW_UP_SCOPES, LINK_SCOPES, SCOPES } from './names.js';
import {
  type Address,
  aloneWith,
  laneOf,
  lastingAddress,
  postTo,
  readersAt,
  type SlackPost,
  threadKey,
} from './places.js';
import { acknowledgeWhenTaken, httpReceiver, socketReceiver } from './receiver.js';
import { renderReply } from './render.js';
import { sdkLogger } from './sdk-logger.js';
import { createSender } from './sender.js';
import { renderDigest, renderInquiry, renderStaffWord } from './staff-posts.js';
import { word } from './words.js';
import { manyWorkspaces, singleWorkspace } from './workspaces.js';

/** How events come in. */
export type SlackConnection =
  | { readonly mode: 'http'; readonly signingSecret: string; readonly host: string; readonly port: number }
  | { readonly mode: 'socket'; readonly appToken: string };

/** Where the app is installed. */
export type SlackInstallation =
  | { readonly kind: 'single'; readonly botToken: string }
  | { readonly kind: 'many'; readonly clientId: string; readonly clientSecret: string };

/** What staff get. */
export interface SlackStaff {
  readonly desk: StaffDesk;
  /** The records that somebody in a role may read. */
  readonly browserFor: (role: Role) => RecordBrowser;
  readonly inquiries: BulletinOptions['inquiries'];
  /** Ids of users (`U…`, `W…`) and of user groups (`S…`). */
  readonly members: readonly string[];
  /** The workspace that staff belong to; the only one when left out. */
  readonly team?: string | undefined;
  /** Id of the channel that is told of new questions; nobody is told when it is left out. */
  readonly channel?: string | undefined;
  readonly digestAt?: DigestTime | undefined;
  /** Language of the posts in the staff channel. */
  readonly language: Language;
}

export interface SlackOptions extends ChannelOptions {
  readonly connection: SlackConnection;
  readonly installation: SlackInstallation;
  readonly store: DeliveryStore;
  readonly clock: Clock;
  readonly staff?: SlackStaff | undefined;
  /** Base address of the Web API; Slack's own when left out. */
  readonly apiUrl?: string | undefined;
  /** Default: a post a second in each conversation, after a few at once. */
  readonly pace?: Pace;
  /** Waits between tries to post, in milliseconds. */
  readonly waits?: readonly number[];
  /** Time limit of a call to Slack, in milliseconds. */
  readonly timeoutMs?: number;
  /** Refuse to send what breaks Slack's limits: for tests and development. */
  readonly strict?: boolean;
  /** Least time between two posts of new questions, in milliseconds. */
  readonly newsEveryMs?: number;
  /** Called with the port that is listened on. */
  readonly onListening?: (port: number) => void;
}

const PACE: Pace = { perSecond: 1, burst: 3 };
/** How long a stop waits for posts; what is left is sent at the next start. */
const FLUSH_MS = 4_000;

/** The desk in Slack. */
export function slackChannel(options: SlackOptions): Channel {
  const { connection, installation, store, clock, logger, words, staff } = options;
  const apiUrl = (options.apiUrl ?? SLACK_API_URL).replace(/\/?$/, '/');
  const quiet = sdkLogger(logger);
  const many = installation.kind === 'many' ? manyWorkspaces(store, logger) : undefined;
  const workspaces =
    installation.kind === 'single' ? singleWorkspace(installation.botToken, () => api, logger) : many!;
  const api: SlackApi = createApi({
    url: apiUrl,
    tokenOf: async (team) => (await workspaces.get(team))?.token,
    ...(options.timeoutMs === undefined ? {} : { timeoutMs: options.timeoutMs }),
  });
  const outbox = createOutbox({
    channel: 'slack',
    store,
    ...createSender({ api, apiUrl, store, clock, logger, strict: options.strict ?? false }),
    pace: options.pace ?? PACE,
    // Slack counts calls by workspace and method, and a file takes several.
    kindOf: ({ payload }) => {
      const { team, kind } = payload as SlackPost;
      return `${team}/${kind}`;
    },
    logger,
    ...(options.waits === undefined ? {} : { waits: options.waits }),
  });
  const staffTeam = (): string | undefined => staff?.team ?? workspaces.only();
  const staffPlace = () => ({ team: staffTeam(), channel: staff?.channel });
  const bulletin = staff === undefined ? undefined : makeBulletin(options, staff, outbox, staffTeam);
  const reception = createReception<Address>({
    handle: options.handle,
    words,
    logger,
    channel: 'slack',
    store,
    outbox,
    render: (reply, rendered) => renderPosts(reply, rendered, options.known),
    claims: (turn, address) =>
      address.kind === 'thread' ? [threadKey(address.team, address.channel, address.thread, turn.user)] : [],
    askerAddress: (_turn, address) => lastingAddress(address),
    readersAt: (address) => readersAt(address, staffPlace()),
    isStaff: (turn, address) => desk.isStaff(address.team, turn.user),
    aloneWith: async (turn, address) => aloneWith(address, turn),
    atWork: (turn, address) => agentPane.atWork(turn, address),
    onInquiry: (id) => bulletin?.changed(id),
  });
  const desk: SlackDesk = createSlackDesk({
    words,
    form: options.form ?? (async () => undefined),
    pages: options.pages,
    roleAt: async (address, user) =>
      roleAt(readersAt(address, staffPlace()), await desk.isStaff(address.team, user)),
    logger,
    clock,
    store,
    outbox,
    reception,
    call: (team, method, args, hurry) => api.call(team, method, args, hurry),
    selfOf: (team) => workspaces.get(team),
    removeWorkspace: (team, at) => workspaces.remove(team, at),
    strict: options.strict ?? false,
    staff:
      staff === undefined
        ? undefined
        : {
            desk: staff.desk,
            // The home and its modals are seen by one person, and only shown to staff.
            browser: staff.browserFor(roleAt('one', true)),
            bulletin,
            roles: createRoles({
              place: staffTeam,
              users: staff.members.filter((id) => !id.startsWith('S')),
              groups: staff.members.filter((id) => id.startsWith('S')),
              membersOf: async (group) => {
                const { users } = await api.call(
                  staffTeam()!,
                  'usergroups.users.list',
                  { usergroup: group },
                  true,
                );
                return (users ?? []) as string[];
              },
              clock,
              logger,
            }),
          },
  });
  const agentPane = createAgentPane(desk);
  staff?.desk.reach('slack', {
    outbox,
    tell: (address, told) => [postOf(address as Address, renderStaffWord(told, options.known))],
  });
  staff?.desk.onChange((id) => bulletin?.changed(id));
  let app: App | undefined;
  let stopping: Promise<void> | undefined;

  const connect = () =>
    connection.mode === 'socket'
      ? socketReceiver({ appToken: connection.appToken, apiUrl, sdkLogger: quiet })
      : httpReceiver({
          ...connection,
          logger,
          sdkLogger: quiet,
          ...(options.onListening === undefined ? {} : { onListening: options.onListening }),
          ...(installation.kind === 'single'
            ? {}
            : {
                oauth: {
                  clientId: installation.clientId,
                  clientSecret: installation.clientSecret,
                  stateSecret: randomBytes(32).toString('hex'),
                  installationStore: many!.installations,
                  scopes: [
                    ...SCOPES,
                    ...FOLLOW_UP_SCOPES,
                    ...(options.pages?.address === undefined ? [] : LINK_SCOPES),
                  ],
                  installerOptions: {
                    directInstall: true,
                    clientOptions: { slackApiUrl: apiUrl },
                    authorizationUrl: new URL('../oauth/v2/authorize', apiUrl).href,
                  },
                },
              }),
        });
  const stop = async (): Promise<void> => {
    await app?.stop().catch((error: unknown) => logger.warn({ err: error }, 'Slack was not left in order'));
    await bulletin?.stop();
    await desk.settled();
    await reception.settled();
    await outbox.flush(FLUSH_MS);
    await outbox.stop();
  };

  return {
    name: 'slack',
    async start() {
      await workspaces.open();
      const receiver = acknowledgeWhenTaken(connect(), logger);
      app = createApp({ receiver, workspaces, desk, sdkLogger: quiet, apiUrl });
      await app.start();
      logger.info({ mode: connection.mode, workspaces: installation.kind }, 'Slack is connected');
      await reception.resume();
      await resumeSubmissions(desk);
      await bulletin?.start();
    },
    stop() {
      stopping ??= stop();
      return stopping;
    },
  };
}

/** The posts of a reply at an address. */
export function renderPosts(
  reply: Reply,
  { turn, address, staffVersion }: Rendered<Address>,
  known?: Known,
): NewPost[] {
  const { file, language } = reply;
  const shared = address.kind === 'private' && address.shared === true;
  const asked = address.kind === 'private' ? address.question : undefined;
  const question =
    asked ?? (shared ? undefined : address.pressed) ?? (staffVersion === 'this' ? turn.text : undefined);
  const leads = [
    ...(shared ? [word('sharedAnswer', language)] : []),
    ...(staffVersion === undefined ? [] : [word(STAFF_VERSION[staffVersion], language)]),
  ];
  const messages = renderReply(shared ? still(reply) : reply, {
    ...(question === undefined ? {} : { question }),
    ...(asked === undefined ? {} : { sharable: true }),
    ...(known === undefined ? {} : { known }),
    ...(leads.length === 0 ? {} : { lead: leads.join(' ') }),
  });
  const posts = messages.map((message) => postOf(address, message));
  if (file === undefined) return posts;
  if (address.kind === 'private' || !/^[CDG]/.test(address.channel)) {
    return [...posts, postOf(address, noteOf('fileElsewhere', language))];
  }
  const message = note(word('fileNotSent', language, { name: file.name }));
  const { team, channel, thread } = address;
  const payload = { kind: 'file', team, channel, ...(thread === undefined ? {} : { thread }), file, message };
  return [...posts, { channel: 'slack', lane: laneOf(address), payload }];
}

/** A reply to be read alone: nothing in it to press. */
function still({ check: _, ...reply }: Reply): Reply {
  return { ...reply, actions: [] };
}

function postOf(address: Address, message: Message): NewPost {
  return { channel: 'slack', lane: laneOf(address), payload: postTo(address, message) };
}

function makeBulletin(
  options: SlackOptions,
  staff: SlackStaff,
  outbox: Outbox,
  team: () => string | undefined,
): ReturnType<typeof createBulletin> | undefined {
  const { channel, language, inquiries, digestAt } = staff;
  if (channel === undefined) return undefined;
  const browser = staff.browserFor(roleAt('staff', true));
  const { store, clock, logger, newsEveryMs } = options;
  const toStaff = (message: Message, of?: string): NewPost[] => {
    const place = team();
    if (place === undefined) return [];
    const payload = { kind: 'message', team: place, channel, message, ...(of === undefined ? {} : { of }) };
    return [{ channel: 'slack', lane: `${place}/${channel}`, payload }];
  };
  return createBulletin({
    channel: 'slack',
    inquiries,
    store,
    outbox,
    clock,
    logger,
    subjectOf: (entry) => browser.subjectOf(entry, language),
    groupsOf: staff.desk.groupsOf,
    ...(digestAt === undefined ? {} : { digestAt }),
    ...(newsEveryMs === undefined ? {} : { everyMs: newsEveryMs }),
    render: {
      inquiry: (inquiry) => toStaff(renderInquiry(inquiry, language), `inquiry/${inquiry.id}`),
      digest: (digest, waiting) => toStaff(renderDigest(digest, waiting, language)),
    },
  });
}
