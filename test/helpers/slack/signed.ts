import { createHmac } from 'node:crypto';
import { Agent, request } from 'node:http';

export const SIGNING_SECRET = 'signing-secret-of-the-tests';

export interface SignedOptions {
  /** Shifts the time of the request by so many seconds. */
  readonly skew?: number;
  readonly secret?: string;
  /** Number of the redelivery. */
  readonly retry?: number;
}

/** How a delivery ended. */
export interface Delivered {
  readonly status: number;
  /** Milliseconds until the acknowledgement. */
  readonly ms: number;
  readonly body: string;
}

/** A sender of events keeps few connections open; hundreds at once would be refused by the system, not by the bot. */
const agent = new Agent({ keepAlive: true, maxSockets: 40 });

/** Delivers a request to the bot as Slack does, signed. */
export function deliverSigned(
  botUrl: string,
  body: string,
  type: string,
  { skew = 0, secret = SIGNING_SECRET, retry }: SignedOptions = {},
): Promise<Delivered> {
  const stamp = String(Math.floor(Date.now() / 1_000) + skew);
  const signature = createHmac('sha256', secret).update(`v0:${stamp}:${body}`).digest('hex');
  const headers = {
    'content-type': type,
    'x-slack-request-timestamp': stamp,
    'x-slack-signature': `v0=${signature}`,
    ...(retry === undefined ? {} : { 'x-slack-retry-num': String(retry) }),
  };
  return new Promise((resolve, reject) => {
    let begun = performance.now();
    const sent = request(`${botUrl}/slack/events`, { method: 'POST', headers, agent }, (response) => {
      let text = '';
      response.setEncoding('utf8').on('data', (chunk: string) => {
        text += chunk;
      });
      response.on('end', () => {
        resolve({ status: response.statusCode ?? 0, ms: performance.now() - begun, body: text });
      });
      response.on('error', reject);
    });
    // Slack's time runs from when the request goes out, not from when it waits for a connection.
    sent.on('socket', () => {
      begun = performance.now();
    });
    sent.on('error', reject);
    sent.end(body);
  });
}

/** Delivers an event. */
export function deliverEvent(
  botUrl: string,
  team: string,
  id: string,
  event: object,
  options?: SignedOptions,
): Promise<Delivered> {
  const body = { type: 'event_callback', team_id: team, api_app_id: 'A1', event_id: id, event };
  return deliverSigned(botUrl, JSON.stringify(body), 'application/json', options);
}

/** Delivers a press, a submission or a shortcut. */
export function deliverInteraction(botUrl: string, payload: object): Promise<Delivered> {
  const body = new URLSearchParams({ payload: JSON.stringify(payload) }).toString();
  return deliverSigned(botUrl, body, 'application/x-www-form-urlencoded');
}
