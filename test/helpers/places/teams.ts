import { memoryInquiryLog } from '../../../src/inquiries/index.js';
import { createStaffDesk } from '../../../src/staff/index.js';
import { makeTeams } from '../../adapters/teams/harness.js';
import { WORDS } from '../../contract/replies.js';
import { testStore } from '../delivery-store.js';
import { recordingLogger } from '../logger.js';
import { BOT, TENANT } from '../teams/double.js';
import { digestNow } from './slack.js';
import {
  ANYONE,
  browserFor,
  deskOf,
  formOf,
  LINK,
  type Platform,
  pagesFor,
  type Seen,
  STAFF_ALONE,
} from './world.js';

const STAFF = 'cccccccc-0000-4000-8000-000000000001';
const OTHER = 'dddddddd-0000-4000-8000-000000000002';
const STAFF_CHANNEL = '19:staff@thread.tacv2';
const CLOCK = { now: () => new Date() };

const CONVERSATIONS = {
  chat: (who: string) => ({ conversationType: 'personal', id: `a:${who}`, tenantId: TENANT }),
  channel: () => ({
    conversationType: 'channel',
    isGroup: true,
    id: '19:general@thread.tacv2;messageid=7',
    tenantId: TENANT,
  }),
  'group chat': () => ({
    conversationType: 'groupChat',
    isGroup: true,
    id: '19:g@thread.v2',
    tenantId: TENANT,
  }),
  'staff channel': () => ({
    conversationType: 'channel',
    isGroup: true,
    id: `${STAFF_CHANNEL};messageid=9`,
    tenantId: TENANT,
  }),
};

