import { describe, expect, it } from 'vitest';
import { dueRecords } from '../../../../src/knowledge/due.js';
import { edited } from '../../../knowledge/fixture.js';
import { botOf, libraryOf, textOf } from '../../library-of.js';

const GRANT = 'programs/example-grant.yaml';
const reviewed = () =>
  edited(GRANT, 'valid_from: 2031-06-01\n', 'review_by: 2032-01-31\nvalid_from: 2031-06-01\n');

describe('an answer from a record that is due for review', () => {
  it('says from its day of review on how old the source is and whom to ask, in the reader’s language', async () => {
    const library = libraryOf(reviewed());
    const before = botOf({ today: { year: 2032, month: 1, day: 31 } }, library);
    const after = botOf({ today: { year: 2032, month: 2, day: 1 } }, library);
    expect(textOf(await before.say('what share does the government pay?'))).not.toContain(
      'The source is from',
    );
    expect(textOf(await after.say('what share does the government pay?'))).toContain(
      'The source is from May 8, 2031; confirm with',
    );
    expect(textOf(await after.say('정부가 몇 퍼센트 내나요?'))).toContain('2031년 5월 8일 자료입니다');
  });

  it('takes the date of the source and the months of the setting where no day is named', () => {
    const kb = { ...libraryOf().kb };
    const due = (reviewAfterMonths: number | undefined, month: number) =>
      dueRecords(
        { ...kb, bot: { ...kb.bot, ...(reviewAfterMonths === undefined ? {} : { reviewAfterMonths }) } },
        { year: 2032, month, day: 9 },
      ).map(({ record }) => record.id);
    expect(due(12, 4)).not.toContain('example-grant');
    expect(due(12, 5)).toContain('example-grant');
    expect(due(undefined, 5)).not.toContain('example-grant');
  });
});

describe('dueRecords', () => {
  it('puts first what is asked for most, and names what has ended', () => {
    const { kb } = libraryOf(reviewed());
    const asked = [
      { entry: 'example-grant/funding', turns: 3 },
      { entry: 'example-grant/facts/grant-share', turns: 2 },
    ];
    expect(dueRecords(kb, { year: 2032, month: 6, day: 1 }, asked)[0]).toMatchObject({
      why: 'review',
      asked: 5,
    });
    expect(dueRecords(kb, { year: 2034, month: 6, day: 1 }, asked)[0]).toMatchObject({ why: 'ended' });
  });

  it('names what would never be due, as neither it nor its source has a date', () => {
    const { kb } = libraryOf(reviewed());
    const today = { year: 2031, month: 6, day: 1 };
    const dated = { ...kb, bot: { ...kb.bot, reviewAfterMonths: 12 } };
    expect(dueRecords(dated, today).map(({ record, why }) => [record.id, why])).toEqual([
      ['example-pact', 'undated'],
    ]);
    expect(dueRecords(kb, today)).toEqual([]);
  });

  it('names a call that has closed, though its program goes on', () => {
    const call = 'applications: { closes: 2031-05-20, paragraphs: 3 }';
    const { kb } = libraryOf(edited(GRANT, 'valid_from: 2031-06-01\n', `${call}\nvalid_from: 2031-06-01\n`));
    const due = dueRecords(kb, { year: 2032, month: 6, day: 1 });
    expect(due.map(({ record, why }) => [record.id, why])).toEqual([['example-grant', 'closed']]);
  });
});

describe('whom to ask about a record that is due for review', () => {
  it('is the office that its source names', async () => {
    const source = 'sources/moe-2031-05-08-example-grant.yaml';
    const files = new Map([
      ...reviewed().files,
      [source, `${reviewed().files.get(source)}office: { ko: 방앗간과, en: the Mill Office }\n`],
    ]);
    const { say } = botOf({ today: { year: 2032, month: 2, day: 1 } }, libraryOf({ ...reviewed(), files }));
    expect(textOf(await say('what share does the government pay?'))).toContain(
      'confirm with the Mill Office',
    );
  });
});
