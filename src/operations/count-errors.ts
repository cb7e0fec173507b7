import type { Metrics } from './metrics.js';

/** The same port to a database, whose calls that fail are counted. What is asked for and is not there is no fault. */
export function countErrors<Port extends object>(
  port: Port,
  { databaseErrors }: Metrics,
  database: 'inquiries' | 'delivery',
): Port {
  // Counted as 0 until there is one, or the first would not show as a rise.
  databaseErrors.inc({ database }, 0);
  const failed = (error: { readonly code?: unknown }): void => {
    if (error.code !== 'unknown-id') databaseErrors.inc({ database });
  };
  return new Proxy(port, {
    get(target, name) {
      const method: unknown = Reflect.get(target, name, target);
      if (typeof method !== 'function') return method;
      return (...given: unknown[]): unknown => {
        const made: unknown = method.apply(target, given);
        if (made instanceof Promise) made.catch(failed);
        return made;
      };
    },
  });
}
