/** No reply is a dead end: what does not answer offers two things to ask next. */
import type { Action, Reply } from '../src/core/reply.js';
import type { ChannelWords } from './contract.js';

const LEAST = 2;

/** A reply with what to ask next, where it does not answer and offers too little itself. */
export function withNextSteps(reply: Reply, words: ChannelWords): Reply {
  if (reply.outcome !== 'unanswered') return reply;
  const leadsOn = ({ kind }: Action): boolean => kind === 'ask' || kind === 'choose' || kind === 'check';
  const missing = LEAST - reply.actions.filter(leadsOn).length;
  if (missing <= 0) return reply;
  const there = new Set(reply.actions.map(({ id }) => id));
  const more = words.greeting(reply.language).actions.filter(({ id }) => !there.has(id));
  return { ...reply, actions: [...more.slice(0, missing), ...reply.actions] };
}
