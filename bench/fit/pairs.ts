/** Pairs of a question and an entry, each with whether the entry answers it: what something that reads both together could learn from. */
import { nameStems } from '../../src/core/find/build-index.js';
import type { FindEntry } from '../../src/core/find/find-index.js';
import { normalise } from '../../src/core/language/normalise.js';
import { tokenise } from '../../src/core/language/tokenise.js';
import type { Language } from '../../src/core/model/knowledge-base.js';
import { randomStream } from '../random.js';
import { type KnownQuestion, languageOf, type Material } from './material.js';

export const PAIR_ANSWERS = ['yes', 'partly', 'no'] as const;
export type PairAnswer = (typeof PAIR_ANSWERS)[number];

/**
 * Why an entry was taken that does not answer: the judge ranks it first; it is of the same record and holds values of the same units; it is
 * called alike in another record; the question was bent to another year or record. Any `other` one is easy.
 */
export const NO_KINDS = ['first', 'value', 'kin', 'swapped', 'other'] as const;
export type NoKind = (typeof NO_KINDS)[number];

/** Where the question is from: asked by a person, an editor's way to ask, two questions as one, a question bent to another year or record. */
export type PairSource = 'question' | 'phrasing' | 'joined' | 'bent';

/** A question with entries by what they are to it, all of one knowledge base. */
export interface PairRow {
  readonly base: string;
  readonly source: PairSource;
  readonly lang: Language;
  readonly q: string;
  /** Ids of entries that answer. */
  readonly yes?: readonly string[];
  /** Ids of entries that answer one of the two things that are asked. */
  readonly partly?: readonly string[];
  /** Ids of entries that do not answer. */
  readonly no?: Readonly<Partial<Record<NoKind, readonly string[]>>>;
}

/** Ways to ask are many: of each so many hard entries. A question of a person gets more. */
const HARD = { question: 4, phrasing: 1 } as const;
const YEAR = /(?<!\d)20[12]\d(?!\d)/u;
const UNIT = /\d\s?(\p{L}|%)/gu;
const NUMBER = /\d[\d,.]*\d/gu;
const SEED = 20;

const says = ({ kind }: FindEntry): boolean => kind === 'statement' || kind === 'fact';
const textOf = ({ words }: FindEntry, language: Language): string =>
  [words[language].title, ...words[language].sentences, ...words[language].facts].join(' ');
/** What an entry is called in its record, such as `period`. */
const calledOf = ({ id }: FindEntry): string => id.slice(id.indexOf('/') + 1);

function grouped<Key>(items: readonly number[], keyOf: (item: number) => Key): Map<Key, number[]> {
  const groups = new Map<Key, number[]>();
  for (const item of items) {
    const group = groups.get(keyOf(item));
    if (group === undefined) groups.set(keyOf(item), [item]);
    else group.push(item);
  }
  return groups;
}

/** Share of the units that two texts have numbers of, of those that either has. */
function alikeUnits(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  const shared = [...a].filter((unit) => b.has(unit)).length;
  return shared === 0 ? 0 : shared / (a.size + b.size - shared);
}

/** A question with another year than its first, or nothing when it has none. */
function otherYear(text: string): string | undefined {
  const year = YEAR.exec(text)?.[0];
  return year === undefined
    ? undefined
    : text.replace(year, String(Number(year) + (Number(year) % 2 === 0 ? 1 : -1)));
}

/** A question with its record's name said first, unless it names it. */
function withName(text: string, name: string, stems: ReadonlySet<string>): string {
  return tokenise(normalise(text)).some(({ stem }) => stems.has(stem)) ? text : `${name} ${text}`;
}

interface Way {
  readonly text: string;
  readonly language: Language;
  readonly entry: number;
}

/**
 * The pairs of one knowledge base. `ways` are ways to ask for entries, by their numbers; `likeliest` gives the entries that today's judge
 * holds likeliest for a question. The same material gives the same pairs.
 */
