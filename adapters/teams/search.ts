/** The message extension's search: programs and agreements while somebody writes. Pure. */

import type { RecordBrowser, RecordSummary } from '../../src/browse/index.js';
import type { Language } from '../../src/core/model/knowledge-base.js';
import { cut } from '../plain-text.js';
import { attach, plainLine } from './card.js';
import { type Attachment, list, part, text } from './protocol.js';
import { renderCard } from './render.js';
import { KIND_NAMES, word } from './words.js';

const FOUND = 8;

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

function preview({ name, kind, period, ended, source }: RecordSummary, language: Language): Attachment {
  const about = [
    KIND_NAMES[kind][language],
    ...(period === undefined ? [] : [period]),
    ...(ended ? [word('ended', language)] : []),
    source,
  ];
  return {
    contentType: 'application/vnd.microsoft.card.thumbnail',
    content: { title: cut(plainLine(name), 100), text: cut(plainLine(about.join(' · ')), 200) },
  };
}
