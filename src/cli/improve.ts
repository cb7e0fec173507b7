/** `policy-bot improve`: from what people missed to content, as a patch that a person has chosen. */
import { writeFile } from 'node:fs/promises';
import { Command, InvalidArgumentError, Option } from 'commander';
import { systemClock } from '../clock.js';
import type { Library } from '../core/library/library.js';
import type { ContentFiles, Skeleton } from '../knowledge/index.js';
import { type Cluster, clusterMisses, type Suggestion, suggestPhrasings, whyNot } from '../loop/index.js';
import { cacheDir } from '../settings/index.js';
import { toLine } from './columns.js';
import { contentPatch } from './content-patch.js';
import { type CliContext, settingsOf } from './context.js';
import { UsageError } from './errors.js';
import { type FilterOptions, readFilter, withFilters } from './inquiries-filter.js';
import { describeWhy } from './misses.js';
import { openContent } from './open.js';
import { withLog } from './with-log.js';

interface ImproveFlags extends FilterOptions {
  readonly content?: string;
  readonly most: number;
  readonly accept?: Accepted;
  readonly patch?: string;
}

/** What is ticked: by id, the entry that is meant where it is not the one proposed; or all. */
type Accepted = 'all' | ReadonlyMap<string, string | undefined>;

/** What can be ticked. */
export interface Proposals {
  readonly phrasings: readonly (Suggestion & { readonly label: string })[];
  /** Clusters that no entry answers, by the id of the entry to be. */
  readonly skeletons: readonly {
    readonly skeleton: Skeleton;
    readonly label: string;
    readonly why: string;
  }[];
}

export function improveCommand(context: CliContext): Command {
  const command = new Command('improve').description(
    'propose content for what people missed: phrasings to tick, entries to fill in; writes a patch',
  );
  return withFilters(command, 'waiting')
    .option('--content <dir>', 'the content folder')
    .addOption(
      new Option('--most <number>', 'phrasings, and entries to fill in, to propose at most')
        .argParser(readMost)
        .default(10),
    )
    .addOption(
      new Option(
        '--accept <ids>',
        'make the patch of these, with commas between; 12=record/entry for another entry than proposed; all',
      ).argParser(readAccepted),
    )
    .option('--patch <file>', 'write the patch there in place of printing it')
    .option('--json', 'print the proposals as data')
    .addHelpText(
      'after',
      `
A phrasing is a logged question in the words of whoever asked. Each is tried in an index that is built with it; proposed are those with
which most further questions are answered and no phrasing of another entry leads elsewhere. What no record answers is proposed as an
entry to fill in: comments in the file where it belongs. Nothing is changed before the patch is applied.

Examples
  policy-bot improve
  policy-bot improve --accept 12,15=smart-factory/fee,question-31 --patch asked.patch
  git apply asked.patch`,
    )
    .action(async (flags: ImproveFlags, self: Command) => {
      const settings = settingsOf(context);
      const dir = flags.content ?? settings.content;
      const library = await openContent(dir, cacheDir(settings));
      const filter = readFilter(flags, self, systemClock.now);
      const inquiries = await withLog(settings, (log) => log.list(filter));
      const meant = new Map<string, string>();
      if (flags.accept instanceof Map)
        for (const [id, entry] of flags.accept) if (entry !== undefined) meant.set(id, entry);
      checkEntries(meant, library);
      const clusters = clusterMisses(inquiries, library);
      const proposals = proposalsOf(library, clusters, flags.most, meant);
      if (flags.accept === undefined) {
        context.out(flags.json === true ? `${JSON.stringify(proposals, null, 2)}\n` : textOf(proposals));
        return;
      }
      const { readContent } = await import('../knowledge/index.js');
      const patch = await patchOf(await readContent(dir), dir, proposals, clusters, flags.accept);
      if (flags.patch === undefined) context.out(patch);
      else await writeFile(flags.patch, patch);
    });
}

export function proposalsOf(
  library: Library,
  clusters: readonly Cluster[],
  most: number,
  meant: ReadonlyMap<string, string>,
): Proposals {
  const inquiries = clusters.flatMap(({ questions }) => questions);
  const labels = new Map(clusters.flatMap(({ questions, label }) => questions.map(({ id }) => [id, label])));
  const phrasings = suggestPhrasings(library.kb, library.models, inquiries, { most, meant });
  const taken = new Set(phrasings.flatMap(({ inquiry, helps }) => [inquiry, ...helps]));
  const skeletons = clusters.flatMap((cluster): Proposals['skeletons'][number][] => {
    const open = cluster.questions.filter(({ id }) => !taken.has(id));
    const [first] = open;
    if (first === undefined) return [];
    const why = whyNot(library, first.text);
    if (why.kind !== 'subject-missing' && why.kind !== 'value-missing') return [];
    const skeleton = {
      key: `question-${first.id}`,
      ...(why.kind === 'value-missing' ? { record: why.record } : {}),
      count: open.reduce((sum, each) => sum + each.count, 0),
      questions: open.map(({ id, text }) => ({ id, text })),
    };
    return [{ skeleton, label: cluster.label, why: describeWhy(why, open) }];
  });
  return {
    phrasings: phrasings.map((each) => ({ ...each, label: labels.get(each.inquiry) ?? each.text })),
    skeletons: skeletons.slice(0, most),
  };
}

