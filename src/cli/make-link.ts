/** Links that let someone into the desk once. */
import { userInfo } from 'node:os';
import type { DeskRole } from '../../adapters/web/index.js';
import { systemClock } from '../clock.js';
import type { DeliveryStore } from '../delivery/index.js';
import { loadHashKey, type Settings } from '../settings/index.js';

export interface LinkFor {
  /** What she is called in notes and in the log; whoever runs the program when left out. */
  readonly name?: string | undefined;
  /** Default: both. */
  readonly roles?: readonly DeskRole[] | undefined;
}

/** Makes a link; resolves to its path. */
export async function makeLink(
  settings: Settings,
  store: DeliveryStore,
  { name = nameHere(), roles = ['staff', 'editor'] }: LinkFor,
): Promise<string> {
  const { DeskSessions } = await import('../../adapters/web/index.js');
  const sessions = new DeskSessions({ store, clock: systemClock, key: loadHashKey(settings) });
  const token = await sessions.makeLink({ subject: `local:${name}`, name, roles });
  return `/desk/link/${token}`;
}

/** The name of whoever runs the program; a container may know none. */
function nameHere(): string {
  try {
    return userInfo().username;
  } catch {
    return 'local';
  }
}
