import type { Voice } from '../../model/facts.js';
import { formatDate } from '../../model/format.js';
import { given } from '../../model/given.js';
import type { BotPhrase, PolicyRecord, Source } from '../../model/knowledge-base.js';
import { fillTemplate } from '../../model/template.js';
import type { Reply } from '../../reply.js';

export type { Voice } from '../../model/facts.js';

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

/** The date of a source as the reader sees it; says so where the document prints none. */
export function sourceDate(voice: Voice, source: Source | undefined): string {
  if (source?.date !== undefined) return formatDate(source.date, voice.language);
  return source?.dateNote?.[voice.language] ?? say(voice, 'date-not-printed');
}

/** What a reply is made of; a part that is undefined is left out. */
type Parts = { readonly [Part in keyof Reply]?: Reply[Part] | undefined };

/** A reply; what `parts` leave out is empty, or that of an answer. */
export function replyOf(voice: Voice, parts: Parts): Reply {
  return {
    outcome: 'answered',
    language: voice.language,
    paragraphs: [],
    facts: [],
    sources: [],
    actions: [],
    confidence: 1,
    ...given({ sourceLabel: parts.sources?.length ? say(voice, 'source') : undefined }),
    ...given(parts),
  };
}

/** A reply that only says some of the bot's own sentences. */
export const wordsOnly = (voice: Voice, outcome: Reply['outcome'], paragraphs: readonly string[]): Reply =>
  replyOf(voice, { outcome, paragraphs });
