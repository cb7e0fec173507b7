/**
 * Hands files over in personal chats. The content waits, sealed, for the person who asked for it; the card that asks for
 * consent holds only an id. Each step is a post in the outbox, and so outlives the process.
 */
import type { Language } from '../../src/core/model/knowledge-base.js';
import type { Clock, Logger } from '../../src/core/ports.js';
import type { ReplyFile } from '../../src/core/reply.js';
import type { DeliveryStore, NewPost, QueuedPost, SendResult } from '../../src/delivery/index.js';
import { note } from './card.js';
import { queue, type TeamsDesk } from './desk.js';
import { consentCard, fileCard, readConsent, type UploadInfo } from './files.js';
import { askedBy, type Sender } from './inbound.js';
import { type Address, isPersonal, laneOf, postTo, type TeamsPost } from './places.js';
import type { Activity, Outgoing } from './protocol.js';
import { word } from './words.js';

/** A file, and whom it was made for. */
export interface Offer {
  readonly user: string;
  /** It may hold what only staff may read. */
  readonly staff: boolean;
  readonly language: Language;
  readonly file: ReplyFile;
}

interface OfferPost {
  readonly address: Address;
  readonly offer: Offer;
}

interface UploadPost {
  /** Names who has allowed it. */
  readonly address: Address;
  /** Where what is kept under an id goes. */
  readonly upload: UploadInfo & { readonly id: string; readonly language: Language };
}

interface Kept {
  readonly conversation: string;
  readonly offer: Offer;
}

/** How long a file waits to be fetched; the words on its card say so. */
const KEPT_MS = 3_600_000;

/** Claimed by the first press on a card, and by what came of an upload. */
const answeredKey = (id: string): string => `teams/file/${id}`;
const doneKey = (id: string): string => `teams/file/${id}/done`;

/** The post that offers a file after its answer. */
export function offerPost(address: Address, offer: Offer): NewPost {
  const payload: OfferPost = { address, offer };
  return { channel: 'teams', lane: laneOf(address.reference), payload };
}

export interface FileSenderParts {
  /** Sends every other post. */
  readonly send: (post: QueuedPost) => Promise<SendResult>;
  readonly store: DeliveryStore;
  readonly push: (posts: readonly QueuedPost[]) => void;
  /** Asked for what was made for staff, when it is handed over. */
  readonly isStaff: (asker: NonNullable<Address['asker']>) => Promise<boolean>;
  readonly clock: Clock;
  readonly logger: Logger;
  /** Time limit of an upload, in milliseconds. */
  readonly timeoutMs: number;
}

/** Sends offers and uploads, and hands every other post on. */
export function createFileSender(parts: FileSenderParts): (post: QueuedPost) => Promise<SendResult> {
  const { send, store, push, isStaff, clock, logger, timeoutMs } = parts;

  const offer = async (post: QueuedPost, { address, offer }: OfferPost): Promise<SendResult> => {
    const { id } = post;
    // A try whose end was not known has shown the card after all.
    if (await store.claimed(answeredKey(id))) return { kind: 'sent' };
    const value: Kept = { conversation: address.reference.conversation.id, offer };
    const until = new Date(clock.now().getTime() + KEPT_MS);
    await store.keep(id, { channel: 'teams', user: offer.user, value, until });
    const { payload } = postTo(address, consentCard(id, offer.file, offer.language));
    const result = await send({ ...post, payload });
    if (result.kind === 'refused' && !result.reason.startsWith('unknown')) await store.dropKept(id);
    return result;
  };

  const upload = async ({ address, upload }: UploadPost): Promise<SendResult> => {
    const { id, language } = upload;
    if (await store.claimed(doneKey(id))) return { kind: 'sent' };
    const kept = (await store.kept(id))?.value as Kept | undefined;
    const { asker } = address;
    const may = kept?.offer.staff !== true || (asker !== undefined && (await isStaff(asker)));
    const result = await outcome(may ? kept?.offer.file : undefined, upload, language);
    push(await store.queue([postTo(address, result)], doneKey(id)));
    await store.dropKept(id);
    return { kind: 'sent' };
  };
  const outcome = async (
    file: ReplyFile | undefined,
    info: UploadInfo,
    language: Language,
  ): Promise<Outgoing> => {
    if (file === undefined) return note(word('fileGone', language));
    const failed = await put(file, info.uploadUrl, timeoutMs);
    if (failed === undefined) return fileCard(info, language);
    logger.warn({ reason: failed }, 'a file could not be put into a OneDrive');
    return note(word('fileFailed', language));
  };

  return async (post) => {
    const payload = post.payload as TeamsPost | OfferPost | UploadPost;
    if ('offer' in payload) return offer(post, payload);
    if ('upload' in payload) return upload(payload);
    return send(post);
  };
}

