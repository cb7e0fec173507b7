/** The HTTP server of the pages: bounded in time, in size and in number. */
import type { Server } from 'node:http';
import { createAdaptorServer } from '@hono/node-server';
import type { Hono } from 'hono';
import { ChannelError } from '../contract.js';

export interface ServerOptions {
  readonly host: string;
  readonly port: number;
  readonly anyPort: boolean;
}

export interface WebServer {
  /** Resolves to the port that is listened on. */
  start(): Promise<number>;
  stop(): Promise<void>;
}

/** Requests in flight get so long when the server stops. */
const CLOSE_MS = 3_000;
/** A head or a body that is not there by then gets 408 and is cut off. */
const HEAD_MS = 10_000;
const REQUEST_MS = 20_000;
const CHECK_MS = 2_000;
/** Beyond this, connections are not taken. */
const MOST_CONNECTIONS = 8_192;

export function createWebServer(app: Hono, { host, port, anyPort }: ServerOptions): WebServer {
  let server: Server | undefined;

  const listen = (at: number): Promise<number> =>
    new Promise((resolve, reject) => {
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
      made.once('error', reject);
      made.listen(at, host, () => {
        made.off('error', reject);
        server = made;
        const address = made.address();
        resolve(typeof address === 'object' && address !== null ? address.port : at);
      });
    });
  const explain = (error: NodeJS.ErrnoException): ChannelError =>
    new ChannelError(
      error.code === 'EADDRINUSE'
        ? `Another program listens on ${host}:${port}. Stop it, or set WEB_PORT to a free port.`
        : `The address ${host}:${port} cannot be listened on (${error.code}). Set HOST to an address of this machine and WEB_PORT to a free port.`,
      { cause: error },
    );

  return {
    start: () =>
      listen(port).catch((error: NodeJS.ErrnoException) => {
        if (anyPort && error.code === 'EADDRINUSE') return listen(0);
        throw explain(error);
      }),
    stop: () =>
      new Promise((resolve) => {
        if (server === undefined) return resolve();
        const open = server;
        server = undefined;
        const timer = setTimeout(() => open.closeAllConnections(), CLOSE_MS);
        open.close(() => {
          clearTimeout(timer);
          resolve();
        });
        open.closeIdleConnections();
      }),
  };
}
