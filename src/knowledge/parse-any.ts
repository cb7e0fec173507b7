import { contentOf } from './content-files.js';
import { migrate } from './migrate.js';
import { type Parsed, parseContent } from './parse-content.js';
import type { ParsedTexts } from './parsed-texts.js';

/** Parses content of today's layout or an earlier one, which is converted first; by path in its folder. Never throws. */
export function parseAnyLayout(files: ReadonlyMap<string, string>, parsed?: ParsedTexts): Parsed {
  const asItIs = parseContent(contentOf(Object.fromEntries(files)), parsed);
  // What an earlier layout has and today's has not is a finding.
  if (asItIs.diagnostics.length === 0) return asItIs;
  return parseContent(contentOf(Object.fromEntries(migrate(files).files)));
}
