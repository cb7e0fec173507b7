/** The console: a chat in the terminal, and the plain-text rendering that the command line shares with it. */
export { type ConsoleOptions, consoleChannel } from './channel.js';
export { readLines } from './lines.js';
export { type RenderOptions, renderPlain } from './render.js';
