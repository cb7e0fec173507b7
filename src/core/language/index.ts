/** Text to tokens, for Korean and English: normalising, language, stems, keyboard slips. Pure. */
export { detectLanguage } from './detect.js';
export { fromKeyboard } from './keyboard.js';
export { linesOf, normalise } from './normalise.js';
export { type Ends, endsOf, type Token, tokenise } from './tokenise.js';
