import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { runProgram } from '../../src/cli/program.js';
import { PACKAGE_ROOT } from '../../src/package-root.js';
import { testContext } from './context.js';

const folder = mkdtempSync(join(tmpdir(), 'preview-'));
afterAll(() => rmSync(folder, { recursive: true }));

async function preview(...words: string[]) {
  const context = testContext({ POLICY_BOT_CONTENT: join(PACKAGE_ROOT, 'content') });
  const code = await runProgram(['preview', ...words], context);
  return { code, out: context.printed(), err: context.complained() };
}

describe('policy-bot preview RECORD', () => {
  it('says all entries, conditions, gaps and questions in both languages as data', async () => {
    const { code, out } = await preview('small-manufacturer', '--json', '--as-of', '2026-01-02');
    expect(code).toBe(0);
    const { record, date, ko, en } = JSON.parse(out);
    expect([record, date]).toEqual(['small-manufacturer', { year: 2026, month: 1, day: 2 }]);
    for (const spoken of [ko, en]) {
      expect(spoken.entries.map(({ id }: { id: string }) => id)).toContain('small-manufacturer/overview');
      expect(spoken.eligibility.rows.length).toBeGreaterThan(0);
    }
    expect(ko.entries).toHaveLength(en.entries.length);
    expect(en.notStated.length).toBeGreaterThan(0);
  });

  it('says what the day makes of a record', async () => {
    const say = async (day: string) =>
      JSON.parse((await preview('third-small-urban-manufacturer-plan', '--json', '--as-of', day)).out).en;
    const texts = (spoken: { entries: { reply: { paragraphs: string[] } }[] }) =>
      spoken.entries.flatMap(({ reply }) => reply.paragraphs).join('\n');
    expect(texts(await say('2024-06-01'))).not.toEqual(texts(await say('2040-01-01')));
  });

  it('finds a record by name, and writes a page', async () => {
    const file = join(folder, 'page.html');
    const { code } = await preview('소공인', '--html', file);
    expect(code).toBe(0);
    const html = readFileSync(file, 'utf8');
    expect(html).toContain('<h3>small-manufacturer/overview</h3>');
    expect(html).toMatch(/<th>조건<\/th>[\s\S]*<th>Condition<\/th>/);
  });

  it('prints a page for the terminal', async () => {
    const { out } = await preview('small-manufacturer');
    expect(out.match(/══ /g)).toHaveLength(2);
    expect(out).toContain('── small-manufacturer/overview');
  });

  it('names records that are like one that is not there', async () => {
    const { code, err } = await preview('smart-factory-mouu');
    expect(code).toBe(2);
    expect(err).toContain('smart-factory-mou');
  });
});
