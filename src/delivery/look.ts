import { all, lookAt, type Where } from '../database/index.js';
import { DeliveryStoreError, planOf } from './migrations.js';

/**
 * Why posts were given up since a time, as channel and reason, without changing anything of the deliveries; undefined where none are kept yet.
 *
 * @throws DeliveryStoreError
 */
export function lookAtGivenUp(
  where: Where,
  since: Date,
): Promise<{ readonly channel: string; readonly reason: string }[] | undefined> {
  return lookAt(where, { planOf, explain }, () =>
    all<{ channel: string; reason: string }>(
      'SELECT channel, reason FROM given_up WHERE at >= ? ORDER BY at',
      since.getTime(),
    ),
  );
}

const explain = (error: unknown, name: string): unknown =>
  error instanceof DeliveryStoreError
    ? error
    : new DeliveryStoreError(`The delivery database ${name} cannot be read (${(error as Error).message}).`, {
        cause: error,
      });
