/** What someone types to steer an eligibility check. */
import { type CheckCommand, TABLES } from '../../../language/check-words.js';

/** In the order in which they are looked for. */
const COMMANDS: readonly CheckCommand[] = ['why', 'unknown', 'back', 'restart', 'stop', 'change'];

export const isCommand = (text: string): text is CheckCommand => COMMANDS.some((command) => command === text);

/** Letters of a text up to which it may be a command. */
const LONGEST = 60;

/** The command that a typed text is; undefined when it is something else. */
export function readCommand(text: string): CheckCommand | undefined {
  const typed = text.trim();
  if (typed.length > LONGEST) return undefined;
  const bare = withoutMarks(typed);
  return COMMANDS.find((command) => TABLES.some(({ commands }) => commands[command].test(bare)));
}

const MARKS = ' ?？.!';

function withoutMarks(text: string): string {
  let end = text.length;
  while (end > 0 && MARKS.includes(text[end - 1] as string)) end -= 1;
  return text.slice(0, end);
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
