/** What someone types to steer a check, whether she asks if she is eligible, and for what. */
import { type CheckCommand, type CheckWords, EN, KO, TABLES } from '../../../language/check-words.js';
import { normalise } from '../../../language/index.js';
import { withoutEnd } from '../../../language/without-end.js';
import type { Library } from '../../../library/library.js';
import { squeeze } from '../../../library/names.js';
import type { Facts } from '../../../model/profile.js';
import type { Decision } from '../../answer/decide.js';
import type { ConversationState } from '../../state.js';

/**
 * What thumbs make of endings, spelt out: 받아여, 되나용, 쓸수잇음; "r we". Only for telling what is asked: what is told
 * of a business is read from the words as they stand.
 */
function spellOut(question: string): string {
  return TABLES.flatMap(({ spellings }) => spellings).reduce(
    (text, [written, meant]) => text.replace(written, meant),
    question,
  );
}

type Pattern = keyof Omit<
  CheckWords,
  'commands' | 'spellings' | 'common' | 'plain' | 'plainEndings' | 'tellsBefore' | 'opensAsking'
>;

const hasAsSpelt = (text: string, which: Pattern): boolean => TABLES.some((words) => words[which].test(text));

/** Whether either language has a pattern in a text when it is spelt out; `CheckWords` says what each is for. */
export const has = (typed: string, which: Pattern): boolean => hasAsSpelt(spellOut(typed), which);

/** Letters behind what opens a question in which it says what is wanted. */
const WITHIN = 120;

/** Whether a text asks if something holds of the asker: "can we join", 되나요. */
function asksWhether(text: string): boolean {
  const lower = text.toLowerCase();
  return TABLES.some(
    ({ asks, opensAsking, wanted }) =>
      asks.test(lower) ||
      [...lower.matchAll(opensAsking)].some(({ 0: words, index }) =>
        wanted.test(lower.slice(index + words.length, index + words.length + WITHIN)),
      ),
  );
}

/** Whether someone asks if she herself is eligible; `told` is whether the question tells something of her business. */
export function asksForCheck(typed: string, told: boolean): boolean {
  const question = spellOut(typed);
  const asks = (which: Pattern): boolean => hasAsSpelt(question, which);
  if (asks('asksToCheck') && !asks('otherSide') && !asks('asksRules')) return true;
  if (!told && !asks('self')) return false;
  if (asks('reported') && !asks('self') && !asks('eligible')) return false;
  if (asks('open') && !asks('eligible')) return false;
  if (asks('otherSide') && !asks('eligible')) return false;
  if (asks('asksRules') && !told) return false;
  return asksWhether(question);
}

/** Letters at the end of a message in which what it asks is looked for. */
const LAST_LETTERS = 600;
/** Longest word whose endings are looked at, and how many may stand one behind another. */
const [LONGEST_WORD, MOST_ENDINGS] = [24, 3];

/** Whether a word names nothing of its own: a plain one, with endings behind it, or nothing but endings. */
function isPlain(word: string, endings = MOST_ENDINGS): boolean {
  if (word === '' || TABLES.some(({ plain }) => plain.has(word))) return true;
  if (endings === 0 || word.length > LONGEST_WORD) return false;
  for (let at = word.length - 1; at >= 0; at--) {
    const ending = word.slice(at);
    if (
      TABLES.some(({ plainEndings }) => plainEndings.has(ending)) &&
      isPlain(word.slice(0, at), endings - 1)
    )
      return true;
  }
  return false;
}

/** A text without what it tells of a business. */
export const untold = ({ checks }: Library, text: string): string =>
  checks.hide(text).replace(/\[[a-z-]+\]/gu, ' ');

