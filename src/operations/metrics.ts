import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';

/** Figures of the program, as Prometheus reads them. No label holds what a person wrote, or who she is. */
export interface Metrics {
  readonly registry: Registry;
  /** Turns by channel and outcome; `failed` when none came. */
  readonly turns: Counter<'channel' | 'outcome'>;
  /** Events that were delivered again. */
  readonly redelivered: Counter<'channel'>;
  /** Seconds of a stage: `reply` is the bot's own, `answer` from taken to written, `send` from written to posted. */
  readonly stage: Histogram<'channel' | 'stage'>;
  /** Posts by channel and how they ended: `sent`, `given-up`. */
  readonly posts: Counter<'channel' | 'end'>;
  /** Tries to post after the first. */
  readonly retries: Counter<'channel'>;
  /** Questions that could not be written down. */
  readonly unwritten: Counter<'channel'>;
  /** What was asked of a database (`inquiries`, `delivery`) and failed. */
  readonly databaseErrors: Counter<'database'>;
}

/** What is looked up whenever the figures are read. */
export interface MetricSources {
  /** Turns taken and posts queued, and the age of the oldest post in seconds. */
  readonly waiting?: (() => Promise<{ turns: number; posts: number; oldestSeconds: number }>) | undefined;
  /** Questions that wait for staff. */
  readonly inquiries: () => Promise<number>;
  /** Version of the content that is served, since when, and how many findings the folder had when it was last read. */
  readonly content: () => { readonly version: string; readonly since: Date; readonly findings: number };
}

const STAGE_SECONDS = [0.002, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 60];

export function createMetrics(sources: MetricSources): Metrics {
  const registry = new Registry();
  const registers = [registry];
  collectDefaultMetrics({ register: registry });
  const gauge = (name: string, help: string, read: () => Promise<number>): void => {
    new Gauge({
      name,
      help,
      registers,
      async collect() {
        // What cannot be looked up has no figure: an old one would pass for what is so now.
        await read().then(
          (value) => this.set(value),
          () => this.remove(),
        );
      },
    });
  };
  const { content } = sources;
  const inquiries = once(sources.inquiries);
  const waiting = sources.waiting && once(sources.waiting);
  new Gauge({
    name: 'policy_bot_database_up',
    help: 'Whether a database answered in time when the figures were read: 1, or 0, and then its figures are missing.',
    labelNames: ['database'],
    registers,
    async collect() {
      const answered = (look: () => Promise<unknown>): Promise<number> =>
        look().then(
          () => 1,
          () => 0,
        );
      const looks = { inquiries, ...(waiting === undefined ? {} : { delivery: waiting }) };
      for (const [database, up] of Object.entries(looks).map(
        ([name, look]) => [name, answered(look)] as const,
      ))
        this.set({ database }, await up);
    },
  });
  if (waiting !== undefined) {
    gauge(
      'policy_bot_turns_waiting',
      'Turns taken and not answered yet.',
      async () => (await waiting()).turns,
    );
    gauge('policy_bot_outbox_posts', 'Posts not delivered yet.', async () => (await waiting()).posts);
    gauge(
      'policy_bot_outbox_oldest_seconds',
      'Age of the oldest post that is not delivered.',
      async () => (await waiting()).oldestSeconds,
    );
  }
  gauge('policy_bot_inquiries_waiting', 'Questions that wait for staff.', inquiries);
  gauge(
    'policy_bot_content_age_seconds',
    'Time since the content that is served was taken up.',
    async () => (Date.now() - content().since.getTime()) / 1_000,
  );
  gauge(
    'policy_bot_content_findings',
    'Findings in the content as it was last read, whether it is served or not.',
    async () => content().findings,
  );
  new Gauge({
    name: 'policy_bot_content_info',
    help: 'The content that is served; always 1.',
    labelNames: ['version'],
    registers,
    collect() {
      this.reset();
      this.set({ version: content().version }, 1);
    },
  });
  return {
    registry,
    turns: new Counter({
      name: 'policy_bot_turns_total',
      help: 'Turns by channel and outcome.',
      labelNames: ['channel', 'outcome'],
      registers,
    }),
    redelivered: new Counter({
      name: 'policy_bot_redelivered_total',
      help: 'Events that a platform delivered again.',
      labelNames: ['channel'],
      registers,
    }),
    stage: new Histogram({
      name: 'policy_bot_stage_seconds',
      help: 'Seconds of a stage: reply (the bot’s own), answer (taken to written), send (written to posted).',
      labelNames: ['channel', 'stage'],
      buckets: STAGE_SECONDS,
      registers,
    }),
    posts: new Counter({
      name: 'policy_bot_posts_total',
      help: 'Posts by channel and end: sent, given-up.',
      labelNames: ['channel', 'end'],
      registers,
    }),
    retries: new Counter({
      name: 'policy_bot_post_retries_total',
      help: 'Tries to post after the first.',
      labelNames: ['channel'],
      registers,
    }),
    unwritten: new Counter({
      name: 'policy_bot_inquiries_unwritten_total',
      help: 'Questions without an answer that could not be written down in time.',
      labelNames: ['channel'],
      registers,
    }),
    databaseErrors: new Counter({
      name: 'policy_bot_database_errors_total',
      help: 'What was asked of a database and failed, by database: inquiries, delivery.',
      labelNames: ['database'],
      registers,
    }),
  };
}

/** Asks once for all who ask while it has not been answered. */
function once<T>(look: () => Promise<T>): () => Promise<T> {
  let asked: Promise<T> | undefined;
  return () => {
    asked ??= look().finally(() => {
      asked = undefined;
    });
    return asked;
  };
}
