/** What everything that is done with an activity needs. No SDK in it. */
import type { Clock, Logger } from '../../src/core/ports.js';
import type { DeliveryStore, Outbox } from '../../src/delivery/index.js';
import type { Bulletin, Roles, StaffDesk } from '../../src/staff/index.js';
import type { ChannelWords, Handle } from '../contract.js';
import type { Known } from '../links.js';
import type { Reception } from '../reception.js';
import type { PublicPages } from '../record-links.js';
import type { Sender } from './inbound.js';
import { type Address, postTo } from './places.js';
import type { Outgoing, TeamsSdk } from './protocol.js';
import type { References } from './references.js';

/** What staff can do here; absent when nobody is named as staff. */
export interface StaffSide {
  readonly desk: StaffDesk;
  readonly roles: Roles;
  readonly bulletin?: Bulletin | undefined;
}

export interface TeamsDesk {
  readonly handle: Handle;
  readonly words: ChannelWords;
  readonly logger: Logger;
  readonly clock: Clock;
  readonly store: DeliveryStore;
  readonly outbox: Outbox;
  readonly reception: Reception<Address>;
  readonly references: References;
  readonly sdk: () => TeamsSdk;
  /** Origins beside OneDrive's that a file may be put to. */
  readonly uploadOrigins: readonly string[];
  /** Addresses that are made links. */
  readonly known?: Known | undefined;
  /** The records that anyone may read: what is found or linked is put where others read it. */
  readonly pages?: PublicPages | undefined;
  readonly staff?: StaffSide | undefined;
  /** Does something after the acknowledgement; a failure is logged. */
  readonly afterwards: (what: string, work: () => Promise<unknown>) => void;
}

/** Whether whoever sent an activity is staff; asked anew for each. */
export async function isStaff(
  { staff }: Pick<TeamsDesk, 'staff'>,
  { tenant, entra }: Pick<Sender, 'tenant' | 'entra'>,
): Promise<boolean> {
  return staff !== undefined && entra !== '' && tenant !== '' && (await staff.roles.isStaff(tenant, entra));
}

/** The same as far as it is known without asking Teams; undefined while Teams is asked, for which nobody waits. */
export function staffKnown(desk: TeamsDesk, sender: Pick<Sender, 'tenant' | 'entra'>): boolean | undefined {
  const { tenant, entra } = sender;
  if (desk.staff === undefined || entra === '' || tenant === '') return false;
  const known = desk.staff.roles.knows(tenant, entra);
  if (known === undefined) desk.afterwards('staff', () => isStaff(desk, sender));
  return known;
}

/** Queues what answers no question, once for its key. */
export async function queue(desk: TeamsDesk, key: string, to: Address, activity: Outgoing): Promise<void> {
  desk.outbox.push(await desk.store.queue([postTo(to, activity)], key));
}
