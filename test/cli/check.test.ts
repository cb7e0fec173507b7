import { describe, expect, it } from 'vitest';
import { type Checker, checkCommand } from '../../src/cli/check.js';
import { runProgram } from '../../src/cli/program.js';
import type { Checked, Diagnostic } from '../../src/knowledge/index.js';
import { testContext } from './context.js';

const FINDING: Diagnostic = {
  rule: 'fact-without-source',
  file: 'content/programs/a.yaml',
  line: 14,
  column: 5,
  what: '"x" has a value but no source.',
  why: 'Readers are told where every figure comes from.',
  fix: 'Add a line such as: source: b',
  data: { fact: 'x', missing: 'source' },
};

async function check(checker: Checker, ...words: string[]) {
  const context = testContext();
  await checkCommand(context, checker).parseAsync(words, { from: 'user' });
  return { code: context.exitCode, out: context.printed() };
}

const finding =
  (diagnostics: Diagnostic[]): Checker =>
  async () =>
    ({ diagnostics }) as unknown as Checked;

describe('policy-bot check', () => {
  it('prints each finding with place, rule, what, why and fix, counts them, and exits with 1', async () => {
    const { code, out } = await check(finding([FINDING, { ...FINDING, line: 20 }]));
    expect(code).toBe(1);
    expect(out).toContain(`content/programs/a.yaml:14:5  fact-without-source
  "x" has a value but no source.
  why  Readers are told where every figure comes from.
  fix  Add a line such as: source: b
`);
    expect(out).toMatch(/\n2 findings in 1 file\.\n$/);
  });

  it('hands over the folders that it was given', async () => {
    const seen: unknown[] = [];
    await check(
      async (dir, options) => {
        seen.push(dir, options);
        return { diagnostics: [FINDING] } as unknown as Checked;
      },
      '--content',
      'mine',
      '--sources',
      'texts',
    );
    expect(seen).toEqual(['mine', { sources: 'texts', cacheDir: expect.any(String) }]);
  });

  it('prints data with --json, also when there is nothing to find', async () => {
    const some = await check(finding([FINDING]), '--json', '--content', 'c');
    const { data: _, ...printed } = FINDING;
    expect(JSON.parse(some.out)).toEqual({ content: 'c', findings: [printed] });
    expect(some.code).toBe(1);
    const none = await check(finding([]), '--json', '--content', 'c');
    expect(JSON.parse(none.out)).toEqual({ content: 'c', findings: [] });
    expect(none.code).toBe(0);
  });

  it('reports a folder that is not there as a finding', async () => {
    const context = testContext();
    expect(await runProgram(['check', '--content', 'no-such-folder'], context)).toBe(1);
    expect(context.printed()).toContain('no-such-folder');
  });
});
