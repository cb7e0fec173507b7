import type { SchemaName } from './layout.js';

/** The first line of a content file: names its JSON Schema for editors with the YAML language server. */
export function schemaLine(path: string, schema: SchemaName, schemaDir = '../schema'): string {
  const up = '../'.repeat(path.split('/').length - 1);
  return `# yaml-language-server: $schema=${up}${schemaDir}/${schema}.schema.json`;
}
