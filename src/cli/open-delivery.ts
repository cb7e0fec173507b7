import { existsSync } from 'node:fs';
import { systemClock } from '../clock.js';
import type { Logger } from '../core/ports.js';
import { type DeliveryStore, type DeliveryStoreError, openDeliveryStore } from '../delivery/index.js';
import { deliveryFile, loadHashKey, type Settings } from '../settings/index.js';

/** Whoever types a command waits no longer for a server that is away, in milliseconds. */
const COMMAND_PATIENCE = 3_000;

/**
 * Opens the database of deliveries as the settings describe it.
 *
 * @throws DeliveryStoreError or HashKeyError; both say what to mend
 */
export function openDelivery(
  settings: Settings,
  logger: Logger,
  onFatal?: (error: DeliveryStoreError) => void,
): DeliveryStore {
  return openDeliveryStore({
    path: deliveryFile(settings),
    url: settings.databaseUrl,
    key: settings.encryptionKey ?? loadHashKey(settings),
    retentionDays: settings.retentionDays,
    clock: systemClock,
    logger,
    onFatal,
    ...(onFatal === undefined ? { patience: COMMAND_PATIENCE } : {}),
  });
}

/** Forgets where a user of a chat platform can be reached, if anything is kept of chat platforms at all. */
export async function forgetUser(
  settings: Settings,
  logger: Logger,
  channel: string,
  user: string,
): Promise<void> {
  if (settings.databaseUrl === undefined && !existsSync(deliveryFile(settings))) return;
  const store = openDelivery(settings, logger);
  try {
    await store.forgetUser(channel, user);
  } finally {
    await store.close();
  }
}
