import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseContent, type RuleId } from '../../src/knowledge/index.js';
import { YamlFile } from '../../src/knowledge/yaml-file.js';
import { minimal, textOf } from './fixture.js';

function firstFinding(text: string): string {
  const [first] = new YamlFile('x.yaml', 'x.yaml', text).diagnostics;
  return first === undefined ? 'nothing' : `${first.line}:${first.column} ${first.rule}`;
}

/** What an editor typed, and where the message must point: `line:column rule`. */
const SLIPS: readonly (readonly [string, string, `${number}:${number} ${RuleId}`])[] = [
  ['a tab for spaces', 'a:\n\tb: 1\n', '2:1 yaml-tab'],
  ['a tab after spaces', 'a:\n  b: 1\n  \tc: 2\n', '3:3 yaml-tab'],
  ['no space after the colon', 'id:smart-factory\nkind: program\n', '1:3 yaml-space-after-colon'],
  ['no space after a later colon', 'id: a\nkind:program\n', '2:5 yaml-space-after-colon'],
  ['no space after a colon further in', 'a:\n  ko:가나\n  en: b\n', '2:5 yaml-space-after-colon'],
  ['a colon in a text', 'text: 문의: 02-123-4567\n', '1:7 yaml-colon-in-text'],
  ['a colon in a list item', 'ko:\n  - 문의: 전화: 1번\n', '2:5 yaml-colon-in-text'],
  ['a quote that is never closed', 'a: 1\ntitle: "Smart factory\nkind: program\n', '2:8 yaml-quote'],
  ['a single quote that is never closed', "a: 1\ntitle: 'Smart factory\n", '2:8 yaml-quote'],
  ['a quoted word at the start of a text', 'en: "Star" is a brand\n', '1:5 yaml-quote'],
  ['an apostrophe between single quotes', "en: 'the ministry's desk'\n", '1:5 yaml-quote'],
  ['a placeholder at the start of a text', 'ko: {share}까지 지원합니다.\n', '1:5 yaml-brace-in-text'],
  ['a square bracket at the start of a text', 'ko: [참고] 지원합니다.\n', '1:5 yaml-brace-in-text'],
  ['a placeholder between braces', 'text: { ko: 비율은 {share}, en: b }\n', '1:17 yaml-brace-in-text'],
  ['a list that is not closed', 'ko: [가, 나\nen: b\n', '1:5 yaml-bracket'],
  ['a group that is not closed', 'name: { ko: 가, en: b\nkind: term\n', '1:7 yaml-bracket'],
  ['a text that begins with @', 'a: @ministry\n', '1:4 yaml-first-character'],
  ['a text that begins with %', 'a: %\n', '1:4 yaml-first-character'],
  ['a key that stands too far left', 'a:\n    b: 1\n  c: 2\n', '3:3 yaml-indentation'],
  ['a key that stands too far right', 'a: 1\n  b: 2\n', '2:3 yaml-indentation'],
  ['a line without a key', 'a: 1\nsome words\nb: 2\n', '2:1 yaml-missing-colon'],
  ['an unknown escape', 'a: "C:\\desk"\n', '1:7 yaml-escape'],
  ['two documents', 'a: 1\n---\nb: 2\n', '2:1 yaml-several-documents'],
  ['an anchor', 'a: &x 1\n', '1:7 yaml-feature'],
  ['an alias', 'a: &x 1\nb: *x\n', '1:7 yaml-feature'],
  ['a tag', 'a: !!js/function x\n', '1:4 yaml-feature'],
  ['an alias to nothing', 'a: *important\n', '1:4 yaml-feature'],
  ['a list as a key', '? [a]\n: x\n', '1:3 yaml-key'],
  ['a key twice', 'a: 1\nb: 2\na: 3\n', '3:1 duplicate-key'],
  ['an invisible character', 'a: 1\nb: x\u0000y\n', '2:5 control-character'],
  ['a mark that turns the writing direction', 'a: x\u202ey\n', '1:5 control-character'],
];

