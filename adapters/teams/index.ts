/**
 * The desk in Teams. `inbound.ts` turns activities into turns and `render.ts` replies into cards, without any package of
 * Microsoft; `sdk.ts` is the only file that knows botbuilder, `agents-sdk.ts` the only one that knows its successor. `desk.ts` says what is done with each activity.
 */
export { type TeamsOptions, type TeamsStaff, teamsChannel } from './channel.js';
export { loadSdk, type TeamsSdkName } from './load-sdk.js';
export type { TeamsIdentity } from './sdk.js';
