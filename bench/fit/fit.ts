/** From knowledge bases with questions to the weights of the judge and the model of what is asked for. */
import { Asked, type Masked, mask } from '../../src/core/find/asked.js';
import { buildFindIndex, heldBy, nameStems } from '../../src/core/find/build-index.js';
import { JUDGED, RANKED } from '../../src/core/find/evidence.js';
import type { EntryWords, FindName } from '../../src/core/find/find-index.js';
import { type Contender, Finder } from '../../src/core/find/finder.js';
import type { JudgeWeights, Thresholds } from '../../src/core/find/judge.js';
import type { Models } from '../../src/core/find/models.js';
import type { Question } from '../../src/core/find/question.js';
import { normalise } from '../../src/core/language/normalise.js';
import { tokenise } from '../../src/core/language/tokenise.js';
import { LANGUAGES } from '../../src/core/model/knowledge-base.js';
import { type AskedGroup, type AskedQuestion, trainAsked } from './asked-training.js';
import { type Choice, fitLogit } from './logit.js';
import type { KnownQuestion, Material } from './material.js';
import { fitTrees } from './trees.js';

/** What is given and not fitted here. */
export type Given = Pick<Models, 'encoder' | 'rarity' | 'thesaurus'>;

export interface Fitted {
  /** Content of `models/asked.bin`. */
  readonly asked: Uint8Array;
  /** Content of `models/judge.json`. */
  readonly judge: JudgeWeights;
}

/** A question written by a person counts as so many phrasings, when what is asked for is learnt. */
const QUESTION_WEIGHT = 2;
/** An editor's way to ask for a gap, where the gap is not there to be found: a near-miss by another hand. */
const GAP_WEIGHT = 0.3;
/** A question filled in from the turn before, beside the same as it was asked. */
const FILLED_WEIGHT = 0.5;
/** A question of another matter that was made from one that is answered. */
const ESTRANGED_WEIGHT = 0.5;
/** A question whose answer was taken away. */
const BEREFT_WEIGHT = 0.5;
/** In so many shares the answers of a knowledge base are taken away, one after the other. */
const SHARES = 5;
/** Steps through the names of strangers so that neighbours in the list do not follow each other. */
const STRIDE = 37;
const HANGUL = /\p{Script=Hangul}/u;
const FOLDS = 4;

/**
 * A knowledge base without some of its entries, several times, each with the questions that those answered and nothing does now:
 * near-misses in the words of people who expected an answer.
 */
function bereft(material: Material): Material[] {
  const { entries, questions } = material;
  const answered = questions.filter(({ kind, answers }) => kind === 'answerable' && answers.length > 0);
  return Array.from({ length: SHARES }, (_, share): Material => {
    const gone = new Set<number>();
    for (const { answers } of answered)
      if (answers[0]! % SHARES === share) for (const each of answers) gone.add(each);
    const kept = entries.flatMap((entry, i) => (gone.has(i) ? [] : [entry]));
    return {
      ...material,
      entries: kept,
      questions: answered
        .filter(({ answers }) => answers.every((answer) => gone.has(answer)))
        .map((question) => {
          const record = entries[question.answers[0]!]!.record;
          return { ...question, kind: 'near', answers: [], ...(record === undefined ? {} : { record }) };
        }),
    };
  });
}

/**
 * Groups of a knowledge base for the model of what is asked for: a record, a language, answerable or not. An answered question is
 * also asked as if the record did not have its answers.
 */
function groupsOf({ entries, names, questions }: Material, given: Given): AskedGroup[] {
  const masked = nameStems(names);
  const ask = (text: string): Masked => mask(tokenise(normalise(text)), masked, 'question', given);
  return LANGUAGES.flatMap((language) => {
    const seen = entries.map(({ record, kind, words }) => ({
      record: record ?? kind,
      says: kind === 'statement' || kind === 'fact',
      held: heldBy(words[language], masked, given),
      phrasings: words[language].phrasings.map(ask),
    }));
    const groups = new Map<string, { own: number[]; unstated: boolean; questions: AskedQuestion[] }>();
    const add = (record: string, unstated: boolean, question: AskedQuestion): void => {
      const key = `${record} ${unstated}`;
      let group = groups.get(key);
      if (group === undefined) {
        const own = seen.flatMap((entry, i) =>
          entry.record === record && (!unstated || entry.says) ? [i] : [],
        );
        group = { own, unstated, questions: [] };
        groups.set(key, group);
      }
      group.questions.push(question);
    };
    for (const { text, language: spoken, kind, answers, record } of questions) {
      if (spoken !== language) continue;
      const asked = { text: ask(text), weight: QUESTION_WEIGHT };
      if (kind === 'near' && record !== undefined) add(record, true, { ...asked, answers: [] });
      if ((kind !== 'answerable' && kind !== 'social') || answers.length === 0) continue;
      const home = seen[answers[0]!]!.record;
      add(home, false, { ...asked, answers: answers.filter((answer) => seen[answer]!.record === home) });
      if (kind === 'answerable')
        add(home, true, { ...asked, answers: [], without: answers, weight: asked.weight * BEREFT_WEIGHT });
    }
    seen.forEach(({ record, phrasings }, i) => {
      const { kind } = entries[i]!;
      for (const text of phrasings)
        add(record, kind === 'gap', { text, answers: kind === 'gap' ? [] : [i], weight: 1 });
    });
    return [...groups.values()].map((group) => ({ ...group, entries: seen }));
  });
}

