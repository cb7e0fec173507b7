/** The page of what has changed. */
import { dayOf } from '../../../../src/core/model/dates.js';
import { formatDate } from '../../../../src/core/model/format.js';
import type { Language } from '../../../../src/core/model/knowledge-base.js';
import type { FactChange, PublishedState } from '../../../../src/history/fact-changes.js';
import { changeLine } from '../../../words.js';
import { word } from '../../words.js';
import { html, line, type Markup, NOTHING } from '../html.js';
import { inLanguage } from './page.js';

export interface ChangesParts {
  readonly language: Language;
  /** Newest first, each with a change. */
  readonly states: readonly PublishedState[];
  /** Name of the one record that is looked at. */
  readonly record: string | undefined;
  /** Query of the page and of its feed. */
  readonly search: string;
}

export function changesView({ language, states, record, search }: ChangesParts): Markup {
  return html`<h1>${word('changesTitle', language)}</h1>
    ${record === undefined ? NOTHING : html`<p>${line(record)}</p>`}
    <p class="tools"><a class="button" href="${inLanguage(`/changes.atom${search}`, language)}">${word('follow', language)}</a></p>
    ${states.length === 0 ? html`<p role="status">${word('changesNone', language)}</p>` : NOTHING}
    ${states.map(
      ({ version, at, changes }) => html`<section>
      <h2><time datetime="${at.toISOString()}">${formatDate(dayOf(at), language)}</time></h2>
      ${byRecord(changes).map(
        (
          of,
        ) => html`<h3><a href="${inLanguage(`/records/${encodeURIComponent(of[0]!.record)}`, language)}">${line(of[0]!.name[language])}</a></h3>
        <ul>${of.map((change) => html`<li>${line(changeLine(change, language))}</li>`)}</ul>`,
      )}
      <p class="note">${word('stateHash', language, { hash: version })}</p></section>`,
    )}`;
}

/** Changes that stand in the order of their records, in groups. */
function byRecord(changes: readonly FactChange[]): FactChange[][] {
  const groups = new Map<string, FactChange[]>();
  for (const change of changes) groups.set(change.record, [...(groups.get(change.record) ?? []), change]);
  return [...groups.values()];
}
