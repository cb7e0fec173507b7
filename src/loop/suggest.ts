/** Which words of people would help most as phrasings: chosen greedily, each tried in an index that is built with it. */
import { type Models, Remembered } from '../core/find/index.js';
import { type Entry, recordOf } from '../core/library/entries.js';
import { buildLibraryIndex, Library } from '../core/library/library.js';
import type { KnowledgeBase } from '../core/model/knowledge-base.js';
import { type Decision, decide, thresholdsOf } from '../core/skills/answer/decide.js';
import { EMPTY_STATE } from '../core/skills/state.js';
import { type Inquiry, REDACTION_TOKENS } from '../inquiries/index.js';
import { countedAs, REJECTED } from './misses.js';
import { whyOf } from './why-not.js';
import { type NewPhrasing, withPhrasings } from './with-phrasings.js';

/** A logged question as a phrasing, for a person to take or leave. */
export interface Suggestion extends NewPhrasing {
  /** Id of the inquiry that it is. */
  readonly inquiry: string;
  /** Probability, 0 to 1, that the entry is what was asked for, as the library sees it now. */
  readonly chance: number;
  /** Other inquiries that are answered with it, and were not before. */
  readonly helps: readonly string[];
}

export interface SuggestOptions {
  /** Suggestions at most. */
  readonly most: number;
  /** What an entry is for, by inquiry, where a person has said so; in place of the library's own guess. */
  readonly meant?: ReadonlyMap<string, string>;
}

/** A missed question and the entry that should have answered it. */
interface Wanted {
  readonly inquiry: Inquiry;
  readonly entry: Entry;
  readonly chance: number;
}

/** The knowledge base with more phrasings, indexed; what did not change is not made anew. */
type LibraryWith = (added: readonly NewPhrasing[]) => Library;

/** An entry less likely than this is not proposed. */
const LEAST_CHANCE = 0.08;
/** Questions that are tried as phrasings, the likeliest and most asked; each takes an index. */
const MOST_TRIED = 120;
/** Longer texts are stories; they are like much and mean little. In UTF-16 units. */
const LONGEST = 160;

/**
 * The phrasings that help most, best first: each next one is that with which most further questions are answered from the entry
 * that they were meant for, counted as often as they were asked and as far as that entry is likely. One with which a phrasing
 * that an editor wrote no longer leads to its entry is left out. A greedy choice is at least 63 % as good as the best one, as
 * far as gains shrink (Nemhauser, Wolsey and Fisher, 1978).
 */
export function suggestPhrasings(
  kb: KnowledgeBase,
  models: Models,
  missed: readonly Inquiry[],
  { most, meant = new Map() }: SuggestOptions,
): Suggestion[] {
  const remembered = new Remembered();
  const libraryWith: LibraryWith = (added) => {
    const more = withPhrasings(kb, added);
    return new Library(more, buildLibraryIndex(more, models, remembered), models);
  };
  const base = libraryWith([]);
  const wanted = missed.flatMap((inquiry) => wantedOf(base, inquiry, meant.get(inquiry.id)) ?? []);
  const tried = wanted
    .filter(
      ({ inquiry, entry }) => isPhrasing(inquiry.text) && entry.kind !== 'missing' && entry.kind !== 'social',
    )
    .sort((a, b) => worth(b) - worth(a) || Number(a.inquiry.id) - Number(b.inquiry.id))
    .slice(0, MOST_TRIED);
  const chosen: Suggestion[] = [];
  const phrasings = (): NewPhrasing[] =>
    chosen.map(({ entry, language, text }) => ({ entry, language, text }));
  let current = base;
  // With a phrasing at most all questions of its record are answered; how many are is tried when that puts it first.
  const queue = tried.map((candidate) => ({
    candidate,
    gain: ofRecord(wanted, candidate).reduce((sum, each) => sum + worth(each), 0),
    helps: [] as readonly string[],
    at: -1,
  }));
  while (chosen.length < most && queue.length > 0) {
    queue.sort((a, b) => b.gain - a.gain || Number(a.candidate.inquiry.id) - Number(b.candidate.inquiry.id));
    const [first] = queue;
    if (first === undefined || first.gain <= 0) break;
    if (first.at < chosen.length) {
      // Gains only shrink, so the others need not be tried again before this one has fallen behind them.
      Object.assign(first, trial(libraryWith, wanted, current, phrasings(), first.candidate), {
        at: chosen.length,
      });
      continue;
    }
    queue.shift();
    const { inquiry, entry, chance } = first.candidate;
    const suggestion = { ...phrasingOf(first.candidate), inquiry: inquiry.id, chance, helps: first.helps };
    const next = libraryWith([...phrasings(), phrasingOf(first.candidate)]);
    if (breaks(current, next, entry)) continue;
    chosen.push(suggestion);
    current = next;
  }
  return chosen;
}

