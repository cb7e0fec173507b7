/** What Teams waits for an answer to: the search while somebody writes, actions on a message, and dialogs. */
import type { Language } from '../../src/core/model/knowledge-base.js';
import type { Reply, Turn } from '../../src/core/reply.js';
import { inTime } from '../../src/delivery/index.js';
import type { StaffMember } from '../../src/staff/index.js';
import { roleAt } from '../readers.js';
import { recordAt } from '../record-links.js';
import { nameTurn } from '../turns.js';
import { outcomeOf } from '../words.js';
import { card, lines, plainLine, submit } from './card.js';
import { isStaff, type StaffSide, staffKnown, type TeamsDesk } from './desk.js';
import {
  cardDialog,
  checkingDialog,
  inquiryDialog,
  noteDialog,
  readSubmission,
  remarkDialog,
  type Submission,
  whyOf,
} from './dialogs.js';
import { askedBy, languageOf, plainWords, type Sender } from './inbound.js';
import { type Address, type Thumbs, thumbsKey } from './places.js';
import { type Activity, type Answer, CARD, part, text } from './protocol.js';
import { renderCard } from './render.js';
import { linkBody, messageBody, readLink, readQuery, searchRecords } from './search.js';
import { inquiryCard } from './staff-cards.js';
import { word } from './words.js';

/** Teams waits five seconds for these. */
const LATE_MS = 4_000;
const REMEMBERED = 500;

type AnswerInvoke = (activity: Activity, sender: Sender) => Promise<Answer>;

/** Answers invokes: in time, and the same again when one is delivered again. */
export function createInvokes(desk: TeamsDesk): AnswerInvoke {
  const answered = new Map<string, Promise<Answer>>();

  return async (activity, sender) => {
    const run = LISTENERS[text(activity['name'], 100)];
    if (run === undefined) return { status: 501 };
    const id = text(activity['id'], 500);
    const key = `${sender.reference.conversation.id}/${id}`;
    const known = id === '' ? undefined : answered.get(key);
    if (known !== undefined) return known;
    const late = (): object => broken(activity, sender.locale);
    const body = async (): Promise<object | undefined> => {
      try {
        return await run(desk, activity, sender);
      } catch (error) {
        desk.logger.error({ name: activity['name'], err: error }, 'an invoke could not be answered');
        return late();
      }
    };
    const answer = inTime(LATE_MS, body, late).then(
      (said): Answer => ({ status: 200, ...(said === undefined ? {} : { body: said }) }),
    );
    if (answered.size >= REMEMBERED) answered.clear();
    if (id !== '') answered.set(key, answer);
    return answer;
  };
}

function broken(activity: Activity, language: Language): object {
  const name = text(activity['name'], 100);
  if (/QueryLink$/i.test(name)) return {};
  if (name === 'adaptiveCard/action') return cardMessage(word('couldNot', language));
  return name === 'composeExtension/query'
    ? messageBody(word('searchFailed', language))
    : noteDialog(language, 'staffOnlyTitle', word('couldNot', language));
}

type Listener = (desk: TeamsDesk, activity: Activity, sender: Sender) => Promise<object | undefined>;

const LISTENERS: Readonly<Record<string, Listener>> = {
  'composeExtension/query': search,
  'composeExtension/queryLink': showLink,
  'composeExtension/anonymousQueryLink': showLink,
  'composeExtension/fetchTask': actOnMessage,
  'adaptiveCard/action': actOnCard,
  'task/fetch': openDialog,
  'task/submit': takeDialog,
  'message/submitAction': takeThumb,
};

/** The staff side, if whoever pressed is staff now; `'asking'` while Teams is asked. */
function staffSide(desk: TeamsDesk, sender: Sender): StaffSide | 'asking' | undefined {
  const known = staffKnown(desk, sender);
  return known === undefined ? 'asking' : known ? desk.staff : undefined;
}

/** Finds records for whoever writes: what is inserted is read by others, and so is what anyone may read. */
async function search(desk: TeamsDesk, activity: Activity, sender: Sender): Promise<object> {
  const query = readQuery(activity['value']);
  const language = query === '' ? sender.locale : languageOf(query, sender.locale);
  return desk.pages === undefined
    ? messageBody(word('homeNothingFound', language))
    : searchRecords(desk.pages.browser, query, language);
}

/** Shows what is behind a link to the page of a record, as anyone may read it; any other link stays as it is. */
async function showLink(
  desk: TeamsDesk,
  activity: Activity,
  { locale }: Sender,
): Promise<object | undefined> {
  const found = recordAt(readLink(activity['value']), desk.pages, locale);
  return found && linkBody(found);
}

