/**
 * What those who run the program see of it: whether it lives, whether it is ready, and figures over time. It counts by
 * standing between the parts of the program, so that none of them knows that it is counted.
 */
export { countErrors } from './count-errors.js';
export { type HealthServer, type HealthServerOptions, startHealthServer } from './health-server.js';
export { meteredStore } from './metered-store.js';
export { createMetrics, type Metrics } from './metrics.js';
export type { Traces } from './traces.js';
