/**
 * A file in a personal chat: Teams asks the person whether it may be saved, and then names an address to put it to. Pure: the
 * cards, and what comes back from them.
 */
import type { Language } from '../../src/core/model/knowledge-base.js';
import type { ReplyFile } from '../../src/core/reply.js';
import { cut, safeLine } from '../plain-text.js';
import { CONSENT_CARD, FILE_CARD, type Outgoing, part, text } from './protocol.js';
import { word } from './words.js';

/** Where a person's OneDrive took or takes a file, as Teams says. */
export interface UploadInfo {
  /** Holds a key: never logged. */
  readonly uploadUrl: string;
  readonly contentUrl: string;
  readonly uniqueId: string;
  readonly fileType: string;
  readonly name: string;
}

/** What a person chose on a consent card. */
export interface Consent {
  /** What the card named the file by. */
  readonly id: string;
  readonly accepted: boolean;
  /** Absent when it was declined, and when the addresses are none that Teams gives out. */
  readonly upload?: UploadInfo;
}

/** OneDrive for work is SharePoint: worldwide, for the US government, and in China. */
const ONEDRIVE = /^[a-z0-9-]+(?:\.[a-z0-9-]+)*\.sharepoint\.(?:com|us|cn)$/;
const MAX_URL = 4_000;

/** Whether a file may be put to an address, or shown from it; `others` are origins that are allowed besides. */
export function isOneDrive(address: string, others: readonly string[] = []): boolean {
  if (address.length > MAX_URL || !URL.canParse(address)) return false;
  const { origin, protocol, hostname, port, username, password } = new URL(address);
  if (username !== '' || password !== '') return false;
  return others.includes(origin) || (protocol === 'https:' && port === '' && ONEDRIVE.test(hostname));
}

/** Asks whether a file may be saved; its content stays here, under `id`. */
export function consentCard(id: string, { name, content }: ReplyFile, language: Language): Outgoing {
  const about = word('fileOffer', language);
  const context = { file: id };
  const file = {
    description: about,
    sizeInBytes: Buffer.byteLength(content),
    acceptContext: context,
    declineContext: context,
  };
  return {
    type: 'message',
    summary: about,
    attachments: [{ contentType: CONSENT_CARD, name: fileName(name), content: file }],
  };
}

/** Shows a file that was saved. */
export function fileCard({ contentUrl, uniqueId, fileType, name }: UploadInfo, language: Language): Outgoing {
  return {
    type: 'message',
    summary: word('fileSaved', language, { name }),
    attachments: [{ contentType: FILE_CARD, contentUrl, name, content: { uniqueId, fileType } }],
  };
}

/** Reads the value of a `fileConsent/invoke`; undefined when it answers no card of ours. */
export function readConsent(value: unknown, others: readonly string[] = []): Consent | undefined {
  const { action, context, uploadInfo } = part(value);
  const id = text(part(context)['file'], 100);
  if (!/^[0-9a-f-]{36}$/.test(id) || (action !== 'accept' && action !== 'decline')) return undefined;
  if (action === 'decline') return { id, accepted: false };
  const upload = readUpload(part(uploadInfo), others);
  return { id, accepted: true, ...(upload === undefined ? {} : { upload }) };
}

function readUpload(
  info: Readonly<Record<string, unknown>>,
  others: readonly string[],
): UploadInfo | undefined {
  const uploadUrl = text(info['uploadUrl'], MAX_URL + 1);
  const contentUrl = text(info['contentUrl'], MAX_URL + 1);
  if (![uploadUrl, contentUrl].every((address) => isOneDrive(address, others))) return undefined;
  const name = fileName(text(info['name'], 400));
  return {
    uploadUrl,
    contentUrl,
    uniqueId: safeLine(text(info['uniqueId'], 200)),
    fileType: safeLine(text(info['fileType'], 20)) || (name.split('.').at(-1) ?? ''),
    name,
  };
}

/** A name that OneDrive takes. */
function fileName(name: string): string {
  return cut(safeLine(name).replace(/["*:<>?/\\|#%]/g, '-'), 120) || 'file';
}
