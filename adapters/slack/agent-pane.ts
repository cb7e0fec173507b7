/** What the agent pane shows beside the messages: the title of a thread, and that the desk is at work. */
import type { Turn } from '../../src/core/reply.js';
import { Bucket, type Pace } from '../../src/delivery/index.js';
import type { SlackDesk } from './desk.js';
import { languageOf } from './inbound.js';
import type { Address } from './places.js';
import { cut, plainLine } from './safe.js';
import { word } from './words.js';

/** Longest title of a thread. */
const MAX_TITLE = 80;
/** Sooner than this an answer is there before anyone has read that it is being looked for. */
const BUSY_AFTER_MS = 400;
/** Of more that wait in a workspace, a call each would only put the answers off. */
const STATUS_PACE: Pace = { perSecond: 10, burst: 20 };

export interface AgentPane {
  /** A turn has been taken; what is returned is called before its answer is posted. */
  atWork(turn: Turn, address: Address): () => Promise<void>;
}

export function createAgentPane(desk: SlackDesk): AgentPane {
  const paces = new Map<string, Bucket>();
  const mayShow = (team: string): boolean => {
    const now = performance.now();
    const pace = paces.get(team) ?? new Bucket(STATUS_PACE, now);
    paces.set(team, pace);
    return pace.take(now) === 0;
  };
  return {
    atWork(turn, address) {
      nameThread(desk, turn, address);
      return showAtWork(desk, turn, address, mayShow);
    },
  };
}

/** Names a thread by what is asked first in it. */
function nameThread(desk: SlackDesk, { text = '' }: Turn, address: Address): void {
  if (address.kind !== 'direct' || address.thread === undefined) return;
  const title = cut(plainLine(text), MAX_TITLE);
  if (title === '') return;
  const { team, channel, thread } = address;
  desk.afterwards('title', async () => {
    if (!(await desk.store.claim([`slack/title/${team}/${channel}/${thread}`]))) return;
    await desk.call(team, 'assistant.threads.setTitle', { channel_id: channel, thread_ts: thread, title });
  });
}

/** Shows that the desk is at work, when an answer takes its time; the answer itself ends it. */
function showAtWork(
  desk: SlackDesk,
  turn: Turn,
  address: Address,
  mayShow: (team: string) => boolean,
): () => Promise<void> {
  const thread = address.kind === 'direct' ? (address.thread ?? address.asked) : undefined;
  if (thread === undefined) return async () => undefined;
  let shown: Promise<unknown> | undefined;
  const timer = setTimeout(() => {
    if (!mayShow(address.team)) return;
    const args = {
      channel_id: address.channel,
      thread_ts: thread,
      status: word('thinking', languageOf(turn.text ?? '')),
    };
    shown = desk.call(address.team, 'assistant.threads.setStatus', args, true).catch(() => undefined);
  }, BUSY_AFTER_MS);
  return async () => {
    clearTimeout(timer);
    // Otherwise the status could come after the answer, and stay.
    await shown;
  };
}
