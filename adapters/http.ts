/** What the HTTP servers of all channels do alike: they listen or say why not, end in bounded time, and read bodies of bounded size. */
import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import { ChannelError } from './contract.js';

export interface ListenerOptions {
  readonly host: string;
  /** 0 has the system choose one. */
  readonly port: number;
  /** Name of the setting of the port, for who has to mend it. */
  readonly portSetting: string;
  /** Whether any free port will do when this one is taken. */
  readonly anyPort?: boolean;
  /** Which paths are its own where it shares a port; without it, it shares the port of nobody. */
  readonly takes?: (path: string) => boolean;
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
/** Longer than a proxy in front keeps a connection that it may send the next request on: most do for 60 seconds. */
const KEEP_ALIVE_MS = 75_000;

type Serve = (request: IncomingMessage, response: ServerResponse) => void;

/** A server that listens, and what it hands to other channels of this process by their paths. */
interface Front {
  readonly portSetting: string;
  readonly guests: Map<(path: string) => boolean, Serve>;
}

/** By host and port. */
const fronts = new Map<string, Front>();

/** Has a server hand over what belongs to its guests. */
function share(server: Server, { guests }: Front): void {
  const own = server.listeners('request') as Serve[];
  server.removeAllListeners('request');
  server.on('request', (request, response) => {
    const path = (request.url ?? '').split('?')[0] ?? '';
    const guest = [...guests].find(([takes]) => takes(path))?.[1];
    for (const serve of guest === undefined ? own : [guest]) serve.call(server, request, response);
  });
}

const gone: Serve = (_request, response) => void response.writeHead(503).end();

/** What to say of an address that cannot be listened on. */
export function cannotListen(
  { host, port, portSetting }: Pick<ListenerOptions, 'host' | 'port' | 'portSetting'>,
  error: NodeJS.ErrnoException,
): ChannelError {
  return new ChannelError(
    error.code === 'EADDRINUSE'
      ? `Another program listens on ${host}:${port}. Stop it, or set ${portSetting} to a free port.`
      : `The address ${host}:${port} cannot be listened on (${error.code}). Set HOST to an address of this machine and ${portSetting} to a free port.`,
    { cause: error },
  );
}

/** Listens, or serves at the port of another channel of this process that listens there already. */
export function createListener(options: ListenerOptions): Listener {
  const { host, port, portSetting, anyPort = false, takes, make } = options;
  let server: Server | undefined;
  let leave: (() => void) | undefined;

  /** Whether the port is shared. */
  const visit = (): boolean => {
    const front = fronts.get(`${host}:${port}`);
    if (front === undefined || takes === undefined || front.portSetting === portSetting) return false;
    const visitor = make();
    front.guests.set(takes, (request, response) => void visitor.emit('request', request, response));
    leave = () => front.guests.set(takes, gone);
    return true;
  };

  const listen = (at: number): Promise<number> =>
    new Promise((resolve, reject) => {
      const made = make();
      made.keepAliveTimeout = KEEP_ALIVE_MS;
      const front: Front = { portSetting, guests: new Map() };
      share(made, front);
      made.once('error', reject);
      made.listen(at, host, () => {
        server = made;
        const address = made.address();
        const chosen = typeof address === 'object' && address !== null ? address.port : at;
        fronts.set(`${host}:${chosen}`, front);
        made.once('close', () => fronts.delete(`${host}:${chosen}`));
        resolve(chosen);
      });
    });
  return {
    async start() {
      if (visit()) return port;
      return listen(port).catch((error: NodeJS.ErrnoException) => {
        if (anyPort && error.code === 'EADDRINUSE') return listen(0);
        throw cannotListen(options, error);
      });
    },
    stop: () =>
      new Promise((resolve) => {
        leave?.();
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

/**
 * A request's body as sent, at most `most` bytes; undefined when it is longer. The rest of one that is longer is let go by as it comes: cut off,
 * the connection would take the answer with it, and whatever is sent on it next.
 */
export async function readBody(request: IncomingMessage, most: number): Promise<Buffer | undefined> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request.iterator({ destroyOnReturn: false }) as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > most) break;
    chunks.push(chunk);
  }
  if (size <= most) return Buffer.concat(chunks);
  request.resume();
  return undefined;
}
