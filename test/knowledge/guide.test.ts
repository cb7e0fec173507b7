import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parseContent, readContent } from '../../src/knowledge/index.js';
import { PACKAGE_ROOT } from '../../src/package-root.js';

const CONTENT = join(PACKAGE_ROOT, 'content');

/** Where the guide says that an example goes, by the schema of its first line. */
const PLACES: Readonly<Record<string, string>> = {
  source: 'sources/guide-repair-grant.yaml',
  record: 'programs/repair-grant.yaml',
  asks: 'programs/repair-grant.asks.yaml',
  questions: 'questions/guide.yaml',
  conversations: 'conversations/guide.yaml',
};

describe('the guide for editors', () => {
  it('shows a record, its phrasings and its source that pass the check as they stand', async () => {
    const guide = readFileSync(join(CONTENT, 'README.md'), 'utf8');
    const content = await readContent(CONTENT);
    const files = new Map(content.files);
    for (const [, example = ''] of guide.matchAll(/^```yaml\n([\s\S]*?)^```/gm)) {
      const path = PLACES[/\/(\w+)\.schema\.json/.exec(example)?.[1] ?? ''];
      if (path !== undefined) files.set(path, example);
    }
    expect(Object.values(PLACES).filter((path) => !files.has(path))).toEqual([]);
    expect(parseContent({ ...content, files }).diagnostics).toEqual([]);
  });
});
