/** Phrasings as data to learn from: what each asks for, once as written and once without names and numbers. */
import {
  type KnowledgeBase,
  LANGUAGES,
  type Language,
  type Phrasings,
  type PolicyRecord,
} from '../core/model/knowledge-base.js';

/** One phrasing of an entry. */
export interface PhrasingRow {
  readonly record: string | null;
  readonly kind: string | null;
  /** Entry id, `aspects/<aspect>` for one that all records share, or `social/<id>`. */
  readonly entry: string;
  readonly aspect: string | null;
  readonly type: 'statement' | 'gap' | 'fact' | 'question' | 'aspect' | 'social';
  readonly lang: Language;
  readonly text: string;
  /** The text with the record's names as ▢ and each run of digits as 0. */
  readonly masked: string;
}

/** Every phrasing that an editor wrote, in order of the content. */
export function* phrasingRows(kb: KnowledgeBase): Generator<PhrasingRow> {
  for (const record of kb.records.values()) {
    const mask = maskOf(record);
    const about = { record: record.id, kind: record.kind };
    for (const each of record.statements)
      yield* rows({ ...about, ...entry(each), type: 'statement' }, each.phrasings, mask);
    for (const each of record.gaps)
      yield* rows({ ...about, ...entry(each), type: 'gap' }, each.phrasings, mask);
    for (const each of record.facts.values())
      yield* rows({ ...about, ...entry(each), type: 'fact' }, each.phrasings, mask);
  }
  for (const each of kb.questions) {
    const record = each.record === undefined ? undefined : kb.records.get(each.record);
    const about = { record: record?.id ?? null, kind: record?.kind ?? null };
    yield* rows({ ...about, ...entry(each), type: 'question' }, each.phrasings, maskOf(record));
  }
  const nowhere = { record: null, kind: null };
  for (const [aspect, { phrasings }] of kb.aspects) {
    yield* rows(
      { ...nowhere, entry: `aspects/${aspect}`, aspect, type: 'aspect' },
      phrasings,
      maskOf(undefined),
    );
  }
  for (const { id, phrasings } of kb.bot.social) {
    yield* rows(
      { ...nowhere, entry: `social/${id}`, aspect: null, type: 'social' },
      phrasings,
      maskOf(undefined),
    );
  }
}

function entry({
  id,
  aspect,
}: {
  readonly id: string;
  readonly aspect?: string;
}): Pick<PhrasingRow, 'entry' | 'aspect'> {
  return { entry: id, aspect: aspect ?? null };
}

function* rows(
  about: Omit<PhrasingRow, 'lang' | 'text' | 'masked'>,
  phrasings: Phrasings,
  mask: (text: string) => string,
): Generator<PhrasingRow> {
  for (const lang of LANGUAGES) {
    for (const text of phrasings[lang]) yield { ...about, lang, text, masked: mask(text) };
  }
}

/** Puts ▢ for the names, aliases and subjects of a record, the longest first, and 0 for digits. */
function maskOf(record: PolicyRecord | undefined): (text: string) => string {
  const names =
    record === undefined
      ? []
      : LANGUAGES.flatMap((l) => [record.name[l], ...record.aliases[l], ...record.subjects[l]]);
  const sources = [...new Set(names)]
    .toSorted((a, b) => b.length - a.length)
    .map((name) => {
      const spaced = name
        .split(/\s+/u)
        .map((part) => part.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&'))
        .join('\\s*');
      return /^[a-z]/iu.test(name) ? `(?<![a-z])${spaced}(?![a-z])` : spaced;
    });
  const pattern = new RegExp(['\\{name\\}', ...sources].join('|'), 'giu');
  return (text) => text.replaceAll(pattern, '▢').replaceAll(/\d+/g, '0');
}
