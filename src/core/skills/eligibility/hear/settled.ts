/** What all claims of an attribute come to: the values that it may still have. */
import type { Mark } from '../../../language/statement-words.js';
import type { Attribute, Known, NumberAttribute } from '../../../model/profile.js';
import { among, between, both, highest, lowest } from '../known.js';
import type { Draft } from './claims.js';
import type { Clause } from './clauses.js';
import { marked, markOf } from './senses.js';

/** Several counts that were not corrected may each be a part of the whole, or the whole. */
export function numberFact(clauses: readonly Clause[], heard: readonly Draft[]): Known | undefined {
  const drafts = summed(clauses, heard);
  const told = drafts.filter(({ stance, aside }) => stance === 'asserted' && !aside);
  // What is counted beside it in the same sentence, and not understood, may be another part of the whole.
  const beside = (one: number, other: number): boolean =>
    one === other || (Math.abs(one - other) === 1 && clauses[one]?.sentence === clauses[other]?.sentence);
  const unsure = drafts.filter(({ stance, aside }) => stance === 'doubted' && !aside);
  if (unsure.some(({ clause }) => told.some((each) => beside(each.clause, clause)))) return undefined;
  const [first] = told;
  if (first === undefined) return undefined;
  const joint = told.reduce<Known | undefined>((sum, { known }) => sum && both(sum, known), first.known);
  // Counts that do not contradict one another are of the same people.
  const parts = between(
    Math.min(...told.map(({ known }) => lowest(known))),
    told.reduce((sum, { known }) => sum + highest(known), 0),
  );
  return withAsides(clauses, drafts, joint ?? parts);
}

/** "12 in Seoul and 8 in Busan": the parts of one sentence are told as the whole; one by itself may be no more than a part. */
function summed(clauses: readonly Clause[], drafts: readonly Draft[]): readonly Draft[] {
  const parts = drafts.filter(({ part, stance }) => part === true && stance === 'asserted');
  const [first, ...others] = parts;
  if (first === undefined) return drafts;
  const sentence = clauses[first.clause]?.sentence;
  if (others.length === 0 || others.some(({ clause }) => clauses[clause]?.sentence !== sentence))
    return drafts.map((each) => (each.loose === true ? { ...each, stance: 'doubted' } : each));
  const known = between(
    parts.reduce((sum, each) => sum + lowest(each.known), 0),
    parts.reduce((sum, each) => sum + highest(each.known), 0),
  );
  return [...drafts.filter((each) => !parts.includes(each)), { ...first, known }];
}

/** Part-timers and the like: nobody knows whether they count. */
function withAsides(clauses: readonly Clause[], drafts: readonly Draft[], known: Known): Known {
  const strict = drafts.some((each) => each.strict && !each.aside);
  if (strict || known.kind !== 'number') return known;
  const asides = drafts.filter(
    ({ aside, stance }) => aside && (stance === 'asserted' || stance === 'doubted'),
  );
  const main = drafts.find(({ aside }) => !aside);
  let [from, to] = [lowest(known), highest(known)];
  for (const each of asides) {
    const marks = clauses
      .slice(Math.min(each.clause, main?.clause ?? 0), each.clause + 1)
      .flatMap(({ hits }) => hits.map(markOf));
    if (marks.includes('left-out')) continue;
    if (marks.includes('of-them')) from = Math.max(0, from - highest(each.known));
    else to += highest(each.known);
  }
  if (asides.length === 0 && main !== undefined) {
    const around = clauses.slice(Math.max(0, main.clause - 1), main.clause + 2);
    const loose = around.some(({ hits }) => marked(hits, 'uncounted').length > 0);
    const left = around.some(
      ({ marks }) => marks.has('left-out') || (marks.has('deny') && !marks.has('of-them')),
    );
    const mixed = around.some(({ marks }) => marks.has('of-them') || marks.has('sum'));
    if (loose && !left && mixed) from = 0;
  }
  return between(from, to);
}

export function choiceFact(
  attribute: Exclude<Attribute, NumberAttribute>,
  clauses: readonly Clause[],
  drafts: readonly Draft[],
): Known | undefined {
  const all = attribute.choices.map(({ id }) => id);
  const told = drafts.filter(({ stance }) => stance === 'asserted' || stance === 'denied');
  if (told.length === 0) return undefined;
  // What is doubted in the same breath is not settled by what is not.
  if (
    drafts.some(({ stance, clause }) => stance === 'doubted' && told.some((each) => each.clause === clause))
  )
    return undefined;
  const choicesOf = ({ known }: Draft): readonly string[] => (known.kind === 'choice' ? known.among : []);
  const no = new Set(told.filter(({ stance }) => stance === 'denied').flatMap(choicesOf));
  const said = told.filter(({ stance }) => stance === 'asserted').map(choicesOf);
  const common = all.filter((id) => said.every((choices) => choices.includes(id)));
  // A café that is a factory too: each of them may be meant.
  const open = common.length > 0 ? common : all.filter((id) => said.some((choices) => choices.includes(id)));
  const left = open.filter((id) => !no.has(id));
  // Said and denied at once.
  if (left.length === 0 || left.length === all.length) return undefined;
  // "A café, and we roast our own": it may be another kind of business as well.
  if (attribute.kind === 'choice' && attribute.yes !== undefined) {
    const says = (mark: Mark) => clauses.some(({ marks }) => marks.has(mark));
    if (says('mixed') || (says('makes') && !left.includes(attribute.yes) && said.length > 0))
      return undefined;
  }
  return among(...left);
}
