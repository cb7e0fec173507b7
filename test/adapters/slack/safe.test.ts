import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cut, mrkdwn, plain, webAddress } from '../../../adapters/slack/safe.js';
import { anyText } from './arbitrary.js';

describe('plain', () => {
  it('leaves words as they are, and no control sequence', () => {
    expect(plain('3 < 5 & 7 > 2')).toBe('3 < 5 & 7 > 2');
    expect(plain('<!channel> <@U1> <https://evil.example|ok>')).toBe(
      '‹!channel> ‹@U1> ‹https://evil.example|ok>',
    );
  });

  it('is done once and for all', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        expect(plain(plain(text))).toBe(plain(text));
      }),
    );
  });
});

describe('mrkdwn', () => {
  it('escapes what Slack acts on', () => {
    expect(mrkdwn('<!channel> & <@U1>')).toMatch(/^&lt;!channel&gt; &amp; &lt;@/);
  });

  it('leaves no pair of marks that styles and no bare mention, and addresses whole', () => {
    const said = mrkdwn('*bold* _it_ ~gone~ `code` https://evil.example www.evil.example @channel :smile:');
    expect(said).not.toMatch(/\*bold\*|_it_|~gone~|`code`|@channel|:smile:/);
    expect(said).toContain('https://evil.example www.evil.example');
    expect(mrkdwn('rachel@korea.kr')).toBe('rachel@korea.kr');
    expect(said.replaceAll('\u200b', '')).toBe(
      '*bold* _it_ ~gone~ `code` https://evil.example www.evil.example @channel :smile:',
    );
  });

  it('keeps numbers whole', () => {
    expect(mrkdwn('3.5% of 1,230 won at 10:30')).toBe('3.5% of 1,230 won at 10:30');
  });
});

describe('cut', () => {
  it('never cuts a character in two', () => {
    expect(cut('👩👩👩', 4)).toBe('👩…');
    expect(cut('가나다', 3)).toBe('가나다');
  });
});

describe('webAddress', () => {
  it('takes web addresses alone', () => {
    expect(webAddress('https://www.mss.go.kr/a?b=c')).toBe('https://www.mss.go.kr/a?b=c');
    for (const text of [undefined, '', 'ftp://a.b', 'javascript:1', 'https://a@b.c', 'https://a b']) {
      expect(webAddress(text)).toBeUndefined();
    }
  });
});
