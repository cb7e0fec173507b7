import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import * as yaml from 'yaml';
import { ParsedCache } from '../../src/indexing/parsed-cache.js';
import { parseContent } from '../../src/knowledge/index.js';
import { edited, minimal } from '../knowledge/fixture.js';

vi.mock('yaml', async (original) => {
  const real = await original<typeof yaml>();
  return { ...real, parseDocument: vi.fn(real.parseDocument) };
});

const parsings = vi.mocked(yaml.parseDocument);
const slip = edited('programs/example-grant.yaml', 'number: 30\n', 'number: thirty\n');
let dir = '';

beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'parsed-'));
});
afterEach(() => rmSync(dir, { recursive: true, force: true }));

/** A check in a process of its own: what it finds, and how many files it parses. */
async function run(content = minimal()) {
  const cache = new ParsedCache(dir);
  const parsed = await cache.read();
  parsings.mockClear();
  const { diagnostics, knowledgeBase } = parseContent(content, parsed);
  await cache.write(parsed);
  return { diagnostics, knowledgeBase, parsed: parsings.mock.calls.length };
}

describe('ParsedCache', () => {
  it('has only what has changed parsed in the next run, with the same result', async () => {
    const first = await run();
    expect(first.parsed).toBeGreaterThan(5);
    const second = await run();
    expect(second.parsed).toBe(0);
    expect(second.knowledgeBase).toEqual(first.knowledgeBase);
    expect((await run(slip)).parsed).toBe(1);
  });

  it('tells the same places as a run that parses all', async () => {
    const { diagnostics } = parseContent(slip);
    await run(slip);
    expect((await run(slip)).diagnostics).toEqual(diagnostics);
  });

  it('parses all where what was kept is damaged', async () => {
    await run();
    const [name = ''] = readdirSync(dir);
    writeFileSync(join(dir, name), 'not what was written');
    expect((await run()).parsed).toBeGreaterThan(5);
  });
});
