/** The HTTP server of the pages: bounded in time, in size and in number. */
import type { Server } from 'node:http';
import type { Socket } from 'node:net';
import { createAdaptorServer } from '@hono/node-server';
import type { Hono } from 'hono';
import { createListener, type Listener } from '../http.js';
import { networkOf } from './limits.js';
import type { ServerBounds } from './options.js';

export interface ServerOptions {
  readonly host: string;
  readonly port: number;
  readonly anyPort: boolean;
  readonly proxies: number;
  readonly bounds?: Partial<ServerBounds> | undefined;
}

const BOUNDS: ServerBounds = {
  connections: { all: 8_192, each: 1_024 },
  headMs: 10_000,
  requestMs: 20_000,
  checkMs: 2_000,
};

const FULL =
  'HTTP/1.1 503 Service Unavailable\r\nRetry-After: 5\r\nContent-Length: 0\r\nConnection: close\r\n\r\n';
/** Turns and pages under way get so long when the program ends: less than a stop may take in all. */
const DRAIN_MS = 5_000;
/** Who was told to come back has so long to read it. */
const LEAVE_MS = 2_000;

export function createWebServer(app: Hono, { proxies, bounds, ...place }: ServerOptions): Listener {
  const { connections, headMs, requestMs, checkMs } = { ...BOUNDS, ...bounds };
  const make = (): Server => {
    const made = createAdaptorServer({
      fetch: app.fetch,
      serverOptions: {
        headersTimeout: headMs,
        requestTimeout: requestMs,
        connectionsCheckingInterval: checkMs,
        maxHeaderSize: 16_384,
      },
    }) as Server;
    bound(made, proxies > 0 ? { ...connections, each: connections.all } : connections);
    return made;
  };
  return createListener({ ...place, portSetting: 'WEB_PORT', drainMs: DRAIN_MS, make });
}

/** Tells connections beyond a bound to come back, without reading what they send. */
function bound(server: Server, { all, each }: ServerBounds['connections']): void {
  const serve = server.listeners('connection') as ((socket: Socket) => void)[];
  const open = new Map<string, number>();
  let total = 0;
  server.removeAllListeners('connection');
  server.on('connection', (socket: Socket) => {
    const network = networkOf(socket.remoteAddress ?? '');
    const own = open.get(network) ?? 0;
    if (total >= all || own >= each) {
      socket.on('error', () => undefined);
      socket.setTimeout(LEAVE_MS, () => socket.destroy());
      socket.end(FULL);
      socket.resume();
      return;
    }
    total += 1;
    open.set(network, own + 1);
    socket.once('close', () => {
      total -= 1;
      const left = (open.get(network) ?? 1) - 1;
      if (left === 0) open.delete(network);
      else open.set(network, left);
    });
    for (const listener of serve) listener.call(server, socket);
  });
}
