import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { runProgram } from '../../src/cli/program.js';
import { MINIMAL } from '../knowledge/fixture.js';
import { testContext } from './context.js';

let folder: string;
const asks = (): string => join(folder, 'content', 'programs', 'example-grant.asks.yaml');

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'prune-'));
  cpSync(MINIMAL, join(folder, 'content'), { recursive: true });
  const text = readFileSync(asks(), 'utf8');
  const many =
    '[does any mill qualify?, does every mill qualify?, do all mills qualify?, must the owner live there?]';
  writeFileSync(asks(), text.replace('[does any mill qualify?]', many));
});

afterEach(() => rmSync(folder, { recursive: true }));

async function pruned(...words: string[]) {
  const context = testContext();
  const code = await runProgram(['prune', '--content', join(folder, 'content'), ...words], context);
  return { code, out: context.printed(), err: context.complained() };
}

describe('policy-bot prune', () => {
  it('keeps what means something else, and saves all that was there', async () => {
    const saved = join(folder, 'all.jsonl');
    const { code, out } = await pruned('--most', '2', '--save', saved);
    expect(code).toBe(0);
    expect(out).toMatch(/content: [\d,]+ phrasings kept, [\d,]+ taken out of \d files\.\n$/);
    expect(readFileSync(asks(), 'utf8')).toMatch(
      /en: \[do(es)? \w+ mills? qualify\?, must the owner live there\?\]/,
    );
    const texts = readFileSync(saved, 'utf8')
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line).text);
    expect(texts).toEqual(expect.arrayContaining(['does any mill qualify?', 'do all mills qualify?']));
  });

  it('refuses a number that is none, and content that cannot be served', async () => {
    expect((await pruned('--most', 'five')).err).toContain('--most must be a whole number');
    writeFileSync(join(folder, 'content', 'bot.yaml'), 'phrases: [\n');
    const { code, err } = await pruned();
    expect(code).toBe(2);
    expect(err).toContain('has findings that must be mended first');
  });
});
