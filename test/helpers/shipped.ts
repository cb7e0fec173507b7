import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { openContent } from '../../src/cli/open.js';
import type { Library } from '../../src/core/library/library.js';
import type { ContentFiles } from '../../src/knowledge/index.js';
import { cacheDir, readSettings } from '../../src/settings/index.js';

let opened: Promise<Library> | undefined;

/** The library of the shipped content; built once for all test files, and kept until code or content change. */
export function shippedLibrary(): Promise<Library> {
  const { settings } = readSettings({});
  opened ??= openContent(settings!.content, cacheDir(settings!));
  return opened;
}

/** A library of other content, kept as that one is. */
export async function keptLibrary({ files }: ContentFiles): Promise<Library> {
  const { settings } = readSettings({});
  const folder = mkdtempSync(join(tmpdir(), 'policy-bot-content-'));
  for (const [path, text] of files) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
  return openContent(folder, cacheDir(settings!));
}