/** Phrasings from which on they alone can be told apart by. */
const ENOUGH_PHRASINGS = 3;

/** A knowledge base of which nothing is there but the ways to ask for its entries, with the questions that these can find. */
function phrasingsAlone(material: Material): Material {
  const only = ({ phrasings }: EntryWords): EntryWords => ({
    phrasings,
    title: '',
    sentences: [],
    facts: [],
  });
  const { entries } = material;
  return {
    ...material,
    names: [],
    glossary: [],
    entries: entries.map((entry) => ({
      ...entry,
      words: { ko: only(entry.words.ko), en: only(entry.words.en) },
    })),
    questions: material.questions.filter(({ answers, language }) =>
      answers.some((answer) => entries[answer]!.words[language].phrasings.length >= ENOUGH_PHRASINGS),
    ),
  };
}

const NO_JUDGE: JudgeWeights = {
  ranked: RANKED,
  judged: JUDGED,
  rank: [],
  bias: 0,
  trees: [],
  thresholds: { answer: 0, offer: 0, pair: 0 },
};

/** A finder over a knowledge base, for its evidence; it judges nothing. */
export function finderOf(material: Material, given: Given, asked: Asked, judge = NO_JUDGE): Finder {
  const models: Models = { ...given, asked, judge };
  return new Finder(buildFindIndex(material.entries, material.names, material.glossary, models), models);
}

/** A question to fit the judge on, and how much it counts. */
interface Example {
  readonly question: KnownQuestion;
  readonly weight: number;
  readonly without?: number;
}

/**
 * Questions of another matter, made from ones that are answered: the name of something that this knowledge base does not hold
 * in the place of the record's, or beside it.
 */
function estranged(
  asked: readonly Example[],
  names: readonly FindName[],
  strangers: readonly (readonly string[])[],
  { thesaurus }: Given,
): Example[] {
  const own = nameStems(names);
  const fitting = (isKorean: boolean): string[][] =>
    strangers.map((each) => each.filter((name) => HANGUL.test(name) === isKorean));
  const lists = { ko: fitting(true), en: fitting(false) };
  return asked
    .filter(({ question }, i) => i % 2 === 1 && question.kind === 'answerable')
    .flatMap(({ question, weight }, i): Example[] => {
      const isKorean = question.language === 'ko';
      const list = lists[question.language][(i >> 1) % strangers.length]!;
      const stranger = list[(i * STRIDE) % Math.max(1, list.length)];
      if (stranger === undefined || tokenise(normalise(stranger)).every(({ stem }) => own.has(stem)))
        return [];
      const tokens = tokenise(normalise(question.text));
      const named = thesaurus.named(tokens);
      const rest = tokens.filter(({ stem }, at) => !own.has(stem) && !named.has(at));
      const instead = [stranger, ...rest.map(({ text }) => text)].join(' ');
      const beside = isKorean ? `${stranger} ${question.text}` : `${question.text} ${stranger}`;
      const text = i % 2 === 0 ? instead : beside;
      return [
        { question: { ...question, text, kind: 'near', answers: [] }, weight: weight * ESTRANGED_WEIGHT },
      ];
    });
}

function examplesOf(
  { questions, entries, names }: Material,
  strangers: readonly (readonly string[])[],
  given: Given,
): Example[] {
  const asked = questions
    .filter(({ kind, answers }) => kind !== 'answerable' || answers.length > 0)
    .map((question) => ({ question, weight: 1 }));
  const gaps = entries.flatMap(({ kind, words }, without) =>
    kind !== 'gap'
      ? []
      : LANGUAGES.flatMap((language) =>
          words[language].phrasings.slice(0, 2).map((text) => ({
            question: { text, language, kind: 'near' as const, answers: [] },
            weight: GAP_WEIGHT,
            without,
          })),
        ),
  );
  // What is asked after an earlier turn: the record's name in front of a question that does not name it, be it its own
  // question without the name, or one of another subject that the turn before would bend.
  const nameOf = (record: string | undefined, language: string): string =>
    names.find((each) => each.record === record && (language === 'ko') === HANGUL.test(each.name))?.name ??
    '';
  const filled = asked
    .filter(({ question }, i) => i % 2 === 0 && question.kind !== 'social')
    .map(({ question }) => {
      const answer = question.answers[0];
      const record = (answer === undefined ? question.record : entries[answer]?.record) ?? names[0]?.record;
      const own = nameStems(names.filter((each) => each.record === record));
      const rest = tokenise(normalise(question.text)).filter(({ stem }) => !own.has(stem));
      const text = [nameOf(record, question.language), ...rest.map((token) => token.text)].join(' ');
      return { question: { ...question, text }, weight: FILLED_WEIGHT };
    });
  return [...asked, ...gaps, ...filled, ...estranged(asked, names, strangers, given)];
}

