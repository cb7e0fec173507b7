/** `check --sources`: what the records cite must stand in the documents, at the place they name. */
import { join } from 'node:path';
import { type Condition, type ConditionTree, conditionsIn } from '../core/model/eligibility.js';
import { findFactByPlace } from '../core/model/facts.js';
import {
  type Citation,
  type Fact,
  type FactValue,
  type KnowledgeBase,
  LANGUAGES,
  type PolicyRecord,
  type Source,
  type Text,
} from '../core/model/knowledge-base.js';
import { type Diagnostic, diagnose, type Place, sortDiagnostics } from './diagnostics.js';
import { SourceText } from './document-text.js';
import { dateEvidence, type Evidence, evidenceFor, numberEvidence } from './evidence.js';
import { commonNames, datesOf, edgeOf, isSameDate, wordsOf } from './held.js';
import { holdsAny, PARTS_OF_YEAR } from './number-words.js';
import { ParagraphFit } from './paragraph-fit.js';
import { bracesIn } from './placeholders.js';
import type { Places } from './places.js';
import { datePartsIn } from './printed.js';
import { amountOtherwise } from './printed-amounts.js';
import { comparisonOtherwise } from './printed-comparisons.js';
import { readBounded, reasonOf } from './read-content.js';
import { foldPrint } from './source-text.js';
import {
  numbersIn,
  numbersOf,
  numbersPrinted,
  otherAmounts,
  spokenIn,
  unknownFigures,
} from './spoken-figures.js';
import { type KnownNames, knownNames, unknownNames } from './spoken-names.js';
import { inOtherCells } from './table-cells.js';
import type { Path } from './yaml-file.js';

/** Values that measure or count something. */
const AMOUNTS: ReadonlySet<FactValue['kind']> = new Set(['number', 'range', 'ratio']);

/** The text of a source, or why there is none. */
export type FoundText = { readonly text: string } | { readonly reason: string };

/** Checks every fact and citation against the texts in a folder; `Source.text` names the file in it. */
export async function checkSources(
  knowledgeBase: KnowledgeBase,
  dir: string,
  places: Places,
): Promise<Diagnostic[]> {
  return compareWithSources(knowledgeBase, await readTexts(knowledgeBase, dir), places);
}

/** The text of every source in a folder, or why there is none. */
export async function readTexts(
  { sources }: Pick<KnowledgeBase, 'sources'>,
  dir: string,
): Promise<ReadonlyMap<string, FoundText>> {
  const found = [...sources.values()].map(
    async (source): Promise<[string, FoundText]> => [source.id, await readText(source, dir)],
  );
  return new Map(await Promise.all(found));
}

/** The comparison alone, over texts by source id. Pure. */
export function compareWithSources(
  knowledgeBase: KnowledgeBase,
  texts: ReadonlyMap<string, FoundText>,
  places: Places,
): Diagnostic[] {
  const comparison = new Comparison(knowledgeBase, texts, places);
  const common = knownNames(commonNames(knowledgeBase));
  for (const source of knowledgeBase.sources.values()) comparison.source(source);
  for (const record of knowledgeBase.records.values()) {
    for (const fact of record.facts.values()) comparison.fact(fact, record);
    comparison.cells(record);
    comparison.dates(record);
    comparison.spoken(record, common);
    comparison.fit(record, knowledgeBase);
    const conditions = conditionsIn(record.eligibility);
    for (const { path, tree } of placed(conditions, ['eligibility', 'conditions'])) {
      comparison.paragraphs(tree.citation, places.inRecord(record.id, [...path, 'paragraphs']));
    }
    for (const { path, condition } of conditionsOf(conditions, ['eligibility', 'conditions'])) {
      const attribute = knowledgeBase.profile.attributes.get(condition.attribute);
      const unit = attribute?.kind === 'number' ? attribute.unit : '';
      comparison.threshold(condition, unit, places.inRecord(record.id, [...path, condition.comparison]));
    }
  }
  const statements = [...knowledgeBase.records.values()].flatMap((record) => record.statements);
  for (const { id, citations } of [...statements, ...knowledgeBase.questions]) {
    for (const [n, citation] of citations.entries()) {
      const below = n === 0 ? ['paragraphs'] : ['also', n - 1, 'paragraphs'];
      comparison.paragraphs(citation, places.entry(id, below));
    }
  }
  return sortDiagnostics(comparison.diagnostics);
}

