import type { RecordBrowser } from '../../src/browse/index.js';
import type { Language } from '../../src/core/model/knowledge-base.js';
import type { Clock } from '../../src/core/ports.js';
import type { Reply } from '../../src/core/reply.js';
import {
  createOutbox,
  type DeliveryStore,
  type NewPost,
  type Outbox,
  type Paces,
} from '../../src/delivery/index.js';
import {
  type Bulletin,
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
import { isStaff, type TeamsDesk } from './desk.js';
import { membersOf } from './graph.js';
import { createFileSender, offerPost } from './hand-over.js';
import { loadSdk, type TeamsSdkName } from './load-sdk.js';
import { createOnTurn } from './on-turn.js';
import {
  type Address,
  isPersonal,
  lastingAddress,
  postTo,
  readersAt,
  type TeamsPost,
  type Thumbs,
} from './places.js';
import { isMeantFor } from './proof.js';
import type { Activity, Answer, Outgoing, TeamsSdk } from './protocol.js';
import { createReferences } from './references.js';
import { renderReply } from './render.js';
import type { TeamsIdentity } from './sdk.js';
import { createSender } from './sender.js';
import { createTeamsServer } from './server.js';
import { renderDigest, renderInquiry, renderStaffWord } from './staff-cards.js';
import { word } from './words.js';

/** What staff get. */
export interface TeamsStaff {
  readonly desk: StaffDesk;
  /** The records that somebody in a role may read. */
  readonly browserFor: (role: Role) => RecordBrowser;
  readonly inquiries: BulletinOptions['inquiries'];
  /** Entra object ids. */
  readonly members: readonly string[];
  /** Object ids of groups of Entra. */
  readonly groups: readonly string[];
  /** The tenant that staff belong to. */
  readonly tenant: string;
  /** Id of the channel that is told of new questions (`19:…`); nobody is told when it is left out. */
  readonly channel?: string | undefined;
  readonly digestAt?: DigestTime | undefined;
  /** Language of the posts in the staff channel. */
  readonly language: Language;
  /** Address of Microsoft Graph, for tests. */
  readonly graphUrl?: string;
}

export interface TeamsOptions extends ChannelOptions {
  /** Absent: requests prove nothing and are taken all the same; for development, on loopback alone. */
  readonly identity?: TeamsIdentity | undefined;
  readonly host: string;
  readonly port: number;
  readonly store: DeliveryStore;
  readonly clock: Clock;
  readonly staff?: TeamsStaff | undefined;
  /** Whose SDK is loaded when Teams is started. Default: botbuilder's. */
  readonly sdk?: TeamsSdkName;
  /** Makes the SDK in its place, for tests. */
  readonly makeSdk?: () => Promise<TeamsSdk>;
  readonly pace?: Paces;
  /** Waits between tries to post, in milliseconds. */
  readonly waits?: readonly number[];
  /** Time limit of a try to post, in milliseconds. */
  readonly timeoutMs?: number;
  /** Time limit of putting a file into a OneDrive, in milliseconds. */
  readonly uploadTimeoutMs?: number;
  /** Origins beside OneDrive's that a file may be put to: for tests. */
  readonly uploadOrigins?: readonly string[];
  /** Refuse to send what breaks Teams' limits: for tests and development. */
  readonly strict?: boolean;
  /** Least time between two posts of new questions, in milliseconds. */
  readonly newsEveryMs?: number;
  /** Called with the port that is listened on. */
  readonly onListening?: (port: number) => void;
}

/**
 * A bot may post 7 times a second in a thread, 8 times in 2 seconds, 60 times in 30 seconds and 1,800 times an hour: the first
 * pace keeps the first three, the second the last.
 */
const PACE: Paces = [
  { perSecond: 1.5, burst: 5 },
  { perSecond: 0.48, burst: 60 },
];
/** Sooner than this an answer is there before anyone has seen that it is being written. */
const BUSY_AFTER_MS = 500;
/** Longest that an answer waits for its typing to be shown. */
const TYPING_MS = 500;
const TIMEOUT_MS = 20_000;
const UPLOAD_TIMEOUT_MS = 30_000;
/** How long a stop waits for posts; what is left is sent at the next start. */
const FLUSH_MS = 4_000;
/** Where activities may come from; the emulator only in development. */
const CHANNELS = new Set(['msteams']);

/** The desk in Teams. */
export function teamsChannel(options: TeamsOptions): Channel {
  const { identity, store, clock, logger, words, staff } = options;
  const references = createReferences(store);
  const background = new Set<Promise<void>>();
  let loaded: TeamsSdk | undefined;
  const sdk = (): TeamsSdk => {
    if (loaded === undefined) throw new Error('Teams is not started');
    return loaded;
  };
  const outbox: Outbox = createOutbox({
    channel: 'teams',
    store,
    send: createFileSender({
      send: createSender({
        sdk,
        references,
        store,
        clock,
        logger,
        timeoutMs: options.timeoutMs ?? TIMEOUT_MS,
        strict: options.strict ?? false,
      }),
      store,
      push: (posts) => outbox.push(posts),
      isStaff: (asker) => isStaff(desk, asker),
      clock,
      logger,
      timeoutMs: options.uploadTimeoutMs ?? UPLOAD_TIMEOUT_MS,
    }),
    pace: options.pace ?? PACE,
    logger,
    ...(options.waits === undefined ? {} : { waits: options.waits }),
  });
  const bulletin = staff === undefined ? undefined : makeBulletin(options, staff, outbox);
  const reception = createReception<Address>({
    handle: options.handle,
    words,
    logger,
    channel: 'teams',
    store,
    outbox,
    render: (reply, rendered) => renderPosts(reply, rendered, options.known),
    askerAddress: (_turn, address) => lastingAddress(address),
    readersAt: ({ reference }) => readersAt(reference, staff),
    isStaff: async (_turn, { asker }) => asker !== undefined && (await isStaff(desk, asker)),
    async aloneWith(_turn, { asker, ...address }) {
      const reference = asker && (await references.ofPerson(asker.tenant, asker.entra));
      return reference && { ...address, asker, reference };
    },
    atWork: (_turn, address) => showTyping(sdk, address),
    onInquiry: (id) => bulletin?.changed(id),
  });
  const desk: TeamsDesk = {
    handle: options.handle,
    words,
    logger,
    clock,
    store,
    outbox,
    reception,
    references,
    sdk,
    known: options.known,
    afterwards(what, work) {
      const done: Promise<void> = work()
        .then(
          () => undefined,
          (error: unknown) => logger.warn({ what, err: error }, 'something for Teams was not done'),
        )
        .finally(() => background.delete(done));
      background.add(done);
    },
    uploadOrigins: options.uploadOrigins ?? [],
    pages: options.pages,
    staff:
      staff === undefined
        ? undefined
        : {
            desk: staff.desk,
            bulletin,
            roles: createRoles({
              place: () => staff.tenant.toLowerCase(),
              users: staff.members.map((id) => id.toLowerCase()),
              groups: staff.groups,
              membersOf: (group) => membersOf(group, (audience) => sdk().token(audience), staff.graphUrl),
              clock,
              logger,
            }),
          },
  };
  staff?.desk.reach('teams', {
    outbox,
    tell: (address, told) => [postTo(address as Address, renderStaffWord(told, options.known))],
  });
  staff?.desk.onChange((id) => bulletin?.changed(id));
  const onTurn = createOnTurn(desk);
  const server = createTeamsServer({
    host: options.host,
    port: options.port,
    logger,
    receive: (authorization, activity) => receive(sdk(), authorization, activity),
    ...(options.onListening === undefined ? {} : { onListening: options.onListening }),
  });
  const inFlight = new Set<Promise<Answer>>();
  /** An activity of another channel of the bot service, without an address, or with a token for another bot or service is refused, whichever the SDK. */
  const receive = (sdk: TeamsSdk, authorization: string, activity: Activity): Promise<Answer> => {
    const fromTeams = CHANNELS.has(String(activity['channelId'])) || identity === undefined;
    if (!fromTeams || typeof activity['serviceUrl'] !== 'string') return Promise.resolve({ status: 400 });
    if (identity !== undefined && !isMeantFor(identity.MicrosoftAppId, authorization, activity)) {
      logger.warn({ status: 401 }, 'a request to the Teams endpoint was refused');
      return Promise.resolve({ status: 401 });
    }
    const work = sdk.receive(authorization, activity, onTurn);
    inFlight.add(work);
    void work.then(
      () => inFlight.delete(work),
      () => inFlight.delete(work),
    );
    return work;
  };
  let stopping: Promise<void> | undefined;
  const stop = async (): Promise<void> => {
    await server.stop();
    await Promise.allSettled([...inFlight, ...background]);
    await bulletin?.stop();
    await reception.settled();
    await outbox.flush(FLUSH_MS);
    await outbox.stop();
  };

  return {
    name: 'teams',
    async start() {
      loaded = await (options.makeSdk?.() ?? loadSdk(options.sdk ?? 'botbuilder', identity, logger));
      // Who is staff is known before the first of them acts.
      const known = desk.staff?.roles.isStaff(staff?.tenant.toLowerCase() ?? '', '');
      await server.start();
      logger.info({ identity: identity?.MicrosoftAppType ?? 'none, for development' }, 'Teams is connected');
      await reception.resume();
      await bulletin?.start();
      await known;
    },
    stop() {
      stopping ??= stop();
      return stopping;
    },
  };
}

/** The posts of a reply at an address: its card and, in a personal chat, the offer of its file. */
export function renderPosts(
  reply: Reply,
  { turn, address, staffVersion }: Rendered<Address>,
  known?: Known,
): NewPost[] {
  const { file, language } = reply;
  const { user, role, text } = turn;
  const offered = isPersonal(address.reference) && file !== undefined && file.content !== '';
  const card = renderReply(reply, {
    question: address.pressed ?? (staffVersion === 'this' ? text : undefined),
    fileFollows: offered,
    known,
    ...(staffVersion === undefined ? {} : { lead: word(STAFF_VERSION[staffVersion], language) }),
  });
  return [
    postTo(address, card, thumbsOf(reply, user)),
    ...(offered ? [offerPost(address, { user, staff: role === 'staff', language, file })] : []),
  ];
}

/** What Teams' thumbs below a reply mean; undefined where it asks for none. */
function thumbsOf({ actions, language }: Reply, user: string): Thumbs | undefined {
  const [like, dislike] = (['helpful', 'not-helpful'] as const).map(
    (kind) => actions.find((action) => action.kind === kind)?.id,
  );
  if (like === undefined && dislike === undefined) return undefined;
  return {
    user,
    language,
    ...(like === undefined ? {} : { like }),
    ...(dislike === undefined ? {} : { dislike }),
  };
}

/** Shows that the desk is writing, when an answer takes its time. */
function showTyping(sdk: () => TeamsSdk, { reference }: Address): () => Promise<void> {
  let shown: Promise<unknown> | undefined;
  const timer = setTimeout(() => {
    const late = new Promise((resolve) => setTimeout(resolve, TYPING_MS).unref());
    shown = Promise.race([sdk().send(reference, { type: 'typing' }), late]).catch(() => undefined);
  }, BUSY_AFTER_MS);
  return async () => {
    clearTimeout(timer);
    // Otherwise it could come after the answer, and stay.
    await shown;
  };
}

function makeBulletin(options: TeamsOptions, staff: TeamsStaff, outbox: Outbox): Bulletin | undefined {
  const { channel, tenant, language, inquiries, digestAt } = staff;
  if (channel === undefined) return undefined;
  const browser = staff.browserFor(roleAt('staff', true));
  const { store, clock, logger, newsEveryMs } = options;
  const toStaff = (activity: Outgoing, of?: string): NewPost[] => {
    const where = { tenant, id: channel };
    const payload: TeamsPost = { channel: where, activity, ...(of === undefined ? {} : { of }) };
    return [{ channel: 'teams', lane: channel, payload }];
  };
  return createBulletin({
    channel: 'teams',
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
