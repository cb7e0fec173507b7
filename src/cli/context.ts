import type { Readable } from 'node:stream';
import type { Logger } from '../core/ports.js';
import { type Environment, readSettings, type Settings, withEnvFile } from '../settings/index.js';
import { SettingsError } from './errors.js';

/** What a command has of the world: everything that it reads, prints and reports goes through here. */
export interface CliContext {
  /** The process environment, without the `.env` file. */
  readonly env: Environment;
  readonly input: Readable;
  /** Prints to standard output. */
  readonly out: (text: string) => void;
  /** Prints to standard error. */
  readonly err: (text: string) => void;
  /** Code that the program ends with; 0 until a command sets it. */
  exitCode: number;
}

/**
 * The settings from the environment and `.env`.
 *
 * @throws SettingsError listing everything that is wrong
 */
export function settingsOf(context: CliContext): Settings {
  const { settings, problems } = readSettings(withEnvFile(context.env));
  if (problems) throw new SettingsError(problems);
  return settings;
}

/** A logger for one-off commands: warnings and worse, unless the settings say otherwise. */
export async function loggerOf(settings: Settings): Promise<Logger> {
  const { createLogger, defaultLogLevel } = await import('../logging.js');
  return createLogger(settings.logLevel ?? defaultLogLevel(true));
}
