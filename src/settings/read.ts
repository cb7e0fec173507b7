import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import dotenv from 'dotenv';
import { SETTINGS, type Setting, type Settings } from './table.js';

/** Ends the name of the variable that names the file which a secret stands in. */
export const FILE_ENDING = '_FILE';

const NAMES: ReadonlySet<string> = new Set(
  SETTINGS.flatMap(({ name, secret }) => (secret ? [name, name + FILE_ENDING] : [name])),
);
/** No other program's settings begin so. */
const PREFIX = 'POLICY_BOT_';
/** Letters from which a name is nobody else's by chance, and from which two of them may be missing. */
const SHORT = 6;
const LONG = 10;

/** Environment variables by name, such as `process.env`. */
export type Environment = Readonly<Record<string, string | undefined>>;

/** Something in the environment that keeps the program from starting. */
export interface SettingProblem {
  readonly name: string;
  readonly what: string;
  readonly fix: string;
  /** The setting that therefore does not hold what was meant. */
  readonly concerns?: string;
}

export type SettingsResult =
  | { readonly settings: Settings; readonly problems?: undefined }
  | {
      readonly settings?: undefined;
      readonly problems: readonly SettingProblem[];
      /** What holds when all that is wrong counts as not set: for looking on, and not for starting. */
      readonly others: Settings;
    };

/**
 * Reads and validates all settings, and reports everything that is wrong at once.
 *
 * @param env variables by name; an empty one counts as not set
 * @param folder what relative paths start from
 */
export function readSettings(env: Environment, folder: string = process.cwd()): SettingsResult {
  const problems: SettingProblem[] = unknownNames(env).map(describeUnknown);
  const values: Partial<Record<keyof Settings, unknown>> = {};
  for (const setting of SETTINGS) {
    const given = textOf(setting, env, folder);
    if (typeof given === 'object') {
      problems.push({ ...given, concerns: setting.name });
      values[setting.key] = setting.initial;
      continue;
    }
    const text = given;
    if (!text) {
      values[setting.key] = setting.initial;
      continue;
    }
    const read = setting.schema.safeParse(text);
    if (read.success) values[setting.key] = read.data;
    else {
      problems.push({ ...describeShape(setting, text), concerns: setting.name });
      values[setting.key] = setting.initial;
    }
  }
  const settings = values as unknown as Settings;
  const read: Settings = {
    ...settings,
    content: resolve(folder, settings.content),
    database: resolve(folder, settings.database),
    sources: settings.sources === undefined ? undefined : resolve(folder, settings.sources),
  };
  return problems.length > 0 ? { problems, others: read } : { settings: read };
}

/**
 * The environment with the variables of a `.env` file under it: a variable that is set wins over the file.
 *
 * @param file path of the file; a file that does not exist adds nothing
 * @throws Error of `node:fs` when the file exists and cannot be read
 */
export function withEnvFile(env: Environment, file = '.env'): Environment {
  try {
    return { ...dotenv.parse(readFileSync(file, 'utf8')), ...env };
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return env;
    throw error;
  }
}

/** All problems as text: a block each, with what is wrong and how to mend it. */
export function formatSettingProblems(problems: readonly SettingProblem[]): string {
  return problems.map(({ name, what, fix }) => `${name}\n  ${what}\n  fix  ${fix}\n`).join('\n');
}

/** What a setting is set to: in its own variable or, for a secret, in the file that the variable with _FILE names. */
function textOf(
  { name, secret }: Setting,
  env: Environment,
  folder: string,
): string | undefined | SettingProblem {
  const own = env[name]?.trim();
  const variable = name + FILE_ENDING;
  const file = secret ? env[variable]?.trim() : undefined;
  if (!file) return own;
  if (own) {
    const fix = `Remove ${name} or ${variable} from the environment or from .env.`;
    return { name: variable, what: `${name} is set as well, and only one of them can hold.`, fix };
  }
  try {
    const text = readFileSync(resolve(folder, file), 'utf8').trim();
    if (text !== '') return text;
    return { name: variable, what: 'The file is empty.', fix: `Write the value of ${name} into it.` };
  } catch (error) {
    const what = `The file cannot be read (${(error as NodeJS.ErrnoException).code ?? 'unknown'}).`;
    return {
      name: variable,
      what,
      fix: 'Set it to the path of a file that the user who runs the bot can read.',
    };
  }
}

