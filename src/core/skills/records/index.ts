/**
 * Looking records up: shown, listed, compared, cited and exported by command, in chat and in the terminal. Nothing is worked
 * out here but what is said to be our arithmetic.
 */
export { EXPORT_FORMATS } from '../../language/record-words.js';
export { catalogOf } from './catalog.js';
export { readCommand } from './read.js';
export { takeCommand } from './take.js';
