/** Drafts: files that are not in the content yet, kept in the store until they are published or forgotten. */
import type { Clock } from '../../../src/core/ports.js';
import type { DeliveryStore } from '../../../src/delivery/index.js';

const CHANNEL = 'desk';
const LIST = 'desk/drafts';
const DAYS = 90;
const DAY_MS = 86_400_000;

export interface Draft {
  readonly id: string;
  /** Texts by path. */
  readonly files: Readonly<Record<string, string>>;
  readonly uncovered: readonly { readonly paragraph: number; readonly text: string }[];
  readonly by: string;
}

export interface DraftShelf {
  ids(): Promise<readonly string[]>;
  get(id: string): Promise<Draft | undefined>;
  keep(draft: Draft): Promise<void>;
  drop(id: string): Promise<void>;
}

/** @param store drafts are sealed in it, and deleted when nobody has touched them for so long */
export function createDraftShelf(store: DeliveryStore, clock: Clock): DraftShelf {
  const placeOf = (id: string): string => `desk-draft/${id}`;
  const listed = async (): Promise<string[]> => JSON.parse((await store.note(LIST)) ?? '[]') as string[];
  const get = async (id: string): Promise<Draft | undefined> =>
    (await store.kept(placeOf(id)))?.value as Draft | undefined;
  return {
    get,
    async ids() {
      const found = await Promise.all((await listed()).map(get));
      return found.flatMap((draft) => draft?.id ?? []);
    },
    async keep(draft) {
      const until = new Date(clock.now().getTime() + DAYS * DAY_MS);
      await store.keep(placeOf(draft.id), { channel: CHANNEL, user: 'drafts', value: draft, until });
      const ids = await listed();
      if (!ids.includes(draft.id)) await store.setNote(LIST, JSON.stringify([...ids, draft.id].sort()));
    },
    async drop(id) {
      await store.dropKept(placeOf(id));
      await store.setNote(LIST, JSON.stringify((await listed()).filter((each) => each !== id)));
    },
  };
}
