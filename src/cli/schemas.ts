import { join } from 'node:path';
import { Command } from 'commander';
import { PACKAGE_ROOT } from '../package-root.js';
import type { CliContext } from './context.js';

/** `policy-bot schemas`: writes the JSON Schemas of the content files, made from the program's own schema. */
export function schemasCommand(context: CliContext): Command {
  return new Command('schemas')
    .description('write the JSON Schemas that editors complete and check with')
    .option('--out <dir>', 'folder to write them to', join(PACKAGE_ROOT, 'schema'))
    .addHelpText(
      'after',
      `
The first line of each content file names its schema; with it, VS Code completes and checks while you type.

Example
  policy-bot schemas --out my-schema`,
    )
    .action(async ({ out }: { out: string }) => {
      const { writeSchemas } = await import('../knowledge/index.js');
      for (const path of await writeSchemas(out)) context.out(`${path}\n`);
    });
}
