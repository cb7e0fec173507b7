/** Submitted modals. Whoever submits one for staff is checked here again: a modal proves nothing. */
import type { Language } from '../../../src/core/model/knowledge-base.js';
import type { DismissReason } from '../../../src/staff/index.js';
import type { Arrival } from '../../reception.js';
import { DISMISSALS, outcomeOf, readReason } from '../../words.js';
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
  readonly view: string;
  readonly read: Submission;
  readonly language: Language;
}

/** Takes a submission; resolves to the answer of the acknowledgement. */
export async function takeSubmission(desk: SlackDesk, id: ViewId, body: Body): Promise<Answer> {
  const view = body['view'] as { id?: string; team_id?: string } | undefined;
  const {
    id: user = '',
    team_id: own,
    name = '',
  } = (body['user'] ?? {}) as Record<string, string | undefined>;
  const team = (body['team'] as { id?: string } | undefined)?.id ?? own ?? '';
  const read = readSubmission(view);
  const submitted: Submitted = { team, user, name, view: view?.id ?? '', read, language: languageOf(read) };
  try {
    if (id === 'check_form') return await takeForm(desk, view, { team, user });
    if (id === 'ask_question') return await takeQuestion(desk, submitted);
    if (STAFF_VIEWS.includes(id)) return await settleInquiry(desk, id, submitted);
    await takeRemark(desk, submitted);
    return undefined;
  } catch (error) {
    desk.logger.error({ view: id, err: error }, 'a submission could not be taken');
    return show(submitted.language, 'notHelpfulTitle', word('couldNot', submitted.language));
  }
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
  const { team, user, read, language, view } = submitted;
  const { staff } = desk;
  if (staff === undefined || !(await desk.isStaff(team, user))) {
    return show(language, 'staffOnlyTitle', word('staffOnly', language));
  }
  const inquiry = String(read.metadata['inquiry'] ?? '');
  if (id === 'staff_answer' && read.typed === '') {
    return { response_action: 'errors', errors: { typed: word('needsText', language) } };
  }
  // Slack may deliver a submission twice; the second finds it done.
  if (!(await desk.store.claim([`slack/view/${view}`]))) return undefined;
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
