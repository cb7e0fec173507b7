/** `policy-bot teams package`: what is uploaded to Teams. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { Command } from 'commander';
import { packageVersion } from '../package-root.js';
import { type CliContext, settingsOf } from './context.js';
import { UsageError } from './errors.js';

interface PackageFlags {
  readonly website: string;
  readonly publisher: string;
  readonly privacy?: string;
  readonly terms?: string;
  readonly pages?: string;
  readonly appId?: string;
  readonly out: string;
}

export function teamsCommand(context: CliContext): Command {
  const command = new Command('teams')
    .description('make the app package to upload to Teams')
    .addHelpText('after', '\nExample\n  policy-bot teams package --website https://www.example.go.kr');
  command
    .command('package')
    .description('write the app package: manifest, both languages, icons')
    .requiredOption('--website <address>', 'https address of whoever runs the desk; shown in Teams')
    .option('--publisher <name>', 'who runs the desk, at most 32 characters', 'Policy Desk')
    .option('--privacy <address>', 'https address of the privacy notice; the website when left out')
    .option('--terms <address>', 'https address of the terms of use; the website when left out')
    .option(
      '--pages <address>',
      'https address of the desk’s pages: links to records there are shown with what they hold',
    )
    .option('--app-id <id>', 'id of the bot’s application; MicrosoftAppId when left out')
    .option('--out <file>', 'where to write it', 'teams-app.zip')
    .addHelpText(
      'after',
      `
In Teams: Apps, Manage your apps, Upload an app. docs/teams.md has each step.

Example
  policy-bot teams package --website https://www.example.go.kr --publisher "Example Ministry"`,
    )
    .action(async ({ website, publisher, privacy, terms, pages, appId, out }: PackageFlags) => {
      const id = appId ?? settingsOf(context).teamsAppId;
      if (id === undefined || !/^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(id)) {
        throw new UsageError(
          'The package needs the id of the bot’s application. Set MicrosoftAppId, or give --app-id: the Azure Bot, Configuration, Microsoft App ID.',
        );
      }
      if ([...publisher].length > 32) {
        throw new UsageError(
          `"${publisher}" is longer than the 32 characters that Teams shows. Shorten --publisher.`,
        );
      }
      const addresses = {
        website,
        privacy: privacy ?? website,
        terms: terms ?? website,
        ...(pages === undefined ? {} : { pages }),
      };
      for (const [name, address] of Object.entries(addresses)) {
        if (!/^https:\/\/[^\s.]+\.[^\s]+$/.test(address)) {
          throw new UsageError(
            `"${address}" is not an https address. Give --${name} as https://www.example.go.kr`,
          );
        }
      }
      const { buildPackage } = await import('../../adapters/teams/package/index.js');
      const file = resolve(out);
      mkdirSync(dirname(file), { recursive: true });
      writeFileSync(file, buildPackage({ appId: id, version: packageVersion(), publisher, ...addresses }));
      context.out(`${file}\n`);
    });
  return command;
}
