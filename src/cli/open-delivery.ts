import { systemClock } from '../clock.js';
import type { Logger } from '../core/ports.js';
import { type DeliveryStore, openDeliveryStore } from '../delivery/index.js';
import { deliveryFile, loadHashKey, type Settings } from '../settings/index.js';

/**
 * Opens the database of deliveries as the settings describe it.
 *
 * @throws DeliveryStoreError or HashKeyError; both say what to mend
 */
export function openDelivery(settings: Settings, logger: Logger): DeliveryStore {
  return openDeliveryStore({
    path: deliveryFile(settings),
    key: settings.encryptionKey ?? loadHashKey(settings),
    retentionDays: settings.retentionDays,
    clock: systemClock,
    logger,
  });
}
