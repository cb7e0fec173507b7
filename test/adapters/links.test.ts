import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { hostOf, knownIn, linked, mayLead } from '../../adapters/links.js';

const CONTENT = {
  sources: new Map([['a', { url: 'https://www.mss.go.kr/site/eng/1' }]]),
  bot: { office: '중소벤처기업부(www.mss.go.kr), 044-204-7104, rachel@korea.kr.' },
};
const known = knownIn(CONTENT);
const urls = (text: string): (string | undefined)[] =>
  linked(text, known).flatMap(({ url }) => (url === undefined ? [] : [url]));

describe('linked', () => {
  it.each([
    ['중소벤처기업부(www.mss.go.kr)로 문의', ['https://www.mss.go.kr']],
    ['See https://www.mss.go.kr/other/page?x=1.', ['https://www.mss.go.kr/other/page?x=1']],
    ['전화 044-204-7104, 또는 +82-44-204-7104', ['tel:+82442047104', 'tel:+82442047104']],
    ['rachel@korea.kr.', ['mailto:rachel@korea.kr']],
    ['2025-2027 and 30-40-5000', []],
    ['http://www.mss.go.kr', []],
    ['https://www.mss.go.kr.evil.example/', []],
    ['https://www.mss.go.kr@evil.example/', []],
    ['https://evil.example/www.mss.go.kr', []],
    ['other@korea.kr and 02-123-4567', []],
  ])('finds what the content names in “%s”', (text, expected) => {
    expect(urls(text)).toEqual(expected);
  });

  it('leaves every letter where it was, and leads only where a link may', () => {
    const parts = fc.constantFrom(
      'www.mss.go.kr',
      'https://',
      '044-204-7104',
      '@',
      'rachel@korea.kr',
      '.',
      ' ',
    );
    fc.assert(
      fc.property(fc.array(fc.oneof(parts, fc.string()), { maxLength: 12 }), (some) => {
        const text = some.join('');
        const pieces = linked(text, () => true);
        expect(pieces.map((piece) => piece.text).join('')).toBe(text);
        for (const { url } of pieces) {
          if (url !== undefined) expect(/^(?:https:\/\/|tel:|mailto:)/.test(url)).toBe(true);
        }
      }),
    );
  });

  it('takes a host for the same however a page of it is written', () => {
    expect(hostOf('https://WWW.mss.go.kr/a')).toBe(hostOf('www.mss.go.kr'));
    expect(mayLead('javascript:alert(1)')).toBe(false);
    expect(mayLead('http://www.mss.go.kr')).toBe(false);
    expect(mayLead('https://a.example/<b>')).toBe(false);
  });
});
