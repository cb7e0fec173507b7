import { describe, expect, it } from 'vitest';
import { type ContentFiles, parseContent } from '../../src/knowledge/index.js';
import { edited, minimal, parsedAgain, textOf } from './fixture.js';
import { SLIPS } from './slips.js';

const GRANT = 'programs/example-grant.yaml';
const PACT = 'agreements/example-pact.yaml';

function findings(content: ContentFiles): string[] {
  return parsedAgain(content).diagnostics.map(
    ({ rule, file, line, column }) => `${file}:${line}:${column} ${rule}`,
  );
}

function placeOf(text: string, mark: string): string {
  const before = text.slice(0, text.indexOf(mark));
  const lines = before.split('\n');
  return `${lines.length}:${(lines.at(-1) ?? '').length + 1}`;
}

describe('parseContent', () => {
  it('builds a knowledge base from the minimal content without a finding', () => {
    const { knowledgeBase, diagnostics } = parseContent(minimal());
    expect(diagnostics).toEqual([]);
    expect([...(knowledgeBase?.records.keys() ?? [])]).toEqual(['example-pact', 'example-grant']);
  });

  it.each(SLIPS)('points at %s', (_name, { rule, file, from, to, says = '' }) => {
    const marked = textOf(file).replace(from, () => to);
    const content = edited(file, from, to.replace('»', ''));
    const { diagnostics } = parsedAgain(content);
    const found = diagnostics.find((diagnostic) => diagnostic.rule === rule);
    expect(found, `findings: ${findings(content).join('; ')}`).toBeDefined();
    expect(`${found?.file}:${found?.line}:${found?.column}`).toBe(`content/${file}:${placeOf(marked, '»')}`);
    expect(`${found?.what} ${found?.fix}`).toContain(says);
  });

  it('reports every slip of every file in one run, sorted by place', () => {
    const content = minimal({
      [GRANT]: textOf(GRANT)
        .replace('unit: percent', 'unit: percents')
        .replace('valid_to: 2033-12-31', 'valid_to: 2030'),
      'glossary.yaml': 'terms: 1\n',
    });
    expect(findings(content)).toEqual([
      'content/glossary.yaml:1:1 schema-line',
      'content/glossary.yaml:1:8 wrong-type',
      'content/programs/example-grant.yaml:14:11 impossible-date',
      'content/programs/example-grant.yaml:19:11 unknown-reference',
    ]);
  });

  it('says of a day that is not written as one only that, and not that applications lack a day', () => {
    const dated = textOf(GRANT)
      .replace(
        'facts:\n',
        'applications: { closes: {last-day} }\nfacts:\n  last-day: { label: { ko: 마감일, en: Last day }, date: 2033.12.1, paragraphs: 1 }\n',
      )
      .replace(
        'details:\n  companies-now:',
        '  deadline:\n    facts: [last-day, run]\n    paragraphs: 1\ndetails:\n  companies-now:',
      );
    const { diagnostics } = parsedAgain(minimal({ [GRANT]: dated }));
    expect(diagnostics.map(({ rule }) => rule)).toEqual(['wrong-value']);
  });

  it('says of a heading that stands too deep only that', () => {
    const own = (content: ContentFiles) => findings(content).filter((each) => each.includes(GRANT));
    expect(own(edited(GRANT, 'aspects:\n', '  aspects:\n'))).toEqual([
      `content/${GRANT}:51:3 entry-too-deep`,
    ]);
    expect(own(edited(GRANT, 'related: [', '    related: ['))).toEqual([
      `content/${GRANT}:82:5 entry-too-deep`,
    ]);
  });

  it('names every fact that has no source of its own when the record names none', () => {
    const found = parseContent(edited(PACT, 'source: daily-example-pact\n', '')).diagnostics;
    expect(found.filter(({ rule }) => rule === 'fact-without-source').map(({ what }) => what)).toEqual([
      '"signing-day" has a value but no source.',
      '"signing-place" has a value but no source.',
    ]);
  });

  it('names a file that must be there', () => {
    expect(findings(minimal({ 'bot.yaml': undefined }))).toEqual(['content/bot.yaml:1:1 missing-file']);
  });

  it('names a file that it does not read, and leaves notes and hidden files alone', () => {
    const content = minimal({
      'programs/x.yml': 'id: x',
      'README.md': '# Hello',
      '.gitkeep': '',
      'programs/a.yaml~': '',
    });
    expect(findings(content)).toEqual(['content/programs/x.yml:1:1 unknown-file']);
  });

  it.each([
    ['a figure of another paragraph', 'At first, four companies can apply.', []],
    ['a figure of the same paragraph', 'Mills pay 30 percent.', ['number-in-text']],
    ['a figure that a fact limits and the text does not', 'Mills pay 40 percent.', []],
    ['a figure that both limit', 'Mills pay at most 40 percent.', ['number-in-text']],
  ])('takes %s for a fact only where it may be', (_name, en, rules) => {
    const text = textOf(GRANT)
      .replace('en: Small companies that run a mill can apply.', `en: ${en}`)
      .replace(
        'facts:\n',
        'facts:\n  cap:\n    label: { ko: 한도, en: Limit }\n    number: 40\n    unit: percent\n    qualifier: up-to\n    paragraphs: 2\n',
      );
    const found = parseContent(minimal({ [GRANT]: text })).diagnostics;
    expect(found.map(({ rule }) => rule).filter((rule) => rule === 'number-in-text')).toEqual(rules);
  });

  it('takes a file of phrasings with nothing but its schema for one that waits for its first phrasing', () => {
    const [line = ''] = textOf('programs/example-grant.asks.yaml').split('\n', 1);
    expect(findings(minimal({ 'programs/example-grant.asks.yaml': `${line}\n` }))).toEqual([]);
    expect(findings(minimal({ 'programs/example-grant.asks.yaml': `${line}\naspects: {}\n` }))).toEqual([]);
  });

  it('says that an empty file is empty', () => {
    expect(findings(minimal({ 'programs/empty.yaml': '# only a comment\n' }))).toContain(
      'content/programs/empty.yaml:1:1 empty-file',
    );
  });

  it('blames no phrasings for a file beside them that is empty or cannot be opened', () => {
    expect(findings(minimal({ [GRANT]: '' })).filter((each) => each.includes('example-grant'))).toEqual([
      'content/programs/example-grant.yaml:1:1 empty-file',
    ]);
    const unread = { ...minimal({ [GRANT]: undefined }), unread: new Set([GRANT]) };
    expect(findings(unread).filter((each) => each.endsWith('phrasings-without-file'))).toEqual([]);
  });

  it('finds two files with the same id', () => {
    const content = minimal({
      'plans/example-pact.yaml': textOf(PACT).replace('kind: agreement', 'kind: plan'),
    });
    expect(findings(content)).toContain('content/plans/example-pact.yaml:2:5 duplicate-id');
  });

  it('does not blame references into a file that cannot be read', () => {
    const content = minimal({ [PACT]: 'id: example-pact\n  - broken: [\n' });
    const rules = new Set(parseContent(content).diagnostics.map(({ rule }) => rule));
    expect(rules).not.toContain('unknown-reference');
    expect(rules).not.toContain('unknown-fact-in-text');
  });

  it('still builds a knowledge base when findings are about wording alone', () => {
    const long = edited(
      GRANT,
      'en: Small companies that run a mill can apply.',
      `en: ${'mill '.repeat(130)}`,
    );
    expect(parseContent(long).knowledgeBase).toBeDefined();
    const dangling = edited(GRANT, 'unit: percent', 'unit: percents');
    expect(parseContent(dangling).knowledgeBase).toBeUndefined();
  });

  it('stops at a hundred findings of shape in one file', () => {
    const keys = Array.from({ length: 5000 }, (_, n) => `wrong${n}: 1`).join('\n');
    const { diagnostics } = parseContent(minimal({ 'programs/many.yaml': keys }));
    expect(diagnostics.filter(({ file }) => file === 'content/programs/many.yaml').length).toBeLessThan(120);
  });
});

describe('numbers in texts', () => {
  it.each([
    ['a number that only shares digits', 'en: Mills of 3000 square metres and 1,230,000 won can apply.'],
    ['a small number beside another noun', 'en: A mill with 30 windows and 4 doors can apply.'],
    ['a number inside a larger amount', 'en: A plan of 13,000억 is another one.'],
    ['the number through its fact', 'en: A share of {grant-share} is paid in {run}.'],
    ['a part of another word', 'en: Fourteen companies and 14 companies asked.'],
    ['a number in a name', 'en: A mill of the WC1230 kind can apply.'],
    ['another ordinal', 'en: The 16th mill asked.'],
  ])('leaves %s alone', (_name, line) => {
    const { diagnostics } = parseContent(
      edited(GRANT, 'en: Small companies that run a mill can apply.', line),
    );
    expect(diagnostics.filter(({ rule }) => rule === 'number-in-text')).toEqual([]);
  });
});
