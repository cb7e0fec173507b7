import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { knownIn } from '../../../adapters/links.js';
import { checkMessage } from '../../../adapters/slack/limits.js';
import { sourcesModal } from '../../../adapters/slack/modals.js';
import { readTurn } from '../../../adapters/slack/pages.js';
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
      'rich_text',
      'section',
      'actions',
      'actions',
    ]);
    expect(buttonsIn(message!.blocks).map(({ label }) => label)).toEqual([
      '출처',
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

  it('asks with the thumbs of Slack whether an answer helped, and with buttons where one person alone sees it', () => {
    const reply = {
      ...ANSWER,
      actions: [
        { id: 'helpful:a', kind: 'helpful' as const, label: 'This helped' },
        { id: 'not-helpful:a', kind: 'not-helpful' as const, label: 'This did not' },
      ],
    };
    const [message] = renderReply(reply);
    expect(checkMessage(message!)).toEqual([]);
    expect(message!.blocks.at(-1)?.type).toBe('context_actions');
    const values = buttonsIn(message!.blocks.slice(-1)).map(({ id, value }) => [
      id,
      JSON.parse(value).action,
    ]);
    expect(values).toEqual([
      ['feedback:0', 'helpful:a'],
      ['feedback:0', 'not-helpful:a'],
    ]);
    expect(JSON.stringify(renderReply(reply, { sharable: true }))).not.toContain('feedback');
  });

  it('goes over pages where it is more than a phone shows, with nothing left out and the buttons on each', () => {
    const facts = Array.from({ length: 9 }, (_, n) => ({ label: `fact ${n}`, value: `${n} of nine` }));
    const [message] = renderReply({ ...ANSWER, facts });
    const pages = message!.more!.pages;
    expect(checkMessage(message!)).toEqual([]);
    expect(pages).toHaveLength(3);
    expect(pages[0]).toEqual(message!.blocks);
    for (const { label } of facts)
      expect(pages.filter((page) => readable(page).includes(label))).toHaveLength(1);
    for (const [at, page] of pages.entries()) {
      const turns = buttonsIn(page).filter(({ id }) => id.startsWith('page:'));
      expect(turns.map(({ value }) => readTurn(JSON.parse(value).action)?.page)).toEqual(
        [[1], [0, 2], [1, 0]][at],
      );
      expect(readable(page)).toContain('예산은 얼마입니까?');
    }
    expect(renderReply(ANSWER)[0]!.more).toBeUndefined();
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
        .flatMap(({ blocks }) => buttonsIn(blocks).filter(({ id }) => id === 'sources:0'))
        .flatMap(({ value }) => [...JSON.stringify(sourcesModal('ko', value)).matchAll(/"url":"([^"]*)"/g)])
        .map(([, link]) => link);
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

  it('links the addresses that the content names, and nothing that anybody else has typed', () => {
    const words = 'Ask www.mss.go.kr, a@korea.kr or 044-204-7104; not www.evil.example or b@evil.example.';
    const known = knownIn({ office: 'https://www.mss.go.kr/x', to: ['a@korea.kr', '+82-44-204-7104'] });
    const [message] = renderReply(say(words), { known });
    expect(checkMessage(message!)).toEqual([]);
    const urls = [...JSON.stringify(message!.blocks).matchAll(/"url":"([^"]*)"/g)].map(([, url]) => url);
    expect(urls).toEqual(['https://www.mss.go.kr', 'mailto:a@korea.kr', 'tel:+82442047104']);
    expect(JSON.stringify(renderReply(say(words)))).not.toContain('"url"');
  });

  it('shows a few choices as buttons, at most two of them primary, long labels whole, and the rest in a menu', () => {
    const actions = Array.from({ length: 12 }, (_, n) => ({
      id: `choose:${n}`,
      kind: 'choose' as const,
      label: n < 2 ? `A label that is longer than a phone shows, number ${n}` : `Choice ${n}`,
    }));
    const [message] = renderReply(say('Which one?', { outcome: 'clarify', actions }));
    expect(checkMessage(message!)).toEqual([]);
    const whole = JSON.stringify(message!.blocks);
    for (const { label, id } of actions) {
      expect(whole).toContain(label);
      expect(whole).toContain(id);
    }
    expect(whole.match(/"style":"primary"/g)).toHaveLength(2);
    expect(whole).toContain('static_select');
    for (const { label } of buttonsIn(message!.blocks)) expect(label.length).toBeLessThanOrEqual(30);
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
