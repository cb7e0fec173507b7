import { describe, expect, it } from 'vitest';
import { runProgram } from '../../src/cli/program.js';
import { testContext } from './context.js';

async function eligibility(...words: string[]) {
  const context = testContext();
  const code = await runProgram(
    ['eligibility', ...words, '--content', 'content', '--today', '2026-11-01'],
    context,
  );
  return { code, out: context.printed(), err: context.complained() };
}

describe('policy-bot eligibility', () => {
  it('draws each question, where its answers lead, and the outcomes', async () => {
    const { code, out } = await eligibility('small-manufacturer', '--graph', '--language', 'en');
    expect(code).toBe(0);
    const lines = out.split('\n').map((line) => line.trim());
    expect(lines[0]).toBe('flowchart TD');
    const nodes = lines
      .filter((line) => /^\w+(?:\{\{|\(\[)/u.test(line))
      .map((line) => /^\w+/u.exec(line)?.[0]);
    expect(new Set(nodes).size).toBe(nodes.length);
    expect(out).toContain('How many regular employees do you have?');
    const arrows = lines.flatMap((line) =>
      [/^(\w+) -->\|"(.+)"\| (\w+)$/u.exec(line) ?? []].filter(({ length }) => length > 0),
    );
    for (const [, from, , to] of arrows) expect(nodes).toEqual(expect.arrayContaining([from, to]));
    const labels = arrows.map(([, , label]) => label);
    expect(labels).toContain('Manufacturing');
    expect(labels.some((label) => label?.includes('10'))).toBe(true);
    expect(out).toMatch(/:::eligible/);
    expect(out).toMatch(/:::not_eligible/);
  });

  it('draws what the documents leave open as an outcome of its own', async () => {
    const { out } = await eligibility('smart-factory-mutual-growth', '--graph');
    expect(out).toMatch(/:::not_stated/);
    expect(out).toMatch(/[가-힣]/);
  });

  it.each([
    ['no-such-record', 'There is no record "no-such-record"'],
    ['small-manufacturer-three-year-plan', 'state no conditions'],
  ])('says what it can draw when it cannot draw %s', async (record, words) => {
    const { code, err } = await eligibility(record, '--graph');
    expect(code).toBe(2);
    expect(err).toContain(words);
    expect(err).toContain('small-manufacturer');
  });
});