/** Puts a file to an address once; why it failed, or undefined. The address holds a key, so it is in no message. */
async function put({ content, mediaType }: ReplyFile, url: string, ms: number): Promise<string | undefined> {
  const body = Buffer.from(content, 'utf8');
  try {
    // `fetch` itself says the length.
    const response = await fetch(url, {
      method: 'PUT',
      headers: { 'content-type': mediaType, 'content-range': `bytes 0-${body.length - 1}/${body.length}` },
      body,
      redirect: 'error',
      signal: AbortSignal.timeout(ms),
    });
    await response.body?.cancel();
    // 202 waits for more of it.
    return response.status === 200 || response.status === 201 ? undefined : `http_${response.status}`;
  } catch (error) {
    return error instanceof Error ? error.name : 'unknown';
  }
}

/** Takes what a person chose on a consent card, once. Resolves when it is written down. */
export async function takeConsent(desk: TeamsDesk, activity: Activity, sender: Sender): Promise<void> {
  const { store, clock, logger } = desk;
  const { reference, locale } = sender;
  const consent = readConsent(activity['value'], desk.uploadOrigins);
  if (consent === undefined || !isPersonal(reference)) {
    return logger.debug({}, 'a consent answers no card of the desk');
  }
  const { id, accepted, upload } = consent;
  const address = askedBy(sender, clock.now().getTime());
  const offer = await offerFor(desk, id, sender);
  if (offer === undefined) {
    if (!accepted || (await store.claimed(answeredKey(id)))) return;
    const key = `teams/file/${id}/gone/${reference.conversation.id}`;
    return queue(desk, key, address, note(word('fileGone', locale)));
  }
  const { language } = offer;
  const first = async (post: NewPost): Promise<boolean> => {
    const queued = await store.queue([post], answeredKey(id));
    desk.outbox.push(queued);
    return queued.length > 0;
  };
  if (accepted && upload !== undefined) {
    const payload: UploadPost = { address, upload: { ...upload, id, language } };
    // A lane of its own: an answer does not wait for an upload.
    await first({ channel: 'teams', lane: `${laneOf(reference)}/file`, payload });
    return;
  }
  if (accepted) logger.warn({}, 'an address to put a file to is not one of OneDrive, and is not used');
  const said = note(word(accepted ? 'fileFailed' : 'fileDeclined', language));
  if (await first(postTo(address, said))) await store.dropKept(id);
}

/** What is kept under an id, if whoever answers is the person it was made for, there. */
async function offerFor(desk: TeamsDesk, id: string, sender: Sender): Promise<Offer | undefined> {
  const kept = await desk.store.kept(id);
  if (kept === undefined || kept.channel !== 'teams') return undefined;
  const { conversation, offer } = kept.value as Kept;
  if (kept.user !== sender.user || conversation !== sender.reference.conversation.id) {
    desk.logger.warn({}, 'somebody has answered for a file that was made for another person');
    return undefined;
  }
  return offer;
}
