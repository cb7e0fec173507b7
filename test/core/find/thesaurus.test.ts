import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { Glossary, prepareGlossary } from '../../../src/core/find/glossary.js';
import { Thesaurus } from '../../../src/core/find/index.js';
import { ModelError } from '../../../src/core/language/encoder.js';
import { normalise } from '../../../src/core/language/normalise.js';
import { tokenise } from '../../../src/core/language/tokenise.js';
import { MODELS } from '../../../src/indexing/index.js';

const table = readFileSync(join(MODELS, 'thesaurus.tsv'), 'utf8');
const thesaurus = new Thesaurus(table);
const groupsIn = (text: string): number[] => thesaurus.find(tokenise(normalise(text)));

describe('the thesaurus', () => {
  it.each([
    ['자부담', 'out of pocket', 'the everyday word of another language'],
    ['중기부', 'Ministry of SMEs and Startups', 'an abbreviation'],
    ['누리집은', 'homepage', 'a word with a particle'],
    ['경쟁률', 'competition ratio', 'two words for one'],
  ])('holds "%s" and "%s" to be the same: %s', (one, other) => {
    expect(groupsIn(one)).toHaveLength(1);
    expect(groupsIn(one)).toEqual(groupsIn(other));
  });

  it.each([
    ['신청 마감', '결과 발표', 'the last day to apply is not the day of results'],
    ['대출', '보조금', 'a loan is paid back'],
    ['자부담', '정부지원금', 'who pays'],
    ['수도권', '비수도권', 'a word within its opposite'],
    ['정규직', '비정규직', 'the same'],
    ['선정기업', '신청기업', 'who is chosen is not who applies'],
    ['체결일', '시행일', 'the day of signing is not that of taking effect'],
  ])('keeps "%s" and "%s" apart: %s', (one, other) => {
    expect(groupsIn(one).filter((group) => groupsIn(other).includes(group))).toEqual([]);
  });

  it('has each form in one group', () => {
    const key = (form: string): string =>
      form.toLowerCase().replace(/[\s·.,'’-]+/gu, /\p{Script=Hangul}/u.test(form) ? '' : ' ');
    const forms = thesaurus.groups.flatMap(({ ko, en }) => [...new Set([...ko, ...en].map(key))]);
    const seen = new Set<string>();
    expect(forms.filter((form) => seen.size === seen.add(form).size)).toEqual([]);
  });

  it('is refused by name when it is cut short', () => {
    expect(() => new Thesaurus(table.slice(0, 2_000))).toThrow(ModelError);
    expect(() => new Thesaurus(table.slice(0, 2_000))).toThrow('models/thesaurus.tsv');
  });
});

describe('names that are known in general', () => {
  const namesIn = (text: string): string[] => {
    const tokens = tokenise(normalise(text));
    return [...thesaurus.named(tokens)].map((at) => tokens[at]!.text);
  };

  it.each([
    ['부산에서도 되나요', ['부산에서도']],
    [
      'the MOU with the Korea International Trade Association',
      ['korea', 'international', 'trade', 'association'],
    ],
    ['창업도약패키지는 언제까지예요', ['창업도약패키지는']],
  ])('are found in "%s"', (text, names) => {
    expect(namesIn(text)).toEqual(names);
  });

  it.each([
    ['안내하여 주시기 바랍니다', 'a city is not read across two words'],
    ['중기부 지원금은 얼마예요', 'the ministry itself is named by everybody'],
    ['신청 마감이 언제예요', 'nothing is named'],
  ])('are not in "%s": %s', (text) => {
    expect(namesIn(text)).toEqual([]);
  });

  it('are no words that mean the same as others', () => {
    expect(groupsIn('부산')).toEqual([]);
  });
});

describe('a glossary beside it', () => {
  const own = { ko: ['누리집', '한마당'], en: ['Nuri House'] };
  const before = new Glossary(prepareGlossary([own]), thesaurus.glossary);
  const both = new Glossary(prepareGlossary([own, ...thesaurus.groups]));

  it.each([
    '누리집 주소가 어디예요',
    '한마당 신청마감일과 자부담 비율',
    'the homepage of Nuri House in Busan',
    '창업도약패키지 경쟁률',
  ])('finds in "%s" what one table of both would', (text) => {
    const tokens = tokenise(normalise(text));
    expect(both.find(tokens)).not.toEqual([]);
    expect(before.find(tokens)).toEqual(both.find(tokens));
    expect(before.size).toBe(both.size);
  });

  it('comes first: a form that both claim means what the glossary says', () => {
    const [hit] = before.find(tokenise('누리집'));
    expect(hit?.term).toBe(0);
  });
});
