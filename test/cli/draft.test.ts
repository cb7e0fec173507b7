import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { runProgram } from '../../src/cli/program.js';
import { MINIMAL } from '../knowledge/fixture.js';
import { testContext } from './context.js';

const folder = mkdtempSync(join(tmpdir(), 'draft-'));
const document = join(folder, 'Oven grant.txt');
writeFileSync(document, 'Oven grant (June 23, 2031)\nBakeries get up to KRW 30 million.\n');
afterAll(() => rmSync(folder, { recursive: true }));

async function draft(...words: string[]) {
  const context = testContext();
  const code = await runProgram(['draft', document, ...words], context);
  return { code, out: context.printed(), err: context.complained() };
}

describe('policy-bot draft', () => {
  it('prints the files of the record and what it proposes nothing of', async () => {
    const { code, out } = await draft('--content', MINIMAL);
    expect(code).toBe(0);
    expect(out).toContain('programs/oven-grant.yaml');
    expect(out).toContain('number: 30000000');
    expect(out).toMatch(/2 paragraphs, \d+ facts proposed, kind: program/);
  });

  it('writes the files and the numbered text, and never over a file', async () => {
    const content = join(folder, 'content');
    const texts = join(folder, 'texts');
    expect((await draft('--content', content, '--write', '--texts', texts)).code).toBe(0);
    expect(readFileSync(join(texts, 'oven-grant.txt'), 'utf8').split('\n')[1]).toBe(
      'Bakeries get up to KRW 30 million.',
    );
    expect(existsSync(join(content, 'sources/oven-grant.yaml'))).toBe(true);
    const again = await draft('--content', content, '--write');
    expect(again.code).toBe(2);
    expect(again.err).toContain('exists already; nothing was written');
  });

  it('knows the units also while no record of the folder is sound', async () => {
    const content = join(folder, 'unsound');
    cpSync(MINIMAL, content, { recursive: true });
    writeFileSync(join(content, 'programs', 'half.yaml'), 'id: half\nkind: program\n');
    const { out } = await draft('--content', content, '--write');
    expect(out).not.toContain('Units that units.yaml lacks');
    expect(out).toContain(`policy-bot check --quick --content ${content}`);
  });

  it('prints data with --json', async () => {
    const { out } = await draft('--content', MINIMAL, '--json', '--kind', 'event');
    const data = JSON.parse(out);
    expect(data).toMatchObject({ id: 'oven-grant', kind: 'event', date: { year: 2031, month: 6, day: 23 } });
    expect(Object.keys(data.files)).toContain('events/oven-grant.asks.yaml');
  });
});
