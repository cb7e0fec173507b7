/** The page to ask on. */
import type { Language } from '../../../../src/core/model/knowledge-base.js';
import type { Reply } from '../../../../src/core/reply.js';
import { word } from '../../words.js';
import { html, type Markup, NOTHING } from '../html.js';
import type { Session } from '../sessions.js';
import { exchangeView, type FormParts, hiddenFields } from './exchange.js';
import { headingOf } from './reply.js';

export interface AskParts {
  readonly language: Language;
  readonly greeting: Reply;
  readonly session: Session;
  readonly forms: FormParts;
  /** What the line to write in begins with. */
  readonly text?: string | undefined;
  /** An action that the reader was sent here for. */
  readonly offered?: { readonly action: string; readonly label: string; readonly title: string } | undefined;
}

export function askView({ language, greeting, session, forms, text = '', offered }: AskParts): Markup {
  const { exchanges } = session;
  const opening = { id: 'welcome', said: '', reply: greeting };
  return html`<h1 class="hidden">${greeting.title ?? word('ask', language)}</h1>
    <div id="log" role="log" aria-live="polite" aria-label="${word('conversation', language)}">
      ${exchangeView(opening, forms, exchanges.length === 0)}
      ${exchanges.map((exchange, i) => exchangeView(exchange, forms, i === exchanges.length - 1))}
      ${offered === undefined ? NOTHING : offerView(offered, forms)}
    </div>
    <form method="post" action="${forms.to}" data-turn data-composer class="composer">${hiddenFields(forms)}
      <p id="latest" class="busy" role="status" data-working="${word('working', language)}" data-failed="${word('notSent', language)}"></p>
      <label for="text">${word('question', language)}</label>
      <div class="row"><textarea id="text" name="text" rows="1" maxlength="40000" required aria-describedby="hint" autocomplete="off"
        enterkeyhint="send">${text}</textarea><button class="primary">${word('send', language)}</button></div>
      <small id="hint">${exchanges.length === 0 ? html`<span data-first>${word('questionExample', language)} </span>` : NOTHING}${word('questionHint', language)}</small>
    </form>`;
}

function offerView({ action, label, title }: NonNullable<AskParts['offered']>, forms: FormParts): Markup {
  return html`<article class="exchange offered"><div class="reply">${headingOf(2, title)}
    <form method="post" action="${forms.to}" data-turn class="buttons">${hiddenFields(forms)}
      <button name="action" value="${action}" class="primary">${label}</button></form></div></article>`;
}
