/** What people do from the menu of a message, and from anywhere in Slack. */
import type { Body, SlackDesk } from '../desk.js';
import { conversationOf, readShortcut, type ShortcutCall } from '../inbound.js';
import { questionModal } from '../modals.js';
import type { ShortcutId } from '../names.js';
import { word } from '../words.js';

/** Takes a shortcut. What it comes to is said to whoever used it, and to nobody else. */
export async function takeShortcut(desk: SlackDesk, id: ShortcutId, body: Body): Promise<void> {
  const call = readShortcut(body);
  desk.afterwards(id, async () => {
    const { team, user, url } = call;
    const language = await desk.localeOf(team, user);
    if (id === 'log_inquiry' && !(await desk.isStaff(team, user))) {
      return desk.tell(team, url, word('staffOnly', language));
    }
    if (call.said === '') return desk.tell(team, url, word('nothingToRead', language));
    if (id === 'ask_desk') await ask(desk, call);
    else await log(desk, call, language);
  });
}

/** Asks for a question, wherever in Slack somebody is. */
export function openQuestion(desk: SlackDesk, body: Body): void {
  const { team, user, triggerId } = readShortcut(body);
  desk.afterwards('question', async () =>
    desk.openModal(team, triggerId, questionModal(await desk.localeOf(team, user))),
  );
}

async function ask(
  desk: SlackDesk,
  { team, user, url, said, place, key, language }: ShortcutCall,
): Promise<void> {
  await desk.reception.take({
    keys: [key],
    turn: { channel: 'slack', conversation: `${team}/shortcut/${user}/${key}`, user, text: said },
    address: { kind: 'private', team, channel: place.channel, user, url, question: said },
    language,
  });
}

async function log(desk: SlackDesk, call: ShortcutCall, language: 'ko' | 'en'): Promise<void> {
  const { staff, store } = desk;
  if (staff === undefined || !(await store.claim([call.key]))) return;
  const author = call.author || `slack:${call.team}/${call.user}`;
  const inquiry = {
    channel: 'slack',
    conversation: conversationOf(call.place, author),
    user: author,
    language: call.language,
    text: call.said,
  };
  const id = await staff.desk.log(inquiry, call.place);
  await desk.tell(call.team, call.url, word('logged', language, { id }));
  staff.bulletin?.nudge();
}
