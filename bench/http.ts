/** Requests of the measurements to programs on this machine. */
import { type Agent, request } from 'node:http';
import { createServer } from 'node:net';
import { setTimeout as delay } from 'node:timers/promises';

export interface Answer {
  readonly status: number;
  readonly headers: { readonly 'set-cookie'?: string[] | undefined };
  readonly text: string;
}

/** Sends a request to this machine. */
export function send(
  port: number,
  path: string,
  agent: Agent | undefined,
  headers: Readonly<Record<string, string>>,
  body?: string,
): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const method = body === undefined ? 'GET' : 'POST';
    const out = request(
      { port, host: '127.0.0.1', path, method, headers, ...(agent && { agent }) },
      (answer) => {
        let text = '';
        answer.setEncoding('utf8').on('data', (chunk: string) => {
          text += chunk;
        });
        answer.on('end', () => resolve({ status: answer.statusCode ?? 0, headers: answer.headers, text }));
        answer.on('error', reject);
      },
    );
    out.on('error', reject);
    out.end(body);
  });
}

/** Whether something answers a request for a path with 200 within a minute. */
export async function serves(port: number, path: string): Promise<boolean> {
  for (let tries = 0; tries < 300; tries += 1) {
    const up = await send(port, path, undefined, {}).catch(() => undefined);
    if (up?.status === 200) return true;
    await delay(200);
  }
  return false;
}

/** A port that nothing listens on. */
export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.on('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address() as { port: number };
      server.close(() => resolve(port));
    });
  });
}

/** What a share of some values is at most; 0 where there are none. */
export function percentile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
}
