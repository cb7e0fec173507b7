import type { Handle } from '../../../adapters/contract.js';
import type { SlackOptions } from '../../../adapters/slack/index.js';
import type { RecordBrowser } from '../../../src/browse/index.js';
import { memoryInquiryLog, type StaffInquiryLog } from '../../../src/inquiries/index.js';
import { createStaffDesk, type StaffDesk, type StaffDeskOptions } from '../../../src/staff/index.js';
import { ANSWER, say, WORDS } from '../../contract/replies.js';
import { testStore } from '../../helpers/delivery-store.js';
import { recordingLogger } from '../../helpers/logger.js';
import { TEAM } from '../../helpers/slack/double.js';
import { type Mode, makeSlack, type SlackHarness } from './harness.js';

const CLOCK = { now: () => new Date() };

const BROWSER: RecordBrowser = {
  list: ({ query }) =>
    [
      {
        id: 'smart-factory',
        kind: 'program' as const,
        name: '상생형 스마트공장',
        ended: false,
        source: '보도자료',
      },
      { id: 'mou', kind: 'agreement' as const, name: '업무협약', ended: true, source: '보도자료' },
    ].filter(({ name }) => name.includes(query ?? '')),
  read: (record) => (record === 'smart-factory' ? ANSWER : undefined),
  subjectOf: (entry) => (entry.startsWith('smart-factory') ? '상생형 스마트공장' : undefined),
  state: () => ({ version: 'abc', records: { program: 1 }, sources: 5, questions: 0, today: '2026-11-22' }),
};

/** Slack with a staff desk, an inquiry log, and a bot that answers nothing. */
export interface StaffHarness extends SlackHarness {
  readonly staffDesk: StaffDesk;
  readonly inquiries: StaffInquiryLog;
  readonly logger: ReturnType<typeof recordingLogger>;
}

export const STAFF_USER = 'USTAFF';
export const GROUP = 'SGROUP';
export const STAFF_CHANNEL = 'CSTAFF';

/** A started channel; `handle` answers, and logs what it does not know when it is left out. */
export async function makeStaffed({
  handle,
  mode = 'http',
  answerOf = () => undefined,
  ...more
}: Partial<SlackOptions> & {
  handle?: Handle;
  mode?: Mode;
  answerOf?: StaffDeskOptions['answerOf'];
} = {}): Promise<StaffHarness> {
  const logger = recordingLogger();
  const store = more.store ?? testStore(logger);
  const inquiries = memoryInquiryLog({ key: 'a key for the tests', clock: CLOCK });
  const desk = createStaffDesk({ inquiries, store, clock: CLOCK, knowledgeVersion: () => 'v1', answerOf });
  const unanswered: Handle = async ({ channel, conversation, user, text = '', action }) => {
    const offered = [{ entry: 'smart-factory/benefit', confidence: 0.3 }];
    const asked = { at: new Date(), channel, conversation, user, language: 'en' as const, text, offered };
    const reason = action?.startsWith('not-helpful') ? 'not-helpful' : 'no-match';
    const inquiry = await inquiries.record({ ...asked, reason, knowledgeVersion: 'v1' });
    return say('I do not know.', { outcome: 'unanswered', inquiry });
  };
  const harness = await makeSlack({ handle: handle ?? unanswered, words: WORDS, logger }, mode, {
    store,
    newsEveryMs: 300,
    pages: { address: 'https://desk.example.go.kr', browser: BROWSER },
    staff: {
      desk,
      browserFor: () => BROWSER,
      inquiries,
      members: [STAFF_USER, GROUP],
      team: undefined,
      channel: STAFF_CHANNEL,
      language: 'en',
    },
    ...more,
  });
  await harness.channel.start();
  return { ...harness, inquiries, logger, staffDesk: desk };
}

/** A press of a button, as Slack delivers it. */
export function pressOf(
  harness: SlackHarness,
  { user, id, value = '', channel, ts = '1.1', thread, ephemeral = false, trigger }: PressFields,
): object {
  return {
    type: 'block_actions',
    team: { id: TEAM },
    user: { id: user },
    ...(channel === undefined ? {} : { channel: { id: channel } }),
    container:
      channel === undefined
        ? { type: 'view' }
        : { type: 'message', message_ts: ts, channel_id: channel, is_ephemeral: ephemeral },
    ...(channel === undefined || ephemeral
      ? {}
      : { message: { ts, ...(thread === undefined ? {} : { thread_ts: thread }) } }),
    ...(channel === undefined ? {} : { response_url: harness.slack.responseUrl(channel, user) }),
    trigger_id: trigger ?? harness.slack.trigger(),
    actions: [{ type: 'button', block_id: 'b', action_id: id, action_ts: harness.slack.newTs(), value }],
  };
}

interface PressFields {
  readonly user: string;
  readonly id: string;
  readonly value?: string;
  readonly channel?: string;
  readonly ts?: string;
  readonly thread?: string;
  readonly ephemeral?: boolean;
  readonly trigger?: string;
}

/** A submitted modal, as Slack delivers it. */
export function submissionOf(
  user: string,
  callback: string,
  metadata: object | string,
  typed: string,
  reason = 'other',
): object {
  return {
    type: 'view_submission',
    team: { id: TEAM },
    user: { id: user },
    view: {
      id: `V${Math.random()}`,
      type: 'modal',
      callback_id: callback,
      private_metadata: typeof metadata === 'string' ? metadata : JSON.stringify(metadata),
      state: {
        values: {
          typed: { typed: { value: typed } },
          reason: { reason: { selected_option: { value: reason } } },
        },
      },
    },
  };
}
