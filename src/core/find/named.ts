/**
 * What a question names, looked for in an entry and its record. A third of the questions that a record does not answer
 * name something that it does not hold; how much a word that is not found counts comes from how rare it is in general, and
 * from whether the entry has one that means the like.
 */
import { YEAR } from '../language/editions.js';
import type { Holders, Question } from './question.js';
import type { Vocabulary } from './vocabulary.js';

/** Words of a question that are looked for; a story's first ones say what it is about. */
const MOST_WORDS = 60;
/** From these rarities on a word can say what a question is about, and is told apart from the words around it. */
const TELLING = 4;
const RARE = 5;

/**
 * The part of `JUDGED` about words, of each entry: rarity of the rarest word that the record lacks, of all together, and their share of
 * all; the same of the entry, without the share; how near the entry's words come, 0 to 1; rarity of the rarest word
 * that the record lacks, and that no entry has, however near others come: of a name nothing is near; years, and numbers, that the
 * record lacks; terms of the glossary and the thesaurus that the record lacks, that the entry lacks, and that it has; rarity
 * of the first telling word where the record lacks it, and of the last where the entry does, for a question says what it is about
 * at one end and what it asks at the other; how many rare words the record lacks, and how many the entry; names that are known in
 * general which the record lacks, which the entry lacks, and which the record has.
 */
export function wordsAgainst(
  question: Question,
  vocabulary: Vocabulary,
  entries: readonly number[],
  recordOf: Int32Array,
): number[][] {
  const { tokens, holders, language } = question;
  const likenesses = tokens
    .slice(0, MOST_WORDS)
    .map((token, i) => vocabulary.nearest(token, holders[i]!, entries, language));
  return entries.map((entry, k) =>
    wordsAgainstOne(
      question,
      vocabulary,
      entry,
      recordOf[entry]!,
      likenesses.map((each) => each[k]!),
    ),
  );
}

function wordsAgainstOne(
  { tokens, holders, terms, names }: Question,
  vocabulary: Vocabulary,
  entry: number,
  record: number,
  likenesses: readonly number[],
): number[] {
  const inRecord = { most: 0, sum: 0 };
  const inEntry = { most: 0, sum: 0 };
  let rarest = 0;
  let unheard = 0;
  let rarities = 0;
  let near = 0;
  let years = 0;
  let numbers = 0;
  let first: number | undefined;
  let last = 0;
  let rareOutsideRecord = 0;
  let rareOutsideEntry = 0;
  const place = vocabulary.placeOf(record);
  for (let i = 0; i < likenesses.length; i++) {
    const token = tokens[i]!;
    const inEntryToo = holders[i]!.entries[entry] === 1;
    const inRecordToo = holders[i]!.records[place] === 1;
    const rarity = vocabulary.rarity(token.text);
    if (rarity > TELLING) {
      first ??= inRecordToo ? 0 : rarity;
      last = inEntryToo ? 0 : rarity;
    }
    if (token.script === 'number') {
      if (inRecordToo) continue;
      numbers += 1;
      if (YEAR.test(token.text)) years += 1;
      continue;
    }
    rarities += rarity;
    if (inEntryToo) {
      near += rarity;
      continue;
    }
    if (rarity > RARE) {
      rareOutsideEntry += 1;
      if (!inRecordToo) rareOutsideRecord += 1;
    }
    const likeness = likenesses[i]!;
    near += rarity * likeness;
    const missing = rarity * (1 - likeness);
    inEntry.most = Math.max(inEntry.most, missing);
    inEntry.sum += missing;
    if (inRecordToo) continue;
    rarest = Math.max(rarest, rarity);
    if (!vocabulary.has(token.text)) unheard = Math.max(unheard, rarity);
    inRecord.most = Math.max(inRecord.most, missing);
    inRecord.sum += missing;
  }
  const inEntryOf = (all: readonly Holders[]): number =>
    all.reduce((sum, one) => sum + one.entries[entry]!, 0);
  const inRecordOf = (all: readonly Holders[]): number =>
    all.reduce((sum, one) => sum + one.records[place]!, 0);
  const termsInEntry = inEntryOf(terms);
  const namesInRecord = inRecordOf(names);
  const whole = Math.max(1e-9, rarities);
  return [
    inRecord.most,
    inRecord.sum,
    inRecord.sum / whole,
    inEntry.most,
    inEntry.sum,
    near / whole,
    rarest,
    unheard,
    years,
    numbers,
    terms.length - inRecordOf(terms),
    terms.length - termsInEntry,
    termsInEntry,
    first ?? 0,
    last,
    rareOutsideRecord,
    rareOutsideEntry,
    names.length - namesInRecord,
    names.length - inEntryOf(names),
    namesInRecord,
  ];
}
