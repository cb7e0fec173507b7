import { describe, expect, it } from 'vitest';
import {
  type Inbound,
  readCommand,
  readMessage,
  readPress,
  readShortcut,
  readText,
  turnOfPress,
} from '../../../adapters/slack/inbound.js';
import { threadKey } from '../../../adapters/slack/places.js';

const SELF = { team: 'T1', user: 'UBOT', bot: 'BBOT' };

function read(event: object): Inbound {
  return readMessage({ type: 'event_callback', team_id: 'T1', event_id: 'E1', event }, SELF);
}

const DM = { type: 'message', channel_type: 'im', channel: 'D1', user: 'U1', ts: '1.1', text: '예산은?' };
const MENTION = { type: 'app_mention', channel: 'C1', user: 'U1', ts: '1.1', text: '<@UBOT> the budget?' };

describe('readMessage', () => {
  it('reads a direct message as a turn of the conversation with its writer', () => {
    expect(read(DM)).toMatchObject({
      kind: 'turn',
      arrival: {
        turn: { channel: 'slack', conversation: 'T1/direct/U1', user: 'U1', text: '예산은?' },
        address: { kind: 'direct', channel: 'D1', asked: '1.1' },
        language: 'ko',
      },
    });
  });

  it('keeps a thread of direct messages apart, as the agent pane has them', () => {
    expect(read({ ...DM, thread_ts: '0.9' })).toMatchObject({
      arrival: { turn: { conversation: 'T1/direct/U1/0.9' }, address: { thread: '0.9' } },
    });
  });

  it('reads a mention without it, and answers in its thread', () => {
    expect(read(MENTION)).toMatchObject({
      kind: 'turn',
      arrival: {
        turn: { conversation: 'T1/C1/1.1', text: 'the budget?' },
        address: { kind: 'thread', channel: 'C1', thread: '1.1' },
        language: 'en',
      },
    });
    expect(read({ ...MENTION, ts: '2.2', thread_ts: '1.1' })).toMatchObject({
      arrival: { turn: { conversation: 'T1/C1/1.1' }, address: { thread: '1.1' } },
    });
  });

  it('gives a mention and the message that it doubles as one key', () => {
    const keysOf = (inbound: Inbound): readonly string[] =>
      inbound.kind === 'turn' ? inbound.arrival.keys : [];
    const twice = read({ ...MENTION, type: 'message', channel_type: 'channel' });
    expect(keysOf(twice)).toContain('slack/message/T1/C1/1.1');
    expect(keysOf(read(MENTION))).toContain('slack/message/T1/C1/1.1');
    expect(twice).not.toHaveProperty('onlyAfter');
  });

  it('takes what is said in a thread without a mention only from who has asked there', () => {
    const said = {
      type: 'message',
      channel_type: 'channel',
      channel: 'C1',
      user: 'U1',
      ts: '2.2',
      text: 'and by when?',
    };
    expect(read({ ...said, thread_ts: '1.1' })).toMatchObject({
      onlyAfter: threadKey('T1', 'C1', '1.1', 'U1'),
    });
    expect(read(said)).toEqual({ kind: 'ignore', reason: 'not for the bot' });
    expect(read({ ...said, thread_ts: '1.1', text: '<@U2> what do you think?' })).toMatchObject({
      kind: 'ignore',
    });
  });

  it.each([
    ['its own', { ...DM, user: 'UBOT' }, 'own message'],
    ['its own, by bot id', { ...DM, user: undefined, bot_id: 'BBOT' }, 'own message'],
    ['another bot’s', { ...DM, bot_id: 'B2' }, 'from a bot'],
    ['an edited one', { ...DM, subtype: 'message_changed' }, 'edited, deleted or a notice'],
    ['one edited in place', { ...DM, edited: { ts: '1.2' } }, 'edited, deleted or a notice'],
    ['a deleted one', { ...DM, subtype: 'message_deleted', hidden: true }, 'edited, deleted or a notice'],
    ['a notice', { ...DM, subtype: 'channel_join' }, 'edited, deleted or a notice'],
    ['one without a place', { ...DM, channel: undefined }, 'not in a conversation'],
  ])('ignores a message that is %s', (_what, event, reason) => {
    expect(read(event)).toEqual({ kind: 'ignore', reason });
  });

  it('reads the words that come with a file', () => {
    expect(read({ ...DM, subtype: 'file_share' })).toMatchObject({ kind: 'turn' });
  });
});

