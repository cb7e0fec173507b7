/** What the HTTP servers of all channels do alike: they listen or say why not, end in bounded time, and read bodies of bounded size. */
import type { IncomingMessage, Server } from 'node:http';
import { ChannelError } from './contract.js';

export interface ListenerOptions {
  readonly host: string;
  /** 0 has the system choose one. */
  readonly port: number;
  /** Name of the setting of the port, for who has to mend it. */
  readonly portSetting: string;
  /** Whether any free port will do when this one is taken. */
  readonly anyPort?: boolean;
  /** Makes the server that is to listen. */
  readonly make: () => Server;
}

export interface Listener {
  /**
   * Resolves to the port that is listened on.
   * @throws ChannelError when the address cannot be listened on
   */
  start(): Promise<number>;
  /** Resolves when nothing is open any more; stops twice without harm. */
  stop(): Promise<void>;
}

/** Requests in flight get so long when a server stops. */
const CLOSE_MS = 3_000;

export function createListener(options: ListenerOptions): Listener {
  const { host, port, portSetting, anyPort = false, make } = options;
  let server: Server | undefined;

  const listen = (at: number): Promise<number> =>
    new Promise((resolve, reject) => {
      const made = make();
      made.once('error', reject);
      made.listen(at, host, () => {
        server = made;
        const address = made.address();
        resolve(typeof address === 'object' && address !== null ? address.port : at);
      });
    });
  const explain = (error: NodeJS.ErrnoException): ChannelError =>
    new ChannelError(
      error.code === 'EADDRINUSE'
        ? `Another program listens on ${host}:${port}. Stop it, or set ${portSetting} to a free port.`
        : `The address ${host}:${port} cannot be listened on (${error.code}). Set HOST to an address of this machine and ${portSetting} to a free port.`,
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

/** A request's body as sent, at most `most` bytes; undefined when it is longer. */
export async function readBody(request: IncomingMessage, most: number): Promise<Buffer | undefined> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > most) return undefined;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}
