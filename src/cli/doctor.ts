import { join } from 'node:path';
import { Command } from 'commander';
import {
  FILE_ENDING,
  formatSettingProblems,
  readSettings,
  SETTINGS,
  withEnvFile,
} from '../settings/index.js';
import type { CliContext } from './context.js';
import { EXIT } from './errors.js';
import type { DoctorCheck, Finding, Given } from './finding.js';
import { placeOf } from './place-of.js';

/** `policy-bot doctor`: prints what is configured, what is not, and what is wrong; never a secret. */
export function doctorCommand(context: CliContext): Command {
  return new Command('doctor')
    .description('say what is configured, what is not, and what is wrong')
    .addHelpText(
      'after',
      '\nExits with 1 when something is wrong; a warning is not. Secrets are never printed.\n\nExample\n  policy-bot doctor',
    )
    .action(async () => {
      const { doctorChecks } = await import('./doctor-checks.js');
      context.exitCode = await examine(context, doctorChecks());
    });
}

/**
 * Prints the settings and what each check finds; resolves to the exit code.
 *
 * @param folder the one that the program starts in
 */
export async function examine(
  context: CliContext,
  checks: readonly DoctorCheck[],
  folder: string = process.cwd(),
): Promise<number> {
  const env = withEnvFile(context.env, join(folder, '.env'));
  const given: Given = { environment: context.env, env, folder };
  const read = readSettings(env, folder);
  const problems = read.problems ?? [];
  const settings = read.settings ?? read.others;
  context.out('Settings\n');
  for (const setting of SETTINGS)
    context.out(`  ${setting.name.padEnd(32)}${describeValue(setting, given)}\n`);
  if (problems.length > 0) context.out(`\nWrong\n\n${formatSettingProblems(problems)}`);
  context.out('\nChecks\n');
  const wrongly = new Set(problems.map(({ concerns }) => concerns));
  const width = Math.max(...checks.map(({ name }) => name.length)) + 2;
  const count = { wrong: 0, warned: 0, left: 0 };
  const say = (mark: string, name: string, what: string): void =>
    context.out(`  ${mark.padEnd(5)}  ${name.padEnd(width)}${what}\n`);
  for (const { name, needs, run } of checks) {
    const unsure = SETTINGS.filter((setting) => wrongly.has(setting.name) && needs?.test(setting.key));
    if (unsure.length > 0) {
      count.left += 1;
      say('--', name, `is looked at once this is mended: ${unsure.map((each) => each.name).join(', ')}.`);
      continue;
    }
    const finding = await run(settings, given).catch(failed);
    if (!finding.ok) count.wrong += 1;
    else if (finding.fix !== undefined) count.warned += 1;
    say(finding.ok ? (finding.fix === undefined ? 'ok' : 'warn') : 'wrong', name, finding.what);
    if (finding.fix !== undefined) say('', '', `fix  ${finding.fix}`);
  }
  context.out(`\n${summary(problems.length, checks.length, count)}\n`);
  return problems.length + count.wrong === 0 ? EXIT.ok : EXIT.findings;
}

function summary(
  problems: number,
  checks: number,
  { wrong, warned, left }: Record<'wrong' | 'warned' | 'left', number>,
): string {
  const all = [
    ...(problems === 0 ? [] : [`${problems} ${problems === 1 ? 'setting is' : 'settings are'} wrong.`]),
    ...(wrong === 0 ? [] : [`${wrong} of ${checks} checks found something wrong.`]),
    ...(problems + wrong === 0 ? ['Nothing is wrong.'] : []),
    ...(warned === 0 ? [] : [`${warned} of ${checks} checks warn.`]),
    ...(left === 0 ? [] : [`${left} of ${checks} checks could not be made.`]),
  ];
  return all.join(' ');
}

function describeValue(setting: (typeof SETTINGS)[number], given: Given): string {
  const { env } = given;
  const value = env[setting.name]?.trim();
  const file = setting.secret ? env[setting.name + FILE_ENDING]?.trim() : undefined;
  if (!value && !file) return `not set: ${setting.fallback}`;
  if (setting.secret) return `set (hidden), ${placeOf(setting.name, given)}`;
  return (value ?? '').replace(/\p{C}/gu, '?');
}

function failed(error: unknown): Finding {
  return {
    ok: false,
    what: error instanceof Error ? error.message : String(error),
    fix: 'The message says what was tried; docs/settings.md says which setting it belongs to.',
  };
}
