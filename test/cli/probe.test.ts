import { describe, expect, it } from 'vitest';
import { partAround } from '../../src/cli/near.js';
import { probe } from '../../src/cli/probe.js';
import type { KnowledgeBase } from '../../src/core/model/knowledge-base.js';
import { contentOf, parseContent } from '../../src/knowledge/index.js';
import { edited, minimal } from '../knowledge/fixture.js';

const today = { year: 2031, month: 6, day: 1 };
const GRANT_ASKS = 'programs/example-grant.asks.yaml';

function read(content = minimal()) {
  const { knowledgeBase, stamps } = parseContent(content);
  if (knowledgeBase === undefined) throw new Error('The content cannot be served.');
  return { knowledgeBase, stamps };
}

/** How much is asked, and what it brings to light. */
async function ask(content = minimal(), options: Parameters<typeof probe>[1] = {}) {
  const { knowledgeBase, stamps } = read(content);
  let size = 0;
  const progress = (_done: number, all: number): void => {
    size = all;
  };
  const { asked, findings } = await probe(knowledgeBase, { today, stamps, progress, ...options });
  return { asked, findings, size };
}

describe('probe', () => {
  it('asks nothing again that has not changed, and says what it found', async () => {
    const first = await ask();
    expect(first.size).toBeGreaterThan(5);
    const again = await ask(minimal(), { before: first.asked });
    expect(again).toEqual({ ...first, size: 0 });
  });

  it('asks again what a changed file has its say in', async () => {
    const before = (await ask()).asked;
    const text = minimal().files.get(GRANT_ASKS) ?? '';
    const more = minimal({ [GRANT_ASKS]: text.replace(/(en: \[)/, '$1does the state lend a hand, ') });
    const part = await ask(more, { before });
    const whole = await ask(more);
    expect(part.size).toBeGreaterThan(0);
    expect(part.size).toBeLessThan(whole.size);
    const bot = await ask(edited('bot.yaml', 'This is the example desk.', 'This is the desk.'), { before });
    expect(bot.size).toBe((await ask()).size);
  });

  it('asks golden conversations again on another day', async () => {
    const before = (await ask()).asked;
    const later = await ask(minimal(), { before, today: { year: 2031, month: 6, day: 2 } });
    const turns = read().knowledgeBase.conversations.reduce((sum, each) => sum + each.turns.length, 0);
    expect(later.size).toBe(turns);
  });
});

describe('partAround', () => {
  /** The minimal content with records of other names beside its own. */
  function many(): KnowledgeBase {
    const { files } = minimal();
    const pact = files.get('agreements/example-pact.yaml') ?? '';
    const others = [
      'harbour',
      'orchard',
      'lantern',
      'meadow',
      'quarry',
      'saddle',
      'timber',
      'velvet',
      'windmill',
    ];
    const copies = others.map((id): [string, string] => [
      `agreements/${id}.yaml`,
      pact
        .replace('id: example-pact', `id: ${id}`)
        .replace(
          '{ ko: 예시 협약, en: Example Pact }',
          `{ ko: ${id} 협약, en: ${id} ${id === 'harbour' ? 'grant' : 'deed'} }`,
        ),
    ]);
    return read(contentOf(Object.fromEntries([...files, ...copies]))).knowledgeBase;
  }

  it('keeps a record, those that it points to, and those most like it by name', () => {
    const part = partAround(many(), new Set(['example-grant']), 2);
    expect([...part.records.keys()]).toEqual(
      expect.arrayContaining(['example-grant', 'example-pact', 'harbour']),
    );
    expect(part.records.size).toBeLessThan(5);
  });

  it('is all of it where little would be left out', () => {
    const kb = read().knowledgeBase;
    expect(partAround(kb, new Set(['example-grant']), 2)).toBe(kb);
  });
});
