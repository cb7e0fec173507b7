/**
 * The desk in Slack. `inbound.ts` turns payloads into turns and `render.ts` replies into blocks, without any package of
 * Slack; `receiver.ts`, `workspaces.ts` and `app.ts` are the only files that know `@slack/bolt`. `names.ts` has
 * every name that the app and Slack agree on; the manifest is made from it.
 */
export { SLACK_API_URL } from './api.js';
export { type SlackOptions, slackChannel } from './channel.js';
