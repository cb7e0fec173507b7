import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { asksText } from '../../src/knowledge/asks-text.js';
import { migrate, parseContent } from '../../src/knowledge/index.js';
import { minimal } from './fixture.js';

const GRANT = `# yaml-language-server: $schema=../../schema/record.schema.json
id: example-grant # never changes

facts:
  # A figure of the second paragraph.
  grant-share:
    label: { ko: 정부 지원 비율, en: Government share }
    number: 30
    phrasings:
      ko: [정부가 몇 퍼센트 내나요?]
    note: { ko: 가, en: a }
aspects:
  overview:
    text:
      ko: '가: 나'
      en: "a: b"
    phrasings:
      # Heard on the phone.
      ko:
        - 이게 뭐예요? # often
        - '가: 나, 다'
      en:
        - what is it?

  eligibility: { text: { ko: 가, en: a }, phrasings: { ko: [누구?], en: ["who, me?"] }, paragraphs: 2 }
not_stated:
  height: { phrasings: { en: [how tall?] }, title: { ko: 높이, en: the height } }
  width:
    phrasings:
      ko: [너비?]
      en: []
    title: { ko: 너비, en: the width }
related: [] # none yet
`;

const converted = (files: Record<string, string>) => migrate(new Map(Object.entries(files)));

describe('migrate', () => {
  const { files, made } = converted({ 'programs/example-grant.yaml': GRANT, 'notes.md': '# Notes' });

  it('takes the phrasings out of a record and leaves every other line as it was', () => {
    expect(
      files.get('programs/example-grant.yaml'),
    ).toBe(`# yaml-language-server: $schema=../../schema/record.schema.json
id: example-grant # never changes

facts:
  # A figure of the second paragraph.
  grant-share:
    label: { ko: 정부 지원 비율, en: Government share }
    number: 30
    note: { ko: 가, en: a }
aspects:
  overview:
    text:
      ko: '가: 나'
      en: "a: b"

  eligibility: { text: { ko: 가, en: a }, paragraphs: 2 }
not_stated:
  height: { title: { ko: 높이, en: the height } }
  width:
    title: { ko: 너비, en: the width }
related: [] # none yet
`);
  });

  it('writes them beside it, with their comments', () => {
    expect(made).toEqual(['programs/example-grant.asks.yaml']);
    expect(
      files.get('programs/example-grant.asks.yaml'),
    ).toBe(`# yaml-language-server: $schema=../../schema/asks.schema.json
aspects:
  # Heard on the phone.
  # often
  overview:
    ko: [이게 뭐예요?, '가: 나, 다']
    en: [what is it?]
  eligibility:
    ko: [누구?]
    en: ['who, me?']
not_stated:
  height:
    en: [how tall?]
  width:
    ko: [너비?]
facts:
  grant-share:
    ko: [정부가 몇 퍼센트 내나요?]
`);
  });

  it('copies what holds no phrasings, and what has been converted already', () => {
    expect(files.get('notes.md')).toBe('# Notes');
    expect(migrate(files)).toEqual({ files, made: [], problems: [] });
    const { files: fixture } = minimal();
    expect(migrate(fixture)).toEqual({ files: fixture, made: [], problems: [] });
  });

  it('keeps the line ends of Windows', () => {
    const windows = converted({ 'plans/a.yaml': GRANT.replaceAll('\n', '\r\n') }).files;
    expect(windows.get('plans/a.yaml')).toBe(
      files.get('programs/example-grant.yaml')?.replaceAll('\n', '\r\n'),
    );
    expect(parse(windows.get('plans/a.asks.yaml') ?? '')).toEqual(
      parse(files.get('programs/example-grant.asks.yaml') ?? ''),
    );
  });

  it('leaves a file that cannot be read, or whose phrasings exist already, and says so', () => {
    const broken = 'id: [\n';
    const both = { 'programs/a.yaml': GRANT, 'programs/a.asks.yaml': 'facts: {}\n', 'terms/b.yaml': broken };
    const result = converted(both);
    expect(Object.fromEntries(result.files)).toEqual(both);
    expect(result.problems).toEqual([
      'programs/a.yaml holds phrasings though programs/a.asks.yaml exists; both were copied as they are.',
      'terms/b.yaml cannot be read as YAML; it was copied as it is.',
    ]);
  });

  it('gives the bot the same phrasings for the same entries', () => {
    // The minimal content as it was written before phrasings had files of their own.
    const { files: today } = minimal();
    const before = new Map(today);
    before.delete('questions/general.asks.yaml');
    before.set(
      'questions/general.yaml',
      (today.get('questions/general.yaml') ?? '').replace(
        '    about: example-grant\n',
        '    about: example-grant\n    phrasings:\n      ko: [예시부 장관이 누구예요?]\n      en: [who is the minister of examples?]\n',
      ),
    );
    const read = (texts: ReadonlyMap<string, string>) =>
      parseContent({ ...minimal(), files: texts }).knowledgeBase;
    expect(read(before)).toBeUndefined();
    expect(read(migrate(before).files)?.questions).toEqual(read(today)?.questions);
  });
});

describe('asksText', () => {
  it('is read back as the same phrasings, whatever they hold', () => {
    const text = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 90 });
    const awkward = fc.constantFrom(
      'yes',
      '~',
      '12',
      "it's",
      '- a',
      'a: b',
      'a #b',
      '[a]',
      ' a ',
      '“a”, b',
      '"a"',
      'a\nb',
      '?',
      '(가) 나',
    );
    fc.assert(
      fc.property(fc.array(fc.oneof(text, awkward), { minLength: 1, maxLength: 8 }), (ko) => {
        const entry = { group: 'facts', key: 'a', phrasings: { ko, en: [] }, comments: [] } as const;
        expect(parse(asksText('# first', [entry]))).toEqual({ facts: { a: { ko } } });
      }),
      { numRuns: 300 },
    );
  });

  it('breaks a list before the edge of the page, where Korean letters take two columns', () => {
    const ko = Array.from({ length: 6 }, () => '가'.repeat(20));
    const lines = asksText('# first', [
      { group: 'facts', key: 'a', phrasings: { ko, en: [] }, comments: [] },
    ]).split('\n');
    expect(lines.filter((line) => line.includes('가')).map((line) => line.length)).toEqual([52, 49, 49]);
  });
});

describe('migrate, of a last day', () => {
  const record = (deadline: string) => `id: call
valid_to: 2031-07-18 # the last day
facts:
  last-day:
    date: 2031-07-18
aspects:
  deadline:
    text: { ko: '{last-day}까지', en: 'by ${deadline}' }
`;
  const migrated = (text: string) =>
    migrate(new Map([['programs/call.yaml', text]])).files.get('programs/call.yaml');

  it('moves it to applications where the answer on the deadline names a fact of that day', () => {
    const text = migrated(record('{last-day}')) ?? '';
    expect(text).toContain('applications: { closes: {last-day} }');
    expect(text).not.toContain('valid_to');
    expect(migrated(text)).toBe(text);
  });

  it('leaves it where no answer on the deadline does', () => {
    const other = record('{last-day}').replace('deadline:', 'period:');
    expect(migrated(other)).toBe(other);
  });
});
