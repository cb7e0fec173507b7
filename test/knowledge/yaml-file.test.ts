import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseContent } from '../../src/knowledge/index.js';
import { YamlFile } from '../../src/knowledge/yaml-file.js';
import { minimal, parsedAgain, textOf } from './fixture.js';
import { YAML_SLIPS } from './slips.js';

function firstFinding(text: string): string {
  const [first] = new YamlFile('x.yaml', 'x.yaml', text).diagnostics;
  return first === undefined ? 'nothing' : `${first.line}:${first.column} ${first.rule}`;
}

describe('YamlFile', () => {
  it.each(YAML_SLIPS)('explains %s', (_name, text, expected) => {
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
    ['quotes without end', `${'""'.repeat(9000)}\n`.repeat(30)],
    ['half a million line ends', '\n'.repeat(500_000)],
  ])('answers within seconds to %s', (_name, text) => {
    // Of the processor: how long it takes by the clock is up to what else the machine does.
    const start = process.cpuUsage();
    const file = new YamlFile('x.yaml', 'x.yaml', text);
    expect(Array.isArray(file.diagnostics)).toBe(true);
    const { user, system } = process.cpuUsage(start);
    expect((user + system) / 1_000).toBeLessThan(20_000);
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
        const { diagnostics } = parsedAgain(minimal({ [path]: changed.join('\n') }));
        for (const { what, fix } of diagnostics) expect(`${what} ${fix}`).not.toMatch(/undefined|\[object/);
      }),
      { numRuns: 40 },
    );
  });
});
