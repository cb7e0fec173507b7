import { dirname, join } from 'node:path';
import type { Settings } from './table.js';

/** Where built content is kept for the next start: beside the database. It can be deleted at any time. */
export function cacheDir(settings: Pick<Settings, 'database'>): string {
  return join(dirname(settings.database), 'cache');
}

/** Where the states of the content that were served are remembered: beside the database. */
export function historyDir(settings: Pick<Settings, 'database'>): string {
  return join(dirname(settings.database), 'history');
}

/** The SQLite file of what is taken and what waits to be delivered: beside the database. */
export function deliveryFile(settings: Pick<Settings, 'database'>): string {
  return join(dirname(settings.database), 'delivery.db');
}
