/** Who may read what: the one place where what is for staff alone is taken out, before anything is indexed or said. */

import { findFactByPlace } from './facts.js';
import { given } from './given.js';
import {
  type Aspect,
  type Citation,
  type Fact,
  type Gap,
  type KnowledgeBase,
  LANGUAGES,
  type PolicyRecord,
  type RecordRoles,
  type Source,
  type Statement,
} from './knowledge-base.js';
import { placesIn } from './template.js';

/** Whether anything in a knowledge base is for staff alone. */
function isMixed({ questions, records }: KnowledgeBase): boolean {
  const parts = [...records.values()].flatMap((record) => [
    record,
    ...record.statements,
    ...record.gaps,
    ...record.facts.values(),
  ]);
  return [...questions, ...parts].some(({ visibility }) => visibility === 'staff');
}

/** What is left of a knowledge base for the public; the same object when all of it is. */
export function publicPart(kb: KnowledgeBase): KnowledgeBase {
  return isMixed(kb) ? new Cut(kb).made : kb;
}

/** What stays is decided first, then whatever points to what does not is let go. */
class Cut {
  readonly made: KnowledgeBase;
  readonly #kb: KnowledgeBase;
  readonly #facts = new Set<string>();
  readonly #statements = new Set<string>();
  readonly #records: ReadonlySet<string>;

  constructor(kb: KnowledgeBase) {
    this.#kb = kb;
    const open = [...kb.records.values()].filter(({ visibility }) => visibility === undefined);
    this.#records = new Set(open.map(({ id }) => id));
    for (const { facts } of open) {
      for (const fact of facts.values()) if (fact.visibility === undefined) this.#facts.add(fact.id);
    }
    const statements = [...open.flatMap((record) => record.statements), ...kb.questions];
    for (const statement of statements) if (this.#stays(statement)) this.#statements.add(statement.id);
    const records = new Map(open.map((record) => [record.id, this.#record(record)]));
    const questions = kb.questions
      .filter(({ id }) => this.#statements.has(id))
      .map((question) => this.#statement(question));
    const entries = new Set([
      ...this.#statements,
      ...this.#facts,
      ...[...records.values()].flatMap(({ gaps }) => gaps.map(({ id }) => id)),
    ]);
    this.made = {
      ...kb,
      records,
      questions,
      sources: this.#sources(records, questions),
      bot: { ...kb.bot, starters: kb.bot.starters.filter((id) => entries.has(id)) },
      // Chats that editors play; they are no part of what is said.
      conversations: [],
    };
  }

  /** A statement stays when it, its record and every fact that its text names may be read by everyone. */
  #stays({ visibility, record, text }: Statement): boolean {
    if (visibility !== undefined || (record !== undefined && !this.#records.has(record))) return false;
    return LANGUAGES.every((language) =>
      placesIn(text[language]).every((place) => {
        const fact = findFactByPlace(this.#kb, record, place);
        return fact === undefined || this.#facts.has(fact.id);
      }),
    );
  }

  #statement(statement: Statement): Statement {
    return {
      ...statement,
      facts: statement.facts.filter((id) => this.#facts.has(id)),
      followUps: statement.followUps.filter((id) => this.#statements.has(id)),
    };
  }

  #gap(gap: Gap): Gap {
    return { ...gap, known: gap.known.filter((id) => this.#statements.has(id)) };
  }

  #record(record: PolicyRecord): PolicyRecord {
    const { facts, statements, gaps, related, roles, series, eligibility, ...rest } = record;
    const kept = statements.filter(({ id }) => this.#statements.has(id));
    const withheld = this.#withheld(record, kept);
    const hiddenRule = eligibility?.kind === 'same-as' && !this.#records.has(eligibility.record);
    return {
      ...rest,
      facts: new Map(
        [...facts.values()]
          .filter(({ id }) => this.#facts.has(id))
          .map((fact) => [fact.key, this.#fact(fact)]),
      ),
      statements: kept.map((statement) => this.#statement(statement)),
      gaps: gaps.filter(({ visibility }) => visibility === undefined).map((gap) => this.#gap(gap)),
      related: related.filter((id) => this.#records.has(id)),
      ...given({
        eligibility: hiddenRule ? undefined : eligibility,
        roles: roles && this.#roles(roles),
        series: series
          ?.map((each) => ({ ...each, facts: each.facts.filter((id) => this.#facts.has(id)) }))
          .filter((each) => each.facts.length > 1),
        withheld: withheld.length === 0 ? undefined : withheld,
      }),
    };
  }

  #roles({ lead, partners, ...dates }: RecordRoles): RecordRoles {
    const open = (id: string): boolean => this.#facts.has(id);
    return {
      lead: lead.filter(open),
      partners: partners.filter(open),
      ...Object.fromEntries(Object.entries(dates).filter(([, id]) => open(id))),
    };
  }

  #fact(fact: Fact): Fact {
    const { supersededBy, ...rest } = fact;
    return supersededBy === undefined || !this.#facts.has(supersededBy) ? rest : fact;
  }

  /** Aspects that only staff may read about: to say that they are not stated would be untrue. */
  #withheld({ statements, gaps }: PolicyRecord, kept: readonly Statement[]): Aspect[] {
    const left = new Set(kept.map(({ aspect }) => aspect));
    return [...statements, ...gaps.filter(({ visibility }) => visibility !== undefined)].flatMap(
      ({ aspect }) => (aspect === undefined || left.has(aspect) ? [] : [aspect]),
    );
  }

  /** Sources without those that only hidden things cite. */
  #sources(
    records: ReadonlyMap<string, PolicyRecord>,
    questions: readonly Statement[],
  ): ReadonlyMap<string, Source> {
    const before = sourcesIn(this.#kb.records, this.#kb.questions);
    const after = sourcesIn(records, questions);
    return new Map([...this.#kb.sources].filter(([id]) => after.has(id) || !before.has(id)));
  }
}

function sourcesIn(
  records: ReadonlyMap<string, PolicyRecord>,
  questions: readonly Statement[],
): ReadonlySet<string> {
  const cited = (citations: readonly Citation[]): string[] => citations.map(({ source }) => source);
  return new Set([
    ...questions.flatMap(({ citations }) => cited(citations)),
    ...[...records.values()].flatMap(({ source, facts, statements }) => [
      source,
      ...[...facts.values()].map(({ citation }) => citation.source),
      ...statements.flatMap(({ citations }) => cited(citations)),
    ]),
  ]);
}
