import type { SettingProblem } from '../settings/index.js';
import { formatSettingProblems } from '../settings/index.js';

/** Exit codes of every command: 0 well, 1 findings or a "no", 2 the command could not do its work. */
export const EXIT = { ok: 0, findings: 1, broken: 2 } as const;

/** The settings keep the command from running; the message lists all that is wrong. */
export class SettingsError extends Error {
  override name = 'SettingsError';

  constructor(readonly problems: readonly SettingProblem[]) {
    super(formatSettingProblems(problems));
  }
}

/** A command cannot run as asked; the message says what to mend. */
export class UsageError extends Error {
  override name = 'UsageError';
}