/** Each condition that is not in a group, and each group, with its place; members stand where their group does. */
function* placed(
  items: readonly ConditionTree[],
  at: Path,
  above?: Citation,
): Generator<{ path: Path; tree: ConditionTree }> {
  for (const [n, tree] of items.entries()) {
    const path = [...at, n];
    const own = tree.citation.source !== above?.source || tree.citation.paragraphs !== above.paragraphs;
    if (own) yield { path, tree };
    if (tree.kind !== 'condition') yield* placed(tree.items, [...path, tree.kind], tree.citation);
  }
}

/** Every condition, in groups and out of them, with its place. */
function* conditionsOf(
  items: readonly ConditionTree[],
  at: Path,
): Generator<{ path: Path; condition: Condition }> {
  for (const [n, tree] of items.entries()) {
    const path = [...at, n];
    if (tree.kind === 'condition') yield { path, condition: tree };
    else yield* conditionsOf(tree.items, [...path, tree.kind]);
  }
}

class Comparison {
  readonly diagnostics: Diagnostic[] = [];
  readonly #texts = new Map<string, SourceText>();
  readonly #fits = new Map<string, ParagraphFit>();
  readonly #names = new Map<string, KnownNames>();
  readonly #sources: ReadonlyMap<string, Source>;
  readonly #places: Places;
  /** Names that are the same in every answer: those of records, and words of the glossary. */
  readonly #known: ReadonlySet<string>;

