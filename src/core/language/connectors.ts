/** Words that join a question to the turn before it, or two questions to each other. */
import EN_TURNS from './en/turns.json' with { type: 'json' };
import KO_TURNS from './ko/turns.json' with { type: 'json' };

const ALL = [KO_TURNS, EN_TURNS];
const OPENINGS = ALL.flatMap(({ openings }) => openings).sort((a, b) => b.length - a.length);
/** Words that point or that hold a sentence together, and how words end that end one. */
const EMPTY: ReadonlySet<string> = new Set(
  ALL.flatMap(({ grammar, pointers }) => [...grammar.split(' '), ...pointers.split(' ')]),
);
const PREDICATES = KO_TURNS.predicateEnds.split(' ');
const JOINTS: ReadonlySet<string> = new Set(ALL.flatMap(({ joints }) => joints));
const ENDINGS = ALL.flatMap(({ endings }) => endings);
/** Of English whole words; of Korean how words begin. */
const isOneOf = (english: string, korean: string): ((word: string) => boolean) => {
  const [words, beginnings] = [english.split(' '), korean.split(' ')];
  return (word) =>
    words.includes(word.toLowerCase()) || beginnings.some((beginning) => word.startsWith(beginning));
};
/** Only so long a text is taken apart: a story tells of more than it asks. */
const MOST_WORDS = 40;
const MOST_PLACES = 2;

/** A question without the words at its start that only join it to the one before: 근데, "and what about". */
export function withoutConnector(question: string): string {
  const text = question.trim();
  const lower = text.toLowerCase();
  const opening = OPENINGS.find(
    (each) => lower.startsWith(each) && !/[\p{L}\p{N}]/u.test(lower[each.length] ?? ''),
  );
  return opening === undefined
    ? text
    : withoutConnector(text.slice(opening.length).replace(/^[\s,.!]+/u, ''));
}

/** Whether a word asks for something: when, 언제예요. */
export const isInterrogative = isOneOf(EN_TURNS.interrogatives, KO_TURNS.interrogatives);

/** Whether a word asks to be told, whatever of: tell, 알려줘. */
export const isRequest = isOneOf(EN_TURNS.requests, KO_TURNS.requests);

/** Whether a word only points to what was spoken of, or holds a sentence together. */
export const isEmpty = (word: string): boolean => EMPTY.has(word.toLowerCase());

/** Whether a word only points to what was spoken of, holds a sentence together or ends it: nobody asks for the word itself. */
export function namesNothing(word: string): boolean {
  return isEmpty(word) || PREDICATES.some((end) => word.endsWith(end));
}

/** Ways to take a question apart into two, at sentence ends, at joining words, and after endings that join; at most two. */
export function partsOf(question: string): [string, string][] {
  const words = question
    .trim()
    .split(/\s+/u)
    .slice(0, MOST_WORDS + 1);
  if (words.length < 3 || words.length > MOST_WORDS) return [];
  const parts: [string, string][] = [];
  words.forEach((word, at) => {
    if (at === 0 || parts.length === MOST_PLACES) return;
    const before = words[at - 1]!.replace(/,$/u, '');
    const isJoint = JOINTS.has(word.toLowerCase());
    const ends =
      /[?!]$/u.test(before) ||
      ENDINGS.some((ending) => before.length > ending.length && before.endsWith(ending));
    if (!isJoint && !ends) return;
    const right = words.slice(isJoint ? at + 1 : at);
    if (right.length > 0) parts.push([words.slice(0, at).join(' '), right.join(' ')]);
  });
  return parts;
}
