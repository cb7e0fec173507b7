/** What was asked and what was replied, with the buttons and forms of the latest reply. */
import type { Action, Reply, ReplyQuestion } from '../../../../src/core/reply.js';
import { word } from '../../words.js';
import { html, line, type Markup, NOTHING, option } from '../html.js';
import { ANSWER_PREFIX } from '../inbound.js';
import type { Exchange } from '../sessions.js';
import { replyBody } from './reply.js';

/** What forms of a page carry and where they go. */
export interface FormParts {
  /** Where turns are handed in: `/ask`, `/embed`. */
  readonly to: string;
  /** Hidden fields of every form. */
  readonly hidden: Readonly<Record<string, string>>;
  /** `https://…` of these pages, for an address that somebody keeps. */
  readonly origin: string;
  /** Staff can be asked: the answer will be under an address. */
  readonly person: boolean;
}

/** Of a check's form no more questions than this are shown at once. */
const MOST_QUESTIONS = 12;

export function hiddenFields(parts: FormParts, more: Readonly<Record<string, string>> = {}): Markup {
  return html`${Object.entries({ ...parts.hidden, ...more }).map(
    ([name, value]) => html`<input type="hidden" name="${name}" value="${value}">`,
  )}`;
}

/** @param latest only the latest reply has buttons: those before it are past */
export function exchangeView(exchange: Exchange, parts: FormParts, latest: boolean): Markup {
  const { id, said, reply } = exchange;
  const { language, record } = reply;
  return html`<article class="exchange" id="${id}" lang="${language}" ${latest ? html`data-latest` : NOTHING}>
    ${said === '' ? NOTHING : html`<p class="said"><span class="hidden">${word('you', language)}: </span>${line(said)}</p>`}
    <div class="reply" data-outcome="${reply.outcome}" tabindex="-1">${replyBody(reply)}
      ${
        record === undefined
          ? NOTHING
          : html`<p class="more"><a href="/records/${encodeURIComponent(record)}?lang=${language}" ${
              parts.to === '/embed' ? html`target="_blank"` : NOTHING
            }>${word('recordLink', language)}</a></p>`
      }
      ${reply.file === undefined ? NOTHING : html`<p class="more"><a href="/files/${id}" download="${line(reply.file.name)}">${word('file', language, { file: line(reply.file.name) })}</a></p>`}
      ${latest ? askingView(reply, parts) : NOTHING}
      ${latest ? buttonsView(withoutPerson(reply, parts), parts) : NOTHING}
      ${personView(exchange, parts)}
    </div></article>`;
}

/** A question that is with staff already is handed over by the address of its answer, which stands below. */
function withoutPerson(reply: Reply, { person }: FormParts): Reply {
  if (reply.inquiry === undefined || !person) return reply;
  return { ...reply, actions: reply.actions.filter(({ kind }) => kind !== 'person') };
}

/** Buttons of one form: the one that is pressed says what it is. */
function buttonsView({ actions, language }: Reply, parts: FormParts): Markup {
  const remark = actions.find(({ kind }) => kind === 'not-helpful');
  const plain = actions.filter((action) => action !== remark);
  const kinds = (wanted: boolean): readonly Action[] =>
    plain.filter(({ kind }) => (kind === 'helpful') === wanted);
  const button = ({ id, kind, label }: Action): Markup =>
    html`<button name="action" value="${id}" class="${kind}">${line(label)}</button>`;
  return html`${
    kinds(false).length === 0
      ? NOTHING
      : html`<form method="post" action="${parts.to}" data-turn class="buttons" aria-label="${word('answers', language)}">
        ${hiddenFields(parts)}${kinds(false).map(button)}</form>`
  }${
    remark === undefined && kinds(true).length === 0
      ? NOTHING
      : html`<div class="feedback">${
          kinds(true).length === 0
            ? NOTHING
            : html`<form method="post" action="${parts.to}" data-turn>${hiddenFields(parts)}${kinds(true).map(button)}</form>`
        }${remark === undefined ? NOTHING : remarkView(remark, language, parts)}</div>`
  }`;
}

