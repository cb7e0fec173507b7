import { mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { runProgram } from '../../src/cli/program.js';
import { MINIMAL } from '../knowledge/fixture.js';
import { testContext } from './context.js';

const place = mkdtempSync(join(tmpdir(), 'records-'));

async function records(...words: string[]) {
  const context = testContext({ POLICY_BOT_DATABASE: join(place, 'inquiries.db') });
  const code = await runProgram(
    ['records', ...words, '--content', MINIMAL, '--today', '2032-01-01'],
    context,
  );
  return { code, out: context.printed(), err: context.complained() };
}

describe('policy-bot records', () => {
  it('shows a record by a misspelt name, in the language of the words', async () => {
    expect((await records('show', 'exmaple', 'grant')).out).toContain('KRW 300 billion');
    expect((await records('show', '예시', '지원금')).out).toContain('3,000억 원');
  });

  it('says that there is no record of a name, and what to do', async () => {
    const { code, err } = await records('show', 'xyzzy');
    expect(code).toBe(2);
    expect(err).toContain('policy-bot records list');
  });

  it('lists what words describe, and says so when they describe nothing', async () => {
    expect((await records('list', 'programs')).out).toContain('1 program');
    expect((await records('list', 'programs', 'on', 'the', 'moon')).err).toContain('do not describe a list');
  });

  it('compares, cites and says when, as in a chat', async () => {
    expect((await records('compare', 'example', 'grant', 'and', 'example', 'pact')).out).toContain(
      'Comparison',
    );
    expect((await records('timeline', '예시', '지원금')).out).toContain('연표');
    expect((await records('timeline')).out).toContain('Timeline');
    expect((await records('cite', 'example', 'grant')).out).toContain('May 8, 2031');
    expect((await records('compare', 'nothing', 'and', 'nobody')).err).toContain('policy-bot records list');
  });

  it('writes a list to a file', async () => {
    const file = join(place, 'programs.csv');
    await records('export', 'programs', '--format', 'csv', '--out', file);
    expect(readFileSync(file, 'utf8')).toContain('"example-grant"');
  });

  it('says that nothing is due, or what is', async () => {
    expect((await records('--due')).out).toContain('Nothing is due');
  });
});
