import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { entriesOf } from '../../../src/core/library/entries.js';
import { buildLibraryIndex, Library } from '../../../src/core/library/library.js';
import type { KnowledgeBase } from '../../../src/core/model/knowledge-base.js';
import { publicPart } from '../../../src/core/model/visibility.js';
import { shippedModels } from '../../../src/indexing/index.js';
import { type ContentFiles, parseContent, readContent } from '../../../src/knowledge/index.js';
import { keptLibrary } from '../../helpers/shipped.js';
import { minimal } from '../../knowledge/fixture.js';
import { botOf } from '../library-of.js';
import { SECRETS, withStaffOverlay } from '../overlay.js';

const TODAY = { year: 2024, month: 6, day: 1 };

function knowledgeOf(content: ContentFiles): KnowledgeBase {
  const { knowledgeBase, diagnostics } = parseContent(content);
  if (knowledgeBase === undefined) throw new Error(JSON.stringify(diagnostics));
  return knowledgeBase;
}

/** Everything in a value as text, maps and sets among it; a confidence has digits of its own. */
const flat = (value: unknown): string =>
  JSON.stringify(value, (key, each: unknown) =>
    key === 'confidence' ? 0 : each instanceof Map ? [...each] : each instanceof Set ? [...each] : each,
  );

describe('publicPart', () => {
  it('is the same object when everything may be read by everyone, so that nothing is kept twice', () => {
    const kb = knowledgeOf(minimal());
    expect(publicPart(kb)).toBe(kb);
    const library = new Library(kb, buildLibraryIndex(kb, shippedModels()), shippedModels());
    expect(library.for(undefined)).toBe(library);
  });

  it('does not say of what staff may read that no document states it', () => {
    const kb = knowledgeOf(minimal());
    const grant = kb.records.get('example-grant')!;
    const fee = { ...grant.statements[0]!, id: 'example-grant/fee', aspect: 'fee' as const };
    const told = new Map(kb.records);
    told.set(grant.id, { ...grant, statements: [...grant.statements, { ...fee, visibility: 'staff' }] });
    const ids = entriesOf(publicPart({ ...kb, records: told })).map(({ entry }) => entry.id);
    expect(ids).not.toContain('example-grant/fee');
    expect(ids).not.toContain('example-grant/not-stated/fee');
    expect(entriesOf(kb).map(({ entry }) => entry.id)).toContain('example-grant/not-stated/fee');
  });

  it('says nothing to the public of what is hidden from now on, while the index is still of a time when all of it was open', () => {
    const kb = knowledgeOf(minimal());
    const models = shippedModels();
    const before = buildLibraryIndex(kb, models);
    const grant = kb.records.get('example-grant')!;
    const question = `${grant.name.en} ${grant.statements[0]!.title.en}`;
    const idsFor = (library: Library): string[] =>
      library.search(question).candidates.map(({ entry }) => entry.id);
    expect(idsFor(new Library(kb, before, models))).toContain(grant.statements[0]!.id);
    const hidden: KnowledgeBase = {
      ...kb,
      version: 'hidden',
      records: new Map([...kb.records, [grant.id, { ...grant, visibility: 'staff' }]]),
    };
    const reloaded = new Library(hidden, before, models);
    expect(idsFor(reloaded.for(undefined)).filter((id) => id.startsWith('example-grant/'))).toEqual([]);
    expect(reloaded.for(undefined).exact(question)).toBeUndefined();
    expect(idsFor(reloaded.for('staff'))).toContain(grant.statements[0]!.id);
  });

  it('keeps nothing of what is hidden, whatever is hidden', () => {
    const kb = knowledgeOf(minimal());
    // One mark an element, in every text of it, so that any rest of it is seen.
    let count = 0;
    const marks = new Map<string, string>();
    const mark = (id: string): string => {
      const known = marks.get(id) ?? `qz${(count++).toString(36).padStart(3, '0')}`;
      marks.set(id, known);
      return known;
    };
    const both = (id: string): { ko: string; en: string } => ({ ko: mark(id), en: mark(id) });
    const phrasings = (id: string) => ({ ko: [`${mark(id)} 뭐예요`], en: [`what is ${mark(id)}`] });
    const ids = [...kb.records.values()].flatMap(({ id, facts, statements, gaps }) => [
      id,
      ...[...facts.values(), ...statements, ...gaps].map((each) => each.id),
    ]);
    fc.assert(
      fc.property(fc.subarray(ids), (chosen) => {
        const hidden = new Set(chosen);
        const seen = (id: string): { visibility?: 'staff' } =>
          hidden.has(id) ? { visibility: 'staff' } : {};
        const records = new Map(
          [...kb.records.values()].map((record) => [
            record.id,
            {
              ...record,
              name: both(record.id),
              aliases: { ko: [mark(record.id)], en: [] },
              subjects: { ko: [], en: [mark(record.id)] },
              facts: new Map(
                [...record.facts.values()].map((fact) => [
                  fact.key,
                  { ...fact, label: both(fact.id), phrasings: phrasings(fact.id), ...seen(fact.id) },
                ]),
              ),
              statements: record.statements.map((each) => ({
                ...each,
                title: both(each.id),
                text: { ko: `${mark(each.id)} ${each.text.ko}`, en: `${mark(each.id)} ${each.text.en}` },
                phrasings: phrasings(each.id),
                ...seen(each.id),
              })),
              gaps: record.gaps.map((each) => ({
                ...each,
                title: both(each.id),
                phrasings: phrasings(each.id),
                ...seen(each.id),
              })),
              ...seen(record.id),
            },
          ]),
        );
        const mixed: KnowledgeBase = { ...kb, records };
        const open = publicPart(mixed);
        const all = flat(open) + flat(entriesOf(open));
        const gone = ids.filter((id) => hidden.has(id) || hidden.has(id.split('/')[0]!));
        for (const id of gone) expect(all, `${id} of ${chosen.join(', ')}`).not.toContain(mark(id));
        // Only what is hidden, or rests on it, is gone.
        for (const fact of [...records.values()].flatMap((record) => [...record.facts.values()])) {
          if (!gone.includes(fact.id)) expect(all).toContain(mark(fact.id));
        }
      }),
      { numRuns: 150 },
    );
  });
});

