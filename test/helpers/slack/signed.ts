import { createHmac } from 'node:crypto';

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

/** Delivers a request to the bot as Slack does, signed. */
export async function deliverSigned(
  botUrl: string,
  body: string,
  type: string,
  { skew = 0, secret = SIGNING_SECRET, retry }: SignedOptions = {},
): Promise<Delivered> {
  const stamp = String(Math.floor(Date.now() / 1_000) + skew);
  const signature = createHmac('sha256', secret).update(`v0:${stamp}:${body}`).digest('hex');
  const begun = performance.now();
  const response = await fetch(`${botUrl}/slack/events`, {
    method: 'POST',
    headers: {
      'content-type': type,
      'x-slack-request-timestamp': stamp,
      'x-slack-signature': `v0=${signature}`,
      ...(retry === undefined ? {} : { 'x-slack-retry-num': String(retry) }),
    },
    body,
  });
  const text = await response.text();
  return { status: response.status, ms: performance.now() - begun, body: text };
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
