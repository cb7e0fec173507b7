/** `policy-bot misses`: what people asked and got no answer to, in clusters. */
import { Command } from 'commander';
import { systemClock } from '../clock.js';
import type { Library } from '../core/library/library.js';
import type { Inquiry } from '../inquiries/index.js';
import { type Cluster, clusterMisses, type WhyNot, whyNot } from '../loop/index.js';
import { cacheDir } from '../settings/index.js';
import { toLine } from './columns.js';
import { type CliContext, settingsOf } from './context.js';
import { type FilterOptions, readFilter, withFilters } from './inquiries-filter.js';
import { count } from './inquiries-view.js';
import { openContent } from './open.js';
import { withLog } from './with-log.js';

interface MissesFlags extends FilterOptions {
  readonly content?: string;
}

/** Questions shown of a cluster; weeks shown, the last ones. */
const SHOWN = 5;
const WEEKS = 4;

export function missesCommand(context: CliContext): Command {
  const command = new Command('misses').description(
    'what people got no answer to, alike in meaning together',
  );
  return withFilters(command, 'waiting')
    .option('--limit <number>', 'clusters to show at most', '20')
    .option('--content <dir>', 'knowledge base to compare with')
    .option('--json', 'print them as data')
    .addHelpText(
      'after',
      `
Taken are questions of the inquiry log that were not answered, where none of the choices was meant, or whose answer did not help.
The newest and largest clusters come first: an asking counts half after four weeks. Each has the entry that comes nearest to its
oldest question, and why that is not given.

Examples
  policy-bot misses
  policy-bot misses --since 30d --limit 5`,
    )
    .action(async (flags: MissesFlags, self: Command) => {
      const settings = settingsOf(context);
      const { limit = 20, ...filter } = readFilter(flags, self, systemClock.now);
      const library = await openContent(flags.content ?? settings.content, cacheDir(settings));
      const inquiries = await withLog(settings, (log) => log.list(filter));
      const clusters = clusterMisses(inquiries, library);
      const shown = clusters.slice(0, limit).map((cluster) => ({ cluster, why: whyOf(cluster, library) }));
      context.out(
        flags.json === true
          ? `${JSON.stringify(shown.map(asData), null, 2)}\n`
          : textOf(shown, clusters.length, inquiries.length),
      );
    });
}

interface Shown {
  readonly cluster: Cluster;
  readonly why: WhyNot;
}

const whyOf = ({ questions }: Cluster, library: Library): WhyNot => whyNot(library, questions[0]!.text);

function asData({ cluster, why }: Shown): object {
  return {
    ...cluster,
    why,
    questions: cluster.questions.map(({ id, text, reason }) => ({ id, text, reason })),
  };
}

function textOf(shown: readonly Shown[], all: number, inquiries: number): string {
  if (shown.length === 0) return 'No questions without an answer.\n';
  const more = all > shown.length ? `\nThere are more; show them with --limit ${2 * shown.length}.\n` : '';
  const lead = `${count(inquiries, 'question')} in ${count(all, 'cluster')}.\n`;
  return `${lead}\n${shown.map(clusterText).join('\n')}${more}`;
}

function clusterText({ cluster, why }: Shown): string {
  const { id, label, record, questions, channels, weeks } = cluster;
  const list = (items: readonly string[]): string => items.join(', ') || 'none';
  const lines = [
    toLine(label),
    `  ${id}${record === undefined ? '' : ` · ${record}`} · asked ${cluster.count}×`,
    `  on    ${list(channels.map((each) => `${toLine(each.channel)} ${each.count}`))}`,
    `  weeks ${list(weeks.slice(-WEEKS).map((each) => `${each.monday} ${each.count}`))}`,
    `  why   ${describeWhy(why, questions)}`,
    ...questions.slice(0, SHOWN).map(questionLine),
    ...(questions.length > SHOWN ? [`    and ${count(questions.length - SHOWN, 'more question')}`] : []),
  ];
  return `${lines.join('\n')}\n`;
}

function questionLine({ id, text }: Inquiry): string {
  return `    ${id}  ${toLine(text)}`;
}

/** Why the nearest entry is not given, in a line. */
export function describeWhy(why: WhyNot, questions: readonly Pick<Inquiry, 'reason'>[]): string {
  const named = (words: readonly string[]): string =>
    words.length === 0 ? '' : `: ${words.map((word) => `“${word}”`).join(', ')}`;
  const near = (entry: string | undefined): string => (entry === undefined ? '' : `; nearest is ${entry}`);
  switch (why.kind) {
    case 'given':
      return questions.some(({ reason }) => reason === 'not-helpful')
        ? `${why.entry} is given and did not help`
        : `${why.entry} is given by now (${why.confidence.toFixed(2)})`;
    case 'not-stated':
      return `the content says that no document states it (${why.entry})`;
    case 'subject-missing':
      return `no record is about it${named(why.words)}${near(why.entry)}`;
    case 'value-missing':
      return `${why.record} does not hold it${named(why.words)}${near(why.entry)}`;
    case 'two-records':
      return `${why.entry} and ${why.other} are as likely`;
    case 'below-threshold':
      return `${why.entry} is below the threshold (${why.confidence.toFixed(2)} of ${why.threshold.toFixed(2)})`;
  }
}
