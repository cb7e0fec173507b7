import { appendFileSync, cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { checkCommand } from '../../src/cli/check.js';
import { probe } from '../../src/cli/probe.js';
import { check, formatDiagnostic, type ProbeFinding, parseContent } from '../../src/knowledge/index.js';
import { testContext } from '../cli/context.js';
import { edited, MINIMAL } from './fixture.js';

async function probed(...findings: ProbeFinding[]): Promise<string[]> {
  const { diagnostics } = await check(MINIMAL, { probe: async () => findings });
  return diagnostics.map(
    ({ file, line, column, rule }) => `${file.slice(MINIMAL.length)}:${line}:${column} ${rule}`,
  );
}

describe('check', () => {
  it('points at the phrasing that does not find its entry', async () => {
    const finding = { rule: 'phrasing-not-found', language: 'en', phrasing: 'x' } as const;
    expect(
      await probed(
        { ...finding, entry: 'example-grant/facts/grant-share', index: 0 },
        { ...finding, entry: 'example-grant/mill-height', index: 0, language: 'ko' },
        { ...finding, entry: 'questions/minister-name', index: 0, found: 'example-grant/overview' },
        { ...finding, entry: 'aspects/cap', index: 0 },
        { ...finding, entry: 'social/hello', index: 1 },
        { ...finding, entry: 'example-grant/overview', index: -1 },
      ),
    ).toEqual([
      '/aspects.yaml:166:11 phrasing-not-found',
      '/bot.yaml:245:19 phrasing-not-found',
      '/programs/example-grant.asks.yaml:12:10 phrasing-not-found',
      '/programs/example-grant.asks.yaml:17:10 phrasing-not-found',
      '/programs/example-grant.yaml:52:3 phrasing-not-found',
      '/questions/general.asks.yaml:5:10 phrasing-not-found',
    ]);
  });

  it('says once that two entries claim one phrasing', async () => {
    const dir = mkdtempSync(join(tmpdir(), 'check-'));
    cpSync(MINIMAL, dir, { recursive: true });
    const path = join(dir, 'programs/example-grant.asks.yaml');
    const twice = 'how many companies take part?';
    writeFileSync(path, readFileSync(path, 'utf8').replace('how tall are the windmills?', twice));
    const { diagnostics } = await check(dir, {
      probe: async () => [
        {
          rule: 'phrasing-not-found',
          entry: 'example-grant/mill-height',
          language: 'en',
          index: 0,
          phrasing: twice,
          found: 'example-grant/companies-now',
        },
      ],
    });
    rmSync(dir, { recursive: true });
    expect(diagnostics.map(({ rule }) => rule).filter((rule) => rule !== 'schema-line')).toEqual([
      'duplicate-phrasing',
    ]);
  });

  it('points at the turn that went another way', async () => {
    expect(
      await probed({
        rule: 'conversation-failed',
        conversation: 'asks-about-the-grant',
        turn: 1,
        say: 'who can apply?',
        expected: 'the entry example-grant/eligibility',
        actual: 'example-grant/overview',
      }),
    ).toEqual(['/conversations/grant.yaml:9:7 conversation-failed']);
  });

  it('points at the row of an eligibility table that fails', async () => {
    const dir = mkdtempSync(join(tmpdir(), 'check-'));
    cpSync(MINIMAL, dir, { recursive: true });
    const path = join(dir, 'programs/example-grant.yaml');
    const lines = readFileSync(path, 'utf8').split('\n').length;
    appendFileSync(
      path,
      [
        'eligibility:',
        '  conditions:',
        '    - { attribute: employees, less_than: 10, paragraphs: 2 }',
        '    - { attribute: trade, is: mill, not_stated_for: [shop], paragraphs: 2 }',
        '  examples:',
        '    - { profile: { trade: mill, employees: 9 }, verdict: eligible }',
        '    - { profile: { trade: mill, employees: 10 }, verdict: eligible }',
        '    - { profile: { employees: 10 }, verdict: not_eligible, because: [employees] }',
        '    - { profile: { employees: 10 }, verdict: not_eligible, because: [trade] }',
        '    - { profile: { trade: mill, employees: { at_least: 8 } }, verdict: needs_more_information, asks: [employees] }',
        '    - { profile: { trade: mill }, verdict: needs_more_information, asks: [trade] }',
        '    - { profile: { trade: shop, employees: 2 }, verdict: not_stated }',
        '    - { profile: {}, verdict: eligible }',
        '',
      ].join('\n'),
    );
    const { diagnostics } = await check(dir, { probe: async (kb) => (await probe(kb)).findings });
    // They are of the files alone, so that a quick check tries them too.
    const context = testContext();
    await checkCommand(context).parseAsync(['--quick', '--content', dir, '--json'], { from: 'user' });
    const quick = JSON.parse(context.printed()) as {
      findings: { rule: string; line: number }[];
    };
    rmSync(dir, { recursive: true });
    const failed = diagnostics.filter(({ rule }) => rule === 'eligibility-example-failed');
    const tried = quick.findings.filter(({ rule }) => rule === 'eligibility-example-failed');
    expect(tried.map(({ line }) => line)).toEqual(failed.map(({ line }) => line));
    expect(failed.map(({ line, what }) => [line - lines, what])).toEqual([
      [6, expect.stringContaining('employees: 10, the table of "example-grant" expects eligible')],
      [8, expect.stringContaining('because of trade, but the conditions give because of employees')],
      [
        10,
        expect.stringContaining('questions about trade, but the conditions give questions about employees'),
      ],
      [12, expect.stringContaining('nothing is known')],
    ]);
  });

  it('places what it does not know at the content folder, and does not break', async () => {
    expect(
      await probed({ rule: 'phrasing-not-found', entry: 'no/such', language: 'ko', index: 3, phrasing: 'x' }),
    ).toEqual([':1:1 phrasing-not-found']);
  });

  it('does not ask the bot about content that cannot be served', async () => {
    let asked = false;
    const probe = async () => {
      asked = true;
      return [];
    };
    await check(`${MINIMAL}/programs`, { probe });
    expect(asked).toBe(false);
  });
});

describe('formatDiagnostic', () => {
  it('prints place and rule, what, why and fix', () => {
    const { diagnostics } = parseContent(
      edited('agreements/example-pact.yaml', 'date: { day: 6 }\n    paragraphs: 1', 'date: { day: 6 }'),
    );
    expect(diagnostics.map(formatDiagnostic)).toEqual([
      [
        'content/agreements/example-pact.yaml:7:3  fact-without-source',
        '  "signing-day" does not say in which paragraph of its source it stands.',
        '  why  Readers are told where every figure comes from.',
        '  fix  Add a line such as: paragraphs: 3',
      ].join('\n'),
    ]);
  });
});
