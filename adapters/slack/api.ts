/**
 * Slack's Web API, as far as it is used: no retries of its own, and a time limit on each call. The client of Slack's own package does
 * more, of which nothing is used here, and takes as much of the processor for a call as all of the network does.
 */
import type { Method } from './names.js';
import { type Answer, post } from './post.js';

export const SLACK_API_URL = 'https://slack.com/api/';

/** A word of Slack's for why something failed; what a proxy writes in its place is none. */
export function isReason(value: unknown): value is string {
  return typeof value === 'string' && /^[a-z0-9_:.-]{1,80}$/.test(value);
}

export interface SlackApi {
  /**
   * Calls a method with the token of a workspace.
   * @throws SlackCallError
   */
  call(
    team: string,
    method: Method,
    args: Readonly<Record<string, unknown>>,
    hurry?: boolean,
  ): Promise<ApiResult>;
  /** The same with a token at hand. */
  callWith(token: string, method: Method, args?: Readonly<Record<string, unknown>>): Promise<ApiResult>;
}

export type ApiResult = Readonly<Record<string, unknown>>;

/** Why a call failed, as far as it matters for what to do next. */
export class SlackCallError extends Error {
  override readonly name = 'SlackCallError';

  constructor(
    readonly method: Method,
    /** Slack's own word, such as `channel_not_found`; `http_500`, `no_connection`, `no_answer`, `ratelimited` are ours. */
    readonly reason: string,
    /** What was asked for may have happened all the same. */
    readonly uncertain: boolean,
    /** Milliseconds to wait, when Slack named them. */
    readonly afterMs?: number,
    /** The scope that is missing, with `missing_scope`. */
    readonly needed?: string,
  ) {
    super(`Slack refused ${method}: ${reason}${needed === undefined ? '' : ` (needs ${needed})`}`);
  }
}

export interface ApiOptions {
  /** Base address of the Web API; ends with a slash. */
  readonly url: string;
  /** The bot token of a workspace; undefined when the app is not installed there. */
  readonly tokenOf: (team: string) => Promise<string | undefined>;
  /** Time limit of a call, in milliseconds. Default 8,000. */
  readonly timeoutMs?: number;
}

/** Time limit where a person waits for a modal: what opens it expires after three seconds. */
const HURRY_MS = 2_000;
const PATIENCE_MS = 8_000;

export function createApi({ url, tokenOf, timeoutMs = PATIENCE_MS }: ApiOptions): SlackApi {
  const callWith = async (
    token: string,
    method: Method,
    args: Readonly<Record<string, unknown>> = {},
    timeout = timeoutMs,
  ): Promise<ApiResult> => {
    const said = { ...encode(args), authorization: `Bearer ${token}`, timeoutMs: timeout };
    const answer = await post(`${url}${method}`, said).catch((error: unknown) => {
      throw notAnswered(method, error);
    });
    return resultOf(method, answer);
  };
  return {
    callWith: (token, method, args) => callWith(token, method, args),
    async call(team, method, args, hurry = false) {
      const token = await tokenOf(team);
      if (token === undefined) throw new SlackCallError(method, 'not_installed', false);
      return callWith(token, method, args, hurry ? Math.min(HURRY_MS, timeoutMs) : timeoutMs);
    },
  };
}

/** Failures of a connection that was never made. */
const NOT_CONNECTED = new Set(['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'EHOSTUNREACH', 'ENETUNREACH']);
/** Answers after which Slack may have done what was asked. */
const MAYBE_DONE = new Set(['fatal_error', 'internal_error', 'request_timeout', 'service_unavailable']);

/**
 * Methods that look something up read forms alone; those that are told something of several levels read JSON too, in which a
 * letter of Korean takes three bytes and not nine.
 */
function encode(args: Readonly<Record<string, unknown>>): { type: string; body: string } {
  const given = Object.entries(args).filter(([, value]) => value !== undefined && value !== null);
  if (given.some(([, value]) => typeof value === 'object'))
    return { type: 'application/json; charset=utf-8', body: JSON.stringify(args) };
  const form = new URLSearchParams(given.map(([name, value]): [string, string] => [name, String(value)]));
  return { type: 'application/x-www-form-urlencoded', body: form.toString() };
}

function notAnswered(method: Method, error: unknown): SlackCallError {
  return codesOf(error).some((code) => NOT_CONNECTED.has(code))
    ? new SlackCallError(method, 'no_connection', false)
    : new SlackCallError(method, 'no_answer', true);
}

/** @throws SlackCallError where Slack, or what answered in its place, did not do it */
function resultOf(method: Method, { status, text, afterMs }: Answer): ApiResult {
  if (status === 429 && afterMs !== undefined)
    throw new SlackCallError(method, 'ratelimited', false, afterMs);
  if (status === 429) throw new SlackCallError(method, 'no_answer', true);
  if (status !== 200) throw new SlackCallError(method, `http_${status}`, status >= 500);
  const { ok, error: reason, needed, ...result } = read(text);
  if (ok === true) return result;
  if (!isReason(reason)) throw new SlackCallError(method, 'no_answer', true);
  const scope = typeof needed === 'string' ? needed : undefined;
  throw new SlackCallError(method, reason, MAYBE_DONE.has(reason), undefined, scope);
}

/** Nothing where a proxy writes in the place of Slack. */
function read(text: string): Readonly<Record<string, unknown>> {
  try {
    return (JSON.parse(text) ?? {}) as Record<string, unknown>;
  } catch {
    return {};
  }
}

function codesOf(error: unknown, depth = 0): string[] {
  if (!(error instanceof Error) || depth > 3) return [];
  return [String((error as NodeJS.ErrnoException).code ?? ''), ...codesOf(error.cause, depth + 1)];
}
