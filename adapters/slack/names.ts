/**
 * Every name that this app and Slack agree on. The listeners, the manifest and the tests are all made from these lists,
 * so that nothing is listened to that is not declared, and nothing declared that is not listened to.
 */

/** Events of the Events API that are always subscribed to. */
export const EVENTS = [
  'app_home_opened',
  'app_mention',
  'app_uninstalled',
  'message.im',
  'tokens_revoked',
] as const;

/** Events for follow-ups without a mention, in threads that the bot is in. Optional, with their scopes. */
export const FOLLOW_UP_EVENTS = ['message.channels', 'message.groups'] as const;

/** Events for showing what is behind a link to a page of a record. Optional, with their scopes. */
export const LINK_EVENTS = ['link_shared'] as const;

/** Events for the step of a workflow. Optional: Slack takes steps from apps alone that a whole organisation may install. */
export const STEP_EVENTS = ['function_executed'] as const;

/** Steps of workflows, by callback id. */
export const STEPS = ['ask_policy_desk'] as const;
export type StepId = (typeof STEPS)[number];

/** The slash command. */
export const COMMAND = '/policy';

/** Message shortcuts, by callback id. */
export const SHORTCUTS = ['ask_desk', 'log_inquiry'] as const;
export type ShortcutId = (typeof SHORTCUTS)[number];

/** Shortcuts that work anywhere in Slack, by callback id. */
export const GLOBAL_SHORTCUTS = ['ask_question'] as const;
export type GlobalShortcutId = (typeof GLOBAL_SHORTCUTS)[number];

/**
 * Actions, as the part of an action id before the colon; what follows it only keeps ids of one message apart.
 * `turn`: a button of a reply, or an option of its menu; `page` turns one that goes over pages.
 */
export const ACTIONS = [
  'turn',
  'share',
  'not_helpful',
  'feedback',
  'page',
  'sources',
  'check_form',
  'home_kind',
  'home_search',
  'home_more',
  'record_open',
  'inquiry_claim',
  'inquiry_send',
  'inquiry_answer',
  'inquiry_dismiss',
  'inquiry_reopen',
] as const;
export type ActionId = (typeof ACTIONS)[number];

/** Actions that only staff may do. */
export const STAFF_ACTIONS: readonly ActionId[] = [
  'home_kind',
  'home_search',
  'home_more',
  'record_open',
  'inquiry_claim',
  'inquiry_send',
  'inquiry_answer',
  'inquiry_dismiss',
  'inquiry_reopen',
];

/** Modals that are submitted, by callback id. */
export const VIEWS = ['not_helpful', 'check_form', 'ask_question', 'staff_answer', 'staff_dismiss'] as const;
export type ViewId = (typeof VIEWS)[number];

/** Modals that only staff may submit. */
export const STAFF_VIEWS: readonly ViewId[] = ['staff_answer', 'staff_dismiss'];

/** Web API methods that are called, each with the scope that it needs; `SlackApi` calls no other. */
export const METHOD_SCOPES = {
  'assistant.threads.setStatus': 'assistant:write',
  'assistant.threads.setSuggestedPrompts': 'assistant:write',
  'assistant.threads.setTitle': 'assistant:write',
  'auth.test': undefined,
  'chat.postMessage': 'chat:write',
  'chat.unfurl': 'links:write',
  'chat.update': 'chat:write',
  'conversations.history': 'im:history',
  'conversations.replies': 'im:history',
  'files.completeUploadExternal': 'files:write',
  'files.getUploadURLExternal': 'files:write',
  'functions.completeError': undefined,
  'functions.completeSuccess': undefined,
  'usergroups.users.list': 'usergroups:read',
  'users.info': 'users:read',
  'views.open': undefined,
  'views.publish': undefined,
  'views.update': undefined,
} as const;
export type Method = keyof typeof METHOD_SCOPES;

/** Scopes that events and commands need. */
export const EVENT_SCOPES = {
  app_home_opened: undefined,
  app_mention: 'app_mentions:read',
  app_uninstalled: undefined,
  'message.im': 'im:history',
  tokens_revoked: undefined,
  'message.channels': 'channels:history',
  'message.groups': 'groups:history',
  link_shared: 'links:read',
  function_executed: undefined,
} as const satisfies Record<
  | (typeof EVENTS)[number]
  | (typeof FOLLOW_UP_EVENTS)[number]
  | (typeof LINK_EVENTS)[number]
  | (typeof STEP_EVENTS)[number],
  string | undefined
>;
export const COMMAND_SCOPE = 'commands';

const given = (scopes: readonly (string | undefined)[]): string[] =>
  [...new Set(scopes.filter((scope) => scope !== undefined))].sort();

/** Scopes that showing what is behind links needs besides. */
export const LINK_SCOPES: readonly string[] = given([
  METHOD_SCOPES['chat.unfurl'],
  ...LINK_EVENTS.map((event) => EVENT_SCOPES[event]),
]);

/** Scopes that the bot needs. */
export const SCOPES: readonly string[] = given([
  ...Object.values(METHOD_SCOPES).filter((scope) => scope === undefined || !LINK_SCOPES.includes(scope)),
  ...EVENTS.map((event) => EVENT_SCOPES[event]),
  COMMAND_SCOPE,
]);

/** Scopes that follow-ups without a mention need besides. */
export const FOLLOW_UP_SCOPES: readonly string[] = given(
  FOLLOW_UP_EVENTS.map((event) => EVENT_SCOPES[event]),
);
