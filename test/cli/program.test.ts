import { describe, expect, it } from 'vitest';
import { COMMANDS } from '../../src/cli/commands.js';
import { loadCommand, runProgram } from '../../src/cli/program.js';
import { packageVersion } from '../../src/package-root.js';
import { testContext } from './context.js';

async function run(...words: string[]) {
  const context = testContext();
  const code = await runProgram(words, context);
  return { code, out: context.printed(), err: context.complained() };
}

describe('runProgram', () => {
  it('lists the commands when none is given', async () => {
    const { code, out } = await run();
    expect(code).toBe(0);
    for (const { name } of COMMANDS) expect(out).toContain(`  ${name}`);
  });

  it('prints the version of package.json', async () => {
    expect(await run('--version')).toEqual({ code: 0, out: `${packageVersion()}\n`, err: '' });
  });

  it('suggests the command that was probably meant', async () => {
    const { code, err } = await run('chek');
    expect(code).toBe(2);
    expect(err).toContain('Did you mean check?');
  });

  it('takes an unknown option for a mistake, not for findings', async () => {
    const { code, err } = await run('check', '--contnet', 'x');
    expect(code).toBe(2);
    expect(err).toContain('Did you mean --content?');
  });

  it('says all that is wrong with the settings before a command that needs them', async () => {
    const context = testContext({ POLICY_BOT_RETENTION_DAYS: 'soon', POLICY_BOT_LOG_LEVEL: 'loud' });
    expect(await runProgram(['ask', 'hello'], context)).toBe(2);
    expect(context.complained()).toContain('POLICY_BOT_RETENTION_DAYS');
    expect(context.complained()).toContain('POLICY_BOT_LOG_LEVEL');
    expect(context.complained()).not.toContain('at ');
  });
});

describe('each command', () => {
  it.each(COMMANDS.map((entry) => [entry.name, entry] as const))(
    '%s describes itself as the list does',
    async (_, entry) => {
      const command = await loadCommand(entry, testContext());
      expect(command.name()).toBe(entry.name);
      expect(command.description()).toBe(entry.summary);
    },
  );

  it.each(COMMANDS.map(({ name }) => name))('%s --help shows examples and exits with 0', async (name) => {
    const { code, out } = await run(name, '--help');
    expect(code).toBe(0);
    expect(out).toContain(`Usage: policy-bot ${name}`);
    expect(out).toMatch(/Examples?\n {2}(\S+=\S+ |echo .*\| )?policy-bot/);
  });
});
