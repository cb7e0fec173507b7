/** `cite`: one line for a briefing note, with source, date and place. */
import { citeSources } from '../answering/cite.js';
import { citationsOf, fillFacts, showFact } from '../answering/compose.js';
import type { Voice } from '../answering/say.js';
import type { Citation, Fact } from '../knowledge-base.js';
import type { Reply } from '../reply.js';
import type { Item } from './catalog.js';
import { word } from './words.js';

/** What a record is, or what one fact of it says, as a line to paste. */
export function sayCitation(voice: Voice, { record }: Item, fact?: Fact): Reply {
  const { language } = voice;
  const overview = record.statements.find(({ id }) => id === `${record.id}/overview`) ?? record.statements[0];
  const name = record.name[language];
  const shown = fact === undefined ? undefined : showFact(voice, fact);
  const said =
    shown !== undefined
      ? `${shown.label}: ${shown.value}${shown.note === undefined ? '' : ` (${shown.note})`}`
      : overview === undefined
        ? ''
        : fillFacts(voice, record.id, overview.text[language]);
  const citations: readonly Citation[] =
    fact !== undefined
      ? [fact.citation]
      : overview === undefined
        ? [{ source: record.source, paragraphs: [] }]
        : citationsOf(voice, overview);
  const sources = citeSources(voice, citations);
  const from = sources
    .map(({ publisher, title, date, locator }) => {
      const quoted = language === 'ko' ? `「${title}」` : `“${title}”`;
      return [publisher, quoted, date, locator].filter((part) => part !== '').join(', ');
    })
    .join('; ');
  return {
    outcome: 'answered',
    language,
    title: name,
    paragraphs: [`${name}: ${said} (${word('source', language)}: ${from})`],
    facts: [],
    sources,
    sourceLabel: word('source', language),
    actions: [{ id: `run:show ${record.id}`, kind: 'ask', label: name.slice(0, 75) }],
    confidence: 1,
    record: record.id,
  };
}
