/**
 * What every chat platform needs between its events and its posts: a ledger of what has been taken (each event is
 * answered once, also after a restart), an outbox that keeps a post until it is delivered, and where the asker of an
 * open inquiry can be reached.
 */
export { inTime, isPassing, Late } from '../database/index.js';
export { type StoredConversationsOptions, storedConversations } from './conversations.js';
export { lastInquiry } from './last-inquiry.js';
export { lookAtGivenUp } from './look.js';
export { DeliveryStoreError, planOf as deliveryPlan } from './migrations.js';
export { openDeliveryStore } from './open.js';
export { createOutbox, type Outbox, type OutboxOptions } from './outbox.js';
export { Bucket, type Pace, type Paces } from './pacing.js';
export type { DeliverySettings } from './store.js';

export type {
  AskerAddress,
  Change,
  DeliveryStore,
  KeptForUser,
  NewChange,
  NewPost,
  NewTurn,
  QueuedPost,
  SendResult,
  TakenTurn,
  Told,
  TurnOutcome,
} from './types.js';
