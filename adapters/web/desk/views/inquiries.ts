/** Pages about inquiries. */

import type { RecordPage } from '../../../../src/browse/index.js';
import type { Language } from '../../../../src/core/model/knowledge-base.js';
import { claimedBy, DISMISS_REASONS, type Inquiry, readyFrom } from '../../../../src/staff/index.js';
import { asAsked } from '../../../left-out.js';
import { DISMISSALS, nameIn, standing } from '../../../words.js';
import { html, line, lines, type Markup, NOTHING, option } from '../../public/html.js';
import { inLanguage } from '../../public/views/page.js';
import { factList, replyBody } from '../../public/views/reply.js';
import { timeOf } from '../context.js';
import { type ListAsked, STATUSES } from '../inquiry-list.js';
import type { Visitor } from '../session.js';
import { channelName, type DeskWord, say } from '../words.js';

const STATUS_WORDS = {
  waiting: 'waiting',
  open: 'statusOpen',
  claimed: 'claimed',
  answered: 'statusAnswered',
  dismissed: 'statusDismissed',
  all: 'all',
} as const satisfies Record<ListAsked['status'], DeskWord>;

export interface ListParts {
  readonly language: Language;
  readonly asked: ListAsked;
  readonly listed: readonly Inquiry[];
  readonly total: number;
  readonly page: number;
  readonly pages: number;
}

/** The address of a list. */
function listPath(asked: ListAsked, language: Language, page = 1, path = '/desk/inquiries'): string {
  const query = new URLSearchParams({ status: asked.status });
  if (asked.language !== undefined) query.set('in', asked.language);
  if (asked.since !== '') query.set('since', asked.since);
  if (asked.query !== '') query.set('q', asked.query);
  if (page > 1) query.set('page', String(page));
  return inLanguage(`${path}?${query}`, language);
}

export function inquiriesView({ language, asked, listed, total, page, pages }: ListParts): Markup {
  const languages = [
    ['ko', 'korean'],
    ['en', 'english'],
  ] as const;
  return html`<h1>${say('inquiries', language)}</h1>
    <form method="get" action="/desk/inquiries" class="filter" role="search">
      <input type="hidden" name="lang" value="${language}">
      <label>${say('search', language)}<input type="search" name="q" value="${asked.query}" maxlength="200"></label>
      <label>${say('status', language)}<select name="status">${STATUSES.map((status) =>
        option(status, say(STATUS_WORDS[status], language), status === asked.status),
      )}</select></label>
      <label>${say('language', language)}<select name="in">${option('', say('all', language), asked.language === undefined)}${languages.map(
        ([value, name]) => option(value, say(name, language), value === asked.language),
      )}</select></label>
      <label>${say('since', language)}<input type="date" name="since" value="${asked.since}"></label>
      <button class="primary">${say('show', language)}</button>
    </form>
    <div id="listed" data-live>
      <p role="status">${total === 0 ? say('noInquiry', language) : say('counted', language, { n: total })}</p>
      <ul class="cards">${listed.map((inquiry) => html`<li>${summaryOf(inquiry, language)}</li>`)}</ul>
      ${pages === 1 ? NOTHING : pager(asked, language, page, pages)}
    </div>
    ${total === 0 ? NOTHING : html`<p><a class="button" href="${listPath(asked, language, 1, '/desk/inquiries.csv')}" download>${say('csv', language)}</a></p>`}`;
}

