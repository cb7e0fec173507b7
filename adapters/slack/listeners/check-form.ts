/** Opens the form of an eligibility check, and hands its answers in as one turn of the same conversation. */
import type { FormRequest } from '../../../src/core/bot.js';
import type { Language } from '../../../src/core/model/knowledge-base.js';
import type { CheckForm } from '../../../src/core/reply.js';
import { formModal, readHanded } from '../check-form.js';
import type { SlackDesk } from '../desk.js';
import { conversationOf, type Press, turnOfPress } from '../inbound.js';
import { noteModal, readSubmission } from '../modals.js';
import type { Address } from '../places.js';
import { type Word, word } from '../words.js';

/** What a form is opened with. Who hands it in, and what it asks, is found out again then. */
interface Opened {
  readonly user: string;
  readonly address: Address;
  readonly action: string;
  readonly language: Language;
}

/** The form, as whoever opened it may see it where its result will be read. */
async function formAt(
  desk: SlackDesk,
  address: Address,
  request: Omit<FormRequest, 'channel' | 'role'>,
): Promise<CheckForm | undefined> {
  const role = await desk.roleAt(address, request.user);
  return desk.form({ channel: 'slack', ...request, ...(role === undefined ? {} : { role }) });
}

/** Opens the form of the check under whose reply the button is. */
export async function openForm(desk: SlackDesk, press: Press): Promise<void> {
  const { team, user, address, action, language, conversation, triggerId } = press;
  desk.afterwards('check_form', async () => {
    const form = await formAt(desk, address, { conversation, user, action, language });
    if (form === undefined || form.open.length === 0) {
      await desk.openModal(team, triggerId, noteModal(language, 'formTitle', word('formGone', language)));
      return;
    }
    const opened: Opened = { user, address, action: form.action, language };
    if (await desk.openModal(team, triggerId, formModal(language, form, opened))) return;
    // Where no form can be shown, the questions are asked one by one.
    const read = turnOfPress(press);
    if (read.kind === 'turn')
      await desk.reception.take({ ...read.arrival, turn: { ...read.arrival.turn, action } });
  });
}

/** Takes a form that was handed in; resolves to what the modal shows next, undefined to close it. */
export async function takeForm(
  desk: SlackDesk,
  view: unknown,
  { team, user }: { readonly team: string; readonly user: string },
): Promise<object | undefined> {
  const { id = '', state } = (view ?? {}) as { id?: string; state?: { values?: unknown } };
  const { metadata } = readSubmission(view);
  const language: Language = metadata['language'] === 'en' ? 'en' : 'ko';
  const note = (what: Word): object => ({
    response_action: 'update',
    view: noteModal(language, 'formTitle', word(what, language)),
  });
  const opened = metadata as unknown as Partial<Opened>;
  const { address, action = '' } = opened;
  if (opened.user !== user || user === '' || address?.team !== team || id === '') return note('formNotYours');
  if (address.kind === 'private' && address.user !== user) return note('formNotYours');
  const conversation = conversationOf(address, user);
  const form = await formAt(desk, address, { conversation, user, action: String(action), language });
  if (form === undefined) return note('formGone');
  const handed = readHanded(state?.values, form, language);
  if (handed.kind === 'errors') return { response_action: 'errors', errors: handed.errors };
  await desk.reception.take({
    keys: [`slack/form/${team}/${id}`],
    turn: { channel: 'slack', conversation, user, action: form.action, answers: handed.answers },
    address,
    language,
  });
  return undefined;
}