const worth = ({ inquiry, chance }: Wanted): number => inquiry.count * chance;

const phrasingOf = ({ inquiry, entry }: Wanted): NewPhrasing => ({
  entry: entry.id,
  language: inquiry.language,
  text: inquiry.text.replace(/\s+/gu, ' ').trim(),
});

function isPhrasing(text: string): boolean {
  return text.length <= LONGEST && !REDACTION_TOKENS.some((token) => text.includes(token));
}

/** The entry that a question was most likely meant for; undefined where none is likely, no record is meant, or it is given by now. */
function wantedOf(library: Library, inquiry: Inquiry, meant: string | undefined): Wanted | undefined {
  const refused = new Set(REJECTED.has(inquiry.reason) ? inquiry.offered.map(({ entry }) => entry) : []);
  const decision = decide(library, inquiry.text, EMPTY_STATE);
  const named = library.entries.get(meant ?? '');
  const best = decision.candidates.find(({ entry }) => !refused.has(entry.id));
  const entry = named ?? best?.entry;
  const chance = named === undefined ? (best?.confidence ?? 0) : 1;
  if (entry === undefined || chance < LEAST_CHANCE || isSaid(library, decision, entry)) return undefined;
  // What no record is about is no way to ask for anything that is there.
  const { kind } = whyOf(decision, thresholdsOf(library));
  return named === undefined && kind === 'subject-missing' ? undefined : { inquiry, entry, chance };
}

const isAnswered = (library: Library, { inquiry, entry }: Wanted): boolean =>
  isSaid(library, decide(library, inquiry.text, EMPTY_STATE), entry);

function isSaid(library: Library, decision: Decision, entry: Entry): boolean {
  if (decision.kind !== 'say') return false;
  const said = [decision.entry, ...(decision.also === undefined ? [] : [decision.also])];
  return said.some((each) => countedAs(each, library).id === countedAs(entry, library).id);
}

const ofRecord = (wanted: readonly Wanted[], { entry }: Wanted): Wanted[] =>
  wanted.filter((each) => recordOf(each.entry) === recordOf(entry));

/** What one more phrasing brings: questions of its record that are answered with it and were not without. */
function trial(
  libraryWith: LibraryWith,
  wanted: readonly Wanted[],
  before: Library,
  phrasings: readonly NewPhrasing[],
  candidate: Wanted,
): { readonly gain: number; readonly helps: readonly string[] } {
  const after = libraryWith([...phrasings, phrasingOf(candidate)]);
  let gain = 0;
  const helps: string[] = [];
  for (const each of ofRecord(wanted, candidate)) {
    const change = Number(isAnswered(after, each)) - Number(isAnswered(before, each));
    gain += change * worth(each);
    if (change > 0 && each !== candidate) helps.push(each.inquiry.id);
  }
  return { gain, helps };
}

/** Whether a phrasing of another entry of the record led to it, and leads elsewhere now. */
function breaks(before: Library, after: Library, entry: Entry): boolean {
  const leads = (library: Library, text: string): string | undefined =>
    library.search(text).candidates[0]?.entry.id;
  for (const other of before.entries.values()) {
    if (other.id === entry.id || other.kind === 'social' || other.kind === 'missing') continue;
    if (other.record === undefined || other.record !== recordOf(entry)) continue;
    for (const text of writtenFor(other))
      if (leads(before, text) === other.id && leads(after, text) !== other.id) return true;
  }
  return false;
}

function writtenFor(entry: Exclude<Entry, { kind: 'social' | 'missing' }>): string[] {
  const item = entry.kind === 'statement' ? entry.statement : entry.kind === 'gap' ? entry.gap : entry.fact;
  return [...item.phrasings.ko, ...item.phrasings.en];
}
