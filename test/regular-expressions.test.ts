/** No regular expression takes time that grows faster than the text it reads, beyond looking from each place once. */
import { readdirSync, readFileSync } from 'node:fs';
import { analyse } from 'scslre';
import ts from 'typescript';
import { describe, expect, it } from 'vitest';

/** Read only what is cut short before: file, and the letters that it reads at most. */
const SHORT: Readonly<Record<string, number>> = {
  'src/core/skills/eligibility/chat/commands.ts': 60,
  'src/core/records/names.ts': 240,
};

function* literalsIn(node: ts.Node): Generator<string> {
  if (ts.isRegularExpressionLiteral(node)) yield node.text;
  for (const child of node.getChildren()) yield* literalsIn(child);
}

const files = ['src', 'adapters'].flatMap((root) =>
  (readdirSync(root, { recursive: true }) as string[])
    .filter((name) => name.endsWith('.ts'))
    .map((name) => `${root}/${name}`),
);

describe('regular expressions', () => {
  it('do not trade letters between two repetitions, or within one', () => {
    const slow: string[] = [];
    let read = 0;
    for (const file of files) {
      const text = readFileSync(file, 'utf8');
      if (SHORT[file.replaceAll('\\', '/')] !== undefined) continue;
      for (const literal of literalsIn(ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true))) {
        const end = literal.lastIndexOf('/');
        const { reports } = analyse(
          { source: literal.slice(1, end), flags: literal.slice(end + 1) },
          { reportTypes: { Move: false } },
        );
        read += 1;
        if (reports.length > 0) slow.push(`${file}: ${literal.slice(0, 120)}`);
      }
    }
    expect(slow).toEqual([]);
    expect(read).toBeGreaterThan(100);
  }, 120_000);
});
