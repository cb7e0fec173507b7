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
  /** How long requests in flight get when it stops, in milliseconds. Default: 3,000. */
  readonly drainMs?: number;
  /** Makes the server that is to listen. */
  readonly make: () => Server;
}

export interface Listener {
  /**
   * Resolves to the port that is listened on.
   * @throws ChannelError when the address cannot be listened on
   */
  start(): Promise<number>;
  /**
   * Answers what has come and what still comes, each on a connection that ends with it, until nothing comes any more or the time is
   * over; who has no answer by then gets 503. Resolves when nothing is open any more; stops twice without harm.
   */
  stop(): Promise<void>;
}

const DRAIN_MS = 3_000;
/**
 * A server that stops closes its port after so many rounds of the event loop, so long apart, in which nothing came: a round takes in one
 * connection, and one that is not taken in by then would be reset by the system.
 */
const QUIET_ROUNDS = 5;
const ROUND_MS = 10;
/** What is open without a request, or goes on streaming, gets so long to end when the port is closed. */
const LEAVE_MS = 100;
/** Who is told to come back does so after so many seconds. */
const BACK_SECONDS = '5';
/** Longer than a proxy in front keeps a connection that it may send the next request on: most do for 60 seconds. */
const KEEP_ALIVE_MS = 75_000;

type Serve = (request: IncomingMessage, response: ServerResponse) => void;

/** A server that listens, and what it hands to other channels of this process by their paths. */
interface Front {
  readonly portSetting: string;
  readonly guests: Map<(path: string) => boolean, Serve>;
  readonly traffic: Traffic;
}

/** What comes in at a server. */
interface Traffic {
  /** Not ended yet. */
  readonly responses: Set<ServerResponse>;
  /** Connections and requests so far. */
  arrivals: number;
  draining: boolean;
}

/** By host and port. */
const fronts = new Map<string, Front>();

/** Has a server hand over what belongs to its guests, and keeps account of what comes in. */
function share(server: Server, { guests, traffic }: Front): void {
  const own = server.listeners('request') as Serve[];
  server.removeAllListeners('request');
  server.on('connection', () => {
    traffic.arrivals += 1;
  });
  server.on('request', (request, response) => {
    traffic.arrivals += 1;
    traffic.responses.add(response);
    response.once('close', () => traffic.responses.delete(response));
    if (traffic.draining) response.shouldKeepAlive = false;
    const path = (request.url ?? '').split('?')[0] ?? '';
    const guest = [...guests].find(([takes]) => takes(path))?.[1];
    for (const serve of guest === undefined ? own : [guest]) serve.call(server, request, response);
  });
}

const gone: Serve = (_request, response) =>
  void response.writeHead(503, { 'retry-after': BACK_SECONDS, 'content-length': '0' }).end();

/** Resolves when nothing comes in any more and all is answered, or when the time is over. */
async function drain(traffic: Traffic, ms: number): Promise<void> {
  const end = performance.now() + ms;
  traffic.draining = true;
  for (const response of traffic.responses) response.shouldKeepAlive = false;
  for (let quiet = 0; quiet < QUIET_ROUNDS && performance.now() < end; ) {
    const before = traffic.arrivals;
    await new Promise((resolve) => setTimeout(resolve, ROUND_MS));
    quiet = traffic.arrivals === before && traffic.responses.size === 0 ? quiet + 1 : 0;
  }
}

/** Closes a server, and tells who has waited in vain to come back. */
function close(server: Server, { responses }: Traffic): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => {
      clearTimeout(timer);
      resolve();
    });
    for (const response of responses) if (!response.headersSent) gone(response.req, response);
    const timer = setTimeout(() => server.closeAllConnections(), LEAVE_MS);
  });
}

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
  const { host, port, portSetting, anyPort = false, takes, drainMs = DRAIN_MS, make } = options;
  let server: { readonly open: Server; readonly traffic: Traffic } | undefined;
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
      const traffic: Traffic = { responses: new Set(), arrivals: 0, draining: false };
      const front: Front = { portSetting, guests: new Map(), traffic };
      share(made, front);
      made.once('error', reject);
      made.listen(at, host, () => {
        server = { open: made, traffic };
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
    async stop() {
      leave?.();
      if (server === undefined) return;
      const { open, traffic } = server;
      server = undefined;
      await drain(traffic, drainMs);
      await close(open, traffic);
    },
  };
}

/**
 * A request's body as sent, at most `most` bytes; undefined when it is longer. The rest of one that is longer is let go by as it comes: cut off,
 * the connection would take the answer with it, and whatever is sent on it next.
 */
export function readBody(request: IncomingMessage, most: number): Promise<Buffer | undefined> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    let size = 0;
    // By events: to iterate over a request takes longer than all else that is done to read it.
    request
      .on('data', (chunk: Buffer) => {
        size += chunk.length;
        if (size <= most) chunks.push(chunk);
        else resolve(undefined);
      })
      .on('end', () => resolve(Buffer.concat(chunks)))
      .on('error', reject)
      .on('close', () => {
        if (!request.complete) reject(new Error('the request was broken off'));
      });
  });
}