/** Teams with everything that somebody can do to the desk there. */
export async function teamsPlaces(): Promise<Platform> {
  const logger = recordingLogger();
  const store = testStore(logger);
  const inquiries = memoryInquiryLog({ key: 'a key for the tests', clock: CLOCK });
  const harness = await makeTeams(
    { handle: deskOf(inquiries), form: formOf, words: WORDS, logger },
    {
      store,
      newsEveryMs: 50,
      pages: pagesFor(),
      staff: {
        desk: createStaffDesk({ inquiries, store, clock: CLOCK, knowledgeVersion: () => 'v' }),
        browserFor,
        inquiries,
        members: [STAFF],
        groups: [],
        tenant: TENANT,
        channel: STAFF_CHANNEL,
        language: 'en',
        digestAt: digestNow(),
      },
    },
  );
  const { channel, teams } = harness;
  await channel.start();
  const answers: Seen[] = [];
  type Place = keyof typeof CONVERSATIONS;

  const deliver = async (who: string, place: Place, more: object): Promise<object | undefined> => {
    const { body } = await teams.deliver(
      teams.activity({
        from: { id: `29:${who}`, aadObjectId: who },
        conversation: CONVERSATIONS[place](who),
        locale: 'en-US',
        ...more,
      }),
    );
    return body;
  };
  const says = (place: Place, words: string) => (who: string) =>
    deliver(who, place, {
      text: `<at>Desk</at> ${words}`,
      entities: [{ type: 'mention', mentioned: BOT, text: '<at>Desk</at>' }],
    });
  let presses = 0;
  const press = (place: Place, data: object) => (who: string) =>
    deliver(who, place, { value: { language: 'en', ...data }, replyToId: `post-${presses++}` });
  /** What comes back is seen by whoever asked; what a search finds is inserted, and so seen by anyone. */
  const invoke =
    (place: Place, name: string, data: object, by = '') =>
    async (who: string) => {
      const body = await deliver(who, place, { type: 'invoke', name, value: data });
      answers.push({ by: by || who, where: name, content: JSON.stringify(body ?? {}) });
    };
  const task = (name: string, data: object) => invoke('staff channel', name, { data });
  const onCard = (place: Place, verb: string) => (who: string) =>
    invoke(place, 'adaptiveCard/action', {
      action: {
        type: 'Action.Execute',
        verb,
        data: { inquiry: String(1 + (presses++ % 40)), language: 'en' },
      },
    })(who);
  const onMessage = (commandId: string) =>
    invoke('channel', 'composeExtension/fetchTask', {
      commandId,
      messagePayload: { id: String(presses++), body: { content: 'known' }, from: { user: { id: 'x' } } },
    });
  const offers = (who: string): string[] =>
    teams.postsIn(`a:${who}`).flatMap(({ card }) => {
      const file = (card['acceptContext'] as { file?: string } | undefined)?.file;
      return file === undefined ? [] : [file];
    });
  const consent = (action: 'accept' | 'decline') => async (who: string) => {
    // What was made for staff is asked for by others too.
    const id = offers(STAFF).at(-1) ?? offers(who).at(-1) ?? '';
    const uploadInfo = {
      uploadUrl: `${teams.serviceUrl}/onedrive/${who}`,
      contentUrl: `${teams.serviceUrl}/onedrive/${who}`,
      name: 'x.csv',
    };
    await deliver(who, 'chat', {
      type: 'invoke',
      name: 'fileConsent/invoke',
      value: { action, context: { file: id }, uploadInfo },
    });
  };
  /** Below the last post of a place, whoever it was for. */
  const thumb = (place: Place, reaction: 'like' | 'dislike', of?: string) => async (who: string) => {
    const replyToId = teams.postsIn(CONVERSATIONS[place](of ?? who).id).at(-1)?.id ?? 'none';
    const feedback = JSON.stringify({ feedbackText: 'known' });
    await deliver(who, place, {
      type: 'invoke',
      name: 'message/submitAction',
      value: { actionName: 'feedback', actionValue: { reaction, feedback } },
      replyToId,
    });
  };
  const places = Object.keys(CONVERSATIONS) as Place[];
  const surfaces: Platform['surfaces'] = {
    ...Object.fromEntries(
      places.flatMap((place) => [
        ...['known', 'unknown', 'list', 'export', 'check', 'which', 'help', 'inquiries'].map(
          (words) => [`${place}: ${words}`, says(place, words)] as const,
        ),
        [`press in ${place}`, press(place, { kind: 'turn', action: 'ask:r/x' })] as const,
        [`form in ${place}`, press(place, { kind: 'form', action: 'check:r', 'answer.age': 3 })] as const,
        [`edit in ${place}`, (who: string) => deliver(who, place, { type: 'messageUpdate', text: 'known' })],
        [
          `install in ${place}`,
          (who: string) => deliver(who, place, { type: 'installationUpdate', action: 'add' }),
        ],
      ]),
    ),
    search: invoke(
      'channel',
      'composeExtension/query',
      { commandId: 'search', parameters: [{ name: 'query', value: 'Record' }] },
      ANYONE,
    ),
    link: invoke('channel', 'composeExtension/queryLink', { url: LINK }, ANYONE),
    'ask about a message': onMessage('ask_desk'),
    'log a message': onMessage('log_inquiry'),
    'open inquiry': task('task/fetch', { kind: 'inquiry', inquiry: '1' }),
    'claim on the card in the staff channel': onCard('staff channel', 'claim'),
    'claim on the card in a channel': onCard('channel', 'claim'),
    'look at the card': onCard('staff channel', 'refresh'),
    'look at the card in a chat': onCard('chat', 'refresh'),
    claim: task('task/submit', { kind: 'claim', inquiry: '1' }),
    answer: (who) =>
      task('task/submit', { kind: 'answer', inquiry: String(presses++ % 40), typed: 'x' })(who),
    dismiss: (who) => task('task/submit', { kind: 'dismiss', inquiry: String(presses++ % 40) })(who),
    'not helpful': task('task/fetch', { kind: 'remark', action: 'not-helpful:r/e' }),
    remark: task('task/submit', { kind: 'remark', action: 'not-helpful:r/e', typed: 'x' }),
    ...Object.fromEntries(
      places.flatMap((place) => [
        [`thumb up in ${place}`, thumb(place, 'like')] as const,
        [`thumb down in ${place}`, thumb(place, 'dislike')] as const,
      ]),
    ),
    'thumb below a post to staff': thumb('chat', 'dislike', STAFF),
    'allow a file': consent('accept'),
    'decline a file': consent('decline'),
  };
  return {
    staff: STAFF,
    other: OTHER,
    surfaces,
    seen: () => [
      ...answers,
      ...teams.posts.map(({ conversation, activity }) => ({
        by: conversation.startsWith('a:')
          ? conversation.slice(2)
          : conversation.startsWith(STAFF_CHANNEL)
            ? STAFF_ALONE
            : ANYONE,
        where: `post in ${conversation}`,
        content: JSON.stringify(activity),
      })),
      ...teams.uploads.map(({ path, content }) => ({
        by: path.replace('/onedrive/', ''),
        where: 'file',
        content,
      })),
    ],
    async settled() {
      let before = -1;
      while (before !== teams.tries) {
        before = teams.tries;
        await new Promise((resolve) => setTimeout(resolve, 300));
      }
    },
    async stop() {
      await channel.stop();
      await harness.close?.();
    },
  };
}
