/**
 * The desk in a browser: pages made on the server, which work without script; `assets/enhance.js` only spares reloading
 * them. `public/` is for everyone and sees public records alone; `api/` is the same for programs; `desk/` is for staff and
 * editors who have signed in.
 */
export { webChannel } from './channel.js';
export type {
  DeskOptions,
  DeskRole,
  FileChange,
  Finding,
  Identity,
  KnowledgeShelf,
  Missed,
  MissShelf,
  Proposed,
  Review,
  Workbench,
} from './desk/ports.js';
export { DeskSessions } from './desk/session.js';
export type { WebOptions } from './options.js';
