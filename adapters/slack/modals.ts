/** The modals: why an answer did not help, answering and dismissing an inquiry, reading a record, and short messages. */

import type { Language } from '../../src/core/model/knowledge-base.js';
import type { Reply } from '../../src/core/reply.js';
import { DISMISS_REASONS, type Inquiry } from '../../src/staff/index.js';
import { asAsked } from '../left-out.js';
import { DISMISSALS } from '../words.js';
import { type Block, context, linkedText, plainText, section, splitText, type View } from './blocks.js';
import { renderReply, sourcePieces } from './render.js';
import { cut, webAddress } from './safe.js';
import { type Word, word } from './words.js';

/** Longest remark or answer that is taken. */
export const MAX_TYPED = 2_500;

interface ModalOptions {
  readonly language: Language;
  readonly title: Word;
  readonly blocks: readonly Block[];
  readonly callback?: string;
  /** Comes back with the submission. It is never a proof of anything. */
  readonly metadata?: object;
}

function modal({ language, title, blocks, callback, metadata }: ModalOptions): View {
  return {
    type: 'modal',
    title: plainText(word(title, language), 24),
    close: plainText(word(callback === undefined ? 'close' : 'cancel', language), 24),
    ...(callback === undefined
      ? {}
      : { submit: plainText(word('send', language), 24), callback_id: callback }),
    ...(metadata === undefined ? {} : { private_metadata: JSON.stringify(metadata) }),
    blocks: blocks.slice(0, 100),
  };
}

interface TypedOptions {
  readonly label: string;
  readonly hint?: string;
  readonly optional?: boolean;
}

function typed({ label, hint, optional = false }: TypedOptions): Block {
  return {
    type: 'input',
    block_id: 'typed',
    optional,
    label: plainText(label, 100),
    ...(hint === undefined ? {} : { hint: plainText(hint, 300) }),
    element: { type: 'plain_text_input', action_id: 'typed', multiline: true, max_length: MAX_TYPED },
  };
}

/** Asks what was wrong with an answer. */
export function notHelpfulModal(language: Language, metadata: object): View {
  return modal({
    language,
    title: 'notHelpfulTitle',
    callback: 'not_helpful',
    metadata,
    blocks: [
      typed({
        label: word('notHelpfulLabel', language),
        hint: word('notHelpfulHint', language),
        optional: true,
      }),
    ],
  });
}

/** Asks for a question. */
export function questionModal(language: Language): View {
  return modal({
    language,
    title: 'askTitle',
    callback: 'ask_question',
    metadata: { language },
    blocks: [typed({ label: word('askLabel', language), hint: word('askHint', language) })],
  });
}

/** Asks a member of staff for the answer to an inquiry. */
export function answerModal(language: Language, inquiry: Inquiry): View {
  return modal({
    language,
    title: 'answerTitle',
    callback: 'staff_answer',
    metadata: { inquiry: inquiry.id, language },
    blocks: [
      ...quote(inquiry),
      typed({ label: word('answerLabel', language), hint: word('answerHint', language) }),
    ],
  });
}

/** Asks why an inquiry is dismissed. */
export function dismissModal(language: Language, inquiry: Inquiry): View {
  const options = DISMISS_REASONS.map((reason) => ({
    text: plainText(word(DISMISSALS[reason].label, language), 75),
    value: reason,
  }));
  return modal({
    language,
    title: 'dismissTitle',
    callback: 'staff_dismiss',
    metadata: { inquiry: inquiry.id, language },
    blocks: [
      ...quote(inquiry),
      {
        type: 'input',
        block_id: 'reason',
        label: plainText(word('dismissWhy', language), 100),
        element: { type: 'static_select', action_id: 'reason', options },
      },
      typed({ label: word('dismissMore', language), optional: true }),
    ],
  });
}

function quote(inquiry: Inquiry): Block[] {
  const { id, notes } = inquiry;
  return [
    ...splitText(asAsked(inquiry), 2_900)
      .slice(0, 2)
      .map((piece) => section(piece)),
    context([`#${id}`, ...notes.slice(-3).map((note) => cut(note.text, 300))]),
  ];
}

/** Shows a record. */
export function recordModal(language: Language, reply: Reply): View {
  const [message] = renderReply({ ...reply, actions: [] }, { whole: true });
  return modal({ language, title: 'homeLibrary', blocks: message?.blocks ?? [] });
}

/** Shows the sources that come with a button, each title leading to its document. */
export function sourcesModal(language: Language, value: string): View {
  const label = word('sourcesTitle', language);
  const blocks = readSources(value).map(([title = '', publisher = '', date = '', locator = '', url = '']) =>
    linkedText(sourcePieces({ id: '', title, publisher, date, locator }, label, webAddress(url))),
  );
  return modal({
    language,
    title: 'sourcesTitle',
    blocks: blocks.length > 0 ? blocks : [section(word('pageGone', language))],
  });
}

function readSources(value: string): string[][] {
  try {
    const { sources } = JSON.parse(value) as { sources?: unknown };
    const isText = (part: unknown): part is string => typeof part === 'string';
    return Array.isArray(sources) ? sources.filter(Array.isArray).map((parts) => parts.filter(isText)) : [];
  } catch {
    return [];
  }
}

/** Says something short. */
export function noteModal(language: Language, title: Word, text: string): View {
  return modal({ language, title, blocks: [section(text)] });
}

/** What was typed and chosen in a submitted modal, and what it was opened with. */
export interface Submission {
  readonly typed: string;
  readonly reason: string;
  readonly metadata: Readonly<Record<string, unknown>>;
}

/** Reads a submitted view. */
export function readSubmission(view: unknown): Submission {
  const { state, private_metadata: kept } = (view ?? {}) as {
    state?: {
      values?: Record<string, Record<string, { value?: unknown; selected_option?: { value?: unknown } }>>;
    };
    private_metadata?: unknown;
  };
  const values = state?.values ?? {};
  const text = values['typed']?.['typed']?.value;
  const reason = values['reason']?.['reason']?.selected_option?.value;
  return {
    typed: typeof text === 'string' ? text.trim().slice(0, MAX_TYPED) : '',
    reason: typeof reason === 'string' ? reason : '',
    metadata: readMetadata(kept),
  };
}

function readMetadata(kept: unknown): Readonly<Record<string, unknown>> {
  try {
    const read: unknown = JSON.parse(String(kept));
    return typeof read === 'object' && read !== null ? (read as Record<string, unknown>) : {};
  } catch {
    return {};
  }
}