export function pairsOf(
  material: Material,
  ways: readonly Way[],
  likeliest: (question: string) => readonly number[],
): PairRow[] {
  const { name: base, entries, names, questions } = material;
  const random = randomStream(SEED);
  const spoken = entries.flatMap((entry, i) => (says(entry) ? [i] : []));
  const units = entries.map(
    (entry) => new Set([...textOf(entry, 'ko').matchAll(UNIT)].map((match) => match[1]!)),
  );
  const numbers = entries.map((entry) => new Set(textOf(entry, 'ko').match(NUMBER) ?? []));
  const byRecord = grouped(spoken, (i) => entries[i]!.record);
  const byCall = grouped(spoken, (i) => calledOf(entries[i]!));
  const named = grouped(
    names.map((_, i) => i),
    (i) => `${names[i]!.record} ${languageOf(names[i]!.name)}`,
  );
  const namesOf = (record: string | undefined, language: Language): string[] =>
    (named.get(`${record} ${language}`) ?? []).map((i) => names[i]!.name);
  const spokenNames = grouped(
    names.map((_, i) => i),
    (i) => languageOf(names[i]!.name),
  );
  const stemsOf = new Map<string, ReadonlySet<string>>();
  const draw = <Item>(items: readonly Item[]): Item | undefined => items[Math.floor(random() * items.length)];
  const idOf = (i: number): string => entries[i]!.id;

  const rowOf = (
    source: PairSource,
    { text, language }: Pick<Way, 'text' | 'language'>,
    answers: readonly number[],
    record: string | undefined,
    parts: readonly number[] = [],
  ): PairRow => {
    const isAsked = source === 'question' || source === 'joined';
    const taken = new Set([...answers, ...parts]);
    const no: Partial<Record<NoKind, string[]>> = {};
    const take = (kind: NoKind, i: number | undefined): void => {
      if (i === undefined || taken.has(i)) return;
      taken.add(i);
      no[kind] = [...(no[kind] ?? []), idOf(i)];
    };
    // Who wrote a way to ask saw one entry: another that has its numbers, or is about all, may answer as well.
    const isClear = (i: number): boolean =>
      isAsked ||
      (!entries[i]!.isOverview &&
        !answers.some((answer) => [...numbers[answer]!].some((each) => numbers[i]!.has(each))));
    const most = source === 'question' ? HARD.question : HARD.phrasing;
    if (source === 'question')
      take(
        'first',
        likeliest(text).find((i) => !taken.has(i)),
      );
    const model = answers[0] ?? parts[0];
    const own = (byRecord.get(record) ?? []).filter((i) => !taken.has(i) && isClear(i));
    if (model !== undefined) {
      const kin = (byCall.get(calledOf(entries[model]!)) ?? []).filter(
        (i) => entries[i]!.record !== record && isClear(i),
      );
      if (isAsked || random() < 0.5) take('kin', draw(kin));
    }
    const near = own
      .map((i) => ({ i, alike: model === undefined ? random() : alikeUnits(units[model]!, units[i]!) }))
      .sort((a, b) => b.alike - a.alike || a.i - b.i);
    for (const { i, alike } of near)
      if (taken.size - answers.length - parts.length < most && alike > 0) take('value', i);
    const hard = taken.size - answers.length - parts.length;
    const elsewhere = spoken.filter((i) => entries[i]!.record !== record);
    for (let i = 0; i < hard; i++)
      take('other', isAsked && i % 2 === 0 ? (draw(own) ?? draw(elsewhere)) : draw(elsewhere));
    return {
      base,
      source,
      lang: language,
      q: text,
      ...(answers.length > 0 && { yes: answers.map(idOf) }),
      ...(parts.length > 0 && { partly: parts.map(idOf) }),
      ...(hard > 0 && { no }),
    };
  };

  /** The question about another year or another record: what answered it does so no more. */
  const bentOf = (
    { text, language }: Pick<Way, 'text' | 'language'>,
    answers: readonly number[],
  ): PairRow[] => {
    const answer = answers[0]!;
    const { record } = entries[answer]!;
    const year = otherYear(text);
    const isDated = year !== undefined && textOf(entries[answer]!, language).includes(YEAR.exec(text)![0]);
    const own = namesOf(record, language).filter((name) => text.includes(name));
    const longest = own.sort((a, b) => b.length - a.length)[0];
    const others = (spokenNames.get(language) ?? []).filter((i) => names[i]!.record !== record);
    const stranger = names[draw(others) ?? -1];
    const bent = [
      ...(isDated ? [year] : []),
      ...(longest !== undefined && stranger !== undefined ? [text.replace(longest, stranger.name)] : []),
    ];
    return bent.map((q) => ({ base, source: 'bent', lang: language, q, no: { swapped: answers.map(idOf) } }));
  };

  const answersOf = ({ answers }: KnownQuestion): number[] => answers.filter((i) => says(entries[i]!));
  const rows: PairRow[] = [];
  const before = new Map<string, KnownQuestion>();
  for (const question of questions) {
    const { kind, language, text } = question;
    const answers = answersOf(question);
    if (kind === 'social' || (kind === 'answerable' && answers.length === 0)) continue;
    const record = answers[0] === undefined ? question.record : entries[answers[0]]!.record;
    rows.push(rowOf('question', question, answers, record));
    if (answers.length === 0) continue;
    rows.push(...bentOf(question, answers));
    const key = `${record} ${language}`;
    const earlier = before.get(key);
    before.set(key, question);
    if (earlier === undefined) continue;
    const first = answersOf(earlier);
    if (first.some((i) => answers.includes(i))) continue;
    rows.push(
      rowOf('joined', { text: `${earlier.text} ${text}`, language }, [], record, [...first, ...answers]),
    );
  }
  for (const way of ways) {
    const { record, kind } = entries[way.entry]!;
    if (record === undefined || (kind !== 'gap' && !says(entries[way.entry]!))) continue;
    let stems = stemsOf.get(record);
    if (stems === undefined) {
      stems = nameStems(names.filter((each) => each.record === record));
      stemsOf.set(record, stems);
    }
    const text = withName(way.text, namesOf(record, way.language)[0] ?? '', stems).trim();
    const asked = { text, language: way.language };
    const answers = kind === 'gap' ? [] : [way.entry];
    rows.push(rowOf('phrasing', asked, answers, record));
    if (answers.length > 0 && way.entry % 3 === 0) rows.push(...bentOf(asked, answers));
  }
  return rows;
}

