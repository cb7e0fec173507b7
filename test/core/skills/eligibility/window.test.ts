import { describe, expect, it } from 'vitest';
import { textOf as fileOf, minimal } from '../../../knowledge/fixture.js';
import { ELIGIBILITY } from '../../eligible-content.js';
import { botOf, libraryOf, textOf } from '../../library-of.js';

/** The grant with conditions, and with other days of validity. */
function contentWith(days: string) {
  const text = fileOf('programs/example-grant.yaml')
    .replace(/^valid_from:.*\nvalid_to:.*\n/mu, days)
    .replace('related: [example-pact]\n', `related: [example-pact]\n${ELIGIBILITY}`);
  return minimal({ 'programs/example-grant.yaml': text });
}

async function verdict(lines: string): Promise<string> {
  const { say } = botOf({}, libraryOf(contentWith(lines)));
  const reply = await say('We run a mill with 8 employees. Are we eligible for the Example Grant?');
  expect(reply.check?.verdict).toBe('eligible');
  return textOf(reply);
}

describe('an eligible verdict', () => {
  it('says first that a call is closed, as of today', async () => {
    const said = await verdict('valid_to: 2031-05-31\n');
    expect(said.indexOf('Applications closed on May 31, 2031')).toBeGreaterThanOrEqual(0);
    expect(said.indexOf('Applications closed')).toBeLessThan(said.indexOf('you are eligible'));
  });

  it('says until when one can apply, from when, or that this is not stated', async () => {
    expect(await verdict('valid_to: 2031-12-31\n')).toContain('open until December 31, 2031');
    expect(await verdict('valid_from: 2031-07-01\nvalid_to: 2031-12-31\n')).toContain('open on July 1, 2031');
    expect(await verdict('')).toContain('do not state when applications end');
  });

  it('says when one can apply as the block for it has it, whatever the period of the program', async () => {
    const within = async (block: string) => verdict(`valid_to: 2033-12-31\napplications: ${block}\n`);
    expect(await within('{ closes: 2031-05-31, paragraphs: 3 }')).toContain('closed on May 31, 2031');
    expect(await within('{ opens: 2031-07-01, closes: 2031-07-31, paragraphs: 3 }')).toContain(
      'open on July 1, 2031',
    );
    expect(await within('{ closes: {run} }')).toContain('open until 2033');
    expect(await within('{ closes: { month: 6, day: 18 }, paragraphs: 3 }')).toContain(
      'its year is not printed',
    );
    expect(await within('{ always: true, paragraphs: 3 }')).toContain('taken at any time');
    expect(await within('{ by_announcement: true, paragraphs: 3 }')).toContain('is announced');
    expect(await within('{ unknown: true }')).toContain('do not state when applications end');
  });

  it('cites its source with the paragraph and the date', async () => {
    expect(await verdict('')).toMatch(/May 8, 2031, paragraphs? 2, 3/);
  });
});
