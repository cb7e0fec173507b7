/**
 * The desk in a browser: pages made on the server, which work without script; `assets/enhance.js` only spares reloading
 * them. `public/` is for everyone and sees public records alone;
 * `api/` is the same for programs.
 */
export { mcpOverStdio } from './api/mcp.js';
export { webChannel } from './channel.js';
export type { WebOptions } from './options.js';
