/** Where Teams delivers: one path, over HTTP; a proxy with TLS stands in front of it. */
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { Logger } from '../../src/core/ports.js';
import { ChannelError } from '../contract.js';
import { type Activity, type Answer, part } from './protocol.js';

export const MESSAGES_PATH = '/api/messages';

export interface ServerOptions {
  readonly host: string;
  readonly port: number;
  readonly logger: Logger;
  /** Answers an activity that is not proven yet. */
  readonly receive: (authorization: string, activity: Activity) => Promise<Answer>;
  /** Called with the port that is listened on. */
  readonly onListening?: (port: number) => void;
}

export interface TeamsServer {
  start(): Promise<void>;
  stop(): Promise<void>;
}

const MAX_BODY = 512 * 1_024;
/** Requests in flight get so long when the server stops. */
const CLOSE_MS = 3_000;

export function createTeamsServer(options: ServerOptions): TeamsServer {
  const { host, port, logger, receive, onListening } = options;
  let server: Server | undefined;

  const answer = async (request: IncomingMessage): Promise<Answer> => {
    const path = (request.url ?? '').split('?')[0];
    if (request.method === 'GET' && path === '/healthz') return { status: 200 };
    if (path !== MESSAGES_PATH) return { status: 404 };
    if (request.method !== 'POST') return { status: 405 };
    const body = await readBody(request);
    if (body === undefined) return { status: 413 };
    const activity = parse(body);
    if (activity === undefined) return { status: 400 };
    return receive(request.headers.authorization ?? '', activity);
  };
  const listen = (request: IncomingMessage, response: ServerResponse): void => {
    answer(request)
      .catch((error: unknown): Answer => {
        // Not acknowledged, so that Teams delivers it again; why is in the log.
        logger.error({ err: error }, 'an activity of Teams could not be taken');
        return { status: 500 };
      })
      .then(({ status, body }) => {
        if (response.destroyed) return;
        if (body === undefined) response.writeHead(status).end();
        else response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
      })
      .catch((error: unknown) => logger.warn({ err: error }, 'Teams was not answered'));
  };

  return {
    start: () =>
      new Promise((resolve, reject) => {
        const made = createServer({ requestTimeout: 15_000, headersTimeout: 10_000 }, listen);
        made.once('error', (error: NodeJS.ErrnoException) => {
          const hint =
            error.code === 'EADDRINUSE'
              ? `Another program listens on ${host}:${port}. Stop it, or set TEAMS_PORT to a free port.`
              : `The address ${host}:${port} cannot be listened on (${error.code}). Set HOST to an address of this machine and TEAMS_PORT to a free port.`;
          reject(new ChannelError(hint, { cause: error }));
        });
        made.listen(port, host, () => {
          server = made;
          const address = made.address();
          onListening?.(typeof address === 'object' && address !== null ? address.port : port);
          resolve();
        });
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

/** The body as text; undefined when it is too long. */
async function readBody(request: IncomingMessage): Promise<string | undefined> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > MAX_BODY) return undefined;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}

function parse(body: string): Activity | undefined {
  try {
    const read = part(JSON.parse(body));
    return typeof read['type'] === 'string' ? read : undefined;
  } catch {
    return undefined;
  }
}
