/** What a build has made of a file already, so that a start need not. */
import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';

/**
 * What `scripts/prebuild.mjs` made of a text when the program was built; undefined when it was another text, or the sources run as
 * they are.
 *
 * @param file the JSON file that was written, `{ of, made }` with the SHA-256 of the text
 */
export function prebuilt(file: URL, text: string): unknown {
  if (!existsSync(file)) return undefined;
  const { of, made } = JSON.parse(readFileSync(file, 'utf8')) as { of: string; made: unknown };
  return of === createHash('sha256').update(text).digest('hex') ? made : undefined;
}
