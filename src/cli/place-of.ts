import { FILE_ENDING } from '../settings/index.js';
import type { Given } from './finding.js';

/** Where a database is, for people: a file, or the server that takes its place. */
export const databasePlace = (path: string, url: string | undefined): string =>
  url === undefined ? path : `PostgreSQL at ${new URL(url).host}`;

/** Where a secret that is set was set. */
export function placeOf(name: string, { environment, env }: Given): string {
  const variable = env[name]?.trim() ? name : name + FILE_ENDING;
  const by = environment[variable] === undefined ? 'in .env' : 'in the environment';
  if (variable === name) return `as ${name} ${by}`;
  return `in the file ${(env[variable] ?? '').replace(/\p{C}/gu, '?')}, by ${variable} ${by}`;
}
