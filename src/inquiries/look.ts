import { existsSync } from 'node:fs';
import { all, first, lookAt, serverName } from '../database/index.js';
import { explainFailure } from './errors.js';
import { planOf } from './migrations.js';
import { keyCheck } from './prepare.js';

/** What is seen of an inquiry log without changing anything of it. */
export interface LogSeen {
  /** Questions that wait for staff. */
  readonly waiting: number;
  /** How far its tables have been brought, and how far a start would bring them; 0 where there are none yet. */
  readonly version: number;
  readonly newest: number;
  /** Whether it has been used with this key; undefined where it has been used with none, or none was given. */
  readonly knowsKey?: boolean;
}

/**
 * Looks at the inquiry log; undefined where there is none yet.
 *
 * @param key as in `InquiryLogSettings`, where there is one
 * @throws InquiryLogError whose message names the file and what to do
 */
export async function lookAtLog(where: {
  readonly path: string;
  readonly url?: string | undefined;
  readonly key?: string | undefined;
}): Promise<LogSeen | undefined> {
  const { path, url, key } = where;
  if (url === undefined && !existsSync(path)) return undefined;
  const name = url === undefined ? path : serverName(url);
  const plan = planOf(name);
  const explain = (error: unknown): unknown => explainFailure(error, name);
  return lookAt({ path, url, plan, explain }, function* (version) {
    if (version === 0) return undefined;
    const row = yield* first<{ waiting: number }>(
      "SELECT count(*) AS waiting FROM inquiries WHERE status IN ('open', 'claimed')",
    );
    const known = yield* all<{ key_check: string }>('SELECT key_check FROM keys');
    const checked = key === undefined || known.length === 0 ? undefined : keyCheck(key);
    return {
      waiting: row?.waiting ?? 0,
      version,
      newest: plan.migrations.length,
      ...(checked === undefined ? {} : { knowsKey: known.some(({ key_check }) => key_check === checked) }),
    };
  });
}
