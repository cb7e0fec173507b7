/** Forms that are handed in: read within bounds, and proven to come from a page of the desk. */
import type { Context } from 'hono';
import { isForeign } from '../security.js';
import type { PublicParts, Status } from './context.js';
import type { Fields } from './inbound.js';

/** An utterance of 40,000 characters of Hangul as a form sends it, with room to spare. */
export const MAX_FORM = 512 * 1_024;
const MAX_FIELDS = 64;

export interface HandedIn {
  readonly fields: Fields;
  /** Id of the session. */
  readonly id: string;
}

/** The fields of a form that a page of ours has handed in; else the status that says why not. */
export async function formIn(c: Context, most = MAX_FIELDS): Promise<Fields | Status> {
  if (isForeign(c)) return 403;
  if (!/^application\/x-www-form-urlencoded\b/i.test(c.req.header('content-type') ?? '')) return 415;
  const entries = [...new URLSearchParams(await c.req.text())];
  return entries.length > most ? 400 : Object.fromEntries(entries);
}

/** The fields of a form, and whose it is; else the status that says why not. */
export async function readFields(
  parts: PublicParts,
  c: Context,
  cookie: string | undefined,
): Promise<HandedIn | Status> {
  const fields = await formIn(c);
  if (typeof fields === 'number') return fields;
  // In a frame of another site there is no cookie: the form itself says whose it is.
  const shown = fields['session'] ?? cookie ?? '';
  const id = parts.sessions.idOf(shown);
  return id === shown && parts.sessions.proves(id, fields['proof'] ?? '') ? { fields, id } : 403;
}
