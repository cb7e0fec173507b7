import { existsSync } from 'node:fs';
import { all, lookAt, serverName } from '../database/index.js';
import { DeliveryStoreError, planOf } from './migrations.js';

/**
 * Why posts were given up since a time, as channel and reason, without changing anything of the deliveries; undefined where none are kept yet.
 *
 * @throws DeliveryStoreError
 */
export async function lookAtGivenUp(
  where: { readonly path: string; readonly url?: string | undefined },
  since: Date,
): Promise<{ readonly channel: string; readonly reason: string }[] | undefined> {
  const { path, url } = where;
  if (url === undefined && !existsSync(path)) return undefined;
  const name = url === undefined ? path : serverName(url);
  const explain = (error: unknown): unknown =>
    error instanceof DeliveryStoreError
      ? error
      : new DeliveryStoreError(
          `The delivery database ${name} cannot be read (${(error as Error).message}).`,
          { cause: error },
        );
  return lookAt({ path, url, plan: planOf(name), explain }, function* (version) {
    if (version === 0) return undefined;
    return yield* all<{ channel: string; reason: string }>(
      'SELECT channel, reason FROM given_up WHERE at >= ? ORDER BY at',
      since.getTime(),
    );
  });
}
