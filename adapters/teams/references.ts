/** Where conversations are: kept on install, refreshed by each activity, stopped when Teams says so, forgotten on uninstall. */
import type { DeliveryStore } from '../../src/delivery/index.js';
import { withoutThread } from './places.js';
import type { Reference } from './protocol.js';

interface Kept {
  readonly reference: Reference;
  /** When Teams refused to deliver there, and why. */
  readonly stopped?: { readonly at: number; readonly why: string };
}

export interface References {
  /** Keeps where a conversation is, from a validated activity. An install also ends a stop. */
  remember(reference: Reference, installed?: boolean): Promise<void>;
  /** The same conversation where it is now: Teams moves conversations between its servers. */
  current(reference: Reference): Promise<Reference>;
  /** A conversation of a tenant that was not necessarily spoken in: known by the tenant's last activity. */
  inTenant(tenant: string, conversation: string): Promise<Reference | undefined>;
  /** Nothing is posted there until an install, but for answers to what is asked later. */
  stop(reference: Reference, why: string, now: number): Promise<void>;
  stopped(reference: Reference): Promise<{ readonly at: number; readonly why: string } | undefined>;
  forget(reference: Reference): Promise<void>;
}

const CHANNEL = 'teams';
const REMEMBERED = 5_000;

/** Keeps references in the store, sealed, and the latest ones in memory. */
export function createReferences(store: DeliveryStore): References {
  const known = new Map<string, Kept | undefined>();
  const nameOf = ({ conversation }: Reference): string => `conversation/${withoutThread(conversation.id)}`;

  const read = async (name: string): Promise<Kept | undefined> => {
    if (known.has(name)) return known.get(name);
    const kept = (await store.secret(CHANNEL, name)) as Kept | undefined;
    keep(name, kept);
    return kept;
  };
  const keep = (name: string, kept: Kept | undefined): void => {
    if (known.size >= REMEMBERED) known.clear();
    known.set(name, kept);
  };
  const write = async (name: string, kept: Kept): Promise<void> => {
    const before = await read(name);
    if (JSON.stringify(before) === JSON.stringify(kept)) return;
    await store.setSecret(CHANNEL, name, kept);
    keep(name, kept);
  };

  return {
    async remember(reference, installed = false) {
      const whole = {
        ...reference,
        conversation: { ...reference.conversation, id: withoutThread(reference.conversation.id) },
      };
      const name = nameOf(reference);
      const { stopped } = (await read(name)) ?? {};
      await write(name, {
        reference: whole,
        ...(stopped === undefined || installed ? {} : { stopped }),
      });
      const { tenantId } = reference.conversation;
      if (tenantId !== undefined) {
        const { channelId, serviceUrl, bot } = reference;
        await write(`tenant/${tenantId.toLowerCase()}`, {
          reference: { channelId, serviceUrl, bot, conversation: { id: '', tenantId } },
        });
      }
    },
    async current(reference) {
      const kept = await read(nameOf(reference));
      return kept === undefined ? reference : { ...reference, serviceUrl: kept.reference.serviceUrl };
    },
    async inTenant(tenant, conversation) {
      const own = await read(`conversation/${conversation}`);
      if (own !== undefined) return own.reference;
      const any = await read(`tenant/${tenant.toLowerCase()}`);
      if (any === undefined) return undefined;
      return {
        ...any.reference,
        conversation: { id: conversation, conversationType: 'channel', tenantId: tenant, isGroup: true },
      };
    },
    async stop(reference, why, now) {
      const name = nameOf(reference);
      const kept = (await read(name)) ?? { reference };
      await write(name, { ...kept, stopped: { at: now, why } });
    },
    async stopped(reference) {
      return (await read(nameOf(reference)))?.stopped;
    },
    async forget(reference) {
      const name = nameOf(reference);
      await store.deleteSecret(CHANNEL, name);
      known.delete(name);
    },
  };
}
