import { createServer, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Metrics } from './metrics.js';

export interface HealthServerOptions {
  readonly host: string;
  /** 0 has the system choose one. */
  readonly port: number;
  readonly metrics: Metrics;
  /** Why turns cannot be taken and answered now; empty when they can. */
  readonly notReady: () => Promise<readonly string[]>;
  /** Channels that are still to come, while turns are taken by the others. */
  readonly missing?: () => readonly string[];
}

export interface HealthServer {
  readonly port: number;
  close(): Promise<void>;
}

/** Whoever is being answered gets so long when the server closes, in milliseconds. */
const CLOSE_MS = 200;

/**
 * Answers GET on `/healthz` (the process lives), `/readyz` (it can take turns; 503 and why when not) and `/metrics`
 * (Prometheus). Meant for those who run it: nothing of what people ask is in it.
 */
export async function startHealthServer(options: HealthServerOptions): Promise<HealthServer> {
  const { host, port, metrics, notReady, missing = () => [] } = options;
  const server: Server = createServer((request, response) => {
    const path = (request.url ?? '').split('?', 1)[0];
    const answered =
      request.method !== 'GET' && request.method !== 'HEAD'
        ? Promise.resolve(send(response, 405, 'text/plain', 'Only GET is answered here.\n'))
        : path === '/healthz'
          ? Promise.resolve(send(response, 200, 'text/plain', 'ok\n'))
          : path === '/readyz'
            ? sayReady(response, notReady, missing)
            : path === '/metrics'
              ? sayMetrics(response, metrics)
              : Promise.resolve(
                  send(response, 404, 'text/plain', 'There is /healthz, /readyz and /metrics.\n'),
                );
    answered.catch(() => {
      if (!response.headersSent) send(response, 500, 'text/plain', 'The figures could not be read.\n');
    });
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, resolve);
  });
  return {
    port: (server.address() as AddressInfo).port,
    close: () =>
      new Promise((resolve) => {
        const timer = setTimeout(() => server.closeAllConnections(), CLOSE_MS);
        server.close(() => {
          clearTimeout(timer);
          resolve();
        });
      }),
  };
}

async function sayReady(
  response: ServerResponse,
  notReady: () => Promise<readonly string[]>,
  missing: () => readonly string[],
): Promise<void> {
  const reasons = await notReady();
  const without = missing();
  const rest = { ...(reasons.length === 0 ? {} : { reasons }), ...(without.length === 0 ? {} : { without }) };
  const body = JSON.stringify({ ready: reasons.length === 0, ...rest });
  send(response, reasons.length === 0 ? 200 : 503, 'application/json', `${body}\n`);
}

async function sayMetrics(response: ServerResponse, { registry }: Metrics): Promise<void> {
  send(response, 200, registry.contentType, await registry.metrics());
}

function send(response: ServerResponse, code: number, type: string, body: string): void {
  response.writeHead(code, { 'content-type': type, 'cache-control': 'no-store' }).end(body);
}
