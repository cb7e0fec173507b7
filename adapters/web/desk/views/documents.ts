/** Documents with what is held of them marked. */
import type { Language } from '../../../../src/core/model/knowledge-base.js';
import { safeText } from '../../../plain-text.js';
import { html, type Markup, NOTHING } from '../../public/html.js';
import { inLanguage } from '../../public/views/page.js';
import { headingOf } from '../../public/views/reply.js';
import type { CoveredParagraph, CoveredSource } from '../ports.js';
import { say } from '../words.js';

interface Share {
  readonly held: number;
  readonly of: number;
}

const shareOf = (all: readonly { readonly held: boolean }[]): Share => ({
  held: all.filter(({ held }) => held).length,
  of: all.length,
});

function sharesOf(
  paragraphs: readonly CoveredParagraph[],
): Record<'figures' | 'names' | 'sentences' | 'cited', Share> {
  const marks = paragraphs.flatMap((paragraph) => paragraph.marks);
  return {
    figures: shareOf(marks.filter(({ what }) => what === 'figure')),
    names: shareOf(marks.filter(({ what }) => what === 'name')),
    sentences: shareOf(paragraphs.flatMap(({ sentences }) => sentences)),
    cited: shareOf(paragraphs.map(({ entries }) => ({ held: entries.length > 0 }))),
  };
}

const share = ({ held, of }: Share): Markup =>
  html`<td class="figure">${held}/${of} <meter min="0" max="${Math.max(1, of)}" value="${of === 0 ? 1 : held}" aria-hidden="true"></meter></td>`;

const COLUMNS = ['document', 'heldFigures', 'heldNames', 'heldSentences', 'citedParagraphs'] as const;

export function documentsView(language: Language, sources: readonly CoveredSource[] | undefined): Markup {
  const row = ({ source, title, paragraphs }: CoveredSource): Markup => {
    const { figures, names, sentences, cited } = sharesOf(paragraphs);
    return html`<tr><th scope="row"><a href="${inLanguage(`/desk/sources/${encodeURIComponent(source)}`, language)}">${title}</a></th>
      ${[figures, names, sentences, cited].map(share)}</tr>`;
  };
  const head = (name: (typeof COLUMNS)[number], at: number): Markup =>
    html`<th scope="col" class="${at === 0 ? 'words' : 'figure'}">${say(name, language)}</th>`;
  return html`<h1>${say('sources', language)}</h1><p>${say('documentsLead', language)}</p>${
    sources === undefined || sources.length === 0
      ? html`<p role="status">${say(sources === undefined ? 'noDocuments' : 'noDocumentYet', language)}</p>`
      : html`<div class="table" tabindex="0" role="region" aria-label="${say('sources', language)}"><table>
          <thead><tr>${COLUMNS.map(head)}</tr></thead><tbody>${sources.map(row)}</tbody></table></div>`
  }`;
}

export function documentView(language: Language, { title, source, paragraphs }: CoveredSource): Markup {
  return html`<p><a href="${inLanguage('/desk/sources', language)}">← ${say('sources', language)}</a></p>
    <h1>${title}</h1><p class="note">${source}</p>
    <p class="key"><mark class="held">${say('held', language)}</mark> <mark class="open">${say('notHeld', language)}</mark> <span class="untold">${say('untold', language)}</span></p>
    ${paragraphs.map((paragraph) => paragraphView(paragraph, language))}`;
}

/** A paragraph as it is printed, with who tells of it. */
export function paragraphView(paragraph: CoveredParagraph, language: Language, level: 2 | 3 = 2): Markup {
  const { number, entries } = paragraph;
  const by =
    entries.length === 0
      ? say('toldByNone', language)
      : say('toldBy', language, { entries: entries.join(', ') });
  return html`<section class="paragraph">${headingOf(level, say('paragraph', language, { n: number }))}
    <p>${marked(paragraph, language)}</p><p class="note">${by}</p></section>`;
}

function marked({ text, marks, entries, sentences }: CoveredParagraph, language: Language): Markup {
  const ends = [...marks, ...sentences].flatMap(({ start, end }) => [start, end]);
  const cuts = [...new Set([0, text.length, ...ends])].sort((a, b) => a - b);
  const pieces = cuts.slice(0, -1).map((start, at) => {
    const end = cuts[at + 1] ?? text.length;
    const words = safeText(text.slice(start, end));
    const within = (span: { readonly start: number; readonly end: number }): boolean =>
      span.start <= start && end <= span.end;
    const mark = marks.find(within);
    if (mark !== undefined)
      return html`<mark class="${mark.held ? 'held' : 'open'}">${words}${mark.held ? NOTHING : html`<span class="hidden"> (${say('notHeld', language)})</span>`}</mark>`;
    const untold = entries.length === 0 && sentences.some((sentence) => !sentence.held && within(sentence));
    return untold ? html`<span class="untold">${words}</span>` : html`${words}`;
  });
  return html`${pieces}`;
}
