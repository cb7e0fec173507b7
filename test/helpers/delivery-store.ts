import { systemClock } from '../../src/clock.js';
import type { Clock, Logger } from '../../src/core/ports.js';
import { type DeliveryStore, openDeliveryStore } from '../../src/delivery/index.js';

export const STORE_KEY = 'a key for the delivery store of the tests';

/** A store of deliveries in memory, or in a file. */
export function testStore(logger: Logger, path = ':memory:', clock: Clock = systemClock): DeliveryStore {
  return openDeliveryStore({ path, key: STORE_KEY, retentionDays: 30, clock, logger });
}
