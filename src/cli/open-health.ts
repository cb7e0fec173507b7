import type { Handle } from '../../adapters/contract.js';
import { cannotListen } from '../../adapters/http.js';
import { inTime } from '../database/index.js';
import type { DeliveryStore } from '../delivery/index.js';
import type { StaffInquiryLog } from '../inquiries/index.js';
import { withRequest } from '../logging.js';
import {
  createMetrics,
  type HealthServer,
  type Metrics,
  startHealthServer,
  type Traces,
} from '../operations/index.js';
import type { Settings } from '../settings/index.js';

/** What the figures are read from. */
export interface Watched {
  readonly store: DeliveryStore | undefined;
  readonly inquiries: StaffInquiryLog;
  /** Version of the content that is served now. */
  readonly version: () => string;
  /** Findings in the content as it was last read. */
  readonly findings: () => number;
}

/** Whoever looks waits no longer for a database, in milliseconds: probes and Prometheus give up after a second or few. */
const LOOK_MS = 1_000;

/** The figures of a running bot. */
export function openMetrics({ store, inquiries, version, findings }: Watched): Metrics {
  let served = { version: version(), since: new Date() };
  return createMetrics({
    waiting:
      store === undefined
        ? undefined
        : async () => {
            const { turns, posts, oldest } = await inTime(LOOK_MS, () => store.waiting());
            const oldestSeconds = oldest === undefined ? 0 : (Date.now() - oldest.getTime()) / 1_000;
            return { turns, posts, oldestSeconds };
          },
    inquiries: async () => {
      const { open, claimed } = (await inTime(LOOK_MS, () => inquiries.stats())).inquiries;
      return open + claimed;
    },
    content: () => {
      if (served.version !== version()) served = { version: version(), since: new Date() };
      return { ...served, findings: findings() };
    },
  });
}

/** Counts, times and traces what `handle` answers, and names the turn in every log line that is written meanwhile. */
export function metered(handle: Handle, metrics: Metrics, traces?: Traces): Handle {
  return (turn, request) =>
    withRequest(request, async () => {
      const { channel } = turn;
      const end = metrics.stage.startTimer({ channel, stage: 'reply' });
      try {
        const answer = () => handle(turn, request);
        const reply = await (traces === undefined ? answer() : traces.reply(request, channel, answer));
        metrics.turns.inc({ channel, outcome: reply.outcome });
        return reply;
      } catch (error) {
        metrics.turns.inc({ channel, outcome: 'failed' });
        throw error;
      } finally {
        end();
      }
    });
}

/**
 * Serves health and figures, where a port is set for them.
 *
 * @throws ChannelError when that port cannot be listened on
 */
export async function openHealth(
  { healthPort, host }: Settings,
  metrics: Metrics,
  { store, inquiries }: Watched,
  { started, missing }: { started: () => boolean; missing: () => readonly string[] },
): Promise<HealthServer | undefined> {
  if (healthPort === undefined) return undefined;
  const fails = async (what: string, look: () => Promise<unknown>): Promise<string[]> =>
    inTime(LOOK_MS, look).then(
      () => [],
      () => [what],
    );
  return startHealthServer({
    host,
    port: healthPort,
    metrics,
    missing,
    // A database that is being closed is asked for nothing more.
    notReady: async () => {
      if (!started()) return ['the channels have not started, or are being stopped'];
      const reasons = await Promise.all([
        fails('the inquiry log cannot be read', () => inquiries.list({ limit: 1 })),
        store === undefined ? [] : fails('the delivery database cannot be read', () => store.waiting()),
      ]);
      return reasons.flat();
    },
  }).catch((error: NodeJS.ErrnoException) => {
    throw cannotListen({ host, port: healthPort, portSetting: 'POLICY_BOT_HEALTH_PORT' }, error);
  });
}
