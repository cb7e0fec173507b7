/** What the editors wrote, as data: the shapes that `src/knowledge` produces and the rest of the core reads. */
import type { Citation, Language, PartialDate, Phrasings, Text } from './basics.js';
import type { BotWords } from './bot-words.js';
import type { Eligibility } from './eligibility.js';
import type { Profile } from './profile.js';

export {
  type Citation,
  LANGUAGES,
  type Language,
  type PartialDate,
  type Phrasings,
  type Text,
} from './basics.js';
export { BOT_PHRASES, type BotPhrase, type BotWords, type SocialTurn } from './bot-words.js';

export const RECORD_KINDS = ['program', 'plan', 'agreement', 'event', 'term'] as const;
export type RecordKind = (typeof RECORD_KINDS)[number];

/**
 * The sides of a record that people ask about. The words for each (name and shared phrasings) are in
 * `content/aspects.yaml`; a record has an aspect when it has a statement for it.
 */
export const ASPECTS = [
  'overview',
  'eligibility',
  'benefit',
  'funding',
  'budget',
  'target',
  'period',
  'date',
  'place',
  'parties',
  'background',
  'status',
  'results',
  'next-steps',
  'contact',
  'how-to-apply',
  'deadline',
  'documents',
  'selection',
  'cap',
  'fee',
  'processing-time',
  'website',
  'names',
  'legal-basis',
  'source',
] as const;
export type Aspect = (typeof ASPECTS)[number];

/** What a record is about, for lists of records; the words for each are in `records.json` of each language. */
export const FIELDS = [
  'digital',
  'export',
  'carbon',
  'workforce',
  'finance',
  'safety',
  'clusters',
  'brands',
  'supply-chain',
] as const;
export type Field = (typeof FIELDS)[number];

/** Who may read something: everyone when it is absent. */
export type Visibility = 'staff';

export const QUALIFIERS = [
  'exactly',
  'over',
  'more-than',
  'about',
  'nearly',
  'under',
  'up-to',
  'at-least',
] as const;
export type Qualifier = (typeof QUALIFIERS)[number];

/** The value of a fact, by kind. `number` is in whole units (won, people, percent), never in thousands or billions. */
export type FactValue =
  | {
      readonly kind: 'number';
      readonly number: number;
      readonly unit: string;
      readonly qualifier: Qualifier;
      /** What it is measured by: on average, per task, per year. */
      readonly basis?: Text;
    }
  | { readonly kind: 'date'; readonly date: PartialDate; readonly weekday: boolean }
  | { readonly kind: 'period'; readonly from: PartialDate; readonly to: PartialDate }
  /** From one number to a greater one, both included. */
  | {
      readonly kind: 'range';
      readonly from: number;
      readonly to: number;
      readonly unit: string;
      readonly basis?: Text;
    }
  /** Numbers that stand to each other, such as 3 to 3 to 4. */
  | { readonly kind: 'ratio'; readonly parts: readonly number[] }
  /** `title` is what a person is, beside her name. */
  | { readonly kind: 'text'; readonly text: Text; readonly title?: Text }
  | { readonly kind: 'list'; readonly items: readonly Text[] };

/** One value in a record, with its date and its source. `id` is `record/facts/key`. */
export interface Fact {
  readonly id: string;
  readonly key: string;
  readonly record: string;
  readonly label: Text;
  readonly value: FactValue;
  /** When the value held or was printed. */
  readonly asOf?: PartialDate;
  readonly citation: Citation;
  /** The value exactly as the source prints it, when that differs from our rendering. */
  readonly printed?: string;
  /** The language whose words are our translation: the document does not print them. */
  readonly ours?: Language;
  /** A caution that readers must see beside the value. */
  readonly note?: Text;
  /** Id of the later value that replaces this one, once `asOf` of the later one has come. */
  readonly supersededBy?: string;
  readonly visibility?: Visibility;
  readonly phrasings: Phrasings;
}

/** Something the desk can say: one entry of the index. Texts refer to facts as `{key}` or `{record/key}`. */
export interface Statement {
  /** `record/key`, where key is an aspect or the editor's own name; `questions/key` for a curated question. */
  readonly id: string;
  readonly record?: string;
  readonly aspect?: Aspect;
  /** Short label, for buttons and follow-ups. */
  readonly title: Text;
  readonly text: Text;
  /** Ids of facts shown under the text. */
  readonly facts: readonly string[];
  readonly citations: readonly Citation[];
  readonly visibility?: Visibility;
  readonly phrasings: Phrasings;
  /** Ids of statements to offer next. */
  readonly followUps: readonly string[];
}

/** Something people ask that no document states; answered with what is known instead. */
export interface Gap {
  /** `record/key`. */
  readonly id: string;
  readonly record: string;
  readonly aspect?: Aspect;
  /** What is not stated, as a noun phrase that fits "The documents do not state …". */
  readonly title: Text;
  /** Ids of statements that say what is known nearby. */
  readonly known: readonly string[];
  readonly visibility?: Visibility;
  readonly phrasings: Phrasings;
}

