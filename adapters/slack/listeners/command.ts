/** `/policy`: answered to the asker alone. */
import type { Message } from '../blocks.js';
import { section } from '../blocks.js';
import { type Body, note, type SlackDesk } from '../desk.js';
import { readCommand } from '../inbound.js';
import { renderReply } from '../render.js';
import { word } from '../words.js';

/** What is answered at once, with the acknowledgement; nothing when the answer follows by itself, as help does too. */
export async function takeCommand(desk: SlackDesk, body: Body): Promise<object | undefined> {
  const call = readCommand(body);
  if (call.help) {
    const { team, user, url } = call;
    desk.afterwards('help', async () =>
      desk.respond(team, url, helpMessage(desk, await desk.localeOf(team, user))),
    );
    return undefined;
  }
  try {
    await desk.reception.take(call.arrival);
    return undefined;
  } catch (error) {
    desk.logger.error({ err: error }, 'a command could not be taken');
    return privately(note(word('couldNot', call.arrival.language ?? 'ko')));
  }
}

function helpMessage(desk: SlackDesk, language: 'ko' | 'en'): Message {
  const usage = word('commandHelp', language);
  const [message] = renderReply(desk.words.help(language));
  return {
    text: message?.text ?? usage,
    blocks: [...(message?.blocks ?? []), section(usage)],
  };
}

function privately(message: Message): object {
  return { response_type: 'ephemeral', ...message };
}
