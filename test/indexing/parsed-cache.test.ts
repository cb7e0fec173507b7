import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import * as yaml from 'yaml';
import { ParsedCache } from '../../src/indexing/parsed-cache.js';
import { parseContent } from '../../src/knowledge/index.js';
import { edited, minimal, textOf } from '../knowledge/fixture.js';

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
  const cache = new ParsedCache(dir, 'content');
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

  it('remembers what a text alone was found to say wrong, and finds it no more once it is mended', async () => {
    const other = edited(
      'agreements/example-pact.yaml',
      'It was signed on {signing-day}.',
      'It was signed by 40 mills on {signing-day}.',
    );
    const { diagnostics } = await run(other);
    expect(diagnostics.map(({ rule }) => rule)).toEqual(['languages-differ']);
    expect(await run(other)).toEqual({ diagnostics, knowledgeBase: expect.anything(), parsed: 0 });
    expect((await run()).diagnostics).toEqual([]);
  });

  it('looks again at texts that a changed file has its say in', async () => {
    const typed = {
      'programs/example-grant.yaml': textOf('programs/example-grant.yaml').replace(
        'en: Small companies that run a mill can apply.',
        'en: Small companies that run a mill can apply for 30 shares.',
      ),
    };
    const units = textOf('units.yaml').replaceAll("'{n}%'", "'{n} shares'");
    const rules = async (changes: Record<string, string>) =>
      (await run(minimal(changes))).diagnostics.map(({ rule }) => rule);
    expect(await rules(typed)).not.toContain('number-in-text');
    expect(await rules({ ...typed, 'units.yaml': units })).toContain('number-in-text');
  });

  it('parses nothing to say again what it said before', async () => {
    const first = await run(
      edited('programs/example-grant.yaml', 'number: 30\n', 'number: 30\n    source: nowhere\n'),
    );
    expect(first.diagnostics.map(({ rule }) => rule)).toContain('unknown-reference');
    const again = await run(
      edited('programs/example-grant.yaml', 'number: 30\n', 'number: 30\n    source: nowhere\n'),
    );
    expect(again).toMatchObject({ diagnostics: first.diagnostics, parsed: 0 });
  });

  it('looks again where another file took away what a text fills in', async () => {
    const filled = {
      'programs/example-grant.yaml': textOf('programs/example-grant.yaml').replace(
        'en: Small companies that run a mill can apply.',
        'en: Small companies that run a mill can apply {example-pact/signing-day}.',
      ),
    };
    const rules = async (changes: Record<string, string>) =>
      (await run(minimal(changes))).diagnostics.map(({ rule }) => rule);
    expect(await rules(filled)).not.toContain('unknown-fact-in-text');
    const pact = textOf('agreements/example-pact.yaml').replaceAll('signing-day', 'signed-on');
    expect(await rules({ ...filled, 'agreements/example-pact.yaml': pact })).toContain(
      'unknown-fact-in-text',
    );
    expect(await rules(filled)).not.toContain('unknown-fact-in-text');
  });

  it('finds a phrasing that another file claims, with one of the two remembered', async () => {
    await run();
    const path = 'questions/general.asks.yaml';
    const grant = textOf('programs/example-grant.asks.yaml');
    const taken = /en: \[([^,\]]+)/.exec(grant)?.[1] ?? '';
    expect(taken).not.toBe('');
    const content = minimal({ [path]: textOf(path).replace(/en: \[/, `en: [${taken}, `) });
    const fresh = parseContent(content).diagnostics;
    expect(fresh.map(({ rule }) => rule)).toContain('duplicate-phrasing');
    expect((await run(content)).diagnostics).toEqual(fresh);
    expect((await run()).diagnostics).toEqual([]);
  });

  it('keeps one file, however often the folder changes', async () => {
    const files = Array.from({ length: 6 }, (_, n) =>
      edited('agreements/example-pact.yaml', 'It was signed on', `It was, ${'so '.repeat(n)}signed on`),
    );
    for (const content of files) await run(content);
    for (const content of files) expect((await run(content)).diagnostics).toEqual([]);
    expect(readdirSync(dir)).toHaveLength(1);
  });

  it('parses all where what was kept is damaged', async () => {
    await run();
    const [name = ''] = readdirSync(dir);
    writeFileSync(join(dir, name), 'not what was written');
    expect((await run()).parsed).toBeGreaterThan(5);
  });
});
