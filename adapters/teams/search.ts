/** The message extension's search: programs and agreements while somebody writes. Pure. */

import type { RecordBrowser, RecordSummary } from '../../src/browse/index.js';
import type { Language } from '../../src/core/model/knowledge-base.js';
import { cut } from '../plain-text.js';
import type { LinkedRecord } from '../record-links.js';
import { aboutOf } from '../words.js';
import { attach, plainLine } from './card.js';
import { type Attachment, list, part, text } from './protocol.js';
import { renderCard } from './render.js';
import { word } from './words.js';

const FOUND = 8;
const LINK_FACTS = 4;

/** What was typed into the search box; empty when the box was only opened. */
export function readQuery(value: unknown): string {
  const given = list(part(value)['parameters']).map(part);
  if (given.some(({ name }) => name === 'initialRun')) return '';
  return text(given.find(({ name }) => name === 'query')?.['value'], 200);
}

/** The records that fit, each with the card that is inserted. */
export function searchRecords(browser: RecordBrowser, query: string, language: Language): object {
  const found = browser.list({ language, query }).slice(0, FOUND);
  const attachments = found.flatMap((record) => {
    const reply = browser.read(record.id, language);
    if (reply === undefined) return [];
    return [
      {
        ...attach(renderCard({ ...reply, actions: [] }, { still: true })),
        preview: preview(record, language),
      },
    ];
  });
  if (attachments.length === 0) return messageBody(word('homeNothingFound', language));
  return { composeExtension: { type: 'result', attachmentLayout: 'list', attachments } };
}

/** Says something short in the search's place. */
export function messageBody(words: string): object {
  return { composeExtension: { type: 'message', text: words } };
}

/** What is shown of a link to the page of a record: its card, and what stands for it while the message is written. */
export function linkBody({ summary, reply }: LinkedRecord): object {
  const content = renderCard(
    { ...reply, paragraphs: reply.paragraphs.slice(0, 2), facts: reply.facts.slice(0, LINK_FACTS) },
    { still: true },
  );
  const attachments = [{ ...attach(content), preview: preview(summary, reply.language) }];
  return { composeExtension: { type: 'result', attachmentLayout: 'list', attachments } };
}

/** The link of an invoke that asks what is behind it. */
export function readLink(value: unknown): string {
  return text(part(value)['url'], 3_000);
}

function preview(record: RecordSummary, language: Language): Attachment {
  return {
    contentType: 'application/vnd.microsoft.card.thumbnail',
    content: {
      title: cut(plainLine(record.name), 100),
      text: cut(plainLine(aboutOf(record, language)), 200),
    },
  };
}
