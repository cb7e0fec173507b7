/** Pages about records. */

import type { RecordPage, RecordSummary } from '../../../../src/browse/index.js';
import { type Field, type Language, RECORD_KINDS } from '../../../../src/core/model/knowledge-base.js';
import type { Reply } from '../../../../src/core/reply.js';
import { KIND_NAMES } from '../../../words.js';
import { word } from '../../words.js';
import { html, line, type Markup, NOTHING, option } from '../html.js';
import { inLanguage } from './page.js';
import { factList, replyBody, sourceList, tableOf } from './reply.js';

const addressOf = (id: string, language: Language): string =>
  inLanguage(`/records/${encodeURIComponent(id)}`, language);

export interface ListParts {
  readonly language: Language;
  readonly chosen: {
    readonly kind: string | undefined;
    readonly field: string | undefined;
    readonly status: string | undefined;
    readonly query: string;
  };
  readonly fields: readonly { readonly field: Field; readonly name: string }[];
  readonly records: readonly RecordSummary[];
}

export function listView({ language, chosen, fields, records }: ListParts): Markup {
  const kinds = RECORD_KINDS.map((kind) => [kind, KIND_NAMES[kind][language]] as const);
  const statuses = (['running', 'planned', 'ended', 'announced'] as const).map(
    (status) => [status, word(status, language)] as const,
  );
  return html`<h1>${word('listTitle', language)}</h1>
    <form method="get" action="/records" class="filter" role="search">
      <input type="hidden" name="lang" value="${language}">
      <label>${word('search', language)}<input type="search" name="q" value="${chosen.query}" maxlength="200"></label>
      ${picker('kind', word('kind', language), kinds, chosen.kind, language)}
      ${picker(
        'field',
        word('field', language),
        fields.map(({ field, name }) => [field, name] as const),
        chosen.field,
        language,
      )}
      ${picker('status', word('status', language), statuses, chosen.status, language)}
      <button class="primary">${word('show', language)}</button>
    </form>
    <p role="status">${records.length === 0 ? word('listNone', language) : word('listCount', language, { n: records.length })}</p>
    <ul class="cards">${records.map((record) => html`<li>${summaryView(record, language)}</li>`)}</ul>
    ${records.length === 0 ? html`<p><a class="button" href="${inLanguage('/records', language)}">${word('listAll', language)}</a></p>` : NOTHING}`;
}

function picker(
  name: string,
  label: string,
  values: readonly (readonly [string, string])[],
  chosen: string | undefined,
  language: Language,
): Markup {
  return html`<label>${label}<select name="${name}">${option('', word('all', language), chosen === undefined)}${values.map(
    ([value, says]) => option(value, says, value === chosen),
  )}</select></label>`;
}

function summaryView({ id, kind, name, period, status, source }: RecordSummary, language: Language): Markup {
  return html`<h2><a href="${addressOf(id, language)}">${line(name)}</a></h2>
    <p class="tags"><span class="tag">${KIND_NAMES[kind][language]}</span>${
      status === undefined ? NOTHING : html` <span class="tag plain">${line(status)}</span>`
    }</p>
    ${period === undefined ? NOTHING : html`<p>${line(period)}</p>`}<p class="note">${line(source)}</p>`;
}

export interface RecordParts {
  readonly language: Language;
  readonly read: RecordPage;
  readonly permanent: string;
  /** Who is eligible can be checked. */
  readonly checkable: boolean;
  /** What has changed in it can be looked at. */
  readonly changes: boolean;
}

