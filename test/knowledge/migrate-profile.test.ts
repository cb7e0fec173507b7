import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { migrateProfile } from '../../src/knowledge/migrate-profile.js';

const OLD = `# yaml-language-server: $schema=../schema/profile.schema.json
groups:
  big: { ko: [대기업], en: [large company] }
  unused: { ko: [공장], en: [plant] }
attributes:
  employees:
    name: { ko: 직원 수, en: employees }
    question: { ko: 몇 명인가요?, en: How many? }
    kind: number
    unit: employees
    counting: { before: { ko: [직원], en: [staff] }, after: { ko: [명], en: [people] } }
  supplies_big:
    name: { ko: 납품 여부, en: whether you supply one }
    question: { ko: 납품하나요?, en: Do you supply one? }
    kind: yes-no
    choices:
      'yes': { name: { ko: 네, en: 'Yes' }, says: { ko: ['{big} … 납품'], en: ['we supply a {big}'] } }
      'no': { name: { ko: 아니요, en: 'No' }, says: { ko: [납품하지 않], en: [do not supply] } }
  height:
    name: { ko: 높이, en: height }
    question: { ko: 높이는요?, en: How high? }
    kind: number
    unit: years
    counting: { before: { ko: [높이], en: [height of] } }
`;

describe('migrateProfile', () => {
  const text = migrateProfile(OLD) ?? '';
  const profile = parse(text) as { groups: object; attributes: Record<string, object> };

  it('leaves to the shelf what stands on it', () => {
    expect(Object.keys(profile.attributes)).toEqual(['supplies_big', 'height']);
  });

  it('says yes and no on the attribute itself', () => {
    expect(profile.attributes['supplies_big']).toEqual({
      name: { ko: '납품 여부', en: 'whether you supply one' },
      question: { ko: '납품하나요?', en: 'Do you supply one?' },
      says: { ko: ['{big} + 납품'], en: ['we supply a {big}'] },
      denies: { ko: ['납품하지 않'], en: ['do not supply'] },
      answers: { yes: { ko: '네', en: 'Yes' }, no: { ko: '아니요', en: 'No' } },
    });
  });

  it('keeps what a number is called', () => {
    expect(profile.attributes['height']).toMatchObject({ words: { ko: ['높이'], en: ['height of'] } });
    expect(profile.attributes['height']).not.toHaveProperty('counting');
  });

  it('keeps another unit of what stands on the shelf', () => {
    const other = migrateProfile(
      OLD.replace('employees:\n', 'revenue:\n').replace('unit: employees', 'unit: sgd'),
    );
    expect((parse(other ?? '') as typeof profile).attributes['revenue']).toEqual({ unit: 'sgd' });
  });

  it('keeps the groups that are still named, and comments', () => {
    expect(Object.keys(profile.groups)).toEqual(['big']);
    expect(text).toMatch(/^# yaml-language-server/u);
  });

  it('has nothing to do with a profile of today, or with what is not YAML', () => {
    expect(migrateProfile(text)).toBeUndefined();
    expect(migrateProfile('attributes: [')).toBeUndefined();
  });
});