function describeShape(setting: Setting, text: string): SettingProblem {
  const given = setting.secret ? `The value (hidden, ${text.length} characters)` : `"${printable(text)}"`;
  const example = setting.example ? `, such as ${setting.name}=${setting.example}` : '';
  const where = setting.where ? ` ${setting.where}.` : '';
  return {
    name: setting.name,
    what: `${given} is not ${setting.shape}.`,
    fix: `Set it in the environment or in .env to ${setting.shape}${example}, or remove it.${where} docs/settings.md lists all settings.`,
  };
}

function describeUnknown({ name, near }: UnknownName): SettingProblem {
  return {
    name,
    what: 'There is no setting of this name, so its value has no effect.',
    fix: near
      ? `Did you mean ${near}? Rename or remove it in the environment or in .env.`
      : 'Remove it from the environment or from .env. docs/settings.md lists all settings.',
    ...(near === undefined ? {} : { concerns: near.replace(/_FILE$/, '') }),
  };
}

interface UnknownName {
  readonly name: string;
  readonly near: string | undefined;
}

/** Names that are no setting: all that begin as the desk's own do, and of others those that are hardly anything but a setting misspelt. Set to nothing, these pass. */
function unknownNames(env: Environment): UnknownName[] {
  return Object.keys(env)
    .filter((name) => !NAMES.has(name))
    .sort()
    .flatMap((name) => {
      if (name.startsWith(PREFIX)) return [{ name, near: nearest(name) }];
      const near = env[name]?.trim() ? misspelt(name) : undefined;
      return near === undefined ? [] : [{ name, near }];
    });
}

function nearest(name: string): string | undefined {
  const ranked = SETTINGS.map((setting) => ({ name: setting.name, edits: editDistance(name, setting.name) }));
  ranked.sort((a, b) => a.edits - b.edits);
  const best = ranked[0];
  return best && best.edits <= 4 ? best.name : undefined;
}

/**
 * The setting that a name misspells. The environment is full of names that are other programs' business, so a slip is a letter
 * that is another, missing, too many or in another place, or two letters missing or too many in a long name. Of names as short as
 * PORT, which others resemble by chance, only letters in another place are one.
 */
function misspelt(name: string): string | undefined {
  let best: { name: string; slips: number } | undefined;
  for (const known of NAMES) {
    if (Math.abs(known.length - name.length) > 2) continue;
    const short = known.length < SHORT;
    const [a, b] = short ? [name, known] : [name.toLowerCase(), known.toLowerCase()];
    const slips = lettersApart(a, b);
    const changed = Math.abs(a.length - b.length);
    if (slips > 2 || (changed === 2 && known.length < LONG) || (short && !sameLetters(a, b))) continue;
    if (best === undefined || slips < best.slips) best = { name: known, slips };
  }
  return best?.name;
}

function sameLetters(a: string, b: string): boolean {
  return [...a].sort().join('') === [...b].sort().join('');
}

/** How many letters are to be taken out or put in to make one word of another; one that is another counts twice. */
function lettersApart(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, () => 0);
  for (let i = 1; i <= a.length; i++) {
    const next = [0];
    for (let j = 1; j <= b.length; j++)
      next.push(a[i - 1] === b[j - 1] ? row[j - 1]! + 1 : Math.max(row[j]!, next[j - 1]!));
    row = next;
  }
  return a.length + b.length - 2 * row[b.length]!;
}

/** Levenshtein's distance, row by row. */
function editDistance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) {
      const swap = row[j - 1]! + (a[i - 1] === b[j - 1] ? 0 : 1);
      next.push(Math.min(swap, row[j]! + 1, next[j - 1]! + 1));
    }
    row = next;
  }
  return row[b.length]!;
}

function printable(text: string): string {
  const clean = text.replace(/\p{C}/gu, '?');
  return clean.length > 60 ? `${clean.slice(0, 60)}…` : clean;
}
