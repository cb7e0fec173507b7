/**
 * Who may read is decided by where the words appear: here, once, for every channel. A channel says of each of its places
 * who reads there; what a reply there is made of follows from that, whoever asks.
 */
import type { Reply } from '../src/core/reply.js';

/** Who reads what is said in a place: staff alone, one person alone, or anyone who happens to be there. */
export type Readers = 'staff' | 'one' | 'anyone';

/** What a reply is composed from: all there is for `staff`, for anyone else what the public may read. */
export type Role = 'staff' | undefined;

/** The role that a reply in a place is composed for: that of the least entitled of those who read it. */
export function roleAt(readers: Readers, askedByStaff: boolean): Role {
  return askedByStaff && readers !== 'anyone' ? 'staff' : undefined;
}

/** Whether staff are owed a version of their own beside the reply in a place. */
export function owesStaffVersion(readers: Readers, askedByStaff: boolean): boolean {
  return askedByStaff && readers === 'anyone';
}

/** Whether the staff version of a reply says anything that its public version does not. */
export function tellsMore(forStaff: Reply, forAnyone: Reply): boolean {
  if (forStaff.outcome !== 'answered' && forStaff.outcome !== 'clarify') return false;
  return said(forStaff) !== said(forAnyone);
}

function said({ title, paragraphs, facts, sources, tables, file, actions }: Reply): string {
  return JSON.stringify([title, paragraphs, facts, sources, tables, file, actions.map(({ label }) => label)]);
}