/** Sentences and parts of one that ask: whatever is told stands before them. */
function asking(text: string): string {
  const sentences = text.split(/(?<=[.!?？。\n])\s*/u).filter((each) => /\p{L}/u.test(each));
  const asked = sentences.findLast((each) => /[?？]\s*$/u.test(each)) ?? sentences.at(-1) ?? '';
  return TABLES.reduce((whole, { tellsBefore }) => {
    const parts = whole.split(tellsBefore).filter((part) => /\p{L}/u.test(part ?? ''));
    return parts.findLast((part) => asksWhether(part) || has(part, 'asksToCheck')) ?? parts.at(-1) ?? whole;
  }, asked);
}

/**
 * Whether a question asks for nothing but being eligible: beside the names of records, and what is told of a business, no
 * word of it is of a thing ("in two instalments", "to pay wages", "if I am chosen").
 */
export function asksNothingElse(library: Library, question: string): boolean {
  let text = normalise(untold(library, spellOut(question.slice(-LAST_LETTERS))));
  // A record is mentioned once, and may be named twice.
  for (let pass = 0; pass < 2; pass++) {
    const letters = text.split('');
    for (const { span } of library.mentions(text)) letters.fill('_', span[0], span[1]);
    text = letters.join('');
  }
  return asking(text)
    .toLowerCase()
    .split(/[^\p{L}']+/u)
    .every((word) => isPlain(word));
}

/** Whether something is told before what asks: "we mend looms. Can we join?" */
export function tellsFirst(question: string): boolean {
  const text = spellOut(question.slice(-LAST_LETTERS));
  const before = text.slice(0, text.lastIndexOf(asking(text)));
  return before.split(/[^\p{L}\p{N}]+/u).filter((word) => !isPlain(word.toLowerCase())).length > 1;
}

const END = /[\s.!~?？]$/u;

const withoutSigns = (text: string): string => withoutEnd(text, (letter) => END.test(letter));

/** Whether a text asks something. */
export function isQuestion(typed: string): boolean {
  const text = typed.trim();
  return /[?？]$/u.test(text) || has(withoutSigns(text), 'question');
}

/** Whether a text says something, and asks nothing: 빵을 구워요, "we sew bags", "no, that is done elsewhere". */
export function isStatement(typed: string): boolean {
  return !isQuestion(typed) && (has(typed, 'self') || has(withoutSigns(typed.trim()), 'states'));
}

/** "소공인인가요", "do we count as a small manufacturer": asks whether the asker is what a term names. */
function asksToBe(question: string, names: { ko: readonly string[]; en: readonly string[] }): boolean {
  const text = spellOut(question).toLowerCase();
  return (
    names.ko.some((name) => {
      const at = text.indexOf(name);
      return at >= 0 && KO.behindTerm.test(text.slice(at + name.length));
    }) ||
    names.en.some((name) => {
      const at = text.indexOf(name.toLowerCase());
      if (at < 0) return false;
      const rest = text.slice(at + name.length);
      return EN.beforeTerm.test(text.slice(0, at)) || has(rest, 'behindTerm');
    })
  );
}

/** A sign of asking at the end, and one such sign or space. */
const [ASKED, SIGNS] = [/[?？]\s*$/u, /[\s?？]/u];
/** Words of a question that is only a name: "Small manufacturer?", "Small manufacturer support for us?" */
const NAME_ALONE = 6;

/** The record with whose name a question ends, after something else. */
function namedLast(library: Library, question: string): string | undefined {
  if (!ASKED.test(question)) return undefined;
  const text = withoutEnd(normalise(question), (letter) => SIGNS.test(letter));
  return library.mentions(text).find(({ exact, span: [from, to] }) => exact && from > 0 && to === text.length)
    ?.record;
}

/** Whether a text, after what it tells, ends by asking with nothing but the name of a record. */
export function asksByName(library: Library, question: string): boolean {
  if (!ASKED.test(question)) return false;
  const text = withoutEnd(normalise(question), (letter) => SIGNS.test(letter));
  const part = text.split(/[,.;!?]/u).at(-1) ?? '';
  if (
    namedLast(library, question) !== undefined &&
    !has(part.trim(), 'question') &&
    asksNothingElse(library, question)
  )
    return true;
  const last = asking(question.slice(-LAST_LETTERS));
  if (last.length === question.trim().length) return false;
  if (last.split(/\s+/u).length > NAME_ALONE || has(last, 'open') || has(last, 'otherSide')) return false;
  return library.recordsNamed(last).length > 0;
}

/** The term of which someone asks whether she is what it names: "소공인 맞나요", "are we a small manufacturer". */
export function termAsked(library: Library, question: string): string | undefined {
  for (const { id, kind, eligibility, name, aliases } of library.kb.records.values()) {
    if (kind !== 'term' || eligibility === undefined) continue;
    if (asksToBe(question, { ko: [name.ko, ...aliases.ko], en: [name.en, ...aliases.en] })) return id;
  }
  return undefined;
}

/** From this confidence on, an entry that was found says which record is meant. */
const CLEAR = 0.45;
const POSSIBLE = 0.3;

/**
 * The record of which someone asks whether she is eligible; undefined when none is clear. What she says of herself does
 * not count as its name: a small manufacturer may ask for a guarantee.
 */
export function recordAsked(
  library: Library,
  question: string,
  told: Facts,
  decision: Decision,
  state: ConversationState,
): string | undefined {
  const open = (id: string | undefined): boolean =>
    library.kb.records.get(id ?? '')?.eligibility !== undefined;
  const isTerm = (id: string): boolean => library.kb.records.get(id)?.kind === 'term';
  const term = termAsked(library, question);
  if (term !== undefined) return term;
  const last = namedLast(library, question);
  if (open(last)) return last;
  const bare = untold(library, question);
  const meant = library.recordsMeant(bare).filter(open);
  const found = decision.candidates.flatMap(({ entry, confidence }) =>
    entry.kind !== 'social' && open(entry.record) ? [{ record: entry.record ?? '', confidence }] : [],
  );
  const [best] = found;
  const isClear = best !== undefined && best.confidence >= CLEAR;
  const firm = meant.filter((id) => !isTerm(id));
  const named = firm.length > 0 ? firm : meant;
  if (
    best !== undefined &&
    (named.includes(best.record) || (isClear && firm.length === 0 && !isTerm(best.record)))
  )
    return best.record;
  if (named[0] !== undefined) return named[0];
  if (isClear) return best.record;
  const carried = state.check?.record ?? state.record;
  if (carried !== undefined && open(carried)) return carried;
  if (
    best !== undefined &&
    best.confidence >= POSSIBLE &&
    (Object.keys(told).length > 0 || squeeze(bare).length > 6)
  ) {
    return best.record;
  }
  return undefined;
}

/** In the order in which they are looked for. */
const COMMANDS: readonly CheckCommand[] = ['why', 'unknown', 'back', 'restart', 'stop', 'change'];

export const isCommand = (text: string): text is CheckCommand => COMMANDS.some((command) => command === text);

/** Letters of a text up to which it may be a command. */
const LONGEST_COMMAND = 60;

/** The command that a typed text is; undefined when it is something else. */
export function readCommand(text: string): CheckCommand | undefined {
  const typed = text.trim();
  if (typed.length > LONGEST_COMMAND) return undefined;
  const bare = withoutEnd(typed, (letter) => ' ?？.!'.includes(letter));
  return COMMANDS.find((command) => TABLES.some(({ commands }) => commands[command].test(bare)));
}

/** A text without the words that begin a correction ("sorry, I meant …"); undefined when it begins with none. */
export function withoutCorrection(text: string): string | undefined {
  let bare = text;
  for (let found = true; found; ) {
    const shorter = TABLES.reduce((left, { correction }) => left.replace(correction, ''), bare);
    found = shorter !== bare;
    bare = shorter;
  }
  return bare === text ? undefined : bare;
}
