import { describe, expect, it } from 'vitest';
import { placesIn } from '../../src/core/model/template.js';
import { inKorean, RULES, type RuleId } from '../../src/knowledge/index.js';
import { exampleOf } from '../knowledge/rule-examples.js';
import { docs } from './files.js';

const INTRODUCTION = `# Rules of the content check

\`npm run check\` holds the content to these rules. Each finding says where it is, what is wrong, why it matters and how to
mend it; any finding makes the command end with 1. A rule that *blocks* is one that leaves nothing sound to serve: a bot
that is running keeps the content that it had before.

The rules whose example names a row are about a table of questions and answers (\`policy-bot import\`).

Below the table, each rule has an example: the lines at fault, and what the check prints for them.`;

const ids = (Object.keys(RULES) as RuleId[]).sort();

function table(): string {
  const rows = ids.map(
    (id) =>
      `| [\`${id}\`](#${id}) | ${RULES[id].why.replaceAll('|', '\\|')} | ${RULES[id].blocks ? 'yes' : ''} |`,
  );
  return `| rule | why | blocks |\n|---|---|---|\n${rows.join('\n')}`;
}

function section(id: RuleId): string {
  const example = exampleOf(id);
  const lines = example?.lines === undefined ? '' : `\`\`\`yaml\n${example.lines}\n\`\`\`\n\n`;
  return `## ${id}\n\n${lines}\`\`\`text\n${example?.finding}\n\`\`\``;
}

// `npx vitest run test/docs -u` writes the page anew.
describe('the rules of the content check in the documentation', () => {
  it.each(ids)('have an example: %s', (id) => {
    expect(exampleOf(id)?.finding).toContain(`  ${id}\n`);
  });

  it.each(ids)('are said in Korean too, with nothing left to fill in: %s', (id) => {
    const { diagnostic } = exampleOf(id)!;
    const { what, why, fix } = inKorean(diagnostic);
    for (const said of [what, why, fix]) expect(said).toMatch(/\p{sc=Hangul}/u);
    const places = [what, why, fix].flatMap(placesIn);
    const values = JSON.stringify(diagnostic.data);
    expect(places.filter((place) => place in diagnostic.data && !values.includes(`{${place}}`))).toEqual([]);
  });

  it('are those of the program, each with its reason and an example: docs/rules.md', async () => {
    const page = `${[INTRODUCTION, table(), ...ids.map(section)].join('\n\n')}\n`;
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
