/** Which entry a question is about, after the turns before it, and whether that is clear enough to say. */

import { answeringFrom, type Thresholds } from '../../find/judge.js';
import { tellsHowToReach } from '../../language/addresses.js';
import { partsOf, withoutConnector } from '../../language/connectors.js';
import { YEAR } from '../../language/editions.js';
import { hasValue, saysUnstated, valueAsked } from '../../language/values.js';
import { type Entry, recordOf } from '../../library/entries.js';
import { sentencesOf } from '../../library/find-entries.js';
import type { Candidate, Library, Search } from '../../library/library.js';
import { given } from '../../model/given.js';
import type { Language, PolicyRecord, Statement } from '../../model/knowledge-base.js';
import type { ConversationState } from '../state.js';
import {
  FEW,
  isSocial,
  LIKELY,
  named,
  type Reading,
  readAlone,
  readElliptic,
  readFocused,
  readInContext,
  sureness,
  wordsIn,
} from './readings.js';

/** What the judge was fitted with, or with another confidence to answer from, 0 to 1. */
export function thresholdsOf({ models }: Library, answer?: number): Thresholds {
  const fitted = models.judge.thresholds;
  return answer === undefined ? fitted : answeringFrom(fitted, answer);
}

export type Decision = {
  /** The question as understood: with what it leaves out filled in from the turns before. */
  readonly question: string;
  /** Best first. */
  readonly candidates: readonly Candidate[];
  /** Why, for `--explain`. */
  readonly why: string;
  /** As the search says. */
  readonly strange: Search['strange'];
  readonly unstated: Search['unstated'];
} & (
  | {
      readonly kind: 'say';
      readonly entry: Entry;
      /** A second entry, said as well: the other half of the question, or as likely to be meant. */
      readonly also?: Entry;
      /** The other half of the question, which no entry answers. */
      readonly unanswered?: string;
      /** Things asked for that the record does not hold, to be said beside it. */
      readonly lacked?: readonly string[];
      readonly confidence: number;
    }
  | { readonly kind: 'clarify'; readonly choices: readonly Candidate[]; readonly about?: string }
  | {
      readonly kind: 'unknown';
      readonly about?: string;
      /** Things that the question asks for and the record does not hold. */
      readonly unfound: readonly string[];
      /** What the record says that comes nearest. */
      readonly near: readonly Entry[];
    }
);

/** A runner-up of the same record is said as well if it is this share as likely, unless the best is sure. */
const PAIR_SHARE = 0.2;
const SURE = 0.8;
/** From this confidence on, a question with words that no entry holds is still about what was spoken of. */
const STRANGE = 0.55;
/** From this share of the best one's confidence on, an entry of another record is as likely. */
const CONTESTED_SHARE = 0.9;
/** From this share of the best one's confidence on, together, entries for the same of so many other records are as likely. */
const KIN_SHARE = 0.4;
const LEAST_KIN = 2;
/** Likeness to a record's name, 0 to 1, from which a few words are taken for it. */
const LIKE = 0.6;
/** Words up to which a text may be no more than a record's name. */
const SHORT = 5;
const MOST_LACKED = 3;
/** A question of which the record spoken of lacks so many telling words more than another one's is about the other. */
const MANY_LACKED = 2;
const MOST_CHOICES = 4;
const MOST_NEAR = 2;
/** What is said as near must be likelier than chance. */
const LEAST_NEAR = 0.08;

/** Whether a question is, to the letter, a way to ask for an entry, of no other record than what is spoken of has to do with. */
function isExact(library: Library, { exact }: Reading, { record }: ConversationState): boolean {
  if (exact === undefined) return false;
  const own = recordOf(exact);
  return record === undefined || own === undefined || library.neighbourhood(record).has(own);
}

/** Whether a question is about the record of an entry: it names it, points to it, or is a way to ask for the entry. */
function isOf(
  library: Library,
  question: string,
  { named, exact }: Reading,
  entry: Entry | undefined,
): boolean {
  const record = recordOf(entry);
  return exact !== undefined || named === record || library.recordsMeant(question).includes(record ?? '');
}

/** The runner-up when it is worth saying beside the best: another statement of the same record, not much less likely, that adds something. */
function secondOf([best, next]: readonly Candidate[]): Candidate | undefined {
  if (best?.entry.kind !== 'statement' || next?.entry.kind !== 'statement' || best.confidence >= SURE)
    return undefined;
  if (best.entry.record === undefined || best.entry.record !== next.entry.record) return undefined;
  if (next.confidence < PAIR_SHARE * best.confidence) return undefined;
  return addsNothing(best.entry.statement, next.entry.statement) ? undefined : next;
}

