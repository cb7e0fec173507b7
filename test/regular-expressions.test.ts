/** No regular expression takes time that grows faster than the text it reads, beyond looking from each place once. */
import { readdirSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { analyse } from 'scslre';
import ts from 'typescript';
import { describe, expect, it, vi } from 'vitest';

/** Made of phrases of a table, and read only what is cut short before: file, and the letters that it reads at most. */
const SHORT: Readonly<Record<string, number>> = {
  'src/core/language/phrases.ts': 200,
};
/** Read ids that the bot itself gave out, and are made only when a channel starts. */
const OF_IDS: readonly string[] = ['adapters/slack/app.ts'];
/** Reads what editors write, and nothing that people type in a chat. */
const OF_EDITORS = 'src/knowledge/';

function* literalsIn(node: ts.Node): Generator<string> {
  if (ts.isRegularExpressionLiteral(node)) yield node.text;
  for (const child of node.getChildren()) yield* literalsIn(child);
}

/** Whether expressions are put together of strings in a file. */
function builds(node: ts.Node): boolean {
  const made = ts.isNewExpression(node) || ts.isCallExpression(node);
  if (made && node.expression.getText() === 'RegExp') return true;
  return node.getChildren().some(builds);
}

const HANGUL = /\p{Script=Hangul}/u;
const COMPARES =
  /^(?:includes|startsWith|endsWith|indexOf|lastIndexOf|test|exec|match|matchAll|search|replace|replaceAll|has)$/u;
const EQUALITY: ReadonlySet<ts.SyntaxKind> = new Set([
  ts.SyntaxKind.EqualsEqualsEqualsToken,
  ts.SyntaxKind.ExclamationEqualsEqualsToken,
]);

/** Whether text is held against what a literal says: by an expression, an equality, or a search for it. */
function isHeldAgainst(node: ts.Node): boolean {
  if (ts.isRegularExpressionLiteral(node)) return true;
  const { parent } = node;
  if (ts.isTemplateSpan(parent) || ts.isTemplateExpression(parent)) return isHeldAgainst(parent);
  if (ts.isBinaryExpression(parent))
    return EQUALITY.has(parent.operatorToken.kind) || (parent.right === node && isHeldAgainst(parent));
  if (ts.isCaseClause(parent)) return true;
  if (ts.isArrayLiteralExpression(parent)) return isHeldAgainst(parent);
  if (ts.isNewExpression(parent)) return parent.expression.getText() === 'RegExp';
  if (ts.isPropertyAccessExpression(parent)) return COMPARES.test(parent.name.text);
  if (!ts.isCallExpression(parent) || parent.expression === node) return false;
  return ts.isPropertyAccessExpression(parent.expression) && COMPARES.test(parent.expression.name.text);
}

function* koreanHeldAgainst(node: ts.Node): Generator<string> {
  const literal =
    ts.isRegularExpressionLiteral(node) || ts.isStringLiteralLike(node) || ts.isTemplateLiteralToken(node);
  if (literal && HANGUL.test(node.text) && isHeldAgainst(node)) yield node.getText();
  for (const child of node.getChildren()) yield* koreanHeldAgainst(child);
}

const files = ['src', 'adapters'].flatMap((root) =>
  (readdirSync(root, { recursive: true }) as string[])
    .filter((name) => name.endsWith('.ts'))
    .map((name) => `${root}/${name}`.replaceAll('\\', '/')),
);
const parsed = new Map(
  files.map((file) => [
    file,
    ts.createSourceFile(file, readFileSync(file, 'utf8'), ts.ScriptTarget.Latest, true),
  ]),
);

/** What makes expressions for others of what a language holds as data: each of those is looked at. */
const MAKER = 'src/core/language/word-lists.ts';
const MAKES = /\bpatternOf\(/u;

const isSlow = (source: string, flags: string): boolean =>
  analyse({ source, flags }, { reportTypes: { Move: false } }).reports.length > 0;

/** The expressions that a module puts together while it is imported, itself or through what it imports. */
async function builtBy(file: string): Promise<{ source: string; flags: string }[]> {
  const built: { source: string; flags: string }[] = [];
  const Original = globalThis.RegExp;
  vi.resetModules();
  globalThis.RegExp = new Proxy(Original, {
    construct(target, [source, flags = '']: [string | RegExp, string?]) {
      const made = new target(source, flags);
      const { stack = '' } = new Error('where');
      if (
        stack
          .split('\n')
          .slice(2)
          .some((frame) => frame.includes(file))
      )
        built.push({ source: made.source, flags: made.flags });
      return made;
    },
  });
  try {
    await import(pathToFileURL(resolve(file)).href);
  } finally {
    globalThis.RegExp = Original;
  }
  return built;
}

describe('the words of Korean', () => {
  it('are data of the language: no code outside its folder holds a text against one', () => {
    const found = [...parsed]
      .filter(([file, { text }]) => !file.startsWith('src/core/language/ko/') && HANGUL.test(text))
      .flatMap(([file, source]) => [...koreanHeldAgainst(source)].map((literal) => `${file}: ${literal}`));
    expect(found).toEqual([]);
  });
});

describe('regular expressions', () => {
  it('do not trade letters between two repetitions, or within one', () => {
    const slow: string[] = [];
    let read = 0;
    for (const [file, source] of parsed) {
      for (const literal of literalsIn(source)) {
        const end = literal.lastIndexOf('/');
        read += 1;
        if (isSlow(literal.slice(1, end), literal.slice(end + 1)))
          slow.push(`${file}: ${literal.slice(0, 120)}`);
      }
    }
    expect(slow).toEqual([]);
    expect(read).toBeGreaterThan(100);
  }, 120_000);

  it('do not either where they are put together of strings', async () => {
    const building = [...parsed].flatMap(([file, source]) =>
      (builds(source) || MAKES.test(source.text)) &&
      file !== MAKER &&
      !OF_IDS.includes(file) &&
      !file.startsWith(OF_EDITORS) &&
      SHORT[file] === undefined
        ? [file]
        : [],
    );
    const slow: string[] = [];
    expect(building.length).toBeGreaterThan(5);
    for (const file of building) {
      const built = await builtBy(file);
      expect(built.length, `${file} makes its expressions where no test sees them`).toBeGreaterThan(0);
      for (const { source, flags } of built)
        if (isSlow(source, flags)) slow.push(`${file}: ${source.slice(0, 120)}`);
    }
    expect(slow).toEqual([]);
  }, 240_000);
});
