import type { Draft } from '../draft.js';
import { schemaLine } from '../schema-line.js';

/** Each file names its JSON Schema in its first line. */
export function checkSchemaLines(draft: Draft, schemaDir: string): void {
  for (const { file, schema } of draft.all) {
    const line = schemaLine(file.path, schema, schemaDir);
    const check = (): void => {
      if (file.text.trim() === '') return;
      const first = file.text.split('\n', 1)[0]?.trim();
      if (first !== line) file.reportLine('schema-line', 1, { line });
    };
    file.once('schema line', check, line);
  }
}