/** What the desk says about somebody's message, to whoever asks alone; staff can log it from there. */
async function actOnMessage(desk: TeamsDesk, activity: Activity, sender: Sender): Promise<object> {
  const { locale } = sender;
  const value = part(activity['value']);
  const payload = part(value['messagePayload']);
  const said = plainWords(text(part(payload['body'])['content'], 20_000));
  if (said === '') return noteDialog(locale, 'askDeskTitle', word('nothingToRead', locale));
  const staff = staffSide(desk, sender);
  const message: Message = {
    said: said.slice(0, MAX_LOGGED),
    id: text(payload['id'], 200),
    author: text(part(part(payload['from'])['user'])['id'], 100),
  };
  if (text(value['commandId'], 50) === 'log_inquiry') return log(desk, staff, sender, message);
  // Until it is known that somebody is staff, she is answered as anyone is.
  const mayLog = staff !== undefined && staff !== 'asking';
  const role = roleAt('one', mayLog);
  const turn: Turn = {
    channel: 'teams',
    conversation: `${sender.reference.conversation.id}/asked/${sender.user}/${text(activity['id'], 200)}`,
    user: sender.user,
    text: said,
    ...(role === undefined ? {} : { role }),
  };
  const { request, answered } = nameTurn(desk.logger, turn);
  const reply: Reply = await desk.handle(turn, request);
  const card = renderCard(reply, { question: said, still: true, known: desk.known });
  const actions = [submit(word('logInquiryTitle', locale), { kind: 'log', message, language: locale })];
  answered?.();
  return cardDialog(locale, 'askDeskTitle', mayLog ? { ...card, actions } : card);
}

/** Somebody's message, as it comes back from a dialog. */
interface Message {
  readonly said: string;
  readonly id: string;
  readonly author: string;
}

const MAX_LOGGED = 3_000;

async function log(
  desk: TeamsDesk,
  staff: StaffSide | 'asking' | undefined,
  { locale, reference, user }: Sender,
  of: Message,
): Promise<object> {
  const { said, id: message, author } = of;
  if (staff === 'asking') return checkingDialog(locale, { kind: 'log', message: of });
  if (staff === undefined) return noteDialog(locale, 'staffOnlyTitle', word('staffOnly', locale));
  const key = `teams/log/${reference.conversation.id}/${message}`;
  if (!(await desk.store.claim([key]))) {
    return noteDialog(locale, 'logInquiryTitle', word('alreadyLogged', locale));
  }
  const asked = {
    channel: 'teams',
    conversation: reference.conversation.id,
    user: author.toLowerCase() || user,
    language: languageOf(said),
    text: said,
  };
  const address: Address = { reference };
  const id = await staff.desk.log(asked, address);
  staff.bulletin?.nudge();
  return noteDialog(locale, 'logInquiryTitle', word('logged', locale, { id }));
}

/** A button that opens a dialog was pressed. */
async function openDialog(desk: TeamsDesk, activity: Activity, sender: Sender): Promise<object | undefined> {
  const asked = readSubmission(activity['value']);
  // Cards of before Teams' own thumbs have a button for it.
  if (asked.kind === 'remark') {
    return isFeedback(asked)
      ? remarkDialog(asked.language, asked.action, text(activity['replyToId'], 500))
      : undefined;
  }
  return asked.kind === 'inquiry' ? openInquiry(desk, asked.inquiry, sender) : undefined;
}

async function openInquiry(desk: TeamsDesk, id: string, sender: Sender): Promise<object> {
  const { locale } = sender;
  const staff = staffSide(desk, sender);
  if (staff === 'asking') return checkingDialog(locale, { kind: 'inquiry', inquiry: id });
  if (staff === undefined) return noteDialog(locale, 'staffOnlyTitle', word('staffOnly', locale));
  const inquiry = await staff.desk.get(id);
  if (inquiry === undefined) return noteDialog(locale, 'doneTitle', word('unknownInquiry', locale));
  return inquiryDialog(locale, inquiry);
}

function isFeedback({ action }: Submission): boolean {
  return /^not-helpful\b/.test(action) && action.length <= 300;
}

const ACTS = ['claim', 'send', 'answer', 'dismiss', 'reopen'] as const;

function isAct(kind: string): kind is (typeof ACTS)[number] {
  return (ACTS as readonly string[]).includes(kind);
}

