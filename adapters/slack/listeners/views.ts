/** Submitted modals. Whoever submits one for staff is checked here again: a modal proves nothing. */
import type { Language } from '../../../src/core/model/knowledge-base.js';
import type { DismissReason } from '../../../src/staff/index.js';
import type { Arrival } from '../../reception.js';
import { DISMISSALS, outcomeOf, readReason } from '../../words.js';
import type { View } from '../blocks.js';
import type { Body, SlackDesk } from '../desk.js';
import { conversationOf, languageOf as languageOfWords } from '../inbound.js';
import { noteModal, readSubmission, type Submission } from '../modals.js';
import { STAFF_VIEWS, type ViewId } from '../names.js';
import type { Address } from '../places.js';
import { type Word, word } from '../words.js';
import { memberOf } from './actions.js';
import { takeForm } from './check-form.js';

/** What the modal shows next; undefined closes it. */
type Answer = object | undefined;

interface Submitted {
  readonly team: string;
  readonly user: string;
  readonly name: string;
  /** Id of the modal, and all that Slack says of it. */
  readonly view: string;
  readonly modal: unknown;
  readonly read: Submission;
  readonly language: Language;
  /** It was acknowledged by a process that ended before anything came of it. */
  readonly resumed?: true;
}

/** Modals whose answer depends on whether whoever submits them is staff. */
const BY_ROLE: readonly ViewId[] = ['check_form', ...STAFF_VIEWS];
/** Where those are kept, sealed, from the acknowledgement until something has come of them. */
const KEPT = 'slack/submitted';

/**
 * Takes a submission; resolves to the answer of the acknowledgement. Where Slack must be asked first who is staff, that says that
 * it is being checked, and what comes of it is shown in its place. It is kept before, as Slack does not deliver it again.
 */
export async function takeSubmission(desk: SlackDesk, id: ViewId, body: Body): Promise<Answer> {
  const submitted = readSubmitted(body);
  const { team, user, view, language } = submitted;
  if (!BY_ROLE.includes(id) || !desk.mustAskFor(team, user)) return answerTo(desk, id, submitted);
  const { user: by, team: from, view: modal } = body;
  await desk.store.setSecret(KEPT, view, { id, body: { user: by, team: from, view: modal } });
  desk.afterwards(id, () => finish(desk, id, submitted));
  return show(language, 'doneTitle', word('checking', language));
}

/** Goes on with what was acknowledged as being checked by a process that has ended. */
export async function resumeSubmissions(desk: SlackDesk): Promise<void> {
  for (const view of await desk.store.places(KEPT)) {
    const kept = (await desk.store.secret(KEPT, view)) as { id: ViewId; body: Body } | undefined;
    if (kept === undefined) await desk.store.deleteSecret(KEPT, view);
    else
      desk.afterwards(kept.id, () => finish(desk, kept.id, { ...readSubmitted(kept.body), resumed: true }));
  }
}

async function finish(desk: SlackDesk, id: ViewId, submitted: Submitted): Promise<void> {
  const { team, view, language } = submitted;
  const answer = await answerTo(desk, id, submitted);
  await desk.store.deleteSecret(KEPT, view);
  await desk.updateModal(team, view, insteadOf(answer, language));
}

function readSubmitted(body: Body): Submitted {
  const view = body['view'] as { id?: string; team_id?: string } | undefined;
  const {
    id: user = '',
    team_id: own,
    name = '',
  } = (body['user'] ?? {}) as Record<string, string | undefined>;
  const team = (body['team'] as { id?: string } | undefined)?.id ?? own ?? '';
  const read = readSubmission(view);
  return { team, user, name, view: view?.id ?? '', modal: view, read, language: languageOf(read) };
}

async function answerTo(desk: SlackDesk, id: ViewId, submitted: Submitted): Promise<Answer> {
  const { modal, team, user, language } = submitted;
  try {
    if (id === 'check_form') return await takeForm(desk, modal, { team, user });
    if (id === 'ask_question') return await takeQuestion(desk, submitted);
    if (STAFF_VIEWS.includes(id)) return await settleInquiry(desk, id, submitted);
    await takeRemark(desk, submitted);
    return undefined;
  } catch (error) {
    desk.logger.error({ view: id, err: error }, 'a submission could not be taken');
    return show(language, 'notHelpfulTitle', word('couldNot', language));
  }
}

/** What takes the place of a modal that says that it is being checked: it can no longer be closed or marked. */
function insteadOf(answer: Answer, language: Language): View {
  const { view, errors } = (answer ?? {}) as { view?: View; errors?: Readonly<Record<string, string>> };
  if (view !== undefined) return view;
  const said = errors === undefined ? [word('checked', language)] : new Set(Object.values(errors));
  return noteModal(language, 'doneTitle', [...said].join('\n'));
}

/** The modal's own language: there is no time to ask Slack for it again. */
function languageOf({ metadata }: Submission): Language {
  return metadata['language'] === 'en' ? 'en' : 'ko';
}

/** A question from anywhere in Slack: answered where whoever asks is alone with the desk. */
async function takeQuestion(
  desk: SlackDesk,
  { team, user, read, view, language }: Submitted,
): Promise<Answer> {
  const { typed } = read;
  if (typed === '') return { response_action: 'errors', errors: { typed: word('needsText', language) } };
  const address: Address = { kind: 'direct', team, channel: user, pressed: typed };
  await desk.reception.take({
    keys: [`slack/view/${view}`],
    turn: { channel: 'slack', conversation: conversationOf(address, user), user, text: typed },
    address,
    language: languageOfWords(typed),
  });
  return show(language, 'askTitle', word('askTaken', language));
}

/** Why an answer did not help. The turn was made when the modal was opened, by the same person. */
async function takeRemark(desk: SlackDesk, { user, read, language }: Submitted): Promise<void> {
  const { turn, address, keys } = read.metadata as unknown as Arrival<Address>;
  if (turn?.user !== user || !Array.isArray(keys)) return;
  const remark = read.typed === '' ? {} : { text: read.typed };
  await desk.reception.take({ keys, turn: { ...turn, ...remark }, address, language });
}

async function settleInquiry(desk: SlackDesk, id: ViewId, submitted: Submitted): Promise<Answer> {
  const { team, user, read, language, view, resumed = false } = submitted;
  const { staff } = desk;
  if (staff === undefined || !(await desk.isStaff(team, user))) {
    return show(language, 'staffOnlyTitle', word('staffOnly', language));
  }
  const inquiry = String(read.metadata['inquiry'] ?? '');
  if (id === 'staff_answer' && read.typed === '') {
    return { response_action: 'errors', errors: { typed: word('needsText', language) } };
  }
  // Slack may deliver a submission twice; the second finds it done.
  if (!(await desk.store.claim([`slack/view/${view}`])) && !resumed) return undefined;
  const by = memberOf(submitted);
  const result =
    id === 'staff_answer'
      ? await staff.desk.answer(inquiry, read.typed, by)
      : await staff.desk.dismiss(inquiry, whyOf(read), by);
  desk.afterwards('home', () => desk.publishHome(team, user));
  const act = id === 'staff_answer' ? 'answer' : 'dismiss';
  return show(language, 'doneTitle', outcomeOf(act, inquiry, result, language));
}

function whyOf({ reason: chosen, typed }: Submission): { reason: DismissReason; note: string } {
  const reason = readReason(chosen);
  const parts = [word(DISMISSALS[reason].label, 'ko'), typed];
  return { reason, note: parts.filter((part) => part !== '').join(': ') };
}

function show(language: Language, title: Word, text: string): object {
  return { response_action: 'update', view: noteModal(language, title, text) };
}