describe('a public bot on content with things for staff in it', () => {
  let library: Library;
  beforeAll(async () => {
    library = await keptLibrary(withStaffOverlay(await readContent('content')));
  }, 300_000);

  const IDS = ['milky-way-reserve', 'smart-factory-mutual-growth/narwhal-note'];
  const texts = (): string[] => [
    ...SECRETS.flatMap((secret) => [
      secret,
      `show ${secret}`,
      `${secret} 보여줘`,
      `cite ${secret}`,
      `export ${secret} as json`,
      `timeline ${secret}`,
      `compare ${secret} and MOU`,
      `as of 2024-05-20 show ${secret}`,
      `programs by ${secret}`,
      `${secret}랑 같이 하는 사업`,
      `am I eligible for ${secret}?`,
    ]),
    'ㅇㅎㅅㅌㅂㄱㄱ',
    'milkyway fnd',
    'show milky wya reserve',
    'panglin quota',
    '천산갑 물량이 얼마예요?',
    '일각돌고래 조항 내용이 뭐예요?',
    'list programs',
    'list records',
    '기록 목록',
    'list programs, page 2',
    'programs with amounts by amount',
    'programs that start in 2024',
    'timeline',
    '연표',
    'timeline smart factory',
    'show smart factory',
    '상생형 스마트공장 보여줘',
    'export records as csv',
    'export records as json',
    'export records as markdown',
    'export smart factory as markdown',
    'compare smart factory over time',
    'compare smart factory and the MOU',
    'what am I eligible for?',
    'smart factory',
  ];
  const actions = [
    ...IDS.flatMap((id) => [`ask:${id}`, `ask:${id}/overview`, `choose:${id}/overview`, `check:${id}`]),
    ...IDS.map((id) => `run:show ${id}`),
    'run:export milky-way-reserve as csv',
    'run:compare milky-way-reserve, smart-factory-mou',
    'ask:milky-way-reserve/facts/size',
    'ask:smart-factory-mutual-growth/facts/pangolin',
    'helpful:milky-way-reserve/overview',
  ];
  const leaks = (said: string, asked: string): string[] =>
    SECRETS.filter((secret) => {
      const known = asked.toLowerCase().includes(secret.toLowerCase());
      return !known && said.toLowerCase().includes(secret.toLowerCase());
    });

  it('says none of it, through any command, question, button, suggestion, error or export', async () => {
    const { bot } = botOf({ today: TODAY }, library);
    const found: string[] = [];
    let n = 0;
    const hear = async (turn: { text?: string; action?: string }, conversation: string): Promise<void> => {
      const reply = await bot.handle({ channel: 'test', conversation, user: 'u', ...turn });
      const asked = turn.text ?? '';
      for (const secret of leaks(flat(reply), asked)) found.push(`${flat(turn)} says ${secret}`);
      for (const { id } of reply.actions.slice(0, 3)) {
        const next = await bot.handle({ channel: 'test', conversation, user: 'u', action: id });
        for (const secret of leaks(flat(next), asked))
          found.push(`${flat(turn)}, then ${id}, says ${secret}`);
      }
    };
    for (const text of texts()) await hear({ text }, `c${n++}`);
    for (const action of actions) await hear({ action }, `c${n++}`);
    for (const language of ['ko', 'en'] as const) {
      found.push(...leaks(flat([bot.words.greeting(language), bot.words.help(language)]), ''));
    }
    expect(found).toEqual([]);
  }, 300_000);

  it('says it to staff, and in the same thread afterwards still not to others', async () => {
    const { bot } = botOf({ today: TODAY }, library);
    const turn = { channel: 'test', conversation: 'shared', user: 'u' };
    const staff = await bot.handle({ ...turn, role: 'staff', text: 'show milkyway fund' });
    expect(flat(staff)).toContain('Ocelot Committee');
    expect(
      flat(await bot.handle({ ...turn, role: 'staff', text: 'how big is the pangolin quota?' })),
    ).toContain('777');
    for (const text of ['when does it open?', 'who runs it?', '1', 'in Korean']) {
      expect(leaks(flat(await bot.handle({ ...turn, text })), text)).toEqual([]);
    }
  }, 60_000);
});
