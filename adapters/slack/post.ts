/** How what is said to Slack goes over the wire: by Node's own client, which takes far less of the processor than `fetch` does. */
import { type IncomingMessage, request } from 'node:http';
import { request as requestSecurely } from 'node:https';

export interface Posted {
  readonly type: string;
  readonly body: string;
  readonly authorization?: string;
  /** Time limit from the start to the end of the answer, in milliseconds. */
  readonly timeoutMs: number;
}

export interface Answer {
  readonly status: number;
  readonly text: string;
  /** Milliseconds to wait, when the answer names a time. */
  readonly afterMs?: number;
}

/**
 * Posts a text and reads what is answered. No redirect is followed. Connections are kept, and a proxy taken, as Node's global agents
 * do. Rejects when there is no answer, with the system's code where it has one.
 */
export function post(address: string, { type, body, authorization, timeoutMs }: Posted): Promise<Answer> {
  const send = address.startsWith('https:') ? requestSecurely : request;
  const headers = {
    'content-type': type,
    'content-length': Buffer.byteLength(body),
    ...(authorization === undefined ? {} : { authorization }),
  };
  return new Promise<Answer>((resolve, reject) => {
    const take = (response: IncomingMessage): void => {
      const parts: Buffer[] = [];
      response
        .on('data', (part: Buffer) => parts.push(part))
        .on('end', () => {
          clearTimeout(timer);
          const { statusCode = 0 } = response;
          if (statusCode >= 300 && statusCode < 400) reject(new TypeError('the answer is a redirect'));
          else resolve(answerOf(response, Buffer.concat(parts)));
        })
        .on('error', fail);
    };
    const fail = (error: Error): void => {
      clearTimeout(timer);
      reject(error);
    };
    const call = send(address, { method: 'POST', headers }, take).on('error', fail);
    const timer = setTimeout(() => call.destroy(new Error('there was no answer in time')), timeoutMs);
    call.end(body);
  });
}

function answerOf({ statusCode = 0, headers }: IncomingMessage, body: Buffer): Answer {
  const seconds = Number(headers['retry-after']);
  const text = body.toString('utf8');
  return { status: statusCode, text, ...(seconds >= 0 ? { afterMs: Math.max(1, seconds) * 1_000 } : {}) };
}