describe('YamlFile', () => {
  it.each(SLIPS)('explains %s', (_name, text, expected) => {
    expect(firstFinding(text)).toBe(expected);
  });

  it('gives the place of values, keys and what is missing, with Windows line ends too', () => {
    const file = new YamlFile('x.yaml', 'dir/x.yaml', 'a: 1\r\nlist:\r\n  - ko: 가\r\n    en: b\r\n');
    expect(file.diagnostics).toEqual([]);
    expect(file.place(['list', 0, 'en'])).toEqual({ file: 'dir/x.yaml', line: 4, column: 9 });
    expect(file.place(['list', 0, 'en'], 'key')).toEqual({ file: 'dir/x.yaml', line: 4, column: 5 });
    expect(file.place(['list', 7, 'en'], 'key')).toEqual({ file: 'dir/x.yaml', line: 2, column: 1 });
    expect(file.place([])).toEqual({ file: 'dir/x.yaml', line: 1, column: 1 });
  });

  it('reads dates and yes as text, as YAML 1.2 lays down', () => {
    expect(new YamlFile('x', 'x', 'a: 2024-03-26\nb: yes\nc: 2024\n').data).toEqual({
      a: '2024-03-26',
      b: 'yes',
      c: 2024,
    });
  });

  it.each([
    [
      'aliases that multiply',
      `a: &a [x, x]\n${'bcdefghijk'
        .split('')
        .map((c, i) => `${c}: &${c} [*${'abcdefghijk'[i]}, *${'abcdefghijk'[i]}]`)
        .join('\n')}\n`,
    ],
    ['lists in lists', '['.repeat(10_000)],
    ['groups in groups', '{a: '.repeat(5000)],
    ['items in items', `${'- '.repeat(9000)}x`],
    ['questions in questions', '? '.repeat(9000)],
    ['a hundred thousand keys', Array.from({ length: 100_000 }, (_, n) => `k${n}: 1`).join('\n')],
    ['one endless line', 'x'.repeat(1_000_000)],
    ['quotes without end', `${'""'.repeat(9000)}\n`.repeat(50)],
    ['half a million line ends', '\n'.repeat(500_000)],
  ])('answers within seconds to %s', (_name, text) => {
    const start = performance.now();
    const file = new YamlFile('x.yaml', 'x.yaml', text);
    expect(Array.isArray(file.diagnostics)).toBe(true);
    expect(performance.now() - start).toBeLessThan(20_000);
  });
});

describe('parseContent, whatever it is given', () => {
  const paths = [
    'programs/x.yaml',
    'bot.yaml',
    'aspects.yaml',
    'units.yaml',
    'questions/x.yaml',
    'conversations/x.yaml',
  ];

  it('never throws on any text', () => {
    const text = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 200 }),
      fc
        .array(
          fc.constantFrom(
            'a',
            ':',
            ' ',
            '\n',
            '- ',
            '  ',
            '"',
            "'",
            '{',
            '}',
            '[',
            ']',
            '#',
            '&',
            '*',
            '!',
            '|',
            '>',
            '\t',
            '가',
            '? ',
            ',',
            'ko',
            '---',
            '%',
            '@',
            '\\',
            '<<',
          ),
          { maxLength: 60 },
        )
        .map((parts) => parts.join('')),
    );
    fc.assert(
      fc.property(fc.constantFrom(...paths), text, (path, content) => {
        const { diagnostics } = parseContent({ ...minimal(), files: new Map([[path, content]]) });
        for (const { line, column } of diagnostics) expect(Math.min(line, column)).toBeGreaterThan(0);
      }),
      { numRuns: 400 },
    );
  });

  it('never throws on any data', () => {
    fc.assert(
      fc.property(fc.constantFrom(...paths), fc.json({ maxDepth: 4 }), (path, json) => {
        parseContent({ ...minimal(), files: new Map([[path, json]]) });
      }),
      { numRuns: 300 },
    );
  });

  it('never throws when a line of a good file is lost or doubled', () => {
    const path = 'programs/example-grant.yaml';
    const lines = textOf(path).split('\n');
    fc.assert(
      fc.property(fc.nat(lines.length - 1), fc.nat(lines.length - 1), (from, to) => {
        const changed = [...lines];
        changed.splice(to, 1, changed[from] ?? '');
        const { diagnostics } = parseContent(minimal({ [path]: changed.join('\n') }));
        for (const { what, fix } of diagnostics) expect(`${what} ${fix}`).not.toMatch(/undefined|\[object/);
      }),
      { numRuns: 40 },
    );
  });
});
