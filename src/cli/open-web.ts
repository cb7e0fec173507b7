import { join } from 'node:path';
import type { Channel } from '../../adapters/contract.js';
import { systemClock } from '../clock.js';
import type { RecordPages } from '../core/skills/records/index.js';
import { PACKAGE_ROOT, packageVersion } from '../package-root.js';
import { loadHashKey, type Settings, type WebSetup } from '../settings/index.js';
import type { SharedParts } from './open-slack.js';

/** The pages as the settings describe them, not served yet. Their packages are loaded only now. */
export async function openWeb(
  settings: Settings,
  { host, port, anyPort }: WebSetup & { readonly kind: 'ready' },
  { store, staffDesk, ...options }: Omit<SharedParts, 'browser'>,
  browser: RecordPages,
  onListening: (address: string) => void,
): Promise<Channel> {
  const { webChannel } = await import('../../adapters/web/index.js');
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
    person: { store, desk: staffDesk },
    onListening,
  });
}
