import { ModelError } from '../language/encoder.js';
import type { Token } from '../language/tokenise.js';
import type { GlossaryTerm } from '../model/knowledge-base.js';
import { Glossary, prepareGlossary } from './glossary.js';

/** A table with fewer groups is not whole. */
const LEAST_GROUPS = 300;
const BETWEEN = '|';

/** Words that mean the same wherever support for small businesses is spoken of, in both languages. */
export class Thesaurus {
  readonly groups: readonly GlossaryTerm[];
  readonly #glossary: Glossary;

  /**
   * @param table content of `models/thesaurus.tsv`: after a line of remarks, a group a line, its Korean forms and its English forms in
   *   two columns, with | between them
   * @throws ModelError when it is cut short
   */
  constructor(table: string) {
    const forms = (column = ''): string[] => (column === '' ? [] : column.split(BETWEEN));
    this.groups = table
      .split('\n')
      .slice(1)
      .filter((line) => line !== '')
      .map((line): GlossaryTerm => {
        const [ko, en] = line.split('\t');
        return { ko: forms(ko), en: forms(en) };
      });
    if (this.groups.length < LEAST_GROUPS)
      throw new ModelError(
        `models/thesaurus.tsv holds ${this.groups.length} groups: it is cut short. Restore it: git checkout models/thesaurus.tsv`,
      );
    this.#glossary = new Glossary(prepareGlossary(this.groups));
  }

  /** Numbers of the groups that words of a text belong to: the same whatever else is known. */
  find(tokens: readonly Token[]): number[] {
    return this.#glossary.find(tokens).map(({ term }) => term);
  }
}
