import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The folder that holds this program's package.json, wherever it is built or installed to. */
export const PACKAGE_ROOT = findPackageRoot(dirname(fileURLToPath(import.meta.url)));

/** Folder of what is learnt. */
export const MODELS = join(PACKAGE_ROOT, 'models');

/** Folder of indexes that a build has made, so that a first start need not. */
export const PREPARED = join(PACKAGE_ROOT, 'dist', 'cache');

/** The version in package.json. */
export function packageVersion(): string {
  const manifest = JSON.parse(readFileSync(join(PACKAGE_ROOT, 'package.json'), 'utf8')) as {
    version: string;
  };
  return manifest.version;
}

function findPackageRoot(folder: string): string {
  if (existsSync(join(folder, 'package.json'))) return folder;
  const parent = dirname(folder);
  return parent === folder ? folder : findPackageRoot(parent);
}
