/** The app's manifest, from the same lists as the listeners (`names.ts`). */
import {
  COMMAND,
  EVENTS,
  FOLLOW_UP_EVENTS,
  FOLLOW_UP_SCOPES,
  GLOBAL_SHORTCUTS,
  type GlobalShortcutId,
  LINK_EVENTS,
  LINK_SCOPES,
  SCOPES,
  SHORTCUTS,
  type ShortcutId,
  STEP_EVENTS,
  STEPS,
  type StepId,
} from './names.js';

export interface ManifestOptions {
  /** `socket` needs no address; `http` needs one that Slack can reach. */
  readonly mode: 'socket' | 'http';
  /** The public address for HTTP, such as `https://desk.example.go.kr`, without a path. */
  readonly url?: string;
  /** Also answer follow-ups without a mention, in threads that the bot is in: asks for the history of channels. */
  readonly followUps?: boolean;
  /** Address of the pages, `WEB_ADDRESS`: what is behind a link to a record there is shown below it. */
  readonly pages?: string;
  /** Also be a step of workflows, for an app that a whole organisation may install. */
  readonly workflows?: boolean;
}

export const EVENTS_PATH = '/slack/events';
export const REDIRECT_PATH = '/slack/oauth_redirect';
export const INSTALL_PATH = '/slack/install';
const PLACEHOLDER = 'https://your-server.example';

interface ShortcutWords {
  readonly name: string;
  readonly description: string;
}

const SHORTCUT_WORDS: Readonly<Record<ShortcutId | GlobalShortcutId, ShortcutWords>> = {
  ask_question: {
    name: 'Ask the policy desk',
    description: 'Ask a question; the answer comes as a direct message',
  },
  ask_desk: {
    name: 'Ask the policy desk',
    description: 'What the policy desk says about this message; only you see it',
  },
  log_inquiry: {
    name: 'Log as inquiry',
    description: 'Staff: put this message on the list of open questions',
  },
};

const STEP_WORDS: Readonly<Record<StepId, object>> = {
  ask_policy_desk: {
    title: 'Ask the policy desk',
    description: 'Asks a question for a person, who gets the answer as a direct message',
    input_parameters: {
      properties: {
        question: {
          type: 'string',
          title: 'Question',
          description: 'What is asked, in Korean or English',
        },
        user: {
          type: 'slack#/types/user_id',
          title: 'Who asks',
          description: 'Who gets the answer',
        },
      },
      required: ['question', 'user'],
    },
    output_parameters: { properties: {}, required: [] },
  },
};

/** The manifest as Slack takes it, version 2. */
export function buildManifest({
  mode,
  url = PLACEHOLDER,
  followUps = true,
  pages,
  workflows = false,
}: ManifestOptions): object {
  const address = new URL(EVENTS_PATH, url).href;
  const http = mode === 'http';
  const links = pages !== undefined;
  return {
    _metadata: { major_version: 2 },
    display_information: {
      name: 'Policy Desk',
      description: 'Answers about SME support programs and agreements, with source and date',
      long_description:
        'Ask in Korean or English about support programs for small and medium-sized enterprises, eligibility and agreements (MOUs). The desk answers from published documents only, with the source and date of every fact, and says so when they do not state something; such questions are written down for staff. It is automated and uses no language model. 중소기업 지원사업, 지원 자격, 업무협약에 대해 한국어나 영어로 물어보세요.',
      background_color: '#1f3a5f',
    },
    features: {
      app_home: { home_tab_enabled: true, messages_tab_enabled: true, messages_tab_read_only_enabled: false },
      agent_view: {
        agent_description:
          'Answers questions about SME support programs, eligibility and agreements from published documents, with source and date.',
      },
      bot_user: { display_name: 'Policy Desk', always_online: true },
      shortcuts: [
        ...GLOBAL_SHORTCUTS.map((id) => ({ ...SHORTCUT_WORDS[id], type: 'global', callback_id: id })),
        ...SHORTCUTS.map((id) => ({ ...SHORTCUT_WORDS[id], type: 'message', callback_id: id })),
      ],
      slash_commands: [
        {
          command: COMMAND,
          description: 'Ask the policy desk; only you see the answer',
          usage_hint: 'QUESTION, or help',
          should_escape: true,
          ...(http ? { url: address } : {}),
        },
      ],
      ...(links ? { unfurl_domains: [new URL(pages).hostname] } : {}),
    },
    ...(workflows ? { functions: Object.fromEntries(STEPS.map((id) => [id, STEP_WORDS[id]])) } : {}),
    oauth_config: {
      ...(http ? { redirect_urls: [new URL(REDIRECT_PATH, url).href] } : {}),
      scopes: {
        bot: [...SCOPES, ...(followUps ? FOLLOW_UP_SCOPES : []), ...(links ? LINK_SCOPES : [])].sort(),
        ...(followUps ? { bot_optional: [...FOLLOW_UP_SCOPES] } : {}),
      },
    },
    settings: {
      event_subscriptions: {
        bot_events: [
          ...EVENTS,
          ...(followUps ? FOLLOW_UP_EVENTS : []),
          ...(links ? LINK_EVENTS : []),
          ...(workflows ? STEP_EVENTS : []),
        ].sort(),
        ...(http ? { request_url: address } : {}),
      },
      interactivity: { is_enabled: true, ...(http ? { request_url: address } : {}) },
      org_deploy_enabled: workflows,
      ...(workflows ? { function_runtime: 'remote' } : {}),
      socket_mode_enabled: !http,
      token_rotation_enabled: false,
    },
  };
}
