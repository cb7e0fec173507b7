import type { Logger } from '../../src/core/ports.js';

export interface LoggedEvent {
  readonly level: keyof Logger;
  readonly fields: object;
  readonly message: string;
}

/** A logger that keeps what it is told. */
export function recordingLogger(): Logger & { readonly events: readonly LoggedEvent[] } {
  const events: LoggedEvent[] = [];
  const at =
    (level: keyof Logger) =>
    (fields: object, message: string): void => {
      events.push({ level, fields, message });
    };
  return { events, debug: at('debug'), info: at('info'), warn: at('warn'), error: at('error') };
}
