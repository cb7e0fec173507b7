import { countWritten } from '../core/library/entries.js';
import { serverName } from '../database/index.js';
import type { KeptLibrary } from '../indexing/index.js';
import { packageVersion } from '../package-root.js';
import type { Settings } from '../settings/index.js';

export interface Pages {
  readonly address: string;
  readonly port: number;
}

export interface Started {
  readonly keeper: Pick<KeptLibrary, 'current'>;
  /** Names of those that take turns. */
  readonly channels: readonly string[];
  /** Where people reach the pages, and the port that is listened on for them. */
  readonly pages: Pages | undefined;
  /** Port of health and figures. */
  readonly healthPort: number | undefined;
}

/** What runs, on what, and where it is reached, as fields of one log line: nothing of it is secret. */
export function aboutStart(
  { content: folder, database, databaseUrl, host }: Settings,
  { keeper, channels, pages, healthPort }: Started,
): object {
  const { kb, entries } = keeper.current;
  const at = host.includes(':') ? `[${host}]` : host;
  return {
    version: packageVersion(),
    node: process.version,
    database: databaseUrl === undefined ? database : serverName(databaseUrl),
    content: { folder, version: kb.version, records: kb.records.size, entries: countWritten(entries) },
    channels,
    pages: pages?.address,
    pagesPort: pages?.port,
    health: healthPort === undefined ? undefined : `http://${at}:${healthPort}`,
  };
}
