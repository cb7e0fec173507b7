/** The HTTP server of the pages: bounded in time, in size and in number. */
import type { Server } from 'node:http';
import { createAdaptorServer } from '@hono/node-server';
import type { Hono } from 'hono';
import { createListener, type Listener } from '../http.js';

export interface ServerOptions {
  readonly host: string;
  readonly port: number;
  readonly anyPort: boolean;
}

/** A head or a body that is not there by then gets 408 and is cut off. */
const HEAD_MS = 10_000;
const REQUEST_MS = 20_000;
const CHECK_MS = 2_000;
/** Beyond this, connections are not taken. */
const MOST_CONNECTIONS = 8_192;

export function createWebServer(app: Hono, place: ServerOptions): Listener {
  const make = (): Server => {
    const made = createAdaptorServer({
      fetch: app.fetch,
      serverOptions: {
        headersTimeout: HEAD_MS,
        requestTimeout: REQUEST_MS,
        connectionsCheckingInterval: CHECK_MS,
        maxHeaderSize: 16_384,
      },
    }) as Server;
    made.maxConnections = MOST_CONNECTIONS;
    return made;
  };
  return createListener({ ...place, portSetting: 'WEB_PORT', make });
}
