import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { Ajv } from 'ajv';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { jsonSchema, schemaFile } from '../../src/knowledge/index.js';
import { SCHEMA_NAMES, schemaOf } from '../../src/knowledge/layout.js';
import { minimal, textOf } from './fixture.js';

const committed = (name: string) =>
  readFileSync(fileURLToPath(new URL(`../../schema/${name}`, import.meta.url)), 'utf8');

describe('jsonSchema', () => {
  it.each(SCHEMA_NAMES)('of %s is the committed one (policy-bot schemas writes it)', (name) => {
    expect(JSON.parse(committed(schemaFile(name)))).toEqual(JSON.parse(jsonSchema(name)));
  });

  it('accepts every file of the minimal content', () => {
    for (const [path, text] of minimal().files) {
      const name = schemaOf(path);
      if (name === undefined) continue;
      const validate = ajv().compile(JSON.parse(jsonSchema(name)));
      expect(validate(parse(text)), `${path}: ${JSON.stringify(validate.errors)}`).toBe(true);
    }
  });

  it('rejects a misspelt key, as the check does', () => {
    const validate = ajv().compile(JSON.parse(jsonSchema('record')));
    const text = textOf('programs/example-grant.yaml').replace('aliases:', 'aliasses:');
    expect(validate(parse(text))).toBe(false);
  });

  it('explains keys to whoever types them', () => {
    expect(JSON.parse(jsonSchema('record')).properties.announced.description).toContain(
      'announced as a plan',
    );
  });
});

function ajv(): Ajv {
  return new Ajv({ strict: false, validateFormats: false });
}
