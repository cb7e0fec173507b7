import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { applyForm, formOf, partsOf, withValue } from '../../../src/knowledge/editing/index.js';
import { parseContent } from '../../../src/knowledge/index.js';
import { minimal, textOf } from '../fixture.js';

const PATH = 'programs/example-grant.yaml';
const TEXT = textOf(PATH);

const COMMENTED = `# at the top
id: x # the id

facts: # what is known
  # before the share
  share:
    label: { ko: 비율, en: Share } # both
    number: 30   # thirty
    printed: '30 %'
  other:
    number: 1
# between
aspects:
  overview:
    text:
      ko: 하나 # ko
      en: one
`;

describe('withValue', () => {
  it('changes one value and nothing else, letter for letter', () => {
    expect(withValue(COMMENTED, ['facts', 'share', 'number'], 35)).toBe(
      COMMENTED.replace('30   #', '35   #'),
    );
    expect(withValue(COMMENTED, ['facts', 'share', 'label'], { ko: '비율', en: 'Part, of: it' })).toBe(
      COMMENTED.replace('en: Share', "en: 'Part, of: it'"),
    );
    expect(withValue(COMMENTED, ['aspects', 'overview', 'text'], { ko: '둘', en: 'one' })).toBe(
      COMMENTED.replace('하나', '둘'),
    );
    expect(withValue(COMMENTED, ['facts', 'share', 'printed'], '2018')).toContain(
      "    printed: '2018'\n  other:",
    );
  });

  it('puts a key behind the others of its group, makes groups, and takes keys out', () => {
    const more = withValue(COMMENTED, ['facts', 'share', 'unit'], 'percent');
    expect(more).toBe(COMMENTED.replace("'30 %'\n", "'30 %'\n    unit: percent\n"));
    expect(withValue(more, ['facts', 'share', 'unit'], undefined)).toBe(COMMENTED);
    const made = withValue(COMMENTED, ['details', 'a', 'paragraphs'], [1, 2]);
    expect(made.startsWith(COMMENTED)).toBe(true);
    expect(parse(made).details).toEqual({ a: { paragraphs: [1, 2] } });
  });

  it('holds what it was given whatever that is, and every comment', () => {
    const value = fc.oneof(
      fc.string(),
      fc.integer(),
      fc.boolean(),
      fc.record({ ko: fc.string(), en: fc.string() }),
      fc.array(fc.string(), { minLength: 1, maxLength: 3 }),
    );
    const paths = [
      ['id'],
      ['facts', 'share', 'label'],
      ['facts', 'share', 'label', 'en'],
      ['facts', 'share', 'number'],
      ['facts', 'new', 'number'],
      ['aspects', 'overview', 'text', 'en'],
      ['added'],
    ];
    fc.assert(
      fc.property(fc.constantFrom(...paths), value, (path, given) => {
        const text = withValue(COMMENTED, path, given);
        const found = path.reduce<unknown>((at, key) => (at as Record<string, unknown>)[key], parse(text));
        expect(found).toEqual(given);
        for (const comment of ['# at the top', '# before the share', '# between', '# what is known'])
          expect(text).toContain(comment);
      }),
      { numRuns: 100 },
    );
  });

  it('refuses what is no YAML, and a way through what is no group', () => {
    expect(() => withValue('a: [', ['a'], 1)).toThrow();
    expect(() => withValue('a: 1\n', ['a', 'b'], 1)).toThrow('no group');
  });
});

describe('a form', () => {
  it('is there for each part of a record and for a source, and for no other file', () => {
    const parts = partsOf(PATH, TEXT).map(({ group, key }) => `${group}/${key}`);
    expect(parts).toContain('facts/grant-share');
    expect(parts).toContain('aspects/overview');
    expect(parts[0]).toBe('head/');
    expect(partsOf('sources/x.yaml', 'id: x')).toHaveLength(1);
    expect(partsOf('bot.yaml', textOf('bot.yaml'))).toEqual([]);
    expect(partsOf('programs/x.asks.yaml', 'aspects: {}')).toEqual([]);
    expect(formOf(PATH, TEXT, { group: 'aspects', key: 'no-such-side' })).toBeUndefined();
    expect(formOf(PATH, TEXT, { group: 'facts', key: '../x' })).toBeUndefined();
  });

  it('has the fields of the schema as they are written, with the paragraph that they stand on', () => {
    const form = formOf(PATH, TEXT, { group: 'facts', key: 'total-amount' })!;
    const field = (name: string) => form.fields.find((each) => each.name === name);
    expect(field('label')).toMatchObject({
      kind: 'text',
      needed: true,
      value: { ko: '총 지원 규모', en: 'Total amount' },
    });
    expect(field('number')).toMatchObject({ kind: 'number', value: '300000000000' });
    expect(field('paragraphs')).toMatchObject({ kind: 'value', value: '[ 1, 3 ]' });
    expect(field('qualifier')?.choices).toContain('over');
    expect(form).toMatchObject({ source: 'moe-2031-05-08-example-grant', paragraphs: [1, 3], fresh: false });
  });

  it('that is handed in as it was changes nothing, in any part', () => {
    for (const part of partsOf(PATH, TEXT)) {
      const { fields } = formOf(PATH, TEXT, part)!;
      const values = Object.fromEntries(
        fields.flatMap(({ name, value }): [string, string][] =>
          typeof value === 'string'
            ? [[name, value]]
            : [
                [`${name}.ko`, value.ko.replaceAll('\n', '\r\n')],
                [`${name}.en`, value.en],
              ],
        ),
      );
      expect(applyForm(PATH, TEXT, part, values)).toEqual({ text: TEXT });
    }
  });

  it('changes what was changed, and content that it makes can be served', () => {
    const part = { group: 'facts', key: 'grant-share' } as const;
    expect(applyForm(PATH, TEXT, part, { number: '35' })).toEqual({
      text: TEXT.replace('number: 30\n', 'number: 35\n'),
    });
    const added = applyForm(
      PATH,
      TEXT,
      { group: 'facts', key: 'mills-built' },
      {
        'label.ko': '지은 풍차',
        'label.en': 'Windmills built',
        number: '1,200',
        unit: 'companies',
        paragraphs: '3',
      },
    );
    expect('text' in added && added.text).toContain('  mills-built:\n    label:');
    const { knowledgeBase } = parseContent(minimal({ [PATH]: 'text' in added ? added.text : '' }));
    expect(knowledgeBase?.records.get('example-grant')?.facts.get('mills-built')?.value).toMatchObject({
      number: 1200,
    });
    expect(applyForm(PATH, TEXT, part, { paragraphs: '[2' })).toMatchObject({ field: 'paragraphs' });
  });
});
