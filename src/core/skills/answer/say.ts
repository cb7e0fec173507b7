import type {
  BotPhrase,
  KnowledgeBase,
  Language,
  PartialDate,
  PolicyRecord,
} from '../../model/knowledge-base.js';
import { fillTemplate } from '../../model/template.js';

/** What every sentence depends on: the content, the reader's language and the day. */
export interface Voice {
  readonly kb: KnowledgeBase;
  readonly language: Language;
  readonly today: PartialDate;
}

/** One of the bot's own sentences with its places filled. */
export function say(
  { kb, language }: Voice,
  phrase: BotPhrase,
  places: Readonly<Record<string, string>> = {},
): string {
  return fillTemplate(kb.bot.phrases[phrase][language], (place) => places[place]);
}

/** Whom to ask about a record: the office that its source names, else the one for all. */
export function officeFor({ kb, language }: Voice, record: PolicyRecord | undefined): string {
  return (kb.sources.get(record?.source ?? '')?.office ?? kb.bot.handOver)[language];
}
