import { describe, expect, it } from 'vitest';
import { recordAt } from '../../adapters/record-links.js';
import { checkMessage } from '../../adapters/slack/limits.js';
import { renderLink } from '../../adapters/slack/links.js';
import { checkCard } from '../../adapters/teams/limits.js';
import { linkBody } from '../../adapters/teams/search.js';
import type { RecordBrowser } from '../../src/browse/index.js';
import { ANSWER, say } from '../contract/replies.js';

const SUMMARY = {
  id: 'smart-factory',
  kind: 'program',
  name: '상생형 스마트공장',
  ended: true,
  source: '보도자료',
} as const;
const browser = {
  list: () => [SUMMARY],
  read: (id: string) => (id === SUMMARY.id ? ANSWER : undefined),
} as unknown as RecordBrowser;
const pages = { address: 'https://desk.example.go.kr', browser };

describe('recordAt', () => {
  it('reads the record of a page, with nothing in it to press', () => {
    const found = recordAt('https://desk.example.go.kr/records/smart-factory?lang=ko#top', pages);
    expect(found?.summary).toBe(SUMMARY);
    expect(found?.reply.paragraphs).toEqual(ANSWER.paragraphs);
    expect(found?.reply.actions).toEqual([]);
  });

  it.each([
    'https://desk.example.go.kr/records/hidden',
    'https://desk.example.go.kr/records/smart-factory/edit',
    'https://desk.example.go.kr/desk/records/smart-factory',
    'https://desk.example.go.kr.evil.example/records/smart-factory',
    'https://desk.example.go.kr:8443/records/smart-factory',
    'http://desk.example.go.kr/records/smart-factory',
    'https://evil.example/https://desk.example.go.kr/records/smart-factory',
    'javascript:alert(1)',
    '',
    `https://desk.example.go.kr/records/smart-factory?${'x'.repeat(2_000)}`,
  ])('leaves alone %s', (url) => {
    expect(recordAt(url, pages)).toBeUndefined();
  });

  it('knows no link where the pages have no address', () => {
    const url = 'https://desk.example.go.kr/records/smart-factory';
    expect(recordAt(url, { ...pages, address: undefined })).toBeUndefined();
    expect(recordAt(url, undefined)).toBeUndefined();
  });
});

describe('what is shown of a link', () => {
  it('is short and within the limits of both platforms, however much the record holds', () => {
    const fact = { label: 'l'.repeat(500), value: '<!channel> '.repeat(200) };
    const reply = say('p', {
      paragraphs: Array.from({ length: 30 }, () => '<@U1> '.repeat(2_000)),
      facts: Array.from({ length: 50 }, () => fact),
      sources: ANSWER.sources,
    });
    const found = {
      url: 'https://desk.example.go.kr/records/a',
      summary: { ...SUMMARY, name: 'n'.repeat(999) },
      reply,
    };
    const blocks = renderLink(found);
    expect(checkMessage({ text: 'x', blocks })).toEqual([]);
    expect(blocks.length).toBeLessThanOrEqual(5);
    expect(JSON.stringify(blocks)).not.toMatch(/<[@!]/);
    const { attachments } = (linkBody(found) as { composeExtension: { attachments: { content: object }[] } })
      .composeExtension;
    expect(attachments).toHaveLength(1);
    expect(checkCard(attachments[0]!.content)).toEqual([]);
    expect(JSON.stringify(attachments).length).toBeLessThan(28_000);
  });
});
