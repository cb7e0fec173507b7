import { Command } from 'commander';
import { formatSettingProblems, readSettings, SETTINGS, withEnvFile } from '../settings/index.js';
import type { CliContext } from './context.js';
import { EXIT } from './errors.js';
import type { DoctorCheck, Finding } from './finding.js';

/** `policy-bot doctor`: prints what is configured, what is not, and what is wrong; never a secret. */
export function doctorCommand(context: CliContext): Command {
  return new Command('doctor')
    .description('say what is configured, what is not, and what is wrong')
    .addHelpText(
      'after',
      '\nExits with 1 when something is wrong. Secrets are never printed.\n\nExample\n  policy-bot doctor',
    )
    .action(async () => {
      const { doctorChecks } = await import('./doctor-checks.js');
      context.exitCode = await examine(context, doctorChecks());
    });
}

/** Prints the settings and what each check finds; resolves to the exit code. */
export async function examine(context: CliContext, checks: readonly DoctorCheck[]): Promise<number> {
  const env = withEnvFile(context.env);
  const { settings, problems } = readSettings(env);
  context.out('Settings\n');
  for (const setting of SETTINGS) context.out(`  ${setting.name.padEnd(32)}${describeValue(setting, env)}\n`);
  if (problems) {
    context.out(`\nWrong\n\n${formatSettingProblems(problems)}`);
    return EXIT.findings;
  }
  context.out('\nChecks\n');
  let wrong = 0;
  for (const check of checks) {
    const finding = await check.run(settings).catch(failed);
    if (!finding.ok) wrong += 1;
    context.out(`  ${finding.ok ? 'ok   ' : 'wrong'}  ${check.name.padEnd(12)}${finding.what}\n`);
    if (!finding.ok) context.out(`         ${' '.repeat(12)}fix  ${finding.fix}\n`);
  }
  context.out(
    wrong === 0 ? '\nNothing is wrong.\n' : `\n${wrong} of ${checks.length} checks found something wrong.\n`,
  );
  return wrong === 0 ? EXIT.ok : EXIT.findings;
}

function describeValue(
  setting: (typeof SETTINGS)[number],
  env: Readonly<Record<string, string | undefined>>,
): string {
  const value = env[setting.name]?.trim();
  const file = setting.secret ? env[`${setting.name}_FILE`]?.trim() : undefined;
  if (!value && file) return `set (hidden), in the file ${file.replace(/\p{C}/gu, '?')}`;
  if (!value) return `not set: ${setting.fallback}`;
  return setting.secret ? 'set (hidden)' : value.replace(/\p{C}/gu, '?');
}

function failed(error: unknown): Finding {
  return {
    ok: false,
    what: error instanceof Error ? error.message : String(error),
    fix: 'The message says what was tried; docs/settings.md says which setting it belongs to.',
  };
}