function summaryOf(inquiry: Inquiry, language: Language): Markup {
  const { id, lastAsked, status } = inquiry;
  return html`<h2><a href="${inLanguage(`/desk/inquiries/${id}`, language)}" lang="${inquiry.language}">${line(asAsked(inquiry)) || `#${id}`}</a></h2>
    <p class="tags"><span class="tag ${status === 'open' ? 'now' : 'plain'}">${line(standing(inquiry, language)[0] ?? '')}</span></p>
    <p class="note">${say('lastAsked', language)} ${timeOf(lastAsked)}</p>`;
}

function pager(asked: ListAsked, language: Language, page: number, pages: number): Markup {
  const to = (at: number, name: DeskWord): Markup =>
    at < 1 || at > pages
      ? NOTHING
      : html`<a class="button" href="${listPath(asked, language, at)}">${say(name, language)}</a>`;
  return html`<nav class="pager" aria-label="${say('pages', language)}">${to(page - 1, 'previous')}<span>${say('pageOf', language, { n: page, of: pages })}</span>${to(page + 1, 'next')}</nav>`;
}

/** What somebody wrote and what has not gone anywhere yet. */
export interface Drafted {
  readonly ko: string;
  readonly en: string;
  readonly note: string;
}

export interface InquiryParts {
  readonly language: Language;
  readonly inquiry: Inquiry;
  readonly visitor: Visitor;
  /** What came nearest, best first. */
  readonly records: readonly RecordPage[];
  /** What has just come of something. */
  readonly says?: string;
  readonly drafted?: Drafted;
}

export function inquiryView(parts: InquiryParts): Markup {
  const { language, inquiry, records, says } = parts;
  return html`<p><a href="${inLanguage('/desk/inquiries', language)}">← ${say('back', language)}</a></p>
    ${says === undefined ? NOTHING : html`<p role="${parts.drafted === undefined ? 'status' : 'alert'}" class="said-so">${line(says)}</p>`}
    <div class="beside-it" data-self="${inLanguage(`/desk/inquiries/${inquiry.id}`, language)}"><div>
      <h1 lang="${inquiry.language}">${line(asAsked(inquiry)) || `#${inquiry.id}`}</h1>
      <div id="standing" data-live>${standingView(inquiry, language)}</div>
      <div id="acts" data-live data-state="${inquiry.status} ${claimedBy(inquiry) ?? ''}" data-keep="${say('changedMeanwhile', language)}">${actsView(parts)}</div>
    </div>
    <aside aria-label="${say('nearest', language)}"><h2>${say('nearest', language)}</h2>${
      records.length === 0
        ? html`<p>${say('noneNear', language)}</p>`
        : records.map((page, at) => recordView(page, language, at === 0))
    }</aside></div>`;
}

function standingView(inquiry: Inquiry, language: Language): Markup {
  const { notes, askings, firstAsked, lastAsked, reason } = inquiry;
  const people = new Set(askings.map(({ user }) => user)).size;
  const channels = [...new Set(askings.map(({ channel }) => channelName(channel, language)))].join(', ');
  return html`<p class="tags"><span class="tag">${line(standing(inquiry, language)[0] ?? '')}</span></p>
    ${factList([
      { label: say('reason', language), value: say(`reason_${reason}`, language) },
      { label: say('askedBy', language), value: say('people', language, { n: people, channels }) },
      { label: say('firstAsked', language), value: timeOf(firstAsked) },
      { label: say('lastAsked', language), value: timeOf(lastAsked) },
    ])}
    ${
      notes.length === 0
        ? NOTHING
        : html`<h2>${say('history', language)}</h2><ol class="notes">${notes.map(
            ({ at, kind, text }) =>
              html`<li><b>${say(`note_${kind}`, language)}</b> <small>${timeOf(at)}</small><p>${lines(nameIn(text))}</p></li>`,
          )}</ol>`
    }`;
}

function actsView({ language, inquiry, visitor, drafted }: InquiryParts): Markup {
  const { id, status } = inquiry;
  const form = (act: string, content: Markup, label: string): Markup =>
    html`<form method="post" action="${inLanguage(`/desk/inquiries/${id}/${act}`, language)}" class="act" aria-label="${label}">
      <input type="hidden" name="proof" value="${visitor.proof}">${content}</form>`;
  const send = (label: 'sendAnswer' | 'sendCorrection'): Markup =>
    readyFrom(inquiry) === undefined
      ? NOTHING
      : form('send', html`<button class="primary">${say(label, language)}</button>`, say(label, language));
  if (status === 'answered' || status === 'dismissed')
    return html`${send('sendCorrection')}${form('reopen', html`<button>${say('reopen', language)}</button>`, say('reopen', language))}`;
  const claim =
    claimedBy(inquiry) === undefined
      ? form('claim', html`<button>${say('claim', language)}</button>`, say('claim', language))
      : NOTHING;
  const own = inquiry.language;
  const text = (which: Language): Markup =>
    html`<label>${say(which === 'ko' ? 'answerKo' : 'answerEn', language)}${
      which === own ? html`<small>${say('answerNeeded', language)}</small>` : NOTHING
    }<textarea name="${which}" lang="${which}" rows="4" maxlength="4000" ${which === own ? html`required` : NOTHING}>${drafted?.[which] ?? ''}</textarea></label>`;
  const order: readonly Language[] = own === 'ko' ? ['ko', 'en'] : ['en', 'ko'];
  return html`${claim}${send('sendAnswer')}
    ${form(
      'answer',
      html`<h2>${say('answerTitle', language)}</h2>${order.map(text)}<small>${say('answerHint', language)}</small>
        <button class="primary">${say('answer', language)}</button>`,
      say('answerTitle', language),
    )}
    <details><summary>${say('dismissTitle', language)}</summary>${form(
      'dismiss',
      html`<label>${say('dismissWhy', language)}<select name="reason">${DISMISS_REASONS.map((reason, at) =>
        option(reason, say(DISMISSALS[reason].label, language), at === 0),
      )}</select></label><label>${say('dismissMore', language)}<textarea name="note" rows="2" maxlength="500">${drafted?.note ?? ''}</textarea></label>
        <button>${say('dismiss', language)}</button>`,
      say('dismissTitle', language),
    )}</details>`;
}

/** A record to read while one answers. */
function recordView({ summary, card, parts }: RecordPage, language: Language, open: boolean): Markup {
  return html`<details class="near" ${open ? html`open` : NOTHING}><summary><b>${line(summary.name)}</b></summary>
    ${parts.map((part) => replyBody(part, 3))}${factList(card.facts)}
    <p><a href="${inLanguage(`/desk/records/${encodeURIComponent(summary.id)}`, language)}">${say('knowledge', language)}: ${line(summary.name)}</a></p></details>`;
}
