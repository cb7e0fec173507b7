import type { Action } from '../../src/core/reply.js';

/** The words on buttons that were shown, to say with an answer what was pressed: a press leaves no words in the chat. */
export interface Labels {
  remember(conversation: string, actions: readonly Action[]): void;
  find(conversation: string, action: string): string | undefined;
}

const CONVERSATIONS = 2_000;
const EACH = 60;

/** Keeps the latest labels of the latest conversations in memory; after a restart an answer's title has to do. */
export function createLabels(): Labels {
  const shown = new Map<string, Map<string, string>>();
  return {
    remember(conversation, actions) {
      const labels = shown.get(conversation) ?? new Map<string, string>();
      shown.delete(conversation);
      for (const { id, label, kind } of actions) {
        if (kind === 'helpful' || kind === 'not-helpful') continue;
        labels.delete(id);
        labels.set(id, label);
      }
      for (const id of [...labels.keys()].slice(0, Math.max(0, labels.size - EACH))) labels.delete(id);
      shown.set(conversation, labels);
      const oldest = shown.keys().next().value;
      if (shown.size > CONVERSATIONS && oldest !== undefined) shown.delete(oldest);
    },
    find: (conversation, action) => shown.get(conversation)?.get(action),
  };
}
