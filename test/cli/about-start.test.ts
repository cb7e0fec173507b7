import { describe, expect, it } from 'vitest';
import { aboutStart } from '../../src/cli/about-start.js';
import { parseContent } from '../../src/knowledge/index.js';
import { readSettings, type Settings } from '../../src/settings/index.js';
import { libraryOf } from '../core/library-of.js';
import { minimal } from '../knowledge/fixture.js';

describe('what a start says has started', () => {
  it('has as many records and entries as the check counts', () => {
    const settings = readSettings({}).settings as Settings;
    const current = libraryOf();
    const { counts } = parseContent(minimal());
    expect(current.entries.size).toBeGreaterThan(counts.entries);
    const about = aboutStart(settings, {
      keeper: { current },
      channels: ['web'],
      pages: undefined,
      healthPort: undefined,
    });
    expect(about).toMatchObject({ content: { records: counts.records, entries: counts.entries } });
  });
});
