import type { Language } from '../../src/core/model/knowledge-base.js';
import type { Action } from '../../src/core/reply.js';
import { commandOf } from '../commands.js';

/** What a typed line means. */
export type Input =
  | { readonly kind: 'nothing' }
  | { readonly kind: 'quit' }
  | { readonly kind: 'help' }
  | { readonly kind: 'unknown-command'; readonly command: string }
  | { readonly kind: 'press'; readonly action: Action }
  | { readonly kind: 'say'; readonly text: string };

/**
 * Reads a line: a command, the number of a button under the last reply, or something said.
 *
 * @param actions the buttons under the last reply, in the order shown
 */
export function readInput(line: string, actions: readonly Action[]): Input {
  const text = line.replace(/^\ufeff/, '').trim();
  if (text === '') return { kind: 'nothing' };
  const command = text.startsWith('/') ? commandOf(text) : undefined;
  if (command === 'help' || command === 'quit') return { kind: command };
  if (/^\/[\p{L}?]{1,20}$/u.test(text)) return { kind: 'unknown-command', command: text };
  const action = actions[buttonNumber(text) - 1];
  return action ? { kind: 'press', action } : { kind: 'say', text };
}

/** The language that a line seems to be in; for what the console says by itself, when there is no reply to go by. */
export function guessLanguage(line: string, before: Language): Language {
  if (/\p{Script=Hangul}/u.test(line)) return 'ko';
  return /[a-z]{2}/i.test(line.replace(/^\/\S*/, '')) ? 'en' : before;
}

function buttonNumber(text: string): number {
  const digits = /^\[?([0-9０-９]{1,2})[\].)]?$/.exec(text.normalize('NFKC'))?.[1];
  return digits === undefined ? 0 : Number(digits);
}
