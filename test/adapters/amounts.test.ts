import { describe, expect, it } from 'vitest';
import { unbroken, unbrokenPieces } from '../../adapters/amounts.js';
import { linked } from '../../adapters/links.js';
import { paragraph } from '../../adapters/slack/blocks.js';
import { renderReply as inSlack } from '../../adapters/slack/render.js';
import { renderReply as inTeams } from '../../adapters/teams/render.js';
import { say } from '../contract/replies.js';
import { asRead } from '../helpers/as-read.js';

/** With what keeps a line whole made visible. */
const shown = (text: string): string => text.replaceAll('\u00a0', '_').replaceAll('\u2060', '+');

describe('an amount', () => {
  it.each([
    ['모두 3,000억 원입니다.', '모두 3,000+억_원입니다.'],
    ['1조 2,000억 원을 냅니다', '1+조_2,000+억_원을 냅니다'],
    ['1,000만~2,000만 원', '1,000+만~2,000+만_원'],
    ['KRW 300 billion for 10 people', 'KRW_300_billion for 10_people'],
    ['KRW 12,000, of which 30%', 'KRW_12,000, of which 30%'],
    ['2018년 시작했습니다', '2018+년 시작했습니다'],
  ])('is not parted: %s', (said, whole) => {
    expect(shown(unbroken(said))).toBe(whole);
    expect(asRead(unbroken(said))).toBe(said);
  });

  it('beside an address leaves that as it is, to be copied', () => {
    const pieces = unbrokenPieces(linked('3,000억 원: https://www.mss.go.kr/3억', () => true));
    expect(pieces.map(({ text }) => shown(text))).toEqual(['3,000+억_원: ', 'https://www.mss.go.kr/3', '억']);
  });

  const reply = say('모두 3,000억 원입니다.', {
    entry: 'a/b',
    facts: [{ label: 'Total', value: 'KRW 300 billion' }],
  });
  const whole = ['3,000+억_원', 'KRW_300_billion'];

  it('stays whole in the words and facts of an answer, in Slack and in Teams', () => {
    for (const sent of [inSlack(reply).map(({ blocks }) => blocks), inTeams(reply).attachments])
      for (const amount of whole) expect(shown(JSON.stringify(sent))).toContain(amount);
  });

  it('is letter for letter what was looked up by a command, and in notifications', () => {
    const { entry: _, ...lookedUp } = reply;
    expect(shown(JSON.stringify([inSlack(lookedUp), inTeams(lookedUp)]))).not.toMatch(/\d[+_]/);
    expect(shown(`${inSlack(reply)[0]?.text}${inTeams(reply).summary}`)).not.toMatch(/\d[+_]/);
  });

  it('makes no section of Slack too long', () => {
    const { text } = paragraph('9억 '.repeat(999), () => false) as never as { text: { text: string } };
    expect(text.text.length).toBeLessThanOrEqual(3_000);
  });
});
