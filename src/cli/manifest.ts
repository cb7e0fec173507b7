/** `policy-bot manifest`: what Slack is told of the app. */
import { Command, Option } from 'commander';
import type { CliContext } from './context.js';

interface ManifestFlags {
  readonly mode: 'socket' | 'http';
  readonly url?: string;
  readonly pages?: string;
  readonly followUps: boolean;
  readonly workflows?: boolean;
}

export function manifestCommand(context: CliContext): Command {
  return new Command('manifest')
    .description('print the manifest to make the Slack app from')
    .addOption(
      new Option('--mode <mode>', 'how events come in').choices(['socket', 'http']).default('socket'),
    )
    .option(
      '--url <address>',
      'with http: the public address of this server, such as https://desk.example.go.kr',
    )
    .option(
      '--pages <address>',
      'address of the desk’s pages (WEB_ADDRESS): links to records there are shown with what they hold',
    )
    .option('--no-follow-ups', 'leave out the history of channels; follow-ups in threads then need a mention')
    .option(
      '--workflows',
      'be a step of workflows too: the app must then be installed for the whole organisation',
    )
    .addHelpText(
      'after',
      `
Paste it at https://api.slack.com/apps, Create New App, From a manifest.

Examples
  policy-bot manifest
  policy-bot manifest --mode http --url https://desk.example.go.kr`,
    )
    .action(async ({ mode, url, pages, followUps, workflows = false }: ManifestFlags, command: Command) => {
      const { buildManifest } = await import('../../adapters/slack/manifest.js');
      for (const address of [url, pages]) {
        if (address === undefined || /^https:\/\/[^/\s]+\/?$/.test(address)) continue;
        command.error(
          `"${address}" is not an address that Slack can use. Give https:// and a host, without a path: https://desk.example.go.kr`,
        );
      }
      const manifest = buildManifest({
        mode,
        followUps,
        workflows,
        ...(url === undefined ? {} : { url }),
        ...(pages === undefined ? {} : { pages }),
      });
      context.out(`${JSON.stringify(manifest, null, 2)}\n`);
    });
}
