/** Records as the desk says them, in both languages, as of a day. */

import {
  PREVIEW_WORDS,
  type RecordPreview,
  type RecordSummary,
  type SpokenRecord,
} from '../../../../src/browse/index.js';
import { LANGUAGES, type Language } from '../../../../src/core/model/knowledge-base.js';
import type { Reply } from '../../../../src/core/reply.js';
import { KIND_NAMES } from '../../../words.js';
import { html, line, type Markup, NOTHING, option } from '../../public/html.js';
import { inLanguage } from '../../public/views/page.js';
import { replyBody, tableOf } from '../../public/views/reply.js';
import { say } from '../words.js';

export interface RecordsParts {
  readonly language: Language;
  readonly query: string;
  readonly records: readonly RecordSummary[];
}

export function recordsView({ language, query, records }: RecordsParts): Markup {
  const row = ({ id, kind, name, status = '', source }: RecordSummary): Markup =>
    html`<tr><th scope="row"><a href="${inLanguage(`/desk/records/${encodeURIComponent(id)}`, language)}">${line(name)}</a></th>
      <td>${KIND_NAMES[kind][language]}</td><td>${line(status)}</td><td>${line(source)}</td></tr>`;
  return html`<h1>${say('knowledge', language)}</h1><p>${say('recordsLead', language)}</p>
    <form method="get" action="/desk/records" class="filter" role="search"><input type="hidden" name="lang" value="${language}">
      <label>${say('nameOrWord', language)}<input type="search" name="q" value="${query}" maxlength="200"></label>
      <button class="primary">${say('show', language)}</button></form>
    <p role="status">${say('counted', language, { n: records.length })}</p>
    <div class="table" tabindex="0" role="region" aria-label="${say('knowledge', language)}"><table><tbody>${records.map(row)}</tbody></table></div>`;
}

export interface PreviewParts {
  readonly language: Language;
  readonly id: string;
  readonly name: string;
  /** YYYY-MM-DD. */
  readonly on: string;
  readonly readers: 'staff' | 'public';
  /** Undefined when its readers may not read it. */
  readonly preview: RecordPreview | undefined;
}

export function previewView({ language, id, name, on, readers, preview }: PreviewParts): Markup {
  const path = `/desk/records/${encodeURIComponent(id)}`;
  return html`<p><a href="${inLanguage('/desk/records', language)}">← ${say('knowledge', language)}</a></p><h1>${line(name)}</h1>
    <form method="get" action="${path}" class="filter"><input type="hidden" name="lang" value="${language}">
      <label>${say('asOf', language)}<input type="date" name="on" value="${on}" required></label>
      <label>${say('readers', language)}<select name="for">${option('staff', say('staff', language), readers === 'staff')}${option(
        'public',
        say('everyone', language),
        readers === 'public',
      )}</select></label><button class="primary">${say('show', language)}</button></form>
    ${preview === undefined ? html`<p role="alert">${say('notForEveryone', language)}</p>` : spokenView(preview, language, true)}`;
}

/**
 * What is said of a record, Korean beside English.
 *
 * @param folded whether each entry is its title until it is opened
 */
export function spokenView(preview: RecordPreview, language: Language, folded = false): Markup {
  const side = (show: (spoken: SpokenRecord, spokenIn: Language) => Markup): Markup =>
    html`<div class="both">${LANGUAGES.map((each) => html`<div lang="${each}">${show(preview[each], each)}</div>`)}</div>`;
  const replies = (
    of: (spoken: SpokenRecord) => readonly { readonly id: string; readonly reply: Reply }[],
  ): Markup =>
    html`${of(preview[language]).map(({ id, reply: { title = '' } }, at) => {
      const said = side((spoken) => html`<div class="reply">${replyBody(of(spoken)[at]!.reply, 3)}</div>`);
      return folded
        ? html`<details><summary><b>${line(title || id)}</b> <span class="note">${line(id)}</span></summary>${said}</details>`
        : html`<h3 class="entry">${line(id)}</h3>${said}`;
    })}`;
  const { ko } = preview;
  return html`<section><h2>${say('card', language)}</h2>${side(({ card }) => html`<div class="reply">${replyBody(card, 3)}</div>`)}</section>
    <section><h2>${say('entries', language)}</h2>${replies(({ entries }) => entries)}</section>
    <section>${side(({ eligibility: { says, rows } }, each) => {
      const words = PREVIEW_WORDS[each];
      const columns = words.columns.map((label) => ({ label }));
      return html`<h2>${words.conditions}</h2>${says === '' ? NOTHING : html`<p>${line(says)}</p>`}${
        rows.length === 0 ? NOTHING : tableOf({ title: words.conditions, columns, rows })
      }`;
    })}</section>
    <section>${side(({ notStated }, each) => {
      const { notStated: title, none } = PREVIEW_WORDS[each];
      return html`<h2>${title}</h2>${notStated.length === 0 ? html`<p>${none}</p>` : html`<ul>${notStated.map((gap) => html`<li>${line(gap)}</li>`)}</ul>`}`;
    })}</section>
    ${ko.questions.length === 0 ? NOTHING : html`<section><h2>${PREVIEW_WORDS[language].questions}</h2>${replies(({ questions }) => questions)}</section>`}`;
}
