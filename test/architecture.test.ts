import { mkdirSync, mkdtempSync, realpathSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { cruise, type ICruiseOptions, type ICruiseResult } from 'dependency-cruiser';
import { describe, expect, it } from 'vitest';

const rules = createRequire(import.meta.url)('../.dependency-cruiser.cjs') as {
  forbidden: object[];
  options: ICruiseOptions;
};

/** Names of the rules that a tree of files breaks. Packages that it imports are made up beside it. */
async function broken(files: Record<string, string>): Promise<string[]> {
  const baseDir = realpathSync(mkdtempSync(join(tmpdir(), 'architecture-')));
  const write = (path: string, text: string): void => {
    mkdirSync(dirname(join(baseDir, path)), { recursive: true });
    writeFileSync(join(baseDir, path), text);
  };
  const dependencies: Record<string, string> = {};
  for (const name of [
    'fuse.js',
    'zod',
    '@slack/bolt',
    'botbuilder',
    '@microsoft/agents-hosting',
    'minisearch',
  ]) {
    dependencies[name] = '1.0.0';
    write(`node_modules/${name}/package.json`, JSON.stringify({ name, version: '1.0.0', main: 'index.js' }));
    write(`node_modules/${name}/index.js`, 'module.exports = {};');
  }
  write('package.json', JSON.stringify({ name: 'tree', dependencies, devDependencies: {} }));
  for (const [path, text] of Object.entries(files)) write(path, text);
  const { tsConfig: _ours, ...options } = rules.options;
  const top = [...new Set(Object.keys(files).map((path) => path.split('/')[0]!))];
  const { output } = await cruise(top, {
    ...options,
    baseDir,
    ruleSet: { forbidden: rules.forbidden } as NonNullable<ICruiseOptions['ruleSet']>,
    validate: true,
  });
  const names = (output as ICruiseResult).summary.violations.map(({ rule }) => rule.name);
  return [...new Set(names)].sort();
}

const EMPTY = 'export const x = 1;';
const imports = (path: string): string => `import { x } from '${path}';\nexport const y = x;\n`;

describe('the architecture rules', () => {
  it('let main and cli use adapters, knowledge and inquiries, and all of them the core', async () => {
    expect(
      await broken({
        'src/core/bot.ts': imports('fuse.js'),
        'src/knowledge/index.ts': imports('../core/bot.js'),
        'src/knowledge/schema.ts': imports('zod'),
        'src/main.ts': imports('./knowledge/index.js'),
        'adapters/console/channel.ts': imports('../../src/core/bot.js'),
        'src/cli/main.ts': imports('../../adapters/console/channel.js'),
      }),
    ).toEqual([]);
  });

  it.each([
    ['core-is-pure', 'src/core/a.ts', 'node:fs'],
    ['core-is-pure', 'src/core/a.ts', 'zod'],
    ['core-is-pure', 'src/core/a.ts', '../settings/b.js'],
    ['model-knows-words', 'src/core/model/a.ts', '../skills/b.js'],
    ['model-knows-words', 'src/core/model/a.ts', '../find/b.js'],
    ['model-knows-words', 'src/core/model/a.ts', '../library/b.js'],
    ['model-knows-words', 'src/core/model/a.ts', '../turn/b.js'],
    ['knowledge-knows-only-core', 'src/knowledge/a.ts', '../inquiries/b.js'],
    ['inquiries-know-only-core', 'src/inquiries/a.ts', '../knowledge/b.js'],
    ['indexing-knows-knowledge-and-core', 'src/indexing/a.ts', '../inquiries/b.js'],
    ['knowledge-knows-only-core', 'src/knowledge/a.ts', '../indexing/b.js'],
    ['adapters-know-core-delivery-and-staff', 'adapters/console/a.ts', '../../src/inquiries/b.js'],
    ['adapters-know-core-delivery-and-staff', 'adapters/web/desk/ports.ts', '../../../src/inquiries/b.js'],
    ['browse-knows-only-core', 'src/browse/a.ts', '../inquiries/b.js'],
    ['adapters-apart', 'adapters/console/a.ts', '../web/b.js'],
    ['adapters-are-wired-at-the-top', 'src/inquiries/a.ts', '../../adapters/console/b.js'],
    ['nothing-imports-the-top', 'adapters/console/a.ts', '../../src/cli/b.js'],
    ['slack-stays-in-its-folder', 'adapters/console/a.ts', '@slack/bolt'],
    ['botbuilder-in-one-file', 'adapters/teams/channel.ts', 'botbuilder'],
    ['agents-sdk-in-one-file', 'adapters/teams/sdk.ts', '@microsoft/agents-hosting'],
    ['pure-halves-of-adapters', 'adapters/slack/render.ts', '@slack/bolt'],
    ['peers-only-in-bench', 'src/cli/a.ts', 'minisearch'],
    ['program-without-bench-or-test', 'src/cli/a.ts', '../../bench/b.js'],
    ['program-without-bench-or-test', 'adapters/console/a.ts', '../../test/b.js'],
    ['resolvable', 'src/cli/a.ts', './gone.js'],
  ])('%s: %s does not import %s', async (rule, from, to) => {
    const target = to.endsWith('b.js') ? join(dirname(from), to).replace(/\.js$/, '.ts') : undefined;
    const text =
      to === 'node:fs' ? "import { statSync } from 'node:fs';\nexport const y = statSync;\n" : imports(to);
    expect(await broken({ ...(target ? { [target]: EMPTY } : {}), [from]: text })).toContain(rule);
  });

  it('let the two platforms use their own packages', async () => {
    expect(
      await broken({
        'adapters/slack/channel.ts': imports('@slack/bolt'),
        'adapters/teams/sdk.ts': imports('botbuilder'),
      }),
    ).toEqual([]);
  });

  it('find cycles', async () => {
    expect(
      await broken({ 'src/core/a.ts': imports('./b.js'), 'src/core/b.ts': imports('./a.js') }),
    ).toContain('no-cycles');
  });
});
