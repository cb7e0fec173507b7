import type { Reply, ReplyFact, ReplySource } from '../../src/core/reply.js';
import { safeLine, safeText } from '../plain-text.js';
import { renderTable } from './table.js';
import { displayWidth, padToWidth, wrap } from './width.js';

export interface RenderOptions {
  /** Columns to break lines at, 20 or more; unbroken when left out. */
  readonly width?: number;
  /** List the buttons, numbered from 1 in the order of `reply.actions`. */
  readonly numbered?: boolean;
}

const SOURCE_LABEL = { ko: '출처', en: 'Source' } as const;

/** A reply as plain text: title, notice, paragraphs, facts, tables, sources, on request numbered buttons, and a file's text. */
export function renderPlain(reply: Reply, options: RenderOptions = {}): string {
  const width = options.width === undefined ? Number.POSITIVE_INFINITY : Math.max(20, options.width);
  const blocks = [
    reply.title === undefined ? [] : wrap(safeLine(reply.title), width),
    reply.notice === undefined ? [] : wrap(`(${safeLine(reply.notice)})`, width),
    ...reply.paragraphs.map((paragraph) => wrap(safeText(paragraph).trim(), width)),
    renderFacts(reply.facts, width),
    // The text of a file follows, so its beginning is not shown as well.
    ...(reply.file === undefined ? (reply.tables ?? []) : []).map((table) => renderTable(table, width)),
    renderSources(reply, width),
    options.numbered ? renderButtons(reply, width) : [],
    // A terminal takes no file; its text can be copied, or written by `policy-bot records export`.
    reply.file === undefined ? [] : safeText(reply.file.content).trimEnd().split('\n'),
  ];
  return blocks
    .map((lines) => lines.join('\n'))
    .filter((block) => block !== '')
    .join('\n\n');
}

function renderFacts(facts: readonly ReplyFact[], width: number): string[] {
  const labels = facts.map((fact) => safeLine(fact.label));
  const column = Math.min(Math.max(0, ...labels.map(displayWidth)), 32);
  return facts.flatMap((fact, index) => {
    const label = labels[index]!;
    const first = `  ${padToWidth(label, column)}  `;
    return [
      ...hang(first, wrap(safeLine(fact.value), room(width, displayWidth(first))), displayWidth(first)),
      ...(fact.note === undefined ? [] : hang('    ', wrap(safeLine(fact.note), room(width, 4)), 4)),
    ];
  });
}

function renderSources(reply: Reply, width: number): string[] {
  if (reply.sources.length === 0) return [];
  return [
    `${safeLine(reply.sourceLabel ?? SOURCE_LABEL[reply.language])}:`,
    ...reply.sources.flatMap((source) => hang('  ', wrap(describeSource(source), room(width, 4)), 4)),
  ];
}

function describeSource(source: ReplySource): string {
  return [source.title, source.publisher, source.date, source.locator, source.url ?? '']
    .map(safeLine)
    .filter((part) => part !== '')
    .join(', ');
}

function renderButtons(reply: Reply, width: number): string[] {
  return reply.actions.flatMap((action, index) => {
    // Where a number is asked for, buttons are pressed by their words.
    const number = reply.check?.asking?.kind === 'number' ? '- ' : `[${index + 1}] `;
    return hang(number, wrap(safeLine(action.label), room(width, number.length)), number.length);
  });
}

function hang(first: string, lines: readonly string[], indent: number): string[] {
  return lines.map((line, index) => (index === 0 ? first + line : ' '.repeat(indent) + line));
}

function room(width: number, taken: number): number {
  return Math.max(10, width - taken);
}