/**
 * Whether two texts together are likely enough: what is asked for stands in one of them. Where the first says of something that it is not
 * stated, that may be what is asked for.
 */
function isLikelyWith(
  library: Library,
  best: Candidate,
  second: Candidate | undefined,
  language: Language,
  { pair }: Thresholds,
): boolean {
  if (second === undefined || best.confidence + second.confidence < pair) return false;
  return !saysUnstated(library.told(best.entry, language));
}

/** Whether all facts of a statement stand in another, which says them already. */
function addsNothing(said: Statement, other: Statement): boolean {
  return other.facts.length > 0 && other.facts.every((fact) => said.facts.includes(fact));
}

/** Whether an entry of another record is as likely as the best where the question names none: both cannot be meant. */
function isContested({ candidates, named }: Search): boolean {
  const [best, ...others] = candidates;
  const record = recordOf(best?.entry);
  if (best === undefined || record === undefined || named === record || best.confidence === 1) return false;
  return others.some(
    ({ entry, confidence }) =>
      recordOf(entry) !== undefined &&
      recordOf(entry) !== record &&
      confidence >= CONTESTED_SHARE * best.confidence,
  );
}

const aspectOf = ({ entry }: Candidate): string | undefined =>
  entry.kind === 'statement' ? entry.statement.aspect : undefined;

/**
 * The same side of several records, where the question names none and may mean any ("the phone number, please"): nobody knows of which
 * it is to be said.
 */
function kinOf({ candidates, named }: Search, thresholds: Thresholds): Candidate[] {
  const [best, ...others] = candidates;
  if (best === undefined || named !== undefined || best.confidence === 1) return [];
  const aspect = aspectOf(best);
  const kin = others.filter(
    (one, i) =>
      aspect !== undefined &&
      aspectOf(one) === aspect &&
      [best, ...others.slice(0, i)].every((before) => recordOf(before.entry) !== recordOf(one.entry)),
  );
  const sum = kin.reduce((whole, { confidence }) => whole + confidence, 0);
  const isAsked = best.confidence + sum >= thresholds.answer && sum >= KIN_SHARE * best.confidence;
  return kin.length >= LEAST_KIN && isAsked ? [best, ...kin] : [];
}

/** What a record says that it does not state, of both halves of a question: two entries, or one and the things of the other half that it lacks. */
function bothUnsaid(
  library: Library,
  parts: readonly [string, string],
  record: PolicyRecord,
  language: Language,
): Pick<Extract<Decision, { kind: 'say' }>, 'entry' | 'also' | 'lacked'> | undefined {
  const gapOf = (part: string): Entry | undefined =>
    library.search(named(library, record, part, language), { record: record.id }).gap;
  const [one, two] = [gapOf(parts[0]), gapOf(parts[1])];
  const entry = one ?? two;
  if (entry === undefined) return undefined;
  if (one !== undefined && two !== undefined) return one.id === two.id ? undefined : { entry, also: two };
  const lacked = library.lacking(parts[one === undefined ? 0 : 1], [record.id]);
  return lacked.length === 0 ? undefined : { entry, lacked };
}

