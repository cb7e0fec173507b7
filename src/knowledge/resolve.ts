/** Turns checked files into the knowledge base: defaults filled in, references made full, dates read. */
import type {
  Aspect,
  AspectWords,
  BotWords,
  GoldenConversation,
  KnowledgeBase,
  Source,
  Statement,
} from '../core/model/knowledge-base.js';
import { parseDate } from './dates.js';
import type { Draft, Loaded, SourceData } from './draft.js';
import { citationOf } from './fact-value.js';
import { entryId, factId } from './references.js';
import { resolveProfile } from './resolve-eligibility.js';
import { NO_PHRASINGS, resolveRecord } from './resolve-record.js';
import { SHELF_PHRASES, SHELF_UNITS, withShelf } from './shelf.js';

/** The knowledge base of a draft that broke no blocking rule; undefined when a file of its own kind is missing. */
export function resolve(draft: Draft, version: string): KnowledgeBase | undefined {
  const { aspects, bot, glossary, units, profile } = draft;
  if (!aspects || !bot || !glossary || !units) return undefined;
  const words = new Map(Object.entries(aspects.data.aspects) as [Aspect, AspectWords][]);
  return {
    version,
    sources: new Map(draft.sources.map((loaded) => [loaded.data.id, resolveSource(loaded)])),
    records: new Map(draft.records.map((loaded) => [loaded.data.id, resolveRecord(loaded, words)])),
    questions: draft.questions.flatMap(resolveQuestions),
    glossary: glossary.data.terms,
    aspects: words,
    units: new Map(Object.entries({ ...SHELF_UNITS, ...units.data.units })),
    bot: resolveBot(bot),
    profile: resolveProfile(withShelf(profile?.data)),
    conversations: draft.conversations.flatMap(resolveConversations),
  };
}

function resolveSource({ data }: Loaded<SourceData>): Source {
  return {
    id: data.id,
    title: data.title,
    ...(data.publisher !== undefined && { publisher: data.publisher }),
    ...(data.office !== undefined && { office: data.office }),
    ...(data.date !== undefined && { date: parseDate(data.date) }),
    ...(data.date_note !== undefined && { dateNote: data.date_note }),
    ...(data.url !== undefined && { url: data.url }),
    ...(data.text !== undefined && { text: data.text }),
  };
}

function resolveQuestions({ data, asks }: Draft['questions'][number]): Statement[] {
  return Object.entries(data.questions).map(([key, question]) => ({
    id: `questions/${key}`,
    ...(question.about !== undefined && { record: question.about }),
    ...(question.aspect !== undefined && { aspect: question.aspect }),
    title: question.title,
    text: question.text,
    facts: (question.facts ?? []).map((reference) => factId(reference, question.about)),
    citations: [
      citationOf(question.source, question.paragraphs),
      ...(question.also ?? []).map((also) => citationOf(also.source, also.paragraphs)),
    ],
    ...(question.visibility !== undefined && { visibility: question.visibility }),
    phrasings: asks?.data.questions?.[key] ?? NO_PHRASINGS,
    followUps: (question.follow_ups ?? []).map((reference) => entryId(reference, question.about)),
  }));
}

function resolveBot({ data }: NonNullable<Draft['bot']>): BotWords {
  return {
    name: data.name,
    phrases: { ...(SHELF_PHRASES as BotWords['phrases']), ...data.phrases },
    handOver: data.hand_over,
    social: Object.entries(data.social).map(([id, turn]) => ({ id, ...turn })),
    ...(data.review_after_months !== undefined && { reviewAfterMonths: data.review_after_months }),
    starters: data.starters,
  };
}

function resolveConversations({ file, data }: Draft['conversations'][number]): GoldenConversation[] {
  return Object.entries(data.conversations).map(([id, turns]) => ({
    id,
    file: file.path,
    turns: turns.map(({ say, outcome, record, entry, says, language }) => ({
      say,
      outcome,
      ...(record !== undefined && { record }),
      ...(entry !== undefined && { entry }),
      says: says ?? [],
      ...(language !== undefined && { language }),
    })),
  }));
}
