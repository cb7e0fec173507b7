/** How much of what editors wrote from documents a draft proposes by itself, and how much it proposes that nobody wrote. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { detectLanguage } from '../src/core/language/detect.js';
import type {
  Citation,
  Fact,
  FactValue,
  KnowledgeBase,
  PartialDate,
} from '../src/core/model/knowledge-base.js';
import { numberHolds, thresholdsOf } from '../src/knowledge/covering/index.js';
import { SourceText } from '../src/knowledge/document-text.js';
import { type Proposal, proposeFacts } from '../src/knowledge/drafting/index.js';
import { evidenceFor } from '../src/knowledge/evidence.js';
import { parseAnyLayout, readContent } from '../src/knowledge/index.js';
import { ownDateOf, readDocument } from '../src/knowledge/reading/index.js';
import { paragraphsOf } from '../src/knowledge/source-text.js';
import { BenchError } from './options.js';

export interface DraftRow {
  readonly set: string;
  /** Facts with a number, a date or a period that the editor wrote from documents whose text is there. */
  readonly written: number;
  /** Of these, those that were proposed with the right value in a paragraph that the fact cites. */
  readonly proposed: number;
  /** Numbers, dates and periods that were proposed. */
  readonly proposals: number;
  /** Of these, those whose printed form does not stand in their paragraphs, or says another value. */
  readonly notPrinted: number;
  /** Of these, those that no fact, condition or date of the content holds. */
  readonly notWritten: number;
}

export interface DraftReport {
  readonly rows: readonly DraftRow[];
  readonly missed: readonly string[];
  readonly extra: readonly string[];
}

type Timed = Extract<FactValue, { kind: 'number' | 'range' | 'date' | 'period' }>;
type Numeric = Proposal & { readonly value: Timed };
const isNumeric = (value: FactValue): value is Timed =>
  value.kind === 'number' || value.kind === 'range' || value.kind === 'date' || value.kind === 'period';

/** Runs over every set of a folder: `docs/` beside `content/`, in today's layout or an earlier one. */
export async function runDraft(folder: string): Promise<DraftReport> {
  const sets = readdirSync(folder)
    .filter((name) => existsSync(join(folder, name, 'docs')) && existsSync(join(folder, name, 'content')))
    .sort();
  if (sets.length === 0)
    throw new BenchError(
      `${folder} holds no set.\n  why  A set is a folder with docs/ and content/.\n  fix  Name a folder of such folders.`,
    );
  const missed: string[] = [];
  const extra: string[] = [];
  const rows: DraftRow[] = [];
  for (const set of sets) {
    const content = await readContent(join(folder, set, 'content'));
    const { knowledgeBase } = parseAnyLayout(content.files);
    if (knowledgeBase === undefined) throw new BenchError(`The content of ${set} cannot be read.`);
    rows.push(compareSet(set, knowledgeBase, join(folder, set, 'docs'), missed, extra));
  }
  return { rows, missed, extra };
}

