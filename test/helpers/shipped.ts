import { openContent } from '../../src/cli/open.js';
import type { Library } from '../../src/core/library/library.js';
import { cacheDir, readSettings } from '../../src/settings/index.js';

/** The library of the shipped content; built once for all test files, and kept until code or content change. */
export function shippedLibrary(): Promise<Library> {
  const { settings } = readSettings({});
  return openContent(settings!.content, cacheDir(settings!));
}
