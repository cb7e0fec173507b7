/** The part of a knowledge base that some records have to hold their own against. */
import { type KnowledgeBase, LANGUAGES, type PolicyRecord } from '../core/model/knowledge-base.js';

/**
 * The records of some ids with those that they point to and those most like each by the words of their names and titles;
 * all of it where that would be half of it.
 *
 * @param most of those like a record
 */
export function partAround(kb: KnowledgeBase, ids: ReadonlySet<string>, most: number): KnowledgeBase {
  const words = new Map([...kb.records.values()].map((record) => [record.id, wordsOf(record)]));
  const spread = new Map<string, number>();
  for (const own of words.values()) for (const word of own) spread.set(word, (spread.get(word) ?? 0) + 1);
  const chosen = new Set<string>();
  for (const id of ids) {
    const record = kb.records.get(id);
    if (record === undefined) continue;
    const near = nearest(id, words, spread).slice(0, most);
    for (const each of [id, ...pointedTo(record), ...near]) if (kb.records.has(each)) chosen.add(each);
    if (2 * chosen.size >= kb.records.size) return kb;
  }
  return {
    ...kb,
    records: new Map([...kb.records].filter(([id]) => chosen.has(id))),
    questions: kb.questions.filter(({ record }) => record === undefined || chosen.has(record)),
    conversations: [],
  };
}

function nearest(
  id: string,
  words: ReadonlyMap<string, ReadonlySet<string>>,
  spread: ReadonlyMap<string, number>,
): string[] {
  const own = [...(words.get(id) ?? [])];
  const rarity = (word: string): number => Math.log(words.size / (spread.get(word) ?? 1));
  return [...words]
    .filter(([other]) => other !== id)
    .map(([other, theirs]) => ({
      other,
      alike: own.reduce((sum, word) => sum + (theirs.has(word) ? rarity(word) : 0), 0),
    }))
    .sort((a, b) => b.alike - a.alike)
    .map(({ other }) => other);
}

function wordsOf({ name, aliases, subjects, statements, gaps }: PolicyRecord): Set<string> {
  const texts = LANGUAGES.flatMap((language) => [
    name[language],
    ...aliases[language],
    ...subjects[language],
    ...[...statements, ...gaps].map(({ title }) => title[language]),
  ]);
  return new Set(texts.flatMap((text) => text.toLowerCase().match(/\p{L}{2,}/gu) ?? []));
}

/** Records of which a record says something, or fills in a fact. */
function pointedTo({ related, eligibility, statements, gaps }: PolicyRecord): string[] {
  const said = statements.flatMap(({ text, facts, followUps }) => [
    ...facts,
    ...followUps,
    ...LANGUAGES.flatMap((language) =>
      [...text[language].matchAll(/\{([^{}/]+)\//g)].map(([, id = '']) => id),
    ),
  ]);
  return [
    ...related,
    ...(eligibility?.kind === 'same-as' ? [eligibility.record] : []),
    ...[...said, ...gaps.flatMap(({ known }) => known)].map((id) => id.split('/')[0] ?? ''),
  ];
}
