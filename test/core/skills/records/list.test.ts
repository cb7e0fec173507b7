import { describe, expect, it } from 'vitest';
import { normalise } from '../../../../src/core/language/index.js';
import { catalogOf, readCommand } from '../../../../src/core/skills/records/index.js';
import { stateOf } from '../../../../src/core/skills/records/lines.js';
import { findRecords, sayFilter } from '../../../../src/core/skills/records/list.js';
import { edited } from '../../../knowledge/fixture.js';
import { libraryOf } from '../../library-of.js';

/** A grant that runs to the end of 2033 and could be applied for in June 2031. */
const { kb } = libraryOf(
  edited(
    'programs/example-grant.yaml',
    'valid_to: 2033-12-31\n',
    'valid_to: 2033-12-31\napplications: { opens: 2031-06-01, closes: 2031-06-30, paragraphs: 1 }\n',
  ),
);
const catalog = catalogOf(kb);

function listed(text: string, today = { year: 2031, month: 6, day: 2 }) {
  const command = readCommand(normalise(text), catalog, today);
  if (command?.kind !== 'list') return command?.kind;
  const voice = { kb, today, language: 'en' } as const;
  return {
    ids: findRecords(voice, catalog, command.filter).items.map(({ record }) => record.id),
    said: sayFilter(voice, catalog, command.filter),
  };
}

const OPEN = { ids: ['example-grant'], said: 'programs · open for applications' };

describe('a list of records', () => {
  it.each([
    '지금 신청할 수 있는 사업 목록',
    '접수 중인 사업 목록',
    '모집 중인 사업 보여 주세요',
    'list programs open for applications',
    'which programs are still accepting applications?',
  ])('holds what one can apply for: %s', (text) => {
    expect(listed(text)).toEqual(OPEN);
    expect(listed(text, { year: 2031, month: 7, day: 1 })).toMatchObject({ ids: [] });
    expect(listed(text, { year: 2031, month: 5, day: 1 })).toMatchObject({ ids: [] });
  });

  it('does not take a call for under way to which nobody can apply any more', () => {
    expect(listed('진행 중인 사업 목록')).toMatchObject({ ids: ['example-grant'] });
    const later = { year: 2032, month: 1, day: 1 };
    expect(listed('진행 중인 사업 목록', later)).toMatchObject({ ids: [] });
    expect(stateOf(catalog.byId.get('example-grant')!, later)).toEqual({ says: 'closed' });
  });

  it.each([
    ['list programs with more than 1 billion won', 1, 'Money more than KRW 1 billion'],
    ['list programs with more than 300 billion won', 0, 'Money more than KRW 300 billion'],
    ['list programs with at least KRW 300 billion', 1, 'Money at least KRW 300 billion'],
    ['10억 원이 넘는 사업 목록', 1, 'Money more than KRW 1 billion'],
    ['금액이 5천만원 이하인 사업 목록', 0, 'Money up to KRW 50 million'],
  ])('goes by a limit on an amount: %s', (text, found, said) => {
    expect(listed(text)).toEqual({
      ids: found === 1 ? ['example-grant'] : [],
      said: `programs · ${said}`,
    });
  });

  it('takes a limit on who may apply for no money of the record', () => {
    const limited = libraryOf(
      edited(
        'programs/example-grant.yaml',
        'related: [example-pact]\n',
        'related: [example-pact]\neligibility:\n  conditions: [{ revenue: { at_most: {total-amount} }, paragraphs: 3 }]\n',
      ),
    );
    expect(catalogOf(limited.kb).byId.get('example-grant')?.money).toEqual([]);
    expect(catalog.byId.get('example-grant')?.money).toHaveLength(1);
  });

  it.each(['제가 지금 신청할 수 있는 사업이 뭐예요?', 'what can I apply for now?', '접수 중인가요?'])(
    'is not what a question asks for that is about somebody: %s',
    (text) => {
      expect(listed(text)).toBeUndefined();
    },
  );
});
