import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { runProgram } from '../../src/cli/program.js';
import { LastGood } from '../../src/indexing/last-good.js';
import { readContent } from '../../src/knowledge/index.js';
import { cacheDir } from '../../src/settings/index.js';
import { testContext } from './context.js';

it('policy-bot ask answers from what the files say now, never from what was served last', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'policy-bot-ask-'));
  try {
    const content = join(folder, 'content');
    const database = join(folder, 'inquiries.db');
    cpSync('content', content, { recursive: true });
    await new LastGood(cacheDir({ database }), content).keep((await readContent(content)).files);
    writeFileSync(join(content, 'bot.yaml'), 'name {\n');
    const context = testContext({ POLICY_BOT_DATABASE: database });
    expect(await runProgram(['ask', '--content', content, '안녕하세요'], context)).toBe(2);
    expect(context.printed()).toBe('');
    expect(context.complained()).toContain('bot.yaml:1');
    expect(context.complained()).toContain('A running bot goes on with the last good content');
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});
