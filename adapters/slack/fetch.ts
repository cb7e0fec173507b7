/** How calls of Slack's Web API go over the wire: by Node's own client, which takes far less of the processor than `fetch` does. */
import { type IncomingMessage, request } from 'node:http';
import { request as requestSecurely } from 'node:https';
import type { webApi } from '@slack/bolt';

type Fetch = webApi.FetchFunction;
type Answer = Awaited<ReturnType<Fetch>>;

/**
 * As `fetch`, for texts; what is no text goes by `fetch` itself. No redirect is followed. Connections are kept, and a proxy taken, as
 * Node's global agents do.
 */
export const fetchText: Fetch = (address, init = {}) => {
  const { method, headers, body, signal } = init;
  if (typeof body !== 'string') return fetch(address, init);
  const url = new URL(address);
  const options = {
    headers: { ...headers, 'content-length': Buffer.byteLength(body) },
    ...(method === undefined ? {} : { method }),
    ...(signal === undefined ? {} : { signal }),
  };
  return new Promise((resolve, reject) => {
    const take = (response: IncomingMessage): void => {
      const parts: Buffer[] = [];
      response
        .on('data', (part: Buffer) => parts.push(part))
        .on('end', () => {
          const { statusCode = 0 } = response;
          if (statusCode >= 300 && statusCode < 400) reject(new TypeError('the answer is a redirect'));
          else resolve(answerOf(response, Buffer.concat(parts)));
        })
        .on('error', reject);
    };
    const send = url.protocol === 'https:' ? requestSecurely : request;
    send(url, options, take).on('error', reject).end(body);
  });
};

function answerOf({ statusCode = 0, statusMessage = '', headers }: IncomingMessage, body: Buffer): Answer {
  const text = async (): Promise<string> => body.toString('utf8');
  return {
    ok: statusCode >= 200 && statusCode < 300,
    status: statusCode,
    statusText: statusMessage,
    url: '',
    headers: {
      get: (name) => headers[name.toLowerCase()]?.toString() ?? null,
      entries: () => Object.entries(headers).map(([name, value]) => [name, String(value)]),
    },
    text,
    json: async () => JSON.parse(await text()) as unknown,
    arrayBuffer: async () => Uint8Array.from(body).buffer,
  };
}
