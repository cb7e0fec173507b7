/** How events come in: over HTTP, or over a socket that Slack opens no port for. */
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import {
  type App,
  HTTPReceiver,
  type HTTPReceiverOptions,
  LogLevel,
  type Receiver,
  type ReceiverEvent,
  SocketModeReceiver,
} from '@slack/bolt';
import type { Logger } from '../../src/core/ports.js';
import { ChannelError } from '../contract.js';
import { createListener, readBody } from '../http.js';
import { EVENTS_PATH, INSTALL_PATH, REDIRECT_PATH } from './manifest.js';
import type { SdkLogger } from './sdk-logger.js';

/** Slack waits three seconds. */
const LATE_MS = 2_500;
/** A request older than this, or from further in the future, is not from Slack now. */
const MAX_SKEW_S = 300;
/** Slack sends no more than some dozens of kilobytes. */
const MAX_BODY = 1_024 * 1_024;

/**
 * Acknowledges an event only when it has been taken, so that a process killed in between gets it again; and says so in
 * the log when something was not acknowledged in time, which a socket would pass over in silence.
 */
export function acknowledgeWhenTaken(receiver: Receiver, logger: Logger): Receiver {
  const process = async (app: App, event: ReceiverEvent): Promise<void> => {
    if (typeof event.body !== 'object' || event.body === null) return;
    const type = String(event.body['type']);
    const watchdog = setTimeout(() => logger.warn({ type }, 'Slack was not answered in time'), LATE_MS);
    const acknowledge = async (response?: unknown): Promise<void> => {
      clearTimeout(watchdog);
      await event.ack(response as never);
    };
    try {
      if (event.body['event'] === undefined) return await app.processEvent({ ...event, ack: acknowledge });
      await app.processEvent({ ...event, ack: async () => undefined });
      await acknowledge();
    } finally {
      clearTimeout(watchdog);
    }
  };
  return {
    init: (app) => receiver.init({ processEvent: (event: ReceiverEvent) => process(app, event) } as App),
    start: (...args: unknown[]) => receiver.start(...args),
    stop: () => receiver.stop(),
  };
}

export interface HttpOptions {
  readonly signingSecret: string;
  readonly host: string;
  readonly port: number;
  readonly logger: Logger;
  readonly sdkLogger: SdkLogger;
  /** For installing by OAuth. */
  readonly oauth?: Pick<
    HTTPReceiverOptions,
    'clientId' | 'clientSecret' | 'stateSecret' | 'installationStore' | 'scopes' | 'installerOptions'
  >;
  readonly now?: () => number;
  /** Called with the port that the system chose, when `port` is 0. */
  readonly onListening?: (port: number) => void;
}

/** Events over HTTP. Bolt verifies the signature; what it lets pass, a time in the future, is refused before. */
export function httpReceiver(options: HttpOptions): Receiver {
  const { signingSecret, host, port, logger, sdkLogger, oauth, now = Date.now, onListening } = options;
  const inner = new HTTPReceiver({
    signingSecret,
    endpoints: [EVENTS_PATH],
    logger: sdkLogger,
    logLevel: LogLevel.WARN,
    ...oauth,
    installerOptions: {
      installPath: INSTALL_PATH,
      redirectUriPath: REDIRECT_PATH,
      ...oauth?.installerOptions,
    },
  });

  const listen = (request: IncomingMessage, response: ServerResponse): void => {
    const end = (status: number): void => {
      response.writeHead(status).end();
    };
    const path = (request.url ?? '').split('?')[0];
    if (request.method === 'GET' && path === '/healthz') {
      end(200);
      return;
    }
    if (request.method === 'POST' && !isTimely(request, now())) {
      logger.warn({ path }, 'a request was refused: its time is missing, or more than five minutes off');
      end(401);
      return;
    }
    const hand = (): void => {
      try {
        inner.requestListener(request, response);
      } catch {
        end(404);
      }
    };
    if (request.method !== 'POST') {
      hand();
      return;
    }
    readBody(request, MAX_BODY).then(
      (body) => {
        if (body === undefined) return end(413);
        // Bolt reads properties of whatever JSON it is sent, and `null` has none.
        if (!holdsAnObject(body.toString('utf8'))) return end(400);
        Object.assign(request, { rawBody: body });
        hand();
      },
      () => end(400),
    );
  };
  const make = (): Server => createServer({ requestTimeout: 15_000, headersTimeout: 10_000 }, listen);
  const listener = createListener({
    host,
    port,
    portSetting: 'PORT',
    takes: (path) => path.startsWith('/slack/'),
    make,
  });
  return {
    init: (app) => inner.init(app),
    async start() {
      onListening?.(await listener.start());
    },
    stop: listener.stop,
  };
}

/** Whether a body, or the payload in a form, is no JSON but that of an object. Bolt itself says what else is wrong with it. */
function holdsAnObject(body: string): boolean {
  const payload = body.includes('payload=') ? new URLSearchParams(body).get('payload') : null;
  return (payload === null ? [body] : [body, payload]).every((text) => {
    try {
      const read: unknown = JSON.parse(text);
      return typeof read === 'object' && read !== null && !Array.isArray(read);
    } catch {
      return true;
    }
  });
}

function isTimely(request: IncomingMessage, now: number): boolean {
  const stamp = request.headers['x-slack-request-timestamp'];
  if (typeof stamp !== 'string' || !/^\d{1,12}$/.test(stamp)) return false;
  return Math.abs(now / 1_000 - Number(stamp)) <= MAX_SKEW_S;
}

export interface SocketOptions {
  readonly appToken: string;
  readonly apiUrl: string;
  readonly sdkLogger: SdkLogger;
}

/** Events over a socket. */
export function socketReceiver({ appToken, apiUrl, sdkLogger }: SocketOptions): Receiver {
  const inner = new SocketModeReceiver({
    appToken,
    logger: sdkLogger,
    logLevel: LogLevel.WARN,
    installerOptions: { clientOptions: { slackApiUrl: apiUrl } },
  });
  return {
    init: (app) => inner.init(app),
    async start() {
      try {
        return await inner.start();
      } catch (error) {
        throw new ChannelError(
          `Slack opened no socket (${String((error as { data?: { error?: unknown } }).data?.error ?? 'no answer')}). SLACK_APP_TOKEN must be an app-level token (xapp-…) with the scope connections:write, from "Basic Information", "App-Level Tokens"; Socket Mode must be on.`,
          { cause: error },
        );
      }
    },
    stop: () => inner.stop(),
  };
}
