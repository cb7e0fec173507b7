import type { Channel } from '../contract.js';
import { createTurns } from '../turns.js';
import { readAssets } from './assets.js';
import { createDesk } from './desk/app.js';
import type { WebOptions } from './options.js';
import { createPersonDesk } from './person.js';
import { createPublicApp } from './public/app.js';
import { Sessions } from './public/sessions.js';
import { createWebServer } from './server.js';

/** The desk in a browser. */
export function webChannel(options: WebOptions): Channel {
  const { clock, key, minutes, logger, host } = options;
  const turns = createTurns(options);
  const person = options.person && createPersonDesk({ ...options.person, clock, logger });
  let stopping = false;
  const site = {
    options,
    turns,
    sessions: new Sessions({ clock, key, minutes }),
    assets: readAssets(options.assets),
    person,
    isStopping: () => stopping,
  };
  const desk = options.staff && createDesk(options.staff, site);
  const app = createPublicApp(site, desk?.addTo);
  const server = createWebServer(app, {
    host,
    port: options.port,
    anyPort: options.anyPort ?? false,
    proxies: options.proxies ?? 0,
    bounds: options.bounds,
  });
  let stopped: Promise<void> | undefined;
  const stop = async (): Promise<void> => {
    stopping = true;
    desk?.stop();
    await server.stop();
    await turns.settled();
    await person?.stop();
  };

  return {
    name: 'web',
    async start() {
      const port = await server.start();
      const name = host.includes(':') ? `[${host}]` : host;
      options.onListening?.(options.address ?? `http://${name}:${port}`, port);
      await person?.resume();
    },
    stop() {
      stopped ??= stop();
      return stopped;
    },
  };
}
