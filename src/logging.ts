import { AsyncLocalStorage } from 'node:async_hooks';
import pino from 'pino';
import type { Logger } from './core/ports.js';
import type { LogLevel } from './settings/table.js';

/** Where log lines go: a stream such as `process.stderr`. */
export interface LogDestination {
  write(line: string): unknown;
}

const HIDDEN = '[hidden]';
const requests = new AsyncLocalStorage<string>();

/** Runs `work`; what is logged meanwhile has the name of the turn that it is for as `request`. */
export function withRequest<Result>(request: string, work: () => Result): Result {
  return requests.run(request, work);
}

/** Names of fields that could hold a secret or what a person wrote. */
const PRIVATE_FIELD =
  /token|secret|password|passwd|authorization|cookie|credential|api_?key|hash_?key|^(key|text|texts|question|questions|utterance|user|email|phone|paragraphs|q|body|turn|reply)$/i;

/**
 * A logger that writes one line of JSON an event to standard error. Fields whose names suggest a secret, a user or
 * a question are hidden, at any depth.
 *
 * @param level what is logged: this and everything graver
 * @param destination where to; standard error when left out
 */
export function createLogger(level: LogLevel, destination?: LogDestination): Logger {
  const stream = destination ?? pino.destination({ dest: 2, sync: true });
  return pino(
    {
      level,
      base: null,
      mixin: () => {
        const request = requests.getStore();
        return request === undefined ? {} : { request };
      },
      timestamp: pino.stdTimeFunctions.isoTime,
      // Errors are described below with everything else; pino's own serializer would copy all their fields.
      serializers: { err: (error: unknown) => error },
      formatters: {
        level: (label) => ({ level: label }),
        log: (fields) => hidePrivateFields(fields) as Record<string, unknown>,
      },
    },
    stream,
  );
}

/** The level to log at when the settings name none: a chat in the terminal is not to be drowned by its log. */
export function defaultLogLevel(sharesTerminal: boolean): LogLevel {
  return sharesTerminal ? 'warn' : 'info';
}

/** A copy of log fields in which secrets, users and questions are hidden. Errors keep type, message, code and stack. */
export function hidePrivateFields(value: unknown, depth = 0): unknown {
  if (value instanceof Error) return describeError(value, depth);
  if (typeof value !== 'object' || value === null || value instanceof Date) return value;
  if (depth > 5) return HIDDEN;
  if (Array.isArray(value)) return value.map((item) => hidePrivateFields(item, depth + 1));
  return Object.fromEntries(
    Object.entries(value).map(([name, field]) => [
      name,
      PRIVATE_FIELD.test(name) ? HIDDEN : hidePrivateFields(field, depth + 1),
    ]),
  );
}

function describeError(error: Error, depth: number): object {
  const { code } = error as NodeJS.ErrnoException;
  return {
    type: error.name,
    message: error.message,
    ...(code === undefined ? {} : { code }),
    stack: error.stack,
    ...(error.cause === undefined || depth > 3 ? {} : { cause: hidePrivateFields(error.cause, depth + 1) }),
  };
}
