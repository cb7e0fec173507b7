import { describe, expect, it } from 'vitest';
import { choiceWords, FIELD_NAMES, fieldKey, fieldWords } from '../../../../adapters/web/desk/field-words.js';
import { foldersOf, namesOfParts } from '../../../../adapters/web/desk/part-names.js';
import { formOf } from '../../../../src/knowledge/editing/index.js';

const FORMS = [
  ['programs/a.yaml', { group: 'head', key: '' }],
  ['programs/a.yaml', { group: 'facts', key: 'a' }],
  ['programs/a.yaml', { group: 'aspects', key: 'overview' }],
  ['programs/a.yaml', { group: 'details', key: 'a' }],
  ['programs/a.yaml', { group: 'not_stated', key: 'a' }],
  ['sources/a.yaml', { group: 'head', key: '' }],
] as const;

describe('the fields of the forms', () => {
  it('have a name and a hint in Korean, each that there is and no other', () => {
    const used = new Set<string>();
    for (const [path, part] of FORMS) {
      for (const field of formOf(path, '', part)!.fields) {
        const key = fieldKey(path, part, field.name);
        expect(key, `${path} ${part.group} ${field.name}`).toBeDefined();
        used.add(key!);
        expect(fieldWords(path, part, field, 'ko').hint).toMatch(/\p{Script=Hangul}/u);
        expect(fieldWords(path, part, field, 'en')).toBe(field);
      }
    }
    expect([...used].sort()).toEqual([...FIELD_NAMES].sort());
  });

  it('mean what their place says: a text of a fact is a value, of a document a file', () => {
    const named = (at: number): string =>
      fieldWords(FORMS[at]![0], FORMS[at]![1], { name: 'text', hint: '' } as never, 'ko').name;
    expect([named(1), named(2), named(5)]).toEqual(['글로 된 값', '글', '원문 파일']);
    expect([choiceWords('about', 'ko'), choiceWords('about', 'en')]).toEqual(['약 (about)', 'about']);
  });
});

describe('what stands in a file', async () => {
  const text = 'facts: { a: { label: { ko: 비율, en: Share } } }\ndetails: { b: { title: { en: More } } }';
  const named = await namesOfParts(text, 'aspects: { overview: { name: { ko: 개요, en: Overview } } }');

  it('is called by its label, its title or the name of its side, in one’s own language where it has one', async () => {
    expect(named({ group: 'facts', key: 'a' }, 'ko')).toBe('비율');
    expect(named({ group: 'details', key: 'b' }, 'ko')).toBe('More');
    expect(named({ group: 'aspects', key: 'overview' }, 'en')).toBe('Overview');
    expect(named({ group: 'facts', key: 'toString' }, 'en')).toBeUndefined();
    expect((await namesOfParts(': {', undefined))({ group: 'facts', key: 'a' }, 'ko')).toBeUndefined();
  });

  it('is listed with how people ask for it, and no file is left out', () => {
    const folders = foldersOf(['bot.yaml', 'plans/a.asks.yaml', 'plans/a.yaml', 'plans/b.asks.yaml']);
    expect([...folders.keys()]).toEqual(['plans', '']);
    expect(folders.get('plans')).toEqual([
      { path: 'plans/a.yaml', asks: 'plans/a.asks.yaml' },
      { path: 'plans/b.asks.yaml', asks: undefined },
    ]);
  });
});
