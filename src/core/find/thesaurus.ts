import { ModelError } from '../language/encoder.js';
import type { Token } from '../language/tokenise.js';
import { Glossary, type GlossaryData, prepareGlossary, type Term } from './glossary.js';

/** A table with fewer groups is not whole. */
const LEAST_GROUPS = 300;
const BETWEEN = '|';

/** Words that mean the same wherever support for small businesses is spoken of, and names that are known in general, in both languages. */
export class Thesaurus {
  /** The groups as they are looked up, and ready for it. */
  readonly prepared: GlossaryData;
  readonly glossary: Glossary;
  readonly #table: string;

  /**
   * @param table content of `models/thesaurus.tsv`: after a line of remarks, a group a line, its Korean forms and its English forms in
   *   two columns, with | between them; `name` in a third for a group that is one
   * @param prepared its groups as they are looked up, where they have been prepared before: that takes most of the time
   * @throws ModelError when it is cut short
   */
  constructor(table: string, prepared?: GlossaryData) {
    this.#table = table;
    const { length } = this.#lines();
    if (length < LEAST_GROUPS)
      throw new ModelError(
        `models/thesaurus.tsv holds ${length} groups: it is cut short. Restore it: git checkout models/thesaurus.tsv`,
      );
    this.prepared = prepared ?? prepareGlossary(this.groups);
    this.glossary = new Glossary(this.prepared);
  }

  #lines(): string[] {
    return this.#table
      .split('\n')
      .slice(1)
      .filter((line) => line !== '');
  }

  /** Read anew from the table at each call. */
  get groups(): readonly Term[] {
    const forms = (column = ''): string[] => (column === '' ? [] : column.split(BETWEEN));
    return this.#lines().map((line): Term => {
      const [ko, en, isName] = line.split('\t');
      return { ko: forms(ko), en: forms(en), ...(isName !== undefined && { isName: true }) };
    });
  }

  /** Numbers of the groups that words of a text belong to, names left out: the same whatever else is known. */
  find(tokens: readonly Token[]): number[] {
    return this.glossary.find(tokens).flatMap(({ term }) => (this.glossary.isName(term) ? [] : [term]));
  }

  /** Places of the words of a text that are part of a name. */
  named(tokens: readonly Token[]): Set<number> {
    const places = new Set<number>();
    for (const { term, from, to } of this.glossary.find(tokens))
      if (this.glossary.isName(term)) for (let at = from; at <= to; at++) places.add(at);
    return places;
  }
}