  constructor(
    { sources, records, glossary }: KnowledgeBase,
    texts: ReadonlyMap<string, FoundText>,
    places: Places,
  ) {
    this.#sources = sources;
    this.#known = new Set([
      ...[...records.values()].flatMap(({ name, aliases }) =>
        LANGUAGES.flatMap((language) => [name[language], ...aliases[language]]),
      ),
      ...glossary.flatMap(({ ko, en }) => [...ko, ...en]),
    ]);
    this.#places = places;
    for (const [id, source] of sources) {
      const found = texts.get(id) ?? { reason: 'it was not read' };
      if ('text' in found) {
        this.#texts.set(id, new SourceText(found.text));
      } else {
        const data = { source: id, file: source.text, reason: found.reason };
        this.diagnostics.push(diagnose('source-text-missing', places.source(id, 'text'), data));
      }
    }
  }

  /** A source's own date must be printed somewhere in it. */
  source({ id, date }: Source): void {
    const text = this.#texts.get(id);
    if (text === undefined || date === undefined) return;
    for (const { looked, standsIn } of dateEvidence(date, ['date'])) {
      if (standsIn(text.all)) continue;
      const data = { name: id, looked, paragraphs: 'its text', elsewhere: undefined };
      this.diagnostics.push(diagnose('not-in-source', this.#places.source(id, 'date'), data));
    }
  }

  fact(fact: Fact, record: PolicyRecord): void {
    if (!this.paragraphs(fact.citation, this.#places.entry(fact.id, ['paragraphs']))) return;
    for (const { path, missing } of this.#missing(fact.citation, evidenceFor(fact))) {
      const place = this.#places.entry(fact.id, path);
      this.diagnostics.push(diagnose('not-in-source', place, { name: fact.key, ...missing }));
    }
    this.#dateParts(fact);
    this.#asOf(fact);
    this.#amount(fact, record);
    this.#worded(fact);
    this.#translation(fact);
  }

  /** A value stands in the cell of a table that its label names. */
  cells({ facts }: PolicyRecord): void {
    const found = inOtherCells(facts.values(), (source) => this.#texts.get(source)?.paragraphs);
    for (const { fact, own, other } of found) {
      const place = this.#places.entry(fact.id, []);
      this.diagnostics.push(diagnose('cell-of-another', place, { fact: fact.key, own, other }));
    }
  }

  /** A number measures and limits what its paragraphs say that it does. */
  #amount({ id, key, value, printed, citation }: Fact, { statements, facts }: PolicyRecord): void {
    const text = this.#texts.get(citation.source);
    if (text === undefined || value.kind !== 'number') return;
    const texts = statements
      .filter((each) => bracesIn(each.text.ko).some(({ name }) => name === key))
      .flatMap((each) => LANGUAGES.map((language) => each.text[language]));
    const beside = [...facts.values()].flatMap((other) =>
      other.id !== id && other.value.kind === 'number' && other.value.number === value.number
        ? [other.value.qualifier]
        : [],
    );
    const around = { printed, texts, beside, scales: text.scales };
    const otherwise = amountOtherwise(value, around, text.cited(citation.paragraphs));
    if (otherwise === undefined) return;
    const place = this.#places.entry(id, ['number']);
    this.diagnostics.push(
      diagnose('amount-printed-otherwise', place, { fact: key, ...otherwise, ...citation }),
    );
  }

  /** Words beside a `printed` are still those of the paragraph, in its own language: some word of each is printed there. */
  #worded({ id, key, value, printed, citation }: Fact): void {
    const text = this.#texts.get(citation.source);
    if (text === undefined || printed === undefined || (value.kind !== 'text' && value.kind !== 'list'))
      return;
    const language = /\p{Script=Hangul}/u.test(printed) ? 'ko' : 'en';
    const letters = lettersOf(text.join(citation.paragraphs));
    for (const [n, item] of (value.kind === 'text' ? [value.text] : value.items).entries()) {
      const own = item[language];
      const words = foldPrint(own).match(/\p{L}{2,}/gu) ?? [];
      const found = words.filter((word) => letters.includes(word.slice(0, Math.max(2, word.length - 1))));
      if (words.length === 0 || 2 * found.length >= words.length || this.#known.has(own)) continue;
      const path = value.kind === 'text' ? ['text', language] : ['list', n, language];
      const data = {
        name: key,
        looked: `The text "${own}"`,
        paragraphs: `paragraph ${citation.paragraphs.join(', ')} of "${citation.source}"`,
        elsewhere: undefined,
      };
      this.diagnostics.push(diagnose('not-in-source', this.#places.entry(id, path), data));
    }
  }

  /** Year and month of a date that `printed` leaves out stand in the cited paragraphs, or are those of the document's own date. */
  #dateParts({ id, key, value, printed, citation }: Fact): void {
    const text = this.#texts.get(citation.source);
    if (printed === undefined || text === undefined || (value.kind !== 'date' && value.kind !== 'period'))
      return;
    const own = this.#sources.get(citation.source)?.date ?? {};
    const [form, whole] = [datePartsIn(printed, own), datePartsIn(text.join(citation.paragraphs), own)];
    const dates = value.kind === 'date' ? [value.date] : [value.from, value.to];
    for (const part of ['year', 'month'] as const) {
      // The form itself is compared with the value elsewhere; a half of a year names no month.
      if (form[part].size > 0 || holdsAny(foldPrint(printed), PARTS_OF_YEAR)) continue;
      const strange = dates
        .flatMap((date) => date[part] ?? [])
        .find((wanted) => !whole[part].has(wanted) && own[part] !== wanted);
      if (strange === undefined) continue;
      const data = {
        name: key,
        looked: `The ${part} ${strange}`,
        paragraphs: `paragraph ${citation.paragraphs.join(', ')} of "${citation.source}", nor is it that of its date`,
        elsewhere: undefined,
      };
      this.diagnostics.push(diagnose('not-in-source', this.#places.entry(id, [value.kind]), data));
    }
  }

  /** The year of which a value is true stands in the cited paragraphs, or is that of the document. */
  #asOf({ id, key, asOf, supersededBy, citation }: Fact): void {
    const text = this.#texts.get(citation.source);
    const year = asOf?.year;
    if (text === undefined || year === undefined) return;
    const own = this.#sources.get(citation.source)?.date ?? {};
    const cited = datePartsIn(text.join(citation.paragraphs), own).year;
    const known = cited.size > 0 || own.year !== undefined ? cited : datePartsIn(text.all, own).year;
    // What was true before the present value is mostly that of the year before.
    const before = supersededBy !== undefined && own.year === year + 1;
    if (known.has(year) || own.year === year || before) return;
    const data = {
      name: key,
      looked: `The year ${year} of as_of`,
      paragraphs: `paragraph ${citation.paragraphs.join(', ')} of "${citation.source}", nor is it that of its date`,
      elsewhere: undefined,
    };
    this.diagnostics.push(diagnose('not-in-source', this.#places.entry(id, ['as_of']), data));
  }

  /** A name that the document prints in one language alone is marked as translated in the other. */
  #translation({ id, key, value, citation, ours }: Fact): void {
    const text = this.#texts.get(citation.source);
    if (text === undefined || ours !== undefined || (value.kind !== 'text' && value.kind !== 'list')) return;
    const names = (value.kind === 'text' ? [value.text] : value.items).filter(isName);
    const language = LANGUAGES.find((each) =>
      names.some((name) => {
        const other = each === 'ko' ? 'en' : 'ko';
        return !text.holds(name[each]) && text.holds(name[other]) && !this.#known.has(name[each]);
      }),
    );
    if (language === undefined) return;
    const name = names.find((each) => !text.holds(each[language]))?.[language] ?? '';
    const data = { fact: key, name, language, source: citation.source };
    this.diagnostics.push(diagnose('translation-not-marked', this.#places.entry(id, [value.kind]), data));
  }

  /** A day that decides whether a record is in force stands in a fact of it or in its document. */
  dates(record: PolicyRecord): void {
    const text = this.#texts.get(record.source);
    if (text === undefined) return;
    const held = [...record.facts.values()].flatMap(({ value }) =>
      value.kind === 'date' ? [value.date] : value.kind === 'period' ? [value.from, value.to] : [],
    );
    const own = this.#sources.get(record.source)?.date;
    for (const { path, date } of datesOf(record)) {
      const known = [...held, ...(own === undefined ? [] : [own])];
      if (known.some((each) => isSameDate(each, date) || isSameDate(edgeOf(each, path.at(-1)), date)))
        continue;
      for (const { looked, standsIn } of dateEvidence(date, [])) {
        if (standsIn(text.all)) continue;
        const paragraphs = `"${record.source}", nor is it the date of a fact of the record`;
        const data = { name: path.join('.'), looked, paragraphs, elsewhere: undefined };
        this.diagnostics.push(diagnose('not-in-source', this.#places.inRecord(record.id, path), data));
      }
    }
  }

  /** A figure or name in a sentence must be held by a fact of its record or by a paragraph that it cites. */
  spoken(record: PolicyRecord, common: KnownNames): void {
    const facts = [...record.facts.values()];
    const own = knownNames(wordsOf(record));
    const names = numbersIn([record.name, ...facts.map(({ label }) => label)]);
    for (const { entry, path, text, citations } of spokenIn(record)) {
      const cited = citations.map(({ source, paragraphs }) => this.#texts.get(source)?.join(paragraphs));
      // What cannot be read is a finding of its own.
      if (cited.some((paragraphs) => paragraphs === undefined)) continue;
      const printed = cited.flatMap((paragraphs) => numbersPrinted(paragraphs ?? ''));
      // An amount of the record that stands elsewhere is another one, though it be the same number; its days are days anywhere.
      const held = facts.filter(
        ({ value, citation }) =>
          !AMOUNTS.has(value.kind) ||
          citations.some(
            ({ source, paragraphs }) =>
              source === citation.source && paragraphs.some((each) => citation.paragraphs.includes(each)),
          ),
      );
      const figures = new Set([...held.flatMap(numbersOf), ...names, ...printed]);
      const known = [common, own, ...citations.map(({ source }) => this.#namesIn(source))];
      for (const language of LANGUAGES) {
        const at = [...path, language];
        const place = entry === record.id ? this.#places.inRecord(entry, at) : this.#places.entry(entry, at);
        const other = otherAmounts(
          text[language],
          cited.flatMap((each) => each ?? []),
          held,
        );
        for (const figure of [...unknownFigures(text[language], figures), ...other]) {
          const where = citations.map(
            ({ source, paragraphs }) => `paragraph ${paragraphs.join(', ')} of "${source}"`,
          );
          this.diagnostics.push(
            diagnose('figure-not-in-source', place, { figure, where: where.join(' and ') }),
          );
        }
        for (const name of unknownNames(text[language], language, known)) {
          const where = [...new Set(citations.map(({ source }) => `"${source}"`))].join(' and ');
          this.diagnostics.push(diagnose('name-not-in-source', place, { name, where }));
        }
      }
    }
  }

  /** What a document names, read once. */
  #namesIn(source: string): KnownNames {
    const names = this.#names.get(source) ?? knownNames(this.#texts.get(source)?.paragraphs ?? []);
    this.#names.set(source, names);
    return names;
  }

  /** A statement without figures of its own is about the paragraphs that it cites. */
  fit(record: PolicyRecord, kb: KnowledgeBase): void {
    for (const { id, text, citations } of record.statements) {
      const [citation] = citations;
      const found = citation === undefined ? undefined : this.#texts.get(citation.source);
      if (citation === undefined || found === undefined || citations.length > 1) continue;
      // A fact that it fills in and that stands where it says proves enough.
      const filled = bracesIn(text.ko).map(({ name }) => findFactByPlace(kb, record.id, name)?.citation);
      if (filled.some((each) => each?.paragraphs.some((n) => citation.paragraphs.includes(n)))) continue;
      const fit = this.#fits.get(citation.source) ?? new ParagraphFit(found.paragraphs);
      this.#fits.set(citation.source, fit);
      const paragraph = fit.elsewhere(text, citation.paragraphs);
      if (paragraph === undefined) continue;
      const data = { paragraph, cited: citation.paragraphs, source: citation.source };
      this.diagnostics.push(diagnose('text-elsewhere', this.#places.entry(id, ['paragraphs']), data));
    }
  }

  /** The number of a condition must stand in the paragraphs that it cites; a yes and a choice are put in our own words. */
  threshold({ attribute, number, comparison, citation }: Condition, unit: string, place: Place): void {
    if (number === undefined) return;
    const all = this.#texts.get(citation.source)?.paragraphs ?? [];
    const otherwise = comparisonOtherwise(number, comparison, citation.paragraphs, all);
    if (otherwise !== undefined) {
      const data = { attribute, ...otherwise, ...citation };
      this.diagnostics.push(diagnose('comparison-printed-otherwise', place, data));
    }
    for (const { missing } of this.#missing(citation, [numberEvidence({ number, unit })])) {
      this.diagnostics.push(diagnose('threshold-not-in-source', place, { attribute, ...missing }));
    }
  }

  /** What does not stand in cited paragraphs; nothing where the text or a paragraph is not there, which is said elsewhere. */
  #missing({ source, paragraphs }: Citation, evidence: readonly Evidence[]) {
    const text = this.#texts.get(source);
    if (text === undefined || paragraphs.some((paragraph) => paragraph > text.count)) return [];
    const cited = text.join(paragraphs);
    return evidence
      .filter(({ standsIn }) => !standsIn(cited))
      .map(({ looked, path, standsIn }) => ({
        path,
        missing: {
          looked,
          paragraphs: `paragraph ${paragraphs.join(', ')} of "${source}"`,
          elsewhere: text.find(standsIn),
        },
      }));
  }

  /** Whether every cited paragraph exists, as far as the text is known. */
  paragraphs({ source, paragraphs }: Citation, place: Place): boolean {
    const text = this.#texts.get(source);
    if (text === undefined) return true;
    const missing = paragraphs.filter((paragraph) => paragraph > text.count);
    for (const paragraph of missing) {
      this.diagnostics.push(diagnose('paragraph-missing', place, { source, paragraph, count: text.count }));
    }
    return missing.length === 0;
  }
}

const lettersOf = (text: string): string => text.replaceAll(/\s/g, '');

/** Whether words are a name: in English each long word of one begins with a capital letter. */
function isName({ en }: Text): boolean {
  const words = en.split(/[\s(),]+/).filter((word) => word.length > 3);
  return words.length > 0 && words.every((word) => /^\p{Lu}/u.test(word));
}

async function readText(source: Source, dir: string): Promise<FoundText> {
  if (source.text === undefined) return { reason: 'no file is named' };
  if (/[/\\]|^\.\.?$/.test(source.text)) return { reason: 'a file name alone is expected, without folders' };
  try {
    const bytes = readBounded(join(dir, source.text));
    if (typeof bytes === 'number') return { reason: `it has ${bytes} bytes, more than are read` };
    return { text: new TextDecoder('utf-8', { fatal: true }).decode(bytes) };
  } catch (error) {
    return { reason: error instanceof TypeError ? 'it is not UTF-8 text' : reasonOf(error) };
  }
}
