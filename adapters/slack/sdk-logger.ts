import type { Logger } from '../../src/core/ports.js';

/** A logger as Slack's packages want it. */
export interface SdkLogger {
  debug(...words: unknown[]): void;
  info(...words: unknown[]): void;
  warn(...words: unknown[]): void;
  error(...words: unknown[]): void;
  setLevel(): void;
  getLevel(): never;
  setName(): void;
}

/** Tokens and one-time addresses, whatever sentence they stand in. */
const SECRET = /xox[a-z]-[\w-]+|xapp-[\w-]+|(?:https?|wss?):\/\/\S+/gi;
const MAX_LENGTH = 400;

/**
 * Passes on what Slack's packages log, in sentences alone: payloads, which hold what people have written, are left
 * out, and so are tokens and addresses. Their debug and info lines are noise beside our own.
 */
export function sdkLogger(logger: Logger): SdkLogger {
  const say = (words: readonly unknown[]): string =>
    words
      .map((word) => (typeof word === 'string' ? word : word instanceof Error ? word.message : ''))
      .filter((word) => word !== '')
      .join(' ')
      .replace(SECRET, '[hidden]')
      .slice(0, MAX_LENGTH);
  const ignore = (): void => undefined;
  return {
    debug: ignore,
    info: (...words) => logger.debug({ from: 'slack sdk' }, say(words)),
    warn: (...words) => logger.warn({ from: 'slack sdk' }, say(words)),
    error: (...words) => logger.error({ from: 'slack sdk' }, say(words)),
    setLevel: ignore,
    getLevel: () => 'warn' as never,
    setName: ignore,
  };
}