/** Names in the other knowledge bases, and names that are known in general and that this one does not hold. */
function strangersTo(material: Material, materials: readonly Material[], { thesaurus }: Given): string[][] {
  const others = materials.flatMap((other) =>
    other === material ? [] : other.names.map(({ name }) => name),
  );
  const texts = normalise(
    material.entries
      .flatMap(({ words }) =>
        LANGUAGES.flatMap((each) => [words[each].title, ...words[each].sentences, ...words[each].facts]),
      )
      .join(' '),
  );
  const known = thesaurus.groups
    .filter(({ isName, ko, en }) => isName && ![...ko, ...en].some((form) => texts.includes(normalise(form))))
    .flatMap(({ ko, en }) => [ko[0], en[0]].filter((form) => form !== undefined));
  return [others, known];
}

/** An example with the evidence of each candidate. */
interface Gathered extends Example {
  readonly finder: Finder;
  readonly read: Question;
  readonly candidates: readonly Contender[];
}

/** Evidence of examples, gathered with a model of what is asked for that has not seen it. */
function gather(material: Material, given: Given, asked: Asked, examples: readonly Example[]): Gathered[] {
  const finder = finderOf(material, given, asked);
  return examples.map((example) => {
    const { without } = example;
    const read = finder.read(example.question.text);
    const candidates = finder.candidates(
      read,
      without === undefined ? undefined : (entry) => entry !== without,
    );
    return { ...example, finder, read, candidates };
  });
}

/** The same of the questions of a knowledge base, each as it is asked. */
function gatherAsked(material: Material, given: Given, asked: Asked, weight: number): Gathered[] {
  return gather(
    material,
    given,
    asked,
    material.questions.map((question) => ({ question, weight })),
  );
}

/** What is chosen among for each question that has an answer, as it was asked. */
function choicesOf(examples: readonly Gathered[]): Choice[] {
  return examples.flatMap(({ question, weight, candidates }): Choice[] => {
    if (weight < 1 || (question.kind !== 'answerable' && question.kind !== 'social')) return [];
    const answers = new Set(
      candidates.flatMap(({ entry }, i) => (question.answers.includes(entry) ? [i] : [])),
    );
    return [{ rows: candidates.map(({ evidence }) => evidence), answers }];
  });
}

/** Fits everything on knowledge bases; seconds to minutes. The same material gives the same weights. */
export function fitModels(materials: readonly Material[], given: Given, thresholds: Thresholds): Fitted {
  const groups = new Map(materials.map((material) => [material, groupsOf(material, given)]));
  const train = (without: (material: Material, at: number) => boolean): Uint8Array =>
    trainAsked(materials.flatMap((material, at) => (without(material, at) ? [] : groups.get(material)!)));
  // What the judge learns from must look like what it will meet: evidence on documents that nothing was learnt from.
  const folds = Array.from(
    { length: FOLDS },
    (_, fold) => new Asked(train((_material, at) => at % FOLDS === fold)),
  );
  const examples = materials.flatMap((material, at) => {
    const unseen = folds[at % FOLDS]!;
    return [
      ...gather(
        material,
        given,
        unseen,
        examplesOf(material, strangersTo(material, materials, given), given),
      ),
      ...bereft(material).flatMap((each) => gatherAsked(each, given, unseen, BEREFT_WEIGHT)),
    ];
  });
  // Of words alone the ranking has to be right too: knowledge bases differ in how much of an entry there is beside its phrasings.
  const alone = materials.flatMap((material, at) =>
    choicesOf(gatherAsked(phrasingsAlone(material), given, folds[at % FOLDS]!, 1)),
  );
  const rank = fitLogit([...choicesOf(examples), ...alone], RANKED.length);
  const rows: Float32Array[] = [];
  const labels: number[] = [];
  const weights: number[] = [];
  for (const { finder, read, candidates, question, weight } of examples) {
    for (const { entry, features } of finder.toJudge(read, candidates, rank).found) {
      rows.push(features);
      labels.push(question.answers.includes(entry) ? 1 : 0);
      weights.push(weight);
    }
  }
  const { bias, trees } = fitTrees(rows, labels, weights);
  const judge: JudgeWeights = { ranked: RANKED, judged: JUDGED, rank, bias, trees, thresholds };
  return { asked: train(() => false), judge };
}
