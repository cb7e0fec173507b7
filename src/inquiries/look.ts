import { all, first, lookAt, type Where } from '../database/index.js';
import { explainFailure } from './errors.js';
import { planOf } from './migrations.js';
import { keyCheck } from './prepare.js';

/** What is seen of an inquiry log without changing anything of it. */
export interface LogSeen {
  /** Questions that wait for staff. */
  readonly waiting: number;
  /** How far its tables have been brought, and how far a start would bring them. */
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
export function lookAtLog(where: Where, key?: string): Promise<LogSeen | undefined> {
  return lookAt(where, { planOf, explain: explainFailure }, function* (version, newest) {
    const row = yield* first<{ waiting: number }>(
      "SELECT count(*) AS waiting FROM inquiries WHERE status IN ('open', 'claimed')",
    );
    const known = yield* all<{ key_check: string }>('SELECT key_check FROM keys');
    const checked = key === undefined || known.length === 0 ? undefined : keyCheck(key);
    return {
      waiting: row?.waiting ?? 0,
      version,
      newest,
      ...(checked === undefined ? {} : { knowsKey: known.some(({ key_check }) => key_check === checked) }),
    };
  });
}
