/** Where Teams delivers: one path, over HTTP; a proxy with TLS stands in front of it. */
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { Logger } from '../../src/core/ports.js';
import { createListener, readBody } from '../http.js';
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

export function createTeamsServer(options: ServerOptions): TeamsServer {
  const { host, port, logger, receive, onListening } = options;

  const answer = async (request: IncomingMessage): Promise<Answer> => {
    const path = (request.url ?? '').split('?')[0];
    if (request.method === 'GET' && path === '/healthz') return { status: 200 };
    if (path !== MESSAGES_PATH) return { status: 404 };
    if (request.method !== 'POST') return { status: 405 };
    const body = await readBody(request, MAX_BODY);
    if (body === undefined) return { status: 413 };
    const activity = parse(body.toString('utf8'));
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

  const make = (): Server => createServer({ requestTimeout: 15_000, headersTimeout: 10_000 }, listen);
  const listener = createListener({
    host,
    port,
    portSetting: 'TEAMS_PORT',
    takes: (path) => path === MESSAGES_PATH,
    make,
  });

  return {
    async start() {
      onListening?.(await listener.start());
    },
    stop: listener.stop,
  };
}

function parse(body: string): Activity | undefined {
  try {
    const read = part(JSON.parse(body));
    return typeof read['type'] === 'string' ? read : undefined;
  } catch {
    return undefined;
  }
}