/** Both halves of a question that asks two things, each filled in with the record that the other names. */
function readParts(
  library: Library,
  question: string,
  whole: Reading,
  thresholds: Thresholds,
  language: Language,
):
  | Pick<Extract<Decision, { kind: 'say' }>, 'entry' | 'also' | 'unanswered' | 'lacked' | 'confidence'>
  | undefined {
  const likely = sureness(whole) >= thresholds.offer ? recordOf(whole.candidates[0]?.entry) : undefined;
  const record = library.kb.records.get(whole.named ?? likely ?? recordOf(whole.gap) ?? '');
  // A cut of which both halves are answered is the right one, wherever else it could be cut.
  let partly: ReturnType<typeof readParts>;
  for (const parts of partsOf(question)) {
    // Who she is asks nothing, and is not said back to her.
    if (parts.some(tellsHowToReach)) continue;
    const texts = parts.map((part) => named(library, record, part, language));
    const filled = texts.map((text, half) => text !== parts[half]);
    // A half that was filled in with a record goes with the other only if that is answered of the same.
    const straysFrom = ({ entry }: Candidate, half: number): boolean =>
      filled[half] === true && recordOf(entry) !== record?.id;
    const found = texts.map((text, half) =>
      library.search(text, record === undefined || !filled[half] ? undefined : { record: record.id }),
    );
    const bests = found.map(({ candidates: [best] }) =>
      best !== undefined && best.entry.kind !== 'social' && best.confidence >= thresholds.offer
        ? best
        : undefined,
    );
    const [first, second] = bests;
    const surest = Math.max(first?.confidence ?? 0, second?.confidence ?? 0);
    if (surest < thresholds.answer) {
      const isUnsaid = record !== undefined && found.some(({ gap }) => gap !== undefined);
      const looks = isUnsaid && partly === undefined;
      const unsaid = looks ? bothUnsaid(library, parts, record, language) : undefined;
      if (unsaid !== undefined) partly = { ...unsaid, confidence: 1 - surest };
      continue;
    }
    if (first !== undefined && second !== undefined) {
      if (first.entry.id === second.entry.id || [second, first].some(straysFrom)) continue;
      return { entry: first.entry, also: second.entry, confidence: surest };
    }
    const silent = bests.indexOf(undefined);
    const said = first ?? second;
    // A half that is no question leaves the other to be the whole one: what answers it must be what the whole is likeliest to ask.
    if (
      said !== undefined &&
      said.entry.id === whole.candidates[0]?.entry.id &&
      !straysFrom(said, silent) &&
      wordsIn(parts[silent]!) >= FEW
    )
      partly ??= { entry: said.entry, unanswered: parts[silent]!, confidence: surest };
  }
  return partly;
}

/** Choices worth offering: likely enough, and near enough to the best to be what was meant. */
function choicesFrom(candidates: readonly Candidate[], thresholds: Thresholds): Candidate[] {
  const entries = candidates.filter(({ entry }) => entry.kind !== 'social');
  const best = entries[0]?.confidence ?? 0;
  if (best < thresholds.offer) return [];
  return entries.filter(({ confidence }) => confidence >= 0.35 * best).slice(0, MOST_CHOICES);
}

/** The record that a question is about when no entry answers it; what does not name another does not leave the one spoken of for its kin. */
function subjectOf(
  library: Library,
  question: string,
  reading: Reading,
  spoken: string | undefined,
): string | undefined {
  const meant = reading.named ?? library.recordsMeant(reading.question)[0];
  if (meant !== undefined) {
    const stays = spoken !== undefined && library.neighbourhood(spoken).has(meant);
    return stays && !library.recordsNamed(question).includes(meant) ? spoken : meant;
  }
  const like = wordsIn(question) <= SHORT ? library.recordsLike(question, 1)[0] : undefined;
  return like !== undefined && like.score >= LIKE ? like.id : undefined;
}

/** The things asked for that neither the record spoken of nor that of the likeliest entry holds, as they were typed; none where there are so many that it is a story. */
function lackedIn(library: Library, question: string, about: string | undefined, best?: Candidate): string[] {
  if (about === undefined) return [];
  const likeliest = recordOf(best?.entry) ?? about;
  const things = library.lacking(question, [about, likeliest]);
  return things.length > MOST_LACKED ? [] : things;
}

/** A year that is asked for and that the record lacks, with what else it lacks: without one, other words may be other ways to say what is there. */
function lackedWithYear(library: Library, question: string, best: Candidate): string[] | undefined {
  if (!/\d{4}/u.test(question)) return undefined;
  const things = lackedIn(library, question, recordOf(best.entry), best);
  return things.some((thing) => YEAR.test(thing.slice(0, 4))) ? things : undefined;
}

/** What a question asks another of, and the other things that are lacking. */
const withOthers = (others: readonly string[], things: readonly string[]): string[] => [
  ...others,
  ...things.filter((thing) => others.every((other) => !other.includes(thing))),
];

/** A question without the other sentences in which its asker says how to reach her: a number there asks for no number. */
function withoutReach(question: string): string {
  const kept = sentencesOf(question).filter((sentence) => !tellsHowToReach(sentence));
  return tellsHowToReach(question) && kept.length > 0 ? kept.join(' ') : question;
}

/**
 * The likely entries with what tells a value of the kind that is asked for first; none where none of them does: who asks how many, and is told of something
 * else, takes it for the answer.
 */
function tellingValue(
  library: Library,
  question: string,
  language: Language,
  entries: readonly Entry[],
): readonly Entry[] {
  const kind = valueAsked(question);
  const tells = ({ kind: of }: Entry): boolean => of === 'statement' || of === 'fact';
  if (kind === undefined || !entries.every(tells)) return entries;
  const holding = entries.filter((entry) => hasValue(library.told(entry, language), kind));
  return holding.length === 0 ? [] : [...holding, ...entries.filter((entry) => !holding.includes(entry))];
}

