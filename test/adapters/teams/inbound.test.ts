import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  languageOf,
  plainWords,
  readMessage,
  readSender,
  readText,
} from '../../../adapters/teams/inbound.js';
import { BOT, TENANT } from '../../helpers/teams/double.js';

const ACTIVITY = {
  type: 'message',
  id: '1',
  channelId: 'msteams',
  serviceUrl: 'https://smba.trafficmanager.net/kr/',
  from: { id: '29:anna', aadObjectId: 'ANNA-0' },
  recipient: BOT,
  conversation: { conversationType: 'personal', id: 'a:anna', tenantId: TENANT },
  text: '예산은?',
};
const NOW = 1_700_000_000_000;
const read = (more: object, now = NOW) => {
  const activity = { ...ACTIVITY, ...more };
  return readMessage(activity, readSender(activity)!, { now });
};
const keysOf = (more: object, now = NOW): readonly string[] => {
  const inbound = read(more, now);
  return inbound.kind === 'turn' ? inbound.arrival.keys : [];
};

describe('readSender', () => {
  it('says who, where and in which language', () => {
    expect(readSender(ACTIVITY)).toEqual({
      tenant: TENANT,
      user: 'anna-0',
      entra: 'anna-0',
      locale: 'ko',
      reference: {
        channelId: 'msteams',
        serviceUrl: ACTIVITY.serviceUrl,
        bot: { id: BOT.id, name: BOT.name },
        conversation: { id: 'a:anna', conversationType: 'personal', tenantId: TENANT },
      },
    });
  });

  it('knows nobody without a conversation, an address or a sender', () => {
    for (const more of [
      { conversation: undefined },
      { serviceUrl: 'file:///etc/passwd' },
      { serviceUrl: 'no address' },
      { from: {} },
      { recipient: null },
    ]) {
      expect(readSender({ ...ACTIVITY, ...more })).toBeUndefined();
    }
  });
});

describe('readMessage', () => {
  it('never throws, and never hands over more than was said, whatever an activity holds', () => {
    fc.assert(
      fc.property(
        fc.dictionary(
          fc.constantFrom('text', 'value', 'from', 'entities', 'id', 'replyToId'),
          fc.jsonValue(),
        ),
        (more) => {
          const activity = { ...ACTIVITY, ...more } as Record<string, unknown>;
          const sender = readSender(activity);
          if (sender === undefined) return;
          const inbound = readMessage(activity, sender, { now: NOW });
          expect(['turn', 'help', 'ignore']).toContain(inbound.kind);
          if (inbound.kind !== 'turn') return;
          expect(inbound.arrival.turn).not.toHaveProperty('role');
          expect((inbound.arrival.turn.text ?? '').length).toBeLessThanOrEqual(8_000);
        },
      ),
    );
  });

  it('names a press the same whatever activity it comes in, for about a minute', () => {
    const press = { value: { kind: 'turn', action: 'ask:x' }, replyToId: 'post' };
    const shared = (a: readonly string[], b: readonly string[]): boolean => a.some((key) => b.includes(key));
    const first = keysOf({ ...press, id: '1' });
    expect(shared(first, keysOf({ ...press, id: '2' }, NOW + 59_000))).toBe(true);
    expect(shared(first, keysOf({ ...press, id: '2' }, NOW + 121_000))).toBe(false);
    expect(shared(first, keysOf({ ...press, id: '2', replyToId: 'other' }))).toBe(false);
    expect(shared(first, keysOf({ ...press, id: '2', from: { id: '29:kim', aadObjectId: 'kim-0' } }))).toBe(
      false,
    );
    expect(
      JSON.stringify(keysOf({ value: { kind: 'form', action: 'check:x', 'answer.revenue': '777' } })),
    ).not.toContain('777');
  });
});

describe('a press', () => {
  const pressed = (value: object) => {
    const inbound = read({ value });
    return inbound.kind === 'turn' ? [inbound.arrival.turn.action, inbound.arrival.address.pressed] : [];
  };

  it('brings back its words, from a button and from a menu', () => {
    expect(pressed({ kind: 'turn', action: 'ask:x', said: 'The budget?' })).toEqual(['ask:x', 'The budget?']);
    expect(pressed({ kind: 'menu', menu: '["ask:y","The\u202e term?"]' })).toEqual(['ask:y', 'The term?']);
  });

  it('of a menu in which nothing was chosen, or anything made up, is no turn', () => {
    for (const menu of [undefined, '', 'x', '[]', '[7,"x"]', '{"a":1}', 'null']) {
      expect(pressed({ kind: 'menu', menu })).toEqual([]);
    }
  });
});

describe('readText', () => {
  it('takes out every mention of the bot by its id, and keeps the names of others', () => {
    const entities = [
      { type: 'mention', mentioned: BOT, text: '<at>Policy Desk</at>' },
      { type: 'mention', mentioned: { id: '29:desk', name: 'Policy Desk Kim' }, text: '<at>Kim</at>' },
      { type: 'clientInfo', locale: 'ko-KR' },
    ];
    const text = '<at>Policy Desk</at>&nbsp; ask <at>Kim</at> <at>Policy Desk</at>';
    expect(readText({ text, entities }, BOT.id)).toEqual({ said: 'ask Policy Desk Kim', mentioned: true });
    expect(readText({ text: 'Policy Desk?' }, BOT.id)).toEqual({ said: 'Policy Desk?', mentioned: false });
  });
});

describe('plainWords', () => {
  it('decodes entities once, and drops the tags of formatting', () => {
    expect(plainWords('<p>a &amp;lt; b&#44; &#x41;</p><p>30% &lt; 40%</p>')).toBe('a &lt; b, A\n30% < 40%');
    expect(plainWords('1 < 2 and 3 > 2')).toBe('1 < 2 and 3 > 2');
  });
});

describe('languageOf', () => {
  it('goes by the script, and else by the person’s Teams', () => {
    expect([languageOf('예산'), languageOf('the budget'), languageOf('30%', 'en')]).toEqual([
      'ko',
      'en',
      'en',
    ]);
  });
});
