import { type Command, Option } from 'commander';
import { LANGUAGES, type Language } from '../core/model/knowledge-base.js';
import type { InquiryStatus } from '../core/ports.js';
import { type InquiryFilter, STATUSES, WAITING } from '../inquiries/index.js';
import { startOfDay } from './inquiries-view.js';

export interface FilterOptions {
  readonly status: InquiryStatus | 'waiting' | 'all';
  readonly since?: string;
  readonly language?: Language;
  readonly limit?: string;
  readonly json?: boolean;
}

/** Adds the options that choose inquiries. */
export function withFilters(command: Command, status: FilterOptions['status']): Command {
  return command
    .addOption(
      new Option('--status <status>', 'waiting means open or claimed')
        .choices([...STATUSES, 'waiting', 'all'])
        .default(status),
    )
    .option('--since <when>', 'asked from a day (2026-03-31) or a number of days back (30d)')
    .addOption(new Option('--language <language>', 'asked in this language').choices(LANGUAGES));
}

/** Reads what `withFilters` offers; ends the command with a message when an option cannot be read. */
export function readFilter(options: FilterOptions, command: Command, now: () => Date): InquiryFilter {
  const { status, language, limit } = options;
  if (limit !== undefined && !/^[1-9]\d{0,8}$/.test(limit)) {
    command.error(`--limit is "${limit}". Give a whole number from 1, such as --limit 50.`);
  }
  return {
    status: status === 'all' ? undefined : status === 'waiting' ? WAITING : status,
    since: readSince(options.since, command, now),
    language,
    limit: limit === undefined ? undefined : Number(limit),
  };
}

/** A day in Korea, or days back from now; undefined for no text. */
export function readSince(text: string | undefined, command: Command, now: () => Date): Date | undefined {
  if (text === undefined) return undefined;
  const days = /^(\d{1,5})d$/.exec(text)?.[1];
  if (days !== undefined) {
    return new Date(now().getTime() - Number(days) * 86_400_000);
  }
  const since = startOfDay(text);
  const isDay = /^\d{4}-\d\d-\d\d$/.test(text) && new Date(`${text}T00:00:00Z`).toJSON()?.startsWith(text);
  if (!isDay) command.error(`--since is "${text}". Write a day as 2026-03-31, or days back as 30d.`);
  return since;
}
