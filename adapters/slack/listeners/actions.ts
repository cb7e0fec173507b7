/** Pressed buttons. Those for staff are checked here, at each press. */
import type { Language } from '../../../src/core/model/knowledge-base.js';
import type { StaffMember } from '../../../src/staff/index.js';
import { outcomeOf } from '../../words.js';
import type { Block } from '../blocks.js';
import type { Body, SlackDesk, StaffSide } from '../desk.js';
import { FIRST_SHELF, readShelf } from '../home.js';
import { type Press, readPress, turnOfPress } from '../inbound.js';
import {
  answerModal,
  dismissModal,
  noteModal,
  notHelpfulModal,
  recordModal,
  sourcesModal,
} from '../modals.js';
import { type ActionId, STAFF_ACTIONS } from '../names.js';
import { readTurn } from '../pages.js';
import { plainLine } from '../safe.js';
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
  turn: takeTurn,
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
  feedback: (desk, press) => (/^not-helpful\b/.test(press.action) ? askWhy : takeTurn)(desk, press),
  async page(desk, press) {
    desk.afterwards('page', () => turnPage(desk, press));
  },
  async sources(desk, press) {
    const { team, triggerId, value, language } = press;
    desk.afterwards('sources', () => desk.openModal(team, triggerId, sourcesModal(language, value)));
  },
  not_helpful: askWhy,
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
  inquiry_claim: (desk, press, staff, language) => settle(desk, press, staff, language, 'claim'),
  inquiry_send: (desk, press, staff, language) => settle(desk, press, staff, language, 'send'),
  inquiry_reopen: (desk, press, staff, language) => settle(desk, press, staff, language, 'reopen'),
  inquiry_answer: (desk, press, staff, language) => openInquiry(desk, press, staff, language, answerModal),
  inquiry_dismiss: (desk, press, staff, language) => openInquiry(desk, press, staff, language, dismissModal),
} satisfies Partial<Record<ActionId, StaffListener>>;

async function takeTurn(desk: SlackDesk, press: Press): Promise<void> {
  const read = turnOfPress(press);
  if (read.kind === 'turn') await desk.reception.take(read.arrival);
}

/** Asks why an answer did not help. */
async function askWhy(desk: SlackDesk, press: Press): Promise<void> {
  const read = turnOfPress(press);
  if (read.kind !== 'turn') return;
  const { arrival } = read;
  desk.afterwards('not_helpful', async () => {
    const language = await desk.localeOf(press.team, press.user);
    const opened = await desk.openModal(press.team, press.triggerId, notHelpfulModal(language, arrival));
    // Where nobody can be asked why, that it did not help is kept all the same.
    if (!opened) await desk.reception.take(arrival);
  });
}

/** Puts another page in the place of the one that is shown. Whoever can press its button has seen the first. */
async function turnPage(desk: SlackDesk, { team, responseUrl, action, language }: Press): Promise<void> {
  const asked = readTurn(action);
  const kept = asked === undefined ? undefined : await desk.store.kept(asked.id);
  const { text, pages } = (kept?.channel === 'slack' ? kept.value : {}) as {
    text?: string;
    pages?: readonly (readonly Block[])[];
  };
  const blocks = pages?.[asked?.page ?? 0];
  if (text === undefined || blocks === undefined)
    return desk.tell(team, responseUrl, word('pageGone', language));
  await desk.respond(team, responseUrl, { text, blocks }, true);
}

async function showShelf(desk: SlackDesk, press: Press): Promise<void> {
  await desk.publishHome(press.team, press.user, readShelf(press.value));
}

/** Does what needs no more words, and says what came of it to whoever pressed; the post itself is brought up to date. */
async function settle(
  desk: SlackDesk,
  press: Press,
  staff: StaffSide,
  language: Language,
  act: 'claim' | 'send' | 'reopen',
): Promise<void> {
  const result = await staff.desk[act](press.action, memberOf(press));
  await desk.tell(press.team, press.responseUrl, outcomeOf(act, press.action, result, language));
  if (press.responseUrl === '') await desk.publishHome(press.team, press.user);
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
          word(inquiry === undefined ? 'unknownInquiry' : 'alreadySettled', language),
        );
  await desk.openModal(press.team, press.triggerId, view);
}

/** Staff in notes and posts: by their id, and the name that Slack calls them by. */
export function memberOf(of: {
  readonly team: string;
  readonly user: string;
  readonly name: string;
}): StaffMember {
  const id = `slack:${of.team}/${of.user}`;
  return { id, name: plainLine(of.name).slice(0, 80) };
}
