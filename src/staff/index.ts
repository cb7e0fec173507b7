/** What staff do on every channel alike: who is staff, the inquiries that wait, and what a staff channel is told. */
export type { Inquiry } from '../inquiries/index.js';
export { type Bulletin, type BulletinOptions, createBulletin } from './bulletin.js';
export {
  type AskerChannel,
  claimedBy,
  createStaffDesk,
  DISMISS_REASONS,
  type DismissReason,
  readyFrom,
  type Settlement,
  type StaffDesk,
  type StaffDeskOptions,
  type StaffMember,
  type StaffWord,
  signed,
  type Waiting,
} from './desk.js';
export { composeDigest, type Digest, type DigestTime, lastDue, type MissedGroup } from './digest.js';
export { createRoles, type Roles, type RolesOptions } from './roles.js';
export { createWordBack, type WordBack, type WordBackOptions } from './word-back.js';
