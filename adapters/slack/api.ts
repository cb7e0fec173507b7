/** Slack's Web API, as far as it is used: one client a workspace, no retries of its own, and a time limit on each call. */
import { LogLevel, webApi } from '@slack/bolt';
import { fetchText } from './fetch.js';
import type { Method } from './names.js';
import type { SdkLogger } from './sdk-logger.js';

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
  readonly logger: SdkLogger;
  /** Time limit of a call, in milliseconds. Default 8,000. */
  readonly timeoutMs?: number;
}

/** Time limit where a person waits for a modal: what opens it expires after three seconds. */
const HURRY_MS = 2_000;
const PATIENCE_MS = 8_000;
/** Clients kept; workspaces beyond that share. */
const MAX_CLIENTS = 200;

export function createApi({ url, tokenOf, logger, timeoutMs = PATIENCE_MS }: ApiOptions): SlackApi {
  const clients = new Map<string, webApi.WebClient>();
  const clientOf = (token: string, timeout: number): webApi.WebClient => {
    const key = `${timeout}/${token}`;
    const known = clients.get(key);
    if (known !== undefined) return known;
    if (clients.size >= MAX_CLIENTS) clients.clear();
    const made = new webApi.WebClient(token, {
      slackApiUrl: url,
      fetch: fetchText,
      timeout,
      retryConfig: { retries: 0 },
      rejectRateLimitedCalls: true,
      logger,
      logLevel: LogLevel.ERROR,
    });
    clients.set(key, made);
    return made;
  };
  const callWith = async (
    token: string,
    method: Method,
    args: Readonly<Record<string, unknown>> = {},
    timeout = timeoutMs,
  ): Promise<ApiResult> => {
    try {
      return (await clientOf(token, timeout).apiCall(method, { ...args })) as unknown as ApiResult;
    } catch (error) {
      throw explainCall(method, error);
    }
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

function explainCall(method: Method, error: unknown): SlackCallError {
  if (error instanceof webApi.WebAPIRateLimitedError) {
    return new SlackCallError(method, 'ratelimited', false, error.retryAfter * 1_000);
  }
  if (error instanceof webApi.WebAPIPlatformError) {
    const { error: reason, needed } = error.data as { error: unknown; needed?: unknown };
    if (!isReason(reason)) return new SlackCallError(method, 'no_answer', true);
    const scope = typeof needed === 'string' ? needed : undefined;
    return new SlackCallError(method, reason, MAYBE_DONE.has(reason), undefined, scope);
  }
  if (error instanceof webApi.WebAPIHTTPError) {
    return new SlackCallError(method, `http_${error.statusCode}`, error.statusCode >= 500);
  }
  if (
    error instanceof webApi.WebAPIRequestError &&
    codesOf(error.original).some((code) => NOT_CONNECTED.has(code))
  ) {
    return new SlackCallError(method, 'no_connection', false);
  }
  return new SlackCallError(method, 'no_answer', true);
}

function codesOf(error: unknown, depth = 0): string[] {
  if (!(error instanceof Error) || depth > 3) return [];
  return [String((error as NodeJS.ErrnoException).code ?? ''), ...codesOf(error.cause, depth + 1)];
}