export function recordView({ language, read, permanent, checkable, changes }: RecordParts): Markup {
  const { summary, card, gaps, related } = read;
  const parts = saidOnce(read.parts);
  const { id, kind, name } = summary;
  return html`<article class="record"><p class="tags"><span class="tag">${KIND_NAMES[kind][language]}</span></p>
    <h1>${line(name)}</h1>
    <p class="tools">
      ${checkable ? html`<a class="button primary" href="${inLanguage(`/?check=${encodeURIComponent(id)}`, language)}">${word('checkStart', language)}</a>` : NOTHING}
      <a class="button" href="${inLanguage(`/?q=${encodeURIComponent(`${name} `)}`, language)}">${word('askAbout', language)}</a>
      <a class="button" href="${inLanguage(`/timeline?record=${encodeURIComponent(id)}`, language)}">${word('timeline', language)}</a>
      <a class="button" href="${inLanguage(`/compare?a=${encodeURIComponent(id)}`, language)}">${word('compare', language)}</a>
      ${changes ? html`<a class="button" href="${inLanguage(`/changes?record=${encodeURIComponent(id)}`, language)}">${word('changesOf', language)}</a>` : NOTHING}
      <button type="button" data-print hidden>${word('print', language)}</button>
      <button type="button" data-share="${permanent}" hidden>${word('share', language)}</button></p>
    ${contentsOf(parts.slice(1), language)}
    <section>${parts.slice(0, 1).map((part) => replyBody({ ...untitled(part), sources: [] }))}
      <h2>${word('atAGlance', language)}</h2>${factList(card.facts)}</section>
    ${parts.slice(1).map((part, at) => html`<section id="part-${at + 1}">${replyBody(part)}</section>`)}
    ${(card.tables ?? []).length === 0 ? NOTHING : html`<section><h2>${word('figures', language)}</h2>${(card.tables ?? []).map(tableOf)}</section>`}
    ${listOf(
      word('gaps', language),
      gaps.map((gap) => html`${line(gap)}`),
    )}
    ${listOf(
      word('related', language),
      related.map((other) => html`<a href="${addressOf(other.id, language)}">${line(other.name)}</a>`),
    )}
    <section>${sourceList(card)}<p class="note">${word('permanent', language)}: <a href="${permanent}">${permanent}</a>
      <button type="button" data-copy="${permanent}" data-copied="${word('copied', language)}" hidden>${word('copy', language)}</button></p></section>
  </article>`;
}

/** A page says once what each of its parts would say on its own: how old their document is, whom to ask. */
function saidOnce(parts: readonly Reply[]): Reply[] {
  const said = new Set<string>();
  return parts.map((part) => {
    const paragraphs = part.paragraphs.filter((paragraph) => !said.has(paragraph));
    for (const paragraph of paragraphs) said.add(paragraph);
    return { ...part, paragraphs };
  });
}

/** Fewer parts are seen at a glance. */
const FEW_PARTS = 4;

function contentsOf(parts: readonly Reply[], language: Language): Markup {
  if (parts.length < FEW_PARTS) return NOTHING;
  return html`<nav aria-label="${word('onThisPage', language)}"><details class="contents"><summary><b>${word('onThisPage', language)}</b></summary><ul>${parts.map(
    ({ title = '' }, at) => html`<li><a href="#part-${at + 1}">${line(title)}</a></li>`,
  )}</ul></details></nav>`;
}

/** The page has the record's name over it already. */
function untitled({ title: _title, ...rest }: Reply): Reply {
  return rest;
}

function listOf(title: string, items: readonly Markup[]): Markup {
  if (items.length === 0) return NOTHING;
  return html`<section><h2>${title}</h2><ul>${items.map((item) => html`<li>${item}</li>`)}</ul></section>`;
}

export interface CompareParts {
  readonly language: Language;
  readonly records: readonly RecordSummary[];
  readonly a: string | undefined;
  readonly b: string | undefined;
  readonly reply: Reply | undefined;
}

export function compareView({ language, records, a, b, reply }: CompareParts): Markup {
  const pick = (name: string, label: string, chosen: string | undefined): Markup =>
    html`<label>${label}<select name="${name}" required>${option('', word('choose', language), false)}${records.map(
      (record) => option(record.id, record.name, record.id === chosen),
    )}</select></label>`;
  const wrong = reply === undefined && a && b;
  return html`<h1>${word('compareTitle', language)}</h1>
    <form method="get" action="/compare" class="filter"><input type="hidden" name="lang" value="${language}">
      ${pick('a', word('first', language), a)}${pick('b', word('second', language), b)}
      <button class="primary">${word('show', language)}</button></form>
    ${wrong ? html`<p role="alert">${word('compareSame', language)}</p>` : NOTHING}
    ${reply === undefined ? NOTHING : html`<section>${replyBody(reply)}</section>`}`;
}

export interface TimelineParts {
  readonly language: Language;
  readonly records: readonly RecordSummary[];
  readonly record: string | undefined;
  readonly reply: Reply;
}

export function timelineView({ language, records, record, reply }: TimelineParts): Markup {
  return html`<h1>${word('timelineTitle', language)}</h1>
    <form method="get" action="/timeline" class="filter"><input type="hidden" name="lang" value="${language}">
      <label>${word('records', language)}<select name="record">${option('', word('all', language), record === undefined)}${records.map(
        ({ id, name }) => option(id, name, id === record),
      )}</select></label><button class="primary">${word('show', language)}</button></form>
    <section class="timeline">${replyBody(reply)}</section>`;
}
