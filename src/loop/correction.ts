import type { Entry } from '../core/library/entries.js';
import type { Library } from '../core/library/library.js';
import { findFact, findFactByPlace } from '../core/model/facts.js';
import { type FactValue, LANGUAGES, type Language, type PartialDate } from '../core/model/knowledge-base.js';
import { placesIn } from '../core/model/template.js';
import type { Reply } from '../core/reply.js';
import { sayEntry } from '../core/skills/answer/build-reply.js';
import { figuresOnlyIn } from '../knowledge/figures.js';

/** What somebody was told from the content. */
export interface SaidBefore {
  /** The entry that it was said from. */
  readonly entry: string;
  /** The words and values, without their sources and remarks. */
  readonly says: readonly string[];
}

const wordsOf = ({ paragraphs, facts }: Reply): string[] => [
  ...paragraphs,
  ...facts.map(({ label, value }) => `${label}: ${value}`),
];

/** The words and values of a reply, by which it is told later whether a figure of it has changed; none where it states no figure. */
export function saysOf(library: Library, reply: Reply): string[] {
  return statesFigure(library, library.entries.get(reply.entry ?? '')) ? wordsOf(reply) : [];
}

const FIGURES: readonly FactValue['kind'][] = ['number', 'range', 'ratio', 'date', 'period'];

function statesFigure({ kb }: Library, entry: Entry | undefined): boolean {
  if (entry?.kind === 'fact') return FIGURES.includes(entry.fact.value.kind);
  if (entry?.kind !== 'statement') return false;
  const { record, text, facts } = entry.statement;
  const named = LANGUAGES.flatMap((language) => placesIn(text[language])).map((place) =>
    findFactByPlace(kb, record, place),
  );
  return [...named, ...facts.map((id) => findFact(kb, id))].some(
    (fact) => fact !== undefined && FIGURES.includes(fact.value.kind),
  );
}

/**
 * What the content says now in place of what was told, where a figure or date of that is not said any more; `withdrawn`
 * where nothing says it any more; undefined where what was told still holds, whatever its words.
 */
export function correctionOf(
  library: Library,
  { entry, says }: SaidBefore,
  language: Language,
  today: PartialDate,
): Reply | 'withdrawn' | undefined {
  const found = library.entries.get(entry);
  if (found?.kind !== 'statement' && found?.kind !== 'fact') return 'withdrawn';
  const reply = sayEntry({ kb: library.kb, language, today }, found, 1);
  const gone = figuresOnlyIn(says.join('\n'), wordsOf(reply).join('\n'));
  return gone.length === 0 ? undefined : { ...reply, actions: [] };
}
