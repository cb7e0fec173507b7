/** The app package that is uploaded to Teams: manifest, words in English, and icons, at the root of an archive. */
import { colourIcon, outlineIcon } from './icons.js';
import { buildTeamsManifest, ICONS, type ManifestOptions } from './manifest.js';
import { zip } from './zip.js';

export { buildTeamsManifest, MANIFEST_SCHEMA, type ManifestOptions } from './manifest.js';

/** The package's bytes; the same options give the same bytes. */
export function buildPackage(options: ManifestOptions): Buffer {
  const { manifest, english } = buildTeamsManifest(options);
  const json = (value: object): Buffer => Buffer.from(`${JSON.stringify(value, null, 2)}\n`);
  return zip([
    { name: 'manifest.json', data: json(manifest) },
    { name: 'en.json', data: json(english) },
    { name: ICONS.color, data: colourIcon() },
    { name: ICONS.outline, data: outlineIcon() },
  ]);
}
