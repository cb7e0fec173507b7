/** What someone types to steer an eligibility check. */
import { type CheckCommand, TABLES } from '../../../language/check-words.js';
import { withoutEnd } from '../../../language/without-end.js';

/** In the order in which they are looked for. */
const COMMANDS: readonly CheckCommand[] = ['why', 'unknown', 'back', 'restart', 'stop', 'change'];

export const isCommand = (text: string): text is CheckCommand => COMMANDS.some((command) => command === text);

/** Letters of a text up to which it may be a command. */
const LONGEST = 60;
const MARKS = ' ?？.!';

/** The command that a typed text is; undefined when it is something else. */
export function readCommand(text: string): CheckCommand | undefined {
  const typed = text.trim();
  if (typed.length > LONGEST) return undefined;
  const bare = withoutEnd(typed, (letter) => MARKS.includes(letter));
  return COMMANDS.find((command) => TABLES.some(({ commands }) => commands[command].test(bare)));
}

/** A text without the words that begin a correction ("sorry, I meant …"); undefined when it begins with none. */
export function withoutCorrection(text: string): string | undefined {
  let bare = text;
  for (let found = true; found; ) {
    const shorter = TABLES.reduce((left, { correction }) => left.replace(correction, ''), bare);
    found = shorter !== bare;
    bare = shorter;
  }
  return bare === text ? undefined : bare;
}
