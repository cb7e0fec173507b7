import type { Clock } from './core/ports.js';

/** The machine's own clock. */
export const systemClock: Clock = { now: () => new Date() };