function compareSet(
  set: string,
  kb: KnowledgeBase,
  docs: string,
  missed: string[],
  extra: string[],
): DraftRow {
  const row = { set, written: 0, proposed: 0, proposals: 0, notPrinted: 0, notWritten: 0 };
  for (const source of kb.sources.values()) {
    const file = join(docs, source.text ?? '');
    if (source.text === undefined || !existsSync(file)) continue;
    const text = readFileSync(file, 'utf8');
    const proposals = proposed(text).filter((each): each is Numeric => isNumeric(each.value));
    const facts = factsOf(kb).filter(
      ({ citation, value }) => citation.source === source.id && isNumeric(value),
    );
    const document = new SourceText(text);
    for (const fact of facts) {
      row.written += 1;
      const there = proposals.filter((each) => meets(each, fact.citation)).map(({ value }) => value);
      const found =
        there.some((value) => saysTheSame(value, fact.value as Timed)) ||
        saysBoth(there, fact.value as Timed);
      if (found) row.proposed += 1;
      else missed.push(`${set} ${fact.id}: ${JSON.stringify(fact.value)} "${fact.printed ?? ''}"`);
    }
    const others = [
      ...conditionsOf(kb, source.id),
      ...(source.date === undefined ? [] : [{ kind: 'date', date: source.date, weekday: false } as const]),
    ];
    for (const each of proposals) {
      row.proposals += 1;
      const cited = document.join(each.paragraphs);
      if (evidenceFor({ value: each.value, printed: each.printed }).some(({ standsIn }) => !standsIn(cited)))
        row.notPrinted += 1;
      const written =
        facts.some(
          (fact) => saysTheSame(each.value, fact.value as Timed) || isEndOf(each, fact.value as Timed),
        ) || others.some((value) => saysTheSame(each.value, value));
      if (written) continue;
      row.notWritten += 1;
      extra.push(`${set} ${source.id} ${each.paragraphs.join()}: ${each.printed}`);
    }
  }
  return row;
}

function proposed(text: string): Proposal[] {
  const paragraphs = paragraphsOf(text);
  const own = ownDateOf(paragraphs);
  const language = detectLanguage(text) === 'ko' ? 'ko' : 'en';
  return proposeFacts(readDocument(paragraphs, own?.date), language, own);
}

function factsOf(kb: KnowledgeBase): Fact[] {
  return [...kb.records.values()].flatMap((record) => [...record.facts.values()]);
}

/** Numbers of conditions: an editor need not write them as facts as well. */
function conditionsOf(kb: KnowledgeBase, source: string): Timed[] {
  return [...kb.records.values()]
    .flatMap((record) => thresholdsOf(record, source))
    .map((number) => ({ kind: 'number', number, unit: '', qualifier: 'exactly' }));
}

function meets({ paragraphs }: Proposal, citation: Citation): boolean {
  return paragraphs.some((paragraph) => citation.paragraphs.includes(paragraph));
}

/** Whether a proposal says what an editor wrote: the number in its unit, the date in every part that she gave. */
function saysTheSame(proposal: Timed, written: Timed): boolean {
  if (written.kind === 'number')
    return endsOf(proposal).some((end) => numberHolds(written.number, written.unit, end));
  if (written.kind === 'range')
    return (
      proposal.kind === 'range' &&
      endsOf(proposal).every((end, n) => numberHolds([written.from, written.to][n]!, written.unit, end))
    );
  if (proposal.kind === 'number' || proposal.kind === 'range') return false;
  if (written.kind === 'period')
    return proposal.kind === 'period' && holds(proposal.from, written.from) && holds(proposal.to, written.to);
  const ends = proposal.kind === 'period' ? [proposal.from, proposal.to] : [proposal.date];
  return ends.some((date) => holds(date, written.date));
}

/** Whether both ends of a period that an editor wrote are proposed as days: when one can apply is told so. */
const saysBoth = (proposals: readonly Timed[], written: Timed): boolean =>
  written.kind === 'period' &&
  [written.from, written.to].every((end) =>
    proposals.some((each) => each.kind === 'date' && holds(each.date, end)),
  );

/** Whether a day until or from which one can apply is an end of a period that an editor wrote. */
const isEndOf = ({ key, value }: Numeric, written: Timed): boolean =>
  /^(?:opens|closes)-/.test(key) &&
  value.kind === 'date' &&
  written.kind === 'period' &&
  [written.from, written.to].some((end) => holds(value.date, end));

function endsOf(value: Timed): { readonly number: number; readonly unit: string }[] {
  if (value.kind === 'number') return [value];
  return value.kind === 'range' ? [value.from, value.to].map((number) => ({ number, unit: value.unit })) : [];
}

function holds(date: PartialDate, written: PartialDate): boolean {
  return (['year', 'month', 'day'] as const).every(
    (part) => written[part] === undefined || date[part] === written[part],
  );
}
