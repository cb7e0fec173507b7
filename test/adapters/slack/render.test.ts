import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkMessage } from '../../../adapters/slack/limits.js';
import { renderReply } from '../../../adapters/slack/render.js';
import { ANSWER, CLARIFY, say } from '../../contract/replies.js';
import { buttonsIn, readable } from '../../helpers/slack/double.js';
import { anyReply, anyText } from './arbitrary.js';

describe('renderReply', () => {
  it('says the answer first, then the facts, the source and the buttons', () => {
    const [message] = renderReply(ANSWER);
    expect(message!.blocks.map(({ type }) => type)).toEqual([
      'header',
      'context',
      'section',
      'section',
      'section',
      'context',
      'actions',
      'actions',
      'actions',
    ]);
    expect(buttonsIn(message!.blocks).map(({ label }) => label)).toEqual([
      '출처 열기: 보도자료',
      '예산은 얼마입니까?',
      '도움이 됐습니다',
    ]);
  });

  it('says the whole answer to screen readers and in notifications', () => {
    const [message] = renderReply(ANSWER);
    for (const part of [ANSWER.title, ...ANSWER.paragraphs, '정부 부담: 30%', '보도자료']) {
      expect(message!.text).toContain(part);
    }
  });

  it('keeps each choice with its id and the language of the question', () => {
    const values = buttonsIn(renderReply(CLARIFY)[0]!.blocks).map(({ value }) => JSON.parse(value));
    expect(values).toEqual(
      ['choose:mou', 'choose:program', 'none'].map((action) => ({ action, language: 'en' })),
    );
  });

  it('offers to share only an answer that one person sees', () => {
    const labels = (reply: typeof ANSWER, sharable: boolean): string =>
      readable(renderReply(reply, { sharable })[0]!.blocks);
    expect(labels(ANSWER, true)).toContain('채널에 공유');
    expect(labels(ANSWER, false)).not.toContain('채널에 공유');
    expect(labels(CLARIFY, true)).not.toContain('Share');
  });

  it('gives a link only to a web address', () => {
    const links = (url: string): unknown[] =>
      renderReply({ ...ANSWER, sources: [{ ...ANSWER.sources[0]!, url }] })
        .flatMap(({ blocks }) => blocks.flatMap((block) => (block['elements'] ?? []) as { url?: string }[]))
        .flatMap((element) => element.url ?? []);
    expect(links('https://www.mss.go.kr/a')).toEqual(['https://www.mss.go.kr/a']);
    for (const url of [
      'javascript:alert(1)',
      'https://user:pass@evil.example',
      'not a url',
      'https://a.b/ x',
    ]) {
      expect(links(url)).toEqual([]);
    }
  });

  it('says that it was cut short when even three messages cannot hold an answer', () => {
    const messages = renderReply(say(`first ${'word '.repeat(20_000)} last`));
    expect(messages).toHaveLength(3);
    expect(readable(messages[2]!.blocks)).toContain('too long to show in full');
  });

  it('makes no block that is over a limit or could act, whatever the reply', () => {
    fc.assert(
      fc.property(anyReply, anyText, fc.boolean(), (reply, question, sharable) => {
        const messages = renderReply(reply, { question, sharable, lead: question });
        expect(messages.length).toBeGreaterThan(0);
        for (const message of messages) expect(checkMessage(message)).toEqual([]);
      }),
      { numRuns: 300 },
    );
  }, 60_000);
});
