import type { KnowledgeBase, Language, Phrasings } from '../core/model/knowledge-base.js';

/** A way to ask for an entry, in somebody's own words. */
export interface NewPhrasing {
  readonly entry: string;
  readonly language: Language;
  readonly text: string;
}

/** A knowledge base with more phrasings, as it will be once they stand in its files. */
export function withPhrasings(kb: KnowledgeBase, added: readonly NewPhrasing[]): KnowledgeBase {
  const byEntry = new Map<string, NewPhrasing[]>();
  for (const each of added) byEntry.set(each.entry, [...(byEntry.get(each.entry) ?? []), each]);
  const more = <Item extends { readonly id: string; readonly phrasings: Phrasings }>(item: Item): Item => {
    const own = byEntry.get(item.id);
    if (own === undefined) return item;
    const of = (language: Language): string[] => [
      ...item.phrasings[language],
      ...own.flatMap((each) => (each.language === language ? [each.text] : [])),
    ];
    return { ...item, phrasings: { ko: of('ko'), en: of('en') } };
  };
  const records = [...kb.records].map(([id, record]) => {
    const facts = new Map([...record.facts].map(([key, fact]) => [key, more(fact)]));
    const statements = record.statements.map(more);
    return [id, { ...record, facts, statements, gaps: record.gaps.map(more) }] as const;
  });
  return { ...kb, records: new Map(records), questions: kb.questions.map(more) };
}