/** A pair by itself. */
export interface Pair {
  readonly row: PairRow;
  readonly entry: string;
  readonly answer: PairAnswer;
  /** Of a `no`. */
  readonly why?: NoKind;
}

export function pairsIn(row: PairRow): Pair[] {
  const no = NO_KINDS.flatMap((why) =>
    (row.no?.[why] ?? []).map((entry): Pair => ({ row, entry, answer: 'no', why })),
  );
  const of = (answer: 'yes' | 'partly'): Pair[] =>
    (row[answer] ?? []).map((entry) => ({ row, entry, answer }));
  return [...of('yes'), ...of('partly'), ...no];
}

/** How far two readings of the same pairs agree: the share, and Cohen's kappa (Cohen, "A coefficient of agreement for nominal scales", 1960). */
export function agreement(
  first: readonly string[],
  second: readonly string[],
): { share: number; kappa: number } {
  const all = first.length;
  const share = first.filter((answer, i) => answer === second[i]).length / all;
  const chance = PAIR_ANSWERS.reduce((sum, answer) => {
    const of = (readings: readonly string[]): number =>
      readings.filter((each) => each === answer).length / all;
    return sum + of(first) * of(second);
  }, 0);
  return { share, kappa: chance === 1 ? 1 : (share - chance) / (1 - chance) };
}