function remarkView({ id, label }: Action, language: Reply['language'], parts: FormParts): Markup {
  return html`<details><summary>${line(label)}</summary>
    <form method="post" action="${parts.to}" data-turn>${hiddenFields(parts, { action: id })}
      <label>${word('notHelpfulLabel', language)}<small>${word('notHelpfulHint', language)}</small>
        <textarea name="text" rows="2" maxlength="1000"></textarea></label>
      <button>${word('send', language)}</button></form></details>`;
}

/** The number that is asked for, and the other questions of the check as one form. */
function askingView({ check, language }: Reply, parts: FormParts): Markup {
  if (check === undefined) return NOTHING;
  const { asking, form } = check;
  const number =
    asking?.kind !== 'number'
      ? NOTHING
      : html`<form method="post" action="${parts.to}" data-turn class="number">${hiddenFields(parts)}
          ${field(asking, language, 'n')}<button class="primary">${word('answer', language)}</button></form>`;
  if (form.length < 2) return number;
  return html`${number}<details class="several"><summary>${word('formOpen', language)}</summary>
    <form method="post" action="${parts.to}" data-turn>${hiddenFields(parts, { action: `check:${check.record ?? '*'}` })}
      <p>${word('formLead', language)}</p>
      ${form.slice(0, MOST_QUESTIONS).map((question) => field(question, language, 'f'))}
      <button class="primary">${word('answer', language)}</button></form></details>`;
}

function field(asked: ReplyQuestion, language: Reply['language'], place: string): Markup {
  const { attribute, question, note, kind, unit, choices, min, max } = asked;
  const name = `${ANSWER_PREFIX}${attribute}`;
  const id = `${place}-${attribute}`;
  const hint = note === undefined ? NOTHING : html`<small>${line(note)}</small>`;
  if (kind === 'number') {
    const bounds = [min, max].map((bound) => (bound === undefined ? '' : String(bound)));
    return html`<label for="${id}">${line(question)}${hint}</label><span class="amount"><input id="${id}" name="${name}"
      inputmode="decimal" autocomplete="off" maxlength="16" data-min="${bounds[0]}" data-max="${bounds[1]}">
      ${unit === undefined ? '' : line(unit.replace('{n}', ''))}</span>`;
  }
  return html`<label for="${id}">${line(question)}${hint}</label><select id="${id}" name="${name}">
    ${option('', `– ${word('noAnswer', language)} –`, true)}${choices.map((each) => option(each.id, each.label, false))}</select>`;
}

/** Under a question that was written down for staff: how their answer can be had. */
function personView({ id, reply, ticket }: Exchange, parts: FormParts): Markup {
  const { inquiry, language } = reply;
  if (inquiry === undefined || !parts.person) return NOTHING;
  if (ticket !== undefined) return ticketView(ticket, language, parts.origin);
  return html`<details class="person"><summary>${line(reply.actions.find(({ kind }) => kind === 'person')?.label ?? word('person', language))}</summary>
    <form method="post" action="/person" data-person>${hiddenFields(parts, { exchange: id })}
      <p>${word('personLead', language, { id: inquiry })}</p>
      <button class="primary">${word('makeAddress', language)}</button></form></details>`;
}

/** A whole address: it is kept elsewhere, and opened on another day. */
export function ticketView(ticket: string, language: Reply['language'], origin: string): Markup {
  const address = `${origin}/answers/${ticket}?lang=${language}`;
  return html`<div class="person"><p>${word('personKept', language)}</p>
    <p><a class="address" href="${address}">${address}</a></p>
    <p class="tools"><button type="button" data-copy="${address}" data-copied="${word('copied', language)}" hidden>${word('copy', language)}</button></p></div>`;
}