describe('readText', () => {
  it.each([
    ['<@UBOT> hello <@U2|kim>', 'hello'],
    ['see <https://www.mss.go.kr/a|www.mss.go.kr>', 'see www.mss.go.kr'],
    ['see <https://www.mss.go.kr/a>', 'see https://www.mss.go.kr/a'],
    ['<mailto:a@b.kr|a@b.kr>', 'a@b.kr'],
    ['in <#C1|general>?', 'in #general?'],
    ['<!here> <!subteam^S1|@staff> hi', '@staff hi'],
    ['a &lt;b&gt; &amp;lt; c', 'a <b> &lt; c'],
  ])('reads %j as %j', (encoded, words) => {
    expect(readText(encoded)).toBe(words);
  });
});

const PRESS = {
  type: 'block_actions',
  team: { id: 'T1' },
  user: { id: 'U1' },
  channel: { id: 'C1' },
  container: { type: 'message', message_ts: '3.3', thread_ts: '1.1' },
  message: { ts: '3.3', thread_ts: '1.1' },
  response_url: 'https://hooks.slack.com/x',
  trigger_id: 'trigger',
  actions: [{ action_id: 'turn:0', action_ts: '9.9', value: '{"action":"choose:a/b","language":"en"}' }],
};

function pressed(more: object): Inbound {
  return turnOfPress(readPress({ ...PRESS, ...more })!);
}

describe('a pressed button', () => {
  it('is a turn of the thread that it stands in', () => {
    expect(pressed({})).toMatchObject({
      arrival: {
        turn: { conversation: 'T1/C1/1.1', action: 'choose:a/b', user: 'U1' },
        address: { kind: 'thread', thread: '1.1' },
        language: 'en',
      },
    });
  });

  it('under what only one person sees is answered to that person', () => {
    expect(
      pressed({ container: { is_ephemeral: true, message_ts: '3.3', channel_id: 'C1' }, message: undefined }),
    ).toMatchObject({
      arrival: { address: { kind: 'private', user: 'U1', url: 'https://hooks.slack.com/x' } },
    });
  });

  it('in the home tab is answered in a direct message', () => {
    expect(pressed({ channel: undefined, container: { type: 'view' }, message: undefined })).toMatchObject({
      arrival: { address: { kind: 'direct', channel: 'U1' } },
    });
  });

  it('that says whether it helped counts once for a person and message, and thanks that person alone', () => {
    const value = '{"action":"helpful:a/b","language":"ko"}';
    const inbound = pressed({ actions: [{ action_id: 'turn:3', action_ts: '9.9', value }] });
    expect(inbound).toMatchObject({
      arrival: { turn: { conversation: 'T1/C1/1.1' }, address: { kind: 'private', user: 'U1' } },
    });
    expect(inbound.kind === 'turn' && inbound.arrival.keys).toContain('slack/helpful/T1/C1/3.3/U1');
  });

  it('that was made up is ignored', () => {
    for (const value of ['', 'x', '{}', '[]', '{"action":7}']) {
      expect(pressed({ actions: [{ action_id: 'turn:0', value }] })).toMatchObject({ kind: 'ignore' });
    }
    expect(readPress({})).toBeUndefined();
  });
});

describe('readCommand', () => {
  const CALL = { team_id: 'T1', user_id: 'U1', channel_id: 'C1', trigger_id: 't', response_url: 'https://x' };

  it('is a question, answered to the asker alone', () => {
    const call = readCommand({ ...CALL, text: '지원비율이 얼마예요?' });
    expect(call).toMatchObject({
      help: false,
      arrival: {
        turn: { text: '지원비율이 얼마예요?' },
        address: { kind: 'private', question: '지원비율이 얼마예요?' },
      },
    });
  });

  it.each(['', '  ', 'help', 'HELP', '도움말', '?'])('asks for help with %j', (text) => {
    expect(readCommand({ ...CALL, text }).help).toBe(true);
  });
});

describe('readShortcut', () => {
  it('knows the message, its writer and its place', () => {
    const call = readShortcut({
      team: { id: 'T1' },
      user: { id: 'U9' },
      channel: { id: 'C1' },
      message: { ts: '5.5', user: 'U1', text: 'is there a deadline?' },
      response_url: 'https://x',
      trigger_id: 't',
    });
    expect(call).toMatchObject({
      user: 'U9',
      author: 'U1',
      said: 'is there a deadline?',
      place: { kind: 'thread', channel: 'C1', thread: '5.5' },
    });
  });
});
