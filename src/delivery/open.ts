import { randomUUID } from 'node:crypto';
import { closeSync, mkdirSync, openSync } from 'node:fs';
import { dirname } from 'node:path';
import { type Database, migrate, OnPostgres, OnSqlite, serverName, type Work } from '../database/index.js';
import { type Database as File, isDamaged, SqliteDatabase } from '../sqlite/index.js';
import { Ledger } from './ledger.js';
import { DeliveryStoreError, planOf } from './migrations.js';
import { Replicas } from './replicas.js';
import { type DeliverySettings, StoredDelivery } from './store.js';
import type { DeliveryStore } from './types.js';

const IN_MEMORY = ':memory:';
/** How long opening waits for another process, in milliseconds. */
const BUSY_MS = 2_000;
/** How long a write waits for another process, in milliseconds; meanwhile events are taken into the journal. */
const FILE_PATIENCE = 120_000;
/** How long a write waits for a server, in milliseconds; an event that is not acknowledged is delivered again. */
const SERVER_PATIENCE = 15_000;

/**
 * Opens the database of deliveries and creates it if there is none: a file, which its owner alone can read, at once; a
 * database in a server when it is first used.
 * @throws DeliveryStoreError
 */
export function openDeliveryStore(settings: DeliverySettings): DeliveryStore {
  return settings.url === undefined ? openFile(settings) : openServer(settings, settings.url);
}

function openServer(settings: DeliverySettings, url: string): DeliveryStore {
  const { clock, logger, patience = SERVER_PATIENCE } = settings;
  const name = serverName(url);
  const plan = planOf(name);
  const database: Database = new OnPostgres({
    url,
    schema: plan.schema,
    patience,
    onBroken: (error) => logger.warn({ err: error }, 'a connection to the delivery database broke'),
    closed: () => closed(name),
    explain: (error) =>
      error instanceof DeliveryStoreError
        ? error
        : new DeliveryStoreError(
            `The delivery database ${name} cannot be used (${(error as Error).message}). Check that the server runs, and the address, user and password in POLICY_BOT_DATABASE_URL.`,
            { cause: error },
          ),
    *prepare(): Work<void> {
      yield* migrate(plan, clock.now());
      yield* replicas.join();
    },
  });
  const replicas = new Replicas(database, logger);
  return new StoredDelivery({ database, replicas, me: '' }, settings);
}

function openFile(settings: DeliverySettings): DeliveryStore {
  const { path, clock, logger, onFatal } = settings;
  let file: File | undefined;
  try {
    if (path !== IN_MEMORY) {
      mkdirSync(dirname(path), { recursive: true });
      closeSync(openSync(path, 'a', 0o600));
    }
    file = new SqliteDatabase(path, { timeout: BUSY_MS });
    file.pragma('journal_mode = WAL');
    // A commit outlives the process; only a power cut may take the last of them, and then a post may be seen twice.
    file.pragma('synchronous = NORMAL');
    file.pragma('secure_delete = ON');
    const database = new OnSqlite(file, {
      patience: FILE_PATIENCE,
      explain: (error) => explain(error, path, onFatal),
      closed: () => closed(path),
    });
    database.now(() => migrate(planOf(path), clock.now()));
    const me = randomUUID();
    const ledger = path === IN_MEMORY ? undefined : new Ledger(database, logger, me, `${path}.journal`);
    // From here on another process is waited for without holding up this one.
    file.pragma('busy_timeout = 0');
    return new StoredDelivery({ database, ledger, me }, settings);
  } catch (error) {
    file?.close();
    const told = explain(error, path, undefined);
    if (told instanceof DeliveryStoreError) throw told;
    throw new DeliveryStoreError(
      `The delivery database ${path} cannot be used (${(error as Error).message}). Make room where its disk is full, and give the user that runs the bot the right to write to it and to its folder.`,
      { cause: error },
    );
  }
}

const closed = (name: string): DeliveryStoreError =>
  new DeliveryStoreError(`The delivery database ${name} is closed.`);

/** A damaged file is the end of the program; anything else is for whoever asked. */
function explain(error: unknown, path: string, onFatal: DeliverySettings['onFatal']): unknown {
  if (!isDamaged(error)) return error;
  const damaged = new DeliveryStoreError(
    `The delivery database ${path} is damaged. Move the file (with its -wal and -shm files) aside and start again; posts and addresses that were in it are lost, inquiries are not.`,
    { cause: error },
  );
  onFatal?.(damaged);
  return damaged;
}
