/** The whole content check of a folder. */

import { formatDate } from '../core/model/format.js';
import type { KnowledgeBase, Language, PartialDate } from '../core/model/knowledge-base.js';
import { checkSources } from './check-sources.js';
import type { ContentFiles } from './content-files.js';
import { fold } from './content-rules/seen.js';
import { type Diagnostic, diagnose, sortDiagnostics } from './diagnostics.js';
import { dueRecords } from './due.js';
import type { FailedExample } from './eligibility-examples.js';
import { type Parsed, parseContent } from './parse-content.js';
import type { ParsedTexts } from './parsed-texts.js';
import { phrasingRows } from './phrasing-data.js';
import type { Places } from './places.js';
import { readContent } from './read-content.js';

/** What asking the bot brought to light; the check turns it into a finding with its place. */
export type ProbeFinding =
  | {
      readonly rule: 'phrasing-not-found';
      /** Entry id, `aspects/<aspect>` or `social/<id>`. */
      readonly entry: string;
      readonly language: Language;
      /** Position of the phrasing in the entry's list, from 0; -1 for one that was generated. */
      readonly index: number;
      readonly phrasing: string;
      /** The entry that was found in its place, if any. */
      readonly found?: string;
    }
  | {
      readonly rule: 'example-not-answered';
      /** `phrases/<phrase>` or `social/<id>` of `bot.yaml`. */
      readonly entry: string;
      readonly language: Language;
      readonly question: string;
    }
  | {
      readonly rule: 'conversation-failed';
      readonly conversation: string;
      /** Position of the turn, from 0. */
      readonly turn: number;
      readonly say: string;
      /** What the conversation lays down and what came, as ends of "expects …, but got …". */
      readonly expected: string;
      readonly actual: string;
    }
  | ({ readonly rule: 'eligibility-example-failed' } & FailedExample);

export interface CheckOptions {
  /** Asks the bot about content that can be served; `stamps` tells by path what a file held from what it holds. */
  readonly probe?: (
    knowledgeBase: KnowledgeBase,
    stamps: ReadonlyMap<string, string>,
  ) => Promise<readonly ProbeFinding[]>;
  /** What was parsed in an earlier run, and what is in this one. */
  readonly parsed?: ParsedTexts;
  /** Folder of the documents that sources name; their text is checked against the facts. */
  readonly sources?: string;
  /** Also finds what is due for review on a day, those first that were asked for most. */
  readonly freshness?: { readonly today: PartialDate; readonly asked?: Parameters<typeof dueRecords>[2] };
}

export type Checked = Parsed;

/** Reads and checks a content folder. Findings are collected, never thrown; an error means that the checker broke. */
export async function check(dir: string, options: CheckOptions = {}): Promise<Checked> {
  return checkFiles(await readContent(dir), options);
}

/** The same of files that were read already. */
export async function checkFiles(content: ContentFiles, options: CheckOptions = {}): Promise<Checked> {
  const parsed = parseContent(content, options.parsed);
  const { probe, sources, freshness } = options;
  // What the files alone tell needs no knowledge base, and making one of very many records takes its time.
  if (probe === undefined && sources === undefined && freshness === undefined) return parsed;
  const { readable, places, stamps } = parsed;
  if (readable === undefined) return parsed;
  const cited = sources === undefined ? [] : await checkSources(readable, sources, places);
  const probed = parsed.sound ? ((await probe?.(readable, stamps)) ?? []) : [];
  const claimed = probed.some(({ rule }) => rule === 'phrasing-not-found')
    ? claimedTwice(readable)
    : new Set<string>();
  const asked = probed
    .filter((finding) => finding.rule !== 'phrasing-not-found' || !claimed.has(fold(finding.phrasing)))
    .map((finding) => locate(finding, places));
  const found = sortDiagnostics([...parsed.diagnostics, ...asked, ...cited]);
  // What is asked for most is to be reviewed first, wherever it stands.
  return { ...parsed, diagnostics: [...found, ...findOld(readable, places, freshness)] };
}

/** Phrasings of two entries: that one of the two is not found by them is said already. */
function claimedTwice(kb: KnowledgeBase): Set<string> {
  const owners = new Map<string, string>();
  const claimed = new Set<string>();
  for (const { entry, text } of phrasingRows(kb)) {
    const folded = fold(text);
    if ((owners.get(folded) ?? entry) !== entry) claimed.add(folded);
    owners.set(folded, entry);
  }
  return claimed;
}

function findOld(
  kb: KnowledgeBase,
  places: Places,
  freshness: CheckOptions['freshness'],
): readonly Diagnostic[] {
  if (freshness === undefined) return [];
  const rules = { ended: 'period-over', closed: 'applications-over', review: 'review-due' } as const;
  return dueRecords(kb, freshness.today, freshness.asked).map(({ record, why, since, asked }) => {
    const place = places.inRecord(record.id, ['id']);
    if (why === 'undated' || since === undefined)
      return diagnose('review-undated', place, { record: record.id });
    return diagnose(rules[why], place, { record: record.id, date: formatDate(since, 'en'), asked });
  });
}

/** Reads a content folder without asking the bot anything: what a command needs that answers from it. */
export async function loadKnowledge(dir: string): Promise<Parsed> {
  return parseContent(await readContent(dir));
}

function locate(finding: ProbeFinding, places: Places): Diagnostic {
  if (finding.rule === 'conversation-failed') {
    return diagnose(finding.rule, places.turn(finding.conversation, finding.turn), finding);
  }
  if (finding.rule === 'eligibility-example-failed') {
    return diagnose(
      finding.rule,
      places.inRecord(finding.record, ['eligibility', 'examples', finding.row]),
      finding,
    );
  }
  if (finding.rule === 'example-not-answered') {
    const below = finding.entry.startsWith('social/') ? ['reply', finding.language] : [finding.language];
    return diagnose(finding.rule, places.entry(finding.entry, below), finding);
  }
  const { rule, entry, language, index, phrasing, found } = finding;
  const place = index < 0 ? places.entry(entry) : places.phrasing(entry, language, index);
  return diagnose(rule, place, { phrasing, entry, found });
}