/** Decides what a question is about. Pure: the same library, state and question give the same decision. */
export function decide(
  library: Library,
  asked: string,
  state: ConversationState,
  thresholds: Thresholds = thresholdsOf(library),
): Decision {
  const question = withoutReach(asked);
  const language = /\p{Script=Hangul}/u.test(question) ? 'ko' : 'en';
  const alone = readFocused(library, readAlone(library, withoutConnector(question)), language);
  const isGreeting = isSocial(alone.candidates[0]);
  const isNamed = alone.named !== undefined || library.recordsNamed(question).length > 0;
  const isComplete = isNamed || isExact(library, alone, state) || isGreeting;
  const elliptic = isComplete ? readElliptic(library, question, state) : undefined;
  const filled = isComplete ? undefined : readInContext(library, question, state, thresholds, language);
  // What was spoken of comes first; only what it does not answer, and another likely does, is asked of everything else.
  const isAnswered = (one: Reading): boolean => sureness(one) >= thresholds.answer;
  // Telling words that no entry holds are of another subject: such a question leaves nothing out.
  const fits =
    filled !== undefined &&
    (filled.strange.length === 0 || filled.gap !== undefined || sureness(filled) >= STRANGE);
  // "How do I apply?" has nothing in it that the record spoken of could lack, and what that says is not stated is asked of it: another one is
  // not meant, however well it would answer.
  const isOpen = filled?.unfound.length === 0;
  const stays = (one: Reading): boolean =>
    isOpen ||
    one.gap !== undefined ||
    (one.unfound.length - alone.unfound.length < MANY_LACKED &&
      (isAnswered(one) || sureness(alone) < LIKELY));
  const inContext = fits && stays(filled) ? filled : alone;
  const reading = elliptic ?? inContext;
  const { candidates, strange, unstated } = reading;
  const common = { question: reading.question, candidates, why: reading.why, strange, unstated };
  const best = candidates[0];
  const isAsWritten = best?.confidence === 1;
  // What is said of one of several does not answer for another: the record's is said as what it states instead.
  const others = isAsWritten ? [] : library.others(question, recordOf(best?.entry));
  const isOther = others.length > 0;
  const parts =
    isAsWritten || isOther ? undefined : readParts(library, question, reading, thresholds, language);
  if (parts !== undefined) return { kind: 'say', ...parts, ...common };
  const isAbout = reading !== alone || isOf(library, question, reading, reading.gap);
  if (reading.gap !== undefined && isAbout && (best === undefined || best.confidence < SURE))
    return { kind: 'say', entry: reading.gap, confidence: 1 - (best?.confidence ?? 0), ...common };
  const kin = isOther ? [] : kinOf(reading, thresholds);
  if (kin.length > 0 && library.mentions(question).length === 0)
    return { kind: 'clarify', choices: kin.slice(0, MOST_CHOICES), ...common };
  const second = secondOf(candidates);
  const isLikely =
    best !== undefined &&
    (best.confidence >= thresholds.answer || isLikelyWith(library, best, second, language, thresholds));
  const pair = isLikely ? [best, second].flatMap((one) => one?.entry ?? []) : [];
  const [entry, also] = isAsWritten ? pair : tellingValue(library, question, language, pair);
  if (best !== undefined && entry !== undefined && !isContested(reading) && !isOther) {
    const { confidence } = best;
    const lacked = confidence < SURE ? lackedWithYear(library, question, best) : undefined;
    return { kind: 'say', entry, confidence, ...given({ also, lacked }), ...common };
  }
  // The record has been found, and holds another or no value: which entry is meant is no question.
  const isFound = isOther || (isLikely && entry === undefined);
  const about = isFound ? recordOf(best?.entry) : subjectOf(library, question, reading, state.record);
  const choices = isFound ? [] : choicesFrom(candidates, thresholds);
  if (choices.length >= 2) return { kind: 'clarify', choices, ...given({ about }), ...common };
  const near = candidates
    .filter(({ entry, confidence }) => confidence >= LEAST_NEAR && recordOf(entry) === about)
    .slice(0, MOST_NEAR)
    .map(({ entry }) => entry);
  return {
    kind: 'unknown',
    ...given({ about }),
    unfound: withOthers(others, lackedIn(library, question, about, best)),
    near,
    ...common,
  };
}