function textOf({ phrasings, skeletons }: Proposals): string {
  if (phrasings.length + skeletons.length === 0) return 'Nothing in the log asks for more content.\n';
  const lines: string[] = [];
  if (phrasings.length > 0) lines.push('Phrasings: the question is asked of the entry behind it', '');
  for (const { inquiry, text, entry, chance, helps } of phrasings) {
    const more = helps.length === 0 ? '' : `; then ${helps.join(', ')} are answered too`;
    lines.push(`  [ ] ${inquiry}  ${toLine(text)}`, `        ${entry} (${chance.toFixed(2)})${more}`);
  }
  if (skeletons.length > 0) lines.push('', 'Entries to fill in: no record answers', '');
  for (const { skeleton, label, why } of skeletons)
    lines.push(`  [ ] ${skeleton.key}  ${toLine(label)}`, `        asked ${skeleton.count}×; ${why}`);
  lines.push('', 'Tick with --accept, such as: policy-bot improve --accept ID,ID --patch asked.patch', '');
  return lines.join('\n');
}

/** The content with what is ticked, as a unified diff that `git apply` takes. */
async function patchOf(
  content: ContentFiles,
  dir: string,
  { phrasings, skeletons }: Proposals,
  clusters: readonly Cluster[],
  accept: Accepted,
): Promise<string> {
  const { addPhrasings, addSkeletons } = await import('../knowledge/index.js');
  const inquiries = new Map(clusters.flatMap(({ questions }) => questions.map((each) => [each.id, each])));
  const ids = accept === 'all' ? undefined : new Set(accept.keys());
  const known = new Set([
    ...phrasings.map((each) => each.inquiry),
    ...skeletons.map((each) => each.skeleton.key),
  ]);
  // What a person gives an entry to is hers to decide, whether it was proposed or not.
  const named = accept === 'all' ? [] : [...accept].filter(([, entry]) => entry !== undefined);
  const unknown = [...(ids ?? [])].find(
    (id) => !known.has(id) && !(inquiries.has(id) && named.some(([each]) => each === id)),
  );
  if (unknown !== undefined)
    throw new UsageError(
      `"${unknown}" is not among the proposals.\n  fix  Run "policy-bot improve" for their ids, or name the entry too: ${unknown}=record/entry`,
    );
  const proposed = phrasings.filter(({ inquiry }) => ids === undefined || ids.has(inquiry));
  const others = named.flatMap(([id, entry]) => {
    const inquiry = proposed.some((each) => each.inquiry === id) ? undefined : inquiries.get(id);
    return inquiry === undefined
      ? []
      : [{ entry: entry!, language: inquiry.language, text: toLine(inquiry.text) }];
  });
  const asks = addPhrasings(content, [...proposed, ...others]);
  const changed = { ...content, files: new Map([...content.files, ...asks.files]) };
  const chosen = skeletons.filter(({ skeleton }) => ids === undefined || ids.has(skeleton.key));
  const entries = addSkeletons(
    changed,
    chosen.map(({ skeleton }) => skeleton),
  );
  return contentPatch(dir, content, new Map([...asks.files, ...entries.files]));
}

function checkEntries(meant: ReadonlyMap<string, string>, library: Library): void {
  for (const [id, entry] of meant)
    if (!library.entries.has(entry))
      throw new UsageError(
        `There is no entry "${entry}" (for ${id}).\n  fix  Name one as "policy-bot ask --explain" shows it, such as record/aspect.`,
      );
}

function readAccepted(value: string): Accepted {
  if (value.trim() === 'all') return 'all';
  return new Map(
    value.split(',').map((part) => {
      const [id = '', entry] = part.trim().split('=');
      if (id === '')
        throw new InvalidArgumentError('Write ids with commas between, such as 12,15=record/entry.');
      return [id, entry];
    }),
  );
}

function readMost(value: string): number {
  const most = Number(value);
  if (!Number.isSafeInteger(most) || most < 1) throw new InvalidArgumentError('Write a whole number from 1.');
  return most;
}
