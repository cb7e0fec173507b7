/** All that the bot will say of a record, as of a day, in both languages: what an editor reads before she saves. */
import { isUnstated } from '../core/find/index.js';
import type { Library } from '../core/library/library.js';
import type { ConditionTree } from '../core/model/eligibility.js';
import { dayText } from '../core/model/format.js';
import {
  LANGUAGES,
  type Language,
  type PartialDate,
  type PolicyRecord,
  type Statement,
} from '../core/model/knowledge-base.js';
import { placesIn } from '../core/model/template.js';
import type { Reply } from '../core/reply.js';
import { sayEntry } from '../core/skills/answer/build-reply.js';
import { citeSources } from '../core/skills/answer/cite.js';
import type { Voice } from '../core/skills/answer/say.js';
import { conditionWords } from '../core/skills/eligibility/chat/wording.js';
import { catalogOf } from '../core/skills/records/catalog.js';
import { sayCard } from '../core/skills/records/show.js';

/** What is said in one language. */
export interface SpokenRecord {
  readonly name: string;
  /** What `show` says. */
  readonly card: Reply;
  readonly entries: readonly { readonly id: string; readonly reply: Reply }[];
  /** Columns of the conditions, and a row for each. */
  readonly eligibility: { readonly says: string; readonly rows: readonly (readonly string[])[] };
  readonly notStated: readonly string[];
  /** Questions of `questions/` that are about the record or say a fact of it. */
  readonly questions: readonly { readonly id: string; readonly reply: Reply }[];
}

export interface RecordPreview {
  readonly record: string;
  readonly date: PartialDate;
  readonly ko: SpokenRecord;
  readonly en: SpokenRecord;
}

export const PREVIEW_WORDS = {
  ko: {
    conditions: '신청 자격',
    columns: ['조건', '적용 기간', '충족하지 않으면', '출처'],
    notStated: '문서에 없는 것',
    questions: '관련 질문',
    none: '없음',
    same: '다른 자료와 같음',
  },
  en: {
    conditions: 'Who is eligible',
    columns: ['Condition', 'Applies', 'If it is not met', 'Source'],
    notStated: 'Not stated',
    questions: 'Questions that reach it',
    none: 'none',
    same: 'the same as',
  },
} as const;

/** @param library what the reader may read: all of it for staff, the public part for anyone else */
export function previewRecord(library: Library, id: string, today: PartialDate): RecordPreview | undefined {
  const record = library.kb.records.get(id);
  if (record === undefined) return undefined;
  return {
    record: id,
    date: today,
    ko: spoken(library, record, today, 'ko'),
    en: spoken(library, record, today, 'en'),
  };
}

function spoken(
  library: Library,
  record: PolicyRecord,
  today: PartialDate,
  language: Language,
): SpokenRecord {
  const voice: Voice = { kb: library.kb, language, today };
  const entries = [...library.entries.values()].filter(
    (entry) => 'record' in entry && entry.record === record.id && !entry.id.startsWith('questions/'),
  );
  const said = entries.map((entry) => ({ entry, id: entry.id, reply: sayEntry(voice, entry, 1) }));
  const isGap = ({ entry }: (typeof said)[number]): boolean => isUnstated(entry.kind);
  return {
    name: record.name[language],
    card: sayCard(voice, catalogOf(library.kb).byId.get(record.id)!),
    entries: said.filter((each) => !isGap(each)).map(({ id, reply }) => ({ id, reply })),
    eligibility: eligibilityOf(library, voice, record),
    notStated: said.filter(isGap).map(({ reply }) => reply.paragraphs[0] ?? ''),
    questions: library.kb.questions
      .filter((question) => reaches(question, record.id))
      .flatMap(({ id }) => {
        const entry = library.entries.get(id);
        return entry === undefined ? [] : [{ id, reply: sayEntry(voice, entry, 1) }];
      }),
  };
}

function reaches({ record, facts, text }: Statement, id: string): boolean {
  const places = LANGUAGES.flatMap((language) => placesIn(text[language]));
  return record === id || [...facts, ...places].some((reference) => reference.startsWith(`${id}/`));
}

function eligibilityOf(library: Library, voice: Voice, record: PolicyRecord): SpokenRecord['eligibility'] {
  const { language, today } = voice;
  const words = PREVIEW_WORDS[language];
  const { eligibility } = record;
  const check = library.checks.on(today).get(record.id);
  if (eligibility === undefined || eligibility.kind === 'not-stated' || check === undefined)
    return { says: words.none, rows: [] };
  const row = (tree: ConditionTree): string[] => [
    conditionWords(voice, tree),
    [tree.from, tree.until].some(Boolean) ? `${dayText(tree.from)} – ${dayText(tree.until)}` : '',
    tree.instead?.[language] ?? '',
    citeSources(voice, [tree.citation])
      .map(({ title, locator }) => `${title}, ${locator}`)
      .join('; '),
  ];
  const says = check.holder === record ? '' : `${words.same} ${check.holder.name[language]}`;
  return { says, rows: check.items.map(row) };
}
