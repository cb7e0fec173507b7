import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Command } from 'commander';
import { describe, expect, it } from 'vitest';
import { COMMANDS } from '../../src/cli/commands.js';
import { loadCommand } from '../../src/cli/program.js';
import { PACKAGE_ROOT } from '../../src/package-root.js';
import { testContext } from '../cli/context.js';
import { docs, manifest } from './files.js';

/** Every command and subcommand, by the words that call it. */
async function allCommands(): Promise<Map<string, Command>> {
  const commands = new Map<string, Command>();
  const add = (command: Command, before: string): void => {
    const words = `${before} ${command.name()}`;
    commands.set(words, command);
    for (const child of command.commands) if (child.name() !== 'help') add(child, words);
  };
  for (const entry of COMMANDS) add(await loadCommand(entry, testContext()), 'policy-bot');
  return commands;
}

function helpOf(command: Command, words: string): string {
  const before = words.split(' ').slice(0, -1);
  // A command that hangs on no program yet is called by its own name alone.
  const usage = (text: string): string =>
    text.replace(/^Usage: .*?(?= \[|$)/m, `Usage: ${[...before, command.name()].join(' ')}`);
  let text = '';
  command.configureOutput({ getOutHelpWidth: () => 100, writeOut: (part) => (text += part) }).outputHelp();
  return usage(text).replaceAll(`${PACKAGE_ROOT}/`, '').trimEnd();
}

// `npx vitest run test/docs -u` writes the page anew.
describe('the commands in the documentation', () => {
  it('are those of the program, with all their options: docs/commands.md', async () => {
    const sections = [...(await allCommands())].map(
      ([words, command]) => `## ${words}\n\n\`\`\`text\n${helpOf(command, words)}\n\`\`\``,
    );
    const page = `# Commands

In a clone, \`npm run <command> -- <options>\` runs a command; after \`npm link\`, so does \`policy-bot <command> <options>\`.
This page is what each prints with \`--help\`.

${sections.join('\n\n')}
`;
    await expect(page).toMatchFileSnapshot('../../docs/commands.md');
  });

  it('exist wherever they are named', async () => {
    const known = new Set((await allCommands()).keys());
    for (const { file, text } of docs()) {
      for (const [, words] of text.matchAll(/(?:^|[`"$] ?)policy-bot ([a-z]+)/gm)) {
        expect(known, `policy-bot ${words} in ${file}`).toContain(`policy-bot ${words}`);
      }
    }
  });

  it('have the options that pages give them', async () => {
    const commands = await allCommands();
    for (const { file, text } of docs()) {
      for (const line of text.matchAll(/(?:policy-bot|npm run(?: --silent)?) ([a-z]+)(?: --)?( [^\n`]*)?/g)) {
        const command = commands.get(`policy-bot ${line[1]}`);
        if (!command) continue;
        const options = new Set(
          [command, ...command.commands]
            .flatMap(({ options: own }) => own.map(({ long }) => long))
            .concat('--help'),
        );
        for (const [, option] of (line[2] ?? '').matchAll(/ (--[a-z][a-z-]*)/g)) {
          expect(options, `${option} of ${line[1]} in ${file}`).toContain(option);
        }
      }
    }
  });
});

describe('npm scripts', () => {
  it('exist wherever they are named', () => {
    const { scripts } = manifest();
    for (const { file, text } of docs()) {
      for (const [, name] of text.matchAll(/npm run (?:--silent )?([a-z]+(?::[a-z]+)?)/g)) {
        expect(Object.keys(scripts), `npm run ${name} in ${file}`).toContain(name);
      }
    }
  });

  it('are all named in CONTRIBUTING.md or README.md', () => {
    const text = docs()
      .filter(({ file }) => ['CONTRIBUTING.md', 'README.md'].includes(file))
      .map((page) => page.text)
      .join('\n');
    const lifecycle = ['prepare', 'start', 'test'];
    for (const name of Object.keys(manifest().scripts).filter((script) => !lifecycle.includes(script))) {
      expect(text, name).toMatch(new RegExp(`npm run (--silent )?${name}\\b`));
    }
    expect(text).toContain('npm start');
    expect(text).toContain('npm test');
  });
});

describe('links between pages', () => {
  it('lead to files that exist', () => {
    for (const { file, text } of docs()) {
      for (const [, target] of text.matchAll(/\]\(([^)#\s]+)[^)]*\)/g)) {
        if (/^[a-z]+:/.test(target!)) continue;
        expect(existsSync(join(PACKAGE_ROOT, dirname(file), target!)), `${target} in ${file}`).toBe(true);
      }
    }
  });
});
