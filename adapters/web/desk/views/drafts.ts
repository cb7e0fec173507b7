/** Pages about drafts. */
import type { Language } from '../../../../src/core/model/knowledge-base.js';
import { html, line, type Markup, NOTHING } from '../../public/html.js';
import { inLanguage } from '../../public/views/page.js';
import type { Draft } from '../draft-shelf.js';
import { say } from '../words.js';
import { editAddress, type Outcome, outcomeView } from './edit.js';

export interface DraftFormParts {
  readonly language: Language;
  readonly proof: string;
  readonly id: string;
  readonly says: string | undefined;
}

export function draftsView({ language, proof, id, says }: DraftFormParts): Markup {
  return html`<p><a href="${inLanguage('/desk/edit', language)}">← ${say('files', language)}</a></p>
    <h1>${say('draftTitle', language)}</h1><p>${say('draftLead', language)}</p>
    ${says === undefined ? NOTHING : html`<p role="alert">${line(says)}</p>`}
    <form method="post" action="${inLanguage('/desk/edit/draft', language)}" enctype="multipart/form-data" class="act">
      <input type="hidden" name="proof" value="${proof}">
      <label>${say('draftFile', language)}<input type="file" name="document" required accept=".txt,.html,.htm,.docx,.pdf"></label>
      <label>${say('draftId', language)}<input name="id" value="${id}" required pattern="[a-z0-9]+(-[a-z0-9]+)*" maxlength="80"></label>
      <button class="primary">${say('draftMake', language)}</button></form>`;
}

export interface DraftParts {
  readonly language: Language;
  readonly draft: Draft;
  readonly proof: string;
  readonly writes: boolean;
  readonly outcome: Outcome | undefined;
}

export function draftView({ language, draft, proof, writes, outcome }: DraftParts): Markup {
  const { id, files, uncovered } = draft;
  const act = (name: 'publish' | 'discard', primary: boolean): Markup =>
    html`<form method="post" action="${inLanguage(`/desk/edit/drafts/${id}/${name}`, language)}"><input type="hidden" name="proof" value="${proof}">
      <button ${primary ? html`class="primary"` : NOTHING}>${say(name, language)}</button></form>`;
  return html`<p><a href="${inLanguage('/desk/edit', language)}">← ${say('files', language)}</a></p><h1>${say('inDraft', language, { id })}</h1>
    <p>${say('draftLead', language)}</p>
    <ul>${Object.keys(files).map((path) => html`<li><a href="${editAddress('file', { path, draft: id }, language)}">${line(path)}</a></li>`)}</ul>
    <div class="tools">${writes ? act('publish', true) : NOTHING}<a class="button" href="/desk/edit/drafts/${id}/patch" download>${say('patch', language)}</a>${act('discard', false)}</div>
    ${outcome === undefined ? NOTHING : outcomeView(outcome, language, files)}
    ${
      uncovered.length === 0
        ? NOTHING
        : html`<details><summary>${say('draftOpen', language)}</summary><ul>${uncovered.map(
            ({ paragraph, text }) => html`<li>${paragraph}: ${line(text)}</li>`,
          )}</ul></details>`
    }`;
}