/** A dialog was submitted. It proves nothing: who submits one for staff is checked again. */
async function takeDialog(desk: TeamsDesk, activity: Activity, sender: Sender): Promise<object | undefined> {
  const sent = readSubmission(activity['value']);
  const { locale } = sender;
  if (sent.kind === 'remark') {
    if (isFeedback(sent)) await takeRemark(desk, sent, sender);
    return undefined;
  }
  const { kind, inquiry } = sent;
  if (kind === 'log') {
    const { said, id, author } = part(part(part(activity['value'])['data'])['message']);
    const message = {
      said: plainWords(text(said, MAX_LOGGED)),
      id: text(id, 200),
      author: text(author, 100),
    };
    return log(desk, staffSide(desk, sender), sender, message);
  }
  if (kind === 'inquiry') return openInquiry(desk, inquiry, sender);
  if (!isAct(kind)) return undefined;
  const staff = staffSide(desk, sender);
  if (staff === 'asking') {
    const { typed, reason } = sent;
    return checkingDialog(locale, { kind, inquiry, typed, reason });
  }
  if (staff === undefined) return noteDialog(locale, 'staffOnlyTitle', word('staffOnly', locale));
  const by = memberOf(activity, sender);
  if (kind === 'answer' && sent.typed === '') {
    const found = await staff.desk.get(inquiry);
    return found === undefined
      ? noteDialog(locale, 'doneTitle', word('unknownInquiry', locale))
      : cardDialog(locale, 'answerTitle', card(lines(word('needsText', locale))));
  }
  const act = {
    claim: () => staff.desk.claim(inquiry, by),
    send: () => staff.desk.send(inquiry, by),
    answer: () => staff.desk.answer(inquiry, sent.typed, by),
    dismiss: () => staff.desk.dismiss(inquiry, whyOf(sent), by),
    reopen: () => staff.desk.reopen(inquiry, by),
  };
  return noteDialog(locale, 'doneTitle', outcomeOf(kind, inquiry, await act[kind](), locale));
}

/**
 * A button of a card that stays, or the card asked for anew for whoever looks at it: answered to that person alone. It proves
 * nothing: who claims is checked here.
 */
async function actOnCard(desk: TeamsDesk, activity: Activity, sender: Sender): Promise<object> {
  const { locale } = sender;
  const action = part(part(activity['value'])['action']);
  const { inquiry: id, language } = readSubmission(action);
  const claims = action['verb'] === 'claim';
  const by = memberOf(activity, sender);
  const staff = staffSide(desk, sender);
  if (staff === 'asking') {
    if (!claims) return cardMessage(word('checkingTitle', locale));
    desk.afterwards('claim', async () => (await isStaff(desk, sender)) && desk.staff?.desk.claim(id, by));
    return cardMessage(word('checkingClaim', locale));
  }
  if (staff === undefined) return cardMessage(word('staffOnly', locale));
  if (claims) {
    const result = await staff.desk.claim(id, by);
    if (result.kind !== 'done') return cardMessage(outcomeOf('claim', id, result, locale));
  }
  const inquiry = await staff.desk.get(id);
  return inquiry === undefined
    ? cardMessage(word('unknownInquiry', locale))
    : { statusCode: 200, type: CARD, value: inquiryCard(inquiry, language) };
}

/** Says something short above a card, which stays as it is. */
function cardMessage(words: string): object {
  return { statusCode: 200, type: 'application/vnd.microsoft.activity.message', value: words };
}

function memberOf(activity: Activity, { tenant, user }: Sender): StaffMember {
  const name = plainLine(text(part(activity['from'])['name'], 80));
  return { id: `teams:${tenant}/${user}`, name };
}

/** A thumb below an answer, with what was written in Teams' own form. Which answer it is below is looked up, not taken on trust. */
async function takeThumb(desk: TeamsDesk, activity: Activity, sender: Sender): Promise<undefined> {
  const { actionName, actionValue } = part(activity['value']);
  const { reaction, feedback } = part(actionValue);
  const under = text(activity['replyToId'], 500);
  if (actionName !== 'feedback' || (reaction !== 'like' && reaction !== 'dislike')) return;
  const kept = await desk.store.kept(thumbsKey(sender.reference, under));
  const { [reaction]: action, language = sender.locale } = (kept?.value ?? {}) as Partial<Thumbs>;
  if (action === undefined) {
    desk.logger.debug({ reaction }, 'a thumb is below nothing that is known');
    return;
  }
  const typed = reaction === 'dislike' ? remarkIn(feedback) : '';
  await takeRemark(desk, { action, under, typed, language }, sender);
}

/** What was written in Teams' form for why: JSON in a text. */
function remarkIn(feedback: unknown): string {
  try {
    return text(part(JSON.parse(text(feedback)))['feedbackText'], 2_500).trim();
  } catch {
    return '';
  }
}

/** Why an answer did not help; the desk's reply to it comes into the conversation. */
async function takeRemark(
  desk: TeamsDesk,
  sent: Pick<Submission, 'action' | 'under' | 'typed' | 'language'>,
  sender: Sender,
): Promise<void> {
  const { reference, user } = sender;
  const conversation = reference.conversation.id;
  const remark = sent.typed === '' ? {} : { text: sent.typed };
  await desk.reception.take({
    keys: [`teams/helpful/${conversation}/${user}/${sent.under}`],
    turn: { channel: 'teams', conversation, user, action: sent.action, ...remark },
    address: askedBy(sender, desk.clock.now().getTime()),
    language: sent.language,
  });
}
