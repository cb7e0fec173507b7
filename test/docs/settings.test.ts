import { describe, expect, it } from 'vitest';
import { renderEnvExample, renderSettingsPage } from '../../src/settings/document.js';
import { FILE_ENDING, SETTINGS } from '../../src/settings/index.js';
import { docs } from './files.js';

// `npx vitest run test/docs -u` writes the files anew.
describe('the settings in the documentation', () => {
  it('are those in the table: docs/settings.md', async () => {
    await expect(renderSettingsPage()).toMatchFileSnapshot('../../docs/settings.md');
  });

  it('are those in the table: .env.example', async () => {
    await expect(renderEnvExample()).toMatchFileSnapshot('../../.env.example');
  });

  it('exist wherever they are named', () => {
    const known = new Set<string>(
      SETTINGS.flatMap(({ name, secret }) => (secret ? [name, name + FILE_ENDING] : [name])),
    );
    for (const { file, text } of docs()) {
      for (const [name] of text.matchAll(/POLICY_BOT_[A-Z_]*[A-Z]/g))
        expect(known, `${name} in ${file}`).toContain(name);
    }
  });
});
