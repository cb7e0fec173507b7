import { describe, expect, it } from 'vitest';
import { addPhrasings, addSkeletons, parseContent } from '../../src/knowledge/index.js';
import { edited, minimal, textOf } from './fixture.js';

const ASKS = 'programs/example-grant.asks.yaml';
const GRANT = 'programs/example-grant.yaml';

const merged = (files: ReadonlyMap<string, string>, content = minimal()) => ({
  ...content,
  files: new Map([...content.files, ...files]),
});

describe('addPhrasings', () => {
  const added = [
    { entry: 'example-grant/eligibility', language: 'en', text: 'may a mill with 3 people, say, apply?' },
    { entry: 'example-grant/funding', language: 'en', text: 'how much is in it for us?' },
    { entry: 'example-grant/mill-height', language: 'ko', text: '풍차는 몇 미터인가요?' },
    { entry: 'example-grant/facts/total-amount', language: 'en', text: 'how big is the pot?' },
    { entry: 'example-pact/overview', language: 'en', text: 'what did they sign?' },
    { entry: 'questions/minister-name', language: 'en', text: 'who heads the ministry?' },
  ] as const;

  it('puts each with its entry, beside those that are there, and leaves all else', () => {
    const { files, homeless } = addPhrasings(minimal(), added);
    expect(homeless).toEqual([]);
    const { knowledgeBase, diagnostics } = parseContent(merged(files));
    expect(diagnostics).toEqual([]);
    const grant = knowledgeBase!.records.get('example-grant')!;
    const of = (key: string) => grant.statements.find(({ id }) => id === `example-grant/${key}`)?.phrasings;
    expect(of('eligibility')?.en).toEqual(['does any mill qualify?', added[0].text]);
    expect(of('funding')?.en).toEqual([added[1].text]);
    expect(of('companies-now')).toEqual(
      parseContent(minimal())
        .knowledgeBase!.records.get('example-grant')!
        .statements.find(({ id }) => id === 'example-grant/companies-now')?.phrasings,
    );
    expect(grant.gaps[0]?.phrasings.ko).toContain(added[2].text);
    expect(grant.facts.get('total-amount')?.phrasings.en).toEqual([added[3].text]);
    expect(knowledgeBase!.records.get('example-pact')?.statements[0]?.phrasings.en).toContain(added[4].text);
    expect(knowledgeBase!.questions[0]?.phrasings.en).toEqual([
      'who is the minister of examples?',
      added[5].text,
    ]);
    for (const line of textOf(ASKS).split('\n'))
      if (!/qualify|높이/u.test(line)) expect(files.get(ASKS)).toContain(line);
  });

  it('adds a phrasing once, and none to what has no place in a file', () => {
    const twice = {
      entry: 'example-grant/eligibility',
      language: 'en',
      text: 'does any mill qualify?',
    } as const;
    const nowhere = {
      entry: 'example-grant/not-stated/fee',
      language: 'en',
      text: 'what does it cost?',
    } as const;
    const { files, homeless } = addPhrasings(minimal(), [twice, nowhere]);
    expect(files.get(ASKS)).toBe(textOf(ASKS));
    expect(homeless).toEqual([nowhere]);
  });

  it('adds to a group in braces', () => {
    const first = textOf(ASKS).split('\n', 1)[0];
    const content = minimal({ [ASKS]: `${first}\ndetails: { companies-now: { en: [how many?] } }\n` });
    const { files } = addPhrasings(content, [
      { entry: 'example-grant/funding', language: 'en', text: 'a, b?' },
    ]);
    const { diagnostics } = parseContent(merged(files, content));
    expect(diagnostics).toEqual([]);
    expect(files.get(ASKS)).toContain("  funding:\n    en: ['a, b?']");
  });
});

describe('addSkeletons', () => {
  const questions = [{ id: '12', text: 'do you pay for\ndrones?' }];

  it('puts a gap to fill in into the record, as comments that change nothing', () => {
    const skeleton = { key: 'question-12', record: 'example-grant', count: 3, questions };
    const { files } = addSkeletons(minimal(), [skeleton]);
    const text = files.get(GRANT)!;
    expect(text).toContain('  #   12  do you pay for drones?');
    const before = parseContent(minimal()).knowledgeBase!;
    const after = parseContent(merged(files));
    expect(after.diagnostics).toEqual([]);
    expect(after.knowledgeBase?.records).toEqual(before.records);
    const filled = text
      .replace('  # question-12:', '  question-12:')
      .replace('  #   title: { ko: "", en: "" }', '    title: { ko: 드론 지원, en: support for drones }');
    const { knowledgeBase } = parseContent(merged(new Map([[GRANT, filled]])));
    expect(knowledgeBase?.records.get('example-grant')?.gaps.map(({ id }) => id)).toContain(
      'example-grant/question-12',
    );
  });

  it('puts what no record is about into a file of questions, and says where there is none', () => {
    const { files } = addSkeletons(minimal(), [{ key: 'question-12', count: 1, questions }]);
    expect([...files.keys()]).toEqual(['questions/general.yaml']);
    const without = minimal();
    const content = {
      ...without,
      files: new Map([...without.files].filter(([path]) => !path.startsWith('questions/'))),
    };
    expect(addSkeletons(content, [{ key: 'question-12', count: 1, questions }]).homeless).toHaveLength(1);
  });

  it('begins the group in a record that has none', () => {
    const text = textOf(GRANT);
    const from = text.indexOf('not_stated:');
    const rest = /\n[a-z_]+:/.exec(text.slice(from))?.index;
    const content = edited(GRANT, text.slice(from, rest === undefined ? undefined : from + rest + 1), '');
    const skeleton = { key: 'question-12', record: 'example-grant', count: 1, questions };
    expect(addSkeletons(content, [skeleton]).files.get(GRANT)).toContain('\n# not_stated:\n  # Asked once,');
  });
});
