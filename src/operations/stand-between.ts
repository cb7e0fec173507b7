import type { DeliveryStore } from '../delivery/index.js';

/** A store of which some methods are others, and the rest is the store's own. */
export function standBetween(store: DeliveryStore, own: Partial<DeliveryStore>): DeliveryStore {
  return new Proxy(store, {
    get(target, name) {
      const value: unknown = own[name as keyof DeliveryStore];
      if (value !== undefined) return value;
      const others: unknown = Reflect.get(target, name, target);
      return typeof others === 'function' ? others.bind(target) : others;
    },
  });
}
