import { describe, expect, it } from 'vitest';
import { RULES } from '../../src/knowledge/index.js';
import { docs } from './files.js';

const INTRODUCTION = `# Rules of the content check

\`npm run check\` holds the content to these rules. Each finding says where it is, what is wrong, why it matters and how to
mend it; any finding makes the command end with 1. A rule that *blocks* is one that leaves nothing sound to serve: a bot
that is running keeps the content that it had before.`;

// `npx vitest run test/docs -u` writes the page anew.
describe('the rules of the content check in the documentation', () => {
  it('are those of the program, each with its reason: docs/rules.md', async () => {
    const rows = Object.entries(RULES)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(
        ([id, { why, blocks }]) => `| \`${id}\` | ${why.replaceAll('|', '\\|')} | ${blocks ? 'yes' : ''} |`,
      );
    const page = `${INTRODUCTION}\n\n| rule | why | blocks |\n|---|---|---|\n${rows.join('\n')}\n`;
    await expect(page).toMatchFileSnapshot('../../docs/rules.md');
  });

  it('exist wherever a finding is shown', () => {
    for (const { file, text } of docs()) {
      for (const [, id] of text.matchAll(/^\S+\.yaml:\d+:\d+ {2}([a-z-]+)$/gm)) {
        expect(Object.keys(RULES), `${id} in ${file}`).toContain(id);
      }
    }
  });
});
