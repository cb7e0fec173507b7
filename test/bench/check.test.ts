import { describe, expect, it } from 'vitest';
import { manyRecords } from '../../bench/check.js';
import { parseContent, readContent } from '../../src/knowledge/index.js';

describe('manyRecords', () => {
  it('copies records of which none is like another', async () => {
    const content = await readContent('content');
    const files = manyRecords(content.files, 16);
    const { diagnostics, knowledgeBase } = parseContent({ ...content, files });
    expect(diagnostics).toEqual([]);
    expect(knowledgeBase?.records.size).toBe(16);
  });
});
