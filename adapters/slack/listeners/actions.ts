/** Pressed buttons. Those for staff are checked here, at each press. */
import type { Language } from '../../../src/core/model/knowledge-base.js';
import type { Settlement } from '../../../src/staff/index.js';
import type { Body, SlackDesk, StaffSide } from '../desk.js';
import { FIRST_SHELF, readShelf } from '../home.js';
import { type Press, readPress, turnOfPress } from '../inbound.js';
import { answerModal, dismissModal, noteModal, notHelpfulModal, recordModal } from '../modals.js';
import { type ActionId, STAFF_ACTIONS } from '../names.js';
import { word } from '../words.js';
import { openForm } from './check-form.js';

type Listener = (desk: SlackDesk, press: Press) => Promise<void>;
type StaffListener = (desk: SlackDesk, press: Press, staff: StaffSide, language: Language) => Promise<void>;

/** Takes a press; resolves once what must not be lost is written down. */
export async function takeAction(desk: SlackDesk, id: ActionId, body: Body): Promise<void> {
  const press = readPress(body);
  if (press === undefined) return;
  if (!STAFF_ACTIONS.includes(id)) return LISTENERS[id as keyof typeof LISTENERS](desk, press);
  desk.afterwards(id, async () => {
    const { team, user } = press;
    const [allowed, language] = await Promise.all([desk.isStaff(team, user), desk.localeOf(team, user)]);
    if (!allowed || desk.staff === undefined) return refuse(desk, press, language);
    await STAFF_LISTENERS[id as keyof typeof STAFF_LISTENERS](desk, press, desk.staff, language);
  });
}

async function refuse(desk: SlackDesk, press: Press, language: Language): Promise<void> {
  const text = word('staffOnly', language);
  if (press.responseUrl !== '') return desk.tell(press.team, press.responseUrl, text);
  await desk.openModal(press.team, press.triggerId, noteModal(language, 'staffOnlyTitle', text));
}

const LISTENERS = {
  link: async () => undefined,
  async turn(desk, press) {
    const read = turnOfPress(press);
    if (read.kind === 'turn') await desk.reception.take(read.arrival);
  },
  async share(desk, press) {
    const { team, user, address, message, action, language } = press;
    if (action === '' || address.kind !== 'private') return;
    await desk.reception.take({
      keys: [`slack/share/${message}`],
      turn: { channel: 'slack', conversation: `${press.conversation}/shared`, user, action },
      address: { kind: 'private', team, channel: address.channel, user, url: address.url, shared: true },
      language,
    });
  },
  check_form: openForm,
  async not_helpful(desk, press) {
    const read = turnOfPress(press);
    if (read.kind !== 'turn') return;
    const { arrival } = read;
    desk.afterwards('not_helpful', async () => {
      const language = await desk.localeOf(press.team, press.user);
      const opened = await desk.openModal(press.team, press.triggerId, notHelpfulModal(language, arrival));
      // Where nobody can be asked why, that it did not help is kept all the same.
      if (!opened) await desk.reception.take(arrival);
    });
  },
} satisfies Partial<Record<ActionId, Listener>>;

const STAFF_LISTENERS = {
  home_kind: showShelf,
  home_more: showShelf,
  async home_search(desk, press) {
    await desk.publishHome(press.team, press.user, { ...FIRST_SHELF, query: press.value });
  },
  async record_open(desk, press, staff, language) {
    const reply = staff.browser.read(press.action, language);
    const view =
      reply === undefined
        ? noteModal(language, 'homeLibrary', word('homeNothingFound', language))
        : recordModal(language, reply);
    await desk.openModal(press.team, press.triggerId, view);
  },
  async inquiry_claim(desk, press, staff, language) {
    const result = await staff.desk.claim(press.action, nameOf(press));
    const text =
      result.kind === 'done'
        ? word('claimedNote', language, { id: press.action })
        : settled(result, language);
    await desk.tell(press.team, press.responseUrl, text);
    if (press.responseUrl === '') await desk.publishHome(press.team, press.user);
  },
  inquiry_answer: (desk, press, staff, language) => openInquiry(desk, press, staff, language, answerModal),
  inquiry_dismiss: (desk, press, staff, language) => openInquiry(desk, press, staff, language, dismissModal),
} satisfies Partial<Record<ActionId, StaffListener>>;

async function showShelf(desk: SlackDesk, press: Press): Promise<void> {
  await desk.publishHome(press.team, press.user, readShelf(press.value));
}

async function openInquiry(
  desk: SlackDesk,
  press: Press,
  staff: StaffSide,
  language: Language,
  modalOf: typeof answerModal,
): Promise<void> {
  const inquiry = await staff.desk.get(press.action);
  const waits = inquiry?.status === 'open' || inquiry?.status === 'claimed';
  const view =
    inquiry !== undefined && waits
      ? modalOf(language, inquiry)
      : noteModal(
          language,
          'doneTitle',
          settled(
            inquiry === undefined ? { kind: 'unknown' } : { kind: 'settled', status: inquiry.status },
            language,
          ),
        );
  await desk.openModal(press.team, press.triggerId, view);
}

/** Why there is nothing to do any more. */
export function settled(result: Settlement, language: Language): string {
  return word(result.kind === 'unknown' ? 'unknownInquiry' : 'alreadySettled', language);
}

/** Staff are named by their id in notes: names change, and two people may share one. */
export function nameOf({ team, user }: { readonly team: string; readonly user: string }): string {
  return `slack:${team}/${user}`;
}
