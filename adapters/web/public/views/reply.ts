/** A reply as markup: facts as a list, sources folded, choices as buttons of forms. */
import type { Reply, ReplyFact, ReplySource, ReplyTable } from '../../../../src/core/reply.js';
import { webAddress } from '../../../plain-text.js';
import { word } from '../../words.js';
import { html, line, type Markup, NOTHING, prose, unbroken } from '../html.js';

/** Paragraphs, facts, tables and sources of a reply; not its buttons. */
export function replyBody(reply: Reply, heading: 2 | 3 = 2): Markup {
  const { title, notice, paragraphs, facts, tables = [] } = reply;
  const headed = title === undefined ? NOTHING : headingOf(heading, title);
  return html`${headed}
    ${notice === undefined ? NOTHING : html`<p class="notice">${line(notice)}</p>`}
    ${paragraphs.map((paragraph) => html`<p>${prose(paragraph)}</p>`)}
    ${factList(facts)}${tables.map(tableOf)}${sourceList(reply)}`;
}

export const headingOf = (level: 2 | 3, text: string): Markup =>
  level === 2 ? html`<h2>${line(text)}</h2>` : html`<h3>${line(text)}</h3>`;

export function factList(facts: readonly ReplyFact[]): Markup {
  if (facts.length === 0) return NOTHING;
  return html`<dl class="facts">${facts.map(
    ({ label, value, note }) =>
      html`<div><dt>${line(label)}</dt><dd>${unbroken(value)}${
        note === undefined ? NOTHING : html`<small>${line(note)}</small>`
      }</dd></div>`,
  )}</dl>`;
}

/** A table that scrolls within itself where it does not fit. */
export function tableOf({ title, columns, rows, note }: ReplyTable): Markup {
  const name = title ?? columns.map(({ label }) => label).join(', ');
  return html`<div class="table" tabindex="0" role="group" aria-label="${line(name)}"><table>
    ${title === undefined ? NOTHING : html`<caption>${line(title)}</caption>`}
    <thead><tr>${columns.map(({ label, align }) => head(label, align))}</tr></thead>
    <tbody>${rows.map(
      (row) => html`<tr>${row.map((cell, i) => body(cell, i, columns[i]?.align))}</tr>`,
    )}</tbody></table></div>
    ${note === undefined ? NOTHING : html`<p class="note">${line(note)}</p>`}`;
}

const head = (label: string, align?: 'left' | 'right'): Markup =>
  label === ''
    ? html`<td></td>`
    : html`<th scope="col" class="${align === 'right' ? 'figure' : 'words'}">${line(label)}</th>`;

const body = (cell: string, column: number, align?: 'left' | 'right'): Markup =>
  column === 0
    ? html`<th scope="row">${line(cell)}</th>`
    : html`<td class="${align === 'right' ? 'figure' : 'words'}">${line(cell)}</td>`;

/** Sources, folded under a line that names the first. */
export function sourceList({
  sources,
  sourceLabel,
  language,
}: Pick<Reply, 'sources' | 'sourceLabel' | 'language'>): Markup {
  const [first] = sources;
  if (first === undefined) return NOTHING;
  const label = sourceLabel ?? word('sources', language, { n: sources.length });
  const brief = [first.publisher, first.date].filter((part) => part !== '').join(', ');
  return html`<details class="sources"><summary><b>${line(label)}</b> ${line(brief)}${
    sources.length > 1 ? ` +${sources.length - 1}` : ''
  }</summary><ul>${sources.map((source) => html`<li>${sourceLine(source, language)}</li>`)}</ul></details>`;
}

function sourceLine(
  { title, publisher, date, locator, url }: ReplySource,
  language: Reply['language'],
): Markup {
  const address = webAddress(url);
  const rest = [publisher, date, locator]
    .map(line)
    .filter((part) => part !== '')
    .join(', ');
  const named =
    address === undefined
      ? html`${line(title)}${url === undefined ? '' : ` ${line(url)}`}`
      : html`<a href="${address}" rel="noopener noreferrer" target="_blank">${line(title)}<span class="address">${address}</span><span class="hidden"> ${word('newTab', language)}</span></a>`;
  return html`${named}${rest === '' ? '' : html` <span>${rest}</span>`}`;
}
