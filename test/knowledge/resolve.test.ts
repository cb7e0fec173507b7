import { describe, expect, it } from 'vitest';
import { contentOf, parseContent } from '../../src/knowledge/index.js';
import { edited, minimal } from './fixture.js';

const { knowledgeBase: kb } = parseContent(minimal());
const grant = kb?.records.get('example-grant');
const pact = kb?.records.get('example-pact');

describe('an entry without a text', () => {
  it('says its facts by their labels', () => {
    const { knowledgeBase, diagnostics } = parseContent(
      edited(
        'agreements/example-pact.yaml',
        "    text:\n      ko: '{signing-day}에 맺었습니다.'\n      en: It was signed on {signing-day}.\n",
        '    facts: [signing-day]\n',
      ),
    );
    expect(diagnostics).toEqual([]);
    const date = knowledgeBase?.records
      .get('example-pact')
      ?.statements.find(({ aspect }) => aspect === 'date');
    expect(date?.text).toEqual({ ko: '체결일: {signing-day}.', en: 'Day of signing: {signing-day}.' });
  });
});

describe('an amount that is exceeded', () => {
  it.each([
    ['is a little more where nothing says otherwise', '', '', 'over'],
    ['is a limit where the document prints it as one', '    printed: 30명을 넘는\n', '', 'more-than'],
    [
      'is a limit where a condition compares with it',
      '',
      'eligibility:\n  conditions:\n    - employees: { at_most: {crowd} }\n      paragraphs: 2\n',
      'more-than',
    ],
  ])('%s', (_name, printed, conditions, qualifier) => {
    const { knowledgeBase: made } = parseContent(
      edited(
        'programs/example-grant.yaml',
        'facts:\n',
        `${conditions}facts:\n  crowd:\n    label: { ko: 직원 수, en: Employees }\n    number: 30\n    unit: companies\n    qualifier: over\n    paragraphs: 2\n${printed}`,
      ),
    );
    const fact = made?.records.get('example-grant')?.facts.get('crowd');
    expect(fact?.value).toMatchObject({ qualifier });
  });
});

describe('the knowledge base', () => {
  it('gives facts full ids, read dates and the default source', () => {
    expect(grant?.facts.get('companies-2030')).toMatchObject({
      id: 'example-grant/facts/companies-2030',
      value: { kind: 'number', number: 4, unit: 'companies', qualifier: 'exactly' },
      asOf: { year: 2030 },
      citation: { source: 'moe-2031-05-08-example-grant', paragraphs: [3] },
      supersededBy: 'example-grant/facts/companies-2031',
    });
    expect(grant?.facts.get('companies-2031')).toMatchObject({ asOf: { year: 2031, month: 3 } });
    expect(grant?.facts.get('run')?.value).toEqual({
      kind: 'period',
      from: { year: 2031 },
      to: { year: 2033 },
    });
    expect(pact?.facts.get('signing-day')?.value).toEqual({ kind: 'date', date: { day: 6 }, weekday: false });
  });

  it('resolves local keys and keys of other records', () => {
    const overview = grant?.statements.find(({ id }) => id === 'example-grant/overview');
    expect(overview?.followUps).toEqual([
      'example-grant/eligibility',
      'example-grant/funding',
      'example-pact/overview',
    ]);
    const funding = grant?.statements.find(({ id }) => id === 'example-grant/funding');
    expect(funding?.facts).toEqual(['example-grant/facts/grant-share', 'example-grant/facts/total-amount']);
    expect(grant?.gaps[0]).toMatchObject({
      id: 'example-grant/mill-height',
      known: ['example-grant/overview'],
    });
  });

  it('titles an aspect by the name of the aspect', () => {
    const eligibility = grant?.statements.find(({ id }) => id === 'example-grant/eligibility');
    expect(eligibility).toMatchObject({
      aspect: 'eligibility',
      title: { ko: '지원 대상', en: 'eligibility' },
    });
  });

  it('lists every citation of a statement, its own source first', () => {
    const overview = pact?.statements.find(({ id }) => id === 'example-pact/overview');
    expect(overview?.citations).toEqual([
      { source: 'daily-example-pact', paragraphs: [1] },
      { source: 'moe-2031-05-08-example-grant', paragraphs: [1] },
    ]);
  });

  it('keeps curated questions with the record they are about', () => {
    expect(kb?.questions[0]).toMatchObject({ id: 'questions/minister-name', record: 'example-grant' });
  });

  it('reads the bot, the glossary and the golden conversations', () => {
    expect(kb?.bot.starters).toEqual(['example-grant/overview', 'example-grant/facts/grant-share']);
    expect(kb?.bot.social.map(({ id }) => id)).toEqual(['hello', 'thanks']);
    expect(kb?.glossary[0]?.en).toEqual(['grant', 'subsidy']);
    expect(kb?.conversations[0]?.turns[1]).toEqual({
      say: 'who can apply?',
      outcome: 'answered',
      entry: 'example-grant/eligibility',
      says: ['mill'],
      language: 'en',
    });
  });

  it('has a version that changes with any text or path, and with nothing else', () => {
    const versionOf = (files: Record<string, string>) => {
      const all = Object.fromEntries([...minimal(files).files].reverse());
      return parseContent({ ...minimal(), files: contentOf(all).files }).knowledgeBase?.version;
    };
    expect(versionOf({})).toBe(kb?.version);
    expect(versionOf({ 'README.md': 'a note' })).not.toBe(kb?.version);
  });
});
