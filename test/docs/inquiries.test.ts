import { describe, expect, it } from 'vitest';
import { INQUIRY_LOG_ERROR_CODES, REDACTION_TOKENS } from '../../src/inquiries/index.js';
import { docs } from './files.js';

const page = docs().find(({ file }) => file === 'docs/inquiries.md')?.text ?? '';
/** The words in the first column of the tables, as they stand in code marks. */
const named = new Set(
  [...page.matchAll(/^\| ((?:`[^`]+`(?:, )?)+) \|/gm)].flatMap(([, cell = '']) =>
    [...cell.matchAll(/`([^`]+)`/g)].map(([, word]) => word),
  ),
);

describe('docs/inquiries.md', () => {
  it('has each redaction token and each error code, and no other', () => {
    expect([...named].sort()).toEqual([...REDACTION_TOKENS, ...INQUIRY_LOG_ERROR_CODES].sort());
  });
});
