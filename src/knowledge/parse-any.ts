import { contentOf } from './content-files.js';
import { migrate } from './migrate.js';
import { type Parsed, parseContent } from './parse-content.js';

/** Parses content of today's layout or an earlier one, which is converted first; by path in its folder. Never throws. */
export function parseAnyLayout(files: ReadonlyMap<string, string>): Parsed {
  return parseContent(contentOf(Object.fromEntries(migrate(files).files)));
}
