/** What is done with each activity: one function for every SDK, which switches on the activity's type and name. */
import { inTime } from '../../src/delivery/index.js';
import { commandOf } from '../commands.js';
import { isStaff, queue, type TeamsDesk } from './desk.js';
import { takeConsent } from './hand-over.js';
import { readMessage, readSender, type Sender } from './inbound.js';
import { createInvokes } from './invokes.js';
import { type Address, isPersonal, withoutThread } from './places.js';
import { type Activity, list, type OnTurn, part, text } from './protocol.js';
import { renderReply } from './render.js';
import { renderWaiting } from './staff-cards.js';
import { word } from './words.js';

const NAME_MS = 3_000;

/** Resolves once what must not be lost is written down; rejects when that could not be, so that Teams sends it again. */
export function createOnTurn(desk: TeamsDesk): OnTurn {
  const answerInvoke = createInvokes(desk);

  return async (context) => {
    const { activity } = context;
    const sender = readSender(activity);
    if (sender === undefined) {
      desk.logger.debug({ type: activity['type'] }, 'an activity is in no conversation');
      return;
    }
    switch (activity['type']) {
      case 'message':
        await desk.references.remember(sender);
        return takeMessage(desk, activity, sender);
      case 'installationUpdate':
        return text(activity['action']).startsWith('remove')
          ? desk.references.removed(sender)
          : welcome(desk, activity, sender);
      case 'conversationUpdate':
        if (names(activity['membersRemoved'], sender)) return desk.references.removed(sender);
        if (names(activity['membersAdded'], sender)) return welcome(desk, activity, sender);
        return;
      case 'invoke': {
        // The search and the actions on messages work where the bot is not installed, and could not post.
        const name = text(activity['name'], 100);
        if (/^(?:task|fileConsent|adaptiveCard|message)\//.test(name)) await desk.references.remember(sender);
        if (name === 'fileConsent/invoke') {
          await takeConsent(desk, activity, sender);
          await context.sendActivity({ type: 'invokeResponse', value: { status: 200 } });
          return;
        }
        const answer = await answerInvoke(activity, sender);
        await context.sendActivity({ type: 'invokeResponse', value: answer });
        return;
      }
      default:
        desk.logger.debug({ type: activity['type'] }, 'an activity is not for the desk');
    }
  };
}

/** To whom first questions are offered where they write: Teams shows them in personal chats. */
function alone(activity: Activity, { reference }: Sender): { suggestTo?: string } {
  return isPersonal(reference) ? { suggestTo: text(part(activity['from'])['id'], 500) } : {};
}

/** Whether the bot itself is among members. */
function names(members: unknown, { reference }: Sender): boolean {
  return list(members).some((member) => part(member)['id'] === reference.bot.id);
}

async function takeMessage(desk: TeamsDesk, activity: Activity, sender: Sender): Promise<void> {
  const now = desk.clock.now().getTime();
  const read = readMessage(activity, sender, { now });
  const to: Address = { reference: sender.reference, askedAt: now };
  if (read.kind === 'ignore') {
    return desk.logger.debug({ reason: read.reason }, 'a message is not for the desk');
  }
  if (read.kind === 'help') {
    return queue(
      desk,
      read.keys[0]!,
      to,
      renderReply(desk.words.help(read.language), alone(activity, sender)),
    );
  }
  const { arrival } = read;
  const take = async (): Promise<void> => {
    if (!(await desk.reception.take(arrival))) desk.logger.debug({}, 'a message was delivered again');
  };
  // Where others read along, what people have asked is for nobody's eyes.
  const asksForList = isPersonal(sender.reference) && commandOf(arrival.turn.text ?? '') === 'inquiries';
  if (!asksForList || desk.staff === undefined) return take();
  const { desk: staffDesk } = desk.staff;
  // Teams is not kept waiting while it is found out who is staff.
  desk.afterwards('inquiries', async () => {
    if (!(await isStaff(desk, sender))) return take();
    const waiting = await staffDesk.waiting(10);
    return queue(desk, arrival.keys[0]!, to, renderWaiting(waiting, sender.locale));
  });
}

/** Says once an install what the desk can do; several events tell of one. */
async function welcome(desk: TeamsDesk, activity: Activity, sender: Sender): Promise<void> {
  const { reference, locale, user } = sender;
  await desk.references.remember(sender, true);
  const install = await desk.references.removals(reference);
  const key = `teams/welcome/${withoutThread(reference.conversation.id)}/${install}`;
  if (await desk.store.claimed(key)) return;
  const shared = reference.conversation.conversationType !== 'personal';
  const greet = (name?: string): Promise<void> => {
    const greeting = renderReply(desk.words.greeting(locale), {
      ...(name === undefined ? {} : { lead: word('addedBy', locale, { name }) }),
      ...(shared ? { close: word('mentionMe', locale) } : alone(activity, sender)),
    });
    return queue(desk, key, { reference, askedAt: desk.clock.now().getTime() }, greeting);
  };
  const own = text(part(activity['from'])['name'], 100);
  if (!shared) return greet();
  if (own !== '') return greet(own);
  // Teams is not kept waiting while it is asked who that was.
  desk.afterwards('welcome', async () =>
    greet(
      await inTime<string | undefined>(
        NAME_MS,
        () => desk.sdk().nameOf(reference, user),
        () => undefined,
      ),
    ),
  );
}
