import { LANGUAGES, type Language, type PartialDate } from '../../core/model/knowledge-base.js';
import { parseDate } from '../dates.js';
import type { Draft, FactData, UnitsData } from '../draft.js';
import { limitsIn } from '../editorial/editorial.js';
import { occurrences, type Span } from '../occurrences.js';
import { LIMIT_OF } from '../printed-amounts.js';
import { datePrintings, numberPrintings, wordPrintings } from '../printings.js';
import { SHELF_UNITS } from '../shelf.js';
import type { Path, YamlFile } from '../yaml-file.js';

interface Found extends Span {
  readonly fact: string;
}

/** How the facts of a record are printed, and which of them a text that cites some paragraphs may mean. */
interface Held {
  readonly printings: ReadonlyMap<string, readonly string[]>;
  readonly facts: Readonly<Record<string, FactData>>;
  readonly source: string | undefined;
}

/** A text with what it cites. */
interface Written {
  readonly text: Readonly<Record<Language, string>>;
  readonly source?: string | undefined;
  readonly paragraphs?: number | readonly number[] | undefined;
}

/** A number that is smaller is printed of many things. */
const TELLING = 100;
/** Letters around a figure that say how it limits. */
const AROUND = 12;

/** No statement types a number or date that a fact of its record holds. */
export function checkNumbersInTexts(draft: Draft): void {
  const units = { ...SHELF_UNITS, ...draft.units?.data.units };
  const on = draft.units?.file.stamp ?? '';
  const records = new Map(draft.records.map(({ data }) => [data.id, data]));
  const heldIn = (id: string): Held => {
    const { facts = {}, source } = records.get(id) ?? {};
    const printings = Object.entries(facts).map(([key, fact]) => [key, printingsOf(fact, units)] as const);
    return { printings: new Map(printings), facts, source };
  };
  for (const { file, data } of draft.records) {
    const check = (): void => {
      const held = heldIn(data.id);
      for (const group of ['aspects', 'details'] as const) {
        for (const [key, statement] of Object.entries(data[group] ?? {}))
          checkText(file, [group, key, 'text'], statement, held);
      }
    };
    file.once('numbers in texts', check, on);
  }
  for (const { file, data } of draft.questions) {
    for (const [key, question] of Object.entries(data.questions)) {
      if (question.about !== undefined)
        checkText(file, ['questions', key, 'text'], question, heldIn(question.about));
    }
  }
}

function checkText(file: YamlFile, path: Path, statement: Written, held: Held): void {
  for (const language of LANGUAGES) {
    const written = statement.text[language];
    const searched = written.replaceAll(/\{[^{}]*\}/g, (braces) => ' '.repeat(braces.length)).toLowerCase();
    const found = [...held.printings].flatMap(([fact, forms]) => longest(searched, fact, forms));
    for (const { span, facts } of distinct(found)) {
      const around = searched.slice(Math.max(0, span.start - AROUND), span.end + AROUND);
      const meant = factsMeant(facts, statement, around, held);
      const shown = written.slice(span.start, span.end).trim();
      if (meant.length > 0) file.report('number-in-text', [...path, language], { shown, facts: meant });
    }
  }
}

/**
 * Of facts with a figure, those of which the text speaks: a small one stands in a paragraph that the text cites, and a limit is said beside the
 * figure. Of several, those that limit it as the text does.
 */
function factsMeant(
  keys: readonly string[],
  { source, paragraphs = [] }: Written,
  around: string,
  held: Held,
): string[] {
  const limits = limitsIn(around);
  const cited = [paragraphs].flat();
  const limitOf = (key: string) => LIMIT_OF[held.facts[key]?.qualifier ?? 'exactly'];
  const fitting = keys.filter((key) => {
    const fact = held.facts[key];
    const limit = limitOf(key);
    if (fact === undefined || (limit !== undefined && limit !== 'about' && !limits.has(limit))) return false;
    if (fact.number === undefined || fact.number >= TELLING || !Number.isInteger(fact.number)) return true;
    const isSame = (fact.source ?? held.source) === (source ?? held.source);
    return isSame && [fact.paragraphs].flat().some((each) => cited.includes(each));
  });
  const alike = fitting.filter((key) => {
    const limit = limitOf(key);
    return limit !== undefined && limits.has(limit);
  });
  return alike.length > 0 ? alike : fitting;
}

/** Longest occurrence of each stretch that a fact's printings cover. */
function longest(text: string, fact: string, forms: readonly string[]): Found[] {
  const spans = forms.flatMap((form) => occurrences(text, form));
  return spans
    .filter((span) => !spans.some((other) => covers(other, span)))
    .map((span) => ({ ...span, fact }));
}

/** Each stretch once, with the facts that hold it; a stretch inside a longer one is left out. */
function distinct(found: readonly Found[]): { span: Span; facts: string[] }[] {
  const outer = found.filter((span) => !found.some((other) => covers(other, span)));
  const bySpan = new Map<string, { span: Span; facts: string[] }>();
  for (const span of outer) {
    const key = `${span.start}-${span.end}`;
    const entry = bySpan.get(key) ?? { span, facts: [] };
    if (!entry.facts.includes(span.fact)) entry.facts.push(span.fact);
    bySpan.set(key, entry);
  }
  return [...bySpan.values()];
}

function covers(outer: Span, inner: Span): boolean {
  return (
    outer.start <= inner.start && outer.end >= inner.end && outer.end - outer.start > inner.end - inner.start
  );
}

function printingsOf(fact: FactData, units: UnitsData['units']): string[] {
  if (fact.number !== undefined) return amountPrintings(fact.number, fact.unit ?? '', units);
  if (fact.range !== undefined)
    return [fact.range.from, fact.range.to].flatMap((n) => amountPrintings(n, fact.unit ?? '', units));
  if (fact.date !== undefined) return dateForms(parseDate(fact.date));
  if (fact.period !== undefined) {
    const from = parseDate(fact.period.from);
    const to = parseDate(fact.period.to);
    const joined = ['-', '–', '~', ' to '].map((mark) => `${from.year}${mark}${to.year}`);
    return [...(from.year === undefined ? [] : joined), ...dateForms(from), ...dateForms(to)];
  }
  return [];
}

/** A whole date is also recognised without its year. */
function dateForms(date: PartialDate): string[] {
  const { year, month, day } = date;
  const withoutYear = year !== undefined && month !== undefined && day !== undefined;
  return [...datePrintings(date), ...(withoutYear ? datePrintings({ month, day }) : [])];
}

/**
 * Printings of an amount. A bare number below that is too common to mean this fact, so it counts only with its unit
 * beside it.
 */
function amountPrintings(n: number, unit: string, units: UnitsData['units']): string[] {
  const numbers = numberPrintings(n);
  const words = wordPrintings(n);
  const withUnit = unitForms(unit, units).flatMap((form) =>
    [...numbers, ...words].flatMap((number) => {
      const said = form.replace('{nth}', words[0] ?? number).replace('{n}', number);
      return [said, said.replace(`${number} `, number)];
    }),
  );
  const distinctive = n >= TELLING || !Number.isInteger(n);
  return [...(distinctive ? numbers : []), ...withUnit].map((form) => form.toLowerCase());
}

function unitForms(id: string, units: UnitsData['units']): string[] {
  const unit = units[id];
  const forms = unit === undefined ? [] : [unit.ko, unit.en.one, unit.en.other];
  if (!forms.some((form) => form.includes('%'))) return forms.filter((form) => form !== '{n}');
  return [...forms, '{n} percent', '{n} per cent', '{n}퍼센트', '{n} 퍼센트', '{n}프로'];
}