/** Which facts of a record are its lead, its partners and its dates; ids of facts, which may belong to another record. */
export interface RecordRoles {
  readonly lead: readonly string[];
  readonly partners: readonly string[];
  readonly signed?: string;
  readonly held?: string;
  readonly starts?: string;
  readonly ends?: string;
  readonly period?: string;
}

/** Values of one thing over time: ids of facts, oldest first. */
export interface Series {
  readonly key: string;
  readonly label: Text;
  readonly facts: readonly string[];
}

/** When one can apply, as the documents state it: days, or in words where they print none. */
export interface Applications {
  readonly kind: 'dated' | 'always' | 'by-announcement' | 'unknown';
  readonly opens?: PartialDate;
  readonly closes?: PartialDate;
  /** Absent where the days are facts, which have their own. */
  readonly citation?: Citation;
}

/** One YAML file: a program, plan, agreement, event or term. */
export interface PolicyRecord {
  readonly id: string;
  readonly kind: RecordKind;
  readonly name: Text;
  /** Other names and abbreviations, in any language. */
  readonly aliases: Phrasings;
  /** Words that point to this record without naming it ("Munrae", "container"). */
  readonly subjects: Phrasings;
  /** Default source of its statements and facts. */
  readonly source: string;
  /** For what was announced as a plan: when. Answers then say "as announced on …". */
  readonly announced?: PartialDate;
  /** First and last day on which the record is valid, when stated; an ended one says so. */
  readonly validFrom?: PartialDate;
  readonly validTo?: PartialDate;
  readonly applications?: Applications;
  readonly facts: ReadonlyMap<string, Fact>;
  readonly statements: readonly Statement[];
  readonly gaps: readonly Gap[];
  /** What the documents state about who is eligible; absent where nobody can sensibly be. */
  readonly eligibility?: Eligibility;
  /** Ids of related records. */
  readonly related: readonly string[];
  readonly roles?: RecordRoles;
  readonly series?: readonly Series[];
  readonly fields?: readonly Field[];
  readonly visibility?: Visibility;
  /** From the day after, answers say how old their source is. Default: the source's date and `BotWords.reviewAfterMonths`. */
  readonly reviewBy?: PartialDate;
  /** Aspects of which it may not be said that they are not stated, because staff may read them. */
  readonly withheld?: readonly Aspect[];
  /** The YAML file, relative to the content folder. */
  readonly file: string;
}

export interface Source {
  readonly id: string;
  readonly title: Text;
  readonly publisher?: Text;
  /** Whom to ask about what it says; `BotWords.handOver` when absent. */
  readonly office?: Text;
  /** As printed; absent when the document prints none. */
  readonly date?: PartialDate;
  /** What the reader sees as date when it needs words ("not printed; the day is given as the 18th"). */
  readonly dateNote?: Text;
  readonly url?: string;
  /** File name of its text, for `check --sources`. */
  readonly text?: string;
}

/** Words that mean the same to a reader; the first of each language is the form used in answers. */
export interface GlossaryTerm {
  readonly ko: readonly string[];
  readonly en: readonly string[];
}

export interface AspectWords {
  readonly name: Text;
  /** Shared by all records; `{name}` stands for the record's name. */
  readonly phrasings: Phrasings;
  /** The record kinds of which this can be asked sensibly. */
  readonly kinds: readonly RecordKind[];
}

/** How a unit is written: `{n}` is the number. English has a form for one and a form for more. */
export interface Unit {
  readonly ko: string;
  readonly en: { readonly one: string; readonly other: string };
}

/** A whole chat with what each turn must reach; run by the content check. */
export interface GoldenConversation {
  readonly id: string;
  readonly file: string;
  readonly turns: readonly GoldenTurn[];
}

export interface GoldenTurn {
  readonly say: string;
  readonly outcome: 'answered' | 'clarify' | 'unanswered' | 'social';
  /** Record that must be reached. */
  readonly record?: string;
  /** Entry that must be reached. */
  readonly entry?: string;
  /** Strings that the reply must hold. */
  readonly says: readonly string[];
  readonly language?: Language;
}

export interface KnowledgeBase {
  /** Hash of the content: the same content has the same version on every machine. */
  readonly version: string;
  readonly sources: ReadonlyMap<string, Source>;
  readonly records: ReadonlyMap<string, PolicyRecord>;
  /** Curated question-and-answer pairs that no record covers. */
  readonly questions: readonly Statement[];
  readonly glossary: readonly GlossaryTerm[];
  readonly aspects: ReadonlyMap<Aspect, AspectWords>;
  readonly units: ReadonlyMap<string, Unit>;
  readonly bot: BotWords;
  /** What can be asked of a business. */
  readonly profile: Profile;
  readonly conversations: readonly GoldenConversation[];
}
