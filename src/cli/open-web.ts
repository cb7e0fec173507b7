import { join } from 'node:path';
import type { Channel } from '../../adapters/contract.js';
import type { RecordPages } from '../browse/index.js';
import { systemClock } from '../clock.js';
import type { History } from '../history/index.js';
import { PACKAGE_ROOT, packageVersion } from '../package-root.js';
import { loadHashKey, type Settings, type WebSetup } from '../settings/index.js';
import type { DeskParts } from './open-desk.js';
import type { SharedParts } from './open-slack.js';

/** What the pages share with no other channel. */
export interface WebParts extends Pick<DeskParts, 'keeper' | 'today'> {
  /** What the public may read. */
  readonly browser: RecordPages;
  readonly history: Pick<History, 'states'>;
  readonly onListening: (address: string, port: number) => void;
}

/** Where `policy-bot desk` looks up the address that the pages are served at. */
export const ADDRESS_NOTE = 'web/address';

/** The pages as the settings describe them, not served yet. Their packages are loaded only now. */
export async function openWeb(
  settings: Settings,
  { host, port, anyPort }: WebSetup & { readonly kind: 'ready' },
  { store, inquiries, staffDesk, ...options }: Omit<SharedParts, 'browserFor'>,
  { browser, history, keeper, today, onListening }: WebParts,
): Promise<Channel> {
  const [{ webChannel }, { openDesk }] = await Promise.all([
    import('../../adapters/web/index.js'),
    import('./open-desk.js'),
  ]);
  return webChannel({
    handle: options.handle,
    ...(options.form === undefined ? {} : { form: options.form }),
    words: options.words,
    logger: options.logger,
    host,
    port,
    anyPort,
    address: settings.webAddress,
    embedOrigins: settings.webEmbedOrigins,
    proxies: settings.webProxies,
    assets: join(PACKAGE_ROOT, 'adapters', 'web', 'assets'),
    key: loadHashKey(settings),
    clock: systemClock,
    version: packageVersion(),
    minutes: settings.conversationMinutes,
    browser,
    history,
    person: { store, desk: staffDesk },
    staff: await openDesk(settings, { store, inquiries, staffDesk, keeper, today, logger: options.logger }),
    onListening(address, listening) {
      store.setNote(ADDRESS_NOTE, address).catch((error: unknown) => {
        options.logger.warn({ err: error }, 'where the pages are could not be noted');
      });
      onListening(address, listening);
    },
  });
}
