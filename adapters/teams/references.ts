/** Where conversations are: kept on install, refreshed by each activity, stopped when Teams says so, forgotten on uninstall. */
import type { DeliveryStore } from '../../src/delivery/index.js';
import { isPersonal, withoutThread } from './places.js';
import type { Reference } from './protocol.js';

interface Kept {
  readonly reference: Reference;
  /** When Teams refused to deliver there, and why. */
  readonly stopped?: { readonly at: number; readonly why: string };
}

/** Who speaks where, as Teams vouches for it. */
export interface Speaker {
  readonly reference: Reference;
  readonly tenant: string;
  /** Empty when it names none. */
  readonly entra: string;
}

export interface References {
  /**
   * Keeps where a conversation is, from a validated activity; of a personal chat also whose it is. An install also ends a stop.
   */
  remember(from: Speaker, installed?: boolean): Promise<void>;
  /** The personal chat of a person of a tenant; undefined when there has been none. */
  ofPerson(tenant: string, entra: string): Promise<Reference | undefined>;
  /** The same conversation where it is now: Teams moves conversations between its servers. */
  current(reference: Reference): Promise<Reference>;
  /** A conversation of a tenant that was not necessarily spoken in: known by the tenant's last activity. */
  inTenant(tenant: string, conversation: string): Promise<Reference | undefined>;
  /** Nothing is posted there until an install, but for answers to what is asked later. */
  stop(reference: Reference, why: string, now: number): Promise<void>;
  stopped(reference: Reference): Promise<{ readonly at: number; readonly why: string } | undefined>;
  forget(reference: Reference): Promise<void>;
  /** The app was removed there: the conversation is forgotten, but for how often that was. */
  removed(from: Speaker): Promise<void>;
  /** How often the app was removed there, as far as it was told. */
  removals(reference: Reference): Promise<number>;
}

const CHANNEL = 'teams';
const REMEMBERED = 5_000;

/** Keeps references in the store, sealed, and the latest ones in memory. */
export function createReferences(store: DeliveryStore): References {
  const known = new Map<string, Kept | undefined>();
  const personName = (tenant: string, entra: string): string => `person/${tenant}/${entra}`;
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

  const forget = async (reference: Reference): Promise<void> => {
    const name = nameOf(reference);
    await store.deleteSecret(CHANNEL, name);
    known.delete(name);
  };
  const removalsName = (reference: Reference): string => `removals/${nameOf(reference)}`;
  const removals = async (reference: Reference): Promise<number> =>
    Number((await store.secret(CHANNEL, removalsName(reference))) ?? 0);

  return {
    async remember({ reference, tenant, entra }, installed = false) {
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
      if (isPersonal(reference) && tenant !== '' && entra !== '') {
        await write(personName(tenant, entra), { reference: whole });
      }
      const { tenantId } = reference.conversation;
      if (tenantId !== undefined) {
        const { channelId, serviceUrl, bot } = reference;
        await write(`tenant/${tenantId.toLowerCase()}`, {
          reference: { channelId, serviceUrl, bot, conversation: { id: '', tenantId } },
        });
      }
    },
    async ofPerson(tenant, entra) {
      const known = tenant === '' || entra === '' ? undefined : await read(personName(tenant, entra));
      // Where the app was removed nothing can be posted.
      return known && (await read(nameOf(known.reference)))?.reference;
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
    forget,
    async removed({ reference, tenant, entra }) {
      // Several events tell of one removal.
      if ((await read(nameOf(reference))) === undefined) return;
      await store.setSecret(CHANNEL, removalsName(reference), (await removals(reference)) + 1);
      await forget(reference);
      if (!isPersonal(reference)) return;
      await store.deleteSecret(CHANNEL, personName(tenant, entra));
      known.delete(personName(tenant, entra));
    },
    removals,
  };
}
