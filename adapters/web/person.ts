/**
 * A person's answer to a question that the desk could not answer. Whoever asked gets an address that nobody can guess; the
 * answer is kept under it, sealed, like every post of a chat platform on its way.
 */

import { randomBytes } from 'node:crypto';
import type { Clock, Logger } from '../../src/core/ports.js';
import { createOutbox, type DeliveryStore, inTime, type SendResult } from '../../src/delivery/index.js';
import type { StaffDesk, StaffWord } from '../../src/staff/index.js';
import { asAsked } from '../left-out.js';

const CHANNEL = 'web';
/** An answer can be read for so long after it was given, and an address waits for one so long. */
const READABLE_DAYS = 30;
const WAITING_DAYS = 180;
const DAY_MS = 86_400_000;
const FLUSH_MS = 2_000;
/** How long a page waits for the store, in milliseconds. */
const PAGE_MS = 4_000;
const TICKET = /^[\w-]{32}$/;

/** Where someone who asked on the web is reached. */
interface Address {
  readonly ticket: string;
  readonly inquiry: string;
  readonly user: string;
}

/** What is under an address: nothing yet, or the word of staff. */
export interface Kept {
  readonly inquiry: string;
  readonly told?: StaffWord;
  /** What was asked, while nothing is told. */
  readonly asked?: Pick<StaffWord, 'question' | 'language'>;
}

export interface PersonDesk {
  /** Makes an address for the answer to an inquiry. Rejects with `Late`, as `read` does, when the store does not answer in time. */
  open(asked: { readonly inquiry: string; readonly user: string }): Promise<string>;
  /** Undefined when there is nothing under this address. */
  read(ticket: string): Promise<Kept | undefined>;
  resume(): Promise<void>;
  stop(): Promise<void>;
}

export interface PersonDeskOptions {
  readonly store: DeliveryStore;
  readonly desk: StaffDesk;
  readonly clock: Clock;
  readonly logger: Logger;
}

export function createPersonDesk({ store, desk, clock, logger }: PersonDeskOptions): PersonDesk {
  const keep = (address: Address, value: Kept, days: number): Promise<void> =>
    store.keep(address.ticket, {
      channel: CHANNEL,
      user: address.user,
      value,
      until: new Date(clock.now().getTime() + days * DAY_MS),
    });
  /** An answer that was given where nothing is sent from: by a command, at the terminal. */
  const settled = async (id: string): Promise<Pick<Kept, 'told' | 'asked'>> => {
    const inquiry = await desk.get(id);
    if (inquiry === undefined) return {};
    const note = inquiry.notes.findLast(({ kind }) => kind === 'answer');
    const asked = { question: asAsked(inquiry), language: inquiry.language };
    if (inquiry.status !== 'answered' || note === undefined) return { asked };
    const answer = note.text.replace(/\n\([^()\n]*\)$/, '');
    return { told: { ...asked, said: { answer }, contact: '' } };
  };
  const outbox = createOutbox({
    channel: CHANNEL,
    store,
    pace: { perSecond: 50, burst: 50 },
    logger,
    async send({ payload }): Promise<SendResult> {
      const { address, told } = payload as { address: Address; told: StaffWord };
      await keep(address, { inquiry: address.inquiry, told }, READABLE_DAYS);
      return { kind: 'sent' };
    },
  });
  desk.reach(CHANNEL, {
    outbox,
    tell(address, told) {
      return [{ channel: CHANNEL, lane: (address as Address).ticket, payload: { address, told } }];
    },
  });
  return {
    async open({ inquiry, user }) {
      const address = {
        ticket: randomBytes(24).toString('base64url'),
        inquiry,
        user,
      };
      await inTime(PAGE_MS, async () => {
        await keep(address, { inquiry }, WAITING_DAYS);
        await store.keepAsker({ inquiry, channel: CHANNEL, user, address });
      });
      return address.ticket;
    },
    async read(ticket) {
      if (!TICKET.test(ticket)) return undefined;
      const found = await inTime(PAGE_MS, () => store.kept(ticket));
      if (found?.channel !== CHANNEL) return undefined;
      const kept = found.value as Kept;
      return kept.told === undefined ? { ...kept, ...(await settled(kept.inquiry)) } : kept;
    },
    resume: () => outbox.resume(),
    async stop() {
      await outbox.flush(FLUSH_MS);
      await outbox.stop();
    },
  };
}
