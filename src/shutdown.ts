import type { Logger } from './core/ports.js';
import { inTime } from './database/index.js';

/** Something that is closed when the program ends. */
export interface ShutdownStep {
  readonly name: string;
  close(): Promise<void> | void;
}

/** What shutdown needs of `process`. */
export interface SignalSource {
  on(signal: NodeJS.Signals, listener: () => void): unknown;
  off(signal: NodeJS.Signals, listener: () => void): unknown;
  exit(code: number): void;
}

export interface ShutdownOptions {
  /** Closed one after another, in this order: channels first, so that turns in flight finish; the database last. */
  readonly steps: readonly ShutdownStep[];
  readonly logger: Logger;
  /** How long one step may take, in milliseconds, before the next begins; 8,000 when left out. */
  readonly stepMs?: number;
  /** `process` when left out. */
  readonly process?: SignalSource;
}

export interface Shutdown {
  /**
   * Closes everything and exits; calling it again waits for the same closing.
   *
   * @param code what to exit with when everything closed; 0 when left out
   */
  run(reason: string, code?: number): Promise<void>;
}

const EXIT_CODES = { SIGINT: 130, SIGTERM: 143 } as const;

/**
 * Listens for SIGINT and SIGTERM. The first closes every step and exits with 0, or with 1 when a step failed or
 * took too long; a second one exits at once with the signal's own code.
 */
export function prepareShutdown(options: ShutdownOptions): Shutdown {
  const { steps, logger, stepMs = 8_000, process: source = process } = options;
  let running: Promise<void> | undefined;

  const run = (reason: string, code = 0): Promise<void> => {
    running ??= close(reason, code);
    return running;
  };
  const close = async (reason: string, code: number): Promise<void> => {
    logger.info({ reason }, 'shutting down');
    let clean = true;
    for (const step of steps) clean = (await closeStep(step, stepMs, logger)) && clean;
    logger.info({ clean }, 'shut down');
    for (const [signal, listener] of listeners) source.off(signal, listener);
    source.exit(clean || code !== 0 ? code : 1);
  };
  const listeners = Object.entries(EXIT_CODES).map(([name, code]) => {
    const signal = name as keyof typeof EXIT_CODES;
    const listener = (): void => {
      if (running) source.exit(code);
      else void run(signal);
    };
    source.on(signal, listener);
    return [signal, listener] as const;
  });
  return { run };
}

async function closeStep(step: ShutdownStep, stepMs: number, logger: Logger): Promise<boolean> {
  const closed = async (): Promise<boolean> => {
    await step.close();
    return true;
  };
  const late = (): boolean => {
    logger.warn({ step: step.name, stepMs }, 'did not close in time; going on');
    return false;
  };
  try {
    return await inTime(stepMs, closed, late);
  } catch (error) {
    logger.error({ step: step.name, err: error }, 'did not close');
    return false;
  }
}
